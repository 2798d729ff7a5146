//! The network at the start of a forløb and now, as counts and as two small maps (001 §5).

use std::collections::BTreeMap;

use serde::Serialize;

use super::locale::Locale;
use super::map_drawing::{MapDrawing, draw_small};
use super::map_layout::{OnMap, lay_out};
use super::network_map::{Presence, lines_between, people_on};
use super::{Paper, ViewRequest};
use crate::access::{self, Reader};
use crate::case::Person;

/// How wide each of the small maps is, in mm.
const SMALL_MAP: f64 = 80.0;

/// How many people there were at the start, and how many there are.
#[derive(Clone, Debug, Serialize)]
pub struct NetworkThenAndNow {
    pub then: People,
    /// Whether it is known who was there at the start. Where nobody's days or distances are told, whoever is written down may have
    /// come later.
    pub then_known: bool,
    pub now: People,
    /// The second count is from the day the forløb ended.
    pub ended: bool,
    /// How much is known of where people stood on the first day.
    pub told_then: ToldThen,
    /// The map on the two days, with numbers; one where nothing is different, or nothing was told then. None when nobody stands on
    /// one of them, or there is no room.
    pub maps: Option<Vec<MapDrawing>>,
    /// Whose the numbers on the maps are, in their order; empty without maps.
    pub key: Vec<Numbered>,
    /// Those who were there at the start and are not any more; nobody where a reader may not see the map.
    pub gone: Vec<String>,
    /// Somebody who reads this copy may not see the map.
    pub map_withheld: bool,
}

impl NetworkThenAndNow {
    /// Whether it is known that the map is as it was.
    pub fn is_same(&self) -> bool {
        self.told_then == ToldThen::All && self.maps.as_ref().is_some_and(|maps| maps.len() == 1)
    }
}

/// How much is known of where people stood on the first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldThen {
    /// Of nobody.
    Nothing,
    /// Of some; the others are drawn where they stand now.
    Some,
    /// Of everybody.
    All,
}

/// Somebody on the small maps.
#[derive(Clone, Debug, Serialize)]
pub struct Numbered {
    /// From 1.
    pub number: usize,
    pub name: String,
    /// What has become of them between the two maps.
    pub state: Presence,
}

/// People of the network on a day; the borger is not counted.
#[derive(Clone, Debug, Serialize)]
pub struct People {
    pub date: String,
    pub private: usize,
    pub professional: usize,
}

/// Counted on the day the borger signed, and on the document's day or the day the forløb ended.
pub(super) fn then_and_now(request: &ViewRequest<'_>, locale: &Locale) -> NetworkThenAndNow {
    let (case, course) = (request.case, &request.case.course);
    let begun = course.consent.as_ref().unwrap_or(&course.approach).value.0;
    let ended = course.ended.as_ref().map(|e| e.value.0).filter(|e| *e <= request.today);
    let count = |day| {
        let here = || case.network.iter().filter(|p| p.is_there(day));
        People {
            date: locale.date(day),
            private: here().filter(|p| p.is_private()).count(),
            professional: here().filter(|p| !p.is_private()).count(),
        }
    };
    let latest = ended.unwrap_or(request.today);
    let (case_then, case_now) = (case.seen_on(begun), case.seen_on(latest));
    let then = people_on(&case_then, begun, None, request.only);
    let now = people_on(&case_now, latest, None, request.only);
    let told = |people: &[(&Person, Presence)]| -> Vec<(String, f64)> {
        let told = people.iter().map(|(p, _)| (p.id.value.0.clone(), p.distance.0));
        told.collect()
    };
    let is_same = told(&then) == told(&now);
    // A map of what nobody told then would say more than is known.
    let known = then.iter().filter(|(p, _)| p.distance.is_told_by(begun)).count();
    let told_then = match known {
        0 => ToldThen::Nothing,
        known if known < then.len() => ToldThen::Some,
        _ => ToldThen::All,
    };
    let has_days = |person: &Person| person.from.is_some() || person.until.is_some();
    let then_known = told_then == ToldThen::All || case.network.iter().any(has_days);
    let is_one = is_same || told_then == ToldThen::Nothing;
    let may_see = may_see_map(request);
    let angles = if may_see {
        angles_on_the_map(request, locale, &now)
    } else {
        BTreeMap::new()
    };
    let angle_of = |person: &Person| angles.get(&*person.id.value.0).copied();
    // The same number on both maps; whoever is gone has one where there are two.
    let mut both = people_on(&case_now, latest, Some(begun), request.only);
    both.retain(|(_, state)| *state != Presence::Gone || !is_one);
    let number_of = |person: &Person| {
        let at = both.iter().position(|(one, _)| one.id.value == person.id.value);
        at.map_or_else(String::new, |at| (at + 1).to_string())
    };
    let map_of = |people: &[_]| draw_small(request, SMALL_MAP, people, &lines_between(case, people), &angle_of, &number_of).ok();
    let is_drawn = may_see && !then.is_empty() && !now.is_empty();
    let days = if is_one { vec![&now] } else { vec![&then, &now] };
    let maps = is_drawn.then(|| days.into_iter().map(|people| map_of(people)).collect()).flatten();
    let numbered = |(index, (person, state)): (usize, &OnMap<'_>)| Numbered {
        number: index + 1,
        name: person.name.0.clone(),
        state: *state,
    };
    let key = both.iter().enumerate().filter(|_| maps.is_some()).map(numbered).collect();
    let may_be_named = |p: &Person| request.only.is_none_or(|reader| access::may_be_announced(case, reader, &p.id));
    let has_left = |p: &&Person| may_see && may_be_named(p) && p.is_there(begun) && !p.is_there(latest);
    NetworkThenAndNow {
        key,
        gone: case.network.iter().filter(has_left).map(|p| p.name.0.clone()).collect(),
        then: count(begun),
        then_known,
        now: count(latest),
        ended: ended.is_some(),
        map_withheld: !may_see && !case.network.is_empty(),
        told_then,
        maps,
    }
}

/// Where everybody stands on the large map, in degrees, by id: on the small ones they stand there too.
fn angles_on_the_map(request: &ViewRequest<'_>, locale: &Locale, people: &[OnMap<'_>]) -> BTreeMap<String, f64> {
    let map = lay_out(request, &locale.code, people, &lines_between(request.case, people), false);
    let placed = map.map(|map| map.people).unwrap_or_default();
    let ids = people.iter().map(|(person, _)| person.id.value.0.clone());
    ids.zip(placed.into_iter().map(|person| person.angle)).collect()
}

/// Whether everybody who reads this copy may see the map: it is the borger's own, and the team sees it only by its list.
fn may_see_map(request: &ViewRequest<'_>) -> bool {
    let case = request.case;
    let readers: Vec<Reader> = match request.only {
        Some(reader) => vec![reader.clone()],
        None => case.team.members().into_iter().map(|m| Reader::Person(m.value.clone())).collect(),
    };
    let may = |reader: &Reader| reader.is(&case.team.coordinator) || request.answer(reader, Paper::NetworkMap, None).is_ok();
    readers.iter().all(may)
}
