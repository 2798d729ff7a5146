//! People of a case on the sheet of a netværkskort: what is laid out, in which type, at whose angles.

use super::ViewRequest;
use super::network_map::Presence;
use super::team_role::relation_for_reader;
use crate::case::{Field, Person};
use crate::network_map::{Label, LabelStyle, MapError, MapField, MapPerson, NetworkMap, Sheet, Size, Weight, layout};

/// The type of the fields' headings on the large map, in points.
const HEADING: f64 = 14.0;
/// The type of the words on the rings, in points.
const RING_NAME: f64 = 10.0;
/// Millimetres in a point.
const MM: f64 = 25.4 / 72.0;

/// Somebody on the map, and what has become of them.
pub(super) type OnMap<'a> = (&'a Person, Presence);

/// Lays out the large map.
pub(super) fn lay_out(
    request: &ViewRequest<'_>,
    lang: &str,
    people: &[OnMap<'_>],
    lines: &[(usize, usize)],
    faces: bool,
) -> Result<NetworkMap, MapError> {
    let locale = request.locale(lang);
    let room = |text: &str, points: f64, bold: bool| Size {
        width: (request.width_of)(text, points, bold) + 1.0,
        height: points * 1.3 * MM,
    };
    let headings = std::array::from_fn(|i| room(&locale.field(Field::ALL[i].word()), HEADING, true));
    let ring = |name: &String| {
        if name.is_empty() {
            Size::default()
        } else {
            room(name, RING_NAME, false)
        }
    };
    let mut sheet = Sheet {
        ring_names: locale.rings().each_ref().map(ring),
        ..Sheet::a3()
    };
    if faces {
        sheet.symbol_radius = match people.len() {
            0..=12 => 7.0,
            13..=25 => 5.6,
            _ => 4.6,
        };
    }
    let width_of = |text: &str, size: f64, weight: Weight| (request.width_of)(text, size, weight == Weight::Name) + 0.2;
    let label = |person: &Person| {
        let relation = relation_for_reader(request, person, lang);
        Label::new(&person.name, &relation, &LabelStyle::A3, &width_of)
    };
    let own_angle = |person: &Person| person.angle.as_ref().map(|angle| angle.0);
    let people = people.iter().map(|(person, _)| on_map(person, label(person), own_angle(person)));
    layout(&sheet, &headings, &people.collect::<Vec<_>>(), lines)
}

/// Lays out a small map without names. Those whom `angles` knows an angle of, in degrees, stand there.
pub(super) fn lay_out_small(
    width: f64,
    people: &[OnMap<'_>],
    lines: &[(usize, usize)],
    angles: &dyn Fn(&Person) -> Option<f64>,
) -> Result<NetworkMap, MapError> {
    let headings = [Size { width: 1.0, height: 1.0 }; 5];
    let placed: Vec<MapPerson> = people.iter().map(|(p, _)| on_map(p, Label::none(), angles(p))).collect();
    layout(&Sheet::small(width), &headings, &placed, lines)
}

fn on_map(person: &Person, label: Label, angle: Option<f64>) -> MapPerson {
    MapPerson {
        id: person.id.value.0.clone(),
        field: MapField::ALL[person.field.value as usize],
        distance: person.distance.0,
        angle,
        label,
    }
}
