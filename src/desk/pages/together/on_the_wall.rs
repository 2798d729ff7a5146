//! The fields of the referat as they stand on the wall: in large type, with the names that may stand there and what is said beside
//! them.

use super::html::TogetherFrame;
use super::minutes::Writing;
use super::minutes_html::{ApartHtml, CarriedHtml, FieldKind, MinutesPage, NamesHtml, WallFieldHtml};
use super::wall_people::HIDDEN;
use super::words::fill;
use crate::case::TaskState;
use crate::case::edit::{FileKind, Step, ValuePath};
use crate::desk::Desk;
use crate::desk::form::{Control, FormField, is_needed};
use crate::desk::pages::editing::Filled;
use crate::desk::pages::said::SaidOfFields;
use crate::documents::together::CarriedTogether;

/// The fields as they are shown.
pub(super) struct OnTheWall<'a> {
    pub writing: &'a Writing,
    pub desk: &'a Desk,
    /// Where two have written, by the place of the field.
    pub apart: Vec<ApartHtml>,
    pub said: Option<&'a SaidOfFields>,
    /// The ids of those who are written down as there.
    pub present: Vec<String>,
    /// What is on the page alone: it is not whole yet.
    pub unsaved: Vec<ValuePath>,
}

impl OnTheWall<'_> {
    /// The page with all of them.
    pub(super) fn page(&self, frame: TogetherFrame, filled: &Filled, is_advised: bool, above: Vec<ApartHtml>) -> MinutesPage {
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
        let one = |task: &CarriedTogether| {
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
