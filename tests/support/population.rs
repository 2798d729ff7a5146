//! Invented populations for the programme summary: seeded, and kept together with the rows everyone stands in.

#![allow(dead_code, reason = "each test uses its own part")]

use chrono::{Days, NaiveDate};
use dialogdok::programme::{Answer, Attendance, CaseFacts, Handover, Indicator, MeetingFacts, NetworkPerson, Period, Rating, Scale};

pub const SCALE: Scale = Scale { from: 1.0, to: 10.0 };

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn first_half() -> Period {
    Period::new(day("2026-01-01"), day("2026-06-30"), day("2026-07-03")).unwrap()
}

pub fn second_half() -> Period {
    Period::new(day("2026-07-01"), day("2026-12-31"), day("2027-01-05")).unwrap()
}

/// SplitMix64: small, seeded, the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        (self.next() % sides as u64) as usize
    }

    /// A row drawn by weight.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut throw = self.below(weights.iter().sum::<usize>().max(1));
        for (row, weight) in weights.iter().enumerate() {
            if throw < *weight {
                return row;
            }
            throw -= weight;
        }
        0
    }
}

/// How common each row is in one population; drawn anew for each, so that rare rows, empty rows and everyone alike occur.
pub struct Habits {
    status: Vec<usize>,
    before: Vec<usize>,
    contact: Vec<usize>,
    early: Vec<usize>,
    handover: Vec<usize>,
    development: Vec<Vec<usize>>,
    low: Vec<usize>,
    start: Vec<usize>,
    now: Vec<usize>,
    team: Vec<usize>,
    answers: Vec<usize>,
    meetings: usize,
    staff: usize,
}

impl Habits {
    pub fn draw(dice: &mut Dice) -> Self {
        let mut weights = |rows: usize| -> Vec<usize> {
            let mut weights: Vec<usize> = (0..rows).map(|_| [0, 1, 1, 3, 8, 30][dice.below(6)]).collect();
            if weights.iter().all(|weight| *weight == 0) {
                weights[0] = 1;
            }
            weights
        };
        Self {
            status: weights(3),
            before: weights(2),
            contact: weights(3),
            early: weights(2),
            handover: weights(4),
            development: (0..10).map(|_| weights(5)).collect(),
            low: weights(2),
            start: weights(3),
            now: weights(3),
            team: weights(3),
            answers: weights(5),
            meetings: 1 + dice.below(5),
            staff: 1 + dice.below(14),
        }
    }

    /// The same everywhere.
    pub fn all_alike() -> Self {
        Self {
            status: vec![0, 1, 0],
            before: vec![1, 0],
            contact: vec![1, 0, 0],
            early: vec![1, 0],
            handover: vec![1, 0, 0, 0],
            development: vec![vec![1, 0, 0, 0, 0]; 10],
            low: vec![0, 1],
            start: vec![0, 1, 0],
            now: vec![0, 1, 0],
            team: vec![0, 1, 0],
            answers: vec![1, 0, 0, 0, 0],
            meetings: 2,
            staff: 1,
        }
    }
}

pub fn population(seed: u64, size: usize) -> Vec<CaseFacts> {
    let mut dice = Dice::new(seed);
    let habits = Habits::draw(&mut dice);
    (0..size).map(|number| case(&mut dice, &habits, number)).collect()
}

pub fn case(dice: &mut Dice, habits: &Habits, number: usize) -> CaseFacts {
    let approached = match dice.weighted(&habits.before) {
        0 => day("2026-01-02") + Days::new(dice.below(120) as u64),
        _ => day("2025-07-01") + Days::new(dice.below(120) as u64),
    };
    let mut facts = CaseFacts {
        key: format!("2026-{number:03}"),
        approached,
        first_contact: None,
        consent: None,
        ended: None,
        handovers: Vec::new(),
        trained_team: Vec::new(),
        meetings: Vec::new(),
        indicators: Vec::new(),
        ratings: Vec::new(),
        network: Vec::new(),
    };
    set_status(&mut facts, dice.weighted(&habits.status));
    set_contact(&mut facts, dice.weighted(&habits.contact));
    set_handover(&mut facts, dice.weighted(&habits.handover));
    let low = dice.weighted(&habits.low) == 0;
    for indicator in Indicator::all() {
        let row = dice.weighted(&habits.development[indicator.place()]);
        set_development(&mut facts, indicator, row, low);
    }
    set_network(&mut facts, dice.weighted(&habits.start), dice.weighted(&habits.now));
    let first = dice.below(habits.staff);
    set_team(&mut facts, dice.weighted(&habits.team), first, first + 1);
    let early = dice.weighted(&habits.early) == 0;
    let mut date = approached + Days::new(if early { 10 } else { 40 });
    for _ in 0..dice.below(2 * habits.meetings + 1) {
        facts.meetings.push(meeting(dice, habits, date));
        date = date + Days::new(15 + dice.below(40) as u64);
    }
    facts
}

fn meeting(dice: &mut Dice, habits: &Habits, date: NaiveDate) -> MeetingFacts {
    let mut answer = || {
        [
            Some(Answer::Highly),
            Some(Answer::Somewhat),
            Some(Answer::Slightly),
            Some(Answer::NotAtAll),
            None,
        ][dice.weighted(&habits.answers)]
    };
    let (understanding, hope) = (answer(), answer());
    MeetingFacts {
        date,
        called_off: dice.below(12) == 0,
        attendance: (dice.below(10) > 0).then(|| Attendance {
            private: dice.below(5) as u32,
            professional: 2 + dice.below(4) as u32,
            team: vec![["pia", "jens", "mette"][dice.below(3)].to_owned()],
        }),
        understanding,
        hope,
    }
}

pub fn set_status(facts: &mut CaseFacts, row: usize) {
    facts.consent = (row > 0).then(|| facts.approached + Days::new(6));
    facts.ended = (row == 2).then(|| day("2026-06-20"));
}

pub fn set_contact(facts: &mut CaseFacts, row: usize) {
    facts.first_contact = match row {
        0 => Some(facts.approached + Days::new(3)),
        1 => Some(facts.approached + Days::new(20)),
        _ => None,
    };
}

/// Same tovholder · changed, with the borger · changed, without · changed, not noted.
pub fn set_handover(facts: &mut CaseFacts, row: usize) {
    let took_part = [None, Some(true), Some(false), None][row];
    facts.handovers = (row > 0)
        .then(|| Handover {
            date: facts.approached + Days::new(30),
            borger_took_part: took_part,
        })
        .into_iter()
        .collect();
}

pub fn set_development(facts: &mut CaseFacts, indicator: Indicator, row: usize, low: bool) {
    facts.indicators.retain(|chosen| *chosen != indicator);
    facts.ratings.retain(|rating| rating.indicator != indicator);
    if row == 4 {
        return;
    }
    facts.indicators.push(indicator);
    let first = if low { 3.0 } else { 7.0 };
    let mut rate = |days, number| {
        facts.ratings.push(Rating {
            date: facts.approached + Days::new(days),
            indicator,
            number,
        });
    };
    rate(5, first);
    match row {
        0 => rate(50, first + 1.0),
        1 => rate(50, first),
        2 => rate(50, first - 1.0),
        _ => {}
    }
}

pub fn set_network(facts: &mut CaseFacts, start: usize, now: usize) {
    let size = [3, 7, 12];
    let leaves = facts.approached + Days::new(40);
    let person = |private, from, until| NetworkPerson { private, from, until };
    facts.network = (0..size[start])
        .map(|place| person(place % 2 == 0, None, Some(leaves)))
        .chain((0..size[now]).map(|place| person(place % 3 > 0, Some(leaves + Days::new(1)), None)))
        .collect();
}

pub fn set_team(facts: &mut CaseFacts, row: usize, first: usize, second: usize) {
    facts.trained_team = [first, second][..row]
        .iter()
        .map(|number| format!("medarbejder-{number}"))
        .collect();
}
