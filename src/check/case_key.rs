//! The name of a case's folder: it stands in paths, lists and file names, so it tells of nobody.

use super::Context;
use crate::access::cpr_numbers;
use crate::case::{Case, Place, Problem, fold};

/// Words of fewer letters are taken for parts of a number (»kl«, »ad«), not for names.
const SHORTEST_NAME: usize = 3;

pub(super) fn tells_somebody(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let what = if !cpr_numbers(&case.key).is_empty() {
        "i navnet på sagens mappe står et CPR-nummer".to_owned()
    } else if let Some(name) = name_in(&case.key, case) {
        format!("i navnet på sagens mappe står »{name}«, som er et navn fra sagen")
    } else {
        return;
    };
    let remedy = "Omdøb mappen til et nummer, fx 2026-031. Mappens navn står, hvor andre kan se det: i stier, lister og filnavne.";
    problems.push(Problem::mistake("mappenavn", &Place::whole(&case.source), what, remedy));
}

/// Why a new case's folder cannot be called so: a CPR number, or, as far as that can be seen before anybody's name is known, a
/// name: words with a capital first and no digit.
pub fn why_no_key(key: &str) -> Option<String> {
    if !cpr_numbers(key).is_empty() {
        return Some("mappens navn er et CPR-nummer".into());
    }
    let words = words(key);
    let are_names = !words.is_empty() && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let is_name = are_names && !key.contains(|c: char| c.is_ascii_digit());
    is_name.then(|| format!("»{key}« ligner et navn på en person"))
}

/// The first word of a case's key that is a name of the borger or of somebody in the network; those of the netværksteam, who
/// are there for many cases, and words of the municipality's own name tell nothing.
fn name_in(key: &str, case: &Case) -> Option<String> {
    let network = case.network.iter().filter(|person| !case.team.has(&person.id));
    let citizen = [Some(&case.citizen.name), case.citizen.called.as_ref()];
    let written = citizen.into_iter().flatten().chain(network.map(|person| &person.name));
    let names: Vec<String> = written.flat_map(|name| words(name)).map(|word| fold(&word)).collect();
    let own: Vec<String> = words(&case.municipality.name).iter().map(|word| fold(word)).collect();
    words(key).into_iter().find(|word| {
        let folded = fold(word);
        names.contains(&folded) && !own.contains(&folded)
    })
}

/// The words of a text: letters in a row, parted also where a capital follows a small letter (`SaraLindholm`).
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        let begins_anew = c.is_uppercase() && word.ends_with(char::is_lowercase);
        if !c.is_alphabetic() || begins_anew {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| word.chars().count() >= SHORTEST_NAME);
    words
}
