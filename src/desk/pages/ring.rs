//! The call list on the screen: one person at a time, with what to say; the answer goes into the meeting's file, and that they have
//! been told into the record.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value as View;

use super::beside::Papers;
use super::frame::{CaseAt, frame, saved_note};
use super::network::word_of;
use super::said::as_told;
use super::shared::Body;
use crate::access::{FormValue, Reader, form_value};
use crate::case::edit::{Edit, FileKind, Value, ValuePath, value_of};
use crate::case::{Case, Reply, Way};
use crate::deliver::sending::{Sending, send};
use crate::desk::form::Posted;
use crate::desk::page::{PageLink, Remark, html, nothing, see};
use crate::desk::paper_html::{NumberHtml, RingPage};
use crate::desk::store::{MadeFrom, NotSaved};
use crate::desk::{Desk, State, cases};
use crate::documents::{Paper, Selection, ViewRequest, calls};
use crate::record;

/// The numbers of somebody, and what they are called on the page.
const NUMBERS: &[(&str, &str, &str)] = &[
    ("telefon", "phone", "Telefon"),
    ("hovednummer", "main_phone", "Hovednummer"),
    ("mail", "mail", "Mail"),
];

/// The calls of a meeting.
struct CallsToMake {
    case: CaseAt,
    number: u32,
    read: Case,
    /// The view of the paper, as it tells of the meeting.
    list: View,
    /// Whom to phone, each with their line of the paper.
    people: Vec<(Reader, View)>,
    refusals: Vec<String>,
}

impl CallsToMake {
    fn find(desk: &Desk, state: &State, key: &str, number: u32) -> Option<Self> {
        let case = CaseAt::find(desk, key)?;
        let papers = Papers::of(state, &case, Some(number), Selection::Paper(Paper::Invitation), None);
        let reading = &papers.planned.reading;
        let read = reading.case.as_ref()?;
        let seen = read.seen_on(state.session.settings.today);
        let meeting = seen.meeting(number)?;
        // Nothing here is set on a page, so how wide it is does not matter.
        let no_ruler = |_: &str, _: f64, _: bool| 0.0;
        let settings = &state.session.settings;
        let request = ViewRequest {
            real_today: settings.real_today,
            ..ViewRequest::new(&seen, &reading.problems, &state.session.locales, &no_ruler, settings.today)
        };
        let documents = papers.planned.plan.documents();
        let list = documents.iter().find(|document| document.id().paper == Paper::CallList);
        let list = list.and_then(|document| document.view()).cloned().unwrap_or_default();
        let mut lines = list["calls"].as_array().cloned().unwrap_or_default().into_iter();
        let (mut people, mut refusals) = (Vec::new(), Vec::new());
        for (reader, may) in calls(&request, meeting) {
            match may {
                Ok(()) => people.extend(lines.next().map(|line| (reader, line))),
                Err(reasons) => refusals.push(format!(
                    "{} kan ikke ringes op endnu: {}.",
                    reader.name(read),
                    as_told(&reasons.join("; "), &case.people())
                )),
            }
        }
        let read = read.clone();
        Some(Self {
            case,
            number,
            read,
            list,
            people,
            refusals,
        })
    }

    fn address(&self) -> String {
        self.case.address(&format!("moede/{}/ring", self.number))
    }

    fn word(&self, desk: &Desk, reader: &Reader) -> String {
        word_of(desk, &self.case, reader.id())
    }

    fn with_word(&self, desk: &Desk, word: &str) -> Option<usize> {
        self.people.iter().position(|(reader, _)| self.word(desk, reader) == word)
    }

    /// The page about one of them.
    fn page(&self, desk: &Desk, state: &mut State, at: usize, told: Vec<Remark>, asked: bool) -> Response {
        let meeting = cases::meeting_file(&self.case.folder, self.number);
        let opened = meeting.as_ref().and_then(|path| state.store.open(path).ok());
        let title = format!("Ring til netværksmøde {}", self.number);
        let mut frame = frame(desk, state, Some(&self.case), &title, &self.case.address("moede"));
        frame.saved = meeting.as_ref().and_then(|path| saved_note(state, path, &self.address()));
        let has_mistakes = !told.is_empty();
        frame.told = told;
        let current = self.people.get(at);
        let (numbers, is_withheld) = current.map(|(reader, line)| self.numbers(reader, line, asked)).unwrap_or_default();
        let page = RingPage {
            frame,
            place: format!("{} af {}", at + 1, self.people.len()),
            name: current.map(|(_, line)| text(&line["name"])).unwrap_or_default(),
            relation: current.map(|(_, line)| text(&line["relation"])).unwrap_or_default(),
            notes: current.map(|(_, line)| notes(line)).unwrap_or_default(),
            numbers,
            is_withheld,
            to_say: self.to_say(),
            action: current
                .map(|(reader, _)| format!("{}/{}", self.address(), self.word(desk, reader)))
                .unwrap_or_default(),
            from: opened.map(|(_, name)| name).unwrap_or_default(),
            others: self
                .people
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, (reader, line))| {
                    PageLink::to(
                        format!("{}?person={}", self.address(), self.word(desk, reader)),
                        text(&line["name"]),
                    )
                })
                .collect(),
            refusals: self.refusals.clone(),
            phoned: self.phoned(state),
            back: PageLink::to(self.case.address(&format!("moede/{}", self.number)), "Mødet"),
        };
        let status = if has_mistakes {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        (status, html(&page)).into_response()
    }

    /// How somebody is reached, and whether that is shown only when it is asked for.
    fn numbers(&self, reader: &Reader, line: &View, asked: bool) -> (Vec<NumberHtml>, bool) {
        let is_withheld = line["contact"]["withheld"] == true;
        let path = ValuePath::keys(["netværk"]).of("id", reader.id());
        let number = |(key, of_view, label): &(&str, &str, &'static str)| {
            let number = match (is_withheld, asked) {
                (false, _) => line["contact"][of_view].as_str().map(str::to_owned),
                (true, false) => None,
                (true, true) => match form_value(&self.case.root, &path.key(key), true) {
                    FormValue::Open(value) => value?.as_text().map(str::to_owned),
                    FormValue::Withheld => None,
                },
            };
            Some(NumberHtml { label, number: number? })
        };
        (NUMBERS.iter().filter_map(number).collect(), is_withheld && !asked)
    }

    /// What can be said, as on the paper.
    fn to_say(&self) -> Vec<String> {
        let meeting = &self.list["meeting"];
        if meeting.is_null() {
            return Vec::new();
        }
        let day = format!("{} kl. {}", text(&meeting["weekday_date"]), text(&meeting["from"]));
        let change = &meeting["change"];
        if change["kind"] == "called_off" {
            let reason = change["reason"].as_str().map(|reason| format!("{}.", reason.trim_end_matches('.')));
            let first = format!("Netværksmødet {day} er desværre aflyst.");
            return std::iter::once(first)
                .chain(reason)
                .chain(["Tak, fordi du ville komme.".to_owned()])
                .collect();
        }
        let mut lines = Vec::new();
        if change["kind"] == "moved" {
            lines.push(match change["old"].as_str() {
                Some(old) => format!("Mødet er flyttet. Tiden {old} gælder ikke længere."),
                None => "Mødet er flyttet. Den gamle tid gælder ikke længere.".to_owned(),
            });
        }
        let citizen = &self.list["citizen"];
        lines.push(format!(
            "{} vil gerne have dig med til et netværksmøde {day}.",
            text(&citizen["called"])
        ));
        let place = meeting["place"].as_str().map(str::to_owned);
        let address = meeting["address"].as_array().cloned().unwrap_or_default();
        let withheld = (meeting["address_withheld"] == true).then(|| "adressen får du af mig".to_owned());
        let place: Vec<String> = place
            .into_iter()
            .chain(address.iter().filter_map(|line| line.as_str().map(str::to_owned)))
            .chain(withheld)
            .collect();
        if !place.is_empty() {
            lines.push(format!("Vi mødes her: {}.", place.join(", ")));
        }
        if let Some(theme) = meeting["theme"].as_str() {
            lines.push(format!("{} tema er: {theme}.", text(&citizen["genitive"])));
        }
        lines.push("Kan du komme? Er der noget, du gerne vil vide først?".to_owned());
        if let Some(day) = self.list["answer_by"].as_str() {
            lines.push(format!("Vi vil gerne have svar senest {day}."));
        }
        lines
    }

    /// Those who have been phoned today, with what they answered.
    fn phoned(&self, state: &State) -> Vec<String> {
        let today = state.session.settings.today;
        let entries = record::entries(&self.read, record::INVITATION, Some(self.number));
        let of_today = entries.filter(|entry| entry.way.value == Way::Telephone && entry.date.day() == today);
        let meeting = self.read.meeting(self.number);
        let mut lines: Vec<String> = of_today
            .map(|entry| {
                let invited = meeting.and_then(|meeting| meeting.invited.iter().find(|invited| invited.person.value == entry.to.value));
                let reply = invited.and_then(|invited| record::reply(&self.read, meeting?, invited));
                let reply = reply.map_or("intet svar endnu", Reply::word);
                format!("{}: {reply}", Reader::of_id(&entry.to).name(&self.read))
            })
            .collect();
        lines.dedup();
        lines
    }
}

/// What one should know before one calls.
fn notes(line: &View) -> Vec<String> {
    let mut notes = Vec::new();
    match line["believes"]["kind"].as_str() {
        Some("called_off") => notes.push("Tror, at mødet er aflyst. Sig først, at det bliver til noget alligevel.".to_owned()),
        Some("answer_date") => notes.push(format!(
            "Har fået at vide, at svaret skal være der senest {}. Fortæl om den nye frist.",
            text(&line["believes"]["day"])
        )),
        Some("other") => {
            let told: Vec<&str> = ["when", "place"].iter().filter_map(|key| line["believes"][key].as_str()).collect();
            notes.push(format!(
                "Tror, at mødet er {}. Sig først, at det ikke gælder mere.",
                told.join(", ")
            ));
        }
        _ => {}
    }
    if line["new"] == true {
        notes.push("Er med for første gang. Fortæl kort om rammer, form og formål.".to_owned());
    }
    if let Some(why) = line["why"].as_str() {
        notes.push(format!("Derfor: {why}"));
    }
    if let Some(day) = line["asked_on"].as_str() {
        notes.push(format!("Spurgt mundtligt {day}."));
    }
    if line["has_accepted"] == true {
        notes.push("Har sagt ja.".to_owned());
    }
    if let Some(language) = line["reads"].as_str() {
        notes.push(format!("Læser et andet sprog ({language}). Brug det, når I taler."));
    }
    notes
}

fn text(value: &View) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Who is asked about in an address.
#[derive(serde::Deserialize)]
pub(super) struct RingQuery {
    person: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<RingQuery>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(list) = CallsToMake::find(desk, state, &key, number) else {
            return nothing();
        };
        let at = asking.person.and_then(|word| list.with_word(desk, &word)).unwrap_or(0);
        list.page(desk, state, at, Vec::new(), false)
    })
}

/// The numbers of somebody protected, for the one who asks for them.
pub(super) async fn reveal(Shared(desk): Shared<Arc<Desk>>, Path((key, number, word)): Path<(String, u32, String)>) -> Response {
    desk.answer(|desk, state| {
        let Some(list) = CallsToMake::find(desk, state, &key, number) else {
            return nothing();
        };
        match list.with_word(desk, &word) {
            Some(at) => list.page(desk, state, at, Vec::new(), true),
            None => nothing(),
        }
    })
}

/// Writes the answer down, and that the person has been told.
pub(super) async fn answer(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number, word)): Path<(String, u32, String)>,
    Form(body): Body,
) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(list) = CallsToMake::find(desk, state, &key, number) else {
            return nothing();
        };
        let Some(at) = list.with_word(desk, &word) else {
            return see(&list.address());
        };
        match list.write(state, at, &posted) {
            Ok(()) => see(&list.address()),
            Err(told) => list.page(desk, state, at, told, false),
        }
    })
}

impl CallsToMake {
    fn write(&self, state: &mut State, at: usize, posted: &Posted) -> Result<(), Vec<Remark>> {
        let told = |text: String| vec![Remark::error(text)];
        let (reader, _) = &self.people[at];
        let reply = posted
            .get("svar")
            .and_then(|written| Reply::ALL.iter().find(|reply| reply.word() == written));
        let has_phoned = posted.get("ringet").is_some();
        if reply.is_none() && !has_phoned {
            return Err(told("Vælg et svar, eller sæt kryds ved, at du har ringet.".to_owned()));
        }
        if let Some(reply) = reply {
            self.write_reply(state, reader, *reply, posted)?;
        }
        if !has_phoned {
            return Ok(());
        }
        let sending = Sending {
            paper: None,
            only: Some(reader.clone()),
            among: Vec::new(),
            way: Way::Telephone,
        };
        let report = send(&state.session, &self.case.folder, &[self.number], &sending);
        let refusals: Vec<Remark> = report
            .refusals
            .iter()
            .map(|refusal| {
                let why = as_told(&refusal.reasons.join("; "), &self.case.people());
                Remark::error(format!("Opkaldet er ikke skrevet op: {why}."))
            })
            .collect();
        if refusals.is_empty() { Ok(()) } else { Err(refusals) }
    }

    /// An answer and its day, on the file as it was when the page was made.
    fn write_reply(&self, state: &mut State, reader: &Reader, reply: Reply, posted: &Posted) -> Result<(), Vec<Remark>> {
        let told = |text: &str| vec![Remark::error(text)];
        let gone = "Mødets fil kan ikke læses, som den er nu. Svaret er ikke gemt.";
        let path = cases::meeting_file(&self.case.folder, self.number).ok_or_else(|| told(gone))?;
        let others =
            "En anden har skrevet et svar, siden du åbnede siden. Intet er gemt. Se svaret på mødets side, og skriv det, der skal gælde.";
        let at = ValuePath::keys(["inviterede"]).of("person", reader.id()).key("svar");
        let before = match state.store.made_from(posted.get("fra"), &path).map_err(|_| told(gone))? {
            MadeFrom::Known(before) => before,
            // Over an answer that this page may never have shown nothing is written.
            MadeFrom::Forgotten(now) => match value_of(&now).map_err(|_| told(gone))?.at(&at) {
                Some(answer) if is_reply(answer, reply) => return Ok(()),
                Some(answer) if *answer != Value::Nothing => return Err(told(others)),
                _ => now,
            },
        };
        let today = state.session.settings.today.to_string();
        let answer = Value::map([("svar", Value::text(reply.word())), ("dato", Value::text(today))]);
        match state.store.save(FileKind::Meeting, &before, &[Edit::set(at, answer)]) {
            Ok(()) => Ok(()),
            Err(NotSaved::Conflicts(_)) => Err(told(others)),
            Err(NotSaved::Wrong(problems)) => Err(problems
                .iter()
                .map(|problem| Remark::error(super::said::sentence(problem, &self.case.people())))
                .collect()),
            Err(NotSaved::Told(why)) => Err(told(&why)),
        }
    }
}

/// Whether an answer in a file says the same.
fn is_reply(answer: &Value, reply: Reply) -> bool {
    answer.get("svar").unwrap_or(answer).as_text() == Some(reply.word())
}
