//! The status, made by the program from files and read back as a reader meets it: text, alternative texts, tables.

mod support;

use std::path::Path;

use assert_cmd::Command;
use dialogdok::access::Reader;
use dialogdok::deliver::produce::examine;
use dialogdok::deliver::render;
use dialogdok::deliver::session::{Session, Settings};
use dialogdok::documents::{Paper, ViewRequest, plan};
use dialogdok::typeset::{Workers, plain_text};
use lopdf::{Document, Object};

const MUNICIPALITY: &str =
    "navn: Solbjerg Kommune\nafdeling: Center for Socialpsykiatri\nadresse: [Rådhuspladsen 1, 8355 Solbjerg]\ntelefon: 89 40 00 00\n";

const CASE: &str = "\
borger: {navn: Sara Lindholm, adresse: [Bakkevej 1, 8355 Solbjerg], telefon: 20 30 40 50}
forløb: {henvendelse: 2026-01-12, samtykke: 2026-01-20}
netværksteam: {tovholder: pia, mødeleder: jens}
samtykke: {netværkskort må ses af: [pia, jens]}
netværk:
  - {id: mor, navn: Lone Lindholm, relation: mor, felt: familie, afstand: 1, telefon: 20 11 22 33}
  - {id: far, navn: Bent Lindholm, relation: far, felt: familie, afstand: 2, fra: 2026-05-01}
  - {id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 2, telefon: 89 40 21 11, uddannet i Åben Dialog: ja}
  - {id: jens, navn: Jens Toft, relation: mødeleder, felt: professionel, afstand: 3, telefon: 89 40 21 12, sprog: en}
";

/// A case folder of its own, and what the program makes of it.
struct Try {
    folder: tempfile::TempDir,
    arguments: Vec<String>,
}

/// What came of it.
struct Made {
    code: Option<i32>,
    words: String,
    pdf: Option<Vec<u8>>,
    /// What a reader reads on all pages.
    text: String,
}

impl Try {
    fn new(rest: &str) -> Self {
        let this = Self {
            folder: tempfile::tempdir().expect("a folder"),
            arguments: Vec::new(),
        };
        this.write("kommune.yaml", MUNICIPALITY);
        this.write("2026-001/sag.yaml", &format!("{CASE}{rest}"));
        this
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn scale(self, from: u32, to: u32) -> Self {
        self.write("kommune.yaml", &format!("{MUNICIPALITY}skala: {{fra: {from}, til: {to}}}\n"));
        self
    }

    fn meeting(self, number: u32, day: &str, rest: &str) -> Self {
        let text = format!("tidspunkt: {day} 14:00\nsted: {{navn: Hjemme}}\ntema: Hverdagen\n{rest}");
        self.write(&format!("2026-001/moede-{number}.yaml"), &text);
        self
    }

    fn argument(mut self, argument: &str) -> Self {
        self.arguments.extend(argument.split(' ').map(str::to_owned));
        self
    }

    fn make(&self) -> Made {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        run(&self.folder.path().join("2026-001"), &arguments)
    }
}

/// Runs the program on a case folder, and reads what it set.
fn run(case: &Path, arguments: &[&str]) -> Made {
    let out = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_dialogdok"))
        .arg("status")
        .arg(case)
        .args(["--dato", "2026-11-22", "--ud"])
        .arg(out.path())
        .args(arguments)
        .output()
        .expect("the program");
    let name = case.file_name().expect("a name");
    let pdf = std::fs::read(out.path().join(name).join("status.pdf")).ok();
    let (case, only) = (case.to_owned(), arguments.iter().position(|a| *a == "--til"));
    let only = only.map(|n| arguments[n + 1].to_owned());
    let text = pdf.is_some().then(|| on_a_large_stack(move || text_of(&case, only)));
    Made {
        code: output.status.code(),
        words: String::from_utf8_lossy(&output.stderr).into_owned(),
        pdf,
        text: text.unwrap_or_default(),
    }
}

/// The same paper set again in this process, as text: the PDF's own text is in the fonts' glyph numbers.
fn text_of(case: &Path, only: Option<String>) -> String {
    let settings = Settings::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
    let session = Session::open(settings).expect("the built-in templates");
    let only = only.as_deref().map(Reader::of_id);
    let reading = examine(&session, case);
    let case = reading.case.as_ref().expect("a case");
    let request = ViewRequest {
        only: only.as_ref(),
        ..ViewRequest::new(case, &reading.problems, &session.locales, &|_, _, _| 0.0, session.settings.today)
    };
    let typesetter = session.typesetter(case).expect("a typesetter");
    let (documents, _) = plan(&request, Paper::Status, None).into_parts();
    let sheet = render::job(&typesetter, &documents[0]).expect("a sheet").expect("a page");
    plain_text(&render::lay_out(&typesetter, &sheet).expect("pages")).join("\n")
}

fn on_a_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    Workers::new(1).work(work)
}

impl Made {
    fn document(&self) -> Document {
        assert_eq!(self.code, Some(0), "{}", self.words);
        Document::load_mem(self.pdf.as_deref().unwrap_or_default()).expect("a PDF")
    }

    fn text(&self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.words);
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn pages(&self) -> usize {
        self.document().get_pages().len()
    }

    /// The alternative texts of the figures, in order.
    fn alternative_texts(&self) -> Vec<String> {
        let document = self.document();
        let alt = |object: &Object| {
            let text = object.as_dict().ok()?.get(b"Alt").ok()?;
            lopdf::decode_text_string(text).ok()
        };
        document.objects.values().filter_map(alt).collect()
    }

    /// The alternative text of one panel.
    fn course(&self, indicator: &str) -> String {
        let texts = self.alternative_texts();
        let found = texts.iter().find(|t| t.starts_with(indicator));
        found.unwrap_or_else(|| panic!("no panel of {indicator} among {texts:?}")).clone()
    }

    fn refused(&self, words: &str) {
        assert_eq!(self.code, Some(1), "{}", self.words);
        assert!(self.words.contains(words), "{}", self.words);
        assert!(self.pdf.is_none());
    }
}

/// Blanks are not compared: a line may break anywhere.
fn has(text: &str, words: &str) -> bool {
    let plain = |t: &str| t.split_whitespace().collect::<String>();
    plain(text).contains(&plain(words))
}

const THREE: &str = "\
indikatorer: [arbejde, relationer, håb og tillid, {navn: Søvn, beskrivelse: Hvordan du sover}]
målinger:
  - dato: 2026-02-01
    indikatorer: {arbejde: 2, relationer: 6, Søvn: 5}
  - dato: 2026-03-01
    indikatorer: {relationer: {tal: 7, ord: Far blev siddende}, Søvn: {ord: Det skifter}}
  - dato: 2026-04-01
    indikatorer: {arbejde: \"4,5\", relationer: 5, Søvn: 5}
";

#[test]
fn a_panel_tells_its_course_in_words() {
    let made = Try::new(THREE).make();
    assert_eq!(
        made.course("Arbejde"),
        "Arbejde: steget fra 2 (1.2.2026) til 4,5 (1.4.2026), uden fald undervejs. Dage uden svar: 1. Skala 1 til 10."
    );
    assert!(made.course("Relationer").contains("Lavest 5 (1.4.2026), højest 7 (1.3.2026)."));
    assert!(made.course("Søvn").contains("Svar med ord og uden tal: 1."));
    // And the small map; one, where it is not written down how near people were at first.
    assert_eq!(made.alternative_texts().len(), 3 + 1);
}

#[test]
fn not_answered_not_relevant_and_only_words_are_three_things() {
    let text = Try::new(THREE).make().text();
    assert!(has(&text, "Valgt, men uden svar endnu – Håb og tillid"), "{text}");
    assert!(has(&text, "Ikke valgt: Psykisk velbefindende ·"), "{text}");
    assert!(has(&text, "Søvn 5 ord 5"), "{text}");
    assert!(has(&text, "Arbejde 2 – 4,5"), "{text}");
    assert!(has(&text, "»Det skifter«"), "{text}");
}

#[test]
fn a_number_that_moved_is_told_beside_the_words_and_never_as_a_verdict() {
    // The number says one thing, and the borger another.
    let answers = "\
indikatorer: [arbejde, relationer]
målinger:
  - dato: 2026-02-01
    indikatorer: {arbejde: {tal: 2, ord: Jeg kan godt lide det}, relationer: {tal: 6, ord: Vi ses aldrig}}
  - dato: 2026-03-01
    indikatorer: {arbejde: {tal: 6, ord: Det er blevet sværere}, relationer: {tal: 4, ord: Vi ses hver dag}}
";
    for (language, higher, lower, verdicts) in [
        (
            "da",
            "Tallet er højere end første gang",
            "Tallet er lavere end første gang",
            ["Bedre", "Sværere end", "Dårligere"],
        ),
        (
            "nb",
            "Tallet er høyere enn første gang",
            "Tallet er lavere enn første gang",
            ["Bedre", "Vanskeligere", "Dårligere"],
        ),
        (
            "en",
            "The number is higher than the first time",
            "The number is lower than the first time",
            ["Better", "Harder", "Worse"],
        ),
    ] {
        let made = Try::new(answers).argument(&format!("--sprog {language}")).make();
        let text = support::pdf::text(made.pdf.as_deref().expect("a page"));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{language}, {words}: {text}"));
        assert!(
            at(higher) < at("Det er blevet sværere") && at("Det er blevet sværere") < at(lower),
            "{text}"
        );
        assert!(at(lower) < at("Vi ses hver dag"), "{text}");
        for verdict in verdicts {
            assert!(!text.contains(verdict), "{language}, {verdict}: {text}");
        }
    }
}

#[test]
fn where_the_last_answer_is_words_no_number_is_told_as_the_one_of_now() {
    let answers = "\
indikatorer: [arbejde, relationer, håb og tillid]
målinger:
  - dato: 2026-02-01
    indikatorer: {arbejde: 3, relationer: 2}
  - dato: 2026-03-01
    indikatorer: {arbejde: 4, relationer: 5, håb og tillid: 6}
  - dato: 2026-04-01
    indikatorer: {arbejde: {ord: Det skifter}, relationer: 5}
";
    let text = Try::new(answers).make().text();
    assert!(!has(&text, "Arbejde: fra 3 til 4"), "{text}");
    assert!(
        has(
            &text,
            "Dit sidste svar er med ord – Arbejde (sidste tal: 4, 1.3.2026) »Det skifter«"
        ),
        "{text}"
    );
    assert!(has(&text, "Kun ét tal endnu – Håb og tillid: 6"), "{text}");
}

/// Words with the latest number stand beside it on the first page; older ones are not about it, and stand by the line.
#[test]
fn what_the_borger_said_stands_once() {
    let answers = "\
indikatorer: [arbejde, relationer, håb og tillid]
målinger:
  - dato: 2026-02-01
    indikatorer: {arbejde: {tal: 2, ord: Jeg vil gerne i gang}, relationer: {tal: 6, ord: Vi ses tit}, håb og tillid: {tal: 3}}
  - dato: 2026-02-15
    indikatorer: {arbejde: {tal: 3, ord: Det gik}, relationer: {tal: 5}, håb og tillid: {ord: Det kommer og går}}
  - dato: 2026-03-01
    indikatorer: {arbejde: {tal: 4, ord: Jeg var der}, relationer: {tal: 7}, håb og tillid: {tal: 4}}
  - dato: 2026-03-15
    indikatorer: {arbejde: {tal: 6, ord: Det er blevet sværere}, relationer: {tal: 7}, håb og tillid: {ord: Jeg venter}}
";
    let text = Try::new(answers).make().text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Jeg vil gerne i gang",
        "Det gik",
        "Jeg var der",
        "Det er blevet sværere",
        "Vi ses tit",
        "Det kommer og går",
        "Jeg venter",
    ] {
        assert_eq!(text.matches(said).count(), 1, "{said}: {text}");
    }
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    let panels = at("Hvert område for sig");
    assert!(at("Det er blevet sværere") < panels && at("Jeg venter") < panels, "{text}");
    assert!(at("Vi ses tit") > panels && at("Det kommer og går") > panels, "{text}");
}

#[test]
fn nothing_is_added_up_or_tested() {
    let text = Try::new(THREE).make().text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("er højere end") < at("er det samme som") && at("er det samme som") < at("er lavere end"));
    for word in ["signifikant", "reliabel", "gennemsnit", "samlet"] {
        assert!(!text.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn two_answers_on_one_day_are_both_there_with_the_meetings_last() {
    let made = Try::new("målinger: [{dato: 2026-03-01, indikatorer: {arbejde: 3}}]\n")
        .meeting(
            1,
            "2026-03-01",
            "vurdering: {større forståelse: i høj grad, indikatorer: {arbejde: 8}}\n",
        )
        .make();
    let text = made.text();
    assert!(has(&text, "Område 1.3.2026 1.3.2026 Møde 1 Arbejde 3 8"), "{text}");
    assert!(has(&text, "1 1.3.2026 Hverdagen i høj grad ikke svaret"), "{text}");
}

#[test]
fn without_answers_the_page_says_how_to_begin() {
    let made = Try::new("").make();
    let text = made.text();
    assert!(has(&text, "Der er ingen svar endnu"), "{text}");
    assert!(has(&text, "Giv hvert område et tal fra 1 til 10."), "{text}");
    assert_eq!((made.pages(), made.alternative_texts().len()), (1, 1));
}

#[test]
fn one_answer_is_told_as_one() {
    let made = Try::new("målinger: [{dato: 2026-03-01, indikatorer: {arbejde: 3, relationer: 5}}]\n")
        .scale(1, 5)
        .make();
    assert_eq!(made.course("Arbejde"), "Arbejde: et tal, 3, 1.3.2026. Skala 1 til 5.");
    assert!(has(&made.text(), "Det højeste tal lige nu – Relationer: 5"));
}

#[test]
fn thirty_measurements_on_a_scale_to_a_hundred() {
    let days = (0..30).map(|n| {
        format!(
            "  - {{dato: 2026-{:02}-{:02}, indikatorer: {{arbejde: {}}}}}\n",
            n / 5 + 2,
            n % 5 * 5 + 1,
            n * 3
        )
    });
    let made = Try::new(&format!("målinger:\n{}", days.collect::<String>())).scale(0, 100).make();
    let text = made.text();
    assert!(has(&text, "1.2.2026 0") && has(&text, "21.7.2026 87"), "{text}");
    assert!(
        made.course("Arbejde")
            .starts_with("Arbejde: steget fra 0 (1.2.2026) til 87 (21.7.2026)")
    );
}

#[test]
fn answers_after_the_documents_day_are_left_out_and_that_is_said() {
    let made = Try::new(&format!("{THREE}  - {{dato: 2027-01-01, indikatorer: {{arbejde: 9}}}}\n")).make();
    assert!(has(&made.text(), "Svar efter den 22. november 2026 er ikke med."));
    assert!(made.course("Arbejde").contains("til 4,5 (1.4.2026)"));
}

#[test]
fn the_ending_names_whom_to_come_back_to() {
    let ending = "afslutning: {besluttet: Af Sara, åbninger: [Sara er begyndt på HF], borgerens ord: Jeg er ikke alene, videre støtte: Pia, kan vende tilbage til: pia}\n";
    let text = Try::new(&format!("{THREE}{ending}")).make().text();
    for words in [
        "Af Sara",
        "Sara er begyndt på HF",
        "»Jeg er ikke alene«",
        "Ring til Pia Holm, 89 40 21 11.",
    ] {
        assert!(has(&text, words), "{words}: {text}");
    }
}

#[test]
fn a_private_persons_number_is_not_given() {
    let text = Try::new(&format!("{THREE}afslutning: {{kan vende tilbage til: mor}}\n"))
        .make()
        .text();
    assert!(has(&text, "Sig det til Lone Lindholm."), "{text}");
    assert!(!has(&text, "20 11 22 33"), "{text}");
}

#[test]
fn a_number_hidden_in_the_borgers_words_stops_the_paper() {
    let hidden = "målinger: [{dato: 2026-03-01, indikatorer: {arbejde: {tal: 3, ord: Ring til mor på 20 11 22 33}}}]\n";
    Try::new(hidden).make().refused("Lone Lindholms telefon");
}

#[test]
fn only_the_borger_and_the_team_get_it() {
    for reader in ["borger", "pia", "jens"] {
        let made = Try::new(THREE).argument(&format!("--til {reader}")).make();
        assert_eq!(made.code, Some(0), "{}", made.words);
    }
    Try::new(THREE)
        .argument("--til mor")
        .make()
        .refused("»mor« er ikke i netværksteamet, og papiret er kun til borgeren og netværksteamet");
    let english = Try::new(THREE).argument("--til jens").make();
    assert!(english.course("Work").starts_with("Work: up from 2 (") && has(&english.text(), "How you are doing"));
}

#[test]
fn the_network_is_counted_then_and_now() {
    let text = Try::new(THREE).make().text();
    assert!(
        has(&text, "den 20. januar 2026, var der 1 fra dit eget liv og 2 fagfolk på dit kort"),
        "{text}"
    );
    assert!(
        has(
            &text,
            "Nu er der 2 fra dit eget liv og 2 fagfolk på dit kort. Kommet til: Bent Lindholm."
        ),
        "{text}"
    );
}

#[test]
fn every_example_and_language_makes_a_status_of_at_most_four_pages() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sager");
    for language in ["da", "nb", "en"] {
        for case in ["2025-007", "2026-014"] {
            let made = run(&cases.join(case), &["--sprog", language]);
            assert!((2..=4).contains(&made.pages()), "{case} {language}");
        }
    }
}

#[test]
fn after_the_consent_is_taken_back_the_page_names_no_more_readers_than_there_are() {
    let made = Try::new(THREE);
    let names = |this: &Try| this.make().text();
    assert!(has(&names(&made), "netværksteamet: Pia Holm og Jens Toft."), "{}", names(&made));
    let case = std::fs::read_to_string(made.folder.path().join("2026-001/sag.yaml")).expect("the case");
    made.write(
        "2026-001/sag.yaml",
        &case.replace("samtykke: 2026-01-20}", "samtykke: 2026-01-20, samtykke trukket: 2026-04-02}"),
    );
    assert!(has(&names(&made), "netværksteamet: Pia Holm."), "{}", names(&made));
}
