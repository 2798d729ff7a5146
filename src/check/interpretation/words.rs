//! A text as words: where each stands, in which sentence and which clause, and what is quoted.

use std::ops::Range;

use super::list::LIST;

/// A word of a text.
#[derive(Debug)]
pub(super) struct Token {
    /// In bytes of the text.
    pub at: Range<usize>,
    pub small: String,
    /// Which sentence, and which clause, counted from the beginning.
    pub sentence: usize,
    pub clause: usize,
    /// A comma or another mark stands before it.
    pub after_mark: bool,
    /// It looks like somebody's name: a capital within a sentence, or a common first name.
    pub named: bool,
}

/// The words of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let (mut sentence, mut clause) = (0, 0);
    let words: Vec<Range<usize>> = words(text).collect();
    for (index, at) in words.iter().enumerate() {
        let small = text[at.clone()].to_lowercase();
        let mut after_mark = false;
        if let Some(before) = index.checked_sub(1).map(|i| &words[i]) {
            let gap = &text[before.end..at.start];
            let ends = ends_sentence(gap, &text[at.clone()]);
            // »den 3. maj«, »kl. 15«, and quotation marks, are no marks between clauses.
            let mark = gap.trim_matches(|c: char| c.is_whitespace() || QUOTATION_MARKS.contains(c));
            after_mark = ends || !matches!(mark, "" | ".");
            if ends {
                sentence += 1;
            }
            let next = words.get(index + 1).map(|next| text[next.clone()].to_lowercase());
            if after_mark || gap.contains('\n') || opens_clause(&small, next.as_deref(), found.last().map(|t| &*t.small)) {
                clause += 1;
            }
        }
        let within = found
            .last()
            .filter(|before| before.sentence == sentence)
            .map(|before| before.at.end);
        found.push(Token {
            at: at.clone(),
            named: looks_like_a_name(&text[at.clone()], &small, within.map(|end| &text[end..at.start])),
            small,
            sentence,
            clause,
            after_mark,
        });
    }
    found
}

/// Whether a word looks like a name; `gap` is what stands before it in its sentence, if it does not begin it.
fn looks_like_a_name(word: &str, small: &str, gap: Option<&str>) -> bool {
    let capital = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase) && word.chars().count() > 2;
    let within = gap.is_some_and(|gap| !gap.contains([':', '»', '«', '"', '“', '”']));
    capital && (within || LIST.first_names.contains(small))
}

/// The words of a text: letters and digits, with hyphens inside.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() || *c == '-') {
        match found.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ if c == '-' => {}
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found.into_iter().map(move |word| {
        let end = word.start + text[word.clone()].trim_end_matches('-').len();
        word.start..end
    })
}

/// Whether what stands between two words ends a sentence. A full stop does when no small letter and no number follows: »den
/// 12. marts« goes on.
fn ends_sentence(gap: &str, next: &str) -> bool {
    let goes_on = next.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    gap.contains(['\n', ';']) || gap.contains(['.', '!', '?', '…']) && !goes_on
}

/// Whether a word begins a clause without a mark before it: »fordi«, »at« before a subject, »der« and »som« after a noun.
fn opens_clause(small: &str, next: Option<&str>, before: Option<&str>) -> bool {
    match small {
        "fordi" | "selvom" | "mens" | "hvis" | "dersom" | "imens" => true,
        "at" => next.is_some_and(|n| LIST.pronouns.contains(n) || matches!(n, "det" | "der" | "de" | "vi")),
        "der" | "som" => before.is_some_and(|b| !matches!(b, "og" | "men" | "at" | "virker" | "virkede" | "virket" | "er" | "var")),
        _ => false,
    }
}

/// Before these, »at« and »om« begin no clause that tells what was said.
pub(super) const PREPOSITIONS: [&str; 18] = [
    "for", "til", "ved", "med", "på", "i", "af", "av", "fra", "hos", "mod", "mot", "over", "under", "uden", "uten", "om", "efter",
];

const QUOTATION_MARKS: &str = "»«”“„\"›‹‚‘’'";

/// The stretches between quotation marks, in bytes.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) = text[from..].char_indices().find(|(_, c)| QUOTATION_MARKS.contains(*c)) {
        let start = from + at;
        from = start + open.len_utf8();
        let closers: &[char] = match open {
            '»' => &['«'],
            '«' => &['»'],
            '›' => &['‹'],
            '‹' => &['›'],
            '„' => &['“', '”'],
            '“' | '”' => &['”'],
            '‚' => &['‘', '’'],
            '‘' | '’' => &['’'],
            '\'' => &['\''],
            _ => &['"'],
        };
        let single = matches!(open, '’' | '‘' | '\'');
        // »Jens' mor« and »Jens’ mor«: an apostrophe.
        if single && letter(text[..start].chars().next_back()) {
            continue;
        }
        let closes =
            |(end, c): &(usize, char)| closers.contains(c) && !(single && letter(text[from + end + c.len_utf8()..].chars().next()));
        if let Some((end, close)) = text[from..].char_indices().find(closes) {
            found.push(start..from + end);
            from += end + close.len_utf8();
        }
    }
    found
}
