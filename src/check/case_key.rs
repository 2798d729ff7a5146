//! The name of a case's folder: it stands in paths, lists and file names, so it tells of nobody.

use std::path::Path;

use super::Context;
use crate::access::{self, cpr_numbers};
use crate::case::value::Text;
use crate::case::{Case, Place, Problem, fold};
use crate::messages::RuleMessage;

/// Words of fewer letters are taken for parts of a number (»kl«, »ad«), not for names.
const SHORTEST_NAME: usize = 3;

pub(super) fn tells_somebody(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let of_key = || match holds_cpr(&case.key) {
        false if access::protected_told_in(case, &case.key).is_some() => Some(RuleMessage::HomeInFolderName),
        false => name_in(&case.key, case, true).map(|name| RuleMessage::NameInFolderName { name }),
        true => Some(RuleMessage::CprInFolderName),
    };
    // A tovholder may keep their cases in a folder of their own.
    let of_above = |folder: &String| match holds_cpr(folder) {
        false => name_in(folder, case, false).map(|name| RuleMessage::NameInFolderAbove { name }),
        true => Some(RuleMessage::CprInFolderAbove),
    };
    let told = of_key().or_else(|| folders_above(case).iter().find_map(of_above));
    problems.extend(told.map(|told| Problem::told("mappenavn", &Place::whole(&case.source), &told)));
}

/// The folders between the municipality's own and the case's.
fn folders_above(case: &Case) -> Vec<String> {
    let real = |path: &Path| path.canonicalize().ok();
    let (Some(folder), Some(top)) = (real(&case.folder), real(case.municipality.folder())) else {
        return Vec::new();
    };
    let between = folder.parent().and_then(|parent| parent.strip_prefix(top).ok());
    let names = between.into_iter().flat_map(Path::components);
    names.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect()
}

/// Why a new case's folder cannot be called so: a CPR number, or, as far as that can be seen before anybody's name is known, a
/// name: words with a capital first and no digit.
pub(crate) fn why_no_key(key: &str) -> Option<RuleMessage> {
    if matches!(fold(key).as_str(), "sag" | "sager") {
        return Some(RuleMessage::FolderIsForAll { key: key.to_owned() });
    }
    if holds_cpr(key) {
        return Some(RuleMessage::FolderIsCpr);
    }
    let words = words(key);
    let are_names = !words.is_empty() && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let is_name = are_names && !key.contains(|c: char| c.is_ascii_digit());
    is_name.then(|| RuleMessage::FolderIsName { key: key.to_owned() })
}

/// How the ten digits of a CPR number are parted in a name of a folder, where dots and blanks are often left out.
const CPR_PARTS: [&[usize]; 6] = [&[10], &[6, 4], &[4, 6], &[4, 2, 4], &[2, 2, 2, 4], &[2, 2, 6]];

/// Whether a folder's name holds a CPR number. What stands beside it is no sentence that could tell otherwise, as in a text:
/// a year, a mark or an initial.
pub(crate) fn holds_cpr(name: &str) -> bool {
    !cpr_numbers(name).is_empty() || number_groups(name).iter().any(|groups| holds_cpr_digits(groups))
}

/// The groups of digits of a name, each list as far as only one or a few signs and no letter part them.
fn number_groups(name: &str) -> Vec<Vec<String>> {
    const LONGEST_GAP: usize = 3;
    let mut lists = vec![Vec::new()];
    let mut gap = LONGEST_GAP + 1;
    for c in name.chars() {
        if !c.is_ascii_digit() {
            gap = if c.is_alphabetic() { LONGEST_GAP + 1 } else { gap + 1 };
            continue;
        }
        if gap > LONGEST_GAP {
            lists.push(Vec::new());
        }
        if let Some(list) = lists.last_mut() {
            match list.last_mut().filter(|_| gap == 0) {
                Some(group) => String::push(group, c),
                None => list.push(c.to_string()),
            }
        }
        gap = 0;
    }
    lists
}

fn holds_cpr_digits(groups: &[String]) -> bool {
    let begins = |groups: &[String]| {
        let parts =
            |shape: &&[usize]| groups.len() >= shape.len() && shape.iter().zip(groups).all(|(length, group)| group.len() == *length);
        CPR_PARTS
            .iter()
            .find(|shape| parts(shape))
            .map(|shape| groups[..shape.len()].concat())
    };
    let is_cpr = |digits: &str| is_day_of_birth(&digits[..6]);
    let is_parted = (0..groups.len()).any(|at| begins(&groups[at..]).is_some_and(|digits| is_cpr(&digits)));
    // Written together with a year before or after it.
    let is_year = |digits: &str| ["19", "20"].iter().any(|century| digits.starts_with(century));
    let is_glued = |group: &String| {
        group.len() == 14 && ((is_year(&group[..4]) && is_cpr(&group[4..])) || (is_year(&group[10..]) && is_cpr(&group[..10])))
    };
    is_parted || groups.iter().any(is_glued)
}

/// Whether six digits are a day, a month and a year, as a CPR number begins.
fn is_day_of_birth(digits: &str) -> bool {
    let number = |at: usize| digits[at..at + 2].parse::<u32>().ok();
    // The century stands in the digits after it; every year of two digits that leaps in one leaps in 2000 + it, too.
    let (Some(day), Some(month), Some(year)) = (number(0), number(2), number(4)) else {
        return false;
    };
    chrono::NaiveDate::from_ymd_opt(2000 + year as i32, month, day).is_some()
}

/// The first word of a folder's name that tells the name of the borger or of somebody in the network; words of the
/// municipality's own name tell nothing.
fn name_in(key: &str, case: &Case, team_too: bool) -> Option<String> {
    let network = case.network.iter().filter(|person| team_too || !case.team.has(&person.id));
    let citizen = [Some(&case.citizen.name), case.citizen.called.as_ref()];
    let written = citizen.into_iter().flatten().chain(network.map(|person| &person.name));
    let names: Vec<PersonName> = written.map(|name| PersonName::new(name)).collect();
    let own: Vec<String> = words(&case.municipality.name).iter().map(|word| fold(word)).collect();
    let parted = words(key);
    let whole = letters_in_a_row(key);
    parted.into_iter().chain(whole).find(|word| {
        let folded = fold(word);
        !own.contains(&folded) && names.iter().any(|name| name.is_told_by(&folded))
    })
}

/// What may follow a name in one word: the genitive, and words for what a folder is.
const AFTER_NAME: [&str; 12] = [
    "", "s", "es", "sag", "ssag", "essag", "sager", "mappe", "smappe", "forloeb", "sforloeb", "familie",
];

/// The words of a person's name, folded.
struct PersonName {
    words: Vec<String>,
    initials: Vec<String>,
}

impl PersonName {
    fn new(name: &Text) -> Self {
        let all = name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let initials = all.filter_map(|word| word.chars().next()).map(|c| fold(&c.to_string())).collect();
        Self {
            words: words(name).iter().map(|word| fold(word)).collect(),
            initials,
        }
    }

    /// Whether a folded word is one of the name's, with an ending, an initial or another of them beside it.
    fn is_told_by(&self, told: &str) -> bool {
        let is_rest = |rest: &str| AFTER_NAME.contains(&rest) || self.is_made_of_parts(rest);
        self.words.iter().any(|word| {
            let after = told.strip_prefix(word.as_str()).is_some_and(is_rest);
            let before = told
                .match_indices(word.as_str())
                .any(|(at, _)| at > 0 && self.is_made_of_parts(&told[..at]) && is_rest(&told[at + word.len()..]));
            after || before
        })
    }

    /// Whether a text is nothing but words and initials of the name.
    fn is_made_of_parts(&self, text: &str) -> bool {
        let mut parts = self.words.iter().chain(&self.initials);
        text.is_empty() || parts.any(|part| text.strip_prefix(part.as_str()).is_some_and(|rest| self.is_made_of_parts(rest)))
    }
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

/// The words of a text whose capitals part nothing (`karlaBrandt` is one).
fn letters_in_a_row(text: &str) -> Vec<String> {
    let parted = text.split(|c: char| !c.is_alphabetic());
    parted
        .filter(|word| word.chars().count() >= SHORTEST_NAME)
        .map(str::to_owned)
        .collect()
}
