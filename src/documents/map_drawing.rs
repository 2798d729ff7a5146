//! The drawing of a netværkskort as a view: every position in mm from the sheet's top left, angles in degrees clockwise
//! from the top.

use serde::Serialize;
use serde_json::{Value, json};

use super::ViewRequest;
use super::network_map::Presence;
use crate::case::{Field, Person};
use crate::network_map::{
    Align, Curve, Label, LabelStyle, MapError, MapField, MapPerson, NetworkMap, Point, Rect, Sheet, Size, Weight, layout, measure,
};

/// The type of the fields' headings on the large map, in points.
const HEADING: f64 = 13.0;
/// Millimetres in a point.
const MM: f64 = 25.4 / 72.0;

/// Everything that is drawn.
#[derive(Clone, Debug, Serialize)]
pub struct MapDrawing {
    pub width: f64,
    pub height: f64,
    pub borger: Dot,
    pub inner: f64,
    pub outer: f64,
    pub rim: f64,
    pub symbol: f64,
    pub sectors: Vec<SectorView>,
    pub people: Vec<PersonView>,
    pub lines: Vec<LineView>,
    #[serde(skip)]
    contract: Value,
}

/// A point, and how large what stands there is.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Dot {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
}

/// A field of the map.
#[derive(Clone, Debug, Serialize)]
pub struct SectorView {
    pub field: &'static str,
    pub from: f64,
    pub to: f64,
    pub heading: BoxView,
}

/// A box by its top left corner.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BoxView {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A person and their label.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    pub field: &'static str,
    pub x: f64,
    pub y: f64,
    pub private: bool,
    pub in_team: bool,
    pub state: Presence,
    pub label: Option<LabelView>,
}

/// A label as it was measured.
#[derive(Clone, Debug, Serialize)]
pub struct LabelView {
    pub frame: BoxView,
    pub align: &'static str,
    pub lines: Vec<TextLine>,
    /// From the symbol to the label, when there was no room beside it.
    pub leader: Option<[f64; 4]>,
}

/// One line of a label.
#[derive(Clone, Debug, Serialize)]
pub struct TextLine {
    pub text: String,
    /// In points.
    pub size: f64,
    /// From the label's top, in mm.
    pub top: f64,
    pub is_name: bool,
}

/// A line between two people, as a quadratic curve.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct LineView {
    pub from: [f64; 2],
    pub control: [f64; 2],
    pub to: [f64; 2],
    /// One of the two is no longer there.
    pub gone: bool,
}

impl MapDrawing {
    /// The map as `netvaerkskort.json` has it.
    pub fn as_contract(&self) -> &Value {
        &self.contract
    }
}

/// Draws the large map.
pub(super) fn draw(
    request: &ViewRequest<'_>,
    lang: &str,
    people: &[(&Person, Presence)],
    lines: &[(usize, usize)],
) -> Result<MapDrawing, MapError> {
    let locale = request.locale(lang);
    let headings = std::array::from_fn(|i| {
        let text = locale.field(Field::ALL[i].word());
        Size {
            width: (request.width_of)(&text, HEADING, true) + 1.0,
            height: HEADING * 1.3 * MM,
        }
    });
    draw_on(request, &Sheet::a3(), &LabelStyle::A3, &headings, people, lines)
}

/// Draws a small map without names, for two states side by side.
pub(super) fn draw_small(
    request: &ViewRequest<'_>,
    width: f64,
    people: &[(&Person, Presence)],
    lines: &[(usize, usize)],
) -> Result<MapDrawing, MapError> {
    let headings = [Size { width: 1.0, height: 1.0 }; 5];
    let style = LabelStyle {
        name: 0.0,
        ..LabelStyle::SMALL
    };
    draw_on(request, &Sheet::small(width), &style, &headings, people, lines)
}

fn draw_on(
    request: &ViewRequest<'_>,
    sheet: &Sheet,
    style: &LabelStyle,
    headings: &[Size; 5],
    people: &[(&Person, Presence)],
    lines: &[(usize, usize)],
) -> Result<MapDrawing, MapError> {
    let width_of = |text: &str, size: f64, weight: Weight| (request.width_of)(text, size, weight == Weight::Name) + 0.2;
    let on_map = |(person, _): &(&Person, Presence)| MapPerson {
        id: person.id.value.0.clone(),
        field: MapField::ALL[person.field.value as usize],
        distance: person.distance.0,
        label: if style.name > 0.0 {
            Label::new(&person.name, &person.relation, style, &width_of)
        } else {
            Label::none()
        },
    };
    let placed: Vec<MapPerson> = people.iter().map(on_map).collect();
    let map = layout(sheet, headings, &placed, lines)?;
    Ok(view(request, &map, people))
}

fn view(request: &ViewRequest<'_>, map: &NetworkMap, people: &[(&Person, Presence)]) -> MapDrawing {
    let sheet = &map.sheet;
    let sectors = map.sectors.iter().zip(&map.headings).enumerate();
    let sectors = sectors.map(|(i, (sector, heading))| SectorView {
        field: Field::ALL[i].word(),
        from: sector.from,
        to: sector.to,
        heading: frame(heading),
    });
    let persons = map.people.iter().zip(people).map(|(placed, (person, state))| PersonView {
        field: person.field.word(),
        x: placed.at.x,
        y: placed.at.y,
        private: person.is_private(),
        in_team: request.case.team.has(&person.id),
        state: *state,
        label: placed.label.as_ref().map(|label| LabelView {
            frame: frame(&label.frame),
            align: match label.align {
                Align::Left => "left",
                Align::Centre => "center",
                Align::Right => "right",
            },
            lines: label
                .shape
                .lines
                .iter()
                .map(|line| TextLine {
                    text: line.text.clone(),
                    size: line.size,
                    top: line.top,
                    is_name: line.weight == Weight::Name,
                })
                .collect(),
            leader: label.leader.map(|l| [l.from.x, l.from.y, l.to.x, l.to.y]),
        }),
    });
    let gone = |index: usize| people[index].1 == Presence::Gone;
    let lines = map.lines.iter().map(|line| {
        let Curve { from, control, to } = line.curve;
        LineView {
            from: at(from),
            control: at(control),
            to: at(to),
            gone: gone(line.from) || gone(line.to),
        }
    });
    MapDrawing {
        width: sheet.width,
        height: sheet.height,
        borger: Dot {
            x: sheet.borger.x,
            y: sheet.borger.y,
            radius: sheet.borger_radius,
        },
        inner: sheet.inner,
        outer: sheet.outer,
        rim: sheet.rim,
        symbol: map.symbol_radius,
        sectors: sectors.collect(),
        people: persons.collect(),
        lines: lines.collect(),
        contract: contract(map, people),
    }
}

fn contract(map: &NetworkMap, people: &[(&Person, Presence)]) -> Value {
    let sheet = &map.sheet;
    let found = measure(map);
    let persons = map.people.iter().zip(people).map(|(placed, (person, _))| {
        json!({
            "id": person.id.value.0, "felt": person.field.word(), "afstand": person.distance.0,
            "x": round(placed.at.x), "y": round(placed.at.y),
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

fn at(point: Point) -> [f64; 2] {
    [point.x, point.y]
}

fn frame(rect: &Rect) -> BoxView {
    BoxView {
        x: rect.x,
        y: rect.y,
        width: rect.width,
        height: rect.height,
    }
}
