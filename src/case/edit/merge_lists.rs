//! Lists that two have changed: what each has put in, taken out and moved, brought together.

use super::Value;
use super::align::{Pairing, aligned, identity};
use super::merge::{BothChanged, merged};

/// Ours of two lists that began with one, with all that they have put in or taken out beside it: where both have written one thing in
/// another way, it stands as ours has it. None where they cannot be brought together.
pub(crate) fn over(old: &[Value], theirs: &[Value], ours: &[Value]) -> Option<Vec<Value>> {
    let both = written_by_both(old, theirs, ours);
    let is_theirs = |at: &usize| both.iter().any(|(_, place)| place == at);
    let without: Vec<Value> = (0..theirs.len()).filter(|at| !is_theirs(at)).map(|at| theirs[at].clone()).collect();
    match together(old, &without, ours) {
        Ok(Value::List(items)) => Some(items),
        _ => None,
    }
}

/// What of a list two have changed, and not alike: the places among the old items and among theirs.
fn changed_by_both(old: &[Value], theirs: &[Value], ours: &[Value]) -> Vec<(usize, usize)> {
    let anew = |now: &[Value]| -> Vec<(usize, usize)> {
        let changed = aligned(old, now).into_iter().filter_map(|pairing| match pairing {
            Pairing::Changed(at, place) => Some((at, place)),
            _ => None,
        });
        changed.collect()
    };
    let here = anew(ours);
    let is_both = |(at, place): &(usize, usize)| {
        let ours = here.iter().find(|(one, _)| one == at).map(|(_, place)| &ours[*place]);
        ours.is_some_and(|ours| !ours.same(&theirs[*place]))
    };
    anew(theirs).into_iter().filter(is_both).collect()
}

/// The sentences of a list that two have written anew, and not alike. Words of their own, such as ids, are a set: one for another is
/// no new writing of it.
fn written_by_both(old: &[Value], theirs: &[Value], ours: &[Value]) -> Vec<(usize, usize)> {
    let is_sentence = |item: &Value| matches!(item, Value::Text(text) if text.trim().contains(char::is_whitespace));
    let mut both = changed_by_both(old, theirs, ours);
    both.retain(|(at, place)| is_sentence(&old[*at]) || is_sentence(&theirs[*place]));
    both
}

/// What the items of a list are told apart by; where they have no names that are theirs alone, by all that they say, the second of two
/// alike from the first.
fn names_of(lists: [&[Value]; 3]) -> Result<[Vec<String>; 3], BothChanged> {
    let by_identity: Vec<Option<Vec<String>>> = lists.iter().map(|list| list.iter().map(identity).collect()).collect();
    let is_alone = |names: &Option<Vec<String>>| {
        names.as_ref().is_some_and(|names| {
            let mut sorted = names.clone();
            sorted.sort_unstable();
            sorted.dedup();
            sorted.len() == names.len()
        })
    };
    if by_identity.iter().all(is_alone) {
        let mut names = by_identity.into_iter().flatten();
        return Ok([(); 3].map(|()| names.next().unwrap_or_default()));
    }
    if by_identity.iter().any(Option::is_none) || !changed_by_both(lists[0], lists[1], lists[2]).is_empty() {
        return Err(BothChanged);
    }
    Ok(lists.map(|list| {
        let written: Vec<String> = list.iter().map(|item| format!("{item:?}")).collect();
        let number = |at: usize| written[..at].iter().filter(|one| **one == written[at]).count();
        (0..list.len()).map(|at| format!("{} {}", number(at), written[at])).collect()
    }))
}

/// Of lists whose items can be told from each other.
pub(super) fn merged_lists(old: &[Value], theirs: &[Value], ours: &[Value]) -> Result<Value, BothChanged> {
    if written_by_both(old, theirs, ours).is_empty() {
        together(old, theirs, ours)
    } else {
        Err(BothChanged)
    }
}

fn together(old: &[Value], theirs: &[Value], ours: &[Value]) -> Result<Value, BothChanged> {
    let [old_names, their_names, our_names] = names_of([old, theirs, ours])?;
    // They stand as the one has them who has put them in another order; two orders are two changes of one thing.
    let (base, other) = match (in_one_order(&old_names, &their_names), in_one_order(&old_names, &our_names)) {
        (_, true) => (&their_names, &our_names),
        (true, false) => (&our_names, &their_names),
        (false, false) if in_one_order(&their_names, &our_names) => (&their_names, &our_names),
        (false, false) => return Err(BothChanged),
    };
    let get = |list: &[Value], names: &[String], name: &String| names.iter().position(|n| n == name).map(|at| list[at].clone());
    let item = |name: &String| {
        let (old, theirs, ours) = (
            get(old, &old_names, name),
            get(theirs, &their_names, name),
            get(ours, &our_names, name),
        );
        merged(old.as_ref(), theirs.as_ref(), ours.as_ref())
    };
    let mut items: Vec<(&String, Value)> = Vec::new();
    for name in base {
        items.extend(item(name)?.map(|value| (name, value)));
    }
    let mut last_put = None;
    for (at, name) in other.iter().enumerate().filter(|(_, name)| !base.contains(name)) {
        if let Some(value) = item(name)? {
            let is_next = last_put.is_some_and(|(before, _)| before + 1 == at);
            let place = match last_put {
                // What one has put in together stays together.
                Some((_, place)) if is_next => place + 1,
                _ => place_among(&items, &old_names, other, at),
            };
            items.insert(place, (name, value));
            last_put = Some((at, place));
        }
    }
    Ok(Value::List(items.into_iter().map(|(_, value)| value).collect()))
}

/// Whether the items that two lists share stand in one order in both.
fn in_one_order(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|name| other.contains(name));
    shared.eq(other.iter().filter(|name| one.contains(name)))
}

/// Where a new item of a list comes among others: beside the nearer of its neighbours that are there, after what the other has put
/// in at the same place; last, where nothing that is there stands after it. So what two have written stands as they saved it.
fn place_among(items: &[(&String, Value)], old: &[String], list: &[String], at: usize) -> usize {
    let place = |name: &String| items.iter().position(|(there, _)| *there == name);
    // Of what was there before, how much has gone between the item and its neighbour.
    let nearest = |names: &mut dyn Iterator<Item = &String>| {
        let mut gone = 0;
        for name in names {
            if let Some(place) = place(name) {
                return Some((gone, place));
            }
            gone += usize::from(old.contains(name));
        }
        None
    };
    let before = nearest(&mut list[..at].iter().rev());
    let after = nearest(&mut list[at + 1..].iter());
    match (before, after) {
        (_, None) => items.len(),
        (Some((near, place)), Some((far, _))) if near < far => place + 1,
        (_, Some((_, place))) => place,
    }
}
