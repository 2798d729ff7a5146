//! Whatever stands in the texts of a sound case: every paper is made, or refused with a reason, and nothing panics.

#![no_main]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dialogdok::deliver::render;
use dialogdok::deliver::produce::{Planned, planned, tidy};
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::documents::{Content, Selection};
use dialogdok::typeset::Workers;
use libfuzzer_sys::fuzz_target;

/// A case in which every part of every paper is used.
const FILES: [(&str, &str); 4] = [
    ("2026-001/sag.yaml", include_str!("../../src/cli/felter-sag.yaml")),
    ("2026-001/moede-1.yaml", include_str!("../../src/cli/felter-moede-1.yaml")),
    ("2026-001/moede-2.yaml", include_str!("../../src/cli/felter-moede-2.yaml")),
    ("kommune.yaml", include_str!("../../src/cli/felter-kommune.yaml")),
];

/// The texts that are put in another's place, in the order in which the fuzzer gives them, U+0001 between.
const TEXTS: [&str; 20] = [
    "Borger Navn",
    "Mor Navn",
    "Fordi.",
    "Vi talte.",
    "Biblioteket",
    "tema: Skole",
    "Hjælper",
    "relation: ven",
    "Søvn",
    "Hvordan du sover",
    "Dårligt",
    "borgerens ord: Tak",
    "Samtaler",
    "Hverdag",
    "Vi ses.",
    "Ringer",
    "Hvordan gik det?",
    "Vej 2",
    "navn: Kommune",
    "Afdeling",
];

struct Desk {
    folder: PathBuf,
    session: Session,
    workers: Workers,
}

/// One desk for the whole run, as in a batch: what one document leaves behind, the next one meets.
fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder").keep();
        std::fs::create_dir(folder.join("2026-001")).expect("a folder");
        let settings = Settings {
            out: folder.join("ud"),
            ..Settings::on(chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default())
        };
        Desk {
            folder,
            session: Session::open(settings).expect("the built-in templates are sound"),
            workers: Workers::new(1),
        }
    })
}

fuzz_target!(|texts: String| {
    let mut files = FILES.map(|(name, text)| (name, text.to_owned()));
    for (old, new) in TEXTS.iter().zip(texts.split('\u{1}')) {
        // As JSON strings, which YAML reads too.
        let Ok(quoted) = serde_json::to_string(new) else { return };
        let new = match old.split_once(": ") {
            Some((key, _)) => format!("{key}: {quoted}"),
            None => quoted,
        };
        for (_, text) in &mut files {
            *text = text.replace(old, &new);
        }
    }
    let desk = desk();
    for (name, text) in files {
        std::fs::write(desk.folder.join(name), text).expect("a file");
    }
    desk.session.forget_senders();
    desk.workers.work(|| make_all(&desk.session, &desk.folder.join("2026-001")));
});

fn make_all(session: &Session, folder: &Path) {
    let everything = Asked {
        papers: Selection::Possible,
        since: chrono::NaiveDate::from_ymd_opt(2026, 1, 10),
        ..Asked::default()
    };
    let Planned { typesetter, plan, .. } = planned(session, folder, &[], &everything);
    assert!(plan.refusals().iter().all(|r| !r.reasons.is_empty()));
    let Some(typesetter) = typesetter else { return };
    for document in plan.documents() {
        let made = render::bytes(&typesetter, document);
        if let (Err(reason), Content::Page { template, .. }) = (made, document.content()) {
            // A template's own mistake has Typst's words; ours are Danish.
            assert!(!reason.contains("error:") && !reason.contains("warning:"), "{template}: {reason}");
        }
        tidy();
    }
}
