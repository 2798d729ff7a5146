//! A text as words and numbers in one normal form, each with its place in the text.

use std::ops::Range;

use super::encoded::{Decoded, decoded};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// One word, or one row of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In normal form: small, without accents, æ as ae, ø as oe, å as aa; or digits 0–9.
    pub form: String,
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it is digits.
    pub is_number: bool,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// How many of its letters are no capitals.
    pub small_letters: usize,
    /// A full stop follows at once: an abbreviation, or the end of a sentence.
    pub has_dot: bool,
    /// It begins the text or a sentence.
    pub is_first: bool,
    /// A comma, a line break or the like stands before it.
    pub after_break: bool,
    /// The same without line breaks, which are blanks where a text is told; the end of a list's item is none.
    pub after_sign: bool,
    /// A dash stands before it.
    pub after_dash: bool,
    /// A slash stands before it.
    pub after_slash: bool,
    /// A sign stands before it that people put between two names: a slash, a colon, a dash with a blank beside it.
    pub after_joint: bool,
    /// A sign for »and« stands before it, which may join two names or two words of one: »&«, »+«.
    pub after_and: bool,
    /// It begins the text, a paragraph, an item, or a sentence behind a full stop; what follows a colon or a quotation mark does not.
    pub starts_sentence: bool,
}

/// What stands between the items of a list that are looked at as one text: more than a line's end.
pub const ITEM_END: char = '\u{2029}';

/// How wide a text is that stands between two others: any white space in one is one blank.
pub(super) fn width(between: &str) -> usize {
    let mut in_blank = false;
    let is_more = |c: char| {
        let is_more = !(in_blank && c.is_whitespace());
        in_blank = c.is_whitespace();
        is_more
    };
    between.chars().map(is_more).filter(|more| *more).count()
}

/// A text taken apart for comparing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub(super) Vec<Word>);

/// A character in normal form; nothing for those that are not seen.
fn normal(c: char, into: &mut String) {
    match c {
        c if is_invisible(c) => {}
        'æ' | 'Æ' | 'ä' | 'Ä' => into.push_str("ae"),
        'ø' | 'Ø' | 'ö' | 'Ö' => into.push_str("oe"),
        'å' | 'Å' => into.push_str("aa"),
        'ü' | 'Ü' => into.push('y'),
        'ß' => into.push_str("ss"),
        c if let Some(latin) = latin_lookalike(c) => into.push(latin),
        _ => into.extend(c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)),
    }
}

/// The Latin letter that one of another alphabet looks like on the page, small; none for letters with a shape of their own.
pub(super) const fn latin_lookalike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'с' | 'С' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ı' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'м' | 'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ѕ' | 'Ѕ' => 's',
        'т' | 'Т' | 'Τ' => 't',
        'ν' | 'ѵ' => 'v',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        'Ζ' => 'z',
        _ => return None,
    })
}

/// The value of a digit of any script.
pub(super) fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '¹' => return Some('1'),
        '²' => return Some('2'),
        '³' => return Some('3'),
        '⁰' | '⁴'..='⁹' => '⁰',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    char::from_digit(c as u32 - zero as u32, 10)
}

/// The digit that a letter has the shape of.
const fn digit_shape(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'О' | 'о' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        _ => None,
    }
}

/// The digit that one of two letters is written for that stand by themselves between groups of digits: »10 ll 70 1234«.
pub(super) fn digit_lookalike_in_pair(text: &[char], at: usize) -> Option<char> {
    let is_shape = |at: &usize| text.get(*at).is_some_and(|c| digit_shape(*c).is_some());
    let from = (0..=at).rev().take(3).take_while(is_shape).last()?;
    let until = (at..text.len()).take(3).take_while(is_shape).last()? + 1;
    let beside = |place: Option<usize>| place.and_then(|place| text.get(place)).copied();
    let is_digit = |c: Option<char>| c.is_some_and(|c| digit(c).is_some() || digit_shape(c).is_some());
    let is_gap = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || is_dash(c) || matches!(c, '.' | '/'));
    let is_between = is_gap(beside(from.checked_sub(1))) && is_digit(beside(from.checked_sub(2))) && is_gap(beside(Some(until)));
    (until - from == 2 && is_between && is_digit(beside(Some(until + 1)))).then(|| digit_shape(text[at]))?
}

/// The digit that a letter is written for: an O or an l that stands among digits, alone or with others, and in no word.
pub(super) fn digit_lookalike(text: &[char], at: usize) -> Option<char> {
    const LONGEST: usize = 12;
    let digit_meant = digit_shape(text[at])?;
    let before = text[at.saturating_sub(LONGEST)..at]
        .iter()
        .rev()
        .find(|c| digit_shape(**c).is_none());
    let behind = text[at + 1..].iter().take(LONGEST).find(|c| digit_shape(**c).is_none());
    let is_beside_digit = [before, behind].iter().flatten().any(|c| digit(**c).is_some());
    let is_in_word = [before, behind].iter().flatten().any(|c| c.is_alphabetic());
    (is_beside_digit && !is_in_word).then_some(digit_meant)
}

impl Words {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let (mut first, mut after_break, mut after_sign) = (true, true, true);
        let mut line_ends = 0;
        let (mut after_dash, mut after_slash, mut starts_sentence) = (false, false, true);
        let (mut after_joint, mut after_and) = (false, false);
        let mut open = false;
        // Letters with accents of their own are put together first, so that å is å in either Unicode form.
        let seen = composed(text);
        for (index, &(at, c)) in seen.iter().enumerate() {
            let end = seen.get(index + 1).map_or(text.len(), |(next, _)| *next);
            let number = digit(c);
            let mut form = String::new();
            match number {
                Some(digit) => form.push(digit),
                None if c.is_alphabetic() => normal(c, &mut form),
                None => {}
            }
            let unseen = form.is_empty() && is_unseen(c);
            if unseen {
                continue;
            }
            if form.is_empty() {
                if let Some(last) = words.last_mut().filter(|_| open) {
                    last.has_dot = c == '.';
                }
                line_ends += usize::from(c == '\n');
                // One line end is a blank; two are a paragraph, when something could end there; a sign behind one begins an item.
                let is_bullet = is_dash(c) || matches!(c, '*' | '•' | '·' | '+');
                let is_before_blank = seen.get(index + 1).is_some_and(|(_, next)| next.is_whitespace());
                let is_item = c == ITEM_END || line_ends == 1 && is_bullet && is_before_blank;
                let begins = is_item || line_ends > 1 && words.last().is_none_or(|last| !goes_on_behind(&last.form));
                first |= begins || matches!(c, '.' | '!' | '?' | ':' | '»' | '"' | '“' | '”');
                after_sign |= is_item || matches!(c, ',' | ';' | '(' | ')' | '|');
                after_break |= after_sign || c == '\n';
                after_dash |= is_dash(c) && !is_item;
                after_slash |= c == '/';
                let is_beside_blank = || is_before_blank || index > 0 && seen[index - 1].1.is_whitespace();
                after_and |= matches!(c, '&' | '+');
                after_joint |= is_joint(c) || is_dash(c) && is_beside_blank();
                starts_sentence |= begins || matches!(c, '.' | '!' | '?');
                open = false;
                continue;
            }
            let joins = |word: &&mut Word| open && word.is_number == number.is_some();
            match words.last_mut().filter(joins) {
                Some(word) => {
                    word.form.push_str(&form);
                    word.small_letters += usize::from(c.is_lowercase());
                    word.range.end = end;
                }
                None => {
                    words.push(Word {
                        form,
                        range: at..end,
                        is_number: number.is_some(),
                        is_capital: c.is_uppercase(),
                        small_letters: usize::from(c.is_lowercase()),
                        has_dot: false,
                        is_first: first,
                        after_break,
                        after_sign,
                        after_dash,
                        after_slash,
                        after_joint,
                        after_and,
                        starts_sentence,
                    });
                    (first, after_break, after_sign) = (false, false, false);
                    (after_dash, after_slash, starts_sentence) = (false, false, false);
                    (after_joint, after_and) = (false, false);
                }
            }
            open = true;
            line_ends = 0;
        }
        Self(words)
    }
}

impl Words {
    /// The same with each word that is spelled out letter by letter as one: »T r a n e v æ n g e t«, »T-r-a-n-e-v-æ-n-g-e-t«; none where
    /// none is.
    pub fn with_spelled_out(&self) -> Option<Self> {
        const FEWEST: usize = 5;
        let is_letter = |w: &Word| !w.is_number && (w.form.len() == 1 || matches!(&*w.form, "ae" | "oe" | "aa"));
        if !self.0.windows(FEWEST).any(|some| some.iter().all(is_letter)) {
            return None;
        }
        let mut all: Vec<Word> = Vec::new();
        let mut at = 0;
        while let Some(first) = self.0.get(at) {
            let goes_on = |w: &&Word| is_letter(w) && !w.after_sign;
            let count = 1 + self.0[at + 1..].iter().take_while(goes_on).count();
            if is_letter(first) && count >= FEWEST {
                let letters = &self.0[at..at + count];
                let mut word = first.clone();
                word.form = letters.iter().map(|w| w.form.as_str()).collect();
                word.range = first.range.start..letters[count - 1].range.end;
                word.has_dot = letters[count - 1].has_dot;
                all.push(word);
                at += count;
            } else {
                all.push(first.clone());
                at += 1;
            }
        }
        (all.len() < self.0.len()).then_some(Self(all))
    }

    /// Each word as it is compared.
    pub fn forms(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|w| w.form.clone())
    }
}

/// Whether a word is one that no sentence ends with.
fn goes_on_behind(word: &str) -> bool {
    matches!(
        word,
        "paa" | "i" | "ved" | "til" | "fra" | "hos" | "ad" | "af" | "og" | "nr" | "nummer"
    )
}

/// Whether a sign is one that people put between two names.
const fn is_joint(c: char) -> bool {
    matches!(
        c,
        '/' | '\\' | ':' | '=' | '*' | '•' | '·' | '→' | '>' | '<' | '[' | ']' | '{' | '}' | '»' | '«' | '"' | '“' | '”' | '!' | '?'
    )
}

/// Whether a character is a dash of any length.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '_' | '~'
    )
}

fn is_unseen(c: char) -> bool {
    is_invisible(c) || is_combining_mark(c)
}

/// Whether a character has no shape: soft hyphens, joiners, controls of direction. What stands round it is compared as one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The characters that a text means, with a ring or an umlaut that follows its letter put into it; each with its place.
fn composed(text: &str) -> Vec<(usize, char)> {
    let decoded = decoded(text);
    let plain = decoded.is_none().then(|| text.char_indices());
    let meant = decoded.iter().flat_map(Decoded::characters);
    let mut all: Vec<(usize, char)> = Vec::with_capacity(text.len());
    for (at, c) in plain.into_iter().flatten().chain(meant) {
        if is_combining_mark(c)
            && let Some(last) = all.last_mut()
            && let Some(both) = unicode_normalization::char::compose(last.1, c)
        {
            last.1 = both;
            continue;
        }
        all.push((at, c));
    }
    all
}
