//! The reader's own errors, put into Danish: what is wrong and what to do.

use std::sync::Arc;

use serde_saphyr::{Error, ExternalMessageSource};

use super::key_place::where_it_belongs;
use super::place::Place;
use super::problem::Problem;
use super::proposal::LineEdit;
use super::scalar_message::{INSTEAD_OF_NOTHING, is_nothing};
use super::source::SourceFile;
use super::syntax_error::{BRACKETS, UNREADABLE, is_of_indentation, is_of_tabulator, syntax};

/// Puts an error from the YAML reader into words.
pub(super) fn to_danish(file: &Arc<SourceFile>, error: &Error) -> Problem {
    let error = error.without_snippet();
    let place = error
        .location()
        .map_or_else(|| Place::whole(file), |at| Place::of_location(file, at));
    if let Error::SerdeMissingField { field, .. } = error
        && let Some(problem) = super::too_far_out::too_far_out(field, &place)
    {
        return problem;
    }
    let (mut rule, mut what, mut remedy) = words(error);
    let line = file.text().get(place.whole_line()).unwrap_or_default();
    if is_of_indentation(&what) && line.contains([']', '}']) {
        (rule, what, remedy) = BRACKETS.said();
    }
    if rule == "tom-værdi" {
        what = nothing_at(&place);
    }
    let mut edit = None;
    let remedy = match error {
        Error::SerdeUnknownField { field, expected, .. } if nearest(field, expected).is_none() => {
            let (remedy, column) = where_it_belongs(field, &place).unwrap_or((remedy, None));
            edit = column.and_then(|column| moved_to(&place, column));
            remedy
        }
        Error::SerdeUnknownField { field, expected, .. } if !place.is_whole_file() => {
            let key = place.first_line();
            let is_key = file.text().get(key.clone()) == Some(field.as_str());
            edit = nearest(field, expected)
                .filter(|_| is_key)
                .map(|near| LineEdit::renaming(key, near));
            remedy
        }
        Error::Eof { .. } => fill_in(&place),
        _ if is_of_tabulator(&what) => return Problem::mistake(rule, &place, what, remedy).trying(without_tabs(&place)),
        _ => match line_as_it_should_be(&place, rule, &remedy) {
            Some((said, instead)) => {
                edit = Some(instead);
                said
            }
            None => in_words(&place, &remedy).unwrap_or(remedy),
        },
    };
    if rule == "tom-værdi" && is_nothing(file.text().get(place.first_line()).unwrap_or_default()) {
        return Problem::mistake(rule, &place, what, INSTEAD_OF_NOTHING);
    }
    Problem::mistake(rule, &place, what, remedy).trying(edit)
}

/// The line of a key, begun at another column, from 0; none where something stands before the key.
fn moved_to(place: &Place, column: usize) -> Option<LineEdit> {
    let (line, key) = (place.whole_line(), place.first_line());
    let before = place.file().text().get(line.start..key.start)?;
    before
        .trim()
        .is_empty()
        .then(|| LineEdit::new(line.start..key.start, " ".repeat(column)))
}

/// Which command makes a file like an empty one.
fn fill_in(place: &Place) -> String {
    let path = place.path().display();
    let kind = match place.file_name().as_str() {
        "kommune.yaml" => "kommune",
        "sag.yaml" => "sag",
        _ => "møde",
    };
    format!("Slet filen, og skriv »dialogdok ny {kind} {path}«; så kommer der en at udfylde.")
}

/// What is said where nothing stands, by what stands there instead.
fn nothing_at(place: &Place) -> String {
    let text = place.file().text();
    let written = text.get(place.first_line()).unwrap_or_default();
    let line = text.get(place.whole_line()).unwrap_or_default().trim();
    let code = line.split("#").next().unwrap_or_default().trim();
    if is_nothing(written) {
        format!("»{written}« læses som ingenting")
    } else if code == "-" {
        "der står ikke noget efter stregen".to_owned()
    } else if code.ends_with(':') {
        "der står ikke noget efter kolon".to_owned()
    } else {
        "der står ikke noget her".to_owned()
    }
}

/// The line with blanks for the tabulators that it begins with: as far in as the lines before it, or two or four for each.
fn without_tabs(place: &Place) -> Vec<LineEdit> {
    let text = place.file().text();
    let line = place.whole_line();
    let code = text.get(line.clone()).unwrap_or_default();
    let begins = code.len() - code.trim_start().len();
    let before = text[..line.start]
        .lines()
        .rev()
        .filter(|line| !line.trim().is_empty() && !line.contains('\t'));
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let near = before.take(8).flat_map(|line| [indentation(line), indentation(line) + 2]);
    let tabs = code[..begins].matches('\t').count();
    let mut columns: Vec<usize> = near.chain([2 * tabs, 4 * tabs]).collect();
    let mut once = std::collections::BTreeSet::new();
    columns.retain(|column| once.insert(*column));
    columns
        .into_iter()
        .map(|column| LineEdit::new(line.start..line.start + begins, " ".repeat(column)))
        .collect()
}

/// A list where a text stands, or a text where a list does: the line, written the other way.
fn line_as_it_should_be(place: &Place, rule: &str, remedy: &str) -> Option<(String, LineEdit)> {
    if rule != "forkert-slags" || place.is_whole_file() {
        return None;
    }
    let text = place.file().text();
    let line = place.whole_line();
    let (start, end) = (place.file().of_raw(place.range().start), place.file().of_raw(place.range().end));
    let written = text.get(start..end)?;
    let key = text[line.start..start].trim_start();
    if remedy.contains("flere linjer med") {
        return mapping_for(key, written).map(|instead| {
            let edit = LineEdit::new(start..end, instead.as_str());
            (format!("Skriv: »{key}{instead}«."), edit)
        });
    }
    let is_block = written.starts_with(['|', '>']) && super::line_shape::is_block_header(written);
    if written.contains('\n') || is_block || !key.ends_with(": ") || text.get(end..line.end)?.contains(',') {
        return None;
    }
    if remedy.contains("skal stå en liste") && !written.starts_with(['[', '{']) {
        let bare = unquoted(written);
        // The lines of an address are parted by the commas between them; a sentence is one item.
        let items = if bare.contains(['"', '\'', '[', ']', '{', '}', '#']) || bare.contains(": ") {
            written.to_owned()
        } else if key.starts_with("adresse") || !bare.contains(',') {
            bare.to_owned()
        } else {
            super::losses::quoted(bare)
        };
        let edit = LineEdit::new(start..end, format!("[{items}]"));
        return Some((format!("Skriv en liste: »{key}[{items}]«."), edit));
    }
    let inner = written.strip_prefix('[')?.strip_suffix(']')?;
    let is_plain = !inner.contains(['[', '{', ':', '#', '"']) && !inner.trim().is_empty();
    let is_all = text
        .get(end..line.end)
        .is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'));
    (remedy.contains("en enkelt tekst") && is_plain && is_all).then(|| {
        let inner = inner.trim();
        let edit = LineEdit::new(start..end, inner);
        (format!("Her skal stå én tekst. Skriv: »{key}{inner}«."), edit)
    })
}

/// The mapping that a text stands for, after a key: where there is one thing alone that must be told.
fn mapping_for(key: &str, written: &str) -> Option<String> {
    let word = key.trim_start_matches("- ").strip_suffix(": ")?;
    let required = super::schema::required_below(word);
    let [one] = required.as_slice() else { return None };
    let is_text = super::schema::takes_text(one) && !written.contains(['\n', '[', ']', '{', '}', '"', '#']);
    is_text.then(|| format!("{{{one}: {}}}", super::losses::quoted(unquoted(written))))
}

/// What to do where a list belongs and a text of several lines stands, or where keys belong and none stands.
fn in_words(place: &Place, remedy: &str) -> Option<String> {
    let text = place.file().text();
    let line = text.get(place.whole_line())?;
    let code = line.trim_start();
    let key = code.trim_start_matches("- ").split(':').next().unwrap_or_default();
    let (start, end) = (place.file().of_raw(place.range().start), place.file().of_raw(place.range().end));
    let written = text.get(start..end)?;
    let is_block = written.starts_with(['|', '>']);
    if remedy.contains("skal stå en liste") && (is_block || written.contains('\n')) && code.contains(':') {
        let sign = if is_block {
            format!(" uden {}", &written[..1])
        } else {
            String::new()
        };
        return Some(format!(
            "Skriv »{key}:« for sig selv på linjen{sign}, og hvert punkt på en linje nedenunder, rykket to mellemrum ind og med en streg og et mellemrum foran."
        ));
    }
    let list = super::meant_brackets::parent_key(text, place.whole_line().start).filter(|_| code.starts_with('-'));
    let keys = super::schema::keys_below(list.unwrap_or(key));
    let is_mapping = remedy.contains("flere linjer med") && !keys.is_empty();
    is_mapping.then(|| {
        let first = keys.first().map_or("", String::as_str);
        format!(
            "Her skal stå linjer med en nøgle, kolon og en værdi, fx »{first}: …«. Nøglerne er: {}.",
            keys.join(", ")
        )
    })
}

/// A value without the quotes round it, when it has them at both ends.
fn unquoted(written: &str) -> &str {
    let within = |quote| written.strip_prefix(quote)?.strip_suffix(quote);
    within('"').or_else(|| within('\'')).unwrap_or(written)
}

fn words(error: &Error) -> (&'static str, String, String) {
    let say = |rule, what: &str, remedy: &str| (rule, what.to_owned(), remedy.to_owned());
    match error {
        Error::SerdeUnknownField { field, expected, .. } => unknown_key(field, expected),
        Error::SerdeMissingField { field, .. } => (
            "nøgle-mangler",
            format!("»{field}« mangler her"),
            format!(
                "Skriv en linje med »{field}: …«. Står den der, så se efter, om den begynder lige under de andre. »dialogdok ny« viser, hvordan filen ser ud."
            ),
        ),
        Error::DuplicateMappingKey { key, .. } => (
            "nøgle-to-gange",
            match key {
                Some(key) => format!("»{key}« står to gange"),
                None => "den samme nøgle står to gange".into(),
            },
            "Behold den ene, og slet den anden. Hører de til hver sin, så begynd den anden med en streg, fx »- id: …«.".into(),
        ),
        Error::SerdeUnknownVariant { variant, expected, .. } => unknown_word(variant, expected),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => (
            "forkert-slags",
            "her står en anden slags oplysning, end der skal".into(),
            expectation(expected),
        ),
        Error::SerdeInvalidLength { expected, .. } => ("forkert-antal", "her er for få eller for mange".into(), expectation(expected)),
        Error::Unexpected { expected, .. } => (
            "forkert-slags",
            "her står en anden slags oplysning, end der skal".into(),
            expectation(expected),
        ),
        Error::NullIntoString { .. } | Error::InvalidCharNull { .. } => say(
            "tom-værdi",
            "der står ikke noget efter kolon",
            "Skriv værdien, eller slet linjen, hvis den ikke skal bruges.",
        ),
        Error::InvalidScalar { .. } => say("forkert-tal", "her skal stå et tal", "Skriv tallet med cifre, fx 4."),
        Error::Eof { .. } => say(
            "tom-fil",
            "filen er tom eller holder op for tidligt",
            "»dialogdok ny sag STI« laver en fil at udfylde.",
        ),
        Error::MultipleDocuments { .. } => say(
            "flere-dokumenter",
            "her begynder et nyt dokument (---) i samme fil",
            "Læg det i en fil for sig, eller slet linjen med ---.",
        ),
        Error::MergeKeyNotAllowed { .. } => say("fletning", "»<<« kan ikke bruges her", "Skriv oplysningerne ud, hvor de hører til."),
        Error::UnknownAnchor { .. } => say(
            "ukendt-anker",
            "* henviser til noget, der ikke findes i filen",
            "Sæt teksten i anførselstegn, hvis den skal begynde med *.",
        ),
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => say(
            "for-indviklet",
            "filen er for stor eller for indviklet til at være en sag",
            "Se efter, om det er den rigtige fil. Der må højst være 32 lag og ingen henvisninger i ring.",
        ),
        Error::AliasError { error, .. } => words(error),
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(error) => syntax(error.kind()),
            _ => UNREADABLE.said(),
        },
        Error::QuotingRequired { .. } => say("anførselstegn", "teksten kan læses på to måder", "Sæt den i anførselstegn."),
        Error::Message { msg, .. } => (
            "forkert-slags",
            "her står en anden slags oplysning, end der skal".into(),
            expectation(msg),
        ),
        _ => UNREADABLE.said(),
    }
}

/// What was expected, when the type said it in Danish (they begin »Her skal« or »Skriv«), else a general word.
fn expectation(text: &str) -> String {
    if text.starts_with("Her skal") || text.starts_with("Skriv") {
        return text.to_owned();
    }
    let text = text.to_lowercase();
    if text.contains("sequence") || text.contains("array") || text.contains("tuple") {
        "Her skal stå en liste: [et, to], eller en linje med »- « for hver.".into()
    } else if text.contains("struct") || text.contains("map") {
        "Her skal stå flere linjer med »nøgle: værdi«, rykket ind under denne.".into()
    } else if text.contains("string") || text.contains("scalar") {
        "Her skal stå en enkelt tekst. Indeholder den kolon og mellemrum, så sæt den i anførselstegn.".into()
    } else if text.contains("integer") || text.contains("u32") || text.contains("f64") {
        "Her skal stå et tal.".into()
    } else {
        "»dialogdok skema« viser, hvad der må stå.".into()
    }
}

fn unknown_key(field: &str, expected: &[&'static str]) -> (&'static str, String, String) {
    let remedy = match nearest(field, expected) {
        Some(near) => format!("Mente du »{near}«?"),
        None if expected.is_empty() => "Slet linjen.".into(),
        None => format!("Her kan stå: {}.", expected.join(", ")),
    };
    ("ukendt-nøgle", format!("»{field}« er ikke en nøgle her"), remedy)
}

pub(super) fn unknown_word(word: &str, expected: &[&str]) -> (&'static str, String, String) {
    let list = expected.join(", ");
    let remedy = match nearest(word, expected) {
        Some(near) => format!("Mente du »{near}«? Her kan stå: {list}."),
        None => format!("Her kan stå: {list}."),
    };
    ("ukendt-ord", format!("»{word}« kan ikke stå her"), remedy)
}

/// The word that was probably meant: nearest by Damerau-Levenshtein after folding æ, ø, å and case, at most a third wrong.
pub fn nearest<'a>(word: &str, among: &[&'a str]) -> Option<&'a str> {
    let folded = fold(word);
    among
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), *candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Small letters, and the spellings that keyboards without Danish letters lead to.
pub fn fold(word: &str) -> String {
    word.to_lowercase()
        .replace('æ', "ae")
        .replace('ø', "oe")
        .replace('å', "aa")
        .replace(['_', '-'], " ")
}
