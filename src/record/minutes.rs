//! What a reader has to be told of a referat now, and what has changed in it since it was sent (001 §4.3).

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::line::ToldLine;
use super::news::fingerprint;
use super::{MINUTES, entries, entries_to};
use crate::access::{self, Days, Reader};
use crate::case::{Approval, Case, Meeting, Minutes, SentEntry};
use crate::messages::{GoneItem, GoneItems, MinutesChange, MinutesItem, MinutesPart};

/// The parts of a referat, each with a fingerprint of every item in it.
type Parts = BTreeMap<String, Vec<String>>;

/// What a reader has to be told of a referat.
#[derive(Clone, Copy, Debug)]
pub enum MinutesNews<'a> {
    /// The reader has not been sent it.
    NeverSent,
    /// The reader was sent it while it waited for the borger, who has approved it since.
    NowApproved,
    /// What the reader was sent, by this entry at last, is not what stands there now.
    Corrected(&'a SentEntry),
    /// What the reader was sent, by this entry at last, holds.
    Known(&'a SentEntry),
}

/// What a reader has to be told of a meeting's referat.
pub fn minutes_news<'a>(case: &'a Case, meeting: &Meeting, minutes: &Minutes, reader: &'a Reader, days: Days) -> MinutesNews<'a> {
    let Some(last) = entries_to(case, MINUTES, Some(meeting.number), reader).next_back() else {
        return MinutesNews::NeverSent;
    };
    match &last.told {
        Some(told) if told.parts != parts(meeting, minutes) => MinutesNews::Corrected(last),
        Some(told) if told.approved.is_none() && approved_as_it_stands(case, meeting, minutes, days).is_some() => MinutesNews::NowApproved,
        _ => MinutesNews::Known(last),
    }
}

/// When the borger approved the referat as it stands; none when it has been changed after somebody was sent it, and the borger has
/// not said yes to it anew: on a later day, or the same day at a later time.
pub fn approved_as_it_stands(case: &Case, meeting: &Meeting, minutes: &Minutes, days: Days) -> Option<Approval> {
    let approved = minutes
        .approved
        .as_ref()
        .filter(|_| access::approved_on(minutes, days).is_some())?
        .value;
    let now = parts(meeting, minutes);
    let is_of_another = |entry: &SentEntry| {
        let told = entry.told.as_ref().filter(|told| told.parts != now);
        told.and_then(|told| told.approved.as_ref())
            .is_some_and(|before| before.value >= approved)
    };
    let is_changed = entries(case, MINUTES, Some(meeting.number)).any(is_of_another);
    (!is_changed).then_some(approved)
}

/// A yes that the borger says now to a meeting's referat. On a day on which somebody was sent it as approved, it is a yes to what was
/// sent, unless it says its time.
pub fn approval_now(case: &Case, meeting: &Meeting, now: NaiveDateTime) -> Approval {
    let told = entries(case, MINUTES, Some(meeting.number)).filter_map(|entry| entry.told.as_ref()?.approved.as_ref());
    let last = told
        .map(|approved| approved.value)
        .filter(|approved| approved.day >= now.date())
        .max();
    let after = last.map(|last| last.time.map_or(NaiveTime::MIN, |time| time + TimeDelta::minutes(1)));
    Approval {
        day: now.date(),
        time: after.map(|after| now.time().max(after)),
    }
}

/// What a reader knows who is sent the referat as it is now.
pub fn told_of_minutes(case: &Case, meeting: &Meeting, minutes: &Minutes, days: Days) -> ToldLine {
    ToldLine {
        approved: approved_as_it_stands(case, meeting, minutes, days).map(Approval::written),
        parts: parts(meeting, minutes),
        ..ToldLine::default()
    }
}

/// A referat that is not what some have been sent.
#[derive(Clone, Debug)]
pub struct Correction<'a> {
    /// Those who have been sent the older one, by their ids.
    pub readers: Vec<&'a str>,
    /// When it was last sent.
    pub sent_on: NaiveDate,
    /// What has changed since, in Danish.
    pub changes: Vec<String>,
}

/// What has changed in a referat since it was sent; none when nobody has been sent another.
pub fn changes<'a>(case: &'a Case, meeting: &Meeting) -> Option<Correction<'a>> {
    let now = parts(meeting, meeting.minutes.as_ref()?);
    let mut last: BTreeMap<&str, &SentEntry> = BTreeMap::new();
    for entry in entries(case, MINUTES, Some(meeting.number)) {
        last.insert(&entry.to.value.0, entry);
    }
    let is_older = |entry: &&SentEntry| entry.told.as_ref().is_some_and(|told| told.parts != now);
    last.retain(|_, entry| is_older(&&**entry));
    let newest = last.values().max_by_key(|entry| entry.date.day())?;
    Some(Correction {
        readers: last.keys().copied().collect(),
        sent_on: newest.date.day(),
        changes: newest.told.as_ref().map(|told| differences(&told.parts, &now)).unwrap_or_default(),
    })
}

fn parts(meeting: &Meeting, minutes: &Minutes) -> Parts {
    let mut parts = Parts::new();
    let mut keep = |part: &str, items: Vec<Vec<&str>>| {
        if !items.is_empty() {
            let items = items.iter().map(|item| fingerprint(item.join("\n").as_bytes()));
            parts.insert(part.to_owned(), items.collect());
        }
    };
    let begins = meeting.begins.moment().to_string();
    let theme = meeting.theme.as_ref().map_or("", |t| t.text());
    keep("møde", vec![vec![&begins, meeting.place.name.text(), theme]]);
    let present: Vec<&str> = minutes.present.iter().map(|id| &*id.value.0).collect();
    keep("deltog", vec![present]);
    let topics = minutes.topics.iter().map(|topic| {
        let said = topic.discussions.iter().map(|d| d.text());
        std::iter::once(topic.subject.text()).chain(said).collect()
    });
    keep("temaer", topics.collect());
    keep("aftaler", minutes.agreements.iter().map(|a| vec![a.text()]).collect());
    let days: Vec<String> = minutes
        .tasks
        .iter()
        .map(|task| task.by.as_ref().map(|by| by.day().to_string()).unwrap_or_default())
        .collect();
    let tasks = minutes.tasks.iter().zip(&days);
    let tasks = tasks.map(|(task, by)| vec![&*task.id.value.0, &task.who.value.0, task.what.text(), by]);
    keep("opgaver", tasks.collect());
    let states = minutes.follow_up.0.iter().map(|(key, state)| vec![key.text(), state.value.word()]);
    keep("opfølgning", states.collect());
    if let Some(next) = &minutes.next_meeting {
        let wanted = next.wanted.as_ref().map_or("", |w| if w.0 { "ja" } else { "nej" });
        let texts = [&next.theme, &next.when].map(|text| text.as_ref().map_or("", |t| t.text()));
        let whom = next.whom.iter().map(|id| &*id.value.0);
        keep("næste møde", vec![std::iter::once(wanted).chain(texts).chain(whom).collect()]);
    }
    parts
}

/// How a part of a referat is named in messages: whole, and where it has items, one of them, one that is gone, several.
type PartNames = (MinutesPart, Option<(MinutesItem, GoneItem, GoneItems)>);

/// The parts of a referat in the order of the manual; those without items are told of as a whole.
const NAMES: [(&str, PartNames); 7] = [
    ("møde", (MinutesPart::Meeting, None)),
    ("deltog", (MinutesPart::Present, None)),
    (
        "temaer",
        (MinutesPart::Topics, Some((MinutesItem::Topic, GoneItem::Topic, GoneItems::Topics))),
    ),
    (
        "aftaler",
        (
            MinutesPart::Agreements,
            Some((MinutesItem::Agreement, GoneItem::Agreement, GoneItems::Agreements)),
        ),
    ),
    (
        "opgaver",
        (MinutesPart::Tasks, Some((MinutesItem::Task, GoneItem::Task, GoneItems::Tasks))),
    ),
    ("opfølgning", (MinutesPart::FollowUp, None)),
    ("næste møde", (MinutesPart::Next, None)),
];

/// What is other than it was, in Danish: »aftale 2 er ændret«.
fn differences(before: &Parts, now: &Parts) -> Vec<String> {
    let none = Vec::new();
    let mut told = Vec::new();
    for (key, (part, items)) in NAMES {
        let (old, new) = (before.get(key).unwrap_or(&none), now.get(key).unwrap_or(&none));
        if old == new {
            continue;
        }
        let Some((item, one_gone, many_gone)) = items else {
            told.push(MinutesChange::Whole { part });
            continue;
        };
        let gone = old.iter().filter(|hash| !new.contains(hash)).count();
        let fresh: Vec<usize> = (1..).zip(new).filter(|(_, hash)| !old.contains(hash)).map(|(at, _)| at).collect();
        if gone == 0 && fresh.is_empty() {
            told.push(MinutesChange::OtherOrder { part });
        }
        for (index, &number) in fresh.iter().enumerate() {
            let item = item.clone();
            told.push(if index < gone {
                MinutesChange::ItemChanged { item, number }
            } else {
                MinutesChange::ItemNew { item, number }
            });
        }
        match gone.saturating_sub(fresh.len()) {
            0 => {}
            1 => told.push(MinutesChange::OneGone { item: one_gone }),
            count => told.push(MinutesChange::ManyGone { count, part: many_gone }),
        }
    }
    told.iter().map(MinutesChange::to_string).collect()
}
