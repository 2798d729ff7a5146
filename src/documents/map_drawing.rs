//! The drawing of a netværkskort as a view: every position in mm from the sheet's top left, angles in degrees clockwise
//! from the top.

use serde::Serialize;
use serde_json::Value;

use super::ViewRequest;
use super::map_contract::contract;
use super::map_layout::{OnMap, lay_out, lay_out_small};
use super::map_numbers::{NumberView, numbers};
use super::network_map::Presence;
use crate::case::{Field, Person};
use crate::network_map::{Align, Curve, MapError, NetworkMap, PlacedPerson, Point, Rect, Weight};

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
    /// The words on the first and last ring.
    pub rings: Vec<RingView>,
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

/// Words on a ring.
#[derive(Clone, Debug, Serialize)]
pub struct RingView {
    pub text: String,
    pub frame: BoxView,
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
    /// Where they stood on the earlier of two days, when they have come nearer or moved away since.
    pub stood: Option<[f64; 2]>,
    /// How people who are drawn in place of a sign are drawn.
    pub face: Option<Face>,
    pub label: Option<LabelView>,
    /// On a small map, which has no names.
    pub number: Option<NumberView>,
}

/// A person's portrait, or the first letters of their name where there is none.
#[derive(Clone, Debug, Serialize)]
pub struct Face {
    pub name: String,
    pub initials: String,
    /// The number of the portrait among the document's pictures.
    pub portrait: Option<usize>,
}

/// A label as it was measured.
#[derive(Clone, Debug, Serialize)]
pub struct LabelView {
    pub frame: BoxView,
    pub align: &'static str,
    pub lines: Vec<TextLine>,
    /// From the symbol to the label, when there was no room beside it.
    pub leader: Option<[f64; 4]>,
    /// An arrow from where somebody stood before goes under it.
    pub on_arrow: bool,
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
    /// Where everybody stands, in degrees clockwise from the top; in the order of its people.
    pub(super) fn angles(&self) -> impl Iterator<Item = f64> {
        let people = self.contract["personer"].as_array().into_iter().flatten();
        people.map(|person| person["vinkel"].as_f64().unwrap_or_default())
    }

    /// The map as `netvaerkskort.json` has it.
    pub fn as_contract(&self) -> &Value {
        &self.contract
    }
}

/// The portraits of the people on the map, when people are drawn in place of signs: for each the number of the picture.
pub(super) type Portraits<'a> = Option<&'a [Option<usize>]>;

/// Draws the large map.
pub(super) fn draw(
    request: &ViewRequest<'_>,
    lang: &str,
    people: &[OnMap<'_>],
    lines: &[(usize, usize)],
    portraits: Portraits<'_>,
) -> Result<MapDrawing, MapError> {
    let map = lay_out(request, lang, people, lines, portraits.is_some())?;
    let rings = request.locale(lang).rings().into_iter().zip(&map.ring_names);
    let rings = rings
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, place)| RingView { text, frame: frame(place) });
    let rings = rings.collect();
    Ok(MapDrawing {
        rings,
        ..view(request, &map, people, portraits)
    })
}

/// Draws a small map with numbers in place of names, for two states side by side. Those whom `angles` knows an angle of, in
/// degrees, stand there.
pub(super) fn draw_small(
    request: &ViewRequest<'_>,
    width: f64,
    people: &[OnMap<'_>],
    lines: &[(usize, usize)],
    angles: &dyn Fn(&Person) -> Option<f64>,
    number_of: &dyn Fn(&Person) -> String,
) -> Result<MapDrawing, MapError> {
    let map = lay_out_small(width, people, lines, angles)?;
    let texts: Vec<String> = people.iter().map(|(person, _)| number_of(person)).collect();
    let mut drawing = view(request, &map, people, None);
    for (person, number) in drawing.people.iter_mut().zip(numbers(&map, &texts)) {
        person.number = Some(number);
    }
    Ok(drawing)
}

/// The first letters of the first and the last name.
fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().next();
    let mut words = name.split_whitespace();
    let one = words.next().and_then(first);
    one.into_iter().chain(words.next_back().and_then(first)).collect()
}

fn view(request: &ViewRequest<'_>, map: &NetworkMap, people: &[OnMap<'_>], portraits: Portraits<'_>) -> MapDrawing {
    let sheet = &map.sheet;
    let sectors = map.sectors.iter().zip(&map.headings).enumerate();
    let sectors = sectors.map(|(i, (sector, heading))| SectorView {
        field: Field::ALL[i].word(),
        from: sector.from,
        to: sector.to,
        heading: frame(heading),
    });
    let face = |index: usize, person: &Person| {
        portraits.map(|portraits| Face {
            name: person.name.0.clone(),
            initials: initials(&person.name),
            portrait: portraits[index],
        })
    };
    let persons = map.people.iter().zip(people).enumerate();
    // On the same line from the middle, as near as was told then.
    let stood = |placed: &PlacedPerson, person: &Person, state: Presence| {
        let since = request.since.filter(|_| matches!(state, Presence::Nearer | Presence::Farther))?;
        let radius = sheet.radius(person.distance.on(since).0);
        Some(sheet.point(radius, placed.angle))
    };
    let both = map.people.iter().zip(people);
    let arrows: Vec<(Point, Point)> = both
        .filter_map(|(placed, (person, state))| Some((stood(placed, person, *state)?, placed.at)))
        .collect();
    let persons = persons.map(|(index, (placed, (person, state)))| PersonView {
        face: face(index, person),
        field: person.field.word(),
        x: placed.at.x,
        y: placed.at.y,
        private: person.is_private(),
        in_team: request.case.team.has(&person.id),
        state: *state,
        stood: stood(placed, person, *state).map(at),
        number: None,
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
            on_arrow: arrows.iter().any(|(from, to)| goes_under(&label.frame, *from, *to)),
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
        rings: Vec::new(),
        people: persons.collect(),
        lines: lines.collect(),
        contract: contract(map, people),
    }
}

/// Whether an arrow goes under a label.
fn goes_under(label: &Rect, from: Point, to: Point) -> bool {
    const STEPS: u32 = 64;
    let mut points = (0..=STEPS).map(|step| from + (to - from) * (f64::from(step) / f64::from(STEPS)));
    points.any(|point| label.nearest(point).distance(point) < 0.3)
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
