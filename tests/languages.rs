//! The three texts files say the same: what is put into a sentence, and what is quoted in it, stands in every language.

use std::collections::BTreeMap;

use serde_json::Value;

/// Sections that are not in every language, or are words and no sentences.
const OF_ONE_LANGUAGE: [&str; 4] = ["/guide", "/language", "/invitation/at_mine", "/programme/csv"];

fn texts(lang: &str) -> Value {
    let file = format!("{}/typst-templates/texts/{lang}.yaml", env!("CARGO_MANIFEST_DIR"));
    serde_saphyr::from_str(&std::fs::read_to_string(file).expect("the texts")).expect("the texts are YAML")
}

/// Every text of a file by its path.
fn by_path(value: &Value, path: &str, into: &mut BTreeMap<String, String>) {
    if OF_ONE_LANGUAGE.contains(&path) {
        return;
    }
    match value {
        Value::Object(map) => map.iter().for_each(|(key, v)| by_path(v, &format!("{path}/{key}"), into)),
        Value::Array(list) => list.iter().enumerate().for_each(|(n, v)| by_path(v, &format!("{path}/{n}"), into)),
        Value::String(text) => {
            into.insert(path.to_owned(), text.clone());
        }
        _ => {}
    }
}

/// What a sentence carries: the values put into it, the words it quotes, the gaps it leaves. Whose something is may be said with
/// an ending in one language and with a word in another.
fn carried(text: &str, quotes: [char; 2]) -> (Vec<String>, [usize; 3]) {
    let mut values: Vec<String> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0.replace("borgers", "borger")))
        .collect();
    values.sort();
    let count = |c: char| text.matches(c).count();
    (values, [count(quotes[0]), count(quotes[1]), count('…')])
}

#[test]
fn what_is_put_in_and_what_is_quoted_stands_in_every_language() {
    let read = |lang| {
        let mut found = BTreeMap::new();
        by_path(&texts(lang), "", &mut found);
        found
    };
    let danish = read("da");
    assert!(danish.len() > 900, "{}", danish.len());
    for (lang, quotes) in [("nb", ['«', '»']), ("en", ['“', '”'])] {
        let other = read(lang);
        let mut wrong = Vec::new();
        for (path, text) in &danish {
            // In Danish each of these tables has a title of its own, in the others they share one.
            if path.starts_with("/programme/tables/udvikling-") {
                continue;
            }
            let expected = carried(text, ['»', '«']);
            match other.get(path) {
                None => wrong.push(format!("{path} is missing")),
                Some(said) if said.find(quotes[1]) < said.find(quotes[0]) => wrong.push(format!("{path}: quoted as in Danish | {said}")),
                Some(said) if carried(said, quotes) != expected => wrong.push(format!("{path}: {text} | {said}")),
                Some(_) => {}
            }
        }
        assert!(wrong.is_empty(), "{lang}:\n{}", wrong.join("\n"));
    }
}

/// LIX (Björnsson 1968): words to a sentence, plus the share of words longer than six letters in per cent.
fn lix(text: &str) -> f64 {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| !w.is_empty())
        .collect();
    let long = words.iter().filter(|w| w.chars().count() > 6).count();
    let sentences = text
        .split(['.', '?', '!', ':'])
        .filter(|s| s.chars().any(char::is_alphanumeric))
        .count();
    words.len() as f64 / sentences as f64 + 100.0 * long as f64 / words.len() as f64
}

#[test]
fn a_child_can_read_the_letter_to_a_child() {
    for lang in ["da", "nb", "en"] {
        let mut found = BTreeMap::new();
        by_path(&texts(lang)["invitation"]["child"], "", &mut found);
        found.retain(|path, _| !path.starts_with("/for_adult"));
        let text = found
            .into_values()
            .map(|t| t.trim_end_matches('.').to_owned() + ".")
            .collect::<Vec<_>>()
            .join(" ");
        let text = text
            .replace("{borger}", "Sara")
            .replace("{tovholder}", "Pia Holm")
            .replace("{telefon}", "89 40 21 14");
        let lix = lix(&text);
        println!("{lang}: {lix:.1}");
        assert!(lix <= 20.0, "{lang}: LIX {lix:.1}\n{text}");
    }
}
