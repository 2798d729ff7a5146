//! The netværkskort while it is being drawn at the screen (001 bilag 1): laid out by the paper's own engine, with everybody held where
//! the borger has put them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::shown;
use crate::access::Reader;
use crate::case::value::{Angle, Distance, Id};
use crate::case::{Case, Field, Person, Placed, SourceFile, read};
use crate::documents::ViewRequest;
use crate::documents::map_drawing::{MapDrawing, draw};
use crate::documents::network_map::{lines_between, people_on};
use crate::documents::team_role::relation;
use crate::network_map::Sheet;

/// Everybody on the map as it is drawn just now, and who has to do with whom.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct MapDraft {
    /// In the order of the network; those who are new last.
    pub people: Vec<DraftPerson>,
    /// Pairs of ids.
    pub ties: Vec<(String, String)>,
}

/// Where somebody was put.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftPerson {
    /// The id.
    pub id: String,
    /// Of somebody new: the name, and what they are to the borger.
    pub new: Option<(String, String)>,
    /// Whether the program has put them where they stand, and nobody has moved them since.
    #[serde(default)]
    pub unplaced: bool,
    /// The word of the field.
    pub field: String,
    /// 1 to 5, to the tenth.
    pub distance: f64,
    /// Degrees clockwise from the top, to the tenth.
    pub angle: f64,
}

impl DraftPerson {
    /// To the tenth, and within what a map can show.
    fn settled(&self) -> Self {
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        Self {
            distance: tenth(if self.distance.is_finite() {
                self.distance.clamp(1.0, 5.0)
            } else {
                3.0
            }),
            angle: tenth(if self.angle.is_finite() {
                self.angle.clamp(0.0, 360.0)
            } else {
                0.0
            }),
            ..self.clone()
        }
    }
}

impl MapDraft {
    /// To the tenth, and within what a map can show. The one who was put somewhere last gives way to those who stand there.
    #[must_use]
    pub fn settled(&self, moved: Option<&str>) -> Self {
        let mut people: Vec<DraftPerson> = self.people.iter().map(DraftPerson::settled).collect();
        if let Some(at) = moved.and_then(|moved| people.iter().position(|person| person.id == moved)) {
            people[at].angle = free_angle(&people, at);
        }
        Self {
            people,
            ties: self.ties.clone(),
        }
    }
}

impl MapDraft {
    /// Whether somebody stands in it where they stand in another.
    pub fn has(&self, person: &DraftPerson) -> bool {
        self.people.iter().any(|one| one.is_at(person))
    }

    /// Whether two are tied in it.
    pub fn ties_hold(&self, one: &str, other: &str) -> bool {
        let is = |(a, b): &(String, String)| (a == one && b == other) || (a == other && b == one);
        self.ties.iter().any(is)
    }

    /// Whether another is the same drawing.
    pub fn is_as(&self, other: &Self) -> bool {
        self.people.len() == other.people.len()
            && other.people.iter().all(|person| self.has(person))
            && self.ties.len() == other.ties.len()
            && other.ties.iter().all(|(one, two)| self.ties_hold(one, two))
    }
}

impl DraftPerson {
    /// Whether somebody stands where they stand in another drawing, to less than a tenth.
    fn is_at(&self, other: &Self) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() < 0.06;
        self.id == other.id && self.field == other.field && near(self.distance, other.distance) && near(self.angle, other.angle)
    }
}

/// The nearest angle, in degrees, at which somebody's sign touches nobody else's; their own where there is none near.
fn free_angle(people: &[DraftPerson], at: usize) -> f64 {
    let sheet = Sheet::a3();
    let place = |person: &DraftPerson, angle: f64| sheet.point(sheet.radius(person.distance), angle);
    let apart = 2.0 * sheet.symbol_radius + 0.5;
    let (own, others) = (&people[at], people.iter().enumerate().filter(|(other, _)| *other != at));
    let others: Vec<_> = others.map(|(_, other)| place(other, other.angle)).collect();
    let is_free = |angle: &f64| {
        let here = place(own, *angle);
        (0.0..=360.0).contains(angle) && others.iter().all(|other| other.distance(here) >= apart)
    };
    let tenth = |number: f64| (number * 10.0).round() / 10.0;
    let near = (0..=300).flat_map(|step| [1.0, -1.0].map(|way| tenth(own.angle + way * f64::from(step) / 10.0)));
    near.into_iter().find(is_free).unwrap_or(own.angle)
}

/// The map on the screen.
#[derive(Clone, Debug, Serialize)]
pub struct MapTogether {
    /// As the paper draws it, in mm.
    pub drawing: MapDrawing,
    /// What the borger is called.
    pub called: String,
    /// Those on it, in the order of the drawing.
    pub people: Vec<OnScreen>,
    /// Pairs of ids, in the order of its lines.
    pub ties: Vec<(String, String)>,
}

/// Somebody on the map on the screen.
#[derive(Clone, Debug, Serialize)]
pub struct OnScreen {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What they are to the borger.
    pub relation: String,
    /// 1 to 5.
    pub distance: f64,
    /// Degrees clockwise from the top: where somebody has put them, also where the map has them a little aside to have room.
    pub angle: f64,
    /// How far away they felt the last time before today that it was told: a radius in mm.
    pub earlier: Option<f64>,
    /// Whether they are in no file yet.
    pub new: bool,
}

/// Why there is no map.
#[derive(Debug)]
pub enum NotDrawn {
    /// A detail stands in a text of it.
    Leak,
    /// There is no room.
    NoRoom,
}

/// The map as the files are, or as it is being drawn.
///
/// # Errors
/// See [`NotDrawn`].
pub fn map(request: &ViewRequest<'_>, draft: Option<&MapDraft>) -> Result<MapTogether, NotDrawn> {
    let files = request.case;
    let drafted = draft.map(|draft| with_draft(files, draft, request.today));
    let request = &ViewRequest {
        case: drafted.as_ref().unwrap_or(request.case),
        // It knows the people of the files only.
        leak_check: request.leak_check.filter(|_| drafted.is_none()),
        ..*request
    };
    let lang = request.language_of(&Reader::Citizen).to_owned();
    let there = people_on(request.case, request.today, None, None);
    let lines = lines_between(request.case, &there);
    let drawing = draw(request, &lang, &there, &lines, None).map_err(|_| NotDrawn::NoRoom)?;
    let angles: Vec<f64> = drawing.angles().collect();
    let is_new =
        |person: &Person| draft.is_some_and(|draft| draft.people.iter().any(|one| one.id == person.id.value.0 && one.new.is_some()));
    let on_screen = there.iter().zip(angles).map(|((person, _), angle)| OnScreen {
        id: person.id.value.0.clone(),
        name: person.name.0.clone(),
        relation: relation(request, person, &lang, request.today),
        distance: person.distance.0,
        // That the map makes room is no place that anybody has given.
        angle: person.angle.as_ref().map_or(angle, |given| given.0),
        earlier: files
            .person(&person.id)
            .and_then(|person| person.distance.before(request.today))
            .map(|distance| Sheet::a3().radius(distance.0)),
        new: is_new(person),
    });
    let people: Vec<OnScreen> = on_screen.collect();
    let id = |at: usize| people[at].id.clone();
    let view = MapTogether {
        ties: lines.iter().map(|(one, other)| (id(*one), id(*other))).collect(),
        called: request.case.citizen.called().to_owned(),
        people,
        drawing,
    };
    shown(request, view).map_err(|_| NotDrawn::Leak)
}

/// The case as it would be with what is being drawn.
fn with_draft(case: &Case, draft: &MapDraft, today: NaiveDate) -> Case {
    let mut case = case.clone();
    for drawn in &draft.people {
        let known = case.file.network.iter().position(|person| person.id.value.0 == drawn.id);
        let at = match (known, &drawn.new) {
            (Some(at), _) => at,
            (None, Some((name, relation))) => match somebody(&drawn.id, name, if relation.is_empty() { &drawn.field } else { relation }) {
                Some(person) => {
                    case.file.network.push(person);
                    case.file.network.len() - 1
                }
                None => continue,
            },
            // Somebody has taken them out of the case meanwhile.
            (None, None) => continue,
        };
        let person = &mut case.file.network[at];
        if let Some(field) = Field::ALL.iter().find(|field| field.word() == drawn.field) {
            person.field.value = *field;
        }
        if (person.distance.0 - drawn.distance).abs() > 1e-9 {
            person.distance.value = person.distance.value.told_on(today, Distance(drawn.distance));
        }
        let place = person.id.place.clone();
        person.angle = Some(Placed {
            value: Angle(drawn.angle),
            place,
        });
    }
    let placed = |id: &String, case: &Case| {
        let place = case.person(id).map(|person| person.id.place.clone())?;
        Some(Placed {
            value: Id(id.clone()),
            place,
        })
    };
    let ties = draft.ties.iter().filter_map(|(one, other)| {
        let pair = vec![placed(one, &case)?, placed(other, &case)?];
        let place = pair[0].place.clone();
        Some(Placed { value: pair, place })
    });
    let ties = ties.collect();
    case.file.lines = ties;
    case
}

/// Somebody of whom nothing is known but a name and who it is.
fn somebody(id: &str, name: &str, relation: &str) -> Option<Person> {
    let line = |text: &str| serde_json::Value::from(text).to_string();
    let text = format!(
        "id: {}\nnavn: {}\nrelation: {}\nfelt: familie\nafstand: 3\n",
        line(id),
        line(name),
        line(relation)
    );
    read::yaml(&SourceFile::new("sag.yaml".as_ref(), text)).ok()
}
