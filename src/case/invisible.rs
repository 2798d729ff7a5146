//! Characters that nobody sees: which are sound where they stand, which are harmless, and which are refused.
//!
//! A text is read as it looks. A control for the direction of writing (UAX #9) turns a number round on the page, and a
//! character without a shape makes two spellings of what looks like one. What a script or an emoji needs is kept: the
//! joiners between Arabic or Indic letters (The Unicode Standard, ch. 23.2), marks of direction beside letters that are
//! written from the right, the selectors of emoji (UTS #51). A soft hyphen is only advice to a typesetter, and goes.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, UnicodeEmoji as _, UnicodeGeneralCategory as _};

use super::value::Wrong;

/// The text as it looks: soft hyphens gone, tabs as blanks.
pub(super) fn visible(text: &str) -> Result<String, Wrong> {
    let characters: Vec<char> = text
        .chars()
        .filter(|c| *c != '\u{ad}')
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect();
    let is_sound = |at: usize| is_sound(&characters[..at], characters[at], &characters[at + 1..]);
    let Some(first) = (0..characters.len()).find(|&at| !is_sound(at)) else {
        return Ok(characters.into_iter().collect());
    };
    // What parts words does so as a blank.
    let as_seen = |at: usize| match characters[at] {
        c if is_sound(at) => Some(c),
        c => is_separator(c).then_some(' '),
    };
    let seen: String = (0..characters.len()).filter_map(as_seen).collect();
    let seen = seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let what = format!(
        "teksten indeholder et tegn, der ikke kan ses (U+{:04X})",
        u32::from(characters[first])
    );
    let remedy = if seen.trim().is_empty() {
        "Slet linjen, og skriv den igen; tegnet er tit kommet med fra et andet program.".to_owned()
    } else {
        let line = super::value::shorten(seen.trim());
        format!("Slet linjen, og skriv den igen i hånden: »{line}«. Tegnet er tit kommet med fra et andet program.")
    };
    Err(Wrong("usynligt-tegn", what, remedy))
}

/// Where characters stand in a line of a file that nobody sees and that may not stand there, in bytes. A soft hyphen is one, since it
/// parts a key too.
pub(super) fn unsound(line: &str) -> Vec<Range<usize>> {
    let characters: Vec<char> = line.chars().collect();
    // A letter that was lost is told of as that.
    let is_harmless = |c: char| matches!(c, '\t' | '\n' | '\r' | char::REPLACEMENT_CHARACTER);
    let is_refused = |(at, &c): (usize, &char)| c == '\u{ad}' || !is_harmless(c) && !is_sound(&characters[..at], c, &characters[at + 1..]);
    let refused = characters.iter().enumerate().map(is_refused);
    let places = line.char_indices().map(|(at, c)| at..at + c.len_utf8());
    places
        .zip(refused)
        .filter(|(_, is_refused)| *is_refused)
        .map(|(range, _)| range)
        .collect()
}

/// Whether a character between these may stand there.
fn is_sound(before: &[char], c: char, after: &[char]) -> bool {
    let (previous, next) = (before.last().copied(), after.first().copied());
    match c {
        '\n' => true,
        '\u{200c}' | '\u{200d}' if joins(previous, next) => true,
        '\u{200d}' => previous.is_some_and(ends_emoji) && next.is_some_and(is_pictograph),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => is_beside_letter_from_right(before, after),
        '\u{fe0e}' | '\u{fe0f}' => match previous {
            Some(c) if c.is_ascii() => next == Some('\u{20e3}'),
            Some(c) => c.is_emoji_char(),
            None => false,
        },
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => previous.is_some_and(is_ideograph),
        _ if is_shapeless(c) => false,
        _ if is_combining_mark(c) => previous.is_some_and(carries_mark),
        _ => true,
    }
}

/// Whether a character parts lines or paragraphs, as »Enter« does.
const fn is_separator(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What has no shape of its own, by its category; the letters, marks and symbols that have none all the same (Unicode's
/// `Default_Ignorable_Code_Point`, the empty Braille pattern); and what stands in the place of something that is not there.
pub(super) fn is_shapeless(c: char) -> bool {
    const NEW_EMOJI: std::ops::RangeInclusive<char> = '\u{1f000}'..='\u{1faff}';
    match c.general_category() {
        GeneralCategory::Control
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator
        | GeneralCategory::PrivateUse
        | GeneralCategory::Surrogate => true,
        GeneralCategory::Format => !is_seen_format(c),
        // An emoji may be younger than the tables.
        GeneralCategory::Unassigned => !NEW_EMOJI.contains(&c),
        _ => matches!(c,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}'),
    }
}

/// The formats that are drawn all the same: signs before numbers in Arabic, Syriac and Kaithi, and what puts hieroglyphs together.
const fn is_seen_format(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1345f}')
}

/// What a mark may stand on: a character that is seen, or a joiner or a selector after one (»1️⃣«, Bengali »র‍্য«).
fn carries_mark(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}') || !(c.is_whitespace() || is_shapeless(c))
}

/// Whether a joiner or a non-joiner between these shapes them: letters of one script that joins, or after a virama.
fn joins(previous: Option<char>, next: Option<char>) -> bool {
    let Some(previous) = previous else { return false };
    let follows = |next: char| (is_arabic(previous) && is_arabic(next)) || (is_indic(previous) && is_indic(next));
    next.is_some_and(follows) || (is_virama(previous) && next.is_none_or(|c| !is_shapeless(c)))
}

/// Letters and vowel signs of the Arabic script, for Persian, Urdu and Kurdish too; and Syriac. No digits.
const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d5}' | '\u{6ea}'..='\u{6ef}' | '\u{6fa}'..='\u{6ff}' | '\u{710}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

/// Letters and signs of the scripts of India, Sri Lanka, Burma and Cambodia. No digits.
fn is_indic(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}') && !c.is_numeric()
}

/// The signs that take a vowel away, in the order of their scripts (`Indic_Syllabic_Category` Virama).
const fn is_virama(c: char) -> bool {
    matches!(
        c,
        '\u{94d}' | '\u{9cd}' | '\u{a4d}' | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}'
    )
}

/// A mark of direction belongs to a letter: the nearest letter or digit on one of its sides is written from the right.
fn is_beside_letter_from_right(before: &[char], after: &[char]) -> bool {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{65f}' | '\u{66e}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let previous = before.iter().rev().find(|c| c.is_alphanumeric());
    let next = after.iter().find(|c| c.is_alphanumeric());
    previous.into_iter().chain(next).any(|c| from_right(*c))
}

/// A picture of its own: an emoji that is not also a digit or a sign of ASCII.
fn is_pictograph(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

/// What may stand before the joiner within an emoji: its picture, a shade of skin, or the selector of colours.
fn ends_emoji(c: char) -> bool {
    c == '\u{fe0f}' || is_pictograph(c)
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
