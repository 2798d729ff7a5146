//! The borger's yes to a referat, where something is written or taken back: no yes is left on other words than those it was said to,
//! and a step back writes none.

use std::sync::Arc;

use super::store::made;
use crate::case::SourceFile;
use crate::case::edit::{Change, Edit, FileKind, NotMade, Value, ValuePath, value_of};
use crate::desk::form::ids;

/// What the paper has of a meeting besides its referat.
const PRINTED: [&str; 4] = ["tidspunkt", "varighed", "sted", "tema"];

/// A yes that does not hold any longer.
#[derive(Clone, Debug)]
pub(super) struct FallenYes {
    /// When it was said, in words.
    pub day: String,
    /// Whether it fell with something that was taken back, and not with something that was written.
    pub is_undone: bool,
}

/// Where the yes stands.
pub(super) fn place() -> ValuePath {
    ValuePath::keys(["referat", "godkendt af borgeren"])
}

fn place_of_readers() -> ValuePath {
    ValuePath::keys(["referat", "må sendes til"])
}

/// The yes of a file, as it is written there.
pub(super) fn of(root: &Value) -> Option<String> {
    root.at(&place()).and_then(Value::as_text).map(str::to_owned)
}

/// Those of the changes that write no yes.
pub(super) fn without(edits: Vec<Edit>) -> Vec<Edit> {
    let writes = |edit: &Edit| edit.path == place() && !matches!(edit.change, Change::Remove);
    edits.into_iter().filter(|edit| !writes(edit)).collect()
}

/// The text that comes of taking something back, with the yes of the file as it is now where that still holds; and a yes that does not
/// hold any longer, or does not come back.
///
/// # Errors
/// A yes that cannot be taken out.
pub(super) fn settled(kind: FileKind, now: &Arc<SourceFile>, back: Arc<SourceFile>) -> Result<(Arc<SourceFile>, Option<String>), NotMade> {
    if kind != FileKind::Meeting {
        return Ok((back, None));
    }
    let (was, is) = (value_of(now)?, value_of(&back)?);
    let Some(yes) = of(&is) else { return Ok((back, None)) };
    let before = of(&was);
    let may_read = readers(&was);
    let is_wider = readers(&is).iter().any(|id| !may_read.contains(id));
    if before.as_ref() == Some(&yes) && !is_wider && is_printed_alike(&was, &is) {
        return Ok((back, None));
    }
    let without = made(kind, &back, &[Edit::remove(place())]).map_err(|_| NotMade::Beyond(place()))?;
    Ok((without, Some(before.unwrap_or(yes))))
}

/// The text that comes of writing something, and a yes that fell with it: how it is taken out, and how it was written.
pub(super) type WithoutYes = (Arc<SourceFile>, Option<(Edit, String)>);

/// The text that comes of writing something, without a yes that stood on other words; and that yes. A yes that is written in the
/// same step is to these words.
///
/// # Errors
/// A yes that cannot be taken out.
pub(super) fn after_writing(kind: FileKind, now: &Arc<SourceFile>, new: Arc<SourceFile>) -> Result<WithoutYes, NotMade> {
    if kind != FileKind::Meeting || new.raw() == now.raw() {
        return Ok((new, None));
    }
    let (was, is) = (value_of(now)?, value_of(&new)?);
    let Some(yes) = of(&is).filter(|yes| of(&was).as_ref() == Some(yes)) else {
        return Ok((new, None));
    };
    if is_printed_alike(&was, &is) {
        return Ok((new, None));
    }
    let edit = Edit::remove(place());
    let without = made(kind, &new, std::slice::from_ref(&edit)).map_err(|_| NotMade::Beyond(place()))?;
    Ok((without, Some((edit, yes))))
}

/// The yes of a file that falls with a change that is taken back and was none of the yes itself: it stood again by that change.
pub(super) fn fallen_along(edits: &[Edit], now: &SourceFile, back: &SourceFile) -> Option<String> {
    let yes_in = |file: &SourceFile| value_of(file).ok().and_then(|root| of(&root));
    let is_own = edits.is_empty() || edits.iter().any(|edit| edit.path.0.starts_with(&place().0));
    yes_in(now).filter(|_| !is_own && yes_in(back).is_none())
}

/// Whom the yes lets have it.
fn readers(root: &Value) -> Vec<String> {
    match root.at(&place_of_readers()) {
        Some(Value::List(items)) => items.iter().filter_map(Value::as_text).flat_map(ids).collect(),
        Some(Value::Text(text)) => ids(text),
        _ => Vec::new(),
    }
}

/// Whether two files of a meeting give the same paper.
fn is_printed_alike(one: &Value, other: &Value) -> bool {
    let is_same = |one: Option<&Value>, other: Option<&Value>| match (one, other) {
        (Some(one), Some(other)) => one.same(other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let minutes = |root: &Value| -> Option<Value> {
        let edits = [Edit::remove(place()), Edit::remove(place_of_readers())];
        let root = edits.iter().fold(root.clone(), |root, edit| match root.at(&edit.path) {
            Some(_) => root.with(edit).unwrap_or(root),
            None => root,
        });
        root.get("referat").cloned()
    };
    PRINTED.iter().all(|key| is_same(one.get(key), other.get(key))) && is_same(minutes(one).as_ref(), minutes(other).as_ref())
}
