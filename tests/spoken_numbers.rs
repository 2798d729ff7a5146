//! CPR and telephone numbers told in words, wholly or partly; beside prose full of numbers.
//!
//! Both sides are made by rule: each way to say a pair of digits with each way to pause. Half of the numbers were not looked at while
//! the guard was made.

use dialogdok::access::cpr_numbers;
use dialogdok::access::meaning::Phones;

const ONES: [&str; 20] = [
    "nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten",
    "seksten", "sytten", "atten", "nitten",
];
const TENS: [&str; 10] = [
    "",
    "",
    "tyve",
    "tredive",
    "fyrre",
    "halvtreds",
    "tres",
    "halvfjerds",
    "firs",
    "halvfems",
];

/// How the two digits of a pair are said.
#[derive(Clone, Copy, PartialEq)]
enum Pair {
    /// »nulfem«, »femogtredive«
    Joined,
    /// »nul fem«, »fem og tredive«
    Apart,
    /// »nul-fem«, »fem-og-tredive«
    Dashed,
    /// »05«, »35«
    Digits,
    /// »nul fem«, »tre fem«
    Single,
}

const PAIRS: [Pair; 5] = [Pair::Joined, Pair::Apart, Pair::Dashed, Pair::Digits, Pair::Single];

fn pair(value: usize, how: Pair) -> String {
    let (tens, ones) = (value / 10, value % 10);
    let joint = match how {
        Pair::Joined => "",
        Pair::Dashed => "-",
        _ => " ",
    };
    match how {
        Pair::Digits => format!("{value:02}"),
        Pair::Single => format!("{} {}", ONES[tens], ONES[ones]),
        _ if value < 10 => format!("nul{joint}{}", ONES[value]),
        _ if value < 20 => ONES[value].to_owned(),
        _ if ones == 0 => TENS[tens].to_owned(),
        _ => format!("{}{joint}og{joint}{}", ONES[ones], TENS[tens]),
    }
}

/// Day, month, year, and the last four as pairs.
const OPENED: [[usize; 5]; 6] = [
    [5, 3, 90, 12, 35],
    [31, 12, 65, 0, 7],
    [20, 5, 15, 45, 20],
    [17, 11, 88, 20, 1],
    [1, 1, 0, 40, 4],
    [29, 2, 72, 19, 99],
];
const UNOPENED: [[usize; 5]; 6] = [
    [9, 10, 54, 3, 60],
    [24, 8, 99, 21, 8],
    [30, 4, 7, 56, 71],
    [2, 6, 41, 11, 30],
    [13, 9, 33, 8, 14],
    [28, 7, 80, 70, 2],
];

fn told(number: [usize; 5]) -> Vec<String> {
    let mut all = Vec::new();
    for date in PAIRS {
        for last in PAIRS {
            if date == Pair::Digits && last == Pair::Digits {
                continue;
            }
            let of_date: Vec<String> = number[..3].iter().map(|value| pair(*value, date)).collect();
            let of_last: Vec<String> = number[3..].iter().map(|value| pair(*value, last)).collect();
            for pause in [" ", ", ", " - ", " – ", " og ", " bindestreg ", ". ", " ... ", ", så "] {
                all.push(format!("{}{pause}{}", of_date.join(" "), of_last.join(" ")));
            }
            all.push(format!("{}, {}", of_date.join(", "), of_last.join(" ")));
            all.push(format!("{}-{}", of_date.join("-"), of_last.join("-")));
        }
        let year = number[2];
        let of_date = format!("{} {}", pair(number[0], date), pair(number[1], date));
        let last = format!("{} {}", pair(number[3], Pair::Joined), pair(number[4], Pair::Joined));
        all.push(format!("{of_date} nitten {}, {last}", pair(year, Pair::Joined)));
        if number[3] > 9 && number[4] > 9 {
            let hundreds = format!("{} hundrede og {}", pair(number[3], Pair::Joined), pair(number[4], Pair::Joined));
            all.push(format!("{of_date} {}, {hundreds}", pair(year, Pair::Joined)));
        }
    }
    all
}

const FRAMES: [&str; 6] = [
    "{}",
    "Hendes CPR er {}.",
    "Hun sagde {} i telefonen.",
    "Ida: {}",
    "Nummeret ({}) stod i brevet.",
    "CPR-nummeret lyder: {}, siger mor.",
];

fn missed(numbers: &[[usize; 5]]) -> (usize, Vec<String>) {
    let (mut asked, mut missed) = (0, Vec::new());
    for number in numbers {
        for told in told(*number) {
            for frame in FRAMES {
                let text = frame.replace("{}", &told);
                for text in [text.clone(), text.to_uppercase()] {
                    asked += 1;
                    if cpr_numbers(&text).is_empty() {
                        missed.push(text);
                    }
                }
            }
        }
    }
    (asked, missed)
}

#[track_caller]
fn none_of(asked: usize, wrong: &[String]) {
    let some = &wrong[..wrong.len().min(25)];
    assert!(asked > 0 && wrong.is_empty(), "{} of {asked}, as {some:#?}", wrong.len());
}

#[test]
fn a_number_told_in_words_is_found() {
    let (asked, missed) = missed(&OPENED);
    none_of(asked, &missed);
}

#[test]
fn so_are_numbers_that_the_guard_was_not_made_with() {
    let (asked, missed) = missed(&UNOPENED);
    none_of(asked, &missed);
}

/// Sentences full of numbers that are nobody's, with numbers in words for each `{}`.
const PROSE: [&str; 24] = [
    "Vi mødes klokken {} og igen klokken {}.",
    "Børnene er {}, {}, {}, {} og {} år.",
    "De unge er {}, {}, {}, {} og {}.",
    "Hun svarede {}, {}, {}, {}, {}, {}, {}, {}, {} og {} på skemaet.",
    "Der kom {} den første gang, {} den anden og {} den tredje.",
    "Bussen kører {} {}, {} {} og {} {}.",
    "Det kostede {} hundrede og {} kroner.",
    "Vi var {} eller {}, måske {}.",
    "Fra {} til {} og fra {} til {} er der {} dage.",
    "Mødet varer {} minutter, og pausen {}.",
    "Den {} i {} sagde hun {} gange nej.",
    "Han har boet der i {} år og {} måneder, hun i {}.",
    "{} plus {} er ikke {}, og {} er mere end {}.",
    "I nitten {} flyttede de, i to tusind og {} kom de hjem.",
    "Afstanden gik fra {} til {} og tilbage til {}, {}, {}.",
    "Kl. {} {}, {} {} og {} {} er der medicin.",
    "{} mennesker, {} stole, {} kopper og {} kander kaffe.",
    "Hun er {}, hendes søster {}, hendes bror {}, og mor {}.",
    "På en skala fra {} til {} siger hun {}.",
    "Nummer {}, {}, {} og {} i køen.",
    "Holdet vandt {}-{}, {}-{} og {}-{}.",
    "Klokken {}, {}, {}, {} og {} ringer telefonen.",
    "Telefon {} {} {} {}.",
    "En, to, tre, {}, {}, {}, og så {} igen.",
];

#[test]
fn prose_full_of_numbers_holds_none() {
    let mut random = fastrand::Rng::with_seed(17);
    let (mut asked, mut wrong) = (0, Vec::new());
    for sentence in PROSE {
        for _ in 0..250 {
            let mut text = sentence.to_owned();
            while text.contains("{}") {
                let how = [Pair::Joined, Pair::Apart][random.usize(..2)];
                let value = if random.bool() { random.usize(1..13) } else { random.usize(1..100) };
                let said = if value < 10 { ONES[value].to_owned() } else { pair(value, how) };
                text = text.replacen("{}", &said, 1);
            }
            asked += 1;
            if !cpr_numbers(&text).is_empty() {
                wrong.push(text);
            }
        }
    }
    none_of(asked, &wrong);
}

#[test]
fn a_day_or_a_telephone_in_words_is_no_number_of_somebody() {
    for text in [
        "Mødet er den 03.12.26 ti tredive.",
        "Ring på toogtyve elleve toogtredive tolv.",
        "Ring på plus femogfyrre toogtyve elleve toogtredive tolv.",
        "Telefon: tyve elleve toogtyve treogtredive eller tyve elleve toogtyve fireogtredive",
        "Konto nul nul fire to en to tre fire fem seks syv otte",
        "en to tre fire fem seks syv otte ni ti",
        "ti ni otte syv seks fem fire tre to en",
        "elleve, tolv, tretten, fjorten og femten",
        "Bussen går ti nul fem, ti femten og elleve.",
    ] {
        assert!(cpr_numbers(text).is_empty(), "{text}");
    }
}

#[test]
fn a_telephone_told_in_words_is_known_joined_or_apart() {
    let (mut asked, mut missed) = (0, Vec::new());
    for number in [
        [20, 11, 22, 33],
        [29, 74, 16, 3],
        [86, 5, 40, 99],
        [51, 0, 12, 7],
        [40, 60, 9, 81],
        [26, 18, 70, 5],
    ] {
        let stored = Phones::read(&number.map(|pair| format!("{pair:02}")).join(" "));
        let other = Phones::read("61 62 63 64");
        for how in PAIRS {
            let pairs = number.map(|value| pair(value, how));
            for pause in [" ", ", ", "-", " - ", " og "] {
                for frame in ["Ring til mor på {}.", "{}", "Hendes nummer: {} (efter klokken fem)", "CALL {}"] {
                    asked += 1;
                    let text = frame.replace("{}", &pairs.join(pause));
                    if !stored.are_told_in(&text) || other.are_told_in(&text) {
                        missed.push(text);
                    }
                }
            }
        }
    }
    none_of(asked, &missed);
}
