//! A drawing whose beginning nobody knows the text of any more: what the page itself knows of where it began.

use crate::case::{Case, Person};
use crate::documents::together::{DraftPerson, MapDraft};

/// How much two places may differ and be the same.
const SAME: f64 = 0.06;

/// Those who were put somewhere here, and whom the file has neither there nor where the drawing began: somebody else has put them
/// elsewhere.
pub(super) fn placed_by_two(case: &Case, draft: &MapDraft, base: Option<&MapDraft>) -> Vec<String> {
    let began = |id: &str| base?.people.iter().find(|person| person.id == id);
    let is_by_two = |drawn: &&DraftPerson| {
        case.person(&drawn.id).is_some_and(|person| {
            let is_untouched = began(&drawn.id).is_some_and(|began| stands_at(person, began));
            let is_moved = base.is_none_or(|base| !base.has(drawn));
            is_moved && !is_untouched && !stands_at(person, drawn)
        })
    };
    draft.people.iter().filter(is_by_two).map(|drawn| drawn.id.clone()).collect()
}

/// Whether the file has somebody where a drawing has them; whoever has no angle in the file stands at any.
fn stands_at(person: &Person, drawn: &DraftPerson) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < SAME;
    person.field.word() == drawn.field
        && near(person.distance.0, drawn.distance)
        && person.angle.as_ref().is_none_or(|angle| near(angle.0, drawn.angle))
}
