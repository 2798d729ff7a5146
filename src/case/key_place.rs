//! Where a key belongs that stands in a wrong place: under another key, at another depth, in another file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::line_shape::key_length;
use super::place::Place;
use super::schema;

/// The keys above each key, with the file: the empty text for a key at the beginning of a line.
type Above = BTreeMap<String, Vec<(&'static str, String)>>;

static ABOVE: LazyLock<Above> = LazyLock::new(|| {
    let mut above = Above::new();
    for (name, root) in schema::all() {
        let file = match name {
            "kommune.schema.json" => "kommune.yaml",
            "sag.schema.json" => "sag.yaml",
            _ => "moede-N.yaml",
        };
        collect(&root, &root, file, "", &mut above);
    }
    above
});

fn collect(root: &Value, schema: &Value, file: &'static str, parent: &str, above: &mut Above) {
    if let Some(path) = schema["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
        return root
            .pointer(path)
            .into_iter()
            .for_each(|inner| collect(root, inner, file, parent, above));
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let parents = above.entry(key.clone()).or_default();
        if !parents.contains(&(file, parent.to_owned())) {
            parents.push((file, parent.to_owned()));
        }
        collect(root, inner, file, key, above);
    }
    for several in ["anyOf", "allOf", "oneOf"] {
        let inner = schema[several].as_array().into_iter().flatten();
        inner.for_each(|inner| collect(root, inner, file, parent, above));
    }
    for one in ["items", "additionalProperties"] {
        schema
            .get(one)
            .into_iter()
            .for_each(|inner| collect(root, inner, file, parent, above));
    }
}

/// What to do with a key that is none where it stands, when it is one elsewhere; and how far in it belongs, where that is known.
pub(super) fn where_it_belongs(key: &str, place: &Place) -> Option<(String, Option<usize>)> {
    let parents = ABOVE.get(key)?;
    let file = match place.file_name().as_str() {
        name @ ("kommune.yaml" | "sag.yaml") => name.to_owned(),
        _ => "moede-N.yaml".to_owned(),
    };
    let here: Vec<&str> = parents
        .iter()
        .filter(|(of, _)| *of == file)
        .map(|(_, parent)| parent.as_str())
        .collect();
    let column = place.column().saturating_sub(1);
    if here.contains(&"") {
        let back = if column > 0 {
            "Ryk linjen helt ud til venstre, og"
        } else {
            "Sæt linjen for sig selv, og"
        };
        let said = format!("»{key}« hører ikke til her. {back} se efter, at den ikke står midt i noget andet.");
        return Some((said, None));
    }
    match here.as_slice() {
        [] => {
            let (other, _) = parents.first()?;
            Some((format!("»{key}« hører til i {other}."), None))
        }
        some => {
            let near = some.iter().find_map(|parent| Some((*parent, indentation_under(place, parent)?)));
            let said = match near {
                Some((parent, wanted)) if wanted > column => {
                    format!(
                        "»{key}« hører til under »{parent}«: ryk linjen {} ind.",
                        super::slip_message::blanks(wanted - column)
                    )
                }
                Some((parent, wanted)) if wanted < column => {
                    format!(
                        "»{key}« hører til under »{parent}«: ryk linjen {} ud.",
                        super::slip_message::blanks(column - wanted)
                    )
                }
                Some((parent, _)) => format!("»{key}« hører til under »{parent}«: flyt linjen derhen."),
                None => format!(
                    "»{key}« hører til under »{}«: skriv »{}:« på en linje for sig, og ryk denne to mellemrum ind under den.",
                    some[0], some[0]
                ),
            };
            Some((said, near.map(|(_, wanted)| wanted)))
        }
    }
}

/// How far in the lines under a key stand: as the next one does; two more than the key where there is none.
fn indentation_under(place: &Place, parent: &str) -> Option<usize> {
    let text = place.file().text();
    let line = place.whole_line();
    let mut before = text[..line.start].lines().rev();
    let mut inner = None;
    before.find_map(|line| {
        let code = line.trim_start_matches([' ', '-']);
        let column = line.len() - code.len();
        let is_key = key_length(code).is_some_and(|length| &code[..length] == parent);
        if is_key {
            return Some(inner.filter(|inner| *inner > column).unwrap_or(column + 2));
        }
        if key_length(code).is_some() && !code.starts_with('#') {
            inner = Some(column);
        }
        None
    })
}
