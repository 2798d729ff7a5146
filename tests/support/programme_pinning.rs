//! What every printed number of all reports leaves open: intervals, and whether another world would have printed the same.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

use super::programme_evidence::{Known, Printed, chains};
use super::programme_years::Issue;
use super::solver::{Problem, Var};

pub type Name = (String, String);

/// The variables of a report: rows, sums and the population.
type Variables = BTreeMap<Name, Var>;

const POPULATION: (&str, &str) = ("Rapporten", "Forløb med i rapporten");

pub fn name(table: &str, row: &str) -> Name {
    (table.to_owned(), row.to_owned())
}

/// Everything that is printed, and everything that ties it together, as constraints.
fn constraints(issues: &[Issue], known: &Known) -> (Problem, Vec<Variables>) {
    let mut problem = Problem::default();
    let all: Vec<Variables> = issues.iter().map(|issue| of_report(&mut problem, &issue.printed, known)).collect();
    let of = |code: &str| issues.iter().position(|issue| issue.period == code).map(|place| &all[place]);
    let mut equal = |plus: &[Var], minus: &[Var]| {
        let terms = plus.iter().map(|x| (1, *x)).chain(minus.iter().map(|x| (-1, *x)));
        problem.equal(terms.collect(), 0);
    };
    let (new, before) = (name("Henvendelser", "I perioden"), name("Henvendelser", "Før perioden"));
    let (on, ended, never) = (
        name("Forløb", "I gang"),
        name("Forløb", "Afsluttet"),
        name("Forløb", "Henvendt, ikke begyndt"),
    );
    let everyone = name(POPULATION.0, POPULATION.1);
    for year in ["2023", "2024", "2025"] {
        let halves = [of(&format!("{year}-1")), of(&format!("{year}-2")), of(year)];
        if let [Some(first), Some(second), Some(whole)] = halves {
            equal(&[first[&new], second[&new]], &[whole[&new]]);
            equal(&[first[&before]], &[whole[&before]]);
            equal(&[second[&on]], &[whole[&on]]);
            equal(&[first[&ended], second[&ended]], &[whole[&ended]]);
        }
    }
    let follow = [
        ("2023-1", "2023-2"),
        ("2023-2", "2024-1"),
        ("2024-1", "2024-2"),
        ("2024-2", "2025-1"),
        ("2025-1", "2025-2"),
    ];
    for (then, now) in follow.map(|(then, now)| (of(then), of(now))) {
        if let (Some(then), Some(now)) = (then, now) {
            // Who was there and did not end is there again; a few may have ended without ever beginning.
            let stayed = vec![(1, then[&everyone]), (-1, then[&ended]), (-1, now[&before])];
            problem.at_least(stayed.clone(), 0);
            let mut least = stayed;
            least.push((-1, then[&never]));
            problem.at_most(least, 0);
        }
    }
    (problem, all)
}

fn of_report(problem: &mut Problem, printed: &Printed, known: &Known) -> Variables {
    let most = printed.population().parse::<usize>().unwrap() + 12;
    let mut variables = Variables::new();
    let mut variable = |problem: &mut Problem, table: &str, row: &str| {
        let evidence = known.evidence(printed.value(table, row), most);
        let low = evidence.iter().position(|chance| *chance > 0.0).expect("a count");
        let high = evidence.iter().rposition(|chance| *chance > 0.0).expect("a count");
        let x = problem.variable(low as i64, high as i64);
        variables.insert(name(table, row), x);
        x
    };
    let everyone = variable(problem, POPULATION.0, POPULATION.1);
    for chain in chains(printed) {
        let rows: Vec<Var> = chain.rows.iter().map(|row| variable(problem, &chain.table, row)).collect();
        let sum = |rows: &[Var], whole: Var| -> Vec<(i64, Var)> { rows.iter().map(|x| (1, *x)).chain([(-1, whole)]).collect() };
        for (end, row) in &chain.sums {
            let whole = variable(problem, &chain.table, row);
            problem.equal(sum(&rows[..*end], whole), 0);
        }
        problem.equal(sum(&rows, everyone), 0);
    }
    // The same people under two names.
    for (one, other) in [
        (("Forløb", "Afsluttet"), ("Møder i forløbet", "Afsluttet i alt")),
        (
            ("Svar efter møder", "Intet møde i perioden"),
            ("Referater", "Intet møde i perioden"),
        ),
        (
            ("Første netværksmøde", "Intet møde endnu"),
            ("Teamet ved seneste møde", "Intet møde"),
        ),
    ] {
        let (one, other) = (variables[&name(one.0, one.1)], variables[&name(other.0, other.1)]);
        problem.equal(vec![(1, one), (-1, other)], 0);
    }
    variables
}

/// A small group that can only have been of one size, or one of which no other size was found. Both are told apart by the words.
pub fn pinned(issues: &[Issue], known: &Known) -> Vec<String> {
    let (mut problem, variables) = constraints(issues, known);
    problem.tighten();
    let mut truth = vec![0; problem.domains.len()];
    for (issue, variables) in issues.iter().zip(&variables) {
        for (name, x) in variables {
            truth[*x] = issue.truth[name] as i64;
        }
    }
    assert_eq!(problem.broken(&truth), None, "what has happened is possible");
    let touching = problem.touching();
    let mut found = Vec::new();
    for (issue, variables) in issues.iter().zip(&variables) {
        for (name, x) in variables.iter().filter(|(_, x)| (1..5).contains(&truth[**x])) {
            let domain = problem.domains[*x];
            if domain.low == domain.high {
                found.push(format!("{} {name:?} is {}", issue.period, truth[*x]));
            } else if !problem.could_be_another(&touching, &truth, *x) {
                found.push(format!("{} {name:?}: no other size than {} was found", issue.period, truth[*x]));
            }
        }
    }
    found
}

/// What a number of people may be, by all that is printed: the sum of rows, each with its sign and the place of its report.
pub fn sizes_left(issues: &[Issue], known: &Known, rows: &[(i64, usize, &str, &str)]) -> (i64, i64) {
    let (mut problem, variables) = constraints(issues, known);
    problem.tighten();
    rows.iter().fold((0, 0), |(low, high), (sign, place, table, row)| {
        let domain = problem.domains[variables[*place][&name(table, row)]];
        if *sign > 0 {
            (low + domain.low, high + domain.high)
        } else {
            (low - domain.high, high - domain.low)
        }
    })
}
