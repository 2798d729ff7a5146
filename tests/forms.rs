//! The meeting folder and the empty forms, at the edge of the program and page by page.

mod support;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use chrono::NaiveDate;
use dialogdok::deliver::produce::examine;
use dialogdok::deliver::render;
use dialogdok::deliver::session::{Session, Settings};
use dialogdok::documents::{Document, Paper, ViewRequest, forms, plan};
use dialogdok::typeset::{Workers, plain_text};
use serde_json::Value;

const FORMS: [&str; 10] = [
    "om-aaben-dialog",
    "til-paaroerende",
    "samtykke",
    "netvaerksoverblik",
    "netvaerkskort",
    "referat",
    "status",
    "evaluering",
    "overlevering",
    "vejledning",
];
const LANGUAGES: [&str; 3] = ["da", "nb", "en"];
const FIRST: &str = "data/sager/2026-031/moede-1.yaml";
const LATER: &str = "data/sager/2026-014/moede-4.yaml";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn dialogdok(folder: &Path, line: &[&str]) -> Output {
    let mut command = Command::cargo_bin("dialogdok").expect("the program is built");
    command.current_dir(folder).args(line).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn made(output: &Output) -> Vec<String> {
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

fn municipality(folder: &Path, more: &str) {
    let text = format!("navn: Ny Kommune\nafdeling: Voksne\nadresse: [Torvet 1]\ntelefon: 11 22 33 44\n{more}");
    std::fs::write(folder.join("kommune.yaml"), text).expect("a folder to write in");
}

fn texts(lang: &str) -> Value {
    let file = root().join(format!("typst-templates/texts/{lang}.yaml"));
    let text = std::fs::read_to_string(file).expect("the texts");
    serde_saphyr::from_str(&text).expect("the texts are YAML")
}

/// The pages of the documents that `job` plans, as text without blanks; set on a thread with room for Typst.
fn pages(lang: &'static str, job: impl Fn(&Session) -> Vec<Document> + Send + 'static) -> Vec<(String, Vec<String>)> {
    let work = move || {
        let settings = Settings {
            municipality: Some(root().join("data/kommune.yaml")),
            language: Some(lang.into()),
            ..Settings::on(day())
        };
        let session = Session::open(settings).expect("the built-in templates");
        let typesetter = session.plain_typesetter();
        let set = |document: Document| {
            let path = document.id().path();
            let sheet = render::job(&typesetter, &document).expect("a sheet").expect("a page");
            let laid = render::lay_out(&typesetter, &sheet).unwrap_or_else(|e| panic!("{}: {e}", path));
            assert_eq!(laid.warnings, None, "{}", path);
            (path, plain_text(&laid).iter().map(|page| flat(page)).collect())
        };
        job(&session).into_iter().map(set).collect()
    };
    Workers::new(1).work(work)
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of one meeting's folder.
fn folder_text(lang: &'static str, meeting: &'static str) -> (usize, String) {
    let pages = pages(lang, move |session| {
        let path = root().join(meeting);
        let number = dialogdok::case::folder::meeting_number(&path);
        let reading = examine(session, path.parent().expect("a case folder"));
        let case = reading.case.as_ref().expect("the case is read");
        let request = ViewRequest {
            language: Some(lang),
            ..ViewRequest::new(case, &reading.problems, &session.locales, &|_, _, _| 0.0, day())
        };
        let plan = plan(&request, Paper::MeetingFolder, number);
        assert_eq!(plan.refusals(), []);
        plan.into_parts().0
    });
    let (_, pages) = pages.into_iter().next().expect("a folder");
    (pages.len(), pages.concat())
}

fn form_texts(lang: &'static str) -> Vec<(String, Vec<String>)> {
    pages(lang, move |session| {
        let sender = session.sender(root()).expect("the example municipality");
        forms(&sender, &session.locales, lang, day(), false).into_parts().0
    })
}

// ---- At the edge of the program

#[test]
fn forms_need_a_municipality_and_no_case() {
    let folder = tempfile::tempdir().expect("a folder");
    municipality(folder.path(), "");
    let below = folder.path().join("et/sted");
    std::fs::create_dir_all(&below).expect("a folder below");
    let output = dialogdok(&below, &["blanketter", "--dato", "2026-11-22"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let names: Vec<String> = FORMS.iter().map(|name| format!("ud/blanketter/{name}.pdf")).collect();
    assert_eq!(made(&output), names);
    assert!(said(&output).contains("10 dokumenter lavet"));
    for name in names {
        assert!(name.is_ascii(), "{name}");
        assert!(std::fs::read(below.join(name)).expect("the form").starts_with(b"%PDF-1.7"));
    }
    let again = dialogdok(&below, &["blanketter", "--dato", "2026-11-22"]);
    assert!(said(&again).contains("10 uændret"), "{}", said(&again));
}

#[test]
fn forms_find_a_logo_beside_a_municipality_in_the_working_folder() {
    let out = tempfile::tempdir().expect("a folder");
    let output = dialogdok(
        &root().join("data"),
        &["blanketter", "--ud", &out.path().to_string_lossy(), "--sprog", "nb"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn forms_without_a_municipality_have_a_neutral_sender() {
    for (lang, name) in [("da", "Åben Dialog"), ("nb", "Åpen dialog"), ("en", "Open Dialogue")] {
        let folder = tempfile::tempdir().expect("a folder");
        let output = dialogdok(folder.path(), &["blanketter", "--sprog", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(said(&output).contains("dialogdok ny kommune"), "{}", said(&output));
        let names: Vec<String> = FORMS.iter().map(|name| format!("ud/blanketter/{name}.pdf")).collect();
        assert_eq!(made(&output), names);
        let bytes = std::fs::read(folder.path().join("ud/blanketter/samtykke.pdf")).expect("the form");
        let text = support::pdf::text(&bytes);
        assert!(text.contains(name), "{text}");
    }
    // One that is there under another name is meant for it.
    let folder = tempfile::tempdir().expect("a folder");
    municipality(folder.path(), "");
    std::fs::rename(folder.path().join("kommune.yaml"), folder.path().join("kommune.yml")).expect("a name");
    let output = dialogdok(folder.path(), &["blanketter"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("Omdøb den til kommune.yaml"), "{}", said(&output));
}

#[test]
fn the_guide_holds_every_key_of_the_schemas() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(dialogdok(folder.path(), &["blanketter"]).status.code(), Some(0));
    assert_eq!(dialogdok(folder.path(), &["skema"]).status.code(), Some(0));
    let guide = std::fs::read(folder.path().join("ud/blanketter/vejledning.pdf")).expect("the guide");
    let guide: String = support::pdf::text(&guide).split_whitespace().collect();
    for name in ["kommune", "sag", "moede"] {
        let text = std::fs::read_to_string(folder.path().join(format!("ud/{name}.schema.json"))).expect("a schema");
        let mut found = Vec::new();
        properties(&serde_json::from_str(&text).expect("JSON"), &mut found);
        assert!(found.len() > 10, "{found:?}");
        for key in found {
            let bare: String = key.split_whitespace().collect();
            assert!(guide.contains(&bare), "{key} of {name} is not in the guide");
        }
    }
}

/// The keys of a schema, wherever they stand.
fn properties(schema: &Value, into: &mut Vec<String>) {
    match schema {
        Value::Object(object) => {
            into.extend(
                object
                    .get("properties")
                    .and_then(Value::as_object)
                    .into_iter()
                    .flat_map(|p| p.keys().cloned()),
            );
            object.values().for_each(|inner| properties(inner, into));
        }
        Value::Array(items) => items.iter().for_each(|inner| properties(inner, into)),
        _ => {}
    }
}

#[test]
fn forms_are_stopped_by_a_municipality_that_is_wrong() {
    for (more, rule) in [
        ("farve: \"#ffee00\"", "kontrast"),
        ("logo: væk.svg", "logo"),
        ("sprog: fr", "sprog"),
        ("navm: x", "navm"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        municipality(folder.path(), more);
        let output = dialogdok(folder.path(), &["blanketter"]);
        assert_eq!(output.status.code(), Some(1), "{more}");
        assert!(said(&output).contains(rule), "{}", said(&output));
        assert!(!folder.path().join("ud").exists(), "{more}");
    }
}

#[test]
fn forms_take_no_path_and_only_languages_that_have_texts() {
    for line in [
        ["blanketter", "data", "x"],
        ["blanketter", "--sprog", "fr"],
        ["blanketter", "--kommune", "findes-ikke.yaml"],
    ] {
        let output = dialogdok(root(), &line);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {}", said(&output));
    }
}

#[test]
fn a_meeting_folder_is_made_under_either_spelling() {
    for command in ["mødemappe", "moedemappe"] {
        let out = tempfile::tempdir().expect("a folder");
        let ud = out.path().to_string_lossy().into_owned();
        let output = dialogdok(root(), &[command, LATER, "--dato", "2026-11-22", "--ud", &ud]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let file = out.path().join("2026-014/moede-4/moedemappe.pdf");
        assert_eq!(made(&output), [file.to_string_lossy()]);
        let pages = lopdf::Document::load(file).expect("a PDF").get_pages().len();
        assert!((6..=10).contains(&pages), "{pages} pages");
    }
}

#[test]
fn a_meeting_that_was_called_off_has_no_folder() {
    let out = tempfile::tempdir().expect("a folder");
    let ud = out.path().to_string_lossy().into_owned();
    let output = dialogdok(root(), &["mødemappe", "data/sager/2026-022/moede-3.yaml", "--ud", &ud]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("mødet blev aflyst den 19. november 2026"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_meeting_folder_is_for_the_team_alone() {
    for (reader, code) in [("jens", 0), ("mor", 1), ("borger", 1)] {
        let out = tempfile::tempdir().expect("a folder");
        let ud = out.path().to_string_lossy().into_owned();
        let output = dialogdok(root(), &["mødemappe", LATER, "--dato", "2026-11-22", "--til", reader, "--ud", &ud]);
        assert_eq!(output.status.code(), Some(code), "{reader}: {}", said(&output));
    }
}

// ---- What stands on the pages

fn items(texts: &Value, list: &str) -> Vec<(String, Vec<String>)> {
    let strings = |v: &Value| {
        v.as_array()
            .expect("a list")
            .iter()
            .map(|i| i.as_str().expect("a text").to_owned())
            .collect()
    };
    let entries = texts["folder"][list].as_array().expect("a list").iter();
    let entry = |e: &Value| {
        let key = e["checklist"].as_str().or(e["key"].as_str()).expect("a key");
        let mut words: Vec<String> = strings(&e["items"]);
        words.extend(e["title"].as_str().map(str::to_owned));
        (key.to_owned(), words)
    };
    entries.map(entry).collect()
}

/// The pages of the startmappe of a case.
fn start_folder_text(lang: &'static str) -> (usize, String) {
    let pages = pages(lang, move |session| {
        let reading = examine(session, &root().join("data/sager/2026-031"));
        let case = reading.case.as_ref().expect("the case is read");
        let request = ViewRequest {
            language: Some(lang),
            ..ViewRequest::new(case, &reading.problems, &session.locales, &|_, _, _| 0.0, day())
        };
        let plan = plan(&request, Paper::StartFolder, None);
        assert_eq!(plan.refusals(), []);
        plan.into_parts().0
    });
    let (_, pages) = pages.into_iter().next().expect("a folder");
    (pages.len(), pages.concat())
}

#[test]
fn every_checklist_and_every_question_stands_in_the_startmappe_or_in_a_moedemappe() {
    for lang in LANGUAGES {
        let texts = texts(lang);
        let (count, start) = start_folder_text(lang);
        assert!((3..=5).contains(&count), "{lang}: {count} pages");
        let (count, later) = folder_text(lang, LATER);
        assert!((6..=10).contains(&count), "{lang}: {count} pages");
        for (key, items) in items(&texts, "checklists").into_iter().chain(items(&texts, "questions")) {
            let text = if matches!(&*key, "start" | "mapping") { &start } else { &later };
            for item in items {
                let item = item.replace("{borger}", "Sara");
                assert!(text.contains(&flat(&item)), "{lang}, {key}: »{item}«");
            }
        }
    }
}

#[test]
fn the_ending_is_no_matter_of_the_first_meeting() {
    for lang in LANGUAGES {
        let texts = texts(lang);
        let (_, text) = folder_text(lang, FIRST);
        for (key, items) in items(&texts, "checklists") {
            let is_there = !matches!(&*key, "start" | "mapping" | "ending");
            assert_eq!(text.contains(&flat(&items[0])), is_there, "{lang}, {key}");
        }
    }
}

#[test]
fn what_may_not_be_left_out_is_marked_in_every_checklist() {
    let cores = LANGUAGES.map(|lang| {
        let texts = texts(lang);
        let lists = texts["folder"]["checklists"].as_array().expect("a list").clone();
        lists.iter().map(|list| list["core"].clone()).collect::<Vec<_>>()
    });
    assert_eq!(cores[0], cores[1]);
    assert_eq!(cores[0], cores[2]);
    for core in &cores[0] {
        assert!(core.as_array().is_some_and(|marked| !marked.is_empty()), "{core}");
    }
}

#[test]
fn the_checklists_are_those_of_the_manual() {
    for lang in LANGUAGES {
        let texts = texts(lang);
        let lists = texts["folder"]["checklists"].as_array().expect("a list");
        let sections: Vec<&str> = lists.iter().filter_map(|l| l["section"].as_str()).collect();
        assert_eq!(
            sections,
            ["1.2", "2.2", "3.1.1", "4.1.2", "4.2.2", "4.2.4", "4.3.2", "5.1"],
            "{lang}"
        );
    }
}

#[test]
fn the_folder_tells_who_comes_and_what_is_still_open() {
    let (_, text) = folder_text("da", LATER);
    for there in [
        "BentMikkelsenny",
        "Sarainvitererselv",
        "HenrikMørchfarkommerikke",
        "NadiaKılıçvenindeharikkesvaretendnu",
        "Sarabydervelkommenidag.",
        "TovholderPiaHolmMødelederJensToftReflektørMetteKragh",
        "igang,møde3",
    ] {
        assert!(text.contains(there), "{there}\n{text}");
    }
    for contact in ["20112233", "22614018", "31258066", "89402114", "Engvej", "Tranevænget", "@lindholm"] {
        assert!(!text.contains(contact), "{contact}");
    }
}

#[test]
fn the_forms_hold_the_rows_and_fields_of_the_manual() {
    for lang in LANGUAGES {
        let texts = texts(lang);
        let forms = form_texts(lang);
        let text = |name: &str| {
            let path = format!("blanketter/{name}.pdf");
            forms.iter().find(|(p, _)| *p == path).expect("the form").1.clone()
        };
        let holds = |name: &str, list: &Value, key: &str| {
            let text = text(name).concat();
            for entry in list.as_array().expect("a list") {
                let word = entry[key].as_str().expect("a text");
                assert!(text.contains(&flat(word)), "{lang}, {name}: »{word}«");
            }
        };
        let f = &texts["forms"];
        holds("netvaerksoverblik", &f["network_overview"]["rows"], "name");
        holds("netvaerkskort", &f["network_map"]["fields"], "name");
        holds("netvaerkskort", &f["network_map"]["steps"], "heading");
        holds("referat", &f["minutes"]["fields"], "label");
        holds("evaluering", &f["evaluation"]["answers"], "text");
        holds("samtykke", &f["consent"]["parts"], "statement");
        holds("om-aaben-dialog", &f["info"]["principles"]["items"], "text");
        assert_eq!(
            f["network_overview"]["rows"].as_array().map(Vec::len),
            Some(26),
            "22 roles, the relatives and »Andre« three times"
        );
        for (name, count) in [
            ("om-aaben-dialog", 2),
            ("netvaerkskort", 1),
            ("referat", 1),
            ("samtykke", 3),
            ("til-paaroerende", 1),
        ] {
            assert_eq!(text(name).len(), count, "{lang}, {name}");
        }
        assert!(
            text("status")
                .concat()
                .contains(&flat(f["status"]["own_row"].as_str().expect("a text")))
        );
    }
}

// ---- The words

fn keys(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| keys(value, &format!("{path}/{key}"), into)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(i, value)| keys(value, &format!("{path}[{i}]"), into)),
        _ => into.push(path.to_owned()),
    }
}

#[test]
fn the_languages_have_the_same_texts() {
    let of = |lang| {
        let (texts, mut found) = (texts(lang), Vec::new());
        for section in ["folder", "forms"] {
            keys(&texts[section], section, &mut found);
        }
        found
    };
    let danish = of("da");
    assert!(danish.len() > 500, "{}", danish.len());
    assert_eq!(danish, of("nb"));
    assert_eq!(danish, of("en"));
}

/// The sentences of a part of the texts: everything that ends as a sentence does. Labels and names are no running text.
fn sentences(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.values().for_each(|v| sentences(v, into)),
        Value::Array(list) => list.iter().for_each(|v| sentences(v, into)),
        Value::String(text) if text.ends_with(['.', '?', '!']) => into.push(text.clone()),
        _ => {}
    }
}

/// LIX (Björnsson 1968): words to a sentence, plus the share of words longer than six letters in per cent. A colon ends a
/// sentence, as there.
fn lix(texts: &[String]) -> f64 {
    let text = texts.join(" ");
    let count = |n: usize| n as f64;
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .filter(|w| !w.is_empty())
        .collect();
    let long = words.iter().filter(|w| w.chars().count() > 6).count();
    let ends = text
        .split(['.', '?', '!', ':'])
        .filter(|s| s.chars().any(char::is_alphanumeric))
        .count();
    count(words.len()) / count(ends) + 100.0 * count(long) / count(words.len())
}

#[test]
fn the_words_are_easy_to_read() {
    for lang in LANGUAGES {
        let texts = texts(lang);
        let judge = |name: &str, part: &Value, most: f64| {
            let mut found = Vec::new();
            sentences(part, &mut found);
            let lix = lix(&found);
            println!("{lang} {name}: {lix:.1}");
            assert!(lix <= most, "{lang} {name}: LIX {lix:.1}, at most {most}");
        };
        for (name, form) in texts["forms"]
            .as_object()
            .expect("the forms")
            .iter()
            .filter(|(name, _)| *name != "common")
        {
            let most = if name == "info" { 35.0 } else { 40.0 };
            if form.is_object() {
                judge(name, form, most);
            }
        }
        judge("mødemappe", &texts["folder"], 40.0);
        for part in ["welcome", "framing", "checklists", "questions", "closing", "reflection", "advice"] {
            judge(part, &texts["folder"][part], 40.0);
        }
    }
}
