//! A whole municipality: everything that is due for 907 forløb (the borgere of the national roll-out, »002«), written to disk.
//!
//! ```sh
//! cargo bench --profile dev --bench municipality -- [FORLØB]
//! cargo bench --profile dev --bench municipality -- FORLØB MAPPE    # only writes the forløb there
//! ```

mod cases;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use cases::municipality;
use dialogdok::deliver::produce::{Planned, planned, tidy};
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::deliver::write::Ready;
use dialogdok::deliver::{batch, render, targets};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let courses = words.first().map_or(907, |n| n.parse().expect("how many forløb"));
    if let Some(folder) = words.get(1) {
        return municipality::write(Path::new(folder), courses).expect("the forløb");
    }
    let folder = tempfile::tempdir().expect("a folder");
    municipality::write(folder.path(), courses).expect("the forløb");
    let out = folder.path().join("ud");
    let settings = Settings {
        out: out.clone(),
        ..Settings::on(cases::today())
    };
    let session = Session::open(settings).expect("the built-in templates");
    let targets = targets::find(&[folder.path().join("sager")]).expect("the forløb");

    let begun = Instant::now();
    let mut kinds: BTreeMap<String, Kind> = BTreeMap::new();
    let course = |(folder, meetings): &batch::Target| {
        let begun = Instant::now();
        let Planned { plan, typesetter, .. } = planned(&session, folder, meetings, &Asked::default());
        assert!(plan.refusals().is_empty(), "{:?}", plan.refusals());
        let typesetter = typesetter.expect("a typesetter");
        let mut spent = vec![("(planlægning)".to_owned(), begun.elapsed())];
        let mut ready = Vec::new();
        for document in plan.documents() {
            let begun = Instant::now();
            let bytes = render::bytes(&typesetter, document).expect("a document");
            ready.push(Ready::new(&out.join(document.id().path()), &bytes).expect("a file"));
            tidy();
            spent.push((document.id().paper.descriptor().label.to_owned(), begun.elapsed()));
        }
        let begun = Instant::now();
        for file in ready {
            file.publish().expect("a file");
        }
        spent.push(("(til disken)".to_owned(), begun.elapsed()));
        spent
    };
    batch::in_order(&targets, course, |spent| {
        for (name, time) in spent {
            let kind = kinds.entry(name).or_default();
            kind.count += 1;
            kind.time += time;
        }
    });
    let seconds = begun.elapsed().as_secs_f64();

    let whole: Duration = kinds.values().map(|k| k.time).sum();
    println!("{:<20} {:>8} {:>10} {:>8}", "kind", "files", "ms each", "share");
    for (name, kind) in &kinds {
        println!(
            "{name:<20} {:>8} {:>10.2} {:>7.0}%",
            kind.count,
            kind.time.as_secs_f64() * 1000.0 / f64::from(kind.count),
            100.0 * kind.time.as_secs_f64() / whole.as_secs_f64()
        );
    }
    let files: u32 = kinds.iter().filter(|(name, _)| !name.starts_with('(')).map(|(_, k)| k.count).sum();
    println!(
        "\n{courses} forløb, {files} files in {seconds:.1} s: {:.0} a second; peak {} MB",
        f64::from(files) / seconds,
        cases::peak_megabytes().map_or("?".into(), |m| m.to_string()),
    );
}

#[derive(Default)]
struct Kind {
    count: u32,
    time: Duration,
}
