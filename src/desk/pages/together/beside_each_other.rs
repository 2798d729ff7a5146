//! What two have written in one place of a referat, as those in the room see it: both, beside each other.

use super::minutes::Writing;
use super::minutes_html::ApartHtml;
use super::on_the_wall::place_of;
use crate::case::TaskState;
use crate::case::edit::{Change, Value};
use crate::desk::State;
use crate::desk::form::{Control, FieldContent, FormField, Section};
use crate::desk::pages::editing::{Filled, FormSheet, written};

impl Writing {
    /// What two have written in one place: in its field stands what was written here, and beside it what the file says, by the place
    /// of the field; and what belongs to no field of the page.
    pub(super) fn beside_each_other(
        &self,
        state: &mut State,
        sheet: &FormSheet<'_>,
        filled: &mut Filled,
    ) -> (Vec<ApartHtml>, Vec<ApartHtml>) {
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
