//! The programme summary's tables, by hand: which row of which table a forløb stands in.

#[path = "support/population.rs"]
mod population;
#[path = "support/programme_evidence.rs"]
mod programme_evidence;
#[path = "support/programme_years.rs"]
mod programme_years;

use chrono::Days;
use dialogdok::programme::{
    Answer, Attendance, CaseFacts, CellKeyMethod, CountedIndicator, HandoverFacts, MeetingFacts, NetworkPerson, RatingFacts, TABLES, Trend,
};
use population::day;
use programme_years::{Issue, published, secret};

/// Twelve forløb that stand in the same rows.
fn alike(change: impl Fn(&mut CaseFacts)) -> Vec<CaseFacts> {
    let plain = |number: usize| {
        let approached = day("2024-02-01");
        let meeting = |days: u64| MeetingFacts {
            date: approached + Days::new(days),
            called_off: false,
            attendance: Some(Attendance {
                team: vec!["pia".to_owned()],
            }),
            minutes_approved: Some(true),
            understanding: Some(Answer::Somewhat),
            hope: Some(Answer::Highly),
        };
        let mut facts = CaseFacts {
            identity: format!("id:f-{number}"),
            earlier_identities: Vec::new(),
            approached,
            first_contact: Some(approached + Days::new(7)),
            consent: Some(approached + Days::new(9)),
            ended: None,
            handovers: Vec::new(),
            trained_team: 1,
            meetings: vec![meeting(21), meeting(60)],
            indicators: vec![CountedIndicator::from_key("arbejde").unwrap()],
            ratings: Vec::new(),
            network: vec![NetworkPerson {
                private: true,
                from: None,
                until: None,
            }],
        };
        change(&mut facts);
        facts
    };
    (0..12).map(plain).collect()
}

fn report(cases: &[CaseFacts]) -> Issue {
    published(cases, &["2024-1"], &CellKeyMethod, &secret(1)).pop().expect("a report")
}

/// All twelve stand in this row of this table.
#[track_caller]
fn all_stand(cases: &[CaseFacts], table: &str, row: &str) {
    let issue = report(cases);
    let found = issue.truth.get(&(table.to_owned(), row.to_owned()));
    assert_eq!(found, Some(&12), "{table}; {row}");
}

#[test]
fn the_plain_forloeb() {
    let cases = alike(|_| ());
    for (table, row) in [
        ("Forløb", "I gang"),
        ("Henvendelser", "I perioden"),
        ("Første kontakt", "Inden for 7 dage"),
        ("Første netværksmøde", "Inden for 21 dage"),
        ("Møder i forløbet", "Ikke afsluttet, mindst to møder"),
        ("Tovholder", "Samme hele vejen"),
        ("Teamet ved seneste møde", "Mindst én fra mødet før"),
        ("Svar efter møder", "Borgeren har svaret"),
        ("Referater", "Alle godkendt af borgeren"),
        ("Udbytte: større forståelse", "I nogen grad"),
        ("Udbytte: større forståelse", "I høj eller nogen grad"),
        ("Udbytte: nye muligheder og håb", "I høj grad"),
        ("Udvikling: alle områder", "Færre end to målinger"),
        ("Udvikling: arbejde", "Færre end to målinger"),
        ("Udvikling: relationer", "Ikke valgt"),
        ("Netværk nu", "Op til 4 personer"),
        ("Netværk siden start", "Lige så mange"),
        ("Private og fagfolk", "Flest private"),
        ("Uddannede i netværksteamet", "Hviler på én uddannet"),
    ] {
        all_stand(&cases, table, row);
    }
}

#[test]
fn the_edges_of_the_rows() {
    let early = |facts: &mut CaseFacts| facts.meetings[0].date = facts.approached + Days::new(22);
    all_stand(&alike(early), "Første netværksmøde", "Senere");
    all_stand(
        &alike(|f| f.first_contact = Some(f.approached + Days::new(8))),
        "Første kontakt",
        "Senere",
    );
    all_stand(&alike(|f| f.meetings.clear()), "Første netværksmøde", "Intet møde endnu");
    all_stand(
        &alike(|f| f.meetings.iter_mut().for_each(|m| m.called_off = true)),
        "Svar efter møder",
        "Intet møde i perioden",
    );
    all_stand(&alike(|f| f.consent = Some(day("2024-07-01"))), "Forløb", "Henvendt, ikke begyndt");
    all_stand(&alike(|f| f.ended = Some(day("2024-06-30"))), "Forløb", "Afsluttet");
    all_stand(&alike(|f| f.ended = Some(day("2024-07-01"))), "Forløb", "I gang");
    all_stand(
        &alike(|f| f.meetings[1].minutes_approved = Some(false)),
        "Referater",
        "Ikke alle, eller intet skrevet",
    );
    all_stand(
        &alike(|f| f.meetings.iter_mut().for_each(|m| m.minutes_approved = None)),
        "Referater",
        "Ikke alle, eller intet skrevet",
    );
    all_stand(
        &alike(|f| f.meetings.iter_mut().for_each(|m| m.hope = Some(Answer::NotAtAll))),
        "Udbytte: nye muligheder og håb",
        "I mindre grad eller slet ikke",
    );
    all_stand(
        &alike(|f| f.meetings[1].hope = None),
        "Udbytte: nye muligheder og håb",
        "I høj grad",
    );
    let handover = |took_part| {
        move |facts: &mut CaseFacts| {
            facts.handovers = vec![HandoverFacts {
                date: day("2024-04-01"),
                borger_took_part: took_part,
            }];
        }
    };
    all_stand(&alike(handover(Some(true))), "Tovholder", "Skiftet, borgeren var med");
    for without in [Some(false), None] {
        all_stand(&alike(handover(without)), "Tovholder", "Skiftet, ikke noteret at borgeren var med");
    }
    let network = |of: &'static [(bool, Option<&str>)]| {
        move |facts: &mut CaseFacts| {
            facts.network = of
                .iter()
                .map(|(private, from)| NetworkPerson {
                    private: *private,
                    from: from.map(day),
                    until: None,
                })
                .collect();
        }
    };
    let split = "Private og fagfolk";
    all_stand(&alike(network(&[(true, None), (false, None)])), split, "Lige mange");
    all_stand(&alike(network(&[(false, None)])), split, "Flest fagfolk, eller ingen");
    all_stand(&alike(network(&[])), split, "Flest fagfolk, eller ingen");
    let grown = network(&[(true, None), (true, Some("2024-05-01"))]);
    all_stand(&alike(grown), "Netværk siden start", "Flere end ved start");
    let shrunk = |facts: &mut CaseFacts| facts.network[0].until = Some(day("2024-05-01"));
    all_stand(&alike(shrunk), "Netværk siden start", "Færre");
    let rated = |facts: &mut CaseFacts| {
        let indicator = facts.indicators[0];
        facts.ratings = [("2024-02-10", 3.0), ("2024-05-10", 5.0), ("2024-07-10", 1.0)]
            .map(|(date, number)| RatingFacts {
                date: day(date),
                indicator,
                number,
            })
            .to_vec();
    };
    all_stand(&alike(rated), "Udvikling: arbejde", "Højere");
    all_stand(&alike(rated), "Udvikling: alle områder", "Flere op end ned");
}

#[test]
fn every_headline_points_at_cells_that_exist_and_moves_only_against_its_own_kind() {
    let cases = alike(|facts| facts.ended = None);
    let issues = published(&cases, &["2024-1", "2024-2", "2024"], &CellKeyMethod, &secret(2));
    assert_eq!(issues.len(), 3);
    for issue in &issues {
        assert_eq!(issue.report.tables.len(), TABLES.len());
        for one in issue.report.headlines.iter().chain(&issue.report.fidelity) {
            let table = issue.report.table(one.table).expect("its table");
            assert!(table.rows.iter().chain(&table.sums).any(|row| row.id == one.row), "{one:?}");
        }
    }
    let trends = |issue: &Issue| issue.report.headlines.iter().filter(|one| one.trend != Trend::Unknown).count();
    assert_eq!(
        (trends(&issues[0]), trends(&issues[2])),
        (0, 0),
        "there is no earlier half-year and no earlier year"
    );
    assert!(trends(&issues[1]) > 0);
}
