//! `netvaerkskort.json`: the map for other programs, as `format.md` promises it.

use serde_json::{Value, json};

use super::map_layout::OnMap;
use crate::case::Field;
use crate::network_map::{NetworkMap, measure};

pub(super) fn contract(map: &NetworkMap, people: &[OnMap<'_>]) -> Value {
    let sheet = &map.sheet;
    let found = measure(map);
    let persons = map.people.iter().zip(people).map(|(placed, (person, _))| {
        json!({
            "id": person.id.value.0, "felt": person.field.word(), "afstand": person.distance.0,
            "vinkel": round(placed.angle), "x": round(placed.at.x), "y": round(placed.at.y),
            "etiket": placed.label.as_ref().map(|l| json!({
                "x": round(l.frame.x), "y": round(l.frame.y), "bredde": round(l.frame.width), "højde": round(l.frame.height),
            })),
        })
    });
    let fields = map.sectors.iter().enumerate();
    let fields = fields.map(|(i, s)| json!({"felt": Field::ALL[i].word(), "fra": round(s.from), "til": round(s.to)}));
    let id = |index: usize| people[index].0.id.value.0.clone();
    json!({
        "ark": {"bredde": sheet.width, "højde": sheet.height},
        "borger": {"x": sheet.borger.x, "y": sheet.borger.y},
        "radius": {"inderst": sheet.inner, "yderst": sheet.outer},
        "felter": fields.collect::<Vec<_>>(),
        "personer": persons.collect::<Vec<_>>(),
        "streger": map.lines.iter().map(|l| [id(l.from), id(l.to)]).collect::<Vec<_>>(),
        "mål": {
            "krydsninger": found.crossings,
            "etiketoverlap": found.label_overlaps,
            "streger gennem etiketter": found.lines_through_labels,
        },
    })
}

/// To a thousandth of a millimetre.
fn round(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
