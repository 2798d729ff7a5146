//! The words of every paper in every language, kept under `tests/texts/`: one file for each paper and language.
//!
//! When words are meant to change: `INSTA_UPDATE=always cargo test --test texts`, and read the difference in Git.

#[path = "support/example_pages.rs"]
mod example_pages;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dialogdok::typeset::plain_text;

/// Compares the text of each paper with the kept one.
fn reads_as_kept(language: &str) {
    let mut papers: BTreeMap<String, String> = BTreeMap::new();
    for copy in example_pages::copies(language, plain_text) {
        let text = papers.entry(format!("{:?}-{language}", copy.paper)).or_default();
        for (number, page) in (1..).zip(copy.pages) {
            assert!(page.chars().any(char::is_alphabetic), "{} has no words on page {number}", copy.name);
            write!(text, "=== {}, page {number}\n{page}\n\n", copy.name).expect("a text grows");
        }
    }
    insta::with_settings!({snapshot_path => "texts", prepend_module_to_snapshot => false, omit_expression => true}, {
        for (paper, text) in papers {
            insta::assert_snapshot!(paper, text);
        }
    });
}

#[test]
fn in_danish() {
    reads_as_kept("da");
}

#[test]
fn in_bokmaal() {
    reads_as_kept("nb");
}

#[test]
fn in_english() {
    reads_as_kept("en");
}
