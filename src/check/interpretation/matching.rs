//! Finding the patterns of the list in a text.

use std::ops::Range;

use super::list::{Element, LIST, Pattern};
use super::people::Voices;
use super::words::Token;

/// How many words a gap may hold.
const GAP: usize = 3;

/// A pattern in a text: the words that it covers, and of whom it speaks.
pub(super) struct Match {
    pub words: Range<usize>,
    pub kind: usize,
    pub subject: Option<usize>,
}

/// A text ready to be matched.
pub(super) struct PatternSearch<'a> {
    tokens: &'a [Token],
    voices: &'a Voices,
    /// For each word the forms that it is.
    forms: Vec<Vec<usize>>,
}

impl<'a> PatternSearch<'a> {
    pub(super) fn new(tokens: &'a [Token], voices: &'a Voices) -> Self {
        let forms = tokens.iter().map(|t| LIST.forms.of(&t.small)).collect();
        Self { tokens, voices, forms }
    }

    /// Every pattern that is there.
    pub(super) fn matches(&self) -> Vec<Match> {
        let mut found = Vec::new();
        for first in 0..self.tokens.len() {
            let by_form = self.forms[first].iter().filter_map(|form| LIST.by_form.get(form)).flatten();
            for &pattern in by_form.chain(&LIST.by_person) {
                found.extend(self.find(&LIST.patterns[pattern], first));
            }
        }
        found
    }

    fn find(&self, pattern: &Pattern, first: usize) -> Option<Match> {
        let end = self.end(&pattern.elements, first, first)?;
        let about = LIST.kinds[pattern.kind].about_person;
        let subject = self.voices.subject(self.tokens, first, end - 1);
        (!about || subject.is_some()).then_some(Match {
            words: first..end,
            kind: pattern.kind,
            subject,
        })
    }

    /// Where the elements end, if they stand from `at` on.
    fn end(&self, elements: &[Element], at: usize, first: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else {
            return Some(at);
        };
        if let Element::Gap = element {
            return (0..=GAP).find_map(|wide| {
                let in_gap = at..at + wide;
                let whole = in_gap.clone().all(|i| i < self.tokens.len() && !self.tokens[i].after_mark);
                whole.then(|| self.end(rest, at + wide, first)).flatten()
            });
        }
        let token = self.tokens.get(at)?;
        let together = token.sentence == self.tokens[first].sentence;
        (together && self.is(element, at)).then(|| self.end(rest, at + 1, first)).flatten()
    }

    fn is(&self, element: &Element, at: usize) -> bool {
        let token = &self.tokens[at];
        match element {
            Element::OneOf(forms) => self.forms[at].iter().any(|form| forms.contains(form)),
            // »ser træt ud«, and not »så går Sara ud«.
            Element::Any | Element::Gap => !token.after_mark && !self.voices.is_person(token),
            Element::Person => self.voices.is_person(token),
            Element::Whose => self.voices.is_whose(token),
        }
    }
}
