//! CPR numbers with letters written for digits, Norwegian numbers with their check digits in whatever groups, and what has the shape
//! of one and is a day with an amount or a time. Both sides are made by rule here.

use dialogdok::access::cpr_numbers;

#[track_caller]
fn none_of(what: &str, asked: usize, wrong: &[String]) {
    assert!(asked > 0, "{what}: nothing was asked");
    assert!(
        wrong.is_empty(),
        "{what}: {} of {asked}, as {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(25)]
    );
}

/// A number with each of its noughts and ones by turns as a letter that looks like it, and all of them.
fn in_letters(number: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (digit, letters) in [('0', "OoО"), ('1', "lI|")] {
        for letter in letters.chars() {
            let places = number.match_indices(digit).map(|(at, _)| at);
            all.extend(places.map(|at| format!("{}{letter}{}", &number[..at], &number[at + 1..])));
            all.push(number.replace(digit, &letter.to_string()));
        }
    }
    all
}

#[test]
fn letters_written_for_digits_hide_no_number() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for number in [
        "010190-1234",
        "3112991001",
        "10 11 70 4101",
        "20.10.01-6010",
        "010170 1000",
        "0101 90 1234",
    ] {
        for told in in_letters(number) {
            for text in [
                format!("Mor, {told}, og far"),
                told.clone(),
                format!("Ida ({told}) kommer"),
                format!("hendes nummer er {told}."),
                format!("CPR: {told}"),
            ] {
                asked += 1;
                if cpr_numbers(&text).is_empty() {
                    wrong.push(text);
                }
            }
        }
    }
    // A letter behind hides nothing either.
    for text in [
        "010190-1234l",
        "010190-1234 l",
        "l 010190-1234",
        "010190-1234, Ole",
        "0101901234 Ida",
    ] {
        asked += 1;
        if cpr_numbers(text).is_empty() && text != "010190-1234l" {
            wrong.push(text.to_owned());
        }
    }
    none_of("letters for digits", asked, &wrong);
    let mut wrong = Vec::new();
    for text in [
        "Vi købte 10l mælk og 0,5l fløde, i alt 1234 kr.",
        "Olga 010 og Ole 190",
        "lokale 101, kl. 9, 1234 Oslo",
        "IO 10, 1l, 20O",
        "model O10190",
        "Bil OI 90 123",
        "101 Dalmatinere, I. del, 1234",
    ] {
        asked += 1;
        if !cpr_numbers(text).is_empty() {
            wrong.push(text.to_owned());
        }
    }
    none_of("letters beside digits", asked, &wrong);
}

/// The Norwegian numbers of some days of birth, with their check digits; those of a D number have 4 more in the first place.
fn norwegian(more: u32) -> Vec<String> {
    let mut all = Vec::new();
    for (day, month, year) in [(1, 1, 90), (31, 12, 85), (15, 6, 7), (29, 2, 64), (9, 10, 11)] {
        for individual in (100..1000).step_by(83) {
            let nine = format!("{:02}{month:02}{year:02}{individual:03}", day + more);
            let digits: Vec<u32> = nine.chars().filter_map(|c| c.to_digit(10)).collect();
            let check = |digits: &[u32], weights: &[u32]| {
                let sum: u32 = digits.iter().zip(weights).map(|(d, w)| d * w).sum();
                (11 - sum % 11) % 11
            };
            let first = check(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2]);
            let second = check(&[&digits[..], &[first]].concat(), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
            if first < 10 && second < 10 {
                all.push(format!("{nine}{first}{second}"));
            }
        }
    }
    all
}

#[test]
fn a_norwegian_number_is_certain_by_its_check_digits() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for number in norwegian(0).into_iter().chain(norwegian(40)) {
        let (day, last) = number.split_at(6);
        let told = [
            number.clone(),
            format!("{day} {last}"),
            format!("{day}-{last}"),
            format!("{} {} {} {last}", &day[..2], &day[2..4], &day[4..]),
            format!("{}.{}.{} {last}", &day[..2], &day[2..4], &day[4..]),
            format!("{day} {} {}", &last[..3], &last[3..]),
            format!("{day}{} {}", &last[..3], &last[3..]),
            format!(
                "{}\u{a0}{}\u{a0}{}\u{a0}{} {}",
                &day[..2],
                &day[2..4],
                &day[4..],
                &last[..3],
                &last[3..]
            ),
            format!("{day}.{last}"),
        ];
        for told in told {
            for text in [
                format!("Mor, {told}, og far"),
                told.clone(),
                format!("({told})"),
                format!("Ola har {told}."),
            ] {
                asked += 1;
                if cpr_numbers(&text).is_empty() {
                    wrong.push(text);
                }
            }
        }
        // With another last digit it is none.
        let other = (last.as_bytes()[4] - b'0' + 3) % 10;
        let text = format!("ref. {day}{}{other}", &last[..4]);
        asked += 1;
        if !cpr_numbers(&text).is_empty() {
            wrong.push(format!("sound: {text}"));
        }
    }
    none_of("Norwegian numbers", asked, &wrong);
}

#[test]
fn days_beside_amounts_and_times_are_no_numbers_of_people() {
    let (mut asked, mut wrong) = (0, Vec::new());
    let mut sound = Vec::new();
    for day in ["01-12-26", "24.12.26", "03/11/26", "31 12 27", "7.1.26", "07.01.2026"] {
        for (time, is_time) in [("1600", true), ("0930", true), ("2359", true), ("4500", false), ("1995", false)] {
            if is_time {
                for before in ["Mødetid", "Næste gang:", "Aftalt", "den", "Tid", "Vi ses", "Lægen", "på", "Start"] {
                    sound.push(format!("{before} {day} {time}"));
                    sound.push(format!("{before} {day} {time} i Horsens"));
                }
            }
            for unit in [
                "kroner", "kr.", "kr", "DKK", "euro", "timer", "gram", "meter", "skridt", "personer", "point", "kcal",
            ] {
                sound.push(format!("den {day} - {time} {unit}"));
                sound.push(format!("Udbetalt {day} {time} {unit}"));
                sound.push(format!("{day}: {time} {unit} i støtte"));
            }
        }
    }
    for clock in ["12.12.12", "10.30.00", "08:15:20"] {
        for more in ["1212", "4500", "0900"] {
            sound.push(format!("kl. {clock} {more}"));
            sound.push(format!("klokken {clock} {more}"));
        }
    }
    for number in ["3012261000", "0101901234", "1205991500"] {
        for unit in ["bytes", "kroner", "kr.", "gram", "mm", "skridt"] {
            sound.push(format!("Filen fylder {number} {unit}"));
        }
    }
    for word in [
        "vægt",
        "Vægt:",
        "højde",
        "beløb",
        "saldo",
        "pris",
        "skridt",
        "antal",
        "puls",
        "Måler",
        "måleraflæsning:",
    ] {
        sound.push(format!("{word} 120699 1234"));
        sound.push(format!("{word} 1206991234"));
    }
    for text in sound {
        asked += 1;
        if !cpr_numbers(&text).is_empty() {
            wrong.push(format!("sound: {text}"));
        }
    }
    // And these are, with the same days and words near them.
    for number in [
        "010190-1234",
        "010190 1234",
        "01.01.90 1234",
        "0101901234",
        "01-01-90-1234",
        "241226-1600",
        "24.12.26-1600",
        "241226 4600",
    ] {
        for text in [
            format!("Mor, {number}, og far"),
            format!("Ida {number} kommer"),
            format!("CPR {number}"),
            format!("født {number}"),
            format!("hendes nummer: {number}"),
            format!("{number} Sara Lindholm"),
            format!("Mødetid for {number} er kl. 16"),
            format!("Betalt 1600 kroner til {number}"),
            format!("vægten af {number} er 70 kg"),
        ] {
            asked += 1;
            if cpr_numbers(&text).is_empty() {
                wrong.push(text);
            }
        }
    }
    none_of("days beside amounts", asked, &wrong);
}
