//! Ids, lines and tasks must mean something.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Context;
use crate::access::Reader;
use crate::case::{Acquaintances, Case, Part, Placed, Problem, Stops, Task, value::Id};
use crate::messages::{GatedPaper, RuleMessage};

/// The first of many, in a sentence.
fn few(ids: &[&str]) -> String {
    const MOST: usize = 12;
    let more = if ids.len() > MOST { " …" } else { "" };
    ids[..ids.len().min(MOST)].join(", ") + more
}

/// Whether a word says that nobody is meant.
fn is_nobody(id: &str) -> bool {
    ["ingen", "nej", "nul", "ikke nogen"].contains(&&*id.trim().to_lowercase())
}

pub(super) fn unknown(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let known: Vec<&str> = case.network.iter().map(|p| &*p.id.value.0).collect();
    let with_citizen: Vec<&str> = ["borger"].into_iter().chain(known.iter().copied()).collect();
    let people = Acquaintances::of(&case.citizen, &case.network);
    let mut once = BTreeSet::new();
    let twice = known.iter().find(|id| !once.insert(**id)).map(|id| (*id).to_owned());
    let mut look = |id: &Placed<Id>, stops: Stops| {
        if !known.contains(&&*id.value.0) {
            let choices = if matches!(stops, Stops::Minutes(_)) {
                &with_citizen
            } else {
                &known
            };
            let (meant, place, id) = (people.choice(id), &id.place, id.value.0.clone());
            // One of two with the same id may be the one that is meant.
            let told = match meant {
                _ if is_nobody(&id) => RuleMessage::UnknownIdNobody { id },
                _ if let Some(twice) = &twice => RuleMessage::UnknownIdOrTwice { id, twice: twice.clone() },
                Some(meant) => RuleMessage::UnknownIdMeant { id, meant },
                None if known.is_empty() => RuleMessage::UnknownIdInEmptyNetwork { id },
                None => RuleMessage::UnknownId { id, known: few(choices) },
            };
            problems.push(Problem::told("id-ukendt", place, &told).stopping(stops));
        }
    };
    let team = &case.team;
    // A network of nobody at all is drawn with the borger alone.
    look(
        &team.coordinator,
        if known.is_empty() {
            Stops::Part(Part::Sending)
        } else {
            Stops::Case
        },
    );
    for member in team.facilitators.iter().chain(&team.reflectors) {
        look(member, Stops::Part(Part::Sending));
    }
    for handover in &team.earlier_coordinators {
        look(&handover.person, Stops::Part(Part::Wellbeing));
    }
    for id in case.lines.iter().flat_map(|l| &l.value) {
        look(id, Stops::Part(Part::Map));
    }
    for id in &case.consents.map {
        look(id, Stops::Part(Part::Map));
    }
    for id in &case.consents.overview {
        look(id, Stops::Part(Part::Overview));
    }
    if let Some(id) = case.ending.as_ref().and_then(|e| e.come_back_to.as_ref()) {
        look(id, Stops::Part(Part::Wellbeing));
    }
    for meeting in &case.meetings {
        let number = meeting.number;
        for invited in &meeting.invited {
            let person = invited.person.value.0.clone();
            look(&invited.person, Stops::Letter { meeting: number, person });
        }
        let Some(minutes) = &meeting.minutes else {
            continue;
        };
        let next = minutes.next_meeting.iter().flat_map(|n| &n.whom);
        let doers = minutes.tasks.iter().map(|t| &t.who);
        let ids = minutes.written_by.iter().chain(&minutes.present).chain(&minutes.may_go_to);
        for id in ids.chain(next).chain(doers) {
            if !Reader::is_citizen(id) {
                look(id, Stops::Minutes(number));
            }
        }
    }
}

pub(super) fn twice(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for person in &context.case.network {
        let id = &person.id;
        let reserved = Reader::is_citizen(id);
        if reserved || !seen.insert(&id.value) {
            let stops = if id.value == context.case.team.coordinator.value {
                Stops::Case
            } else {
                Stops::Person(id.value.0.clone())
            };
            let (place, id) = (&id.place, id.value.0.clone());
            let told = if reserved {
                RuleMessage::ReservedId { id }
            } else {
                RuleMessage::IdTwice { id }
            };
            problems.push(Problem::told("id-to-gange", place, &told).stopping(stops));
        }
    }
}

pub(super) fn invited_twice(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let mut seen = BTreeSet::new();
        for invited in &meeting.invited {
            let id = &invited.person;
            if !seen.insert(&id.value) {
                let person = id.value.0.clone();
                let told = RuleMessage::InvitedTwice { id: person.clone() };
                let problem = Problem::told("inviteret-to-gange", &id.place, &told);
                problems.push(problem.stopping(Stops::Letter {
                    meeting: meeting.number,
                    person,
                }));
            }
        }
    }
}

pub(super) fn lines(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for line in &context.case.lines {
        let told = match line.value.as_slice() {
            [a, b] if a.value == b.value => RuleMessage::LineToSelf { id: a.value.0.clone() },
            [a, b] => {
                let pair = if a.value < b.value {
                    (&a.value, &b.value)
                } else {
                    (&b.value, &a.value)
                };
                if seen.insert(pair) {
                    continue;
                }
                RuleMessage::LineTwice {
                    one: a.value.0.clone(),
                    other: b.value.0.clone(),
                }
            }
            ids => RuleMessage::LineNotOfTwo { count: ids.len() },
        };
        problems.push(Problem::told("streg", &line.place, &told).stopping(Stops::Part(Part::Map)));
    }
}

pub(super) fn tasks(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in &case.meetings {
        let Some(minutes) = &meeting.minutes else {
            continue;
        };
        let stops = Stops::Minutes(meeting.number);
        let mut seen = BTreeSet::new();
        for task in &minutes.tasks {
            if !seen.insert(&task.id.value) {
                let id = task.id.value.0.clone();
                let problem = Problem::told("opgave", &task.id.place, &RuleMessage::TaskTwice { id });
                problems.push(problem.stopping(stops.clone()));
            }
        }
        for (key, _) in &minutes.follow_up.0 {
            let number = key.split_once('/').and_then(|(number, _)| number.trim().parse::<u32>().ok());
            if number.is_some_and(|number| case.unread.contains(&number) && number < meeting.number) {
                continue;
            }
            let known = key.split_once('/').and_then(|(number, id)| {
                let number: u32 = number.trim().parse().ok()?;
                let earlier = case.meeting(number).filter(|m| m.number < meeting.number)?;
                let tasks = &earlier.minutes.as_ref()?.tasks;
                tasks.iter().find(|t| t.id.value.0 == id.trim())
            });
            if known.is_none() {
                let task = key.value.0.clone();
                let told = match open_tasks(case, meeting.number) {
                    Some(tasks) => RuleMessage::UnknownTask { task, tasks },
                    None => RuleMessage::UnknownTaskOfNone { task },
                };
                let problem = Problem::told("opgave", &key.place, &told);
                problems.push(problem.stopping(stops.clone()));
            }
        }
    }
}

/// The tasks of earlier meetings as they are written, each with who and what; none when there are none.
fn open_tasks(case: &Case, number: u32) -> Option<String> {
    const MOST: usize = 8;
    let earlier = case.meetings.iter().filter(|m| m.number < number);
    let task = |from: u32, task: &Task| {
        let what: String = task.what.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        format!("{from}/{} ({}: {what})", task.id.value.0, task.who.value.0)
    };
    let tasks = earlier.flat_map(|m| m.minutes.iter().flat_map(|minutes| &minutes.tasks).map(move |t| task(m.number, t)));
    let tasks: Vec<String> = tasks.collect();
    let more = if tasks.len() > MOST { " …" } else { "" };
    (!tasks.is_empty()).then(|| tasks[..tasks.len().min(MOST)].join(", ") + more)
}

pub(super) fn gone(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let day = context.days.latest();
    for id in case.team.members() {
        if let Some(until) = case.person(&id.value).and_then(|p| p.until.as_ref()).filter(|u| u.value.0 < day) {
            let told = RuleMessage::LeftButInTeam {
                id: id.value.0.clone(),
                until: until.day(),
            };
            problems.push(Problem::advised("ikke-med-længere", &id.place, &told));
        }
    }
    let mut look = |day: NaiveDate, id: &Placed<Id>, paper: GatedPaper| {
        let until = case.person(id).and_then(|p| p.until.as_ref()).filter(|u| u.value.0 < day);
        if let Some(until) = until {
            let told = RuleMessage::NoLongerThere {
                id: id.value.0.clone(),
                until: until.day(),
                paper,
            };
            problems.push(Problem::advised("ikke-med-længere", &id.place, &told));
        }
    };
    for meeting in &case.meetings {
        let ahead = meeting.minutes.is_none() && meeting.called_off.is_none() && meeting.begins.date() >= context.today;
        for invited in meeting.invited.iter().filter(|_| ahead) {
            look(day.max(meeting.begins.date()), &invited.person, GatedPaper::Letter);
        }
        for id in meeting.minutes.iter().flat_map(|m| &m.may_go_to) {
            look(day, id, GatedPaper::Minutes);
        }
    }
    for id in &case.consents.map {
        look(day, id, GatedPaper::Map);
    }
    for id in &case.consents.overview {
        look(day, id, GatedPaper::Overview);
    }
}
