//! The attacker is a test, not a hope: everything that is printed, and everything the rules let one conclude from it, is
//! turned against the report. It fails if a group of 1–4 people can be pinned to one number, or shown to share something.

#[path = "support/attacker.rs"]
mod attacker;
#[path = "support/oracle.rs"]
mod oracle;
#[path = "support/population.rs"]
mod population;
#[path = "support/solver.rs"]
mod solver;

use attacker::{Attack, Printed, is_missing};
use dialogdok::programme::protect::{Protected, Shown, protect};
use dialogdok::programme::{CaseFacts, Edition, Indicator, Ledger, Period, Programme, Refusal, Report, Secret};
use oracle::{Truth, truth};
use population::{
    Dice, Habits, SCALE, case, first_half, second_half, set_contact, set_development, set_handover, set_network, set_status, set_team,
};
use solver::AtLeast;
use std::collections::{BTreeMap, BTreeSet};

fn secret() -> Secret {
    Secret::new(b"the secret of the attacker's test").unwrap()
}

fn fold(cases: &[CaseFacts], period: Period) -> Programme {
    let mut programme = Programme::new(period, SCALE);
    for case in cases {
        programme.add(case);
    }
    programme
}

fn report(cases: &[CaseFacts], edition: Edition) -> Result<Report, Refusal> {
    fold(cases, first_half())
        .publish(edition, &Ledger::default(), &secret())
        .map(|(report, _)| report)
}

fn intern(cases: &[CaseFacts]) -> String {
    report(cases, Edition::Intern).unwrap().to_csv()
}

/// What the attacker found; empty when they found nothing.
fn attack(printed: &Printed, truth: &Truth) -> Vec<String> {
    let mut found = Vec::new();
    let of = |table: &str, row: &str| truth.get(&(table.to_owned(), row.to_owned())).copied().unwrap_or(0);
    for group in Attack::groups() {
        let attack = Attack::on(printed, &group);
        if !attack.consistent {
            found.push(format!("{group:?}: the constraints contradict each other"));
            continue;
        }
        for (table, known) in &attack.tables {
            for (row, variable) in &known.rows {
                let real = of(table, row);
                let domain = attack.problem.domains[*variable];
                if domain.low == domain.high && domain.low == real {
                    continue; // it is printed
                }
                let range = attack.problem.range(&[(1, *variable)]);
                let (least, greatest) = range.expect("there is a solution");
                if !(least..=greatest).contains(&real) {
                    found.push(format!("{table}; {row}: {real} is not in {least}..={greatest}"));
                }
                if (1..5).contains(&real) && least == greatest {
                    found.push(format!("{table}; {row} is pinned to {real}"));
                }
            }
            // Sums of rows.
            let rows = &known.rows;
            for chosen in 1..1_u32 << rows.len() {
                let terms: Vec<(i64, usize)> = (0..rows.len())
                    .filter(|row| chosen >> row & 1 == 1)
                    .map(|row| (1, rows[row].1))
                    .collect();
                let real: i64 = (0..rows.len())
                    .filter(|row| chosen >> row & 1 == 1)
                    .map(|row| of(table, &rows[row].0))
                    .sum();
                if (1..5).contains(&real) && !attack.open(&terms, real) {
                    found.push(format!("{table}: rows {chosen:b} are pinned to {real}"));
                }
            }
            // Does everyone in a group of fewer than ten share a row, or does no one?
            let answers: Vec<usize> = (0..rows.len()).filter(|row| !is_missing(&rows[*row].0)).collect();
            for group in [(0..rows.len()).collect::<Vec<_>>(), answers] {
                let size: i64 = group.iter().map(|row| of(table, &rows[*row].0)).sum();
                if !(1..10).contains(&size) || rows.len() == 1 {
                    continue;
                }
                for row in &group {
                    let real = of(table, &rows[*row].0);
                    let others = group.iter().filter(|other| *other != row);
                    let others: Vec<(i64, usize)> = others.map(|other| (1, rows[*other].1)).collect();
                    let variable = rows[*row].1;
                    let solvable = |terms| attack.problem.solve(&[AtLeast { terms, least: 1 }]).is_some();
                    if real == size && !solvable(others) {
                        found.push(format!("{table}: all {size} are shown to stand in {}", rows[*row].0));
                    }
                    if real == 0 && !solvable(vec![(1, variable)]) {
                        found.push(format!("{table}: none of {size} stands in {}", rows[*row].0));
                    }
                }
            }
        }
    }
    found
}

/// What is printed is true, and what is not printed had to be withheld by the plain thresholds or for a neighbour's sake.
fn check_truth(printed: &Printed, truth: &Truth, edition: Edition) {
    for (table, lines) in &printed.0 {
        if table == "Rapporten" || table.starts_with("Deltagere") || table.starts_with("Private") {
            continue;
        }
        for (row, column, value) in lines {
            if column != "Antal" {
                continue;
            }
            let real = truth.get(&(table.clone(), row.clone())).copied().unwrap_or(0);
            match value.as_str() {
                "*" => {}
                "<5" => assert!((1..5).contains(&real), "{table}; {row}: {real}"),
                number => {
                    assert!(!(1..5).contains(&real), "{table}; {row}: {real} is printed");
                    let shown = if edition == Edition::Intern { real } else { (real + 2) / 5 * 5 };
                    assert_eq!(number, shown.to_string(), "{table}; {row}");
                }
            }
        }
    }
}

fn attack_population(cases: &[CaseFacts]) -> usize {
    let truth = truth(cases, &first_half());
    let printed = Printed::read(&intern(cases));
    check_truth(&printed, &truth, Edition::Intern);
    let found = attack(&printed, &truth);
    assert!(found.is_empty(), "{found:#?}\n{printed:#?}");
    let other = Printed::read(&report(cases, Edition::Ekstern).unwrap().to_csv());
    check_truth(&other, &truth, Edition::Ekstern);
    the_external_edition_is_the_internal_one_rounded(&printed, &other);
    printed.0.values().flatten().filter(|(_, _, value)| value != "*").count()
}

fn the_external_edition_is_the_internal_one_rounded(intern: &Printed, ekstern: &Printed) {
    for (table, lines) in &ekstern.0 {
        for (row, column, value) in lines {
            let inner = intern.value(table, row, column).expect("the same cells");
            if column == "Antal" {
                let expected = inner.parse::<u32>().map_or(inner.to_owned(), |n| ((n + 2) / 5 * 5).to_string());
                assert_eq!(*value, expected, "{table}; {row}");
            } else if inner == "*" {
                assert_eq!(value, "*", "{table}; {row}; {column}");
            }
        }
    }
}

/// Ten thousand populations of 5–200 people, in two halves so that two processors share them.
fn five_thousand(half: u64) {
    let mut values = 0;
    for seed in (0..10_000_u64).filter(|seed| seed % 2 == half) {
        let size = 5 + (seed as usize * 37) % 196;
        values += attack_population(&population::population(seed, size));
    }
    assert!(values / 5_000 > 60, "a report that says nothing is no help: {}", values / 5_000);
}

#[test]
fn five_thousand_random_populations_keep_their_secrets() {
    five_thousand(0);
}

#[test]
fn five_thousand_others_keep_theirs() {
    five_thousand(1);
}

/// The rule's proof, by listing: every table of up to 30 people (24 with five rows), everything it could have been. A
/// printed table is a class of all the tables that print the same; within it, no sum of rows may always be the same
/// number from 1 to 4, and no row may always hold all, or none, of a group of 1–9.
#[test]
fn every_small_table_could_have_been_another() {
    type Case = (&'static [bool], &'static [usize], u32);
    let cases: [Case; 6] = [
        (&[false, false], &[1, 0], 30),
        (&[false, false, false], &[0, 1, 2], 30),
        (&[false, false, true], &[1, 0, 2], 30),
        (&[false, false, false, false], &[3, 2, 1, 0], 30),
        (&[false, false, true, true], &[1, 0, 3, 2], 30),
        (&[false, false, false, true, true], &[1, 2, 0, 4, 3], 24),
    ];
    for (missing, order, most) in cases {
        for total in 0..=most {
            let mut classes: BTreeMap<String, Vec<Vec<u32>>> = BTreeMap::new();
            for_each_table(missing.len(), total, &mut |counts| {
                let shown = format!("{:?}", protect(counts, missing, order));
                classes.entry(shown).or_default().push(counts.to_vec());
            });
            for (shown, tables) in &classes {
                check_class(shown, tables, missing, total);
            }
        }
    }
}

fn for_each_table(rows: usize, total: u32, see: &mut impl FnMut(&[u32])) {
    fn fill(counts: &mut Vec<u32>, rows: usize, left: u32, see: &mut impl FnMut(&[u32])) {
        if counts.len() + 1 == rows {
            counts.push(left);
            see(counts);
            counts.pop();
            return;
        }
        for count in 0..=left {
            counts.push(count);
            fill(counts, rows, left - count, see);
            counts.pop();
        }
    }
    fill(&mut Vec::new(), rows, total, see);
}

fn check_class(shown: &str, tables: &[Vec<u32>], missing: &[bool], total: u32) {
    let rows = missing.len();
    let sum = |table: &[u32], chosen: u32| -> u32 { (0..rows).filter(|row| chosen >> row & 1 == 1).map(|row| table[row]).sum() };
    for chosen in 1..1_u32 << rows {
        let values: BTreeSet<u32> = tables.iter().map(|table| sum(table, chosen)).collect();
        let everyone = chosen == (1 << rows) - 1;
        assert!(
            everyone || values.len() > 1 || !(1..5).contains(values.first().unwrap()),
            "{shown} of {total}: rows {chosen:b} are always {values:?}"
        );
    }
    let answers: u32 = (0..rows).filter(|row| !missing[*row]).map(|row| 1 << row).sum();
    for group in [(1 << rows) - 1, answers] {
        let largest = tables.iter().map(|table| sum(table, group)).max().unwrap();
        let least = tables.iter().map(|table| sum(table, group)).min().unwrap();
        if largest >= 10 || least == 0 {
            continue;
        }
        for row in (0..rows).filter(|row| group >> row & 1 == 1) {
            assert!(
                tables.iter().any(|table| table[row] > 0) && tables.iter().any(|table| table[row] < sum(table, group)),
                "{shown} of {total}: row {row} holds all or none of {least}..={largest}"
            );
        }
    }
}

/// Every small row may be any of 1–4 whatever the other small rows are: the theorem of `protect.rs`, on tables too large
/// to list.
#[test]
fn small_rows_are_free_of_each_other() {
    let mut dice = Dice::new(7);
    for _ in 0..20_000 {
        let rows = 2 + dice.below(4);
        let missing: Vec<bool> = (0..rows).map(|row| row >= 2 && dice.below(3) == 0).collect();
        let order: Vec<usize> = (0..rows).rev().collect();
        let counts: Vec<u32> = (0..rows).map(|_| [0, 2, 4, 7, 30][dice.below(5)] + dice.below(3) as u32).collect();
        let Protected::Rows(shown) = protect(&counts, &missing, &order) else {
            continue;
        };
        let small: Vec<usize> = (0..rows).filter(|row| shown[*row] == Shown::Small).collect();
        if small.is_empty() {
            continue;
        }
        let missing_first = small.iter().all(|row| missing[*row]);
        let partners: Vec<usize> = order
            .iter()
            .filter(|row| missing[**row] == missing_first)
            .chain(order.iter().filter(|row| missing[**row] != missing_first))
            .copied()
            .filter(|row| shown[*row] == Shown::Partner)
            .collect();
        let mut other = counts.clone();
        for row in small.iter().chain(&partners) {
            other[*row] = 0;
        }
        for row in &small {
            other[*row] = 1 + dice.below(4) as u32;
        }
        other[*partners.last().unwrap()] = counts.iter().sum::<u32>() - other.iter().sum::<u32>();
        assert_eq!(protect(&other, &missing, &order), Protected::Rows(shown), "{counts:?} {other:?}");
    }
}

/// The strongest attack there is: is there another population with the very same file? For every withheld row of 1–4 in a
/// table of people, other people are moved until one is found.
#[test]
fn every_withheld_row_has_a_twin() {
    let (mut found, mut sought) = (0, 0);
    for seed in 50_000..50_400_u64 {
        let size = 10 + (seed as usize * 41) % 120;
        let cases = population::population(seed, size);
        let csv = intern(&cases);
        let printed = Printed::read(&csv);
        let truth = truth(&cases, &first_half());
        for table in movable() {
            let parts = printed.parts(&table);
            for (row, value) in &parts {
                let real = truth.get(&(table.clone(), row.clone())).copied().unwrap_or(0);
                if !(1..5).contains(&real) || value.parse::<i64>().is_ok() {
                    continue;
                }
                sought += 1;
                let partners = parts.iter().filter(|(other, value)| other != row && value.parse::<i64>().is_err());
                let is_twin = partners.into_iter().any(|(other, _)| {
                    [(row, other), (other, row)]
                        .into_iter()
                        .any(|(from, to)| move_one(&cases, &table, from, to).iter().any(|twin| intern(twin) == csv))
                });
                found += usize::from(is_twin);
            }
        }
    }
    // The rest needs more than one person moved (the proof says how) or someone who can be moved without another table
    // changing.
    assert!(sought > 5_000, "{sought}");
    assert!(found * 100 >= sought * 95, "{found} of {sought}");
}

fn movable() -> Vec<String> {
    let mut tables: Vec<String> = [
        "Forløb",
        "Første kontakt",
        "Overlevering til ny tovholder",
        "Netværk ved start",
        "Netværk nu",
        "Uddannede i netværksteamet",
    ]
    .map(str::to_owned)
    .to_vec();
    tables.extend(Indicator::all().map(|indicator| format!("Udvikling: {}", indicator.key())));
    tables
}

/// The population with one person moved from one row to another, for a few of those who stand there.
fn move_one(cases: &[CaseFacts], table: &str, from: &str, to: &str) -> Vec<Vec<CaseFacts>> {
    let period = first_half();
    let stands = |case: &CaseFacts, table: &str| {
        oracle::rows(case, &period)
            .into_iter()
            .find(|(t, _)| t == table)
            .map(|(_, row)| row)
    };
    let place = |row: &str, rows: &[&str]| rows.iter().position(|known| *known == row).unwrap();
    let sizes = ["Op til 4 personer", "5-9 personer", "10 personer eller flere"];
    let standing: Vec<usize> = (0..cases.len())
        .filter(|person| stands(&cases[*person], table).as_deref() == Some(from))
        .collect();
    standing
        .into_iter()
        .take(12)
        .map(|person| {
            let mut twin = cases.to_vec();
            let facts = &mut twin[person];
            let band = |facts: &CaseFacts, table| place(&stands(facts, table).unwrap(), &sizes);
            match table {
                "Forløb" => set_status(facts, place(to, &["Henvendt, ikke begyndt", "I gang", "Afsluttet"])),
                "Første kontakt" => set_contact(facts, place(to, &["Inden for 7 dage", "Senere", "Ikke registreret"])),
                "Overlevering til ny tovholder" => set_handover(
                    facts,
                    1 + place(
                        to,
                        &["Borgeren var med hver gang", "Borgeren var ikke med hver gang", "Ikke noteret"],
                    ),
                ),
                "Netværk ved start" => {
                    let now = band(facts, "Netværk nu");
                    set_network(facts, place(to, &sizes), now);
                }
                "Netværk nu" => {
                    let start = band(facts, "Netværk ved start");
                    set_network(facts, start, place(to, &sizes));
                }
                "Uddannede i netværksteamet" => {
                    let row = place(to, &["Ingen uddannet", "Hviler på én uddannet", "To uddannede eller flere"]);
                    set_team(facts, row, person % 3, person % 3 + 1);
                }
                _ => {
                    let indicator = Indicator::from_key(table.strip_prefix("Udvikling: ").unwrap()).unwrap();
                    let row = place(to, &["Højere", "Det samme", "Lavere", "Færre end to målinger", "Ikke valgt"]);
                    set_development(facts, indicator, row, person % 2 == 0);
                }
            }
            twin
        })
        .collect()
}

#[test]
fn a_report_that_differs_by_one_borger_is_refused() {
    for seed in 0..400_u64 {
        let size = 5 + (seed as usize * 31) % 196;
        let mut dice = Dice::new(seed + 900_000);
        let habits = Habits::draw(&mut dice);
        let cases: Vec<CaseFacts> = (0..size + 4).map(|number| case(&mut dice, &habits, number)).collect();
        let base = &cases[..size];
        let (_, ledger) = fold(base, first_half())
            .publish(Edition::Intern, &Ledger::default(), &secret())
            .unwrap();
        let again = |cases: &[CaseFacts]| fold(cases, first_half()).publish(Edition::Ekstern, &ledger, &secret());
        for more in 1..=4 {
            assert_eq!(again(&cases[..size + more]).unwrap_err(), Refusal::TooCloseToEarlier { report: 1 });
        }
        if size > 5 {
            assert_eq!(again(&base[1..]).unwrap_err(), Refusal::TooCloseToEarlier { report: 1 });
        }
        // One out and one in; one whose contact was registered since.
        let exchanged: Vec<CaseFacts> = cases[1..=size].to_vec();
        assert_eq!(again(&exchanged).unwrap_err(), Refusal::TooCloseToEarlier { report: 1 });
        let mut corrected = base.to_vec();
        let registered = corrected[0].first_contact.is_some();
        set_contact(&mut corrected[0], if registered { 2 } else { 0 });
        assert_eq!(again(&corrected).unwrap_err(), Refusal::TooCloseToEarlier { report: 1 });
        // The same report once more, in either edition, is no new knowledge.
        let (_, unchanged) = again(base).unwrap();
        assert_eq!(unchanged, ledger);
    }
}

/// Newcomers in the same period: whatever both reports print, less each other, is a table of the newcomers.
#[test]
fn a_report_less_an_earlier_one_says_nothing_about_a_few() {
    let (mut reports, mut kept) = (0, 0);
    for seed in 0..600_u64 {
        let mut dice = Dice::new(seed + 700_000);
        let habits = if seed % 5 == 0 {
            Habits::all_alike()
        } else {
            Habits::draw(&mut dice)
        };
        let size = 10 + dice.below(120);
        let more = 5 + dice.below(60);
        let cases: Vec<CaseFacts> = (0..size + more).map(|number| case(&mut dice, &habits, number)).collect();
        let (first, ledger) = fold(&cases[..size], first_half())
            .publish(Edition::Intern, &Ledger::default(), &secret())
            .unwrap();
        let (second, _) = fold(&cases, first_half()).publish(Edition::Intern, &ledger, &secret()).unwrap();
        reports += 1;
        let (first, second) = (Printed::read(&first.to_csv()), Printed::read(&second.to_csv()));
        let newcomers = truth(&cases[size..], &first_half());
        let earlier = truth(&cases[..size], &first_half());
        kept += less(&first, &second, &earlier, &newcomers);
    }
    assert_eq!(reports, 600);
    assert!(kept > 0, "no table was ever kept");
}

/// Checks every table of which both files print something, less each other; returns how many those were.
fn less(first: &Printed, second: &Printed, earlier: &Truth, newcomers: &Truth) -> usize {
    let mut kept = 0;
    for table in first.0.keys().filter(|table| first.value(table, "I alt", "Antal").is_some()) {
        let (before, after) = (first.parts(table), second.parts(table));
        let total = (table.clone(), "I alt".to_owned());
        if !newcomers.contains_key(&total) && before == after || !earlier.contains_key(&total) {
            continue; // both are about the same people, or the first was about nobody
        }
        if after.iter().all(|(_, value)| value == "*") {
            continue;
        }
        let counts: Vec<i64> = before
            .iter()
            .zip(&after)
            .map(|((_, before), (_, after))| match (before.parse::<i64>(), after.parse::<i64>()) {
                (Ok(before), Ok(after)) => after - before,
                _ => panic!("{table}: {before} and {after} are both printed in part"),
            })
            .collect();
        for ((row, _), count) in before.iter().zip(&counts) {
            let real = newcomers.get(&(table.clone(), row.clone())).copied().unwrap_or(0);
            assert_eq!(real, *count, "{table}; {row}");
            assert!(!(1..5).contains(count), "{table}; {row}: {count} newcomers");
        }
        let changed: i64 = counts.iter().sum();
        assert!(changed == 0 || changed >= 10, "{table}: {changed} newcomers");
        kept += 1;
    }
    kept
}

/// Half a year later: in each table that is printed again, at least five have left their rows and five have come, or it
/// is about other people altogether, or about the same ones in the same rows.
#[test]
fn the_next_half_year_mixes_what_it_prints() {
    let (mut printed_again, mut refused) = (0, 0);
    for seed in 0..300_u64 {
        let mut dice = Dice::new(seed + 300_000);
        let habits = Habits::draw(&mut dice);
        let size = 20 + dice.below(150);
        let more = dice.below(40);
        let mut cases: Vec<CaseFacts> = (0..size + more).map(|number| case(&mut dice, &habits, number)).collect();
        let (_, ledger) = fold(&cases[..size], first_half())
            .publish(Edition::Intern, &Ledger::default(), &secret())
            .unwrap();
        let before = cases[..size].to_vec();
        for case in &mut cases[..size] {
            if dice.below(3) == 0 {
                let row = dice.below(3);
                set_contact(case, row);
            }
            if dice.below(3) == 0 {
                let row = dice.below(4);
                set_handover(case, row);
            }
        }
        let Ok((report, ledger)) = fold(&cases, second_half()).publish(Edition::Intern, &ledger, &secret()) else {
            refused += 1;
            continue;
        };
        assert_eq!(ledger.len(), 2);
        let printed = Printed::read(&report.to_csv());
        for table in movable() {
            if printed.parts(&table).iter().all(|(_, value)| value == "*") {
                continue;
            }
            let rows = |cases: &[CaseFacts], period: &Period| -> BTreeSet<(String, String)> {
                cases
                    .iter()
                    .filter(|case| oracle::is_counted(case, period))
                    .flat_map(|case| oracle::rows(case, period).into_iter().map(|row| (case.key.clone(), row)))
                    .filter(|(_, (t, _))| *t == table)
                    .map(|(key, (_, row))| (key, row))
                    .collect()
            };
            let (then, now) = (rows(&before, &first_half()), rows(&cases, &second_half()));
            let left = then.difference(&now).count();
            let come = now.difference(&then).count();
            let fair =
                (left >= 5 && come >= 5) || (left == 0 && come == 0) || (left == 0 && come >= 10) || then.intersection(&now).count() == 0;
            assert!(fair, "{table}: {left} left, {come} came");
            printed_again += 1;
        }
    }
    assert!(printed_again > 300 && refused < 150, "{printed_again} tables, {refused} refused");
}

#[test]
fn three_singletons_in_a_line() {
    let missing = [false; 4];
    let shown = protect(&[1, 1, 1, 20], &missing, &[0, 1, 2, 3]);
    let expected = [Shown::Small, Shown::Small, Shown::Small, Shown::Partner];
    assert_eq!(shown, Protected::Rows(expected.to_vec()));
    assert_eq!(protect(&[1, 1, 1], &[false; 3], &[0, 1, 2]), Protected::Whole);
    assert_eq!(protect(&[4, 4, 4], &[false; 3], &[0, 1, 2]), Protected::Whole);
}

#[test]
fn a_zero_margin_hides_nothing_and_shows_nothing() {
    // A zero is no hiding place: it stands beside a small row, and a further one is withheld as well.
    let shown = protect(&[3, 0, 40], &[false; 3], &[1, 2, 0]);
    let expected = [Shown::Small, Shown::Partner, Shown::Partner];
    assert_eq!(shown, Protected::Rows(expected.to_vec()));
    // None of seven: said of each of them.
    assert_eq!(protect(&[7, 0], &[false; 2], &[1, 0]), Protected::Whole);
    // Seven with an answer, all the same one, among forty.
    assert_eq!(protect(&[7, 0, 33], &[false, false, true], &[1, 0, 2]), Protected::Whole);
    // Nobody has answered: missing answers are shown as missing.
    let expected = [0, 0, 40].map(Shown::Open);
    assert_eq!(
        protect(&[0, 0, 40], &[false, false, true], &[1, 0, 2]),
        Protected::Rows(expected.to_vec())
    );
}

#[test]
fn everyone_alike_and_the_smallest_populations() {
    for size in 5..=40 {
        let mut dice = Dice::new(1);
        let habits = Habits::all_alike();
        let cases: Vec<CaseFacts> = (0..size).map(|number| case(&mut dice, &habits, number)).collect();
        attack_population(&cases);
    }
    assert_eq!(report(&[], Edition::Intern).unwrap_err(), Refusal::TooFew { none: true });
    for size in 1..5 {
        let refusal = report(&population::population(3, size), Edition::Intern).unwrap_err();
        assert_eq!(refusal, Refusal::TooFew { none: false });
    }
}

/// The attacker is worth something only if it finds what is there to be found.
#[test]
fn the_attacker_finds_a_careless_report() {
    let cases = population::population(4711, 60);
    let truth = truth(&cases, &first_half());
    let careless: String = intern(&cases)
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split(';').collect();
            let (table, row) = (fields[0].to_owned(), fields[1].to_owned());
            match (fields[2], fields[3]) {
                // Only the small counts are withheld, and nothing beside them.
                ("Antal", "*") => {
                    let real = truth.get(&(table, row)).copied().unwrap_or(0);
                    let value = if (1..5).contains(&real) {
                        "<5".to_owned()
                    } else {
                        real.to_string()
                    };
                    format!("{};{};Antal;{value}\n", fields[0], fields[1])
                }
                _ => format!("{line}\n"),
            }
        })
        .collect();
    assert!(!attack(&Printed::read(&careless), &truth).is_empty());
}
