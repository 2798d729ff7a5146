//! Advice about people with a protected address who are named, or left unnamed, in what others read.

use super::Context;
use super::record::listed;
use crate::access::{self, Reader};
use crate::case::value::{Id, Text};
use crate::case::{Meeting, Person, Placed, Problem};
use crate::messages::RuleMessage;

pub(super) const RULE: &str = "beskyttet-nævnt";

/// Each meeting's texts and lists, by those readers who may not be told of somebody in them.
pub(super) fn protected_named(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let kept = case.network.iter().filter(|person| !person.may_be_named());
    for person in &case.network {
        relation(context, person, problems);
    }
    for person in kept {
        for meeting in &case.meetings {
            in_minutes(context, person, meeting, problems);
            in_letters(context, person, meeting, problems);
        }
    }
}

/// Somebody whose relation names another who may not be named to others.
fn relation(context: &Context<'_>, person: &Person, problems: &mut Vec<Problem>) {
    let named = access::protected_named_in(context.case, &person.relation).find(|named| named.id.value != person.id.value);
    if let Some(named) = named {
        let told = RuleMessage::NamedByRelation {
            whose: person.name.0.clone(),
            name: named.name.0.clone(),
        };
        problems.push(Problem::advised(RULE, &person.relation.place, &told));
    }
}

/// The names of those readers who may not be told of a person by a paper of a meeting.
fn strangers<'r>(context: &Context<'_>, person: &Person, meeting: &Meeting, readers: impl IntoIterator<Item = &'r Reader>) -> Vec<String> {
    let case = context.case;
    let is_stranger =
        |reader: &&Reader| case.person(reader.id()).is_some() && !access::may_be_named_of(case, reader, &person.id.value.0, meeting);
    let readers = readers.into_iter().filter(is_stranger);
    readers.map(|reader| reader.name(case).to_owned()).collect()
}

fn in_minutes(context: &Context<'_>, person: &Person, meeting: &Meeting, problems: &mut Vec<Problem>) {
    let Some(minutes) = &meeting.minutes else { return };
    let readers = access::named_readers(minutes);
    let strangers = strangers(context, person, meeting, &readers);
    if strangers.is_empty() {
        return;
    }
    let is_person = |id: &&Placed<Id>| id.value == person.id.value;
    let mut ids = minutes
        .tasks
        .iter()
        .map(|task| &task.who)
        .chain(&minutes.present)
        .chain(&minutes.written_by);
    if let Some(id) = ids.find(is_person) {
        let told = RuleMessage::LeftUnnamed {
            name: person.name.0.clone(),
            readers: listed(&strangers),
        };
        problems.push(Problem::advised(RULE, &id.place, &told));
    }
    let topics = minutes.topics.iter();
    let texts = topics.flat_map(|topic| {
        let discussions = topic.discussions.iter().map(|text| ("drøftelser", text));
        std::iter::once(("emne", &topic.subject)).chain(discussions)
    });
    let next = minutes.next_meeting.iter().flat_map(|next| next.theme.iter().chain(&next.when));
    let texts = texts
        .chain(minutes.agreements.iter().map(|text| ("aftaler", text)))
        .chain(minutes.tasks.iter().map(|task| ("hvad", &task.what)))
        .chain(next.map(|text| ("næste møde", text)))
        .chain(meeting.theme.iter().map(|text| ("tema", text)));
    for (key, text) in texts {
        tell(context, person, key, text, &strangers, problems);
    }
    house(context, person, &meeting.place.name, &strangers, problems);
}

/// What stands in letters that are still to be sent.
fn in_letters(context: &Context<'_>, person: &Person, meeting: &Meeting, problems: &mut Vec<Problem>) {
    if meeting.minutes.is_some() || meeting.begins.date() < context.today {
        return;
    }
    let readers: Vec<Reader> = meeting.invited.iter().map(|invited| Reader::of_id(&invited.person)).collect();
    let everybody = strangers(context, person, meeting, &readers);
    if let Some(off) = &meeting.called_off {
        if let Some(reason) = &off.reason {
            tell(context, person, "grund", reason, &everybody, problems);
        }
        return;
    }
    let texts = meeting.theme.iter().map(|text| ("tema", text));
    for (key, text) in texts.chain(meeting.interpreter.iter().map(|text| ("tolk", text))) {
        tell(context, person, key, text, &everybody, problems);
    }
    for found in access::named_on_the_day(context.case, meeting) {
        if found.named.id.value == person.id.value && !everybody.is_empty() {
            let told = RuleMessage::ProtectedNamed {
                key: found.key,
                name: person.name.0.clone(),
                readers: listed(&everybody),
            };
            problems.push(Problem::advised(RULE, found.place, &told));
        }
    }
    let texts = [Some(&meeting.place.name), meeting.place.way_in.as_ref()];
    for text in texts.into_iter().flatten() {
        house(context, person, text, &everybody, problems);
    }
    for (invited, reader) in meeting.invited.iter().zip(&readers) {
        let stranger = strangers(context, person, meeting, [reader]);
        if let Some(text) = &invited.why {
            tell(context, person, "hvorfor", text, &stranger, problems);
        }
    }
}

/// A place that is called after a person in one word, which may be its name all the same.
fn house(context: &Context<'_>, person: &Person, text: &Placed<Text>, strangers: &[String], problems: &mut Vec<Problem>) {
    let after = access::called_after_protected(context.case, text);
    if after.iter().any(|named| named.id.value == person.id.value) && !strangers.is_empty() {
        let told = RuleMessage::NamedByHouse {
            name: person.name.0.clone(),
            readers: listed(strangers),
        };
        problems.push(Problem::advised(RULE, &text.place, &told));
    }
}

fn tell(context: &Context<'_>, person: &Person, key: &'static str, text: &Placed<Text>, strangers: &[String], problems: &mut Vec<Problem>) {
    let names_person = access::protected_named_in(context.case, text).any(|named| named.id.value == person.id.value);
    if names_person && !strangers.is_empty() {
        let told = RuleMessage::ProtectedNamed {
            key,
            name: person.name.0.clone(),
            readers: listed(strangers),
        };
        problems.push(Problem::advised(RULE, &text.place, &told));
    }
}
