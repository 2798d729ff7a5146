//! »Referat sammen«: the six fields in large type, on the wall while people talk. The same form as the tovholder's own page of the
//! referat, without what is the team's alone.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::html::{CarriedHtml, FieldKind, MinutesPage, NamesHtml, WallFieldHtml};
use super::sitting::Sitting;
use super::words::fill;
use crate::case::TaskState;
use crate::case::edit::{Edit, Step, ValuePath, value_of};
use crate::deliver::produce::examine;
use crate::desk::form::{Choosable, Control, FormField, Posted};
use crate::desk::page::{html, see};
use crate::desk::pages::editing::{Filled, FormSheet};
use crate::desk::pages::meeting;
use crate::desk::pages::said::SaidOfFields;
use crate::desk::pages::shared::Body;
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State};
use crate::documents::together::{MinutesTogether, minutes};

/// What is not on the wall: who holds the pen, and what the borger says when it has been read.
const OWN: &[&str] = &["id", "skrevet af", "godkendt af borgeren", "må sendes til"];

/// A meeting's referat at the screen.
pub(super) struct Writing {
    pub sitting: Sitting,
    pub number: u32,
    pub view: MinutesTogether,
}

impl Writing {
    pub(super) fn find(desk: &Desk, state: &mut State, key: &str, number: u32) -> Result<Self, Box<Response>> {
        let sitting = Sitting::find(desk, state, key, &format!("referat/{number}"))?;
        match sitting.viewed(state, |request| minutes(request, number)) {
            Some(Ok(Some(view))) => Ok(Self { sitting, number, view }),
            _ => Err(Box::new(sitting.cannot(desk, state))),
        }
    }

    /// The form over the meeting's file.
    pub(super) fn sheet(&self) -> Option<FormSheet<'_>> {
        let mut sheet = meeting::minutes_sheet(&self.sitting.case, self.number)?;
        sheet.parts = vec![(ValuePath::keys(["referat"]), String::new())];
        sheet.own = OWN;
        sheet.beside = None;
        Some(sheet)
    }

    fn page(&self, desk: &Desk, state: &mut State, told: Vec<String>, is_advised: bool) -> Response {
        let Some(sheet) = self.sheet() else {
            return self.sitting.cannot(desk, state);
        };
        let filled = match sheet.fill(state, None, false) {
            Ok(Some(filled)) => filled,
            Ok(None) | Err(_) => return self.sitting.cannot(desk, state),
        };
        let problems = examine(&state.session, &self.sitting.case.folder).problems;
        let said = SaidOfFields::of(&sheet.file, &filled, &problems, false);
        let words = &self.sitting.words.together.minutes;
        let mut frame = self
            .sitting
            .frame(desk, state, &fill(&words.heading, &[("nummer", &self.number.to_string())]));
        frame.is_alert = !told.is_empty();
        frame.told = told;
        let shown = OnTheWall {
            writing: self,
            said: is_advised.then_some(&said),
        };
        html(&shown.page(frame, &filled, is_advised))
    }
}

/// The fields as they are shown.
struct OnTheWall<'a> {
    writing: &'a Writing,
    said: Option<&'a SaidOfFields>,
}

impl OnTheWall<'_> {
    fn page(&self, frame: super::html::TogetherFrame, filled: &Filled, is_advised: bool) -> MinutesPage {
        let words = &self.writing.sitting.words.together.minutes;
        let of = |key: &str| {
            filled
                .sections
                .iter()
                .flat_map(|section| &section.fields)
                .find(|field| is_at(field, &["referat", key]))
        };
        let next = |key: &str| {
            let fields = filled.sections.iter().flat_map(|section| &section.fields);
            fields.into_iter().find(|field| is_at(field, &["referat", "næste møde", key]))
        };
        let rows = |key: &'static str| {
            let lists = filled.sections.iter().flat_map(|section| &section.lists);
            lists
                .flat_map(|list| &list.rows)
                .filter(move |row| row.path.0.get(1) == Some(&Step::Key(key.to_owned())))
        };
        let row = |fields: &[FormField]| fields.iter().map(|field| self.field(field)).collect::<Vec<_>>();
        let mut next_fields: Vec<WallFieldHtml> = Vec::new();
        next_fields.extend(next("ønsker").map(|field| {
            WallFieldHtml {
                label: words.again.clone(),
                kind: FieldKind::Choice,
                choices: [("ja", &words.yes), ("nej", &words.no), ("", &words.unsure)]
                    .map(|(value, label)| (value.to_owned(), label.clone(), field.text() == value))
                    .into(),
                ..self.field(field)
            }
        }));
        next_fields.extend(next("tema").map(|field| self.labelled(field, &words.next_theme)));
        next_fields.extend(next("hvornår").map(|field| self.labelled(field, &words.next_when)));
        let page = MinutesPage {
            action: self.writing.sitting.address.clone(),
            from: filled.name.clone(),
            present: of("deltog").map(|field| self.names(field)),
            topics: rows("temaer").map(|one| row(&one.fields)).collect(),
            agreements: of("aftaler").map(|field| self.labelled(field, &words.agreements)),
            carried: self.carried(filled),
            is_room_open: self.writing.view.is_room_open,
            tasks: rows("opgaver").map(|one| row(&one.fields)).collect(),
            next: next_fields,
            next_whom: next("hvem").map(|field| self.names(field)),
            is_advised,
            has_advice: false,
            frame,
        };
        let fields = page
            .topics
            .iter()
            .chain(&page.tasks)
            .flatten()
            .chain(&page.agreements)
            .chain(&page.next);
        let has_advice = fields.into_iter().any(|field| !field.told.is_empty());
        MinutesPage { has_advice, ..page }
    }

    fn labelled(&self, field: &FormField, label: &str) -> WallFieldHtml {
        WallFieldHtml {
            label: label.to_owned(),
            ..self.field(field)
        }
    }

    fn field(&self, field: &FormField) -> WallFieldHtml {
        let words = &self.writing.sitting.words.together.minutes;
        let label = match field.path.0.last() {
            Some(Step::Key(key)) => match key.as_str() {
                "emne" => &words.topic,
                "drøftelser" => &words.points,
                "hvem" => &words.who,
                "hvad" => &words.what,
                "inden" => &words.by,
                _ => &field.label,
            },
            _ => &field.label,
        };
        let kind = match &field.control {
            Control::Lines => FieldKind::Points,
            Control::Date if field.text().is_empty() || chrono::NaiveDate::parse_from_str(field.text(), "%Y-%m-%d").is_ok() => {
                FieldKind::Day
            }
            Control::Person => FieldKind::Choice,
            _ => FieldKind::Line,
        };
        let choices = if kind == FieldKind::Choice {
            self.people_of(field)
        } else {
            Vec::new()
        };
        let told = self.said.map(|said| said.of_field(field)).unwrap_or_default();
        WallFieldHtml {
            name: field.name.clone(),
            id: place_of(&field.path),
            label: label.clone(),
            text: field.text().to_owned(),
            kind,
            choices,
            told: told.into_iter().map(|told| told.text).collect(),
        }
    }

    /// Who can be chosen, the borger first.
    fn people_of(&self, field: &FormField) -> Vec<(String, String, bool)> {
        let case = &self.writing.sitting.case;
        let mut people = vec![Choosable {
            id: "borger".to_owned(),
            name: case.called(),
        }];
        people.extend(self.on_the_wall(field));
        let choices = field.choices(&people).into_iter();
        let nobody = (String::new(), String::new(), field.text().is_empty());
        std::iter::once(nobody)
            .chain(choices.map(|choice| (choice.value.clone(), choice.label, field.has(&choice.value))))
            .collect()
    }

    /// The people whose names may be seen by all in the room, and whoever stands in the field already.
    fn on_the_wall<'a>(&'a self, field: &'a FormField) -> impl Iterator<Item = Choosable> + 'a {
        let case = &self.writing.sitting.case;
        let may_stand = move |person: &Choosable| self.writing.view.named.contains(&person.id) || field.has(&person.id);
        case.people().into_iter().filter(may_stand).map(|person| Choosable {
            name: case.name_of(&person.id),
            ..person
        })
    }

    fn names(&self, field: &FormField) -> NamesHtml {
        let people: Vec<Choosable> = self.on_the_wall(field).collect();
        let choices = field.choices(&people).into_iter();
        NamesHtml {
            name: field.name.clone(),
            people: choices
                .map(|choice| (choice.value.clone(), choice.label, field.has(&choice.value)))
                .collect(),
        }
    }

    /// The tasks that everybody in the room may hear of.
    fn carried(&self, filled: &Filled) -> Vec<CarriedHtml> {
        let words = &self.writing.sitting.words.together.minutes;
        let fields: Vec<&FormField> = filled
            .sections
            .iter()
            .flat_map(|section| &section.groups)
            .flat_map(|group| &group.fields)
            .collect();
        let one = |task: &crate::documents::together::CarriedTogether| {
            let field = fields
                .iter()
                .find(|field| field.path.0.last() == Some(&Step::Key(task.key.clone())))?;
            let states = TaskState::ALL.iter().map(|state| {
                let label = match state {
                    TaskState::Done => &words.states.done,
                    TaskState::UnderWay => &words.states.under_way,
                    TaskState::Dropped => &words.states.dropped,
                };
                (state.word(), label.clone(), field.has(state.word()))
            });
            let none = ("", words.states.none.clone(), field.text().is_empty());
            Some(CarriedHtml {
                name: field.name.clone(),
                what: format!("{}: {}", task.who.as_ref().unwrap_or(&words.unnamed), task.what),
                from: fill(&words.from_meeting, &[("nummer", &task.meeting.to_string())]),
                states: states.chain([none]).collect(),
            })
        };
        self.writing.view.carried.iter().filter_map(one).collect()
    }
}

fn is_at(field: &FormField, keys: &[&str]) -> bool {
    field.path == ValuePath::keys(keys.iter().copied())
}

/// What a field is called on a page, by its place in the file.
pub(super) fn place_of(path: &ValuePath) -> String {
    let steps = path.0.iter().map(|step| match step {
        Step::Key(key) => key.replace([' ', '/'], "-"),
        Step::At(at) => at.to_string(),
        Step::Of(_, text) => text.clone(),
    });
    steps.collect::<Vec<_>>().join("-")
}

/// Whether advice is asked for.
#[derive(Default, serde::Deserialize)]
pub(super) struct AdviceQuery {
    raad: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<AdviceQuery>,
) -> Response {
    desk.answer(|desk, state| match Writing::find(desk, state, &key, number) {
        Ok(writing) => writing.page(desk, state, Vec::new(), asking.raad.is_some()),
        Err(answer) => *answer,
    })
}

/// Writes down what was said, and goes on writing or reads it through.
pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let writing = match Writing::find(desk, state, &key, number) {
            Ok(writing) => writing,
            Err(answer) => return *answer,
        };
        let words = &writing.sitting.words.together;
        let told = match writing.write(state, &posted) {
            Ok(()) if posted.get("laes").is_some() => return see(&format!("{}/laes", writing.sitting.address)),
            Ok(()) => return see(&writing.sitting.address),
            // All that was typed stays on the page, and this is told at once.
            Err(NotSaved::Conflicts(_)) => return (StatusCode::PRECONDITION_FAILED, words.minutes.conflict.clone()).into_response(),
            Err(NotSaved::Wrong(problems)) => {
                let people = writing.sitting.case.people();
                let why: Vec<String> = problems
                    .iter()
                    .map(|problem| crate::desk::pages::said::sentence(problem, &people))
                    .collect();
                format!("{} {}", words.not_saved, why.join(" "))
            }
            Err(NotSaved::Told(_)) => words.not_saved.clone(),
        };
        // The page stays as it is, with all that was typed.
        (StatusCode::CONFLICT, told).into_response()
    })
}

impl Writing {
    fn write(&self, state: &mut State, posted: &Posted) -> Result<(), NotSaved> {
        let gone = || NotSaved::Told(String::new());
        let sheet = self.sheet().ok_or_else(gone)?;
        let filled = match sheet.fill(state, Some(posted), false) {
            Ok(Some(filled)) => filled,
            Ok(None) | Err(_) => return Err(gone()),
        };
        let mut edits = filled.edits(posted);
        // What is written anew, the borger has not said yes to.
        let approved = ValuePath::keys(["referat", "godkendt af borgeren"]);
        if !edits.is_empty() && value_of(&filled.before).is_ok_and(|root| root.at(&approved).is_some()) {
            edits.push(Edit::remove(approved));
        }
        state.store.save(sheet.kind, &filled.before, &edits)
    }
}
