//! »Referat sammen«: the six fields in large type, on the wall while people talk. The same form as the tovholder's own page of the
//! referat, without what is the team's alone.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::html::{ApartHtml, CarriedHtml, FieldKind, MinutesPage, NamesHtml, TogetherFrame, WallFieldHtml};
use super::sitting::Sitting;
use super::wall_people::HIDDEN;
use super::words::fill;
use super::write_down::WrittenDown;
use crate::case::edit::{Change, FileKind, Step, Value, ValuePath};
use crate::case::{Problem, TaskState};
use crate::deliver::produce::examine;
use crate::desk::form::{Control, FieldContent, FormField, Posted, Section, is_needed};
use crate::desk::page::{html, see};
use crate::desk::pages::editing::{Filled, FormSheet, written};
use crate::desk::pages::meeting;
use crate::desk::pages::retype::retype_these;
use crate::desk::pages::said::SaidOfFields;
use crate::desk::pages::shared::Body;
use crate::desk::stood_yes::BeforeWriting;
use crate::desk::store::NotSaved;
use crate::desk::yes::FallenYes;
use crate::desk::{Desk, State};
use crate::documents::together::{MinutesTogether, minutes};

/// What is not on the wall: who holds the pen, and what the borger says when it has been read.
const OWN: &[&str] = &["id", "skrevet af", "godkendt af borgeren", "må sendes til"];

/// A meeting's referat at the screen.
pub(super) struct Writing {
    pub sitting: Sitting,
    pub number: u32,
    pub view: MinutesTogether,
    /// Whether the names of everybody in the network are asked for, and not only of those who are in the room or were asked to be.
    pub shows_all: bool,
}

impl Writing {
    pub(super) fn find(desk: &Desk, state: &mut State, key: &str, number: u32) -> Result<Self, Box<Response>> {
        let sitting = Sitting::find(desk, state, key, &format!("referat/{number}"))?;
        match sitting.viewed(state, |request| minutes(request, number)) {
            Some(Ok(Some(view))) => Ok(Self {
                sitting,
                number,
                view,
                shows_all: false,
            }),
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

    /// The page as the file is now; with what was written and is not whole yet, which is in no file.
    pub(super) fn page(&self, desk: &Desk, state: &mut State, told: Vec<String>, is_advised: bool) -> Response {
        let Some(sheet) = self.sheet() else {
            return self.sitting.cannot(desk, state);
        };
        let mut filled = match sheet.fill(state, None, false) {
            Ok(Some(filled)) => filled,
            Ok(None) | Err(_) => return self.sitting.cannot(desk, state),
        };
        let of_before = state.half_written.get(&sheet.file).cloned();
        let mut unsaved = Vec::new();
        if let Some(WrittenDown {
            filled: old, posted, half, ..
        }) = of_before.as_deref()
        {
            unsaved = half.iter().map(|edit| edit.path.clone()).collect();
            let is_half = |field: &FormField| half.iter().any(|edit| field.path.0.starts_with(&edit.path.0));
            retype_these(old, &mut filled, posted, &is_half);
        }
        let (apart, above) = self.beside_each_other(state, &sheet, &mut filled);
        let mut problems = examine(&state.session, &self.sitting.case.folder).problems;
        let advice = problems.len();
        problems.retain(|problem| self.may_stand_on_the_wall(state, problem));
        let has_more_advice = problems.len() < advice;
        let said = SaidOfFields::of(&sheet.file, &filled, &problems, false);
        let words = &self.sitting.words.together.minutes;
        let mut frame = self
            .sitting
            .frame(desk, state, &fill(&words.heading, &[("nummer", &self.number.to_string())]));
        frame.is_alert = !told.is_empty();
        // Said for as long as it holds, whatever is written meanwhile.
        let fallen = state.fallen.get(&sheet.file).filter(|_| self.view.approved_on.is_none());
        let back = state.stood.back(&sheet.file).filter(|_| self.view.approved_on.is_some());
        let of_yes = fallen.map(|yes| self.fell(yes)).or_else(|| back.map(|day| self.stands_again(day)));
        frame.told = of_yes.into_iter().chain(told).collect();
        if !apart.is_empty() || !above.is_empty() {
            frame.is_alert = true;
            frame.told.push(self.sitting.words.together.apart.told.clone());
        }
        let at = ValuePath::keys(["referat", "deltog"]);
        let present = filled
            .fields()
            .into_iter()
            .find(|field| field.path == at)
            .map(|field| field.texts().to_vec());
        let present = present.unwrap_or_default();
        let shown = OnTheWall {
            writing: self,
            desk,
            apart,
            said: is_advised.then_some(&said),
            present,
            unsaved,
        };
        let mut page = shown.page(frame, &filled, is_advised, above);
        page.has_more_advice = is_advised && has_more_advice;
        html(&page)
    }

    /// What two have written in one place: in its field stands what was written here, and beside it what the file says, by the place
    /// of the field; and what belongs to no field of the page.
    fn beside_each_other(&self, state: &mut State, sheet: &FormSheet<'_>, filled: &mut Filled) -> (Vec<ApartHtml>, Vec<ApartHtml>) {
        let words = &self.sitting.words.together;
        let (mut apart, mut above) = (Vec::new(), Vec::new());
        let root = filled.root.clone();
        for (number, one) in state.apart.of(&sheet.file, &root).into_iter().enumerate() {
            let place = one.place(&root);
            let theirs = one.theirs(&root).cloned();
            let mut fields = filled.sections.iter_mut().flat_map(Section::all_fields_mut);
            let field = fields.find(|field| Some(&field.path) == place.as_ref() && !matches!(one.edit.change, Change::Push(_)));
            match field {
                Some(field) => {
                    let is_list = field.control == Control::Lines;
                    apart.push(ApartHtml {
                        place: place_of(&field.path),
                        label: String::new(),
                        ours: String::new(),
                        theirs: self.in_words(field, theirs.as_ref()),
                        may_be_both: is_list,
                    });
                    field.shown = FieldContent::Texts(texts_of(one.ours(), is_list));
                }
                None => above.push(ApartHtml {
                    place: number.to_string(),
                    label: words.minutes.label_of(&one.edit.path).to_owned(),
                    ours: self.told(one.ours()),
                    theirs: self.told(theirs.as_ref()),
                    may_be_both: matches!(one.edit.change, Change::Push(_)),
                }),
            }
        }
        (apart, above)
    }

    /// What a value of a field is, for those in the room.
    fn in_words(&self, field: &FormField, value: Option<&Value>) -> String {
        let words = &self.sitting.words.together;
        let text = |text: &str| match &field.control {
            Control::Person | Control::People => self.name_on_the_wall(text),
            Control::YesNo if text == "ja" => words.minutes.yes.clone(),
            Control::YesNo if text == "nej" => words.minutes.no.clone(),
            Control::Words(_) => TaskState::ALL
                .iter()
                .find(|state| state.word() == text)
                .map_or_else(|| text.to_owned(), |state| words.minutes.states.of(*state).to_owned()),
            _ => text.to_owned(),
        };
        let texts: Vec<String> = texts_of(value, false).iter().map(|one| text(one)).collect();
        if texts.is_empty() {
            words.apart.nothing.clone()
        } else {
            texts.join("\n")
        }
    }

    /// What a thing of a list is, for those in the room.
    fn told(&self, value: Option<&Value>) -> String {
        let words = &self.sitting.words.together;
        let Some(value) = value else { return words.apart.nothing.clone() };
        let entries = value.entries().iter().filter(|(key, _)| key != "id");
        let lines = entries.flat_map(|(key, value)| {
            let texts = texts_of(Some(value), false).into_iter();
            texts.map(move |text| if key == "hvem" { self.name_on_the_wall(&text) } else { text })
        });
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() { written(Some(value)) } else { lines.join("\n") }
    }
}

/// A value as the texts of a field; of a field with a line for each point, one text.
fn texts_of(value: Option<&Value>, is_list: bool) -> Vec<String> {
    match value {
        None | Some(Value::Nothing) => Vec::new(),
        Some(Value::List(items)) => {
            let texts: Vec<String> = items.iter().map(|item| written(Some(item))).collect();
            if is_list { vec![texts.join("\n")] } else { texts }
        }
        Some(value) => vec![written(Some(value))],
    }
}

/// The fields as they are shown.
struct OnTheWall<'a> {
    writing: &'a Writing,
    desk: &'a Desk,
    /// Where two have written, by the place of the field.
    apart: Vec<ApartHtml>,
    said: Option<&'a SaidOfFields>,
    /// The ids of those who are written down as there.
    present: Vec<String>,
    /// What is on the page alone: it is not whole yet.
    unsaved: Vec<ValuePath>,
}

impl OnTheWall<'_> {
    fn page(&self, frame: TogetherFrame, filled: &Filled, is_advised: bool, above: Vec<ApartHtml>) -> MinutesPage {
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
        let row = |fields: &[FormField]| self.row(fields);
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
            above,
            may_be_unnamed: self.writing.may_be_more_unnamed(&self.present),
            present: of("deltog").map(|field| {
                let mut names = self.names(field, false);
                names.add(self.writing.unnamed_on_the_wall(self.desk, &self.present, field));
                names
            }),
            topics: rows("temaer").map(|one| row(&one.fields)).collect(),
            agreements: of("aftaler").map(|field| self.labelled(field, &words.agreements)),
            carried: self.carried(filled),
            is_room_open: self.writing.view.is_room_open,
            waits: self.waits(),
            has_more_names: self.writing.has_more_names(),
            tasks: rows("opgaver").map(|one| row(&one.fields)).collect(),
            next: next_fields,
            next_whom: next("hvem").map(|field| self.names(field, true)),
            is_advised,
            has_advice: false,
            has_more_advice: false,
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

    /// The fields of one thing; what it must have and lacks is said quietly beside its place, as long as nothing of it is saved.
    fn row(&self, fields: &[FormField]) -> Vec<WallFieldHtml> {
        let lacks = &self.writing.sitting.words.together.minutes.lacks;
        let is_begun = fields.iter().any(|field| !field.text().is_empty());
        let shown = fields.iter().map(|field| {
            let mut shown = self.field(field);
            // Of a thing that is new nothing must be there before it is begun.
            if is_begun && is_needed(FileKind::Meeting, &field.path) && field.text().is_empty() {
                shown.lacks = fill(lacks, &[("felt", &shown.label)]);
            }
            shown
        });
        shown.collect()
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
            lacks: if self.unsaved.contains(&field.path) {
                words.not_kept.clone()
            } else {
                String::new()
            },
            apart: self.apart_at(&field.path),
        }
    }

    fn apart_at(&self, path: &ValuePath) -> Option<ApartHtml> {
        let place = place_of(path);
        self.apart.iter().find(|one| one.place == place).cloned()
    }

    /// Who can be chosen, the borger first.
    fn people_of(&self, field: &FormField) -> Vec<(String, String, bool)> {
        let words = &self.writing.sitting.words.together.minutes;
        let nobody = (String::new(), String::new(), field.text().is_empty());
        let borger = ("borger".to_owned(), self.writing.sitting.case.called(), field.has("borger"));
        let mut all = vec![nobody];
        match &field.control {
            Control::Person => {
                all.push(borger);
                all.extend(self.writing.people_on_the_wall(self.desk, field, false));
                all.extend(self.writing.unnamed_on_the_wall(self.desk, &self.present, field));
                // Whoever stands there and may not be named here stays, without a name.
                if !all.iter().any(|(_, _, is_chosen)| *is_chosen) {
                    all.push((HIDDEN.to_owned(), words.unnamed.clone(), true));
                }
            }
            _ => all.extend(field.choices(&[]).into_iter().map(|choice| {
                let is_chosen = field.has(&choice.value);
                (choice.value, choice.label, is_chosen)
            })),
        }
        all
    }

    fn names(&self, field: &FormField, is_announced: bool) -> NamesHtml {
        let people = self.writing.people_on_the_wall(self.desk, field, is_announced);
        NamesHtml {
            name: field.name.clone(),
            // Whom the page shows: of nobody else anything is said by it.
            shown: people.iter().map(|(word, _, _)| word.as_str()).collect::<Vec<_>>().join(" "),
            people,
            apart: self.apart_at(&field.path),
        }
    }

    /// Which referats of before wait for the borger's yes, and their tasks with them.
    fn waits(&self) -> String {
        let words = &self.writing.sitting.words;
        let numbers: Vec<String> = self.writing.view.waiting.iter().map(u32::to_string).collect();
        let sentence = match numbers.len() {
            0 => return String::new(),
            1 => &words.together.minutes.waits,
            _ => &words.together.minutes.waits_several,
        };
        let called = self.writing.sitting.case.called();
        fill(sentence, &[("møder", &words.common.listed(&numbers)), ("borger", &called)])
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
                let label = words.states.of(*state).to_owned();
                (state.word(), label, field.has(state.word()))
            });
            let none = ("", words.states.none.clone(), field.text().is_empty());
            Some(CarriedHtml {
                name: field.name.clone(),
                place: place_of(&field.path),
                what: format!("{}: {}", task.who.as_ref().unwrap_or(&words.unnamed), task.what),
                from: fill(&words.from_meeting, &[("nummer", &task.meeting.to_string())]),
                states: states.chain([none]).collect(),
                apart: self.apart_at(&field.path),
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
    /// The names of everybody in the network are to stand on the page.
    alle: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<AdviceQuery>,
) -> Response {
    desk.answer(|desk, state| match Writing::find(desk, state, &key, number) {
        Ok(mut writing) => {
            writing.shows_all = asking.alle.is_some();
            writing.page(desk, state, Vec::new(), asking.raad.is_some())
        }
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
        let words = Arc::clone(&writing.sitting.words);
        let words = &words.together;
        let (wants_reading, is_pressed) = (posted.get("laes").is_some(), posted.get("gem").is_some());
        let wants_all = posted.get("alle").is_some();
        let before = writing.file().and_then(|path| BeforeWriting::of(&state.store, &path));
        let written = match writing.write(desk, state, posted) {
            Ok(written) => written,
            // The page stays as it is, with all that was typed.
            Err(why) => {
                let lacks = match why {
                    NotSaved::Wrong(problems) => writing.lacks(&problems),
                    NotSaved::Conflicts(_) | NotSaved::Told(_) => String::new(),
                };
                let told = format!("{} {lacks}", words.not_saved);
                return (StatusCode::CONFLICT, told.trim_end().to_owned()).into_response();
            }
        };
        // The borger's yes was to what stood there before: that is said, and what follows.
        let is_whole = written.half.is_empty() && !writing.is_apart(state);
        writing.follow_yes(state, before, written.is_changed, is_whole);
        let written = Arc::new(written);
        if let Some(sheet) = writing.sheet() {
            if written.half.is_empty() {
                state.half_written.remove(&sheet.file);
            } else {
                state.half_written.insert(sheet.file, Arc::clone(&written));
            }
        }
        if is_whole && wants_reading {
            return see(&format!("{}/laes", writing.sitting.address));
        }
        if is_whole {
            let all = if wants_all { "?alle=ja" } else { "" };
            return see(&format!("{}{all}", writing.sitting.address));
        }
        // Of what is half written nobody is told before they ask.
        let mut told = Vec::new();
        if !written.half.is_empty() && (wants_reading || is_pressed) {
            told.push(format!("{} {}", words.minutes.half, writing.lacks(&written.lacks)));
        }
        match Writing::find(desk, state, &key, number) {
            Ok(mut now) => {
                now.shows_all = wants_all;
                now.page(desk, state, told, false)
            }
            Err(answer) => *answer,
        }
    })
}

impl Writing {
    fn lacks(&self, problems: &[Problem]) -> String {
        let people = self.sitting.case.people();
        let why: Vec<String> = problems
            .iter()
            .map(|problem| crate::desk::pages::said::sentence(problem, &people))
            .collect();
        why.join(" ")
    }

    /// That the borger's yes of a day does not hold any longer, and what follows.
    fn fell(&self, yes: &FallenYes) -> String {
        let words = &self.sitting.words.together.minutes;
        let with = [("borger", &*self.sitting.case.called()), ("dato", &yes.day)];
        fill(if yes.is_undone { &words.fell_undone } else { &words.fell_told }, &with)
    }

    /// That the borger's yes of a day holds, for it says again what they said yes to.
    fn stands_again(&self, day: &str) -> String {
        let with = [("borger", &*self.sitting.case.called()), ("dato", day)];
        fill(&self.sitting.words.together.minutes.stands_again, &with)
    }

    /// The borger's yes was to what stood there before: it has fallen when that is another now, and stands again when it is the same.
    pub(super) fn follow_yes(&self, state: &mut State, before: Option<BeforeWriting>, is_changed: bool, is_whole: bool) {
        let Some(path) = self.file() else { return };
        let day = self.view.approved_on.clone();
        let stands_again = state.stood.follow(&mut state.store, before, day.as_deref(), is_whole);
        if stands_again {
            state.fallen.remove(&path);
        } else if let Some(day) = day.filter(|_| is_changed) {
            state.fallen.insert(path, FallenYes { day, is_undone: false });
        }
    }

    /// Whether there is a place that two have written in.
    pub(super) fn is_apart(&self, state: &State) -> bool {
        self.sheet().is_some_and(|sheet| state.apart.has(&sheet.file))
    }
}
