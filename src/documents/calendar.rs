//! The meeting as a calendar file (RFC 5545): one event in UTC that tells a stranger nothing.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Copenhagen;
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, EventStatus, Property};
use sha2::{Digest, Sha256};

use super::calendar_names::{language_alone, names_somebody};
use super::plan::Plan;
use super::{DocumentId, Form, Paper, ViewRequest};
use crate::access::{self, Reader};
use crate::case::{Case, Meeting};
use crate::record;

pub(super) fn calendar(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    if request.only.is_some() {
        return;
    }
    let id = DocumentId {
        form: Form::Calendar,
        ..request.id(Paper::Calendar, Some(meeting), None)
    };
    let address = access::venue_address(request.case, meeting);
    let place = place(request, meeting, &address);
    let notes = notes(request, meeting);
    let bytes = file(request, meeting, place, notes.as_deref()).into_bytes();
    // The address stands there on purpose; the rest of the place and how one gets in are looked at.
    plan.file(request, id, &(access::venue_name(request.case, meeting), address, notes), bytes);
}

/// Local time in Denmark or Norway as UTC; the earlier of the two when the clock goes back over it.
fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    Copenhagen
        .from_local_datetime(&local)
        .earliest()
        .map_or_else(|| local.and_utc(), |moment| moment.with_timezone(&Utc))
}

fn file(request: &ViewRequest<'_>, meeting: &Meeting, place: Option<String>, notes: Option<&str>) -> String {
    let summary = &request.locale(request.language_of(&Reader::Coordinator)).calendar_summary;
    let begins = utc(meeting.begins.moment());
    let ends = begins + TimeDelta::minutes(i64::from(meeting.minutes_long()));
    let off = meeting.called_off.is_some();
    let mut event = Event::new();
    event
        .uid(&uid(request.case, meeting))
        .summary(summary)
        .starts(begins)
        .ends(ends)
        .class(Class::Private)
        // A cancellation is one change more (RFC 5546 §3.2.5).
        .sequence(meeting.times_moved() + record::times_changed(request.case, meeting))
        .status(if off { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .timestamp(request.today.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc());
    if let Some(place) = place {
        event.location(&place);
    }
    if let Some(notes) = notes {
        event.description(notes);
    }
    if !off {
        event.alarm(Alarm::display(summary, -TimeDelta::days(1)));
        event.alarm(Alarm::display(summary, -TimeDelta::hours(2)));
    }
    let event = event.done();
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//dialogdok//dialogdok//DA"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", if off { "CANCEL" } else { "PUBLISH" }));
    calendar.push(event);
    without_clock(&calendar.to_string())
}

/// Takes from the alarms what the library puts there by itself, a time stamp and a random id: neither is asked for
/// (RFC 5545 §3.6.6), and the same meeting gives the same file.
fn without_clock(calendar: &str) -> String {
    let mut in_alarm = false;
    let keeps = |line: &&str| {
        in_alarm = (in_alarm || *line == "BEGIN:VALARM") && *line != "END:VALARM";
        !(in_alarm && (line.starts_with("DTSTAMP") || line.starts_with("UID")))
    };
    calendar
        .split_inclusive("\r\n")
        .map(|l| l.trim_end_matches("\r\n"))
        .filter(keeps)
        .map(|l| format!("{l}\r\n"))
        .collect()
}

/// The same for a meeting as long as it lives, so that a new file replaces the old one; it tells neither case nor person.
fn uid(case: &Case, meeting: &Meeting) -> String {
    let mut hash = Sha256::new();
    for part in [&case.municipality.name.0, &case.key, &meeting.number.to_string()] {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let hex: String = hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect();
    format!("{hex}@dialogdok")
}

/// How one gets in, unless that names somebody, and the language of the interpreter; nothing where the address is held back.
fn notes(request: &ViewRequest<'_>, meeting: &Meeting) -> Option<String> {
    let case = request.case;
    if access::held_back(case, meeting).is_some() {
        return None;
    }
    let way_in = access::way_in(case, meeting).filter(|way| !names_somebody(case, way));
    let locale = request.locale(request.language_of(&Reader::Coordinator));
    let interpreter = meeting.interpreter.as_ref().and_then(|i| language_alone(case, &i.0));
    let interpreter = interpreter.map(|language| locale.spoken(&language));
    locale.calendar_notes.lines(way_in.as_deref(), interpreter.as_deref())
}

/// Where: the address, and the name of the place. No person stands there: a private home is told by its address alone, and what
/// names somebody of the case is left out. A part with a house number stays, since a street may bear anybody's name.
fn place(request: &ViewRequest<'_>, meeting: &Meeting, address: &[String]) -> Option<String> {
    let case = request.case;
    let is_named = |text: &str| names_somebody(case, text);
    let cares_of = |part: &str| part.to_lowercase().starts_with("c/o") || part.to_lowercase().starts_with("att");
    let tells_a_house = |part: &&str| part.bytes().any(|b| b.is_ascii_digit()) && !cares_of(part);
    let parts = |line: &str| {
        let kept: Vec<&str> = line
            .split(',')
            .map(str::trim)
            .filter(|part| tells_a_house(part) || !is_named(part) && !cares_of(part))
            .collect();
        kept.join(", ")
    };
    let mut lines: Vec<String> = address.iter().map(|line| parts(line)).filter(|line| !line.is_empty()).collect();
    let name = access::venue_name(case, meeting);
    let is_home = |name: &str| {
        name.to_lowercase()
            .split_whitespace()
            .any(|word| matches!(word, "hos" | "hjemme" | "hjem" | "heime"))
    };
    let name = name.filter(|name| !(is_named(name) || is_home(name) && access::is_private_home(case, meeting)));
    lines.splice(0..0, name);
    (!lines.is_empty()).then(|| lines.join(", "))
}
