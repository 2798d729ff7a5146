//! The startmappe: what the tovholder has along to the first talks, before any netværksmøde (001 §0, §1, §2, bilag 1; 002). Made
//! later, it says what it is for and what has happened until that day.
//!
//! It holds the checklists of the start and the mapping, the way through a forløb as a figure, what each tool is for, and room
//! for what the borger wishes, needs, finds hard and hopes: their own words where `udgangspunkt` has them, lines to write on
//! where it has not. It is the tovholder's own, since it is made before the borger has signed.

use chrono::NaiveDate;
use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::plan::{Plan, PlannedPage};
use super::team_role::coordinator_on;
use super::{Locale, Paper, ViewRequest};
use crate::access::Reader;
use crate::case::value::{Date, Text};
use crate::case::{Case, Placed, StartingPoint};

/// The packet for the first talks.
#[derive(Clone, Debug, Serialize)]
pub struct StartFolderView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    /// The tovholder on the day of the paper.
    pub coordinator: String,
    /// The tovholder is trained in Åben Dialog.
    pub trained: bool,
    /// Those who were it before, oldest first.
    pub earlier_coordinators: Vec<EarlierCoordinator>,
    /// Days in words.
    pub approach: String,
    pub first_contact: Option<String>,
    pub consent: Option<String>,
    /// The day on which the consent was taken back, in words.
    pub withdrawn: Option<String>,
    /// The meetings held until the day of the paper; none before the first.
    pub held: Option<HeldMeetings>,
    /// The day on which the forløb ended, in words.
    pub ended: Option<String>,
    pub starting_point: StartingPointView,
}

/// Somebody who was the tovholder before.
#[derive(Clone, Debug, Serialize)]
pub struct EarlierCoordinator {
    pub name: String,
    /// The last day, in words.
    pub until: String,
}

/// The meetings of a forløb that have been held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldMeetings {
    pub count: usize,
    /// The day of the latest, in words.
    pub latest: String,
}

/// The day on which a forløb ended, in words; none while it goes on.
pub(super) fn ended_on(case: &Case, today: NaiveDate, locale: &Locale) -> Option<String> {
    let ended = case.course.ended.as_ref()?.day();
    (ended <= today).then(|| locale.date(ended))
}

/// The meetings held until a day, the day in words of a language.
pub(super) fn held_meetings(case: &Case, until: NaiveDate, locale: &Locale) -> Option<HeldMeetings> {
    let held = case.meetings.iter().filter(|m| m.was_held() && m.begins.date() <= until);
    let days: Vec<NaiveDate> = held.map(|m| m.begins.date()).collect();
    Some(HeldMeetings {
        count: days.len(),
        latest: locale.date(*days.iter().max()?),
    })
}

/// The borger's own words from the first talks; empty where nothing is written.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StartingPointView {
    pub wishes: Vec<String>,
    pub needs: Vec<String>,
    pub hard: Vec<String>,
    pub hopes: Vec<String>,
}

/// The starting point as a view tells it.
pub(super) fn starting_point(written: &StartingPoint) -> StartingPointView {
    let words = |texts: &[Placed<Text>]| texts.iter().map(|t| t.0.clone()).collect();
    StartingPointView {
        wishes: words(&written.wishes),
        needs: words(&written.needs),
        hard: words(&written.hard),
        hopes: words(&written.hopes),
    }
}

pub(super) fn start_folder(request: &ViewRequest<'_>, plan: &mut Plan) {
    let case = request.case;
    let id = request.id(Paper::StartFolder, None, request.only.cloned());
    if let Err(reasons) = request.may_read(Paper::StartFolder, None) {
        return plan.refuse_document(id, reasons);
    }
    let lang = request.language_of(&request.reader_or(Reader::Coordinator));
    let locale = request.locale(lang);
    let (course, today) = (&case.course, request.today);
    let coordinator = coordinator_on(case, today);
    let name = |id: &str| Reader::of_id(id).name(case).to_owned();
    let earlier = case.team.earlier_coordinators.iter().filter(|h| h.until.day() < today);
    let past = |day: &Placed<Date>| Some(day.day()).filter(|day| *day <= today).map(|day| locale.date(day));
    let view = StartFolderView {
        head: head(request, lang),
        citizen: citizen_name(request, lang),
        coordinator: name(coordinator),
        trained: case.person(coordinator).is_some_and(|p| p.trained.0),
        earlier_coordinators: earlier
            .map(|h| EarlierCoordinator {
                name: name(&h.person),
                until: locale.date(h.until.day()),
            })
            .collect(),
        approach: locale.date(course.approach.day()),
        first_contact: course.first_contact.as_ref().map(|d| locale.date(d.day())),
        consent: course.consent.as_ref().map(|d| locale.date(d.day())),
        withdrawn: course.withdrawn.as_ref().and_then(past),
        held: held_meetings(case, today, locale),
        ended: course.ended.as_ref().and_then(past),
        starting_point: starting_point(&case.starting_point),
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
}
