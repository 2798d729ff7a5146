//! What was typed stays on the page, whatever was wrong with it.

use super::editing::Filled;
use crate::case::edit::merge::carried;
use crate::case::edit::{Step, ValuePath};
use crate::desk::form::{FieldContent, FormField, Posted, Section};
use crate::desk::page::Remark;

/// Shows what was typed in place of what stands in the file.
pub(super) fn retype_all(filled: &mut Filled, posted: &Posted) {
    filled
        .sections
        .iter_mut()
        .flat_map(Section::all_fields_mut)
        .for_each(|field| retype(field, posted));
    for invite in &mut filled.invites {
        if posted.get(&format!("{}-er-her", invite.name)).is_some() {
            invite.is_invited = posted.get(&invite.name).is_some();
        }
        invite.fields.iter_mut().for_each(|field| retype(field, posted));
    }
}

fn retype(field: &mut FormField, posted: &Posted) {
    if let Some(texts) = posted.texts(field) {
        field.shown = FieldContent::Texts(texts);
    }
}

/// Shows what was typed in the fields that somebody changed, on a sheet of the file as it is now; what there is no place for any
/// more is told.
pub(super) fn retype_changed(old: &Filled, now: &mut Filled, posted: &Posted) -> Vec<Remark> {
    retype_these(old, now, posted, &|_| true)
}

/// As [`retype_changed`], of those fields that are meant.
pub(super) fn retype_these(old: &Filled, now: &mut Filled, posted: &Posted, is_meant: &dyn Fn(&FormField) -> bool) -> Vec<Remark> {
    let mut homeless = Vec::new();
    for field in old.fields().into_iter().filter(|field| is_meant(field) && posted.is_changed(field)) {
        let texts = posted.texts(field).unwrap_or_default();
        let place = place_now(old, now, field);
        let fields = now.sections.iter_mut().flat_map(Section::all_fields_mut);
        let mut fields = fields.chain(now.invites.iter_mut().flat_map(|invite| &mut invite.fields));
        match fields.find(|field| Some(&field.path) == place.as_ref()) {
            Some(field) => field.shown = FieldContent::Texts(texts),
            None => homeless.push(Remark::error(format!(
                "Det, du skrev ved »{}«, hører til noget, som andre har slettet: {}",
                field.label,
                texts.join(", ")
            ))),
        }
    }
    for invite in &old.invites {
        let ticked = posted.get(&invite.name).is_some();
        if ticked != invite.is_invited
            && let Some(now) = now.invites.iter_mut().find(|other| other.id == invite.id)
        {
            now.is_invited = ticked;
        }
    }
    homeless
}

/// The path that a field of the old sheet has on the new one.
fn place_now(old: &Filled, now: &Filled, field: &FormField) -> Option<ValuePath> {
    let is_by_name = field.path.0.iter().all(|step| !matches!(step, Step::At(_)));
    if is_by_name {
        return Some(field.path.clone());
    }
    // A new row is the new row with the same number, wherever that is now.
    let new_rows = |filled: &Filled| -> Vec<ValuePath> {
        let lists = filled.sections.iter().flat_map(|section| &section.lists);
        lists
            .flat_map(|list| &list.rows)
            .filter(|row| row.is_new)
            .map(|row| row.path.clone())
            .collect()
    };
    let (before, after) = (new_rows(old), new_rows(now));
    if let Some(number) = before.iter().position(|row| field.path.0.starts_with(&row.0)) {
        let row = after.get(number)?;
        let inside = field.path.0[before[number].0.len()..].iter().cloned();
        return Some(ValuePath(row.0.iter().cloned().chain(inside).collect()));
    }
    carried(&old.root, &now.root, &field.path)
}
