//! What is written at the shared screen, put into the meeting's file: all that can be saved is saved, whatever else stands on the page.

use std::sync::Arc;

use super::minutes::Writing;
use super::on_the_wall::place_of;
use crate::case::edit::merge_lists::over;
use crate::case::edit::{Change, Edit, Step, Value, ValuePath, value_of};
use crate::case::{Problem, SourceFile};
use crate::desk::apart::{Kept, taken_apart};
use crate::desk::form::Posted;
use crate::desk::pages::editing::{Filled, FormSheet};
use crate::desk::store::{NotSaved, is_whole};
use crate::desk::{Desk, State};

/// What has become of a form.
pub(in crate::desk) struct WrittenDown {
    /// The page that it was sent from, and what was sent.
    pub(super) filled: Filled,
    pub(super) posted: Posted,
    /// What is not whole yet, and is on the page alone.
    pub(super) half: Vec<Edit>,
    /// What it lacks.
    pub(super) lacks: Vec<Problem>,
    /// Whether anything of the referat has become another.
    pub(super) is_changed: bool,
}

/// What a form says of a place that two have written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Ours,
    Theirs,
    Both,
}

impl Writing {
    /// Writes down what was sent.
    ///
    /// # Errors
    /// The file cannot be read or written; all stays on the page.
    pub(super) fn write(&self, desk: &Desk, state: &mut State, posted: Posted) -> Result<WrittenDown, NotSaved> {
        let gone = || NotSaved::Told(String::new());
        let sheet = self.sheet().ok_or_else(gone)?;
        let known = sheet.fill(state, Some(&posted), false).map_err(|_| gone())?;
        // Where nobody remembers what the page was made from, what differs from the file may be somebody else's: both are shown.
        let is_forgotten = known.is_none();
        let filled = match known {
            Some(filled) => filled,
            None => sheet.fill(state, None, false).ok().flatten().ok_or_else(gone)?,
        };
        let posted = self.with_ids(desk, &filled, posted);
        let mut edits = filled.edits(&posted);
        let mut kept = self.chosen(state, &sheet, &filled, &posted, &mut edits);
        if is_forgotten {
            let apart = edits.drain(..).map(|edit| kept_from(&filled, edit));
            kept.extend(apart);
        }
        let saved = save(state, &sheet, &filled, &mut edits, &mut kept);
        state.apart.keep(&sheet.file, kept);
        let (half, lacks) = saved?;
        Ok(WrittenDown {
            filled,
            posted,
            half,
            lacks,
            is_changed: !edits.is_empty(),
        })
    }

    /// What is still kept of what two have written; what somebody has chosen comes to the changes.
    fn chosen(&self, state: &mut State, sheet: &FormSheet<'_>, filled: &Filled, posted: &Posted, edits: &mut Vec<Edit>) -> Vec<Kept> {
        let now = &filled.root;
        let open = posted.all("uenig");
        let choice = |place: &str| {
            let is = |name: &str| posted.get(name) == Some(place);
            let choices = [("jeres", Keep::Ours), ("deres", Keep::Theirs), ("begge", Keep::Both)];
            choices.into_iter().find(|(name, _)| is(name)).map(|(_, choice)| choice)
        };
        let mut still = Vec::new();
        let mut known = Vec::new();
        for (number, one) in state.apart.of(&sheet.file, now).into_iter().enumerate() {
            let at = one.place(now);
            let field = at.as_ref().map(place_of).filter(|place| open.contains(place));
            let Some(place) = field else {
                // It stands above the fields.
                match choice(&number.to_string()) {
                    None => still.push(one),
                    Some(choice) => edits.extend(as_chosen(&one, now, choice)),
                }
                continue;
            };
            known.push(place.clone());
            // What stands in its field by now is what is said; the same as in the file is no other.
            let said = edits
                .iter()
                .position(|edit| at.as_ref() == Some(&edit.path))
                .map(|at| edits.remove(at));
            let said = said.map(|edit| kept_from(filled, edit));
            match (choice(&place), said) {
                (None, Some(said)) => still.push(said),
                (Some(choice), Some(said)) => edits.extend(as_chosen(&said, now, choice)),
                (_, None) => {}
            }
        }
        // The page knows of it, and this program was opened since.
        let (apart, rest): (Vec<Edit>, Vec<Edit>) = std::mem::take(edits).into_iter().partition(|edit| {
            let place = place_of(&edit.path);
            open.contains(&place) && !known.contains(&place) && choice(&place).is_none()
        });
        *edits = rest;
        still.extend(apart.into_iter().map(|edit| kept_from(filled, edit)));
        still
    }
}

fn kept_from(filled: &Filled, edit: Edit) -> Kept {
    Kept {
        before: Arc::clone(&filled.before),
        edit,
    }
}

/// The change of a file that says `now` by which what was chosen holds.
fn as_chosen(one: &Kept, now: &Value, choice: Keep) -> Option<Edit> {
    let theirs = one.theirs(now);
    let place = one.place(now);
    match (choice, &one.edit.change) {
        (Keep::Theirs, _) => None,
        (Keep::Both, Change::Set(Value::List(ours))) => {
            let theirs = theirs.map_or(&[][..], Value::items);
            let more = ours.iter().filter(|item| !theirs.iter().any(|other| other.same(item)));
            let all = theirs.iter().chain(more).cloned().collect();
            Some(Edit::set(place?, Value::List(all)))
        }
        (Keep::Ours | Keep::Both, Change::Set(value)) => match place {
            Some(place) => Some(Edit::set(place, value.clone())),
            // The thing that it belonged to has gone: it comes back with what was said of it here.
            None => again(one, value),
        },
        (Keep::Ours, Change::Push(item)) => {
            let list = place?;
            let at = theirs.and_then(|theirs| now.at(&list)?.items().iter().position(|other| other == theirs));
            Some(match at {
                Some(at) => Edit::set(list.then(Step::At(at)), item.clone()),
                None => Edit::push(list, item.clone()),
            })
        }
        (Keep::Both, Change::Push(item)) => Some(Edit::push(place?, item.clone())),
        (Keep::Ours | Keep::Both, Change::Remove) => Some(Edit::remove(place?)),
    }
}

/// A thing of a list that is no more, with a change made of it.
fn again(one: &Kept, value: &Value) -> Option<Edit> {
    let steps = &one.edit.path.0;
    let at = steps.iter().rposition(|step| matches!(step, Step::At(_)))?;
    let root = value_of(&one.before).ok()?;
    let thing = root.at(&ValuePath(steps[..=at].to_vec()))?;
    let whole = thing.with(&Edit::set(ValuePath(steps[at + 1..].to_vec()), value.clone()))?;
    Some(Edit::push(ValuePath(steps[..at].to_vec()), whole))
}

/// Saves what can be saved. What somebody else stands against comes to what is kept; what is not whole yet is given back with what
/// it lacks.
fn save(
    state: &mut State,
    sheet: &FormSheet<'_>,
    filled: &Filled,
    edits: &mut Vec<Edit>,
    kept: &mut Vec<Kept>,
) -> Result<(Vec<Edit>, Vec<Problem>), NotSaved> {
    let approved = ValuePath::keys(["referat", "godkendt af borgeren"]);
    let mut was_approved = filled.root.at(&approved).is_some();
    let (mut half, mut lacks) = (Vec::new(), Vec::new());
    loop {
        let mut all = edits.clone();
        // What is written anew, the borger has not said yes to.
        if !all.is_empty() && was_approved {
            all.push(Edit::remove(approved.clone()));
        }
        match state.store.save(sheet.kind, &filled.before, &all) {
            Ok(()) => {
                if !edits.is_empty() {
                    asked_anew(state, sheet, approved)?;
                }
                return Ok((half, lacks));
            }
            Err(NotSaved::Conflicts(conflicts)) => {
                if was_approved && conflicts.iter().any(|one| one.path == approved) {
                    was_approved = false;
                    continue;
                }
                if renumbered(state, sheet, edits, &conflicts) {
                    continue;
                }
                let apart = taken_apart(edits, &filled.before, &conflicts);
                if apart.is_empty() {
                    return Err(NotSaved::Conflicts(conflicts));
                }
                for one in apart {
                    kept.extend(by_part(state, sheet, one)?);
                }
            }
            Err(NotSaved::Wrong(problems)) => {
                let (whole, not): (Vec<Edit>, Vec<Edit>) = std::mem::take(edits)
                    .into_iter()
                    .partition(|edit| is_whole(sheet.kind, &filled.before, edit));
                *edits = whole;
                if not.is_empty() {
                    return Err(NotSaved::Wrong(problems));
                }
                half.extend(not);
                lacks = problems;
            }
            Err(told) => return Err(told),
        }
    }
}

/// Of a group that two have written whole, what stands against each other: what one alone has said is saved.
fn by_part(state: &mut State, sheet: &FormSheet<'_>, one: Kept) -> Result<Vec<Kept>, NotSaved> {
    let Ok((now, _)) = state.store.open(&sheet.file) else {
        return Ok(vec![one]);
    };
    let Ok(root) = value_of(&now) else { return Ok(vec![one]) };
    let Some(place) = one.place(&root) else { return Ok(vec![one]) };
    if let Change::Set(Value::List(ours)) = &one.edit.change {
        return Ok(vec![with_theirs(&one, &now, &root, &place, ours)]);
    }
    let Change::Set(Value::Map(ours)) = &one.edit.change else {
        return Ok(vec![one]);
    };
    let Some(theirs @ Value::Map(_)) = root.at(&place) else {
        return Ok(vec![one]);
    };
    let set = |(key, value): &(String, Value)| Edit::set(place.key(key), value.clone());
    let alone: Vec<Edit> = ours.iter().filter(|(key, _)| theirs.get(key).is_none()).map(set).collect();
    let is_other = |(key, value): &&(String, Value)| theirs.get(key).is_some_and(|other| !other.same(value));
    let apart = ours.iter().filter(is_other).map(|part| Kept {
        before: Arc::clone(&now),
        edit: set(part),
    });
    let apart = apart.collect();
    if !alone.is_empty() {
        state.store.save(sheet.kind, &now, &alone)?;
        asked_anew(state, sheet, ValuePath::keys(["referat", "godkendt af borgeren"]))?;
    }
    Ok(apart)
}

/// A list of which two have written the same points anew, as it was written here, with all that they have written beside it.
fn with_theirs(one: &Kept, now: &Arc<SourceFile>, root: &Value, place: &ValuePath, ours: &[Value]) -> Kept {
    let began = value_of(&one.before).ok();
    let old = began.as_ref().and_then(|root| root.at(&one.edit.path));
    let theirs = root.at(place).map_or(&[][..], Value::items);
    match over(old.map_or(&[][..], Value::items), theirs, ours) {
        Some(all) => Kept {
            before: Arc::clone(now),
            edit: Edit::set(place.clone(), Value::List(all)),
        },
        None => one.clone(),
    }
}

/// Takes a yes away that somebody wrote meanwhile: it was not to what is written here.
fn asked_anew(state: &mut State, sheet: &FormSheet<'_>, approved: ValuePath) -> Result<(), NotSaved> {
    let Ok((now, _)) = state.store.open(&sheet.file) else {
        return Ok(());
    };
    match value_of(&now) {
        Ok(root) if root.at(&approved).is_some() => state.store.save(sheet.kind, &now, &[Edit::remove(approved)]),
        _ => Ok(()),
    }
}

/// Gives new tasks other names, where somebody else has meanwhile given theirs to one of their own; whether there were any.
fn renumbered(state: &mut State, sheet: &FormSheet<'_>, edits: &mut [Edit], conflicts: &[crate::case::edit::merge::Conflict]) -> bool {
    let list = ValuePath::keys(["referat", "opgaver"]);
    let Ok((now, _)) = state.store.open(&sheet.file) else {
        return false;
    };
    let Ok(now) = value_of(&now) else { return false };
    let id = |item: &Value| item.get("id").and_then(Value::as_text).map(str::to_owned);
    let there: Vec<String> = now.at(&list).map_or(&[][..], Value::items).iter().filter_map(id).collect();
    let mut taken = there.clone();
    taken.extend(edits.iter().filter_map(|edit| match &edit.change {
        Change::Push(item) if edit.path == list => id(item),
        _ => None,
    }));
    let mut is_any = false;
    for edit in edits.iter_mut().filter(|edit| edit.path == list) {
        let Change::Push(item) = &edit.change else { continue };
        let is_apart = conflicts.iter().any(|one| one.path == list && one.ours.as_ref() == Some(item));
        if !is_apart || id(item).is_none_or(|id| !there.contains(&id)) {
            continue;
        }
        let free = (1..).map(|number| format!("t{number}")).find(|name| !taken.contains(name));
        let named = free.and_then(|name| {
            taken.push(name.clone());
            item.with(&Edit::set(ValuePath::keys(["id"]), Value::text(name)))
        });
        if let Some(named) = named {
            *edit = Edit::push(list.clone(), named);
            is_any = true;
        }
    }
    is_any
}
