//! The fields of a sheet as they are drawn: what is folded away, what stands open, who can be chosen.

use super::consent;
use super::invites::Invite;
use super::said::SaidOfFields;
use crate::case::edit::Step;
use crate::desk::form::{Choosable, FormField, FormRow, FormRows, Section};
use crate::desk::page::{self, GroupOfFieldsHtml, InviteHtml, ListHtml, RowHtml, SectionHtml};
use crate::desk::what_now::FOLLOW_UP;

/// Fields as HTML, with what is said of each.
pub(super) struct FieldsOnPage<'a> {
    pub said: &'a SaidOfFields,
    pub people: &'a [Choosable],
    pub called: &'a str,
}

impl FieldsOnPage<'_> {
    fn field(&self, field: &FormField) -> String {
        let choices = field.choices(&choices_of(field, self.people, self.called));
        page::field(field, choices, &self.said.of_field(field))
    }

    fn fields<'f>(&self, fields: impl IntoIterator<Item = &'f FormField>) -> Vec<String> {
        fields.into_iter().map(|field| self.field(field)).collect()
    }

    fn has_error(&self, fields: &[FormField]) -> bool {
        fields
            .iter()
            .any(|field| self.said.of_field(field).iter().any(|told| told.is_error))
    }

    pub(super) fn section(&self, section: &Section, has_table: bool) -> SectionHtml {
        let is_shown = |field: &&FormField| !(has_table && consent::is_in_table(field));
        let is_folded = |field: &&FormField| field.rare.is_some() && field.is_empty() && self.said.of_field(field).is_empty();
        let (more, fields): (Vec<&FormField>, Vec<&FormField>) = section.fields.iter().filter(is_shown).partition(is_folded);
        let mut groups: Vec<GroupOfFieldsHtml> = section
            .groups
            .iter()
            .map(|group| GroupOfFieldsHtml {
                id: if group.is_follow_up() { FOLLOW_UP } else { "" },
                title: group.title.clone(),
                hint: group.hint.clone(),
                // What has become of earlier tasks is asked for at each meeting.
                is_open: group.is_follow_up() || self.has_error(&group.fields) || !group.fields.iter().all(FormField::is_empty),
                fields: self.fields(&group.fields),
            })
            .collect();
        if !more.is_empty() {
            let mut called: Vec<&str> = more.iter().filter_map(|field| field.rare).collect();
            called.dedup();
            groups.push(GroupOfFieldsHtml {
                id: "",
                title: format!("Mere: {}", called.join(", ")),
                hint: String::new(),
                is_open: false,
                fields: self.fields(more),
            });
        }
        SectionHtml {
            title: section.title.clone(),
            fields: self.fields(fields),
            groups,
            lists: section.lists.iter().map(|list| self.list(list)).collect(),
        }
    }

    fn list(&self, list: &FormRows) -> ListHtml {
        ListHtml {
            title: list.title.clone(),
            hint: list.hint.clone(),
            rows: list.rows.iter().map(|row| self.row(row)).collect(),
        }
    }

    fn row(&self, row: &FormRow) -> RowHtml {
        let is_empty = row.fields.iter().all(FormField::is_empty) && !self.has_error(&row.fields);
        RowHtml {
            is_new: row.is_new,
            folded: (row.is_new && is_empty && row.fields.len() > LARGE_ROW).then(|| "Tilføj".to_owned()),
            fields: self.fields(&row.fields),
        }
    }

    pub(super) fn invite(&self, invite: &Invite) -> InviteHtml {
        InviteHtml {
            name: invite.name.clone(),
            person: invite.person.clone(),
            relation: invite.relation.clone(),
            is_invited: invite.is_invited,
            is_open: self.has_error(&invite.fields),
            summary: invite.summary(),
            letter: String::new(),
            fields: self.fields(&invite.fields),
        }
    }
}

/// With more fields than these an empty row is folded away.
const LARGE_ROW: usize = 6;

/// Who can be chosen in a field: the borger too, where a task is theirs.
fn choices_of(field: &FormField, people: &[Choosable], called: &str) -> Vec<Choosable> {
    let mut people = people.to_vec();
    if matches!(field.path.0.last(), Some(Step::Key(key)) if key == "hvem") {
        people.insert(
            0,
            Choosable {
                id: "borger".to_owned(),
                name: called.to_owned(),
            },
        );
    }
    people
}
