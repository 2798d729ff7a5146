//! What the record of sent papers says is to be done: frozen papers that are not as they were, people who do not know what holds,
//! referater that were changed or not sent.

use super::Context;
use super::meetings::coming;
use crate::access::{self, Reader, Readership};
use crate::case::{Case, Meeting, Problem, Reply, Stops};
use crate::messages::RuleMessage;
use crate::record::{self, News};

/// A frozen paper is missing, or is not the one that was sent.
pub(super) fn frozen_papers(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for entry in &context.case.sent {
        let Some(paper) = record::frozen(context.case, entry) else {
            continue;
        };
        if let Err(reason) = paper.bytes() {
            let place = entry.file.as_ref().map_or(&entry.paper.place, |file| &file.place);
            let told = RuleMessage::FrozenPaperChanged { why: reason };
            problems.push(Problem::told("sendt-fil", place, &told).stopping(Stops::Nothing));
        }
    }
}

/// A frozen paper stands in no entry.
pub(super) fn unrecorded_papers(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let names = record::unrecorded(context.case);
    let files = match names.as_slice() {
        [] => return,
        [one] => format!("»{one}«"),
        [first, rest @ ..] => format!("»{first}« og {} andre papirer", rest.len()),
    };
    let place = context
        .case
        .sent
        .last()
        .map_or(&context.case.course.approach.place, |entry| &entry.paper.place);
    let told = RuleMessage::FrozenPaperUnrecorded { files };
    problems.push(Problem::told("sendt-fil", place, &told).stopping(Stops::Nothing));
}

/// Something was sent to somebody who stands in the network no more: nobody can see any longer who that was.
pub(super) fn unknown_receivers(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let mut told: Vec<&str> = Vec::new();
    for entry in &case.sent {
        let id = &*entry.to.value.0;
        let is_known = Reader::is_citizen(id) || case.person(&entry.to.value).is_some();
        if is_known || told.contains(&id) {
            continue;
        }
        told.push(id);
        let who = entry.name.as_ref().map_or(id, |name| name.text()).to_owned();
        let message = RuleMessage::UnknownReceiver { id: id.to_owned(), who };
        problems.push(Problem::advised("modtager-ukendt", &entry.to.place, &message));
    }
}

/// How many days before a meeting it is asked whether anybody has been told of it, when nothing is recorded.
const SOON: i64 = 7;

/// Somebody was told of a meeting ahead, is not among those invited any more, and does not know that it has moved or will not be.
pub(super) fn told_and_left_out(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in case
        .meetings
        .iter()
        .filter(|m| m.minutes.is_none() && m.begins.date() >= context.today)
    {
        let mut names: Vec<String> = Vec::new();
        for entry in record::entries(case, record::INVITATION, Some(meeting.number)) {
            let reader = Reader::of_id(&entry.to);
            let is_invited = reader == Reader::Citizen || meeting.invited.iter().any(|i| reader.is(&i.person)) || case.team.has(&entry.to);
            let name = reader.name(case).to_owned();
            if !is_invited && believes(case, meeting, &reader) && !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            let told = RuleMessage::ToldAndLeftOut { names: listed(&names) };
            problems.push(Problem::advised("ikke-fortalt", &meeting.begins.place, &told));
        }
    }
}

/// Somebody was told of a meeting ahead that has no file any more.
pub(super) fn told_of_no_meeting(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let mut last: std::collections::BTreeMap<(u32, &str), &crate::case::SentEntry> = std::collections::BTreeMap::new();
    for entry in case
        .sent
        .iter()
        .filter(|e| e.taken_back.is_none() && e.paper.text() == record::INVITATION)
    {
        let Some(number) = entry.meeting.as_ref().map(|m| m.value.0) else {
            continue;
        };
        // A file that is there and cannot be read is told of for itself.
        let is_there = ["moede", "møde"]
            .iter()
            .any(|word| case.folder.join(format!("{word}-{number}.yaml")).is_file());
        if case.meeting(number).is_none() && !is_there {
            last.insert((number, &entry.to.value.0), entry);
        }
    }
    let believes = |entry: &&crate::case::SentEntry| {
        let told = entry.told.as_ref().filter(|told| !told.called_off.0);
        told.and_then(|told| told.time.as_ref())
            .is_some_and(|time| time.moment().date() >= context.today)
    };
    last.retain(|_, entry| believes(entry));
    let numbers: std::collections::BTreeSet<u32> = last.keys().map(|(number, _)| *number).collect();
    for number in numbers {
        let of_meeting: Vec<_> = last.iter().filter(|((n, _), _)| *n == number).collect();
        let names: Vec<String> = of_meeting
            .iter()
            .map(|((_, to), _)| Reader::of_id(to).name(case).to_owned())
            .collect();
        let Some((_, entry)) = of_meeting.first() else { continue };
        let told = RuleMessage::ToldOfNoMeeting {
            number,
            names: listed(&names),
        };
        problems.push(Problem::advised("ikke-fortalt", &entry.paper.place, &told));
    }
}

/// Whether the case keeps a record: without one, nobody is told what is missing in it.
fn is_kept(case: &Case) -> bool {
    !case.sent.is_empty()
}

/// »Ida Krogh, Lone Lindholm og Sara Lindholm«
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// Somebody does not know what holds of a meeting ahead.
pub(super) fn not_told(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if access::consent(case, context.days).is_err() {
        return;
    }
    for meeting in case
        .meetings
        .iter()
        .filter(|m| m.minutes.is_none() && m.begins.date() >= context.today)
    {
        if !is_kept(case) {
            // Who keeps no record may have sent the letters all the same; so close to the meeting it is asked.
            let is_soon = (meeting.begins.date() - context.today).num_days() < SOON;
            if is_soon && meeting.called_off.is_none() {
                problems.push(Problem::advised(
                    "ikke-fortalt",
                    &meeting.begins.place,
                    &RuleMessage::NothingRecorded,
                ));
            }
            continue;
        }
        let names: Vec<String> = readers(case, meeting)
            .into_iter()
            .filter(|reader| waits(case, meeting, reader))
            .map(|reader| reader.name(case).to_owned())
            .collect();
        let misled: Vec<String> = readers(case, meeting)
            .into_iter()
            .filter(|reader| match record::news(case, meeting, reader) {
                News::Known(entry) => record::is_practically_other(case, meeting, entry),
                _ => false,
            })
            .map(|reader| reader.name(case).to_owned())
            .collect();
        if !misled.is_empty() {
            let told = RuleMessage::ToldOtherwise { names: listed(&misled) };
            problems.push(Problem::advised("ikke-fortalt", &meeting.begins.place, &told));
        }
        if names.is_empty() {
            continue;
        }
        let told = RuleMessage::NotTold { names: listed(&names) };
        problems.push(Problem::advised("ikke-fortalt", &meeting.begins.place, &told));
    }
}

/// The borger, and those who are invited and have not said no to the meeting as it is.
fn readers(case: &Case, meeting: &Meeting) -> Vec<Reader> {
    let invited = meeting
        .invited
        .iter()
        .filter(|i| !case.team.has(&i.person) && case.person(&i.person).is_some())
        .filter(|i| !record::has_declined(case, meeting, i))
        .map(|i| Reader::Person(i.person.value.clone()));
    std::iter::once(Reader::Citizen).chain(invited).collect()
}

/// Whether somebody who is not invited any more believes that they are, or does not know what has become of the meeting.
fn believes(case: &Case, meeting: &Meeting, reader: &Reader) -> bool {
    match record::news(case, meeting, reader) {
        News::Known(entry) => entry.told.as_ref().is_none_or(|told| !told.called_off.0),
        _ => waits(case, meeting, reader),
    }
}

/// Whether a reader is to be told something of a meeting.
fn waits(case: &Case, meeting: &Meeting, reader: &Reader) -> bool {
    match record::news(case, meeting, reader) {
        News::Unrecorded => meeting.called_off.is_none(),
        News::Known(_) | News::NotConcerned => false,
        News::Everything | News::Moved(_) | News::NewPlace(_) | News::NewAnswerDate(_) | News::CalledOff(_) | News::HeldAfterAll(_) => true,
    }
}

/// The last day for an answer has gone by, and somebody has not answered.
pub(super) fn answers_missing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in coming(context).filter(|m| m.begins.date() >= context.today) {
        let Some(by) = meeting.answer_by.as_ref().filter(|by| by.day() < context.today) else {
            continue;
        };
        let is_open = |reply: Option<Reply>| matches!(reply, None | Some(Reply::Waiting));
        let names: Vec<String> = meeting
            .invited
            .iter()
            .filter(|i| !case.team.has(&i.person) && is_open(record::reply(case, meeting, i)))
            // Who has not been told yet is told before being asked.
            .filter(|i| !is_kept(case) || !waits(case, meeting, &Reader::of_id(&i.person)))
            .filter_map(|i| Some(case.person(&i.person)?.name.0.clone()))
            .collect();
        if names.is_empty() {
            continue;
        }
        let told = RuleMessage::AnswersMissing { names: listed(&names) };
        problems.push(Problem::advised("svar-mangler", &by.place, &told));
    }
}

/// An answer has no day, and the meeting was moved for the person: nobody can tell what it was an answer to.
pub(super) fn answer_without_day(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in coming(context) {
        for invited in &meeting.invited {
            let (Some(written), Some(person)) = (&invited.reply, case.person(&invited.person)) else {
                continue;
            };
            if record::wants_a_day(case, meeting, invited) {
                let told = RuleMessage::AnswerWithoutDay {
                    name: person.name.0.clone(),
                    word: written.reply.value.word(),
                };
                problems.push(Problem::advised("svar-uden-dag", &written.reply.place, &told));
            }
        }
    }
}

/// A referat is not what some have been sent.
pub(super) fn corrected(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in &case.meetings {
        let Some(correction) = record::changes(case, meeting) else {
            continue;
        };
        // Those who may have it no more are not sent it again.
        let may = |reader: &Reader| access::may_read(case, reader, Readership::Approved, Some(meeting), context.days).is_ok();
        let readers = correction.readers.iter().map(|id| Reader::of_id(id)).filter(may);
        let names: Vec<String> = readers.map(|reader| reader.name(case).to_owned()).collect();
        if names.is_empty() {
            continue;
        }
        let told = RuleMessage::MinutesCorrected {
            sent_on: correction.sent_on,
            names: listed(&names),
            changes: correction.changes.join(", "),
        };
        let approved = meeting.minutes.as_ref().and_then(|m| m.approved.as_ref());
        let place = approved.map_or(&meeting.begins.place, |a| &a.place);
        problems.push(Problem::advised("referat-rettet", place, &told));
    }
}

/// A referat is approved, and somebody whom the borger has named has not been sent it.
pub(super) fn minutes_not_sent(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    // What was approved before the record began may have been sent without it.
    let Some(begun) = case.sent.first().map(|entry| entry.date.day()) else {
        return;
    };
    for meeting in &case.meetings {
        let Some(minutes) = &meeting.minutes else { continue };
        let Some(approved) = minutes
            .approved
            .as_ref()
            .filter(|day| day.day() >= begun && day.day() <= context.days.gate())
        else {
            continue;
        };
        let named = std::iter::once(Reader::Citizen).chain(access::named_readers(minutes));
        let names: Vec<String> = named
            .filter(|reader| access::may_read(case, reader, Readership::Approved, Some(meeting), context.days).is_ok())
            .filter(|reader| {
                record::entries_to(case, record::MINUTES, Some(meeting.number), reader)
                    .next()
                    .is_none()
            })
            .map(|reader| reader.name(case).to_owned())
            .collect();
        if !names.is_empty() {
            let told = RuleMessage::MinutesNotSent {
                approved: approved.day(),
                names: listed(&names),
            };
            problems.push(Problem::advised("referat-ikke-sendt", &approved.place, &told));
        }
    }
}
