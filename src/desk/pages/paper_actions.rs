//! What is done with papers: they are made, gathered to be printed, recorded as sent, and taken back. Each by the function that the
//! command line calls.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::frame::CaseAt;
use super::paper_list::{PaperList, on_day, papers_of_one};
use super::papers::{Done, KeptChoice, identity, label, page};
use super::said::{as_told, people_of};
use super::shared::Body;
use crate::access::Reader;
use crate::case::day::read_date;
use crate::case::{Case, SentEntry, Way};
use crate::deliver::bundle::Bundle;
use crate::deliver::produce::{CaseReport, examine, produce, write_all};
use crate::deliver::sending::{Sending, in_words, send};
use crate::deliver::session::Asked;
use crate::desk::form::Posted;
use crate::desk::page::{PageLink, Remark, nothing};
use crate::desk::{Desk, State};
use crate::documents::{Document, DocumentId, Due, FileName, Refusal, Subject};
use crate::record;

pub(super) async fn act(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let goer = posted.get("goer");
        let mut done = match goer {
            Some("lav") => make_chosen(desk, state, &case, &posted, false),
            Some("samlet") => make_chosen(desk, state, &case, &posted, true),
            Some("sendt") => record_sent(desk, state, &case, &posted),
            Some("alt-samlet") => make_due(state, &case, true),
            _ => make_due(state, &case, false),
        };
        // What is recorded is done with; what is made is still to be sent, and what went wrong is to be tried again.
        if goer != Some("sendt") || !done.told.is_empty() {
            done.kept = KeptChoice::posted(&posted);
        }
        page(desk, state, &case, done)
    })
}

/// Makes everything that is due, as `alt` does; and as one file to print.
fn make_due(state: &mut State, case: &CaseAt, bundled: bool) -> Done {
    let mut bundle = Bundle::of(&[(case.folder.clone(), Vec::new())], None);
    let mut report = with_bundle(state, bundled, |state| {
        let mut report = produce(&state.session, &case.folder, &[], &Asked::default());
        bundle.take(std::mem::take(&mut report.papers));
        report
    });
    let gathered = bundle.write(&state.session);
    report.refusals.extend(gathered.refusals);
    state.session.remember();
    told_of(state, case, &report, gathered.files.first().map(|(path, _)| path.as_path()))
}

/// Makes those that are chosen.
fn make_chosen(desk: &Desk, state: &mut State, case: &CaseAt, posted: &Posted, bundled: bool) -> Done {
    let list = PaperList::of(state, case);
    let chosen = chosen(desk, &list, posted);
    if chosen.is_empty() {
        return nothing_chosen();
    }
    let meetings: Vec<u32> = chosen.iter().filter_map(|id| id.meeting).collect();
    // As for the command line: with papers of one meeting alone, it lies with them.
    let meetings = if meetings.len() == chosen.len() { meetings } else { Vec::new() };
    let mut bundle = Bundle::of(&[(case.folder.clone(), meetings)], None);
    let mut report = with_bundle(state, bundled, |state| {
        let mut report = CaseReport::default();
        for id in &chosen {
            let papers = papers_of_one(state, case, id);
            let is_it = |document: &&Document| document.id() == id;
            match (
                papers.planned.plan.documents().iter().find(is_it),
                &papers.planned.typesetter,
                &papers.planned.reading.case,
            ) {
                (Some(document), Some(typesetter), Some(read)) => {
                    write_all(&state.session, typesetter, Some(read), std::slice::from_ref(document), &mut report);
                }
                _ => report.refusals.extend(papers.planned.plan.refusals().iter().cloned()),
            }
        }
        bundle.take(std::mem::take(&mut report.papers));
        report
    });
    let gathered = bundle.write(&state.session);
    report.refusals.extend(gathered.refusals);
    state.session.remember();
    told_of(state, case, &report, gathered.files.first().map(|(path, _)| path.as_path()))
}

/// Makes papers that are gathered too, if that is wanted. What earlier runs made is known again.
fn with_bundle<T>(state: &mut State, bundled: bool, make: impl FnOnce(&mut State) -> T) -> T {
    state.session.look_again();
    state.session.settings.bundled = bundled;
    let made = make(state);
    state.session.settings.bundled = false;
    made
}

/// The papers whose boxes are ticked, in the order of the list.
fn chosen(desk: &Desk, list: &PaperList, posted: &Posted) -> Vec<DocumentId> {
    let words = posted.all("papir");
    let ids = list.lines.iter().map(|line| line.id.clone());
    ids.filter(|id| words.contains(&desk.alias(&id.path()))).collect()
}

fn nothing_chosen() -> Done {
    Done {
        told: vec![Remark::error("Sæt først kryds ved de papirer, det gælder.")],
        ..Done::default()
    }
}

/// What came of making papers, in words.
fn told_of(state: &State, case: &CaseAt, report: &CaseReport, bundle: Option<&std::path::Path>) -> Done {
    let out = state.session.settings.out.join(&case.key);
    let mut done = Done::default();
    match report.files.len() {
        0 if report.refusals.is_empty() => done.said.push("Der er ikke noget, der skal laves nu.".to_owned()),
        0 => {}
        1 => done.said.push(format!("1 fil ligger i {}.", out.display())),
        made => done.said.push(format!("{made} filer ligger i {}.", out.display())),
    }
    if let Some(path) = bundle {
        let name = path.strip_prefix(&out).ok().and_then(|inside| inside.parent());
        let meeting = name.map(|folder| folder.display().to_string()).filter(|folder| !folder.is_empty());
        let address = case.address(&format!("samlet/{}", meeting.as_deref().unwrap_or("alle")));
        done.links.push(PageLink::to(address, "Åbn den samlede fil til print"));
    }
    let read = examine(&state.session, &case.folder).case;
    done.told
        .extend(report.refusals.iter().map(|refusal| refused(refusal, read.as_ref())));
    done.told.extend(report.stale.iter().map(|path| {
        Remark::advice(format!(
            "Et papir fra før er til nogen, der ikke skal have det mere. Slet det: {}",
            path.display()
        ))
    }));
    done
}

/// A refusal in words.
fn refused(refusal: &Refusal, case: Option<&Case>) -> Remark {
    let what = match (&refusal.subject, case) {
        (Subject::Document(id), Some(case)) => label(id, case),
        (Subject::Call(_, reader), Some(case)) => format!("Opringning til {}", reader.name(case)),
        (Subject::Meeting(_, number), _) => format!("Papirerne til møde {number}"),
        (Subject::Bundle(_), _) => "Den samlede fil".to_owned(),
        (Subject::Folder(_) | Subject::Document(_) | Subject::Call(..), _) => "Papirerne".to_owned(),
    };
    let why = as_told(&refusal.reasons.join("; "), &case.map(people_of).unwrap_or_default());
    Remark::error(format!("{what}: {why}."))
}

/// Records those that are chosen as sent, as `sendt` does.
fn record_sent(desk: &Desk, state: &mut State, case: &CaseAt, posted: &Posted) -> Done {
    let list = PaperList::of(state, case);
    let chosen = chosen(desk, &list, posted);
    if chosen.is_empty() {
        return nothing_chosen();
    }
    let Some(way) = way(posted) else {
        return Done {
            told: vec![Remark::error("Vælg, hvordan det er sendt.")],
            ..Done::default()
        };
    };
    let written = posted.get("dag").unwrap_or_default();
    let Ok(day) = read_date(written) else {
        return Done {
            told: vec![Remark::error(format!("»{written}« er ikke en dag. Skriv den som 2026-11-24."))],
            ..Done::default()
        };
    };
    let read = list.papers.planned.reading.case;
    let to = posted.get("til").filter(|to| !to.is_empty()).map(Reader::of_id);
    let name = |id: &DocumentId| read.as_ref().map_or_else(|| id.path(), |read| label(id, read));
    let mut done = Done::default();
    for (only, together) in sent_together(chosen, to.as_ref()) {
        let first = &together[0];
        let is_own = is_of_reader(first);
        if !is_own && only.is_none() {
            let told = format!("{}: flere kan læse det. Vælg, hvem der har fået det.", name(first));
            done.told.push(Remark::error(told));
            continue;
        }
        let sending = Sending {
            paper: Some(first.paper),
            only: only.clone(),
            among: if is_own { together.clone() } else { Vec::new() },
            way,
        };
        let meetings: Vec<u32> = first.meeting.into_iter().collect();
        let report = on_day(state, day, |state| send(&state.session, &case.folder, &meetings, &sending));
        let to = match (&read, &only) {
            (Some(read), Some(reader)) if !is_own => format!(" til {}", reader.name(read)),
            _ => String::new(),
        };
        let date = state.session.locales.get("da").date(day);
        for id in &together {
            let (name, words) = (
                name(id),
                in_words(
                    id.paper.name(),
                    id.reader.as_ref().or(only.as_ref()).map_or("", Reader::id),
                    id.meeting,
                ),
            );
            if report.recorded.iter().any(|(recorded, _)| *recorded == words) {
                done.said
                    .push(format!("Skrevet op som sendt: {name}{to}, {date} ({}).", way.word()));
            } else if report.already.contains(&words) {
                done.said.push(format!("Stod der i forvejen: {name}{to}."));
            } else if report.refusals.is_empty() {
                let told = format!("{name}: det er ikke et papir, der kan skrives op som sendt.");
                done.told.push(Remark::error(told));
            }
        }
        done.told
            .extend(report.refusals.iter().map(|refusal| refused(refusal, read.as_ref())));
    }
    done
}

fn is_of_reader(id: &DocumentId) -> bool {
    matches!(id.paper.descriptor().file, FileName::OfReader(_))
}

/// Those that are recorded in one go: the readers' own of one kind and meeting; each of the others by itself, to whom it went.
fn sent_together(chosen: Vec<DocumentId>, to: Option<&Reader>) -> Vec<(Option<Reader>, Vec<DocumentId>)> {
    let mut together: Vec<(Option<Reader>, Vec<DocumentId>)> = Vec::new();
    for id in chosen {
        let is_with = |(_, others): &&mut (Option<Reader>, Vec<DocumentId>)| {
            is_of_reader(&id)
                && id.paper.descriptor().due != Due::OnDemand
                && (others[0].paper, others[0].meeting) == (id.paper, id.meeting)
        };
        match together.iter_mut().find(is_with) {
            Some((_, others)) => others.push(id),
            None => {
                let only = if !is_of_reader(&id) {
                    to.cloned()
                } else if id.paper.descriptor().due == Due::OnDemand {
                    id.reader.clone()
                } else {
                    None
                };
                together.push((only, vec![id]));
            }
        }
    }
    together
}

fn way(posted: &Posted) -> Option<Way> {
    let written = posted.get("maade")?;
    Way::ALL.iter().copied().find(|way| way.word() == written && *way != Way::Telephone)
}

/// Takes an entry of the record back, as `sendt --fortryd` does.
pub(super) async fn take_back(Shared(desk): Shared<Arc<Desk>>, Path((key, word)): Path<(String, String)>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let is_meant = |entry: &SentEntry| desk.alias(&identity(&case.key, entry)) == word;
        let mut done = Done::default();
        match record::take_back(&case.folder, state.session.settings.today, is_meant) {
            Ok(Some(taken)) => {
                let date = state.session.locales.get("da").date(taken.date);
                done.said.push(format!(
                    "Fortrudt: det, der stod som sendt {date}. Linjen bliver stående, med dagen i dag."
                ));
            }
            Ok(None) => done.told.push(Remark::error("Der står ikke mere noget, der kan fortrydes her.")),
            Err(why) => done.told.push(Remark::error(why)),
        }
        page(desk, state, &case, done)
    })
}

/// The gathered file, of all papers or of a meeting's.
pub(super) async fn gathered(Shared(desk): Shared<Arc<Desk>>, Path((key, of)): Path<(String, String)>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let folder = state.session.settings.out.join(&case.key);
        let number = of.strip_prefix("moede-").and_then(|number| number.parse::<u32>().ok());
        let folder = match number {
            Some(number) => folder.join(format!("moede-{number}")),
            None if of == "alle" => folder,
            None => return nothing(),
        };
        match std::fs::read(folder.join("samlet.pdf")) {
            Ok(bytes) => (StatusCode::OK, [(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
            Err(_) => nothing(),
        }
    })
}
