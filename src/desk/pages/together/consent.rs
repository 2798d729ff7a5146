//! »Hvem må se hvad?«: a tap gives leave and a tap takes it back, with what follows from it.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::StatusCode;
use axum::response::Response;

use super::html::{ConsentPage, ConsentPaperHtml, PersonHtml, WithdrawPage};
use super::said_on::said_on;
use super::sitting::{Sitting, not_saved};
use super::words::{ConsentWords, TogetherWords, fill};
use crate::case::SourceFile;
use crate::case::edit::{Edit, FileKind, Step, Value, ValuePath, value_of};
use crate::desk::form::{Posted, ids};
use crate::desk::page::{html, see};
use crate::desk::pages::consent::record;
use crate::desk::pages::network::word_of;
use crate::desk::pages::shared::Body;
use crate::desk::store::{MadeFrom, NotSaved};
use crate::desk::{Desk, State};
use crate::documents::together::{ConsentsView, PersonConsent, consents};

/// The page's name below the case's address.
pub(super) const PAGE: &str = "samtykke";

/// Why a yes or a no was not saved.
#[derive(Clone, Copy)]
enum Unticked {
    /// Somebody else has changed the same.
    Others,
    /// The file cannot be got at: that passes.
    Away,
}

impl Unticked {
    fn status(self) -> StatusCode {
        match self {
            Self::Others => StatusCode::CONFLICT,
            Self::Away => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// In words; `away` where it cannot be got at.
    fn told(self, words: &TogetherWords, away: String) -> String {
        match self {
            Self::Others => words.conflict.clone(),
            Self::Away => away,
        }
    }
}

/// The table of a case.
struct Consenting {
    sitting: Sitting,
    view: ConsentsView,
}

impl Consenting {
    fn find(desk: &Desk, state: &mut State, key: &str) -> Result<Self, Box<Response>> {
        let sitting = Sitting::find(desk, state, key, PAGE)?;
        match sitting.viewed(state, consents) {
            Some(Ok(view)) => Ok(Self { sitting, view }),
            _ => Err(Box::new(sitting.cannot(desk, state))),
        }
    }

    fn words(&self) -> &ConsentWords {
        &self.sitting.words.together.consent
    }

    /// The name of the text of `sag.yaml` that a form is made from.
    fn from(&self, state: &mut State) -> String {
        let opened = state.store.open(&self.sitting.case.folder.join("sag.yaml"));
        opened.map(|(_, name)| name).unwrap_or_default()
    }

    fn page(&self, desk: &Desk, state: &mut State, told: Vec<String>, is_alert: bool) -> Response {
        let words = self.words();
        let mut frame = self.sitting.frame(desk, state, &words.heading);
        frame.told = told;
        frame.is_alert = is_alert;
        let person = |person: &PersonConsent| PersonHtml {
            word: word_of(desk, &self.sitting.case, &person.id),
            name: person.name.clone(),
            relation: person.relation.clone(),
            may: person.may,
            said: person
                .said_on
                .as_ref()
                .map(|day| fill(if person.may { &words.said_yes } else { &words.said_no }, &[("dato", day)]))
                .unwrap_or_default(),
            sent: person
                .sent_on
                .as_ref()
                .map(|day| fill(&words.sent_short, &[("dato", day)]))
                .unwrap_or_default(),
        };
        let papers = self.view.papers.iter().map(|paper| {
            let named = words.papers.get(paper.name);
            ConsentPaperHtml {
                name: named.map(|named| named.name.clone()).unwrap_or_default(),
                text: named.map(|named| named.text.clone()).unwrap_or_default(),
                id: paper.name,
                people: paper.people.iter().map(person).collect(),
            }
        });
        let papers = papers.collect();
        let view = &self.view;
        let signed = match (&view.withdrawn_on, &view.signed_on) {
            (Some(day), _) => fill(&words.withdrawn, &[("dato", day)]),
            (None, Some(day)) => fill(&words.signed, &[("dato", day)]),
            (None, None) => words.not_signed.clone(),
        };
        html(&ConsentPage {
            frame,
            signed,
            is_withdrawn: view.withdrawn_on.is_some(),
            is_signed: view.signed_on.is_some(),
            from: self.from(state),
            action: self.sitting.address.clone(),
            papers,
            stopped: self.stopped(),
            sent: self.sent(),
        })
    }

    /// Of each referat that goes to nobody else when the consent is taken back: to whom it was to go.
    fn stopped(&self) -> Vec<String> {
        let (words, common) = (self.words(), &self.sitting.words.common);
        let stopped = self.view.stopped.iter().map(|one| {
            let with = [("nummer", &*one.meeting.to_string()), ("navne", &*common.listed(&one.named))];
            fill(&words.stopped, &with)
        });
        stopped.collect()
    }

    /// What others have been sent, a line each.
    fn sent(&self) -> Vec<String> {
        let (words, common) = (&self.sitting.words.journal, &self.sitting.words.common);
        let sent = self.view.sent.iter().map(|one| {
            let mut what = words.papers.get(&one.paper).unwrap_or(&one.paper).clone();
            if let Some(meeting) = one.meeting {
                what = format!("{what}, {}", fill(&words.meeting, &[("møde", &meeting.to_string())]));
            }
            let with = [("papir", &*what), ("navne", &*common.listed(&one.to)), ("dato", &*one.date)];
            fill(&self.words().sent_line, &with)
        });
        sent.collect()
    }

    /// The paper and the person that a button means.
    fn meant(&self, desk: &Desk, posted: &Posted) -> Option<(&'static str, &PersonConsent)> {
        let (paper, word) = posted.get("hvem")?.split_once('/')?;
        let paper = self.view.papers.iter().find(|one| one.name == paper)?;
        let person = paper
            .people
            .iter()
            .find(|person| word_of(desk, &self.sitting.case, &person.id) == word)?;
        Some((paper.key, person))
    }

    /// `asks_anew` for what holds only where it was said to what the file says now.
    fn save(&self, state: &mut State, posted: &Posted, asks_anew: bool, edits: impl Fn(&Value) -> Vec<Edit>) -> Result<(), Unticked> {
        let not_saved = || Unticked::Away;
        let path = self.sitting.case.folder.join("sag.yaml");
        let made = |text: &SourceFile| value_of(text).map(|root| edits(&root)).map_err(|_| not_saved());
        let now = match state.store.made_from(posted.get("fra"), &path).map_err(|_| not_saved())? {
            // A yes or a no to one person and one paper is the same on any text: what waited on the page may follow what it was said after.
            MadeFrom::Known(_) => state.store.open(&path).map_err(|_| not_saved())?.0,
            // Nobody knows what was there to say yes or no to: it is said anew, unless the file says so by now.
            MadeFrom::Forgotten(now) if asks_anew => {
                return if made(&now)?.is_empty() { Ok(()) } else { Err(Unticked::Others) };
            }
            MadeFrom::Forgotten(now) => now,
        };
        let saved = state.store.save(FileKind::Case, &now, &made(&now)?);
        match saved {
            Ok(()) => Ok(()),
            Err(NotSaved::Conflicts(_)) => Err(Unticked::Others),
            Err(NotSaved::Wrong(_) | NotSaved::Told(_)) => Err(not_saved()),
        }
    }
}

/// The changes that give somebody leave or take it back on a day, and the record of it. Nothing is recorded where nothing changes.
fn said(root: &Value, key: &str, id: &str, may: bool, today: &str) -> Vec<Edit> {
    let mut edits = ticked(root, key, id, may);
    if edits.is_empty() {
        return edits;
    }
    let record = record(key, id, may, today);
    let path = ValuePath::keys(["samtykke", "sagt"]);
    edits.push(match root.at(&path) {
        Some(Value::List(_)) => Edit::push(path, record),
        _ => Edit::set(path, Value::List(vec![record])),
    });
    edits
}

/// The changes that give somebody leave or take it back. A list that is written as a sentence is written as a list.
fn ticked(root: &Value, key: &str, id: &str, may: bool) -> Vec<Edit> {
    let path = ValuePath::keys(["samtykke", key]);
    match root.at(&path) {
        Some(Value::List(items)) => {
            let at = items.iter().position(|item| item.as_text() == Some(id));
            match (at, may) {
                (None, true) => vec![Edit::push(path, Value::text(id))],
                (Some(at), false) => vec![Edit::remove(path.then(Step::At(at)))],
                // Named along with others in one item: »mor og far«.
                (None, false) => {
                    let (own, all): (Vec<String>, Vec<String>) =
                        items.iter().filter_map(Value::as_text).flat_map(ids).partition(|one| one == id);
                    if own.is_empty() {
                        Vec::new()
                    } else {
                        vec![Edit::set(path, Value::texts(all))]
                    }
                }
                (Some(_), true) => Vec::new(),
            }
        }
        Some(Value::Text(text)) => {
            let (own, named): (Vec<String>, Vec<String>) = ids(text).into_iter().partition(|one| one == id);
            if own.is_empty() != may {
                return Vec::new();
            }
            let all: Vec<String> = named.into_iter().chain(may.then(|| id.to_owned())).collect();
            vec![Edit::set(path, Value::texts(all))]
        }
        _ if may => vec![Edit::set(path, Value::texts([id]))],
        _ => Vec::new(),
    }
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match Consenting::find(desk, state, &key) {
        Ok(consenting) => consenting.page(desk, state, Vec::new(), false),
        Err(answer) => *answer,
    })
}

/// Gives leave, or takes it back.
pub(super) async fn tick(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let consenting = match Consenting::find(desk, state, &key) {
            Ok(consenting) => consenting,
            Err(answer) => return unticked(desk, state, *answer),
        };
        let Some((list, person)) = consenting.meant(desk, &posted) else {
            return see(&consenting.sitting.address);
        };
        let may = posted.get("må") == Some("ja");
        let today = said_on(state, &posted).to_string();
        let saved = consenting.save(state, &posted, true, |root| said(root, list, &person.id, may, &today));
        let words = consenting.words();
        let named = [("navn", &*person.name)];
        let mut told = vec![fill(if may { &words.now_may } else { &words.now_may_not }, &named)];
        if !may {
            told.push(match &person.sent_on {
                Some(day) => fill(&words.sent, &[("navn", &person.name), ("dato", day)]),
                None => fill(&words.never_sent, &named),
            });
        }
        if let Err(why) = saved {
            let away = fill(&words.unsaved, &named);
            told = vec![why.told(&consenting.sitting.words.together, away)];
        }
        let mut answer = match Consenting::find(desk, state, &key) {
            Ok(now) => now.page(desk, state, told, saved.is_err()),
            Err(answer) => return unticked(desk, state, *answer),
        };
        if let Err(why) = saved {
            *answer.status_mut() = why.status();
        }
        answer
    })
}

/// Tells what follows, before the whole consent is taken back.
pub(super) async fn ask_to_withdraw(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let consenting = match Consenting::find(desk, state, &key) {
            Ok(consenting) => consenting,
            Err(answer) => return *answer,
        };
        let words = consenting.words();
        let frame = consenting.sitting.frame(desk, state, &words.withdraw_heading);
        let page = WithdrawPage {
            action: format!("{}/tilbage", consenting.sitting.address),
            from: consenting.from(state),
            stopped: consenting.stopped(),
            sent: consenting.sent(),
            frame,
        };
        html(&page)
    })
}

/// Where the case cannot be got at, what was said is not saved, and that is told.
fn unticked(desk: &Desk, state: &mut State, answer: Response) -> Response {
    match answer.status() {
        StatusCode::SERVICE_UNAVAILABLE => not_saved(desk, state, |words| words.together.lost.clone()),
        _ => answer,
    }
}

/// Takes the whole consent back.
pub(super) async fn withdraw(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let consenting = match Consenting::find(desk, state, &key) {
            Ok(consenting) => consenting,
            Err(answer) => return unticked(desk, state, *answer),
        };
        let today = said_on(state, &posted).to_string();
        let path = ValuePath::keys(["forløb", "samtykke trukket"]);
        // All is closed by it, whatever the file says.
        match consenting.save(state, &posted, false, |_| vec![Edit::set(path.clone(), Value::text(&*today))]) {
            Ok(()) => see(&consenting.sitting.address),
            Err(why) => {
                let words = &consenting.sitting.words.together;
                let told = why.told(words, words.lost.clone());
                let mut answer = consenting.page(desk, state, vec![told], true);
                *answer.status_mut() = why.status();
                answer
            }
        }
    })
}
