//! What there is to choose from: papers and readers, in words.

use super::page::{GroupOf, ListEntry, ListGroup};
use crate::deliver::produce::Planned;
use crate::documents::{Document, Form, Subject};

/// The documents by case and meeting, those that are pages; and those that are refused, so that one can see why.
pub(super) fn groups(planned: &Planned) -> Vec<ListGroup> {
    let made = planned.plan.documents().iter().filter(|d| d.has_pages()).map(Document::id);
    let refused = planned.plan.refusals().iter().filter_map(|refusal| match &refusal.subject {
        Subject::Document(id) => Some(id),
        Subject::Call(..) | Subject::Meeting(..) | Subject::Folder(_) | Subject::Bundle(_) => None,
    });
    let mut groups: Vec<ListGroup> = Vec::new();
    for id in made.chain(refused).filter(|id| id.form == Form::Pdf) {
        let of = GroupOf {
            key: id.folder.clone(),
            meeting: id.meeting,
        };
        let entry = ListEntry {
            path: id.path(),
            label: id.label(planned.reading.case.as_ref()),
        };
        add(&mut groups, &of, entry);
    }
    groups
}

/// Takes a document into its group, unless it is there.
pub(super) fn add(groups: &mut Vec<ListGroup>, of: &GroupOf, entry: ListEntry) {
    match groups.iter_mut().find(|g| g.of == *of) {
        Some(group) if group.entries.iter().any(|e| e.path == entry.path) => {}
        Some(group) => group.entries.push(entry),
        None => groups.push(ListGroup {
            of: of.clone(),
            entries: vec![entry],
        }),
    }
}
