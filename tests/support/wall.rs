//! The referat on the wall, as a browser reads and sends it.

#![allow(dead_code, reason = "each test uses its own part")]

use serde_json::Value;

use crate::opened::*;
use crate::support::Municipality;

pub const CASE: &str = "sager/2026-014/sag.yaml";
pub const MEETING: &str = "sager/2026-014/moede-3.yaml";
pub const HOME: &str = "/forloeb/2026-014/sammen";
pub const WRITE: &str = "/forloeb/2026-014/sammen/referat/3";
pub const READ: &str = "/forloeb/2026-014/sammen/referat/3/laes";

pub fn share(opened: &Opened, page: &str) {
    assert_eq!(opened.post(HOME, &[pair("side", page)]).location, format!("{HOME}/{page}"));
}

pub fn sitting() -> Opened {
    let opened = Opened::new(Municipality::example());
    share(&opened, "referat/3");
    opened
}

pub fn said(text: &str) -> Value {
    serde_saphyr::from_str(text).expect("YAML")
}

pub fn from(page: &str) -> String {
    let tag = page.split("<input ").find(|tag| tag.contains("name=\"fra\"")).expect("a text");
    attribute(&format!(" {tag}"), "value").expect("a value")
}

/// Who can be ticked on a page: the name, the word, and whether they are.
pub fn offers(page: &str) -> Vec<(String, String, bool)> {
    let labels = page.split("<label class=\"tick\">").skip(1);
    let offer = |label: &str| {
        let name = label.split("<strong>").nth(1)?.split('<').next()?;
        let input = label.split("<span>").next()?;
        Some((unescaped(name), attribute(input, "value")?, input.contains(" checked")))
    };
    labels.filter_map(offer).collect()
}

pub fn ticked(page: &str) -> Vec<String> {
    let ticked = offers(page).into_iter().filter(|(_, _, is_ticked)| *is_ticked);
    ticked.map(|(name, _, _)| name).collect()
}

/// The form of a page to read, with these ticked and one button pressed.
pub fn answer(page: &str, names: &[&str], button: &str) -> Vec<(String, String)> {
    let mut sent = vec![pair("fra", &from(page)), pair("svar", button)];
    let words = offers(page).into_iter().filter(|(name, _, _)| names.contains(&&**name));
    sent.extend(words.map(|(_, word, _)| pair("til", &word)));
    assert_eq!(sent.len(), names.len() + 2, "{names:?}");
    sent
}

pub fn told(page: &str) -> String {
    unescaped(
        page.split("class=\"told\"")
            .nth(1)
            .and_then(|rest| rest.split("</div>").next())
            .unwrap_or_default(),
    )
}

/// The referat's form with a field written anew.
pub fn written(page: &str, id: &str, text: &str) -> Vec<(String, String)> {
    let tag = page
        .split('<')
        .find(|tag| attribute(tag, "id").as_deref() == Some(id))
        .expect("a field");
    let name = attribute(tag, "name").expect("a name");
    let mut sent = form(page);
    sent.retain(|(one, _)| *one != name);
    sent.push(pair(&name, text));
    sent
}

/// What a browser would send of the page's form as it stands.
pub fn form(page: &str) -> Vec<(String, String)> {
    let mut sent = fields(page);
    let selects = page.split("<select ").skip(1);
    for select in selects {
        let name = attribute(&format!(" {select}"), "name").expect("a name");
        let options = select.split("</select>").next().expect("its end").split("<option ").skip(1);
        let chosen = options
            .filter(|option| option.contains(" selected"))
            .find_map(|option| attribute(&format!(" {option}"), "value"));
        if let Some((_, value)) = sent.iter_mut().find(|(one, _)| *one == name) {
            *value = chosen.unwrap_or_default();
        }
    }
    sent
}
