//! Documents per second and peak memory, over thousands of documents no two of which are the same.
//!
//! ```sh
//! cargo bench --profile dev --bench throughput -- [LETTERS] [THREADS]
//! cargo bench --profile dev --bench throughput -- skriv MAPPE LETTERS    # only writes their views there, as JSON
//! ```
//!
//! Without arguments: 1,000 letters on one thread and on two, then 10,000 on two.

mod cases;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use dialogdok::deliver::produce::tidy;
use dialogdok::deliver::render;
use dialogdok::typeset::Workers;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let numbers: Vec<usize> = words.iter().filter_map(|a| a.parse().ok()).collect();
    if let Some(at) = words.iter().position(|w| w == "skriv") {
        return write_views(Path::new(&words[at + 1]), numbers[0]);
    }
    println!(
        "{:>9} {:>8} {:>12} {:>10} {:>12}",
        "letters", "threads", "letters/s", "ms each", "peak MB"
    );
    match numbers[..] {
        [letters] => run(letters, 2),
        [letters, threads, ..] => run(letters, threads),
        [] => [(1_000, 1), (1_000, 2), (10_000, 2)].into_iter().for_each(|(l, t)| run(l, t)),
    }
}

/// For programs that are measured on the same letters.
fn write_views(folder: &Path, letters: usize) {
    let bench = cases::Bench::new();
    for number in 0..letters {
        let view = bench.view(number).to_string();
        std::fs::write(folder.join(format!("{number:05}.json")), view).expect("a file");
    }
}

fn run(letters: usize, threads: usize) {
    let bench = cases::Bench::new();
    // One first, to warm the caches.
    render::pdf(&bench.typesetter, &bench.letter(usize::MAX)).expect("a letter");
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let work = || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= letters {
                        break;
                    }
                    let bytes = render::pdf(&bench.typesetter, &bench.letter(number)).expect("a letter").len();
                    assert!(bytes > 10_000, "a letter is more than that");
                    tidy();
                }
            };
            let worker = Workers::new(1);
            scope.spawn(move || worker.work(work));
        }
    });
    let seconds = begun.elapsed().as_secs_f64();
    let per_second = letters as f64 / seconds;
    println!(
        "{letters:>9} {threads:>8} {per_second:>12.0} {:>10.2} {:>12}",
        1000.0 * threads as f64 / per_second,
        cases::peak_megabytes().map_or("?".into(), |m| m.to_string()),
    );
}
