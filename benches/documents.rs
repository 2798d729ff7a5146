//! One document at a time, warm and on one core.
//!
//! ```sh
//! cargo bench --profile dev --bench documents
//! ```

mod cases;

use std::cell::Cell;

use dialogdok::deliver::render;
use dialogdok::documents::Paper;
use dialogdok::typeset::Workers;
use divan::Bencher;

fn main() {
    Workers::new(1).work(divan::main);
}

/// A whole letter to a new participant, a new one each time: layout and export.
#[divan::bench]
fn letter(bencher: Bencher<'_, '_>) {
    let bench = cases::Bench::new();
    let number = Cell::new(0);
    bencher.bench_local(|| {
        number.set(number.get() + 1);
        render::pdf(&bench.typesetter, &bench.letter(number.get()))
    });
}

/// Its layout alone.
#[divan::bench]
fn letter_layout(bencher: Bencher<'_, '_>) {
    let bench = cases::Bench::new();
    let number = Cell::new(1_000_000);
    bencher.bench_local(|| {
        number.set(number.get() + 1);
        render::lay_out(&bench.typesetter, &bench.letter(number.get())).map(|laid| laid.document.pages().len())
    });
}

/// The other papers of the example municipality, layout and export, with other words each time.
#[divan::bench(args = ["netværksoverblik", "netværkskort", "mødemappe", "referat", "status"])]
fn paper(bencher: Bencher<'_, '_>, name: &str) {
    let (paper, meeting) = match name {
        "netværksoverblik" => (Paper::Overview, None),
        "netværkskort" => (Paper::NetworkMap, None),
        "mødemappe" => (Paper::MeetingFolder, Some(6)),
        "referat" => (Paper::Minutes, Some(6)),
        _ => (Paper::Status, None),
    };
    let bench = cases::Bench::new();
    let document = cases::pages("2025-007", paper, meeting).swap_remove(0);
    let number = Cell::new(0);
    bencher.bench_local(|| {
        number.set(number.get() + 1);
        render::pdf(&bench.typesetter, &cases::varied(&bench.typesetter, &document, number.get()))
    });
}
