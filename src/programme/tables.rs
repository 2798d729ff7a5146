//! The fixed set of tables, as pure data: their rows by stable ids. There are no others, and no way to ask for a table of one
//! place, one team or one kind of borger: that is how small groups come about.
//!
//! Every table splits the same people, all forløb of the report, and counts each of them once. So no table has a total of its
//! own that could be held up against another's, and no meeting is counted: who has many meetings weighs no more than the others.
//! Means and medians are not among them, since they cannot be taken of what is printed alone.

/// A table that puts every forløb of the report into one row.
#[derive(Clone, Copy, Debug)]
pub struct TableSpec {
    /// A stable name.
    pub id: &'static str,
    /// Its rows.
    pub rows: &'static [&'static str],
    /// Several rows together, printed as a count of their own: the name, and the places of the rows.
    pub sums: &'static [(&'static str, &'static [usize])],
    /// Shares: the row or sum that is the part, and the one, or [`TOTAL`], that is the whole.
    pub shares: &'static [(&'static str, &'static str)],
}

impl TableSpec {
    /// All its rows and sums.
    pub fn cells(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().copied().chain(self.sums.iter().map(|(id, _)| *id))
    }

    /// What a row's or sum's share is of, where it has one.
    pub fn whole_of(&self, part: &str) -> Option<&'static str> {
        self.shares.iter().find_map(|(known, whole)| (*known == part).then_some(*whole))
    }
}

/// All forløb of the report: the total of every table.
pub const TOTAL: &str = "i-alt";
/// The sum of those with an answer.
pub(super) const ANSWERED: &str = "svar";

const ANSWERS: &[&str] = &["i-hoej-grad", "i-nogen-grad", "mindre-eller-slet-ikke", "ikke-besvaret"];

const fn plain(id: &'static str, rows: &'static [&'static str]) -> TableSpec {
    TableSpec {
        id,
        rows,
        sums: &[],
        shares: &[],
    }
}

/// The borger's latest answer after a meeting in the period.
const fn answers(id: &'static str) -> TableSpec {
    TableSpec {
        sums: &[("positive", &[0, 1]), (ANSWERED, &[0, 1, 2])],
        shares: &[("positive", ANSWERED)],
        ..plain(id, ANSWERS)
    }
}

/// The borger's first rating of an indicator, held up against the latest.
const fn development(id: &'static str) -> TableSpec {
    TableSpec {
        sums: &[(ANSWERED, &[0, 1, 2])],
        shares: &[("hoejere", ANSWERED)],
        ..plain(id, &["hoejere", "det-samme", "lavere", "faerre-end-to", "ikke-valgt"])
    }
}

/// How many tables there are before those of the ten indicators.
pub(super) const FIRST_INDICATOR: usize = 16;

/// All tables, in the order in which they are printed. A forløb's rows (`profile`) are in the same order.
pub const TABLES: [TableSpec; FIRST_INDICATOR + 10] = [
    plain("forloeb", &["ikke-begyndt", "i-gang", "afsluttet"]),
    plain("henvendelser", &["i-perioden", "foer-perioden", "efter-lukning"]),
    TableSpec {
        sums: &[(ANSWERED, &[0, 1])],
        shares: &[("inden-en-uge", ANSWERED)],
        ..plain("foerste-kontakt", &["inden-en-uge", "senere", "ikke-registreret"])
    },
    TableSpec {
        shares: &[("inden-tre-uger", TOTAL)],
        ..plain("foerste-moede", &["inden-tre-uger", "senere", "intet-moede"])
    },
    TableSpec {
        sums: &[("afsluttet", &[0, 1])],
        shares: &[("afsluttet-mindst-to", "afsluttet")],
        ..plain(
            "moeder-i-forloebet",
            &["afsluttet-mindst-to", "afsluttet-faerre", "aaben-mindst-to", "aaben-faerre"],
        )
    },
    TableSpec {
        sums: &[("skiftet", &[1, 2])],
        shares: &[("samme", TOTAL), ("skiftet-med", "skiftet")],
        ..plain("tovholder", &["samme", "skiftet-med", "skiftet-ellers"])
    },
    TableSpec {
        sums: &[(ANSWERED, &[0, 1])],
        shares: &[("genganger", ANSWERED)],
        ..plain(
            "team-fra-moede-til-moede",
            &["genganger", "ingen-genganger", "foerste-moede", "ikke-noteret", "intet-moede"],
        )
    },
    TableSpec {
        sums: &[("med-moede", &[0, 1])],
        shares: &[("svaret", "med-moede")],
        ..plain("svar-indhentet", &["svaret", "ikke-svaret", "intet-moede"])
    },
    TableSpec {
        sums: &[("med-moede", &[0, 1])],
        shares: &[("godkendt", "med-moede")],
        ..plain("referater", &["godkendt", "ikke-godkendt", "intet-moede"])
    },
    answers("stoerre-forstaaelse"),
    answers("nye-muligheder-og-haab"),
    TableSpec {
        sums: &[(ANSWERED, &[0, 1, 2])],
        shares: &[("flest-op", ANSWERED)],
        ..plain("udvikling-i-alt", &["flest-op", "lige", "flest-ned", "faerre-end-to"])
    },
    plain("netvaerk-nu", &["0-4", "5-9", "10-"]),
    plain("netvaerk-siden-start", &["flere", "lige-saa-mange", "faerre"]),
    TableSpec {
        shares: &[("flest-private", TOTAL)],
        ..plain("private-i-netvaerket", &["flest-private", "lige-mange", "flest-fagfolk"])
    },
    TableSpec {
        shares: &[("to", TOTAL)],
        ..plain("uddannede-i-teamet", &["ingen", "en", "to"])
    },
    development("udvikling-psykisk-velbefindende"),
    development("udvikling-fysisk-velbefindende"),
    development("udvikling-hverdagsaktiviteter"),
    development("udvikling-sociale-netvaerk"),
    development("udvikling-arbejde"),
    development("udvikling-relationer"),
    development("udvikling-ansvar-og-forpligtelser"),
    development("udvikling-alkohol-og-stoffer"),
    development("udvikling-identitet-og-selvvaerd"),
    development("udvikling-haab-og-tillid"),
];
