//! Keys that few forløb need: folded away on their page until something stands in them.

use crate::case::edit::{FileKind, Step, ValuePath};

/// By kind of file and key path, places in lists left out.
const RARE: &[(FileKind, &[&str])] = &[
    (
        FileKind::Municipality,
        &[
            "mail",
            "hjemmeside",
            "farve",
            "sprog",
            "skala/fra",
            "skala/til",
            "adressefelt/venstre",
            "adressefelt/top",
            "adressefelt/bredde",
            "adressefelt/højde",
            "databeskyttelse",
            "gem i år",
            "skrifter",
            "skrift",
        ],
    ),
    (
        FileKind::Case,
        &[
            "sprog",
            "borger/sprog",
            "forløb/afsluttet",
            "netværk/vinkel",
            "netværk/hovednummer",
            "netværk/arbejdsplads",
            "netværk/må nævnes for andre",
            "netværk/uddannet i Åben Dialog",
            "netværk/barn",
            "netværk/sprog",
            "netværk/fra",
            "netværk/til",
        ],
    ),
    (
        FileKind::Meeting,
        &[
            "sted/må vises",
            "sted/find vej",
            "tolk",
            "på dagen",
            "velkomst",
            "oplys deltagere",
            "flyttet",
            "flyttet fra",
            "aflyst/dato",
            "aflyst/grund",
        ],
    ),
];

/// Whether what stands at a path is needed by few.
pub(super) fn is_rare(kind: FileKind, path: &ValuePath) -> bool {
    let keys: Vec<&str> = path.0.iter().filter_map(key).collect();
    let keys = keys.join("/");
    RARE.iter().any(|(of, paths)| *of == kind && paths.contains(&keys.as_str()))
}

fn key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::At(_) | Step::Of(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_a_key_of_its_kind() {
        for (kind, paths) in RARE {
            for path in *paths {
                let mut steps = Vec::new();
                for key in path.split('/') {
                    steps.push(Step::Key(key.to_owned()));
                    if key == "netværk" {
                        steps.push(Step::At(0));
                    }
                }
                assert!(kind.schema_at(&steps).is_some(), "{path} is no key");
            }
        }
    }
}
