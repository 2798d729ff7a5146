//! `referat` and `refleksion`, at the edge of the program: files in, papers and messages out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use chrono::NaiveDate;
use dialogdok::deliver::produce::examine;
use dialogdok::deliver::render;
use dialogdok::deliver::session::{Session, Settings};
use dialogdok::documents::{Paper, ViewRequest, plan};
use dialogdok::typeset::{Workers, built_in, plain_text};
use tempfile::TempDir;

const MUNICIPALITY: &str =
    "navn: Solbjerg Kommune\nafdeling: Center for Socialpsykiatri\nadresse: [Rådhuspladsen 1, 8355 Solbjerg]\ntelefon: 89 40 00 00\n";

const CASE: &str = "\
borger: {navn: Sara Lindholm, adresse: [Bakkevej 1, 8355 Solbjerg], telefon: 20 30 40 50}
forløb: {henvendelse: 2026-01-12, samtykke: 2026-01-20}
netværksteam: {tovholder: pia, mødeleder: jens, reflektører: [mette]}
netværk:
  - {id: mor, navn: Lone Lindholm, relation: mor, felt: familie, afstand: 1, telefon: 20 11 22 33}
  - {id: far, navn: Henrik Mørch, relation: far, felt: familie, afstand: 2, sprog: en}
  - {id: ida, navn: Ida Lindholm, relation: storesøster, felt: familie, afstand: 2, telefon: 29 74 16 03, adresse: [Tranevænget 17, 8660 Skanderborg], arbejdsplads: Skanderborg Bageri, beskyttet adresse: ja}
  - {id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 3, telefon: 89 40 21 14, uddannet i Åben Dialog: ja}
  - {id: jens, navn: Jens Toft, relation: mødeleder, felt: professionel, afstand: 4}
  - {id: mette, navn: Mette Kragh, relation: reflektør, felt: professionel, afstand: 4}
";

const FIRST: &str = "\
tidspunkt: 2026-02-05 14:00
sted: {navn: Hjemme hos Sara}
tema: Hverdagen efter udskrivelsen
referat:
  skrevet af: mette
  deltog: [mor, ida, pia, jens, mette]
  temaer:
    - emne: At komme op om morgenen
      drøftelser: [Sara fortalte om morgenerne.]
  aftaler: [Vi mødes igen om fire uger.]
  opgaver:
    - {id: t1, hvem: mor, hvad: Ringer til lægen, inden: 2026-02-12}
    - {id: t2, hvem: borgeren, hvad: Finder cyklen frem}
    - {id: t3, hvem: ida, hvad: Skriver et brev}
  næste møde: {ønsker: ja, tema: Arbejde, hvornår: midt i marts, hvem: [mor, far]}
  godkendt af borgeren: 2026-02-07
  må sendes til: [mor, ida]
refleksion: [Vi talte for meget om tiden.]
";

/// A forløb in a folder of its own.
struct Forløb(TempDir);

impl Forløb {
    fn new(meetings: &[&str]) -> Self {
        let forløb = Self(TempDir::new().expect("a folder"));
        forløb.write("kommune.yaml", MUNICIPALITY);
        forløb.write("sag/sag.yaml", CASE);
        for (index, meeting) in meetings.iter().enumerate() {
            forløb.write(&format!("sag/moede-{}.yaml", index + 1), meeting);
        }
        forløb
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// Runs the program: exit code, names of the files it made, and what it said.
    fn run(&self, command: &str, what: &str, more: &[&str]) -> (i32, Vec<String>, String) {
        let out = self.path("ud");
        let output = Command::cargo_bin("dialogdok")
            .expect("the program")
            .arg(command)
            .arg(self.path(what))
            .args(["--dato", "2026-11-22", "--ud"])
            .arg(&out)
            .args(more)
            .output()
            .expect("it runs");
        let made = String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(|l| {
                Path::new(l)
                    .strip_prefix(out.join("sag"))
                    .expect("under --ud")
                    .display()
                    .to_string()
            })
            .collect();
        (
            output.status.code().unwrap_or(-1),
            made,
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    /// The text of each paper that a meeting gives, by its path under the case.
    fn read(&self, paper: Paper, meeting: u32, language: Option<&str>) -> BTreeMap<String, String> {
        let folder = self.path("sag");
        let language = language.map(str::to_owned);
        let read = move || pages(&folder, paper, meeting, language);
        Workers::new(1).work(read)
    }
}

fn pages(folder: &Path, paper: Paper, meeting: u32, language: Option<String>) -> BTreeMap<String, String> {
    let settings = Settings {
        language,
        ..Settings::on(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))
    };
    let session = Session::open(settings).expect("a session");
    let reading = examine(&session, folder);
    let case = reading.case.as_ref().unwrap_or_else(|| panic!("{:?}", reading.problems));
    let request = ViewRequest {
        language: session.settings.language.as_deref(),
        ..ViewRequest::new(case, &reading.problems, &session.locales, &|_, _, _| 0.0, session.settings.today)
    };
    let plan = plan(&request, paper, Some(meeting));
    assert!(plan.refusals().is_empty(), "{:?}", plan.refusals());
    let typesetter = session.plain_typesetter();
    let text = |document: &dialogdok::documents::Document| {
        let sheet = render::job(&typesetter, document).expect("a sheet").expect("a page");
        let laid = render::lay_out(&typesetter, &sheet).expect("laid out");
        assert!(laid.warnings.is_none(), "{:?}", laid.warnings);
        plain_text(&laid).join("\n\u{c}")
    };
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    plan.documents().iter().map(|d| (name(&d.id().path()), text(d))).collect()
}

/// A text with every run of white space as one blank: line ends do not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unapproved() -> String {
    FIRST.replace("  godkendt af borgeren: 2026-02-07\n", "")
}

#[test]
fn before_approval_only_the_borger_has_a_copy_and_it_says_so() {
    let forløb = Forløb::new(&[&unapproved()]);
    let (code, made, _) = forløb.run("referat", "sag/moede-1.yaml", &[]);
    assert_eq!((code, made), (0, vec!["moede-1/referat-borger.pdf".to_owned()]));
    let text = flat(&forløb.read(Paper::Minutes, 1, None)["referat-borger.pdf"]);
    assert!(text.contains("Venter på din godkendelse"), "{text}");
    assert!(text.contains("Siger du ja, går det til Lone Lindholm og Ida Lindholm"), "{text}");
    assert!(text.contains("Ingen andre får det"), "{text}");
}

#[test]
fn an_approval_to_come_is_not_one_yet() {
    let forløb = Forløb::new(&[&FIRST.replace("2026-02-07", "2026-11-23")]);
    let (code, made, _) = forløb.run("referat", "sag", &[]);
    assert_eq!((code, made), (0, vec!["moede-1/referat-borger.pdf".to_owned()]));
    let (code, made, said) = forløb.run("referat", "sag", &["--til", "mor"]);
    assert_eq!((code, made.len()), (1, 0));
    assert!(said.contains("moede-1.yaml, linje 16") && said.contains("2026-11-23"), "{said}");
}

#[test]
fn after_approval_those_named_have_a_copy_and_each_says_who_else() {
    let forløb = Forløb::new(&[FIRST]);
    let (code, made, _) = forløb.run("referat", "sag/moede-1.yaml", &[]);
    let expected = ["referat-borger.pdf", "referat-mor.pdf", "referat-ida.pdf"].map(|n| format!("moede-1/{n}"));
    assert_eq!((code, made), (0, expected.to_vec()));
    let papers = forløb.read(Paper::Minutes, 1, None);
    let mothers = flat(&papers["referat-mor.pdf"]);
    assert!(
        mothers.contains("Dette eksemplar er til Lone Lindholm. Referatet går også til Sara Lindholm."),
        "{mothers}"
    );
    // Somebody with a protected address is announced to the borger, and to nobody else.
    let citizens = flat(&papers["referat-borger.pdf"]);
    assert!(citizens.contains("går også til Lone Lindholm og Ida Lindholm"), "{citizens}");
    assert!(mothers.contains("Godkendt af Sara den 7. februar 2026"), "{mothers}");
    for text in papers.values() {
        assert!(!text.contains("Venter"), "{text}");
    }
}

#[test]
fn a_reader_who_may_not_is_refused_with_reason_and_line() {
    let forløb = Forløb::new(&[&unapproved()]);
    let (code, made, said) = forløb.run("referat", "sag/moede-1.yaml", &["--til", "far"]);
    assert_eq!((code, made.len()), (1, 0));
    assert!(said.contains("ikke godkendt") && said.contains("moede-1.yaml, linje 4"), "{said}");
    assert!(said.contains("må sendes til") && said.contains("moede-1.yaml, linje 16"), "{said}");
    let (code, made, _) = forløb.run("referat", "sag/moede-1.yaml", &["--til", "borger"]);
    assert_eq!((code, made.len()), (0, 1));

    let forløb = Forløb::new(&[FIRST]);
    let (code, _, said) = forløb.run("referat", "sag/moede-1.yaml", &["--til", "far"]);
    assert!(code == 1 && said.contains("moede-1.yaml, linje 17"), "{said}");
    let (code, _, said) = forløb.run("referat", "sag/moede-1.yaml", &["--til", "moor"]);
    assert!(code == 1 && said.contains("Mente du »mor«?"), "{said}");
    let (code, made, _) = forløb.run("referat", "sag/moede-1.yaml", &["--til", "mor"]);
    assert_eq!((code, made), (0, vec!["moede-1/referat-mor.pdf".to_owned()]));
}

#[test]
fn without_consent_nothing_goes_to_others() {
    let forløb = Forløb::new(&[FIRST]);
    forløb.write("sag/sag.yaml", &CASE.replace(", samtykke: 2026-01-20", ""));
    let (code, made, said) = forløb.run("referat", "sag", &[]);
    assert_eq!((code, made), (1, vec!["moede-1/referat-borger.pdf".to_owned()]));
    assert!(said.contains("intet samtykke"), "{said}");
}

#[test]
fn a_meeting_without_referat_says_what_to_do_when_it_is_named() {
    let planned = "tidspunkt: 2026-12-05 14:00\nsted: {navn: Hjemme hos Sara}\n";
    let forløb = Forløb::new(&[FIRST, planned]);
    let (code, _, said) = forløb.run("referat", "sag/moede-2.yaml", &[]);
    assert!(code == 1 && said.contains("Skriv afsnittet »referat:« i moede-2.yaml"), "{said}");
    let (code, made, _) = forløb.run("referat", "sag", &[]);
    assert_eq!((code, made.len()), (0, 3));
    let (code, _, said) = forløb.run("refleksion", "sag/moede-2.yaml", &[]);
    assert!(code == 1 && said.contains("»refleksion:« i moede-2.yaml"), "{said}");
    let (_, made, said) = forløb.run("alt", "sag/moede-2.yaml", &[]);
    assert!(!said.contains("referat") && !made.iter().any(|m| m.contains("refer")), "{said}");
}

#[test]
fn tasks_are_carried_until_a_meeting_closes_them() {
    let second = "\
tidspunkt: 2026-03-05 14:00
sted: {navn: Hjemme hos Sara}
referat:
  deltog: [mor]
  opgaver: [{id: t1, hvem: far, hvad: Henter brænde}]
  opfølgning: {1/t1: gjort, 1/t2: i gang}
";
    let third = "\
tidspunkt: 2026-04-05 14:00
sted: {navn: Hjemme hos Sara}
referat:
  deltog: [mor]
  opfølgning: {1/t2: bortfaldet}
";
    let fourth = third.replace("  opfølgning: {1/t2: bortfaldet}\n", "").replace("-04-", "-05-");
    let forløb = Forløb::new(&[FIRST, second, third, &fourth]);
    let carried = |meeting| {
        let text = flat(&forløb.read(Paper::Minutes, meeting, None)["referat-borger.pdf"]);
        let from = text.split_once("Opgaver fra før").map(|(_, rest)| rest.to_owned());
        // The cells of a row stand side by side: without blanks.
        from.map(|t| t.split_once("Næste møde").expect("the next section").0.replace(' ', ""))
    };
    assert_eq!(carried(1), None);
    let second = carried(2).expect("carried tasks");
    assert!(second.contains("Møde1LoneLindholmRingertillægen12.2.2026Nu:gjort"), "{second}");
    assert!(second.contains("Møde1SaraLindholmFindercyklenfremIngendatoNu:igang"), "{second}");
    assert!(second.contains("SkriveretbrevIngendatoIkketaltomendnu"), "{second}");
    let third = carried(3).expect("carried tasks");
    assert!(!third.contains("lægen"), "{third}");
    assert!(
        third.contains("FindercyklenfremIngendatoVedmøde2:igangNu:ikkeaktuelmere"),
        "{third}"
    );
    assert_eq!(third.matches("cyklen").count(), 1);
    assert!(third.contains("Møde2HenrikMørchHenterbrænde"), "{third}");
    let fourth = carried(4).expect("carried tasks");
    assert!(
        !fourth.contains("cyklen") && fourth.contains("brænde") && fourth.contains("brev"),
        "{fourth}"
    );
}

#[test]
fn the_teams_reflection_is_in_no_referat_and_for_the_team_alone() {
    let forløb = Forløb::new(&[FIRST]);
    for language in ["da", "nb", "en"] {
        for (name, text) in forløb.read(Paper::Minutes, 1, Some(language)) {
            assert!(!flat(&text).contains("talte for meget"), "{name}");
        }
    }
    let text = flat(&forløb.read(Paper::Reflection, 1, None)["refleksion.pdf"]);
    assert!(
        text.contains("Vi talte for meget om tiden.") && text.contains("Pia Holm, Jens Toft og Mette Kragh"),
        "{text}"
    );
    for reader in ["mor", "borger"] {
        let (code, made, said) = forløb.run("refleksion", "sag/moede-1.yaml", &["--til", reader]);
        assert!(code == 1 && made.is_empty() && said.contains("ikke i netværksteamet"), "{said}");
    }
    let (code, made, _) = forløb.run("refleksion", "sag/moede-1.yaml", &["--til", "mette"]);
    assert_eq!((code, made), (0, vec!["moede-1/refleksion.pdf".to_owned()]));
}

#[test]
fn a_protected_person_stands_by_name_and_relation_alone() {
    let at_idas = FIRST.replace(
        "sted: {navn: Hjemme hos Sara}",
        "sted: {navn: Hos Ida på Tranen, adresse: [Tranevænget 17, 8660 Skanderborg]}",
    );
    let forløb = Forløb::new(&[&at_idas]);
    for (name, text) in forløb.read(Paper::Minutes, 1, None) {
        assert!(text.contains("Ida Lindholm"), "{name}");
        for secret in ["Tranevænget", "29 74", "Bageri", "på Tranen", "20 11 22 33"] {
            assert!(!text.contains(secret), "{name}: {secret}");
        }
    }
    let told = FIRST.replace("Sara fortalte om morgenerne.", "Ring til Ida på 29741603.");
    let (code, made, said) = Forløb::new(&[&told]).run("referat", "sag", &[]);
    assert_eq!((code, made), (1, vec!["moede-1/referat-ida.pdf".to_owned()]));
    assert!(said.contains("Ida Lindholms telefon"), "{said}");
}

#[test]
fn the_six_fields_stand_in_the_manuals_order_in_three_languages() {
    let forløb = Forløb::new(&[FIRST]);
    let orders = [
        ("da", "Netværksmøde|Dato|Deltagere|Tema og centrale|Aftaler|Det gør vi|Næste møde"),
        ("nb", "Nettverksmøte|Dato|Deltakere|Tema og det|Avtaler|Det gjør vi|Neste møte"),
        (
            "en",
            "Network meeting|Date|Who was there|Theme and|What we agreed|What we do|Next meeting",
        ),
    ];
    for (language, order) in orders {
        let text = flat(&forløb.read(Paper::Minutes, 1, Some(language))["referat-borger.pdf"]);
        let mut rest = &*text;
        for field in order.split('|') {
            let (_, after) = rest.split_once(field).unwrap_or_else(|| panic!("{language}: {field} in {text}"));
            rest = after;
        }
        assert!(!text.contains('{') && !text.contains('\u{c}'), "{language}: {text}");
    }
}

#[test]
fn each_reads_in_their_own_language() {
    let forløb = Forløb::new(&[&FIRST.replace("[mor, ida]", "[mor, far]")]);
    let papers = forløb.read(Paper::Minutes, 1, None);
    assert!(papers["referat-far.pdf"].contains("Minutes of network meeting 1"));
    assert!(papers["referat-mor.pdf"].contains("Referat af netværksmøde 1"));
}

#[test]
fn empty_parts_and_long_names_are_sensible() {
    let bare = "tidspunkt: 2026-02-05 14:00\nsted: {navn: Hjemme}\nreferat: {temaer: [{emne: Kaffe}]}\n";
    let forløb = Forløb::new(&[bare]);
    let text = flat(&forløb.read(Paper::Minutes, 1, None)["referat-borger.pdf"]);
    for gap in [
        "Ikke skrevet ned",
        "Der er ikke skrevet aftaler ned",
        "Ingen opgaver denne gang",
        "Ikke aftalt endnu",
    ] {
        assert!(text.contains(gap), "{gap}: {text}");
    }
    let name = "Anne-Sofie Margrethe Christiane Ulrikke von Rosenkrantz-Levetzau af Brattingsborgs";
    assert!(name.chars().count() >= 80);
    let forløb = Forløb::new(&[FIRST]);
    forløb.write("sag/sag.yaml", &CASE.replace("Lone Lindholm", name));
    for (paper, text) in forløb.read(Paper::Minutes, 1, None) {
        assert!(flat(&text).contains("Anne-Sofie"), "{paper}");
    }
}

#[test]
fn an_interpretation_is_told_with_its_own_place() {
    let folded = FIRST.replace(
        "      drøftelser: [Sara fortalte om morgenerne.]\n",
        "      drøftelser:\n        - Sara kom lidt efter de andre og\n          var tydeligvis træt.\n        - \"Lone sagde \\\"ja\\\" og lyver\"\n",
    );
    let forløb = Forløb::new(&[&folded]);
    let (code, _, said) = forløb.run("referat", "sag", &[]);
    assert_eq!(code, 0, "advice stops nothing");
    assert!(said.contains("moede-1.yaml:11:11") && said.contains("tydeligvis"), "{said}");
    assert!(said.contains("moede-1.yaml:12:33") && said.contains("»lyver«"), "{said}");
}

/// Words a sentence plus the share of words with more than six letters.
fn lix(text: &str) -> f64 {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let sentences = text.matches(['.', '!', '?', ':']).count().max(1);
    let long = words.iter().filter(|w| w.chars().count() > 6).count();
    words.len() as f64 / sentences as f64 + 100.0 * long as f64 / words.len() as f64
}

#[test]
fn the_fixed_sentences_are_easy_to_read() {
    let files = built_in();
    for language in ["da", "nb", "en"] {
        let texts: serde_json::Value = serde_saphyr::from_slice(&files[&format!("texts/{language}.yaml")]).expect("texts");
        for section in ["minutes", "reflection"] {
            let mut sentences = String::new();
            gather(&texts[section], &mut sentences);
            let lix = lix(&sentences);
            println!("{language} {section}: LIX {lix:.0}");
            assert!(lix <= 40.0, "{language} {section}: {lix}");
        }
    }
}

/// The whole sentences of a section, without labels.
fn gather(value: &serde_json::Value, into: &mut String) {
    match value {
        serde_json::Value::String(text) if text.ends_with(['.', '?']) => {
            into.push_str(text);
            into.push(' ');
        }
        serde_json::Value::Object(map) => map.values().for_each(|v| gather(v, into)),
        _ => {}
    }
}

/// Somebody who has handed over since was the tovholder when the meeting was held.
#[test]
fn a_role_is_the_one_of_the_day() {
    let forløb = Forløb::new(&[FIRST]);
    let team =
        "netværksteam: {tovholder: ole, mødeleder: jens, reflektører: [mette], tidligere tovholdere: [{person: pia, til: 2026-09-01}]}";
    let case = CASE
        .replace("netværksteam: {tovholder: pia, mødeleder: jens, reflektører: [mette]}", team)
        .replace(
            "navn: Pia Holm, relation: tovholder",
            "navn: Pia Holm, relation: tidligere tovholder",
        )
        + "  - {id: ole, navn: Ole Damgaard, relation: tovholder, felt: professionel, afstand: 3, uddannet i Åben Dialog: ja, fra: 2026-08-20}\n";
    forløb.write("sag/sag.yaml", &case);
    let text = flat(&forløb.read(Paper::Minutes, 1, None)["referat-borger.pdf"]);
    assert!(
        text.contains("Pia Holm, tovholder") && !text.contains("tidligere tovholder"),
        "{text}"
    );
}

/// A second meeting whose referat goes to far: who was there at each, and whether Ida may be named.
fn with_far(first: &str, second: &str, ida: &str) -> Forløb {
    let one = FIRST
        .replace("deltog: [mor, ida, pia, jens, mette]", &format!("deltog: [{first}]"))
        .replace("må sendes til: [mor, ida]", "må sendes til: [mor, ida, far]")
        .replace("skrevet af: mette", "skrevet af: pia");
    let two = format!(
        "tidspunkt: 2026-03-05 14:00\nsted: {{navn: Hos Ida}}\nreferat:\n  skrevet af: ida\n  deltog: [{second}]\n  opgaver: [{{id: t1, hvem: ida, hvad: Henter brænde}}]\n  opfølgning: {{1/t3: i gang}}\n  næste møde: {{ønsker: ja, hvem: [ida]}}\n  godkendt af borgeren: 2026-03-07\n  må sendes til: [mor, far, ida, mette]\n"
    );
    let forløb = Forløb::new(&[&one, &two]);
    let case = CASE.replace("beskyttet adresse: ja", ida).replace(", sprog: en}", "}");
    forløb.write("sag/sag.yaml", &case);
    forløb
}

#[test]
fn a_protected_person_is_named_to_those_who_have_met_them() {
    const PROTECTED: &str = "beskyttet adresse: ja";
    for (first, second, ida, is_named) in [
        // They sat together now, or the time before.
        ("mor, pia", "mor, far, ida, pia", PROTECTED, true),
        ("mor, far, ida", "mor, ida, pia", PROTECTED, true),
        // They never did, and nobody knows who was there.
        ("mor, ida", "mor, ida, pia", PROTECTED, false),
        ("mor, far", "mor, ida, pia", PROTECTED, false),
        ("mor, ida", "mor, far", PROTECTED, false),
        // Who is content with it, and who is not protected.
        ("mor, ida", "mor, ida, pia", "beskyttet adresse: ja, må nævnes for andre: ja", true),
        ("mor, ida", "mor, ida, pia", "beskyttet adresse: nej", true),
        (
            "mor, ida",
            "mor, ida, pia",
            "beskyttet adresse: nej, må nævnes for andre: nej",
            false,
        ),
    ] {
        let what = format!("[{first}] [{second}] {ida}");
        let forløb = with_far(first, second, ida);
        let papers = forløb.read(Paper::Minutes, 2, None);
        let fars = flat(&papers["referat-far.pdf"]);
        let told = fars.replace("Ida Lindholm i", "").contains("Ida");
        let may_be_announced = !ida.starts_with(PROTECTED) && !ida.ends_with("nej, må nævnes for andre: nej") || ida.ends_with("andre: ja");
        if is_named && may_be_announced {
            assert!(told, "{what}: {fars}");
        } else if is_named {
            assert!(fars.contains("Ida Lindholm"), "{what}: {fars}");
        } else {
            assert!(!told, "{what}: {fars}");
            assert!(fars.contains("En, der ikke nævnes her"), "{what}: {fars}");
        }
        assert_eq!(is_named, !fars.contains("ikke nævnes her"), "{what}: {fars}");
        // The borger, the team and Ida see it all.
        for reader in ["borger", "mette", "ida"] {
            let text = flat(&papers[&format!("referat-{reader}.pdf")]);
            assert!(
                text.contains("Ida Lindholm") && !text.contains("ikke nævnes her"),
                "{what}: {reader}: {text}"
            );
        }
        let (_, _, said) = forløb.run("referat", "sag", &[]);
        let mut advice = said.split("råd[");
        let is_told = advice.any(|one| one.starts_with("beskyttet-nævnt") && one.contains("moede-2.yaml"));
        assert_eq!(is_named, !is_told, "{what}: {said}");
    }
}

#[test]
fn a_text_that_names_somebody_protected_is_told_of() {
    let met = FIRST.replace("må sendes til: [mor, ida]", "må sendes til: [mor]");
    let told = |text: &str| Forløb::new(&[text]).run("referat", "sag", &[]).2;
    let with = |text: &str, old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    };
    let named = with(&met, "Sara fortalte om morgenerne.", "Ida fortalte om morgenerne.");
    assert!(
        !told(&named).contains("beskyttet-nævnt"),
        "who was there has met her: {}",
        told(&named)
    );
    let to_far = with(&named, "må sendes til: [mor]", "må sendes til: [mor, far]");
    let said = told(&to_far);
    assert!(
        said.contains("»drøftelser« nævner Ida Lindholm") && said.contains("læses af Henrik Mørch"),
        "{said}"
    );
    for (text, is_told) in [
        ("Idas brev kom.", true),
        ("idag kom brevet.", false),
        ("Lindholm er deres navn.", false),
        ("Vi mødes igen.", false),
    ] {
        let text = with(
            &with(&met, "må sendes til: [mor]", "må sendes til: [far]"),
            "Vi mødes igen om fire uger.",
            text,
        );
        assert_eq!(told(&text).contains("»aftaler« nævner"), is_told, "{text}");
    }
    let invited = "tidspunkt: 2026-12-05 14:00\nsted: {navn: Medborgerhuset}\ntema: Ida og julen\ninviterede:\n  - {person: far, hvorfor: Ida vil have dig med., mundtligt inviteret: 2026-11-20}\n  - {person: mor}\n";
    let said = Forløb::new(&[FIRST, invited]).run("referat", "sag", &[]).2;
    assert!(
        said.contains("»tema« nævner Ida") && said.contains("»hvorfor« nævner Ida"),
        "{said}"
    );
    assert!(!said.contains("læses af Lone"), "{said}");
}
