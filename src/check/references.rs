//! Ids, lines and tasks must mean something.

use std::collections::BTreeSet;

use super::Context;
use crate::access::Reader;
use crate::case::{Part, Placed, Problem, Stops, nearest, value::Id};

/// The first of many, in a sentence.
fn few(ids: &[&str]) -> String {
    const MOST: usize = 12;
    let more = if ids.len() > MOST { " …" } else { "" };
    if ids.is_empty() {
        "ingen endnu".to_owned()
    } else {
        ids[..ids.len().min(MOST)].join(", ") + more
    }
}

pub(super) fn unknown(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let known: Vec<&str> = case.network.iter().map(|p| &*p.id.value.0).collect();
    let mut look = |id: &Placed<Id>, stops: Stops| {
        if !known.contains(&&*id.value.0) {
            let remedy = match nearest(id, &known) {
                Some(near) => format!("Mente du »{near}«?"),
                None => format!(
                    "Her er: {}. Skriv personen ind under netværk i sag.yaml, eller ret id'et.",
                    few(&known)
                ),
            };
            let what = format!("»{}« er ikke i netværket", id.value.0);
            problems.push(Problem::mistake("id-ukendt", &id.place, what, remedy).stopping(stops));
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
    for member in team.facilitator.iter().chain(&team.reflectors) {
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
            let (what, remedy) = if reserved {
                (format!("»{}« betyder borgeren selv", id.value.0), "Giv personen et andet id.")
            } else {
                (
                    format!("to personer har id'et »{}«", id.value.0),
                    "Giv den ene et andet id, og ret de steder, der peger på personen.",
                )
            };
            let stops = if id.value == context.case.team.coordinator.value {
                Stops::Case
            } else {
                Stops::Person(id.value.0.clone())
            };
            problems.push(Problem::mistake("id-to-gange", &id.place, what, remedy).stopping(stops));
        }
    }
}

pub(super) fn invited_twice(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let mut seen = BTreeSet::new();
        for invited in &meeting.invited {
            let id = &invited.person;
            if !seen.insert(&id.value) {
                problems.push(
                    Problem::mistake(
                        "inviteret-to-gange",
                        &id.place,
                        format!("»{}« er inviteret to gange", id.value.0),
                        "Behold den ene, så ingen er i tvivl om, hvad der gælder.",
                    )
                    .stopping(Stops::Letter {
                        meeting: meeting.number,
                        person: id.value.0.clone(),
                    }),
                );
            }
        }
    }
}

pub(super) fn lines(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for line in &context.case.lines {
        let (what, remedy) = match line.value.as_slice() {
            [a, b] if a.value == b.value => (
                format!("stregen går fra »{}« til samme person", a.value.0),
                "Skriv to forskellige personer, eller slet stregen.",
            ),
            [a, b] => {
                let pair = if a.value < b.value {
                    (&a.value, &b.value)
                } else {
                    (&b.value, &a.value)
                };
                if seen.insert(pair) {
                    continue;
                }
                (
                    format!("stregen mellem »{}« og »{}« står to gange", a.value.0, b.value.0),
                    "Slet den ene.",
                )
            }
            other => (
                format!("en streg går mellem to personer, og her er {}", other.len()),
                "Skriv [den ene, den anden]; flere streger får hver sin linje.",
            ),
        };
        problems.push(Problem::mistake("streg", &line.place, what, remedy).stopping(Stops::Part(Part::Map)));
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
                let what = format!("to opgaver i mødet hedder »{}«", task.id.value.0);
                let problem = Problem::mistake("opgave", &task.id.place, what, "Giv hver opgave sit eget id.");
                problems.push(problem.stopping(stops.clone()));
            }
        }
        for (key, _) in &minutes.follow_up.0 {
            let known = key.split_once('/').and_then(|(number, id)| {
                let number: u32 = number.trim().parse().ok()?;
                let earlier = case.meeting(number).filter(|m| m.number < meeting.number)?;
                let tasks = &earlier.minutes.as_ref()?.tasks;
                tasks.iter().find(|t| t.id.value.0 == id.trim())
            });
            if known.is_none() {
                let what = format!("»{}« peger ikke på en opgave fra et tidligere møde", key.value.0);
                let remedy = "Skriv mødets nummer, skråstreg og opgavens id, fx 1/t1.";
                problems.push(Problem::mistake("opgave", &key.place, what, remedy).stopping(stops.clone()));
            }
        }
    }
}

pub(super) fn gone(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let day = context.days.latest();
    let mut look = |id: &Placed<Id>, what: &str| {
        let until = case.person(id).and_then(|p| p.until.as_ref()).filter(|u| u.value.0 < day);
        if let Some(until) = until {
            problems.push(Problem::advice(
                "ikke-med-længere",
                &id.place,
                format!("»{}« er kun med i netværket til {} og får ikke {what}", id.value.0, until.value.0),
                "Tag id'et af listen, eller ret »til« ved personen, hvis han eller hun er med endnu.",
            ));
        }
    };
    for meeting in &case.meetings {
        let ahead = meeting.minutes.is_none() && meeting.called_off.is_none() && meeting.begins.date() >= context.today;
        for invited in meeting.invited.iter().filter(|_| ahead) {
            look(&invited.person, "brev om mødet");
        }
        for id in meeting.minutes.iter().flat_map(|m| &m.may_go_to) {
            look(id, "referatet");
        }
    }
    for id in &case.consents.map {
        look(id, "netværkskortet");
    }
    for id in &case.consents.overview {
        look(id, "netværksoverblikket");
    }
}
