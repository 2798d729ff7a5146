//! Characters that nobody sees: refused with their place where they deceive, kept where a script or an emoji needs them.

mod support;

use support::Municipality;

const FOLDER: &str = "sager/2026-001";
const RULE: &str = "fejl[usynligt-tegn]";

/// As the brief of the rule names them, and what Unicode calls ignorable besides; not taken from the program.
fn deceiving() -> Vec<char> {
    let ranges = [
        (0x01, 0x08),
        (0x0e, 0x1f),
        (0x7f, 0x84),
        (0x86, 0x9f),
        (0x34f, 0x34f),
        (0x115f, 0x1160),
        (0x180e, 0x180e),
        (0x200b, 0x200f),
        (0x202a, 0x202e),
        (0x2060, 0x206f),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xfe00, 0xfe0f),
        (0xfeff, 0xfeff),
        (0xe000, 0xe002),
        (0xf0b7, 0xf0b7),
        (0xf8ff, 0xf8ff),
        (0xfdd0, 0xfdd1),
        (0xfff9, 0xfffd),
        (0x1bca0, 0x1bca3),
        (0x1d173, 0x1d17a),
        (0xe0001, 0xe0001),
        (0xe0020, 0xe007f),
        (0xe0100, 0xe0103),
        (0xf0000, 0xf0001),
        (0x10fffd, 0x10fffd),
    ];
    ranges
        .into_iter()
        .flat_map(|(from, to)| from..=to)
        .filter_map(char::from_u32)
        .collect()
}

fn escaped(text: &str) -> String {
    let one = |c: char| {
        if c.is_ascii_graphic() || c == ' ' {
            c.to_string()
        } else {
            format!("\\U{:08X}", u32::from(c))
        }
    };
    format!("\"{}\"", text.chars().map(one).collect::<String>())
}

/// A sound case whose mother, number and theme are these.
fn with(name: &str, phone: &str, theme: &str) -> Municipality {
    Municipality::sound()
        .with("sag.yaml", "navn: Lone Lindholm", &format!("navn: {}", escaped(name)))
        .with("sag.yaml", "telefon: 20 11 22 33", &format!("telefon: {}", escaped(phone)))
        .with("moede-1.yaml", "tema: ", &format!("tema: {} # ", escaped(theme)))
}

#[test]
fn what_deceives_is_refused_wherever_it_stands() {
    for c in deceiving() {
        let municipality = with(
            &format!("Lo{c}ne Lindholm"),
            &format!("20 11{c} 22 33"),
            &format!("Vi taler om {c}hverdagen"),
        );
        let outcome = municipality.run(["tjek", FOLDER]);
        let code = format!("U+{:04X}", u32::from(c));
        assert_eq!(outcome.err.matches(RULE).count(), 3, "{code}: {}", outcome.err);
        outcome.fails(1).says(&code).says("»Lone Lindholm«").says("»20 11 22 33«");
        assert!(!outcome.err.contains(c), "{code} is in the message itself");
    }
}

#[test]
fn what_deceives_in_one_place_is_sound_in_another() {
    let alone = [
        "\u{301}Lone",
        "Lone \u{301}Lindholm",
        "Lo\u{200c}ne",
        "Lo\u{200d}ne",
        "م\u{200c} خ",
        "\u{200d}👩",
        "👩\u{200d}",
        "👩\u{200d}Lone",
        "2\u{fe0f}0",
        "\u{200f}Lone",
        "20\u{200e}30",
    ];
    for text in alone {
        let municipality = with("Lone Lindholm", "20 11 22 33", text);
        municipality.run(["tjek", FOLDER]).fails(1).says(RULE);
    }
    let sound = [
        "می\u{200c}خواهم خانه\u{200c}ها",
        "क्\u{200d}ष",
        "র\u{200d}্য",
        "ന്\u{200d}",
        "ක්\u{200d}ෂ",
        "👩\u{200d}👩\u{200d}👧",
        "🏳\u{fe0f}\u{200d}🌈",
        "👩🏽\u{200d}⚕\u{fe0f}",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "שלום\u{200f}!",
        "(علي)\u{200f} 20 11 22 33",
        "שָׁלוֹם",
        "مُحَمَّد",
        "Zoe\u{308} og A\u{30a}se",
        "Nguyễn Thị",
        "สวัสดี",
        "葛\u{e0100}",
        "hver\u{ad}dagen",
        "kl.\u{a0}14, 10\u{202f}000",
        "\u{600}\u{661}\u{662}",
        "\u{6dd}\u{661}",
        "en tom\u{2003}plads, en\u{3000}til",
        "en\ttabulator",
    ];
    for text in sound {
        let municipality = with("Lone Lindholm", "20 11 22 33", text);
        municipality.run(["tjek", FOLDER]).says_not(RULE);
    }
}

#[test]
fn a_text_of_nothing_but_soft_hyphens_is_empty() {
    let municipality = with("Lone Lindholm", "20 11 22 33", "\u{ad} \u{ad}");
    municipality.run(["tjek", FOLDER]).fails(1).says("fejl[tom-værdi]");
}

#[test]
fn a_soft_hyphen_hides_nothing() {
    let theme = "Vi henter hende på Hemmelig Al\u{ad}lé 77";
    let municipality = with("Lone Lindholm", "20 11 22 33", theme);
    municipality.run(["tjek", FOLDER]).fails(1).says("fejl[andres-oplysninger]");
}

#[test]
fn a_separator_of_lines_is_a_blank_in_the_line_that_is_asked_for() {
    for separator in ['\u{2028}', '\u{2029}', '\u{85}', '\u{b}'] {
        let municipality = with("Lone Lindholm", "20 11 22 33", &format!("Første{separator}anden"));
        municipality.run(["tjek", FOLDER]).fails(1).says(RULE).says("»Første anden«");
    }
}

#[test]
fn what_a_program_puts_in_is_told_in_the_file_as_it_stands() {
    for c in ['\u{2028}', '\u{2029}', '\u{fffc}', '\u{f0b7}'] {
        let municipality = Municipality::sound().with("moede-1.yaml", "tema: Julen", &format!("tema: Julen{c}"));
        let outcome = municipality.run(["tjek", FOLDER]);
        outcome.fails(1).says(RULE).says("moede-1.yaml:5");
        assert_eq!(outcome.err.matches("fejl[").count(), 1, "{c:?}: {}", outcome.err);
    }
}
