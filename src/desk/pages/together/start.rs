//! The tovholder's page, where the screen is shared.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::response::Response;

use super::html::{OfferHtml, StartPage};
use super::leave::Lock;
use super::screen::share;
use super::sitting::viewed;
use crate::case::Case;
use crate::deliver::produce::read_only;
use crate::desk::form::Posted;
use crate::desk::page::{html, nothing, see};
use crate::desk::pages::frame::{CaseAt, frame};
use crate::desk::pages::shared::Body;
use crate::desk::{Desk, State};
use crate::documents::together::unnamed_people;
use crate::record::approved_as_it_stands;

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let page = StartPage {
            frame: frame(desk, state, Some(&case), "Sammen ved skærmen", &case.address("sammen")),
            action: case.address("sammen"),
            offers: offers(state, &case),
        };
        html(&page)
    })
}

/// A meeting that has begun.
struct Begun {
    number: u32,
    /// Its referat is written, and the borger has not said yes to it as it stands.
    waits: bool,
}

/// The meetings that have begun, the latest first.
fn begun(state: &State, case: &CaseAt) -> Vec<Begun> {
    let today = state.session.settings.today;
    let days = state.session.settings.days();
    let of = |case: &Case| {
        let begun = case
            .meetings
            .iter()
            .filter(|meeting| meeting.called_off.is_none() && meeting.begins.date() <= today);
        let begun = begun.map(|meeting| Begun {
            number: meeting.number,
            waits: meeting
                .minutes
                .as_ref()
                .is_some_and(|minutes| approved_as_it_stands(case, meeting, minutes, days).is_none()),
        });
        begun.rev().collect()
    };
    let reading = read_only(&state.session, &case.folder);
    viewed(state, &reading, |request| of(request.case)).unwrap_or_default()
}

/// Those whose referat is offered: the last two, and every one that waits to be read.
fn to_be_read(begun: &[Begun]) -> Vec<(String, String)> {
    let offered = begun.iter().enumerate().filter(|(at, meeting)| *at < 2 || meeting.waits);
    let button = |meeting: &Begun| {
        let waits = if meeting.waits { ", venter på at blive læst" } else { "" };
        (format!("referat/{}", meeting.number), format!("Møde {}{waits}", meeting.number))
    };
    offered.map(|(_, meeting)| button(meeting)).collect()
}

fn offers(state: &State, case: &CaseAt) -> Vec<OfferHtml> {
    let called = case.called();
    let begun = begun(state, case);
    let one = |page: &str, label: &str| vec![(page.to_owned(), label.to_owned())];
    let latest = begun.first().map(|meeting| meeting.number);
    let mut answers = one("trivsel/nu", "Spørg nu");
    answers.extend(latest.map(|number| (format!("trivsel/{number}"), format!("Spørg om møde {number}"))));
    let mut offers = vec![
        OfferHtml {
            title: "Netværkskortet",
            about: format!("{called} sætter navne på kortet, og I tegner streger. Spørg først, om dem i rummet må se det."),
            buttons: one("kort", "Vis kortet"),
            code: None,
        },
        OfferHtml {
            title: "Hvordan har du det?",
            about: format!("Et område ad gangen, i tal eller ord. {called} kan gøre det alene."),
            buttons: answers,
            code: Some(proposed()),
        },
        OfferHtml {
            title: "Referatet",
            about: format!(
                "Skriv det sammen, og læs det igennem. {called} siger ja og bestemmer, hvem der må få det.{}",
                of_unnamed(state, case)
            ),
            buttons: to_be_read(&begun),
            code: None,
        },
        OfferHtml {
            title: "Hvem må se hvad?",
            about: format!("{called} giver lov og tager det tilbage. Alle navne i netværket står på siden."),
            buttons: one("samtykke", "Vis siden"),
            code: None,
        },
        OfferHtml {
            title: "Sådan er det gået",
            about: "Status, et område ad gangen, med borgerens ord ved siden af, og kortet før og nu.".to_owned(),
            buttons: one("status", "Vis status"),
            code: None,
        },
    ];
    offers.retain(|offer| !offer.buttons.is_empty());
    offers
}

/// By what number the tovholder notes those who may not be named to others, when they are there.
fn of_unnamed(state: &State, case: &CaseAt) -> String {
    let reading = read_only(&state.session, &case.folder);
    let people = viewed(state, &reading, |request| unnamed_people(request.case)).unwrap_or_default();
    if people.is_empty() {
        return String::new();
    }
    let numbers: Vec<String> = people
        .iter()
        .map(|person| format!("{} er {}", case.name_of(&person.id), person.number))
        .collect();
    format!(
        " Nogle må ikke nævnes for andre, og deres navne kommer ikke på skærmen. Er en af dem her, så tryk på »En til, som ikke nævnes her« \
         og skriv nummeret: {}.",
        numbers.join(", ")
    )
}

/// Four digits to leave a page by; the tovholder may choose others.
fn proposed() -> String {
    let mut bytes = [0_u8; 8];
    // Without chance there is no proposal, and the tovholder chooses.
    match getrandom::fill(&mut bytes) {
        Ok(()) => format!("{:04}", u64::from_le_bytes(bytes) % 10_000),
        Err(_) => String::new(),
    }
}

/// Shares the screen.
pub(super) async fn begin(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let offered = offers(state, &case);
        let wanted = posted.get("side").unwrap_or_default();
        let is_offered = offered.iter().flat_map(|offer| &offer.buttons).any(|(page, _)| page == wanted);
        if is_offered {
            let code = posted.get("kode").map(str::trim).filter(|code| !code.is_empty());
            // A page that was open when the program was opened anew is locked as it was.
            let lock = code.map(|code| Lock::of(desk, code));
            let lock = lock.or_else(|| Lock::from_page(posted.get("laas")?));
            share(desk, state, &case, wanted, lock)
        } else {
            see(&case.address("sammen"))
        }
    })
}
