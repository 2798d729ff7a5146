//! The last look at a finished view, before it becomes a page: no detail of anybody who is not meant.
//!
//! Views are made so that contact details cannot get in by a field. They can still get in by a sentence: »Ring til mor på
//! 20 11 22 33« in a `hvorfor`. This is where such a document is stopped.

use serde_json::Value;

use super::access::{KeptDetail, plain, secrets_kept_from};
use crate::case::Case;
use crate::typeset::Fonts;

/// Which details a paper shows to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// None but what its view gives on purpose: letters and everything else that leaves the team.
    OnlyTheReadersOwn,
    /// Those of everyone who is not protected: the overview, the call list.
    Unprotected,
}

/// What a view must not hold, in Danish; `None` when it is clean.
///
/// `allowed` are texts that stand in the document on purpose: the reader's own envelope, the venue, the tovholder's number.
pub fn leak(case: &Case, reader: Option<&str>, shows: Shows, view: &Value, allowed: &[String]) -> Option<String> {
    let allowed: Vec<String> = allowed.iter().map(|a| plain(a)).collect();
    let secrets: Vec<KeptDetail> = secrets_kept_from(case, reader)
        .into_iter()
        .filter(|s| s.protected || shows == Shows::OnlyTheReadersOwn)
        .filter(|s| !allowed.iter().any(|a| a.contains(&s.plain)))
        .collect();
    let mut found = None;
    each_text(view, &mut |text| {
        if found.is_none() {
            let flat = plain(text);
            found = secrets
                .iter()
                .find(|s| flat.contains(&s.plain))
                .map(|s| (s.owner.clone(), s.detail, text.to_owned()));
            if found.is_none() && !crate::check::cpr_numbers(text).is_empty() {
                found = Some((String::new(), "CPR-nummer", text.to_owned()));
            }
        }
    });
    found.map(|(owner, detail, text)| {
        let whose = match owner.chars().next_back() {
            None => "et".to_owned(),
            Some('s' | 'x' | 'z') => format!("{owner}'"),
            Some(_) => format!("{owner}s"),
        };
        format!("{whose} {detail} står i teksten »{}«", shorten(&text))
    })
}

/// The first character that no font has, with the text it stands in.
pub fn undrawable(fonts: &Fonts, view: &Value) -> Option<(char, String)> {
    let mut found = None;
    each_text(view, &mut |text| {
        if found.is_none() {
            found = fonts.missing(text).map(|c| (c, text.to_owned()));
        }
    });
    found
}

fn each_text(value: &Value, look: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(items) => items.iter().for_each(|v| each_text(v, look)),
        Value::Object(map) => map.values().for_each(|v| each_text(v, look)),
        _ => {}
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
