//! Rows of digits that have the shape of a CPR number and are something else: a day with a time, a stretch of days, a day before a
//! postcode or an amount, and what a word before them says they are.

use super::letters::{ITEM_END, is_dash};

/// Words before which or behind which a day stands.
const OF_DAYS: [&str; 24] = [
    "den", "d", "dag", "dato", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag", "man", "tir", "tirs", "ons",
    "tor", "tors", "fre", "loer", "soen", "moedet", "moede", "fra", "til",
];

/// Years of this century in which a day of the forløb may lie, in two digits.
const NOW: std::ops::RangeInclusive<u32> = 24..=35;

/// Years in which meetings lie that are written of now, in two digits; who is born in them has a number of 4000 or more.
pub(super) const THESE_YEARS: std::ops::RangeInclusive<u32> = 25..=29;

/// What is counted by a number before it.
pub(super) const UNITS: [&str; 40] = [
    "kroner",
    "kr",
    "dkk",
    "nok",
    "eur",
    "euro",
    "timer",
    "minutter",
    "min",
    "sekunder",
    "gram",
    "kg",
    "kilo",
    "mg",
    "meter",
    "mm",
    "cm",
    "km",
    "liter",
    "ml",
    "skridt",
    "trin",
    "personer",
    "mennesker",
    "deltagere",
    "gange",
    "point",
    "bytes",
    "byte",
    "kb",
    "mb",
    "kcal",
    "kalorier",
    "stk",
    "procent",
    "kwh",
    "sider",
    "ord",
    "tegn",
    "visninger",
];

/// Words before a number that say what it measures.
const MEASURES: [&str; 20] = [
    "vægt",
    "vegt",
    "hoejde",
    "længde",
    "lengde",
    "beloeb",
    "saldo",
    "pris",
    "skridt",
    "antal",
    "puls",
    "måler",
    "aflæsning",
    "udgift",
    "indtægt",
    "dkk",
    "kr",
    "sum",
    "kcal",
    "kalorie",
];

/// Words after which ten digits in a row are something else.
const OTHER_NUMBERS: &[&str] = &[
    "konto",
    "kontoen",
    "reg",
    "iban",
    "ean",
    "gln",
    "cvr",
    "pnr",
    "produktionsenhed",
    "faktura",
    "ordre",
    "ordren",
    "journal",
    "kunde",
    "medlem",
    "isbn",
    "reference",
    "ref",
    "id",
    "kode",
    "koden",
    "adgangskode",
    "adgangskoden",
    "booking",
    "billet",
    "pakke",
    "pakken",
    "police",
    "bilag",
    "rekvisition",
];

/// Words for numbers that are somebody's own; that of a case is too, where it has ten digits and a day of birth in them.
const OF_PEOPLE: [&str; 8] = ["cpr", "person", "foedsel", "fodsel", "patient", "borger", "identi", "sag"];

/// Whether the word before ten digits in a row says that they are something else: »konto«, »kundenummer«, »sagsnr«.
pub(super) fn says_other(word: &str) -> bool {
    let is_of_people = OF_PEOPLE.iter().any(|name| word.contains(name));
    let is_compound = ["nummer", "nummeret", "nr", "kode", "koden", "id"]
        .iter()
        .any(|ending| word.strip_suffix(ending).is_some_and(|kind| kind.len() > 1));
    !is_of_people && (is_compound || OTHER_NUMBERS.contains(&word))
}

/// A row of digits in groups, as it stands in a text.
pub(super) struct Groups<'a> {
    /// The digits of each group.
    pub numbers: Vec<&'a [u8]>,
    /// What stands between them.
    pub gaps: Vec<&'a str>,
    /// The word before, small.
    pub word: &'a str,
    /// What follows.
    pub after: &'a str,
}

impl Groups<'_> {
    /// Whether groups that begin with a date are that date, and what follows is no part of a CPR number.
    pub(super) fn are_something_else(&self) -> bool {
        if self.is_amount() {
            return true;
        }
        let lengths: Vec<usize> = self.numbers.iter().map(|digits| digits.len()).collect();
        match (&*lengths, &*self.gaps) {
            ([2, 2, 2, 4], [first, second, last]) => {
                let has_comma = |gap: &str| gap.contains(',');
                let has_dash = |gap: &str| gap.chars().any(is_dash);
                // »10-12.10.2026«, »10.–12.10.2026«
                let is_stretch = has_dash(first) && !has_dash(second) && (1990..=2040).contains(&self.number(3));
                // »01,01,90-1234«: what stands behind a dash and no blank belongs to what is before it.
                let is_tight = *first == "," && *second == "," && last.chars().all(is_dash);
                (has_comma(first) || has_comma(second)) && !is_tight
                    || last.contains([',', ':', ';'])
                    || is_stretch
                    || matches!(self.word, "kl" | "klokken") && is_blank(last)
                    || self.is_day_and(last, self.number(2))
                    || self.is_this_time(last)
            }
            ([6, 4], [gap]) => gap.contains(',') && self.is_before_name() || self.is_day_and(gap, self.number(0) % 100),
            // »121126 14:30«
            ([6, 2, 2], [first, second]) => {
                let is_time = self.number(1) < 24 && self.number(2) < 60;
                is_blank(first) && matches!(*second, ":" | ".") && is_time
            }
            _ => false,
        }
    }

    /// Whether the last of the digits, or all of them, are so many of something: »den 24.12.26 - 1600 kroner«, »vægt 120699 1234«.
    fn is_amount(&self) -> bool {
        let is_tight = self.gaps.last().is_some_and(|gap| !gap.contains(char::is_whitespace));
        let unit = self
            .after
            .trim_start()
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let is_counted = UNITS.contains(&&*unit.to_lowercase()) || MEASURES.iter().any(|measure| self.word.starts_with(measure));
        !is_tight && is_counted
    }

    /// Whether a day of these very years stands before a time of day, where nothing says whose birth it is: »Mødetid 01-12-26 1600«.
    fn is_this_time(&self, gap: &str) -> bool {
        let last = self.number(self.numbers.len() - 1);
        let is_birth = ["foed", "født", "fød", "f"].contains(&self.word) || self.word.starts_with("foed");
        THESE_YEARS.contains(&self.number(2)) && last / 100 < 24 && last % 100 < 60 && is_blank(gap) && !is_birth
    }

    fn number(&self, at: usize) -> u32 {
        self.numbers[at].iter().fold(0, |sum, digit| sum * 10 + u32::from(*digit))
    }

    /// Whether a day of these years stands before a time (»den 12.11.26 1430«) or a postcode (»12.11.26 8700 Horsens«).
    fn is_day_and(&self, gap: &str, year: u32) -> bool {
        let last = self.number(self.numbers.len() - 1);
        let is_time = last / 100 < 24 && last % 100 < 60 && OF_DAYS.contains(&self.word);
        let is_postcode = last >= 1000 && self.is_before_name() && OF_DAYS.contains(&self.word);
        NOW.contains(&year) && is_blank(gap) && (is_time || is_postcode)
    }

    /// Whether a word with a capital follows, as the town behind its postcode does.
    fn is_before_name(&self) -> bool {
        let after = self.after.trim_start_matches([' ', '\u{a0}']);
        after.len() < self.after.len() && after.starts_with(char::is_uppercase)
    }
}

fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != ITEM_END)
}
