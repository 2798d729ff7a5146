//! A forløb from the first letter to the status, day by day: what was sent on each day is kept apart by the test, and at the end the
//! frozen papers are those, byte for byte.

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::{Municipality, files};

const FOLDER: &str = "sager/2026-001";
const FIRST: &str = "sager/2026-001/moede-1.yaml";
const SECOND: &str = "sager/2026-001/moede-2.yaml";

/// The forløb, and what the test has seen go out.
struct Play {
    municipality: Municipality,
    /// Bytes of each paper as it was made on the day on which it was sent, by day and path.
    sent: BTreeMap<(String, String), Vec<u8>>,
    calls: usize,
}

impl Play {
    fn edit(mut self, name: &str, old: &str, new: &str) -> Self {
        self.municipality = self.municipality.with(name, old, new);
        self
    }

    fn at<const N: usize>(&self, day: &str, arguments: [&str; N]) -> support::Outcome<'_> {
        let mut all = arguments.to_vec();
        all.extend(["--dato", day]);
        self.municipality.run_list(&all)
    }

    /// Makes papers, reads what they tell, and records them as sent. Returns the text of each by its name.
    fn send<const N: usize>(&mut self, day: &str, arguments: [&str; N], count: usize) -> BTreeMap<String, String> {
        fs::remove_dir_all(self.municipality.path().join("ud")).ok();
        let made = self.at(day, arguments);
        made.succeeds();
        let before = self.frozen().len();
        let recorded = self.at(day, ["sendt", arguments[1]]);
        recorded.succeeds().says(&format!("{count} skrevet op"));
        let fresh: Vec<Vec<u8>> = self.frozen().into_values().collect();
        assert_eq!(fresh.len(), before + count, "{day}: {}", recorded.out);
        let mut texts = BTreeMap::new();
        let mut new = Vec::new();
        for path in made.paths().iter().filter(|path| path.ends_with(".pdf")) {
            let path = path.trim_start_matches("ud/");
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            texts.insert(name, made.text(path));
            let bytes = made.bytes(path);
            let is_new = fresh.contains(&bytes) && !self.sent.values().any(|old| *old == bytes);
            if is_new {
                new.push(((day.to_owned(), path.to_owned()), bytes));
            }
        }
        assert_eq!(new.len(), count, "{day}");
        self.sent.extend(new);
        texts
    }

    fn phone(&mut self, day: &str, meeting: &str, whom: &str) {
        self.at(day, ["sendt", meeting, "--måde", "telefon", "--til", whom]).succeeds();
        self.calls += 1;
    }

    fn frozen(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.municipality.path().join(FOLDER).join("sendt"))
    }
}

#[test]
fn from_the_first_letter_to_the_status_everything_stays_as_it_was_sent() {
    let mut play = Play {
        // In the past, since a day to come opens no gate.
        municipality: Municipality::sound()
            .with("moede-1.yaml", "2026-12-03", "2026-10-29")
            .with("moede-1.yaml", "svar senest: 2026-11-27", "svar senest: 2026-10-22")
            .with("moede-1.yaml", "2026-11-18", "2026-10-11"),
        sent: BTreeMap::new(),
        calls: 0,
    };
    // The first letters.
    let letters = play.send("2026-10-12", ["invitation", FIRST], 3);
    assert!(letters["invitation-mor.pdf"].contains("29. oktober"));
    play.at("2026-10-13", ["tjek", "sager"]).says_not("ikke-fortalt");

    // Moved: both times stand there, and the answers are asked anew.
    play = play.edit("moede-1.yaml", "tidspunkt: 2026-10-29 16:00", "tidspunkt: 2026-11-03 15:00");
    play.at("2026-10-14", ["tjek", "sager"]).says("ikke-fortalt");
    let moved = play.send("2026-10-14", ["invitation", FIRST], 3);
    assert!(moved["invitation-mor.pdf"].contains("29. oktober") && moved["invitation-mor.pdf"].contains("3. november"));
    play = play.edit(
        "moede-1.yaml",
        "  - person: ida\n",
        "  - person: ida\n    svar: {svar: kommer ikke, dato: 2026-10-16}\n",
    );

    // Called off: also to the one who said no; and held after all, on another day.
    play = play.edit("moede-1.yaml", "tema:", "aflyst: {dato: 2026-10-18, grund: Sara er syg}\ntema:");
    let off = play.send("2026-10-18", ["invitation", FIRST], 2);
    assert!(off["invitation-mor.pdf"].contains("er desværre aflyst") && off["invitation-mor.pdf"].contains("3. november"));
    play = play
        .edit("moede-1.yaml", "aflyst: {dato: 2026-10-18, grund: Sara er syg}\n", "")
        .edit("moede-1.yaml", "tidspunkt: 2026-11-03 15:00", "tidspunkt: 2026-11-10 14:00");
    let on = play.send("2026-10-20", ["invitation", FIRST], 3);
    assert!(on["invitation-mor.pdf"].contains("bliver til noget alligevel") && on["invitation-mor.pdf"].contains("10. november"));

    // Held; the referat waits for Sara, is approved, sent, corrected, approved anew and sent again.
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, pia, jens, mette]\n  aftaler: [Vi ses igen., Lone ringer.]\n  opgaver: [{id: t1, hvem: mor, hvad: Ringer til lægen}]\n  godkendt af borgeren: 2026-11-12\n  må sendes til: [mor]\ntema:";
    play = play.edit("moede-1.yaml", "tema:", minutes);
    let first = play.send("2026-11-12", ["referat", FIRST], 2);
    assert!(first["referat-mor.pdf"].contains("Lone ringer."));
    play = play.edit("moede-1.yaml", "Lone ringer.", "Lone ringer på torsdag.");
    // Before she has said yes to the correction, Lone has what she had.
    let waiting = play.at("2026-11-14", ["referat", FIRST]);
    assert!(waiting.text("2026-001/moede-1/referat-mor.pdf").contains("Lone ringer."));
    play = play.edit(
        "moede-1.yaml",
        "godkendt af borgeren: 2026-11-12",
        "godkendt af borgeren: 2026-11-15",
    );
    let corrected = play.send("2026-11-15", ["referat", FIRST], 2);
    assert!(corrected["referat-mor.pdf"].contains("Rettet den 15. november 2026"));

    // A new tovholder, who asks to the next meeting: one by telephone, two by letter.
    play = play
        .edit(
            "sag.yaml",
            "  tovholder: pia\n",
            "  tovholder: jens\n  tidligere tovholdere:\n    - {person: pia, til: 2026-11-16, borgeren deltog i overleveringen: ja}\n",
        )
        .edit(
            "sag.yaml",
            "    telefon: 89 40 56 78\n",
            "    telefon: 89 40 56 78\n    uddannet i Åben Dialog: ja\n",
        );
    play.municipality = play.municipality.file(
        "moede-2.yaml",
        support::LATER_MEETING.replace("2026-11-18", "2026-11-17").replace(
            "    invitation: brev\n",
            "    invitation: brev\n    hvorfor: Sara vil gerne have dig med, fordi I taler sammen.\n",
        ),
    );
    let again = play.send("2026-11-18", ["invitation", SECOND], 3);
    assert!(again["invitation-laege.pdf"].contains("Jens Bak"));
    play.phone("2026-11-18", SECOND, "mor");
    let status = play.at("2026-11-18", ["status", FOLDER]);
    status.succeeds();

    // What was sent is what lies there, whatever has become of the files since.
    let frozen = play.frozen();
    assert_eq!(frozen.len(), play.sent.len());
    for ((day, path), bytes) in &play.sent {
        let of_day = frozen.iter().filter(|(name, _)| name.starts_with(day.as_str()));
        assert!(of_day.map(|(_, kept)| kept).any(|kept| kept == bytes), "{day} {path}");
    }
    let journal = play.at("2026-11-18", ["journal", FOLDER]);
    let table = journal.succeeds().text("2026-001/journal.csv");
    assert_eq!(table.lines().count(), 1 + play.sent.len() + play.calls, "{table}");
    let by = |day: &str| {
        table
            .lines()
            .filter(|line| line.starts_with(day))
            .map(|line| line.split(';').nth(6).unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(by("2026-11-15").iter().all(|by| by == "pia"), "{table}");
    assert!(by("2026-11-18").iter().all(|by| by == "jens"), "{table}");
    play.at("2026-11-18", ["tjek", "sager"]).says_not("sendt-fil");
}
