//! Changes made from a file that somebody else has changed meanwhile: random cases in random ways of writing, random changes of two.

use std::sync::Arc;

use dialogdok::case::SourceFile;
use dialogdok::case::edit::merge::to_be_made;
use dialogdok::case::edit::{Edit, FileKind, Step, Value, ValuePath, edited_text};
use fastrand::Rng;

const EXAMPLE: &str = include_str!("../data/sager/2026-014/sag.yaml");

/// What the comments of a file say, in order.
fn comments(text: &str) -> Vec<&str> {
    let lines = text.split(['\r', '\n']);
    lines
        .filter(|line| line.trim_start_matches('\u{feff}').trim_start().starts_with('#'))
        .collect()
}

/// A file as people's editors leave it: comments and blank lines in between, quotes, line ends, a byte order mark.
fn in_some_manner(rng: &mut Rng, text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let is_start = !line.starts_with(' ') || line.starts_with("  - ");
        if is_start && rng.u8(..4) == 0 {
            lines.push(["", "# en note: med kolon", "  # rykket ind", "#telefon: 20 30 40 50"][rng.usize(..4)].to_owned());
            if let Some(last) = lines.last_mut().filter(|last| last.starts_with('#')) {
                last.push_str(&format!(" {number}"));
            }
        }
        let plain = line.split_once(": ").filter(|(key, value)| {
            key.trim_start().chars().all(|c| c.is_alphabetic() || c == ' ') && value.chars().all(|c| c.is_alphabetic() || c == ' ')
        });
        lines.push(match plain {
            Some((key, value)) if rng.u8(..4) == 0 => format!("{key}: \"{value}\""),
            Some((key, value)) if rng.u8(..4) == 0 => format!("{key}:   '{value}'  # efter"),
            _ => line.to_owned(),
        });
    }
    let end = ["\n", "\r\n"][rng.usize(..2)];
    let mark = if rng.u8(..3) == 0 { "\u{feff}" } else { "" };
    format!("{mark}{}{end}", lines.join(end))
}

fn source(text: &str) -> Arc<SourceFile> {
    SourceFile::new("sag.yaml".as_ref(), text.to_owned())
}

/// What a file says, by the program's own parser of YAML through another door.
fn said(text: &str) -> serde_json::Value {
    serde_saphyr::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|why| panic!("{why}\n{text}"))
}

const PEOPLE: [&str; 6] = ["mor", "far", "ida", "nadia", "bent", "pia"];

/// A change of something in the example.
fn some_edit(rng: &mut Rng) -> Edit {
    let texts = [
        "Et ord",
        "Kort: vi ringer",
        "a # b",
        "'t Hooft",
        "linje et\nlinje to",
        "2026-11-20",
        "ja",
        "æøå 🌻",
    ];
    let text = Value::text(texts[rng.usize(..texts.len())]);
    let person = ValuePath::keys(["netværk"]).of("id", PEOPLE[rng.usize(..PEOPLE.len())]);
    let key = ["relation", "telefon", "arbejdsplads", "navn"][rng.usize(..4)];
    let line = rng.usize(..14);
    match rng.u8(..12) {
        0 | 1 => Edit::set(person.key(key), text),
        2 => Edit::set(person.key("støtte"), Value::List(vec![text, Value::text("To")])),
        3 => Edit::remove(person),
        4 => {
            let id = format!("ny-{}", rng.u8(..3));
            Edit::push(ValuePath::keys(["netværk"]), Value::map([("id", Value::text(id)), ("navn", text)]))
        }
        5 => Edit::remove(ValuePath::keys(["streger"]).then(Step::At(line))),
        6 => Edit::push(
            ValuePath::keys(["streger"]),
            Value::texts([PEOPLE[rng.usize(..3)], PEOPLE[3 + rng.usize(..3)]]),
        ),
        7 => {
            let listed: Vec<&str> = PEOPLE.into_iter().filter(|_| rng.bool()).collect();
            Edit::set(ValuePath::keys(["samtykke", "netværkskort må ses af"]), Value::texts(listed))
        }
        8 => Edit::set(ValuePath::keys(["afslutning", "borgerens ord"]), text),
        9 => Edit::set(ValuePath::keys(["udgangspunkt", "ønsker"]), Value::List(vec![text])),
        10 => Edit::set(
            person.key("afstand"),
            Value::map([("2026-01-20", Value::text("4")), ("2026-06-25", Value::text("2"))]),
        ),
        _ => Edit::set(ValuePath::keys(["borger", "kaldenavn"]), text),
    }
}

fn made(text: &str, edits: &[Edit]) -> Option<String> {
    edited_text(text, FileKind::Case, edits).ok()
}

/// The changes of a file that are still to be made on what others have made of it; none where they are about the same.
fn still(before: &str, now: &str, edit: &Edit) -> Option<Vec<Edit>> {
    to_be_made(&source(before), &source(now), std::slice::from_ref(edit))
        .expect("both can be read")
        .ok()
}

/// Whoever comes first: both changes are there, or both are told that they are about the same; and nothing else has changed.
#[test]
fn two_changes_come_to_the_same_in_either_order() {
    let mut rng = Rng::with_seed(41);
    let (mut merged, mut conflicts) = (0, 0);
    for _ in 0..700 {
        let base = in_some_manner(&mut rng, EXAMPLE);
        let (ours, theirs) = (some_edit(&mut rng), some_edit(&mut rng));
        let (Some(one), Some(two)) = (made(&base, std::slice::from_ref(&ours)), made(&base, std::slice::from_ref(&theirs))) else {
            continue;
        };
        match (still(&base, &two, &ours), still(&base, &one, &theirs)) {
            (Some(first), Some(second)) => {
                let (Some(a), Some(b)) = (made(&two, &first), made(&one, &second)) else {
                    continue;
                };
                assert_eq!(sorted_lists(said(&a)), sorted_lists(said(&b)), "{ours:?}\n{theirs:?}");
                // Whatever comment neither of the two took away is there.
                let kept = comments(&a);
                let of_two = comments(&two);
                for comment in comments(&one).into_iter().filter(|comment| of_two.contains(comment)) {
                    assert!(kept.contains(&comment), "»{comment}« is lost: {ours:?}, {theirs:?}");
                }
                merged += 1;
            }
            (None, None) => conflicts += 1,
            (first, second) => panic!("{ours:?}\n{theirs:?}\nin one order only: {first:?}\n{second:?}"),
        }
    }
    assert!(merged > 400 && conflicts > 10, "{merged} put together, {conflicts} of the same");
}

/// The order of items that two have added says nothing.
fn sorted_lists(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(sorted_lists).collect();
            items.sort_by_key(ToString::to_string);
            Value::Array(items)
        }
        Value::Object(entries) => Value::Object(entries.into_iter().map(|(key, value)| (key, sorted_lists(value))).collect()),
        other => other,
    }
}

/// What stands at another place of its list now is found there, and what has gone is not mistaken for its neighbour.
#[test]
fn items_are_found_where_they_are_now() {
    let base = "streger:\n  - [mor, far]\n  - [mor, ida]\n  - [far, ida]\n";
    let line = |at: usize| ValuePath::keys(["streger"]).then(Step::At(at));
    let first_gone = made(base, &[Edit::remove(line(0))]).expect("it goes");
    let edits = still(base, &first_gone, &Edit::remove(line(2))).expect("no conflict");
    assert_eq!(made(&first_gone, &edits).expect("it goes"), "streger:\n  - [mor, ida]\n");
    // Both have taken away the same.
    assert_eq!(still(base, &first_gone, &Edit::remove(line(0))), Some(Vec::new()));
    // One changes what the other has taken away.
    assert_eq!(
        still(base, &first_gone, &Edit::set(line(0).then(Step::At(1)), Value::text("pia"))),
        None
    );
}

/// Two who tick others on one list have both.
#[test]
fn ticks_of_two_on_one_list_come_together() {
    let base = "samtykke:\n  netværkskort må ses af: [pia, jens]\n";
    let list = || ValuePath::keys(["samtykke", "netværkskort må ses af"]);
    let theirs = made(base, &[Edit::set(list(), Value::texts(["pia", "jens", "mor"]))]).expect("theirs");
    let edits = still(base, &theirs, &Edit::set(list(), Value::texts(["jens", "far"]))).expect("no conflict");
    let text = made(&theirs, &edits).expect("ours");
    assert_eq!(
        said(&text)["samtykke"]["netværkskort må ses af"],
        serde_json::json!(["jens", "mor", "far"]),
        "{text}"
    );
}

/// What comes of a list that one has saved as `theirs` and another as `ours`, both from `old`; none where they are about the same.
fn list_of_two(old: &[&str], theirs: &[&str], ours: &[&str]) -> Option<Vec<String>> {
    let path = || ValuePath::keys(["udgangspunkt", "ønsker"]);
    let lines: String = old.iter().map(|line| format!("    - {line}\n")).collect();
    let base = format!("udgangspunkt:\n  ønsker:\n{lines}");
    let now = made(&base, &[Edit::set(path(), Value::texts(theirs.iter().copied()))]).expect("theirs");
    let edits = still(&base, &now, &Edit::set(path(), Value::texts(ours.iter().copied())))?;
    let text = made(&now, &edits).expect("ours");
    let items = said(&text)["udgangspunkt"]["ønsker"].as_array().expect("a list").clone();
    Some(items.iter().map(|item| item.as_str().expect("a text").to_owned()).collect())
}

/// Lines that two have written stand where each put them, and at one place in the order in which they were saved.
#[test]
fn lines_of_two_stand_where_each_put_them() {
    let [old, theirs, ours] = [0, 1, 2];
    let of_two = |lists: [&str; 3]| {
        let lists = lists.map(|list| list.split(' ').collect::<Vec<_>>());
        list_of_two(&lists[old], &lists[theirs], &lists[ours]).map(|items| items.join(" "))
    };
    let merged = |old, theirs, ours| of_two([old, theirs, ours]).expect("they are about two things");
    assert_eq!(merged("a", "a p q", "a x y"), "a p q x y", "both at the end");
    assert_eq!(merged("a b", "a p b", "a x y b"), "a p x y b", "both in the middle");
    assert_eq!(merged("a b", "a b p", "x a b"), "x a b p");
    assert_eq!(merged("a b", "c b", "a x b"), "c x b", "beside a line that was changed");
    assert_eq!(merged("a b c", "a d c", "a b x c"), "a d x c");
    assert_eq!(merged("a b c", "a c", "a b x c"), "a x c", "beside a line that was taken away");
    assert_eq!(merged("a b c", "a b c p", "c a b"), "c a b p", "put in another order by one");
    assert_eq!(merged("a b c", "c a b", "a b c x"), "c a b x");
    assert_eq!(of_two(["a b c", "c a b", "b c a"]), None, "put in two other orders");
}

/// Whatever two do to a list without putting it in another order: it stands in the order of both.
#[test]
fn no_order_is_lost() {
    let mut rng = Rng::with_seed(5);
    let mut merged = 0;
    for number in 0..1200 {
        // Words of their own, and sentences.
        let is_sentence = number % 2 == 0;
        let names: Vec<String> = (0..9).map(|n| format!("ord{}{n}", if is_sentence { " " } else { "-" })).collect();
        let old: Vec<&str> = names[..rng.usize(1..6)].iter().map(String::as_str).collect();
        let mut changed = |own: &'static [&str]| {
            let mut list = old.clone();
            for word in &own[..rng.usize(..own.len())] {
                list.insert(rng.usize(..=list.len()), word);
            }
            if rng.bool() {
                list.remove(rng.usize(..list.len()));
            }
            list
        };
        let (theirs, ours) = (changed(&["p", "q", "r"]), changed(&["x", "y", "z"]));
        if theirs.is_empty() || ours.is_empty() {
            continue;
        }
        let Some(result) = list_of_two(&old, &theirs, &ours) else {
            // Both have written one sentence anew.
            let is_gone = |word: &&str| !theirs.contains(word) && !ours.contains(word);
            assert!(
                is_sentence && old.iter().any(is_gone),
                "they are about two things: {old:?} {theirs:?} {ours:?}"
            );
            continue;
        };
        for (whose, list) in [("theirs", &theirs), ("ours", &ours)] {
            let kept = list.iter().filter(|item| result.iter().any(|there| there == **item));
            let there = result.iter().filter(|item| list.contains(&item.as_str()));
            assert!(kept.eq(there), "{whose}: {old:?} {theirs:?} {ours:?} → {result:?}");
        }
        let is_new = |item: &&&str| !old.contains(*item);
        assert!(
            theirs
                .iter()
                .chain(&ours)
                .filter(is_new)
                .all(|item| result.iter().any(|there| there == item))
        );
        merged += 1;
    }
    assert!(merged > 1000, "{merged}");
}
