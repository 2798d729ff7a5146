//! Letters that have been read in another encoding on the way: »MÃ¸rch« for Mørch, and the sign for what could not be read.

use std::ops::Range;

use super::losses::LossLook;
use super::problem::Problem;

/// UTF-8 that has been taken for Windows-1252, and what it was.
const TURNED: [(&str, &str); 14] = [
    ("Ã¦", "æ"),
    ("Ã¸", "ø"),
    ("Ã¥", "å"),
    ("Ã†", "Æ"),
    ("Ã˜", "Ø"),
    ("Ã…", "Å"),
    ("Ã©", "é"),
    ("Ã¨", "è"),
    ("Ã¶", "ö"),
    ("Ã¤", "ä"),
    ("Ã¼", "ü"),
    ("â€“", "–"),
    ("â€œ", "“"),
    ("â€™", "’"),
];

/// Where such letters stand in a line, in bytes; the first of it.
pub(super) fn turned(line: &str) -> Option<Range<usize>> {
    let lost = line
        .find(char::REPLACEMENT_CHARACTER)
        .map(|at| at..at + char::REPLACEMENT_CHARACTER.len_utf8());
    let found = TURNED
        .iter()
        .filter_map(|(wrong, _)| line.find(wrong).map(|at| at..at + wrong.len()));
    found.chain(lost).min_by_key(|range| range.start)
}

impl LossLook<'_> {
    /// What is said of the letters at a stretch.
    pub(super) fn turned_at(&self, range: Range<usize>) -> Problem {
        if self.text[range.clone()].starts_with(char::REPLACEMENT_CHARACTER) {
            let what = "her er et bogstav gået tabt på vejen fra et andet program";
            return self.mistake("ikke-utf8", range, what, "Skriv ordet igen.".to_owned());
        }
        let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[begins..range.start + self.line_end(range.start)];
        let line = TURNED
            .iter()
            .fold(line.trim().to_owned(), |line, (wrong, right)| line.replace(wrong, right));
        let what = "bogstaver er blevet til andre tegn på vejen fra et andet program";
        self.mistake("ikke-utf8", range, what, format!("Skriv: »{}«.", super::losses::clipped(&line)))
    }
}
