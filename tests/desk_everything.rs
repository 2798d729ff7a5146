//! Everything that the three kinds of file can say can be said on some page: each key of the schemas is written by a form, and each
//! mistake stands beside the field that it is about.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::collections::BTreeSet;
use std::fs;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use dialogdok::case::schema;
use opened::*;
use serde_json::Value;
use support::Municipality;

/// A control of a page's form.
#[derive(Clone, Debug)]
struct Seen {
    name: String,
    label: String,
    /// `text`, `date`, `datetime-local`, `checkbox`, `hidden`, `textarea`, `select`.
    kind: String,
    is_number: bool,
    options: Vec<String>,
    value: String,
    is_checked: bool,
}

/// The controls of the large form of a page, in order.
fn controls(page: &str) -> Vec<Seen> {
    let form = page
        .split("id=\"ark\"")
        .nth(1)
        .expect("a form")
        .split("</form>")
        .next()
        .expect("its end");
    let mut seen: Vec<Seen> = Vec::new();
    let (mut label, mut is_number) = (String::new(), false);
    for tag in form.split('<').skip(1) {
        let text = || unescaped(tag.split_once('>').map_or("", |(_, text)| text)).trim().to_owned();
        if tag.starts_with("div class=\"field") {
            is_number = tag.contains(" short");
        } else if tag.starts_with("label for=") || tag.starts_with("legend") {
            label = text();
        }
        let mut push = |kind: &str| {
            seen.push(Seen {
                name: attribute(tag, "name").expect("a name"),
                label: label.clone(),
                kind: kind.to_owned(),
                is_number,
                options: Vec::new(),
                value: attribute(tag, "value").unwrap_or_default(),
                is_checked: tag.contains(" checked"),
            });
        };
        if tag.starts_with("input ") {
            push(&attribute(tag, "type").expect("a type"));
        } else if tag.starts_with("textarea ") {
            push("textarea");
            seen.last_mut().expect("it").value = text();
        } else if tag.starts_with("select ") {
            push("select");
        } else if tag.starts_with("option ") {
            let value = attribute(tag, "value").expect("a value");
            let select = seen.last_mut().expect("its select");
            if tag.contains(" selected") {
                select.value.clone_from(&value);
            }
            if !value.is_empty() {
                select.options.push(value);
            }
        }
    }
    seen
}

/// What somebody could write in a field of a label that is no plain text.
fn sound(seen: &Seen) -> String {
    let by_label = [
        ("Sprog", "nb"),
        ("Borger: sprog", "nb"),
        ("Farve", "#14506e"),
        ("Varighed", "75"),
        ("Vinkel", "42"),
        ("Flyttet", "1"),
        ("Gem i år", "5"),
    ];
    if let Some((_, text)) = by_label.iter().find(|(label, _)| *label == seen.label) {
        return (*text).to_owned();
    }
    if seen.name.ends_with("-dag") {
        return "2026-11-01".to_owned();
    }
    match &*seen.kind {
        "date" => "2026-11-20".to_owned(),
        "datetime-local" => "2026-12-11T15:00".to_owned(),
        "select" => seen.options.last().expect("an option").clone(),
        "textarea" => "En linje\nEn anden".to_owned(),
        _ if seen.is_number || seen.label == "Afstand" => "2".to_owned(),
        _ => "En tekst".to_owned(),
    }
}

/// Fills in whatever can be filled in on a page, and sends it.
fn fill_in(opened: &Opened, path: &str) {
    let page = opened.page(path);
    let mut sent: Vec<(String, String)> = Vec::new();
    let mut days = 0;
    for seen in controls(&page) {
        if seen.label == "Nyt tal" {
            // Of a distance only one number stands here; the second has its test below.
            sent.push((seen.name, String::new()));
            continue;
        }
        match &*seen.kind {
            "hidden" => sent.push((seen.name, seen.value)),
            // Everybody is ticked but the first, so that somebody is left to tick.
            "checkbox" => sent.push((seen.name, seen.value)),
            _ if seen.name.ends_with("-dag") => {
                days += 1;
                sent.push((seen.name.clone(), if days == 1 { sound(&seen) } else { String::new() }));
            }
            _ if !seen.value.is_empty() => sent.push((seen.name, seen.value)),
            _ => sent.push((seen.name.clone(), sound(&seen))),
        }
    }
    let answer = opened.post(path, &sent);
    let told: Vec<&str> = answer
        .text
        .split("class=\"error\">")
        .skip(1)
        .map(|rest| rest.split("</p>").next().unwrap_or(""))
        .collect();
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {told:#?}");
}

/// The paths of all keys of a schema; a key that is data is a star.
fn keys_of_schema(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/definitions/")) {
        keys_of_schema(root, &root["definitions"][name], path, found);
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(format!("{path}/{key}"));
        keys_of_schema(root, inner, &format!("{path}/{key}"), found);
    }
    if schema["items"].is_object() {
        keys_of_schema(root, &schema["items"], &format!("{path}[]"), found);
    }
    let patterns = schema["patternProperties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(_, inner)| inner);
    for inner in patterns.chain(schema.get("additionalProperties").filter(|rest| rest.is_object())) {
        found.insert(format!("{path}/*"));
        keys_of_schema(root, inner, &format!("{path}/*"), found);
    }
    for forms in ["anyOf", "allOf", "oneOf"] {
        for form in schema[forms].as_array().into_iter().flatten() {
            keys_of_schema(root, form, path, found);
        }
    }
}

/// The paths of all keys of a file, as far as the schema knows them.
fn keys_of_file(value: &Value, path: &str, known: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let plain = format!("{path}/{key}");
                let path = if known.contains(&plain) { plain } else { format!("{path}/*") };
                assert!(known.contains(&path), "{path}: {key}");
                found.insert(path.clone());
                keys_of_file(inner, &path, known, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys_of_file(item, &format!("{path}[]"), known, found)),
        _ => {}
    }
}

fn parsed(text: &str) -> Value {
    serde_saphyr::from_str(text).expect("YAML")
}

/// A new forløb with two meetings, made on the pages alone.
fn begun() -> Opened {
    let opened = Opened::new(Municipality::new());
    let page = opened.page("/forloeb/nyt");
    let mut all = fields(&page);
    for (label, text) in [
        ("Navn", "Sara Lindholm"),
        ("Samtykke", "2026-11-20"),
        ("Dit navn, hvis du er tovholder", "Pia Holm"),
        ("Tovholderens afstand til borgeren", "2"),
    ] {
        let name = name_of(&page, label);
        all.retain(|(n, _)| *n != name);
        all.push((name, text.to_owned()));
    }
    assert_eq!(opened.post("/forloeb/nyt", &all).status, StatusCode::SEE_OTHER);
    for (name, relation) in [("Lone Lindholm", "mor"), ("Bent Mikkelsen", "nabo")] {
        let person = [("Navn", name), ("Relation", relation), ("Felt", "familie"), ("Afstand", "1")];
        let answer = opened.send("/forloeb/2026-001/netvaerk/ny", &person);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    for day in ["2026-11-21T10:00", "2026-12-10T14:00"] {
        let meeting = [("Tidspunkt", day), ("Sted: navn", "Hjemme hos Sara")];
        let answer = opened.send("/forloeb/2026-001/moede/nyt", &meeting);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    opened
}

/// The address of a page of somebody's own.
fn page_of(opened: &Opened, name: &str) -> String {
    let list = opened.page("/forloeb/2026-001/netvaerk");
    let link = list
        .split("<a href=\"")
        .find(|link| link.contains(&format!(">{name}</a>")))
        .expect("a person");
    link.split('"').next().expect("an address").to_owned()
}

fn picture(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90])));
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// Sends a file as a browser does.
fn upload(opened: &Opened, path: &str, fields: &[(&str, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, bytes) in fields {
        body.extend_from_slice(format!("--graense\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--graense--\r\n");
    let request = Request::post(path)
        .header(header::HOST, HOST)
        .header(header::ORIGIN, ORIGIN)
        .header(header::COOKIE, &opened.cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=graense")
        .body(Body::from(body))
        .expect("a request");
    read(ask(&opened.router, request))
}

#[test]
fn every_key_of_the_three_kinds_of_file_is_written_by_some_page() {
    let opened = begun();
    let case = "/forloeb/2026-001";
    // The first meeting has tasks before the second meets them.
    for page in [
        "/afsender".to_owned(),
        format!("{case}/side/trivsel"),
        format!("{case}/moede/1/referat"),
        format!("{case}/side/borger"),
        format!("{case}/side/samtykke"),
        format!("{case}/side/udgangspunkt"),
        format!("{case}/side/afslutning"),
        format!("{case}/side/mere"),
        format!("{case}/moede/2"),
        format!("{case}/moede/2/referat"),
        // Who is of the team is not invited.
        format!("{case}/side/netvaerksteam"),
        page_of(&opened, "Lone Lindholm"),
    ] {
        fill_in(&opened, &page);
    }
    let bent = page_of(&opened, "Bent Mikkelsen");
    let answer = upload(
        &opened,
        &format!("{bent}/billede"),
        &[("billede", &picture(40, 30, image::ImageFormat::Png))],
    );
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    for (schema, files) in [
        (0, &["kommune.yaml"][..]),
        (1, &["sager/2026-001/sag.yaml"][..]),
        (2, &["sager/2026-001/moede-1.yaml", "sager/2026-001/moede-2.yaml"][..]),
    ] {
        let (name, schema) = &schema::all()[schema];
        let mut known = BTreeSet::new();
        keys_of_schema(schema, schema, "", &mut known);
        let mut written = BTreeSet::new();
        for file in files {
            keys_of_file(&parsed(&opened.file(file)), "", &known, &mut written);
        }
        let missing: Vec<&String> = known.difference(&written).collect();
        assert!(missing.is_empty(), "{name}: no page writes {missing:#?}");
        assert!(known.len() > 20, "{name}");
    }
}

mod a_mistake_is_said_beside_its_field {
    use super::*;

    /// The controls of a page that a wrong text can be written in, each with the wrong text.
    fn wrong(page: &str) -> Vec<(Seen, String)> {
        let all = controls(page).into_iter();
        let wrong = all.filter_map(|seen| {
            // Somebody who is nobody is told by the rules, and stays chosen.
            if seen.options.iter().any(|option| option == "pia") {
                return None;
            }
            let text = match &*seen.kind {
                "date" | "datetime-local" => "snart engang",
                "select" => "måske-måske",
                "text" if seen.is_number || ["Afstand", "Vinkel", "Farve", "Varighed"].contains(&&*seen.label) => "mange",
                _ => return None,
            };
            Some((seen, text.to_owned()))
        });
        wrong.collect()
    }

    /// Of each such field of each page: the message stands in the field's own box, what was typed stays, nothing is written.
    #[test]
    fn wherever_it_is() {
        let opened = Opened::new(Municipality::example());
        let before = support::files(&opened.municipality.path().join("sager"));
        let mut tried = 0;
        for path in [
            "/afsender",
            "/forloeb/2026-014/side/borger",
            "/forloeb/2026-014/side/netvaerksteam",
            "/forloeb/2026-014/side/samtykke",
            "/forloeb/2026-014/side/trivsel",
            "/forloeb/2026-014/moede/3/referat",
            "/forloeb/2026-014/moede/4",
        ] {
            let page = opened.page(path);
            for (seen, text) in wrong(&page) {
                // What is invited is asked for only when somebody is.
                let is_invite = seen
                    .name
                    .trim_start_matches('f')
                    .parse::<usize>()
                    .is_ok_and(|number| number > 10_000);
                let is_new = page.split("class=\"row new\"").skip(1).any(|row| {
                    row.split("</div></div>")
                        .next()
                        .is_some_and(|row| row.contains(&format!("name=\"{}\"", seen.name)))
                });
                if is_invite || is_new || seen.label == "Nyt tal" || seen.label == "sagt den" {
                    continue;
                }
                let mut sent = fields(&page);
                sent.retain(|(name, _)| *name != seen.name);
                sent.push((seen.name.clone(), text.clone()));
                let answer = opened.post(path, &sent);
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}, {}", seen.label);
                let again = controls(&answer.text)
                    .into_iter()
                    .find(|other| other.name == seen.name)
                    .expect("the field");
                assert_eq!(again.value, text, "{path}, {}", seen.label);
                let own = answer.text.split(&format!("id=\"{}-m\"", seen.name)).nth(1);
                let own = own.unwrap_or_else(|| panic!("{path}, {}: nothing is said beside it", seen.label));
                assert!(own.starts_with("><p class=\"error\">"), "{path}, {}", seen.label);
                assert!(
                    answer.text.contains(&format!("<a href=\"#{}\">", seen.name)),
                    "{path}, {}: no way from the top to it",
                    seen.label
                );
                tried += 1;
            }
        }
        assert!(tried > 50, "{tried}");
        assert!(support::files(&opened.municipality.path().join("sager")) == before);
    }

    #[test]
    fn what_must_be_there_and_is_not() {
        let opened = Opened::new(Municipality::sound());
        let answer = opened.send("/forloeb/2026-001/moede/1", &[("Tidspunkt", ""), ("Tema", "Foråret")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let name = name_of(&answer.text, "Tidspunkt");
        let own = answer
            .text
            .split(&format!("id=\"{name}-m\""))
            .nth(1)
            .expect("a message beside the field");
        assert!(own.starts_with("><p class=\"error\">Der mangler: Tidspunkt."), "{own}");
        assert!(answer.text.contains("value=\"Foråret\""));
    }

    /// A row that is emptied goes; what is wrong in the row after it is said there.
    #[test]
    fn also_when_rows_move() {
        let opened = Opened::new(Municipality::example());
        let path = "/forloeb/2026-014/moede/3/referat";
        let page = opened.page(path);
        let seen = controls(&page);
        let whom: Vec<&Seen> = seen.iter().filter(|seen| seen.label == "Inden").collect();
        assert!(whom.len() > 3);
        let mut sent = fields(&page);
        let at = |name: &str| seen.iter().position(|seen| seen.name == name).expect("it is there");
        // Who, what and until when of the first task.
        let first: Vec<&str> = seen[at(&whom[0].name) - 2..=at(&whom[0].name)]
            .iter()
            .map(|seen| &*seen.name)
            .collect();
        for (name, value) in &mut sent {
            if first.contains(&&**name) {
                value.clear();
            }
            if *name == whom[1].name {
                "snart".clone_into(value);
            }
        }
        let answer = opened.post(path, &sent);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(&format!("id=\"{}-m\"", whom[1].name)), "it is said elsewhere");
    }
}

mod what_the_parts_do {
    use super::*;

    const CASE: &str = "sager/2026-001/sag.yaml";

    fn page_of_mother(opened: &Opened) -> String {
        page_of(opened, "Lone Lindholm")
    }

    #[test]
    fn lines_of_the_map_come_and_go_from_one_of_their_ends() {
        let opened = Opened::new(Municipality::sound());
        let path = page_of_mother(&opened);
        let page = opened.page(&path);
        let boxes: Vec<Seen> = controls(&page)
            .into_iter()
            .filter(|seen| seen.label.starts_with("Har med at gøre") || seen.name == "f9999")
            .collect();
        let ticked: Vec<&Seen> = boxes.iter().filter(|seen| seen.is_checked).collect();
        assert_eq!(ticked.len(), 1, "{boxes:?}");
        let before = opened.file(CASE);
        let mut sent = fields(&page);
        sent.retain(|(name, value)| name != "f9999" || value != "ida");
        sent.push(("f9999".to_owned(), "laege".to_owned()));
        assert_eq!(opened.post(&path, &sent).status, StatusCode::SEE_OTHER);
        assert_eq!(opened.file(CASE), before.replace("  - [mor, ida]\n", "  - [mor, laege]\n"));
        // From the other end it is the same line.
        let other = opened.page(&page_of(&opened, "Karim Yilmaz"));
        let of_doctor = controls(&other).into_iter().filter(|seen| seen.name == "f9999" && seen.is_checked);
        assert_eq!(of_doctor.map(|seen| seen.value).collect::<Vec<_>>(), ["mor"]);
    }

    #[test]
    fn a_distance_is_told_anew_with_the_day() {
        let opened = Opened::new(Municipality::sound());
        let path = page_of_mother(&opened);
        let page = opened.page(&path);
        let name = name_of(&page, "Afstand");
        let send = |numbers: [&str; 2], days: [&str; 2]| {
            let mut sent = fields(&page);
            sent.retain(|(other, _)| *other != name && *other != format!("{name}-dag"));
            sent.extend(numbers.map(|number| (name.clone(), number.to_owned())));
            sent.extend(days.map(|day| (format!("{name}-dag"), day.to_owned())));
            opened.post(&path, &sent)
        };
        let before = opened.file(CASE);
        let answer = send(["1", "2.5"], ["", "2026-11-20"]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains("Skriv den dag, det blev sagt") && answer.text.contains("value=\"2.5\""),
            "{}",
            answer.text
        );
        assert_eq!(opened.file(CASE), before);
        assert_eq!(send(["1", "2.5"], ["2026-10-10", "2026-11-20"]).status, StatusCode::SEE_OTHER);
        let text = opened.file(CASE);
        assert!(
            text.contains("    afstand:\n      2026-10-10: 1\n      2026-11-20: 2.5\n"),
            "{text}"
        );
        opened.municipality.run(["tjek", "sager", "--dato", "2026-11-22"]).succeeds();
    }

    #[test]
    fn indicators_are_chosen_and_answered() {
        let opened = Opened::new(Municipality::sound());
        let path = "/forloeb/2026-001/side/trivsel";
        let page = opened.page(path);
        let mut sent = fields(&page);
        let ticks = controls(&page)
            .into_iter()
            .find(|seen| seen.kind == "checkbox")
            .expect("ticks")
            .name;
        sent.push((ticks.clone(), "arbejde".to_owned()));
        let own = name_of(&page, "Navn");
        sent.retain(|(name, _)| *name != own);
        sent.push((own, "Søvn".to_owned()));
        assert_eq!(opened.post(path, &sent).status, StatusCode::SEE_OTHER);
        assert!(
            opened.file(CASE).contains("indikatorer: [arbejde, {navn: Søvn}]\n"),
            "{}",
            opened.file(CASE)
        );
        let answer = opened.send(
            path,
            &[
                ("Dato", "2026-11-20"),
                ("Arbejde", "4"),
                ("Søvn", "6"),
                ("Søvn: borgerens egne ord", "Roligere"),
            ],
        );
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let answers = serde_json::json!([{"dato": "2026-11-20", "indikatorer": {"arbejde": 4, "Søvn": {"tal": 6, "ord": "Roligere"}}}]);
        assert_eq!(parsed(&opened.file(CASE))["målinger"], answers);
        opened.municipality.run(["tjek", "sager", "--dato", "2026-11-22"]).succeeds();
    }

    #[test]
    fn a_portrait_is_made_safe_and_lies_in_the_folder() {
        let opened = Opened::new(Municipality::sound());
        let path = page_of_mother(&opened);
        let to = format!("{path}/billede");
        let before = opened.file(CASE);
        let answer = upload(&opened, &to, &[("billede", b"ikke et billede")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("Billedet kan ikke bruges"), "{}", answer.text);
        assert_eq!(opened.file(CASE), before);
        let given = picture(2_000, 1_000, image::ImageFormat::Jpeg);
        let answer = upload(&opened, &to, &[("billede", &given)]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(opened.file(CASE).contains("    billede: billeder/mor.jpg\n"));
        let kept = fs::read(opened.municipality.path().join("sager/2026-001/billeder/mor.jpg")).expect("the picture");
        let read = image::load_from_memory(&kept).expect("a picture");
        assert_eq!((read.width(), read.height()), (900, 450));
        assert!(opened.page(&path).contains(&format!("src=\"{to}\"")));
        assert_eq!(opened.get(&to).status, StatusCode::OK);
        // A second one gets a name of its own, and the first can come back.
        let answer = upload(&opened, &to, &[("billede", &picture(30, 30, image::ImageFormat::Jpeg))]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(opened.file(CASE).contains("    billede: billeder/mor-2.jpg\n"));
        assert_eq!(opened.post("/fortryd", &[]).status, StatusCode::SEE_OTHER);
        assert!(opened.file(CASE).contains("    billede: billeder/mor.jpg\n"));
        assert_eq!(
            upload(&opened, &to, &[("billede", b""), ("fjern", b"ja")]).status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(opened.file(CASE), before);
        let huge = vec![0; 11 << 20];
        let answer = upload(&opened, &to, &[("billede", &huge)]);
        assert!(answer.text.contains("højst 10 MB"), "{}: {}", answer.status, answer.text);
    }

    #[test]
    fn the_portrait_of_somebody_protected_is_shown_when_it_is_asked_for() {
        let opened = Opened::new(Municipality::sound());
        let path = page_of(&opened, "Ida Krogh");
        let to = format!("{path}/billede");
        assert_eq!(
            upload(&opened, &to, &[("billede", &picture(30, 30, image::ImageFormat::Png))]).status,
            StatusCode::SEE_OTHER
        );
        assert!(!opened.page(&path).contains("<img src=\"/forloeb/2026-001/netvaerk"));
        assert_eq!(opened.get(&to).status, StatusCode::NOT_FOUND);
        assert!(opened.page(&format!("{path}?vis=ja")).contains("billede?vis=ja"));
        assert_eq!(opened.get(&format!("{to}?vis=ja")).status, StatusCode::OK);
    }

    #[test]
    fn who_goes_is_shown_first_and_goes_everywhere_in_one_step() {
        let opened = Opened::new(Municipality::sound());
        let files = || support::files(&opened.municipality.path().join("sager"));
        let before = files();
        let path = format!("{}/slet", page_of(&opened, "Ida Krogh"));
        let page = opened.page(&path);
        for words in [
            "Netværksmøde 1",
            "inviterede: Sara vil gerne have dig med",
            "Streger på kortet til Lone Lindholm",
        ] {
            assert!(page.contains(words), "»{words}« is not shown:\n{page}");
        }
        // Without having seen it nobody goes.
        assert_eq!(opened.post(&path, &[]).status, StatusCode::CONFLICT);
        assert!(files() == before);
        let yes = page.split("action=\"").find(|rest| rest.starts_with(&path)).expect("a button");
        let yes = unescaped(yes.split('"').next().expect("an address"));
        let answer = opened.post(&yes, &[]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        for (name, bytes) in files() {
            assert!(!String::from_utf8_lossy(&bytes).contains("ida"), "{name}");
        }
        opened.municipality.run(["tjek", "sager", "--dato", "2026-11-22"]).succeeds();
        assert_eq!(opened.post("/fortryd", &[]).status, StatusCode::SEE_OTHER);
        assert!(files() == before, "it is taken back as one step");
    }

    #[test]
    fn who_cannot_go_stays_and_it_is_said_why() {
        let opened = Opened::new(Municipality::sound());
        let before = support::files(&opened.municipality.path().join("sager"));
        let path = format!("{}/slet", page_of(&opened, "Pia Holm"));
        let page = opened.page(&path);
        assert!(page.contains("Står i vejen") && page.contains("Vælg en anden først"), "{page}");
        assert!(!page.contains("Slet personen"));
        assert_eq!(opened.post(&path, &[]).status, StatusCode::CONFLICT);
        assert!(support::files(&opened.municipality.path().join("sager")) == before);
    }

    #[test]
    fn a_new_tovholder_and_then_consent_is_asked_again() {
        let opened = Opened::new(Municipality::sound());
        let path = "/forloeb/2026-001/overlevering";
        let answer = opened.send(path, &[("Hvem tager over?", "pia")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let answer = opened.send(path, &[("Hvem tager over?", "jens"), ("Var Sara med, da de to mødtes?", "ja")]);
        assert_eq!(answer.location, "/forloeb/2026-001/side/samtykke?skift=ja", "{}", answer.text);
        let text = opened.file(CASE);
        assert!(text.contains("  tovholder: jens\n"), "{text}");
        assert!(
            text.contains(
                "  tidligere tovholdere:\n    - person: pia\n      til: 2026-11-22\n      borgeren deltog i overleveringen: ja\n"
            ),
            "{text}"
        );
        let page = opened.page(&answer.location);
        assert!(page.contains("Trin 2 af 2") && page.contains("class=\"advice\""), "{page}");
        // A row for each, a tick for each paper.
        let ticks = controls(&page)
            .into_iter()
            .filter(|seen| seen.kind == "checkbox" && seen.value == "jens");
        assert_eq!(ticks.count(), 2);
    }

    /// Hints are the schema's, without how a file is written.
    #[test]
    fn no_page_speaks_of_ids_or_braces() {
        let opened = Opened::new(Municipality::example());
        for (path, answer) in opened.pages() {
            let hints = answer
                .text
                .split("class=\"hint\"")
                .skip(1)
                .map(|rest| rest.split("</p>").next().unwrap_or(""));
            for hint in hints {
                let hint = unescaped(hint);
                assert!(
                    !hint.contains('{') && !hint.to_lowercase().contains("id'") && !hint.contains("Id "),
                    "{path}: {hint}"
                );
            }
        }
    }
}
