//! Numbers as they are said in Danish, for the tests that tell them so. Nothing of the program is used here.

/// A number from 0 to 199.
pub fn in_words(number: u32) -> String {
    let units = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"];
    let teens = [
        "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
    ];
    let tens = [
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
    if number == 100 {
        return "hundrede".to_owned();
    }
    let (unit, ten) = ((number % 10) as usize, (number / 10 % 10) as usize);
    let below = match (ten, unit) {
        (0, unit) => units[unit].to_owned(),
        (1, unit) => teens[unit].to_owned(),
        (ten, 0) => tens[ten].to_owned(),
        (ten, unit) => format!("{}og{}", units[unit], tens[ten]),
    };
    if number < 100 { below } else { format!("hundrede og {below}") }
}
