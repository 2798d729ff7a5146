//! The programme summary from the outside: what its files hold, and what they never hold.

#[path = "support/population.rs"]
mod population;

use dialogdok::programme::{Cell, Edition, Ledger, Period, Programme, Report, Secret};
use population::{SCALE, day, first_half, second_half, set_status};

fn secret() -> Secret {
    Secret::new(b"a secret of at least sixteen bytes").unwrap()
}

fn programme(size: usize) -> Programme {
    let mut programme = Programme::new(first_half(), SCALE);
    for case in population::population(11, size) {
        programme.add(&case);
    }
    programme
}

fn publish(programme: &Programme, edition: Edition) -> (Report, Ledger) {
    programme.publish(edition, &Ledger::default(), &secret()).unwrap()
}

#[test]
fn a_period_that_ends_before_it_begins_is_an_error() {
    let error = Period::new(day("2026-06-30"), day("2026-01-01"), day("2026-07-01")).unwrap_err();
    assert!(error.to_string().contains("--fra 2026-06-30"), "{error}");
}

#[test]
fn the_ledger_survives_its_file_and_holds_no_key() {
    let (_, ledger) = publish(&programme(40), Edition::Intern);
    let text = ledger.to_yaml();
    assert!(!text.contains("2026-0"), "a key");
    assert!(!text.contains("medarbejder-"), "a person");
    let read: Ledger = serde_saphyr::from_str(&text).unwrap();
    assert_eq!(read, ledger);
    let empty: Ledger = serde_saphyr::from_str(&Ledger::default().to_yaml()).unwrap();
    assert!(empty.is_empty());
}

#[test]
fn the_csv_holds_no_key_no_date_and_no_person() {
    for edition in [Edition::Intern, Edition::Ekstern] {
        let (report, _) = publish(&programme(60), edition);
        let csv = report.to_csv();
        assert!(!csv.contains("2026") && !csv.contains("medarbejder-"));
        assert!(csv.starts_with('\u{feff}'));
    }
}

#[test]
fn every_table_is_there_in_every_report() {
    let ids = |size| -> Vec<&str> {
        let (report, _) = publish(&programme(size), Edition::Intern);
        report.tables.iter().map(|table| table.id).collect()
    };
    assert_eq!(ids(5), ids(190));
    assert_eq!(ids(5).len(), 36);
}

#[test]
fn the_headlines_point_at_cells_that_exist() {
    let (report, _) = publish(&programme(100), Edition::Intern);
    for headline in report.headlines {
        let table = report.table(headline.table).unwrap();
        assert!(table.cell(headline.row, headline.column).is_some(), "{headline:?}");
    }
}

#[test]
fn cases_that_could_not_be_read_are_counted() {
    let mut programme = programme(20);
    assert_eq!(publish(&programme, Edition::Intern).0.left_out, Cell::Count(0));
    programme.leave_out();
    assert_eq!(publish(&programme, Edition::Intern).0.left_out, Cell::Below5);
}

#[test]
fn the_next_half_year_can_be_published_after_the_first() {
    let mut cases = population::population(23, 120);
    let fold = |cases: &[_], period| {
        let mut programme = Programme::new(period, SCALE);
        cases.iter().for_each(|case| programme.add(case));
        programme
    };
    let (_, ledger) = publish(&fold(&cases[..90], first_half()), Edition::Intern);
    for case in &mut cases[..60] {
        set_status(case, 2);
    }
    let (report, ledger) = fold(&cases, second_half()).publish(Edition::Ekstern, &ledger, &secret()).unwrap();
    assert_eq!(ledger.len(), 2);
    assert!(report.to_csv().contains("Forløb;I alt;Antal;"));
}
