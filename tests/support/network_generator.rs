//! Networks as they might be, made from a seed: the same seed, the same network.

use dialogdok::network_map::{Label, LabelStyle, MapField, MapPerson, Size, Weight};

/// Random numbers from a seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 up to, but not including, 1.
    pub fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mix = self.0;
        mix = (mix ^ (mix >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mix = (mix ^ (mix >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mix ^ (mix >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From 0 up to, but not including, `end`.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.share() * end as f64) as usize).min(end - 1)
    }

    pub fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// People and the lines between them.
#[derive(Clone)]
pub struct Network {
    pub people: Vec<MapPerson>,
    pub lines: Vec<(usize, usize)>,
}

const FIRST: [&str; 24] = [
    "Lone",
    "Karl",
    "Emil",
    "Birgit",
    "Aage",
    "Amina",
    "Jørgen",
    "Søren",
    "Hanne",
    "Mads",
    "Pia",
    "Jens",
    "Anne",
    "Lars",
    "Ulla",
    "Bo",
    "Ida",
    "Christoffer",
    "Fatima",
    "Ole",
    "Mette",
    "Åse",
    "Anne-Margrethe",
    "Muhammad",
];
const LAST: [&str; 20] = [
    "Lindholm",
    "Aagaard",
    "Præst",
    "Yusuf",
    "Ravn",
    "Mørk",
    "Holm",
    "Bødker",
    "Østergaard",
    "Åkjær",
    "Vagn",
    "Juul",
    "Nielsen",
    "Sørensen",
    "Christophersen",
    "Hassan",
    "Bak",
    "Hammerskjold",
    "Dam",
    "Vestergaard",
];
const RELATION: [[&str; 6]; 5] = [
    ["mor", "far", "bror", "søster", "kæreste", "datter"],
    ["faster", "morfar", "kusine", "onkel", "fætter på mors side", "svigerinde"],
    ["veninde", "nabo", "fodboldtræner", "ven fra kor", "bekendt fra værestedet", "ven"],
    ["lærer, HF", "studiekammerat", "chef", "kollega", "praktikvejleder", "mentor"],
    [
        "tovholder",
        "mødeleder",
        "egen læge",
        "jobkonsulent",
        "psykolog",
        "støtte- og kontaktperson",
    ],
];

/// A network of so many people. About one in fourteen has a very long name.
pub fn network(seed: u64, people: usize) -> Network {
    let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(people as u64));
    let people: Vec<MapPerson> = (0..people).map(|i| person(&mut dice, i)).collect();
    let lines = lines(&mut dice, &people);
    Network { people, lines }
}

fn person(dice: &mut Dice, index: usize) -> MapPerson {
    let field = match dice.share() {
        share if share < 0.22 => MapField::Familie,
        share if share < 0.38 => MapField::Slaegt,
        share if share < 0.58 => MapField::Fritid,
        share if share < 0.74 => MapField::Arbejde,
        _ => MapField::Professionel,
    };
    let distance = if dice.share() < 0.45 {
        [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0][dice.below(7)]
    } else {
        (10.0 + (dice.share() * 40.0).round()) / 10.0
    };
    let mut name = format!("{} {}", dice.one_of(&FIRST), dice.one_of(&LAST));
    if dice.share() < 0.07 {
        let length = 40 + dice.below(30);
        while name.chars().count() < length {
            name = format!("{name} {}", dice.one_of(&LAST));
        }
    }
    let relation = dice.one_of(&RELATION[field as usize]);
    named(index, &name, relation, field, distance)
}

/// Somebody with a label in the type of the A3 map.
pub fn named(index: usize, name: &str, relation: &str, field: MapField, distance: f64) -> MapPerson {
    let label = Label::new(name, relation, &LabelStyle::A3, &measure);
    MapPerson {
        id: format!("p{index}"),
        field,
        distance,
        angle: None,
        label,
    }
}

fn lines(dice: &mut Dice, people: &[MapPerson]) -> Vec<(usize, usize)> {
    let wanted = (people.len() as f64 * (0.8 + 0.7 * dice.share())).round() as usize;
    let mut lines = Vec::new();
    for _ in 0..50 * wanted {
        if lines.len() == wanted || people.len() < 2 {
            break;
        }
        let (one, two) = (dice.below(people.len()), dice.below(people.len()));
        let across = people[one].field != people[two].field;
        let pair = (one.min(two), one.max(two));
        // Four pairs in five cross a field's edge; most of them are passed over, so that about
        // three lines in four stay within a field.
        if one == two || lines.contains(&pair) || (across && dice.share() < 0.92) {
            continue;
        }
        lines.push(pair);
    }
    lines
}

/// The width of a text in mm, about as Source Sans 3 sets it.
pub fn measure(text: &str, size: f64, weight: Weight) -> f64 {
    let em: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | '.' | ',' | '\'' => 0.26,
            ' ' => 0.2,
            'f' | 't' | 'r' | '-' | '(' | ')' => 0.34,
            'm' | 'æ' | 'M' | 'W' | 'Æ' => 0.84,
            'w' => 0.75,
            letter if letter.is_uppercase() => 0.6,
            _ => 0.52,
        })
        .sum();
    em * size * 25.4 / 72.0 * if weight == Weight::Name { 1.04 } else { 1.0 }
}

/// The room of the five headings in 13 points.
pub fn headings() -> [Size; 5] {
    let size = |width, lines: f64| Size {
        width,
        height: 5.5 * lines,
    };
    [size(15.0, 1.0), size(11.0, 1.0), size(25.0, 1.0), size(22.0, 2.0), size(28.0, 1.0)]
}
