//! The attacker is a test, not a hope: it has every report of three years as it was printed, knows the published rules and all
//! that ties tables and reports to each other, and tries to find people. `docs/programme.md` prints what it finds, and
//! `cargo test --test programme_attacker -- --include-ignored --nocapture` makes its tables anew and tries ten thousand municipalities
//! (or `DIALOGDOK_DISCLOSURE`).

#[path = "support/population.rs"]
mod population;
#[path = "support/programme_before.rs"]
mod programme_before;
#[path = "support/programme_evidence.rs"]
mod programme_evidence;
#[path = "support/programme_guessing.rs"]
mod programme_guessing;
#[path = "support/programme_inference.rs"]
mod programme_inference;
#[path = "support/programme_p_tables.rs"]
mod programme_p_tables;
#[path = "support/programme_pinning.rs"]
mod programme_pinning;
#[path = "support/programme_triples.rs"]
mod programme_triples;
#[path = "support/programme_whole_towns.rs"]
mod programme_whole_towns;
#[path = "support/programme_years.rs"]
mod programme_years;
#[path = "support/solver.rs"]
mod solver;

use dialogdok::programme::{CaseFacts, CellKeyMethod, Disturbance, RandomRounding, RoundingToFive};
use population::{World, all_alike, day, municipality};
use programme_before::{FIRST_YEAR, HALVES, OldReports};
use programme_evidence::Known;
use programme_guessing::{Guesses, Score, experience, guess, one_person};
use programme_p_tables::PTable;
use programme_pinning::{pinned, sizes_left};
use programme_triples::{TripleScores, Triples};
use programme_whole_towns::Towns;
use programme_years::{Issue, PERIODS, published, secret};

/// The sizes of Danish municipalities: so many forløb in a year.
const SIZES: [usize; 3] = [12, 25, 40];
const EVERYONE: (&str, &str) = ("Rapporten", "Forløb med i rapporten");

/// An invented municipality of a size, and what it publishes in three years.
fn three_years(world: World, size: usize, number: u64, disturbance: &dyn Disturbance) -> Vec<Issue> {
    published(&world(1000 * size as u64 + number, size), &PERIODS, disturbance, &secret(number))
}

/// A municipality's first year, in which it has so many forløb.
fn first_year(size: usize, number: u64) -> Vec<CaseFacts> {
    let cases = municipality(1000 * size as u64 + number, 2 * size);
    cases.into_iter().filter(|case| case.approached >= day("2024-01-01")).collect()
}

/// What an attacker makes of some municipalities of one size.
#[derive(Default)]
struct Found {
    pinned: usize,
    guesses: Guesses,
    /// By the two half-years and the year together, and of those the rows that add up.
    triples: TripleScores,
    one_person: Score,
    surer: Score,
    /// Of every printed count, `<5` being what it says: by how much it is off in all, and how many there are.
    off: (usize, usize),
    /// Of the printed numbers alone.
    numbers_off: (usize, usize),
}

impl Found {
    fn of(world: World, size: usize, municipalities: u64, disturbance: &dyn Disturbance, known: &Known) -> Self {
        let experience = experience(world, disturbance, &SIZES);
        let triples = Triples::of(world, size, disturbance);
        let mut found = Self::default();
        for number in 0..municipalities {
            let issues = three_years(world, size, number, disturbance);
            found.pinned += usize::from(!pinned(&issues, known).is_empty());
            guess(&issues, known, &experience, &mut found.guesses);
            triples.guess(&issues, known, &mut found.triples);
            let cases = world(500_000 + 1000 * size as u64 + number, size);
            one_person(&cases, number, disturbance, known, &mut found.one_person, &mut found.surer);
            issues.iter().for_each(|issue| found.count_errors(issue));
        }
        found
    }

    fn count_errors(&mut self, issue: &Issue) {
        // The total of every table is one and the same number.
        for (name, real) in issue.truth.iter().filter(|(name, _)| name.1 != "I alt") {
            match issue.printed.value(&name.0, &name.1).parse::<usize>() {
                Ok(number) => {
                    let off = number.abs_diff(*real);
                    self.off = (self.off.0 + off, self.off.1 + 1);
                    self.numbers_off = (self.numbers_off.0 + off, self.numbers_off.1 + 1);
                }
                Err(_) => self.off = (self.off.0 + real.saturating_sub(4), self.off.1 + 1),
            }
        }
    }

    fn error(&self) -> f64 {
        self.off.0 as f64 / self.off.1.max(1) as f64
    }

    fn error_of_numbers(&self) -> f64 {
        self.numbers_off.0 as f64 / self.numbers_off.1.max(1) as f64
    }
}

/// Three values of the sizes, as a cell of a table.
fn by_size<T>(found: &[T], of: impl Fn(&T) -> String) -> String {
    found.iter().map(of).collect::<Vec<_>>().join(" · ")
}

/// The documentation has the lines that a test has found, to the letter.
fn documented(lines: &[String]) {
    let page = include_str!("../docs/programme.md");
    let missing: Vec<&String> = lines.iter().filter(|line| !page.contains(line.as_str())).collect();
    lines.iter().for_each(|line| println!("{line}"));
    assert!(missing.is_empty(), "docs/programme.md does not say what was found: {missing:#?}");
}

// ---- what has to hold

#[test]
fn no_small_group_is_pinned_in_three_years_of_reports() {
    let known = Known::cell_key();
    let mut reports = 0;
    for seed in 0..120 {
        let size = 5 + (seed as usize * 37) % 196;
        let issues = published(&municipality(seed, size), &PERIODS, &CellKeyMethod, &secret(seed));
        reports += issues.len();
        let found = pinned(&issues, &known);
        assert!(found.is_empty(), "municipality {seed} of {size}: {found:#?}");
    }
    assert!(reports > 6 * 120, "{reports} reports");
}

/// The aims: a hidden one to four is guessed right 45 times in a hundred at most, nobody's answer is surer than 80 %, and a count is off
/// by one at most on average.
#[test]
fn what_is_found_of_small_numbers_and_of_one_person_is_as_documented() {
    let known = Known::cell_key();
    // So many that it hangs little on which ones they are.
    let found = SIZES.map(|size| Found::of(municipality, size, 200, &CellKeyMethod, &known));
    for (size, found) in SIZES.iter().zip(&found) {
        let [alone, together] = [found.guesses.alone, found.guesses.together].map(Score::percent);
        let two = found.triples.two.map(Score::percent);
        assert!(alone <= 45.0 && together <= 45.0, "{size}: {alone} and {together}");
        let three = found.triples.three.percent();
        assert!(two.iter().chain([&three]).all(|one| *one <= 45.0), "{size}: {two:?} and {three}");
        assert!(
            found.one_person.tried > 100 && found.one_person.percent() <= 80.0 && found.surer.right == 0,
            "{size}: {:?}, {:?}",
            found.one_person,
            found.surer
        );
        assert!(found.error() < 1.05, "{size}: {}", found.error());
    }
    let percent = |of: fn(&Guesses) -> Score| by_size(&found, |found| format!("{:.0}", of(&found.guesses).percent()));
    documented(&[
        format!(
            "| a hidden 1–4 guessed right: by experience from elsewhere, without any report | | {} % |",
            percent(|g| g.without)
        ),
        format!("| the same, by experience and one report | | {} % |", percent(|g| g.alone)),
        format!(
            "| the same, by the year and its second half together | | {} % |",
            percent(|g| g.together)
        ),
        format!(
            "| the same, by both half-years of a year, tied to each other | | {} % |",
            by_size(&found, |f| format!("{:.1}", f.triples.two[2].percent()))
        ),
        format!(
            "| the same, by the first half-year and the year | | {} % |",
            by_size(&found, |f| format!("{:.1}", f.triples.two[1].percent()))
        ),
        format!(
            "| the same, by the second half-year and the year | | {} % |",
            by_size(&found, |f| format!("{:.1}", f.triples.two[0].percent()))
        ),
        format!(
            "| the same, by all three | | {} % |",
            by_size(&found, |f| format!("{:.1}", f.triples.three.percent()))
        ),
        format!(
            "| one person who is in the year and not in its second half: the row guessed right | | {} % |",
            by_size(&found, |f| format!("{:.0}", f.one_person.percent()))
        ),
        format!(
            "| the same, surer than 80 % | | {} % |",
            by_size(&found, |f| format!("{:.1}", f.surer.percent()))
        ),
    ]);
}

#[test]
fn the_reports_of_before_give_groups_away_and_the_new_ones_do_not() {
    let (old, known) = (OldReports::read(), Known::cell_key());
    let meetings = "Første netværksmøde";
    let mut before = [[0; 3]; 3];
    let mut now = [[0; 3]; 4];
    for (place, size) in SIZES.into_iter().enumerate() {
        for number in 0..10 {
            let first = old.report(size, number, FIRST_YEAR);
            let halves = HALVES.map(|half| old.report(size, number, half));
            let first_meetings = ("Netværksteamet fra møde til møde", "Forløbets første møde");
            let without = old.group(first, EVERYONE, first, first_meetings);
            let late = old.group(first, first_meetings, first, (meetings, "Inden for 21 dage"));
            let left = old.group(halves[0], EVERYONE, halves[1], ("Henvendelser", "Før perioden"));
            for (attack, group) in [without, late, left].into_iter().enumerate() {
                before[attack][place] += usize::from(group.is_some());
            }
            let first = published(&first_year(size, number), &["2024"], &CellKeyMethod, &secret(number));
            let cases = municipality(1000 * size as u64 + number, size);
            let halves = published(&cases, &HALVES, &CellKeyMethod, &secret(number));
            let single = |(low, high): (i64, i64)| usize::from(low == high);
            if !first.is_empty() {
                now[0][place] += single(sizes_left(&first, &known, &[(1, 0, meetings, "Intet møde endnu")]));
                now[1][place] += single(sizes_left(&first, &known, &[(1, 0, meetings, "Senere")]));
            }
            if halves.len() == 2 {
                let left = [(1, 0, EVERYONE.0, EVERYONE.1), (-1, 1, "Henvendelser", "Før perioden")];
                now[2][place] += single(sizes_left(&halves, &known, &left));
            }
            now[3][place] += usize::from(!pinned(&three_years(municipality, size, number, &CellKeyMethod), &known).is_empty());
        }
    }
    assert_eq!(now, [[0; 3]; 4]);
    let sum = |of: [usize; 3]| of.iter().sum::<usize>();
    assert!(sum(before[0]) >= 2 && sum(before[1]) >= 2 && sum(before[2]) >= 3, "{before:?}");
    let line = |what: &str, before: [usize; 3], now: [usize; 3]| {
        let of_ten = |of: [usize; 3]| by_size(&of, |n| n.to_string());
        format!("| {what} | {} | {} |", of_ten(before), of_ten(now))
    };
    documented(&[
        line("a first year: those without a meeting, by one subtraction", before[0], now[0]),
        line(
            "a first year: those whose first meeting came late, by one subtraction",
            before[1],
            now[1],
        ),
        line("two half-years: those who left between them, by one subtraction", before[2], now[2]),
        format!(
            "| three years, all nine reports at once: any group of 1–4 | | {} |",
            by_size(&now[3], usize::to_string)
        ),
    ]);
}

#[test]
fn nearly_everything_is_shown() {
    let old = OldReports::read();
    let mut lines = Vec::new();
    for (size, least) in [(12, 80.0), (25, 95.0), (40, 95.0)] {
        let (mut counts, mut numbers, mut cells, mut headlines, mut headline_numbers, mut reports) = (0, 0, 0, 0, 0, 0);
        let mut found = Found::default();
        for number in 0..10 {
            let cases = municipality(1000 * size as u64 + number, size);
            for issue in published(&cases, &["2024"], &CellKeyMethod, &secret(number)) {
                reports += 1;
                headlines += issue.report.headlines.iter().filter(|one| one.count.to_string() != "*").count();
                headline_numbers += issue.report.headlines.iter().filter(|one| one.count.number().is_some()).count();
                for name in issue.truth.keys().filter(|name| name.1 != "I alt") {
                    let printed = issue.printed.value(&name.0, &name.1);
                    cells += 1;
                    counts += usize::from(printed != "*");
                    numbers += usize::from(printed.parse::<usize>().is_ok());
                }
                found.count_errors(&issue);
            }
        }
        let percent = |(part, whole): (usize, usize)| 100.0 * part as f64 / whole.max(1) as f64;
        let of_five = |(part, whole): (usize, usize)| 5.0 * part as f64 / whole.max(1) as f64;
        lines.push(format!(
            "| {size} | {:.0} % | {:.0} % | {:.0} % | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
            percent(old.shown(size, "Antal")),
            percent((counts, cells)),
            percent((numbers, cells)),
            of_five(old.shown(size, "Overskrifter")),
            of_five((headlines, 5 * reports)),
            of_five((headline_numbers, 5 * reports)),
            found.error(),
            found.error_of_numbers(),
        ));
        assert!(reports >= 8 && percent((counts, cells)) >= least && of_five((headlines, 5 * reports)) >= 4.5);
        assert!(found.error() <= 1.0, "{size}: {}", found.error());
    }
    documented(&lines);
}

#[test]
#[ignore = "takes minutes"]
fn the_three_disturbances_beside_each_other() {
    let methods: [(&str, &dyn Disturbance, Known); 3] = [
        ("cell key", &CellKeyMethod, Known::cell_key()),
        ("random rounding to 3", &RandomRounding, Known::BaseThree),
        ("rounding to 5", &RoundingToFive, Known::NearestFive),
    ];
    let lines = methods.map(|(name, disturbance, known)| {
        let found = SIZES.map(|size| Found::of(municipality, size, 60, disturbance, &known));
        format!(
            "| {name} | {} | {} % | {} % | {} % | {} |",
            by_size(&found, |f| f.pinned.to_string()),
            by_size(&found, |f| format!("{:.0}", f.guesses.alone.percent())),
            by_size(&found, |f| format!("{:.0}", f.guesses.together.percent())),
            by_size(&found, |f| format!("{:.0}", f.one_person.percent())),
            by_size(&found, |f| format!("{:.1}", f.error())),
        )
    });
    documented(&lines);
}

#[test]
fn the_p_table_is_made_by_its_rule() {
    let smallest = CellKeyMethod::SMALLEST as usize;
    let rule = PTable::shaped(8, 0.6, 1.55, smallest as i64);
    for (count, (row, published)) in (smallest..).zip(rule.0[smallest - 1..].iter().zip(CellKeyMethod::P_TABLE)) {
        for (chance, published) in row[8 - count..].iter().zip(published) {
            assert!(
                (chance - *published as f64 / 10_000.0).abs() < 0.000_4,
                "{count}: {chance} and {published}"
            );
        }
    }
}

#[test]
#[ignore = "takes minutes"]
fn other_p_tables_are_tried_beside_it() {
    let tried = [
        (1, 6, 0.7, 1.4),
        (1, 8, 0.6, 1.4),
        (5, 8, 0.6, 1.4),
        (5, 8, 0.6, 1.55),
        (5, 8, 0.5, 1.6),
        (5, 8, 0.6, 1.8),
    ];
    let lines = tried.map(|(smallest, reach, power, change)| {
        let table = PTable::shaped(reach, power, change, smallest);
        let known = Known::CellKey(table.0.clone());
        let found = SIZES.map(|size| Found::of(municipality, size, 60, &table, &known));
        format!(
            "| {smallest} | {reach} | {power} | {change} | {:.1} | {} % | {} % | {} % | {} % | {} | {} |",
            table.variance(),
            by_size(&found, |f| format!("{:.1}", f.guesses.alone.percent())),
            by_size(&found, |f| format!("{:.1}", f.guesses.together.percent())),
            by_size(&found, |f| format!("{:.1}", f.triples.three.percent())),
            by_size(&found, |f| format!("{:.0}", f.one_person.percent())),
            by_size(&found, |f| format!("{:.1}", f.error())),
            by_size(&found, |f| format!("{:.1}", f.error_of_numbers())),
        )
    });
    documented(&lines);
}

/// Ten thousand municipalities of 5–200 forløb: all that is looked for, in each.
#[test]
#[ignore = "takes an hour"]
fn ten_thousand_municipalities() {
    let municipalities: u64 = std::env::var("DIALOGDOK_DISCLOSURE").map_or(10_000, |n| n.parse().expect("how many"));
    let known = Known::cell_key();
    let sizes = [12, 25, 40, 80, 120, 160, 200];
    let experience = experience(municipality, &CellKeyMethod, &sizes);
    let triples = sizes.map(|size| Triples::of(municipality, size, &CellKeyMethod));
    let (mut reports, mut found) = (0, Found::default());
    for seed in 0..municipalities {
        let size = 5 + (seed as usize * 37) % 196;
        let cases = municipality(seed, size);
        let issues = published(&cases, &PERIODS, &CellKeyMethod, &secret(seed));
        reports += issues.len();
        let pins = pinned(&issues, &known);
        found.pinned += usize::from(!pins.is_empty());
        pins.iter().for_each(|pin| println!("municipality {seed} of {size}: {pin}"));
        guess(&issues, &known, &experience, &mut found.guesses);
        Triples::nearest(&triples, size).guess(&issues, &known, &mut found.triples);
        one_person(&cases, seed, &CellKeyMethod, &known, &mut found.one_person, &mut found.surer);
        issues.iter().for_each(|issue| found.count_errors(issue));
        if (seed + 1) % 500 == 0 || seed + 1 == municipalities {
            println!(
                "{} municipalities, {reports} reports, something pinned in {}. {}, with the first half and the year {:.1} % (of who came and ended {:.1} %), with all three {:.1} %; one person right {:.1} % of {}, surer than 80 % {:.2} %; a count off by {:.2}, a number by {:.2}",
                seed + 1,
                found.pinned,
                found.guesses,
                found.triples.two[1].percent(),
                found.triples.counted.percent(),
                found.triples.three.percent(),
                found.one_person.percent(),
                found.one_person.tried,
                found.surer.percent(),
                found.error(),
                found.error_of_numbers()
            );
        }
    }
    assert_eq!(found.pinned, 0);
    assert!(found.guesses.alone.percent() <= 45.0 && found.guesses.together.percent() <= 45.0);
    let two = found.triples.two.map(Score::percent);
    assert!(two.iter().chain([&found.triples.three.percent()]).all(|one| *one <= 45.0));
    assert!(found.one_person.percent() <= 80.0 && found.surer.percent() <= 0.01);
}

/// Where all municipalities are alike, so that whoever knows others knows much of this one, the reports add a few points to what is
/// known. What is found there is told and not held to the aims: nothing is pinned.
#[test]
#[ignore = "takes minutes"]
fn where_all_municipalities_are_alike_more_is_guessed() {
    let known = Known::cell_key();
    let found = SIZES.map(|size| Found::of(all_alike, size, 60, &CellKeyMethod, &known));
    assert!(found.iter().all(|found| found.pinned == 0 && found.surer.right == 0));
    let line =
        |what: &str, of: &dyn Fn(&Found) -> Score| format!("| {what} | {} % |", by_size(&found, |f| format!("{:.1}", of(f).percent())));
    documented(&[
        line("all alike: by one report", &|f| f.guesses.alone),
        line("all alike: by the second half-year and the year", &|f| f.triples.two[0]),
        line("all alike: by all three", &|f| f.triples.three),
    ]);
    let scores = Towns::of(all_alike, 12, 20_000, &CellKeyMethod).guesses(all_alike, 12, 300, &CellKeyMethod, &known);
    let lines = scores.map(|(what, score)| format!("| all alike, 12 forløb, whole municipalities: {what} | {:.0} % |", score.percent()));
    documented(&lines);
}
