//! How good the netværkskort is, on generated networks and on nasty ones, beside plain simulated
//! annealing. The table in `src/network_map/mod.rs` is made again by
//! `cargo test --test network_map_quality -- --ignored --nocapture`.

mod support {
    pub mod annealing;
    pub mod network_generator;
}

use std::sync::LazyLock;
use std::time::Instant;

use dialogdok::network_map::{
    Label, LabelStyle, MOST_PEOPLE, MapError, MapField, MapPerson, Measures, NetworkMap, Sheet, Size, layout, measure,
};
use support::annealing::anneal;
use support::network_generator::{self as generator, Network, headings, named, network};

const LONG: &str = "Anne-Margrethe Kristiane Sophie Vestergaard Christophersen Hammerskjold Lindholm";

/// The A3 sheet with the words on its rings.
fn a3() -> Sheet {
    let size = |width| Size { width, height: 4.6 };
    Sheet {
        ring_names: [size(12.0), size(23.0)],
        ..Sheet::a3()
    }
}

fn drawn(network: &Network) -> NetworkMap {
    layout(&a3(), &headings(), &network.people, &network.lines).expect("a map")
}

/// Draws a network and checks what must hold of every map.
fn sound(what: &str, sheet: &Sheet, people: &[MapPerson], lines: &[(usize, usize)]) -> Measures {
    let map = layout(sheet, &headings(), people, lines).unwrap_or_else(|error| panic!("{what}: {error}"));
    let found = measure(&map);
    assert_eq!((found.label_overlaps, found.symbol_overlaps), (0, 0), "{what}");
    for (person, placed) in people.iter().zip(&map.people) {
        let radius = sheet.radius(person.distance);
        assert!((placed.at.distance(sheet.borger) - radius).abs() < 1e-9, "{what}: the distance");
        if let Some(angle) = person.angle {
            assert!((placed.angle - angle).abs() < 1e-9, "{what}: the borger's own angle");
        }
        let sector = map.sectors[person.field as usize];
        assert!((sector.from..=sector.to).contains(&placed.angle), "{what}: the field");
        assert_eq!(placed.label.is_some(), !person.label.shapes.is_empty(), "{what}: the label");
    }
    found
}

/// The sums over several maps: crossings, lines through labels, milliseconds.
#[derive(Clone, Copy, Default)]
struct Sums([f64; 3]);

impl Sums {
    fn add(&mut self, map: &NetworkMap, time: f64) {
        let found = measure(map);
        self.0[0] += found.crossings as f64;
        self.0[1] += found.lines_through_labels as f64;
        self.0[2] += time;
    }
}

/// Milliseconds that this thread has had the processor, where Linux tells; else those that passed.
fn clock() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64() * 1000.0, |time| time / 1e6)
}

/// Ours, then annealing with each number of steps, over so many networks of a size.
fn compare(size: usize, seeds: u64, steps: &[usize]) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); steps.len() + 1];
    for seed in 0..seeds {
        let network = network(seed, size);
        let start = clock();
        let map = drawn(&network);
        sums[0].add(&map, clock() - start);
        assert_eq!(measure(&map).label_overlaps, 0, "{size} people, seed {seed}");
        for (sums, &steps) in sums[1..].iter_mut().zip(steps) {
            let start = clock();
            let rival = anneal(&map, &network, seed, steps);
            sums.add(&rival, clock() - start);
        }
    }
    sums
}

fn assert_no_worse(size: usize, ours: Sums, rival: Sums) {
    for (ours, rival) in ours.0.into_iter().zip(rival.0).take(2) {
        assert!(ours <= rival, "{size} people: {ours} against {rival}");
        assert!(size < 25 || ours < rival, "{size} people: {ours} against {rival}");
    }
}

#[test]
fn no_worse_than_annealing_and_better_from_25_people() {
    for (size, seeds) in [(5, 6), (25, 3), (60, 2)] {
        let sums = compare(size, seeds, &[10_000]);
        assert_no_worse(size, sums[0], sums[1]);
    }
}

#[test]
fn no_label_overlaps() {
    for (size, seeds) in [(5, 20), (25, 6), (60, 3)] {
        for seed in 100..100 + seeds {
            let network = network(seed, size);
            let what = format!("{size} people, seed {seed}");
            sound(&what, &a3(), &network.people, &network.lines);
        }
    }
}

#[test]
fn nobody_and_one_and_two_of_the_same_name() {
    let sheet = a3();
    let lone = |i| named(i, "Lone Lindholm", "mor", MapField::Familie, 1.0);
    sound("nobody", &sheet, &[], &[]);
    sound("one", &sheet, &[lone(0)], &[]);
    let found = sound("two of one name", &sheet, &[lone(0), lone(1)], &[(0, 1)]);
    assert_eq!((found.crossings, found.lines_through_labels), (0, 0));
}

#[test]
fn sixty_in_one_field_at_one_distance() {
    for field in [MapField::Familie, MapField::Fritid] {
        for distance in [1.0, 5.0] {
            let person = |i| named(i, "Lone Lindholm", "mor", field, distance);
            let people: Vec<MapPerson> = (0..60).map(person).collect();
            sound(&format!("{field:?} at {distance}"), &a3(), &people, &[(0, 30), (1, 2)]);
        }
    }
}

#[test]
fn names_of_eighty_characters() {
    for name in [LONG.to_owned(), "x".repeat(80), "ש".repeat(80)] {
        let mut network = network(3, 60);
        for (i, person) in network.people.iter_mut().enumerate() {
            *person = named(i, &name, "støtte- og kontaktperson", person.field, person.distance);
        }
        sound(&name, &a3(), &network.people, &network.lines);
    }
}

#[test]
fn two_hundred_are_drawn_or_refused_with_the_reason() {
    let network = network(1, 200);
    sound("200 as they come", &a3(), &network.people, &network.lines);
    let near = |i| named(i, "Lone Lindholm", "mor", MapField::Slaegt, 1.0);
    let people: Vec<MapPerson> = (0..200).map(near).collect();
    let refused = layout(&a3(), &headings(), &people, &[]);
    let reason = MapError::TooManyAtOneDistance {
        field: MapField::Slaegt,
        people: 200,
    };
    assert_eq!(refused, Err(reason));
    let people: Vec<MapPerson> = (0..=MOST_PEOPLE).map(near).collect();
    let refused = layout(&a3(), &headings(), &people, &[]);
    assert_eq!(refused, Err(MapError::TooManyPeople { people: MOST_PEOPLE + 1 }));
}

#[test]
fn input_without_sense_is_refused() {
    let person = |i| named(i, "Bo", "ven", MapField::Fritid, 2.5);
    let people = [person(0), person(1), person(2)];
    for lines in [vec![(0, 1), (2, 3)], vec![(0, 1), (1, 1)], vec![(0, 1), (1, 0)]] {
        let refused = layout(&a3(), &headings(), &people, &lines);
        assert_eq!(refused, Err(MapError::Line { line: 1 }), "{lines:?}");
    }
    for distance in [0.5, 5.1, f64::NAN] {
        let people = [person(0), named(1, "Ida", "ven", MapField::Fritid, distance)];
        let refused = layout(&a3(), &headings(), &people, &[]);
        assert_eq!(refused, Err(MapError::Distance { person: 1 }), "{distance}");
    }
}

#[test]
fn the_same_input_gives_the_same_map() {
    let network = network(8, 40);
    assert_eq!(drawn(&network), drawn(&network));
}

#[test]
fn fields_grow_with_people_and_never_below_their_heading() {
    let map = drawn(&network(5, 30));
    for one in 0..5 {
        let span = map.sectors[one].to - map.sectors[one].from;
        assert!(span.to_radians() * map.sheet.rim > headings()[one].width);
        assert!(map.sheet.map.contains(&map.headings[one]));
    }
    let many = |i| named(i, "Bo", "ven", if i % 4 == 0 { MapField::Slaegt } else { MapField::Fritid }, 3.0);
    let people: Vec<MapPerson> = (0..24).map(many).collect();
    let crowd = layout(&a3(), &headings(), &people, &[]).expect("a map");
    assert!(crowd.sectors[2].span() > 1.5 * crowd.sectors[1].span());
    assert_eq!((map.sectors[0].from, map.sectors[4].to), (0.0, 360.0));
}

/// How far each moves when one person more joins, in mm, sorted.
fn moves(seed: u64, size: usize) -> Vec<f64> {
    let after = network(seed, size + 1);
    let mut before = after.clone();
    before.people.pop();
    before.lines.retain(|(from, to)| *from.max(to) < size);
    let (before, after) = (drawn(&before), drawn(&after));
    let pairs = before.people.iter().zip(&after.people);
    let mut moved: Vec<f64> = pairs.map(|(before, after)| before.at.distance(after.at)).collect();
    moved.sort_by(f64::total_cmp);
    moved
}

#[test]
fn a_newcomer_moves_the_others_little() {
    // The fields' edges stay where they are until a field is much too narrow.
    for (size, middle, most) in [(15, 6.0, 12.0), (40, 3.0, 8.0)] {
        let mut moved: Vec<f64> = (0..8).flat_map(|seed| moves(seed, size)).collect();
        moved.sort_by(f64::total_cmp);
        let (half, four_fifths) = (moved[moved.len() / 2], moved[moved.len() * 4 / 5]);
        assert!(half < middle, "{size} people: half moved more than {half:.1} mm");
        assert!(four_fifths < most, "{size} people: a fifth moved more than {four_fifths:.1} mm");
    }
}

#[test]
fn the_small_map_with_names_or_numbers_or_neither() {
    let sheet = Sheet::small(82.0);
    for size in [0, 8, 20] {
        let network = network(2, size);
        for kind in 0..3 {
            let mut people = network.people.clone();
            for (i, person) in people.iter_mut().enumerate() {
                let label = |name: &str| Label::new(name, "", &LabelStyle::SMALL, &generator::measure);
                person.label = match kind {
                    0 => label("Lone"),
                    1 => label(&(i + 1).to_string()),
                    _ => Label::none(),
                };
            }
            let map = layout(&sheet, &Default::default(), &people, &network.lines).expect("a map");
            let found = measure(&map);
            assert_eq!((found.label_overlaps, found.symbol_overlaps), (0, 0), "{size}, {kind}");
        }
    }
}

#[test]
#[ignore = "the table: some minutes"]
fn table() {
    let (seeds, steps) = (20, [20_000, 100_000]);
    println!(
        "| people | crossings: ours | annealing | longer | lines through labels: ours | annealing | longer | ms: ours | annealing | longer |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for size in (5..=60).step_by(5) {
        let sums = compare(size, seeds, &steps);
        let cells = (0..3).flat_map(|what| sums.iter().map(move |sums| format!("{:.1}", sums.0[what] / seeds as f64)));
        println!("| {size} | {} |", cells.collect::<Vec<_>>().join(" | "));
        for rival in &sums[1..] {
            assert_no_worse(size, sums[0], *rival);
        }
    }
}

#[test]
#[ignore = "1120 networks: a minute"]
fn no_label_overlaps_in_a_thousand_networks() {
    for size in 5..=60 {
        for seed in 1000..1020 {
            let network = network(seed, size);
            let what = format!("{size} people, seed {seed}");
            sound(&what, &a3(), &network.people, &network.lines);
        }
    }
}

#[test]
#[ignore = "how far people move when somebody joins: a few seconds"]
fn moves_by_size() {
    println!("| people | half moved less than, mm | nine in ten less than, mm |\n|---:|---:|---:|");
    for size in [5, 10, 15, 25, 40, 59] {
        let mut moved: Vec<f64> = (0..20).flat_map(|seed| moves(seed, size)).collect();
        moved.sort_by(f64::total_cmp);
        println!("| {size} | {:.1} | {:.1} |", moved[moved.len() / 2], moved[moved.len() * 9 / 10]);
    }
}

/// What is measured of how people stand, over several networks of a size: shares of people or labels, and the unevenness.
fn standing(size: usize, seeds: std::ops::Range<u64>) -> [f64; 5] {
    let mut sums = [0.0; 5];
    let networks = seeds.end - seeds.start;
    for seed in seeds {
        let found = measure(&drawn(&network(seed, size)));
        let of_people = |count: usize| count as f64 / size as f64;
        let shares = [found.near_border, found.labels_outside, found.far_labels, found.small_labels];
        for (sum, share) in sums.iter_mut().zip(shares.map(of_people).into_iter().chain([found.unevenness])) {
            *sum += share / networks as f64;
        }
    }
    sums
}

#[test]
fn people_and_their_names_are_in_their_fields_and_spread_over_them() {
    for (size, seeds, outside, unevenness) in [(5, 8, 0.0, 0.25), (15, 6, 0.0, 0.22), (30, 4, 0.01, 0.22), (60, 4, 0.05, 0.18)] {
        let found = standing(size, 40..40 + seeds);
        println!("{size}: {found:?}");
        assert_eq!(found[0], 0.0, "{size} people: some near a border");
        assert!(found[1] <= outside, "{size} people: labels outside");
        assert!(found[4] < unevenness, "{size} people: unevenly spread, {}", found[4]);
    }
}

#[test]
fn no_line_leads_through_a_label() {
    // Among them those in which one was left, while what is in a line's way could cost only so much.
    let hard: [(usize, &[u64]); 6] = [
        (10, &[60, 61, 62, 63, 64]),
        (20, &[60, 61, 62, 63]),
        (25, &[16, 29]),
        (30, &[12, 16, 29, 60, 61]),
        (45, &[3, 28]),
        (60, &[15]),
    ];
    for (size, seeds) in hard {
        for &seed in seeds {
            let found = measure(&drawn(&network(seed, size)));
            assert_eq!(found.lines_through_labels, 0, "{size} people, seed {seed}");
        }
    }
}

#[test]
fn the_borgers_own_angles_are_kept_to_the_degree_where_the_fields_allow_it() {
    for seed in 0..6 {
        let mut network = network(seed, 20);
        // Everybody in three stands where they stood on a map of their own, a little turned.
        let map = drawn(&network);
        for (person, placed) in network.people.iter_mut().zip(&map.people).step_by(3) {
            person.angle = Some((placed.angle - 3.0).max(4.0));
        }
        sound(&format!("seed {seed}"), &a3(), &network.people, &network.lines);
    }
    // Fields turned round: everybody still stands in their own, without overlap.
    let mut people: Vec<MapPerson> = (0..4).map(|i| named(i, "Bo", "ven", MapField::ALL[i], 2.0)).collect();
    for (person, angle) in people.iter_mut().zip([300.0, 200.0, 100.0, 10.0]) {
        person.angle = Some(angle);
    }
    let map = layout(&a3(), &headings(), &people, &[]).expect("a map");
    for (person, placed) in people.iter().zip(&map.people) {
        let sector = map.sectors[person.field as usize];
        assert!((sector.from..=sector.to).contains(&placed.angle));
    }
    assert_eq!(measure(&map).symbol_overlaps, 0);
}

#[test]
#[ignore = "how people stand in their fields: half a minute"]
fn standing_by_size() {
    println!(
        "| people | near a border, % | labels outside their field, % | labels far, % | labels small, % | unevenness | lines through labels |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    for size in (5..=60).step_by(5) {
        let found = standing(size, 0..20);
        let shares: Vec<String> = found[..4].iter().map(|share| format!("{:.1}", 100.0 * share)).collect();
        let through: usize = (0..20).map(|seed| measure(&drawn(&network(seed, size))).lines_through_labels).sum();
        println!("| {size} | {} | {:.2} | {through} |", shares.join(" | "), found[4]);
    }
}
