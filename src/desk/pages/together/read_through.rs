//! »Læs det hele igennem sammen«: the referat as it will be sent, a line to point at, the borger's yes, and who may have it.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::html::{OfferedCopy, ReadLine, ReadPage, ReadSection};
use super::minutes::Writing;
use super::words::fill;
use crate::case::edit::{Edit, FileKind, Value, ValuePath, value_of};
use crate::desk::form::Posted;
use crate::desk::page::{html, see};
use crate::desk::pages::network::word_of;
use crate::desk::pages::shared::Body;
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State, cases};
use crate::documents::TaskProgress;

impl Writing {
    fn file(&self) -> Option<PathBuf> {
        cases::meeting_file(&self.sitting.case.folder, self.number)
    }

    /// The referat in its parts, each line with the place where it is corrected.
    fn sections(&self) -> Vec<ReadSection> {
        let words = &self.sitting.words.together.minutes;
        let Some(copy) = &self.view.copy else { return Vec::new() };
        let line = |text: String, place: &str, at: Option<usize>| ReadLine {
            text,
            href: match at {
                Some(at) => format!("{}#{place}.{at}", self.sitting.address),
                None => format!("{}#{place}", self.sitting.address),
            },
            is_title: false,
            is_changed: false,
        };
        let present: Vec<&str> = copy.participants.iter().map(|person| person.name.as_str()).collect();
        let mut topics = Vec::new();
        for (number, topic) in copy.topics.iter().enumerate() {
            topics.push(ReadLine {
                is_title: true,
                ..line(topic.subject.clone(), &format!("referat-temaer-{number}-emne"), None)
            });
            let said = topic.discussions.iter().enumerate();
            topics.extend(said.map(|(at, text)| line(text.clone(), &format!("referat-temaer-{number}-drøftelser"), Some(at))));
        }
        let agreements = copy.agreements.iter().enumerate();
        let task = |who: Option<&String>, what: &str, by: Option<&String>| {
            let who = who.unwrap_or(&words.unnamed);
            let by = by.map(|by| format!(" ({} {by})", words.by.to_lowercase())).unwrap_or_default();
            format!("{who}: {what}{by}")
        };
        let tasks = copy.tasks.iter().enumerate();
        let tasks = tasks.map(|(at, one)| {
            line(
                task(one.who.as_ref(), &one.what, one.by.as_ref()),
                &format!("referat-opgaver-{at}-hvad"),
                None,
            )
        });
        let state = |state: TaskProgress| match state {
            TaskProgress::Done => &words.states.done,
            TaskProgress::UnderWay => &words.states.under_way,
            TaskProgress::Dropped => &words.states.dropped,
        };
        let carried = copy.carried.iter().map(|one| {
            let now = one.now.map_or(&words.states.none, state);
            line(
                format!("{}. {now}", task(one.task.who.as_ref(), &one.task.what, None)),
                "fra-sidst",
                None,
            )
        });
        let mut next = Vec::new();
        if let Some(wishes) = &copy.next {
            let again = wishes.wanted.map(|wanted| if wanted { &words.yes } else { &words.no });
            next.extend(again.map(|again| format!("{} {again}", words.again)));
            next.extend(wishes.theme.as_ref().map(|theme| format!("{} {theme}", words.next_theme)));
            next.extend(wishes.when.as_ref().map(|when| format!("{} {when}", words.next_when)));
            if !wishes.whom.is_empty() {
                next.push(format!("{} {}", words.next_whom, wishes.whom.join(", ")));
            }
        }
        let section = |title: &String, lines: Vec<ReadLine>| ReadSection {
            title: title.clone(),
            lines: if lines.is_empty() {
                vec![line(words.nothing.clone(), "side", None)]
            } else {
                lines
            },
        };
        let mut sections = vec![
            section(
                &words.present,
                if present.is_empty() {
                    Vec::new()
                } else {
                    vec![line(present.join(", "), "til-stede", None)]
                },
            ),
            section(&words.topics, topics),
            section(
                &words.agreements,
                agreements
                    .map(|(at, text)| line(text.clone(), "referat-aftaler", Some(at)))
                    .collect(),
            ),
            section(&words.tasks, tasks.collect()),
            section(&words.next, next.into_iter().map(|text| line(text, "næste-gang", None)).collect()),
        ];
        let carried: Vec<ReadLine> = carried.collect();
        if !carried.is_empty() {
            sections.insert(4, section(&words.carried, carried));
        }
        sections
    }

    fn read(&self, desk: &Desk, state: &mut State, shows_changes: bool, told: Vec<String>) -> Response {
        let words = &self.sitting.words.together.minutes;
        let (Some(copy), Some(path)) = (&self.view.copy, self.file()) else {
            return see(&self.sitting.address);
        };
        let mut sections = self.sections();
        let lines = || sections.iter().flat_map(|section| &section.lines).map(|line| line.text.clone());
        let first = state.first_read.entry(path.clone()).or_insert_with(|| lines().collect()).clone();
        let has_changes = lines().any(|text| !first.contains(&text));
        if shows_changes {
            for line in sections.iter_mut().flat_map(|section| &mut section.lines) {
                line.is_changed = !first.contains(&line.text);
            }
        }
        let opened = state.store.open(&path);
        let mut frame = self.sitting.frame(desk, state, &words.read);
        frame.here = format!("{}/laes", self.sitting.address);
        frame.is_alert = !told.is_empty();
        frame.told = told;
        let called = self.sitting.case.called();
        let named: Vec<&str> = self
            .view
            .offers
            .iter()
            .filter(|offer| offer.is_named)
            .map(|offer| offer.name.as_str())
            .collect();
        let settled = self.view.approved_on.as_ref().map(|day| {
            let whom = match named[..] {
                [] => words.goes_to_nobody.clone(),
                _ => fill(&words.goes_to, &[("navne", &named.join(", "))]),
            };
            vec![fill(&words.approved, &[("borger", &called), ("dato", day)]), whom]
        });
        let place = copy.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        let offers = self.view.offers.iter().map(|offer| OfferedCopy {
            word: word_of(desk, &self.sitting.case, &offer.id),
            name: offer.name.clone(),
            sees: match offer.withheld {
                0 => words.sees_all.clone(),
                1 => words.sees_one.clone(),
                count => fill(&words.sees_less, &[("antal", &count.to_string())]),
            },
            is_named: offer.is_named,
        });
        html(&ReadPage {
            action: frame.here.clone(),
            from: opened.map(|(_, name)| name).unwrap_or_default(),
            meeting: format!("{}{place}", copy.weekday_date),
            sections,
            shows_changes,
            changes_link: if shows_changes {
                frame.here.clone()
            } else {
                format!("{}?rettet=ja", frame.here)
            },
            has_changes,
            ask: fill(&words.ask, &[("borger", &called)]),
            settled: settled.unwrap_or_default(),
            offers: offers.collect(),
            frame,
        })
    }
}

/// Whether changes are asked for.
#[derive(Default, serde::Deserialize)]
pub(super) struct ChangesQuery {
    rettet: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<ChangesQuery>,
) -> Response {
    desk.answer(|desk, state| match Writing::find(desk, state, &key, number) {
        Ok(writing) => writing.read(desk, state, asking.rettet.is_some(), Vec::new()),
        Err(answer) => *answer,
    })
}

/// The borger's yes with its day and those who may have it, on the referat as it was read; or not yet.
pub(super) async fn answer(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let writing = match Writing::find(desk, state, &key, number) {
            Ok(writing) => writing,
            Err(answer) => return *answer,
        };
        let words = &writing.sitting.words.together;
        if posted.get("svar") != Some("ja") {
            return see(&writing.sitting.address);
        }
        let refused = |text: &str| (StatusCode::CONFLICT, text.to_owned()).into_response();
        let Some(path) = writing.file() else {
            return refused(&words.not_saved);
        };
        let read = posted.get("fra").and_then(|name| state.store.made_from(name, &path));
        let Ok((now, _)) = state.store.open(&path) else {
            return refused(&words.not_saved);
        };
        // A yes is to what was read, and to nothing that somebody has written since.
        if read.is_none_or(|read| read.raw() != now.raw()) {
            let mut answer = writing.read(desk, state, true, vec![words.conflict.clone()]);
            *answer.status_mut() = StatusCode::CONFLICT;
            return answer;
        }
        let chosen = posted.all("til");
        let is_chosen = |id: &str| chosen.contains(&word_of(desk, &writing.sitting.case, id));
        let ids: Vec<String> = writing
            .view
            .offers
            .iter()
            .map(|offer| offer.id.clone())
            .filter(|id| is_chosen(id))
            .collect();
        let list = ValuePath::keys(["referat", "må sendes til"]);
        let today = state.session.settings.today.to_string();
        let mut edits = vec![Edit::set(ValuePath::keys(["referat", "godkendt af borgeren"]), Value::text(today))];
        let has_list = value_of(&now).is_ok_and(|root| root.at(&list).is_some());
        match (ids.is_empty(), has_list) {
            (false, _) => edits.push(Edit::set(list, Value::texts(ids))),
            (true, true) => edits.push(Edit::remove(list)),
            (true, false) => {}
        }
        match state.store.save(FileKind::Meeting, &now, &edits) {
            Ok(()) => see(&format!("{}/laes", writing.sitting.address)),
            Err(NotSaved::Conflicts(_)) => refused(&words.conflict),
            Err(NotSaved::Wrong(_) | NotSaved::Told(_)) => refused(&words.not_saved),
        }
    })
}
