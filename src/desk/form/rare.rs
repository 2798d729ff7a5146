//! Keys that few forløb need: folded away on their page until something stands in them.

use crate::case::edit::{FileKind, Step, ValuePath};

/// By kind of file and key path, places in lists left out, each with what it is called where it is folded away.
const RARE: &[(FileKind, &[(&str, &str)])] = &[
    (
        FileKind::Municipality,
        &[
            ("mail", "mail"),
            ("hjemmeside", "hjemmeside"),
            ("farve", "farve"),
            ("sprog", "sprog"),
            ("skala/fra", "skala"),
            ("skala/til", "skala"),
            ("adressefelt/venstre", "kuvertens vindue"),
            ("adressefelt/top", "kuvertens vindue"),
            ("adressefelt/bredde", "kuvertens vindue"),
            ("adressefelt/højde", "kuvertens vindue"),
            ("databeskyttelse", "databeskyttelse"),
            ("gem i år", "hvor længe der gemmes"),
            ("skrifter", "egen skrift"),
            ("skrift", "egen skrift"),
        ],
    ),
    (
        FileKind::Case,
        &[
            ("sprog", "sprog"),
            ("borger/sprog", "borgerens sprog"),
            ("forløb/afsluttet", "når forløbet er slut"),
            ("netværk/vinkel", "plads på kortet"),
            ("netværk/hovednummer", "hovednummer"),
            ("netværk/arbejdsplads", "arbejdsplads"),
            ("netværk/må nævnes for andre", "om personen må nævnes for andre"),
            ("netværk/uddannet i Åben Dialog", "uddannet i Åben Dialog"),
            ("netværk/barn", "et barn"),
            ("netværk/sprog", "personens sprog"),
            ("netværk/fra", "hvornår personen er med"),
            ("netværk/til", "hvornår personen er med"),
        ],
    ),
    (
        FileKind::Meeting,
        &[
            ("sted/må vises", "om stedet må vises"),
            ("sted/find vej", "vejen ind"),
            ("tolk", "tolk"),
            ("på dagen", "nummer på dagen"),
            ("på dagen er aftalt", "nummer på dagen"),
            ("velkomst", "hvem der siger velkommen"),
            ("oplys deltagere", "om deltagerne nævnes"),
            ("flyttet", "et møde, der flyttes"),
            ("flyttet fra", "et møde, der flyttes"),
            ("aflyst/dato", "et møde, der aflyses"),
            ("aflyst/grund", "et møde, der aflyses"),
        ],
    ),
];

/// What it is called that stands at a path, when few need it.
pub(super) fn rare(kind: FileKind, path: &ValuePath) -> Option<&'static str> {
    let keys: Vec<&str> = path.0.iter().filter_map(key).collect();
    let keys = keys.join("/");
    let mut of_kind = RARE.iter().filter(|(of, _)| *of == kind).flat_map(|(_, paths)| *paths);
    of_kind.find(|(path, _)| *path == keys).map(|(_, words)| *words)
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
            for (path, _) in *paths {
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
