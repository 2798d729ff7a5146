//! The pages of the programme summary: what they say follows from the numbers, and no sentence says »10 of 9«.

#[path = "support/programme_cases.rs"]
mod programme_cases;
mod support;

use std::collections::BTreeMap;

use programme_cases::{add, as_they_come, municipality};
use support::{Municipality, pdf};

/// A report that was made: the text of its first page and of all, and the counts of its table of values.
struct Pages {
    text: String,
    counts: BTreeMap<(String, String), Option<u32>>,
}

fn made(municipality: &Municipality, period: &str, more: &[&str]) -> Pages {
    let kind = if period.len() == 4 { "--år" } else { "--halvår" };
    let line = [&["program", "sager", kind, period], more].concat();
    let outcome = municipality.run_list(&line);
    outcome.succeeds();
    let text = pdf::text(&outcome.bytes(&format!("program/{period}-intern.pdf")));
    let csv = outcome.text(&format!("program/{period}-intern.csv"));
    let counts = csv.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
    let counts = counts.filter(|fields| fields[2] == "Antal");
    let counts = counts.map(|fields| ((fields[0].to_owned(), fields[1].to_owned()), fields[3].parse().ok()));
    Pages {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        counts: counts.collect(),
    }
}

impl Pages {
    fn count(&self, table: &str, row: &str) -> Option<u32> {
        self.counts[&(table.to_owned(), row.to_owned())]
    }

    fn population(&self) -> u32 {
        self.count("Rapporten", "Forløb med i rapporten").expect("a number")
    }

    /// Every »5 af 12« and »5 af de 12«.
    fn parts_and_wholes(&self) -> Vec<(u32, u32)> {
        let words: Vec<&str> = self.text.split(' ').collect();
        let number = |word: &&str| word.trim_matches([',', '.']).parse::<u32>().ok();
        let pairs = words.windows(4).filter_map(|four| {
            let (part, whole) = (number(&four[0])?, if four[2] == "de" { &four[3] } else { &four[2] });
            (four[1] == "af").then_some((part, number(whole)?))
        });
        pairs.filter(|pair| *pair != (44, 94)).collect()
    }
}

/// Every number is drawn anew in each municipality; what is said of it has to follow, whatever was drawn.
#[test]
fn no_page_says_more_than_its_numbers() {
    let mut beyond = 0;
    for size in [11, 14, 20, 26, 33, 40] {
        let municipality = (0..size).fold(Municipality::new(), as_they_come);
        for period in ["2025-1", "2025"] {
            // A report of about ten forløb may be refused.
            let kind = if period.len() == 4 { "--år" } else { "--halvår" };
            let tried = municipality.run(["program", "sager", kind, period]);
            if size < 20 && tried.code != Some(0) {
                continue;
            }
            let pages = made(&municipality, period, &[]);
            let everybody = pages.population();
            for (part, whole) in pages.parts_and_wholes() {
                assert!(part < whole, "»{part} af {whole}«: {}", pages.text);
            }
            if let Some(under_way) = pages.count("Forløb", "I gang").filter(|n| *n >= everybody) {
                assert!(!pages.text.contains(&format!("{under_way} forløbForløb i gang")), "{}", pages.text);
                assert!(pages.text.contains("Måske alleForløb i gang"), "{}", pages.text);
            }
            for wrong in ["færre end 5 af de færre", "næsten alle af de", "±", "5-9", "90-100"] {
                assert!(!pages.text.contains(wrong), "»{wrong}«: {}", pages.text);
            }
            let higher_and_lower = pages
                .counts
                .keys()
                .filter(|(table, row)| table.starts_with("Udvikling: ") && row == "Højere");
            let sums = higher_and_lower
                .filter(|(table, _)| table != "Udvikling: alle områder")
                .map(|(table, _)| {
                    let rows = ["Højere", "Det samme", "Lavere"].map(|row| pages.count(table, row).unwrap_or(0));
                    rows.iter().sum::<u32>()
                });
            let outcome = ["Udbytte: større forståelse", "Udbytte: nye muligheder og håb"].map(|table| {
                let rows = ["I høj grad", "I nogen grad", "I mindre grad eller slet ikke"].map(|row| pages.count(table, row).unwrap_or(0));
                rows.iter().sum::<u32>()
            });
            let longest = sums.chain(outcome).max().expect("bars");
            assert_eq!(
                pages.text.contains("en søjle gå ud over sin ramme"),
                longest > everybody,
                "{longest} of {everybody}: {}",
                pages.text
            );
            beyond += usize::from(longest > everybody);
        }
    }
    assert!(beyond > 0, "a bar that is longer than everybody was tried");
}

/// Forløb that were written down late are said on the first page when there are five or more: they may lie wholly before the period.
#[test]
fn the_first_page_tells_of_late_ones() {
    let first = municipality(30);
    let none = made(&first, "2025-1", &[]);
    assert!(!none.text.contains("af forløbene hørte til"), "{}", none.text);
    let late = (30..60).fold(first, add);
    let pages = made(&late, "2025-2", &[]);
    let number = pages.count("Henvendelser", "Skrevet ind efter lukning").expect("thirty, or nearly");
    let said = format!("{number} af forløbene hørte til en tidligere rapport");
    assert!(pages.text.contains(&said), "{said}: {}", pages.text);
}

/// What can be made already is not said to be made from a day that is past.
#[test]
fn no_page_promises_a_day_that_is_past() {
    // So many that no draw makes fewer than ten of them.
    let municipality = municipality(18);
    let now = made(&municipality, "2025-1", &[]);
    for said in [
        "Rapporten om hele 2025 siger mere, og den kan laves nu.",
        "Rapporten om 2. halvår 2025 kan også laves nu.",
    ] {
        assert!(now.text.contains(said) || now.population() >= 20, "{said}: {}", now.text);
    }
    let then = made(&municipality, "2025", &["--dato", "2026-01-15"]);
    assert!(
        then.text.contains("Næste rapport, om 2026, kan laves fra den 1. januar 2027"),
        "{}",
        then.text
    );
}
