//! Invented municipalities over several years: seeded, each with habits of its own, some with rare answers; and a world in which
//! all have the same habits.

#![allow(dead_code, reason = "each test uses its own part")]

use chrono::{Days, NaiveDate};
use dialogdok::programme::{Answer, Attendance, CaseFacts, CountedIndicator, HandoverFacts, MeetingFacts, NetworkPerson, RatingFacts};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
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

    /// Whether something of so many percent happens.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn days(&mut self, from: usize, to: usize) -> Days {
        Days::new((from + self.below(to - from + 1)) as u64)
    }
}

/// How common things are in one municipality, in percent.
struct Habits {
    contact: usize,
    early: usize,
    handover: usize,
    handover_with: usize,
    answers: usize,
    high: usize,
    approved: usize,
    same_team: usize,
    chosen: usize,
    up: usize,
    network: usize,
    trained: usize,
}

impl Habits {
    fn draw(dice: &mut Dice) -> Self {
        // One municipality in six has only extremes: nobody, or everybody.
        let extreme = dice.below(6) == 0;
        let mut between = |low: usize, high: usize| {
            if extreme {
                if dice.percent(70) { 100 } else { 0 }
            } else {
                low + dice.below(high - low + 1)
            }
        };
        Self {
            contact: between(55, 95),
            early: between(40, 90),
            handover: between(8, 35),
            handover_with: between(50, 90),
            answers: between(60, 95),
            high: between(60, 97),
            approved: between(60, 98),
            same_team: between(75, 98),
            chosen: between(60, 100),
            up: between(35, 65),
            network: between(20, 80),
            trained: between(40, 95),
        }
    }

    /// The middle of what is drawn otherwise.
    const fn common() -> Self {
        Self {
            contact: 75,
            early: 65,
            handover: 21,
            handover_with: 70,
            answers: 78,
            high: 79,
            approved: 79,
            same_team: 87,
            chosen: 80,
            up: 50,
            network: 50,
            trained: 68,
        }
    }
}

/// How municipalities are in a world: with about so many forløb in each of the years 2023, 2024 and 2025, by a seed.
pub type World = fn(u64, usize) -> Vec<CaseFacts>;

/// A municipality with habits of its own, with about `size` forløb in each of the years 2023, 2024 and 2025.
pub fn municipality(seed: u64, size: usize) -> Vec<CaseFacts> {
    let mut dice = Dice::new(seed);
    let habits = Habits::draw(&mut dice);
    of_habits(&mut dice, &habits, size)
}

/// One of a world in which all municipalities have the same habits, so that who knows others knows much of this one.
pub fn all_alike(seed: u64, size: usize) -> Vec<CaseFacts> {
    of_habits(&mut Dice::new(seed), &Habits::common(), size)
}

fn of_habits(dice: &mut Dice, habits: &Habits, size: usize) -> Vec<CaseFacts> {
    // A forløb lasts about a year: half of a year's forløb are new, and those of 2021 fill the first years.
    let every = 365 * 2 / size.max(1);
    let mut approached = day("2021-07-01") + dice.days(0, every);
    let mut cases = Vec::new();
    while approached <= day("2025-12-31") {
        cases.push(case(dice, habits, approached, cases.len()));
        approached = approached + dice.days(every / 3, every + 2 * every / 3);
    }
    cases
}

fn case(dice: &mut Dice, habits: &Habits, approached: NaiveDate, number: usize) -> CaseFacts {
    let contact = if dice.percent(habits.contact) {
        dice.days(0, 7)
    } else {
        dice.days(8, 40)
    };
    let ended = dice.percent(92).then(|| approached + dice.days(120, 600));
    let mut meetings: Vec<MeetingFacts> = Vec::new();
    let mut date = approached
        + if dice.percent(habits.early) {
            dice.days(5, 21)
        } else {
            dice.days(22, 90)
        };
    let planned = if dice.percent(7) { 0 } else { 1 + dice.below(9) };
    while meetings.len() < planned && ended.is_none_or(|ended| date <= ended) {
        meetings.push(meeting(dice, habits, date));
        date = date + dice.days(18, 75);
    }
    let mut facts = CaseFacts {
        identity: format!("id:f-{number:05}"),
        earlier_identities: Vec::new(),
        approached,
        first_contact: dice.percent(95).then(|| approached + contact),
        consent: dice.percent(93).then(|| approached + dice.days(3, 30)),
        ended,
        handovers: Vec::new(),
        trained_team: usize::from(dice.percent(habits.trained)) + usize::from(dice.percent(habits.trained)),
        meetings,
        indicators: Vec::new(),
        ratings: Vec::new(),
        network: Vec::new(),
    };
    if dice.percent(habits.handover) {
        let borger_took_part = dice.percent(90).then(|| dice.percent(habits.handover_with));
        let date = approached + dice.days(30, 300);
        facts.handovers.push(HandoverFacts { date, borger_took_part });
    }
    for indicator in CountedIndicator::all() {
        rate(dice, habits, &mut facts, indicator);
    }
    let size = 2 + dice.below(4) + if dice.percent(habits.network) { dice.below(9) } else { 0 };
    for _ in 0..size {
        facts.network.push(NetworkPerson {
            private: dice.percent(60),
            from: dice.percent(25).then(|| approached + dice.days(20, 250)),
            until: dice.percent(10).then(|| approached + dice.days(260, 500)),
        });
    }
    facts
}

fn rate(dice: &mut Dice, habits: &Habits, facts: &mut CaseFacts, indicator: CountedIndicator) {
    if !dice.percent(habits.chosen) {
        return;
    }
    facts.indicators.push(indicator);
    let first = 1 + dice.below(7);
    let mut date = facts.approached + dice.days(5, 30);
    let mut number = first as f64;
    for _ in 0..1 + dice.below(3) {
        facts.ratings.push(RatingFacts { date, indicator, number });
        date = date + dice.days(60, 150);
        if dice.percent(habits.up) {
            number += 1.0;
        } else if dice.percent(35) {
            number -= 1.0;
        }
    }
}

fn meeting(dice: &mut Dice, habits: &Habits, date: NaiveDate) -> MeetingFacts {
    let mut answer = || {
        dice.percent(habits.answers).then(|| {
            if dice.percent(habits.high) {
                [Answer::Highly, Answer::Highly, Answer::Somewhat][dice.below(3)]
            } else {
                [Answer::Slightly, Answer::Slightly, Answer::NotAtAll][dice.below(3)]
            }
        })
    };
    let (understanding, hope) = (answer(), answer());
    MeetingFacts {
        date,
        called_off: dice.below(12) == 0,
        attendance: dice.percent(92).then(|| Attendance {
            team: vec![
                if dice.percent(habits.same_team) {
                    "pia"
                } else {
                    ["jens", "mette"][dice.below(2)]
                }
                .to_owned(),
            ],
        }),
        minutes_approved: dice.percent(90).then(|| dice.percent(habits.approved)),
        understanding,
        hope,
    }
}
