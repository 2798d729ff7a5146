//! The papers by ear: the structure tree of each kind of paper, kept as text under `tests/structure/`, and what must hold of all.
//!
//! When tags are meant to change: `INSTA_UPDATE=always cargo test --test structure`, and read the difference in Git.

mod support;

use std::collections::BTreeSet;

use support::structure::{Element, tree};
use support::{Municipality, Outcome};

/// Tags that text may stand in: whoever listens is told what it is.
const HOLDS_TEXT: [&str; 12] = ["P", "H1", "H2", "H3", "H4", "LBody", "TH", "TD", "Caption", "Figure", "Title", "LI"];

/// The papers of the example municipality, in Danish; the guide apart, which is long and read by staff alone.
fn papers(municipality: &Municipality) -> (Outcome<'_>, Vec<String>) {
    let outcome = municipality.run(["alt", "sager"]);
    let forms = municipality.run(["blanketter", "--kommune", "kommune.yaml"]);
    let mut paths = outcome.succeeds().paths();
    paths.extend(forms.succeeds().paths());
    paths.retain(|path| path.ends_with(".pdf") && !path.contains("vejledning"));
    (outcome, paths)
}

/// What kind of paper a path is: its name up to the reader, the borger's own apart.
fn kind(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".pdf");
    let form = if path.starts_with("blanketter/") { "blanket-" } else { "" };
    let name = match name.split_once('-') {
        Some((kind @ ("invitation" | "referat"), "borger")) => format!("{kind}-borger"),
        Some((kind @ ("invitation" | "referat"), _)) => kind.to_owned(),
        _ => name.to_owned(),
    };
    form.to_owned() + &name
}

#[test]
fn each_kind_of_paper_is_heard_as_kept() {
    let municipality = Municipality::example();
    let (outcome, paths) = papers(&municipality);
    let mut met = BTreeSet::new();
    insta::with_settings!({snapshot_path => "structure", prepend_module_to_snapshot => false, omit_expression => true}, {
        for path in paths {
            if met.insert(kind(&path)) {
                insta::assert_snapshot!(kind(&path), tree(&outcome.bytes(&path)).outline());
            }
        }
    });
    assert!(met.len() > 18, "{met:?}");
}

/// No word stands loose: it is in a paragraph, a heading, an item of a list or a cell.
#[test]
fn no_word_stands_outside_a_paragraph() {
    let municipality = Municipality::example();
    let (outcome, paths) = papers(&municipality);
    for path in paths {
        let tree = tree(&outcome.bytes(&path));
        for element in tree.all() {
            let line = element.line();
            assert!(
                line.trim().is_empty() || HOLDS_TEXT.contains(&&*element.tag),
                "{path}: »{}« stands in {}",
                line.trim(),
                element.tag
            );
        }
    }
}

/// The first block after a heading.
fn after<'a>(tree: &'a Element, heading: &str) -> Option<&'a Element> {
    let all = tree.all();
    let at = all.iter().position(|e| e.tag.starts_with('H') && e.line().trim() == heading)?;
    // Columns are a division and say nothing by themselves.
    all[at + 1..].iter().find(|e| e.tag != "Div").copied()
}

/// Who only hears a letter can answer: what is it, when, where, who comes, and what am I asked?
#[test]
fn a_letter_tells_by_ear_what_it_tells_the_eye() {
    let municipality = Municipality::sound();
    let outcome = municipality.run(["invitation", "sager/2026-001"]);
    for reader in ["mor", "borger"] {
        let tree = tree(&outcome.succeeds().bytes(&format!("2026-001/moede-1/invitation-{reader}.pdf")));
        let all = tree.all();
        assert_eq!(all.iter().filter(|e| e.tag == "H1").count(), 1, "{}", tree.outline());
        let items: Vec<String> = all.iter().filter(|e| e.tag == "LI").map(|item| said(item)).collect();
        let terms: &[&str] = if reader == "mor" {
            &["Hvornår", "Hvor", "Svar"]
        } else {
            &["Hvornår", "Hvor"]
        };
        for term in terms {
            assert!(
                items.iter().any(|item| item.starts_with(term)),
                "{term}: {items:?}\n{}",
                tree.outline()
            );
        }
        let invited = after(&tree, "Blandt dem, der er inviteret").or_else(|| after(&tree, "Dem, du har inviteret"));
        let invited = invited.expect("the heading");
        assert_eq!(invited.tag, "L", "{}", tree.outline());
        assert!(invited.blocks().len() > 1, "{}", tree.outline());
    }
}

/// All that an element and its blocks say.
fn said(element: &Element) -> String {
    let lines: Vec<String> = element
        .all()
        .iter()
        .map(|e| e.line().trim().to_owned())
        .filter(|l| !l.is_empty())
        .collect();
    lines.join(" ")
}
