//! Texts as people write them by hand, put without quotes at every place of the whole files where a text may stand; and slips in
//! the brackets, items and blocks around them.

use fastrand::Rng;

/// The files in which every key stands once or more, on a line of its own.
pub const WHOLE: [(&str, &str); 4] = [
    ("kommune.yaml", include_str!("whole/kommune.yaml")),
    ("sag.yaml", include_str!("whole/sag.yaml")),
    ("moede-1.yaml", include_str!("whole/moede-1.yaml")),
    ("moede-2.yaml", include_str!("whole/moede-2.yaml")),
];

/// Stands where the text goes.
const SPOT: &str = "¤";

/// Keys after which any text may stand.
const TEXTS: &[&str] = &[
    "afdeling",
    "find vej",
    "tema",
    "grund",
    "hvorfor",
    "emne",
    "hvad",
    "hvornår",
    "relation",
    "arbejdsplads",
    "ord",
    "besluttet",
    "borgerens ord",
    "videre støtte",
    "tolk",
    "beskrivelse",
];

/// Lists of texts.
const LISTS: &[&str] = &[
    "adresse",
    "støtte",
    "drøftelser",
    "aftaler",
    "refleksion",
    "åbninger",
    "akut",
    "ønsker",
    "behov",
    "svært",
    "håb og drømme",
];

/// What stands around a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// A key and a colon, on a line of their own.
    Key,
    /// A dash.
    Dash,
    /// `[` and `]`.
    Brackets,
    /// `{` and `}`.
    Braces,
}

/// A whole file with a spot for a text.
#[derive(Clone, Debug)]
pub struct Position {
    pub file: usize,
    pub around: Around,
    /// The text of the file, with [`SPOT`].
    pub text: String,
}

impl Position {
    pub fn with(&self, instead: &str) -> String {
        self.text.replacen(SPOT, instead, 1)
    }

    /// The line of the spot, from 0.
    pub fn line(&self) -> usize {
        self.text.split(SPOT).next().unwrap_or_default().matches('\n').count()
    }
}

/// Blocks of the whole files as they are written between brackets.
const FLOW: &[(usize, &str, &str)] = &[
    (
        2,
        "  - person: mor\n    hvorfor: Du kender Saras hverdag\n    mundtligt inviteret: 2026-09-01\n    svar: kommer\n",
        "  - {person: mor, hvorfor: ¤, mundtligt inviteret: 2026-09-01, svar: kommer}\n",
    ),
    (
        2,
        "  - person: mor\n    hvorfor: Du kender Saras hverdag\n    mundtligt inviteret: 2026-09-01\n    svar: kommer\n",
        "  - {person: mor, svar: kommer, hvorfor: ¤}\n",
    ),
    (
        2,
        "    - id: t1\n      hvem: mor\n      hvad: Ringer til lægen\n      inden: 2026-09-20\n",
        "    - {id: t1, hvem: mor, hvad: ¤, inden: 2026-09-20}\n",
    ),
    (
        2,
        "    - id: t1\n      hvem: mor\n      hvad: Ringer til lægen\n      inden: 2026-09-20\n",
        "    - {hvad: ¤, id: t1, hvem: mor, inden: 2026-09-20}\n",
    ),
    (
        2,
        "    - emne: At komme op om morgenen\n      drøftelser:\n        - Sara fortalte om sine morgener\n        - Lone sagde at hun kan ringe\n",
        "    - {emne: ¤, drøftelser: [Sara fortalte om sine morgener, Lone sagde at hun kan ringe]}\n",
    ),
    (
        2,
        "    - emne: At komme op om morgenen\n      drøftelser:\n        - Sara fortalte om sine morgener\n        - Lone sagde at hun kan ringe\n",
        "    - {emne: At komme op, drøftelser: [¤, Lone sagde det]}\n",
    ),
    (
        3,
        "  næste møde:\n    ønsker: ja\n    tema: Arbejde\n    hvornår: midt i marts\n    hvem: [mor, far]\n",
        "  næste møde: {ønsker: ja, tema: ¤, hvornår: midt i marts, hvem: [mor, far]}\n",
    ),
    (
        3,
        "aflyst:\n  dato: 2026-10-05\n  grund: Sara er syg\n",
        "aflyst: {dato: 2026-10-05, grund: ¤}\n",
    ),
    (
        1,
        "      Søvn:\n        tal: 2\n        ord: Jeg ligger vågen\n",
        "      Søvn: {tal: 2, ord: ¤}\n",
    ),
    (
        1,
        "  - navn: Søvn\n    beskrivelse: Hvordan du sover\n",
        "  - {navn: Søvn, beskrivelse: ¤}\n",
    ),
    (
        3,
        "sted:\n  navn: Medborgerhuset\n  adresse:\n    - Torvegade 30\n    - 8355 Solbjerg\n",
        "sted: {navn: ¤, adresse: [Torvegade 30, 8355 Solbjerg]}\n  # ¤\n",
    ),
    (
        3,
        "sted:\n  navn: Medborgerhuset\n  adresse:\n    - Torvegade 30\n    - 8355 Solbjerg\n  må vises: ja\n  find vej: Gå ind ad porten og parker i gården\n",
        "sted: {navn: ¤, adresse: [Torvegade 30, 8355 Solbjerg]}\n",
    ),
    (
        3,
        "sted:\n  navn: Medborgerhuset\n  adresse:\n    - Torvegade 30\n    - 8355 Solbjerg\n  må vises: ja\n  find vej: Gå ind ad porten og parker i gården\n",
        "sted: {navn: Medborgerhuset, adresse: [¤, 8355 Solbjerg]}\n",
    ),
];

/// Every place where a text may stand.
pub fn positions() -> Vec<Position> {
    let mut all = Vec::new();
    for (file, (_, whole)) in WHOLE.iter().enumerate() {
        let lines: Vec<&str> = whole.lines().collect();
        let put = |from: usize, to: usize, instead: &str| {
            let mut changed: Vec<&str> = lines[..from].to_vec();
            changed.push(instead);
            changed.extend(&lines[to..]);
            changed.join("\n") + "\n"
        };
        for (at, line) in lines.iter().enumerate() {
            let code = line.trim_start_matches([' ', '-']);
            let head = &line[..line.len() - code.len()];
            if let Some((key, _)) = code.split_once(": ").filter(|(key, _)| TEXTS.contains(key)) {
                all.push(Position {
                    file,
                    around: Around::Key,
                    text: put(at, at + 1, &format!("{head}{key}: {SPOT}")),
                });
            }
            let Some(key) = code.strip_suffix(':').filter(|key| LISTS.contains(key)) else {
                continue;
            };
            let items: Vec<&str> = lines[at + 1..]
                .iter()
                .map_while(|line| line.trim_start().strip_prefix("- "))
                .collect();
            let end = at + 1 + items.len();
            for item in 0..items.len() {
                let line = lines[at + 1 + item];
                let head = &line[..line.len() - line.trim_start().len()];
                all.push(Position {
                    file,
                    around: Around::Dash,
                    text: put(at + 1 + item, at + 2 + item, &format!("{head}- {SPOT}")),
                });
                let mut some = items.clone();
                some[item] = SPOT;
                all.push(Position {
                    file,
                    around: Around::Brackets,
                    text: put(at, end, &format!("{head}{key}: [{}]", some.join(", ")).replacen("    ", "", 0)).replace(
                        &format!("{head}{key}: ["),
                        &format!("{}{key}: [", &lines[at][..lines[at].len() - code.len()]),
                    ),
                });
            }
        }
    }
    for (file, block, flow) in FLOW.iter().filter(|(.., flow)| flow.matches(SPOT).count() == 1) {
        let text = WHOLE[*file].1;
        assert!(text.contains(block), "{block}");
        let before = flow.split(SPOT).next().unwrap_or_default();
        let is_list = before.rfind('[') > before.rfind('{').max(before.rfind(']'));
        all.push(Position {
            file: *file,
            around: if is_list { Around::Brackets } else { Around::Braces },
            text: text.replacen(block, flow, 1),
        });
    }
    all
}

/// A text as somebody may write it: words, and signs that mean something to YAML.
pub fn text(rng: &mut Rng) -> String {
    const WORDS: &[&str] = &["mad", "vin", "øl", "Lone", "skolen", "måske", "i dag", "hver uge", "kl. 9", "nr. 4"];
    let mut words: Vec<String> = (0..rng.usize(1..5)).map(|_| WORDS[rng.usize(..WORDS.len())].to_owned()).collect();
    for _ in 0..rng.usize(1..3) {
        let at = rng.usize(..words.len());
        let last = rng.usize(at..words.len());
        let around = |words: &mut Vec<String>, open: &str, close: &str| {
            words[at].insert_str(0, open);
            words[last].push_str(close);
        };
        match rng.usize(..27) {
            0 | 1 => around(&mut words, "\"", "\""),
            2 => around(&mut words, "'", "'"),
            3 => around(&mut words, "“", "”"),
            4 => around(&mut words, "»", "«"),
            5 => around(&mut words, "[", "]"),
            6 => around(&mut words, "{", "}"),
            7 => around(&mut words, "(", ")"),
            8 => words[at].insert(0, '#'),
            9 => words.push("#1".to_owned()),
            10 => words.insert(at, "#".to_owned()),
            11 => words[at].push(':'),
            12 => words.insert(at, "-".to_owned()),
            13 => words.insert(at, "–".to_owned()),
            14 => words[at].push(','),
            15 => words[at].push_str("'s"),
            16 => words[at].insert(0, '"'),
            17 => words[at].push('"'),
            18 => words[at].insert(0, '\''),
            19 => words[at].push(['[', ']', '{', '}'][rng.usize(..4)]),
            20 => words[at].insert(0, ['[', ']', '{', '}'][rng.usize(..4)]),
            21 => words[0].insert(0, ['!', '&', '*', '%', '@', '`', '>', '|', '?'][rng.usize(..9)]),
            22 => words.insert(0, ["*", "•", "–", "+", "?", ":", "|", ">"][rng.usize(..8)].to_owned()),
            23 => words[at].push_str(", og"),
            24 => words[at].push_str("\\n"),
            25 => words[at] = "null".to_owned(),
            _ => words[at].push(';'),
        }
    }
    words.join(" ")
}

/// A slip: its name, the file as it is written, the lines it is on, and the files that may have been meant.
#[derive(Clone, Debug)]
pub struct TextSlip {
    pub name: &'static str,
    pub file: usize,
    pub text: String,
    /// From 1.
    pub lines: std::ops::RangeInclusive<usize>,
    pub meant: Vec<String>,
    /// Whether YAML reads it as it means by its own rules, so that nothing needs to be said.
    pub may_be_silent: bool,
}

/// A text between the quotes of YAML.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

/// What a text that was written without quotes may have meant, as items of its list, or as one.
fn meanings(text: &str, around: Around) -> Vec<String> {
    let mut all = vec![text.to_owned()];
    // A remark; where only signs stand, nothing.
    if let Some((before, _)) = text.split_once(" # ").filter(|(before, _)| !before.is_empty()) {
        all.push(before.trim().to_owned());
    }
    for quote in ['"', '\''] {
        for text in all.clone() {
            let Some(inner) = text.strip_prefix(quote) else { continue };
            match inner.matches(quote).count() {
                0 => all.push(inner.to_owned()),
                1 if inner.ends_with(quote) => all.push(inner.trim_end_matches(quote).to_owned()),
                _ => {}
            }
        }
    }
    // A list of one for one text.
    if let Some(inner) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .filter(|_| around == Around::Key)
    {
        all.push(inner.to_owned());
    }
    // Quotes of another kind in the place of YAML's own.
    if let Some(inner) = text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')) {
        all.push(inner.to_owned());
    }
    let mut written: Vec<String> = all.iter().map(|text| quoted(text)).collect();
    if around == Around::Brackets || around == Around::Braces {
        // A bracket too many at an edge may be YAML's own, written twice.
        for text in all.clone() {
            for (sign, other) in [('[', ']'), ('{', '}')] {
                if text.matches(sign).count() < text.matches(other).count() {
                    written.extend(text.strip_suffix(other).map(quoted));
                }
                if text.matches(sign).count() > text.matches(other).count() {
                    written.extend(text.strip_prefix(sign).map(quoted));
                }
            }
        }
    }
    if around == Around::Brackets {
        for text in &all {
            let items: Vec<String> = text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(quoted).collect();
            written.push(items.join(", "));
            // A quote of YAML's own around one of them.
            let items: Vec<String> = text
                .split(',')
                .map(|item| item.trim().trim_matches(['"', '\'']))
                .filter(|item| !item.is_empty())
                .map(quoted)
                .collect();
            written.push(items.join(", "));
        }
    }
    written
}

/// A text without quotes at a place.
pub fn written(position: &Position, text: &str) -> TextSlip {
    let is_wrapped = |quote| {
        text.strip_prefix(quote)
            .and_then(|rest: &str| rest.strip_suffix(quote))
            .is_some_and(|inner| !inner.contains(quote))
    };
    let may_be_silent =
        text.contains(" # ") || is_wrapped('"') || is_wrapped('\'') || (position.around == Around::Brackets && text.contains(','));
    let line = position.line() + 1;
    TextSlip {
        name: match position.around {
            Around::Key => "a text after a key",
            Around::Dash => "a text after a dash",
            Around::Brackets => "a text between [ ]",
            Around::Braces => "a text between { }",
        },
        file: position.file,
        text: position.with(text),
        lines: line..=line,
        meant: meanings(text, position.around).iter().map(|text| position.with(text)).collect(),
        may_be_silent,
    }
}

/// A slip in the brackets of a line that is written between brackets.
pub fn bracketed(position: &Position, rng: &mut Rng) -> Option<TextSlip> {
    let sound = position.with("mad og vin");
    let at = position.line();
    let line = sound.lines().nth(at)?;
    let closes: Vec<usize> = line.match_indices([']', '}']).map(|(at, _)| at).collect();
    let opens: Vec<usize> = line.match_indices(['[', '{']).map(|(at, _)| at).collect();
    let (&last, &first) = (closes.last()?, opens.first()?);
    let any = |rng: &mut Rng, all: &[usize]| all[rng.usize(..all.len())];
    let without = |at: usize| format!("{}{}", &line[..at], &line[at + 1..]);
    let with = |at: usize, sign: &str| format!("{}{sign}{}", &line[..at], &line[at..]);
    let value = line.find("mad og vin")?;
    let after = value + "mad og vin".len();
    let in_text = |written: &str| Some(position.with(&quoted(written)));
    let mut meant = vec![sound.clone()];
    let (name, changed) = match rng.usize(..14) {
        0 => ("the last bracket is missing", without(last)),
        1 => ("a closing bracket is missing", without(any(rng, &closes))),
        2 => ("an opening bracket is missing", without(first)),
        3 => ("a closing bracket too many at the end", with(line.len(), &line[last..=last])),
        4 => ("a } after the text", with(after, "}")),
        5 => ("a ] after the text", with(after, "]")),
        6 => ("a { before the text", with(value, "{")),
        7 => ("a [ before the text", with(value, "[")),
        8 => ("another closing bracket", {
            let at = any(rng, &closes);
            let other = if &line[at..=at] == "]" { "}" } else { "]" };
            format!("{}{other}{}", &line[..at], &line[at + 1..])
        }),
        9 => ("a quote only before", with(value, "\"")),
        10 => ("a quote only after", with(after, "\"")),
        11 => ("a # before the bracket closes", with(last, " # ")),
        12 => ("a tight # before the bracket closes", with(last, " #1")),
        _ => ("an opening bracket too many", with(first, &line[first..=first])),
    };
    match name {
        "a } after the text" => meant.extend(in_text("mad og vin}")),
        "a ] after the text" => meant.extend(in_text("mad og vin]")),
        "a { before the text" => meant.extend(in_text("{mad og vin")),
        "a [ before the text" => meant.extend(in_text("[mad og vin")),
        "an opening bracket is missing" => meant.extend(kept_in_first(position, line, first)),
        "a quote only after" => meant.extend(in_text("mad og vin\"")),
        _ => {}
    }
    let is_tight = name == "a tight # before the bracket closes";
    if is_tight || name == "a # before the bracket closes" {
        if last != after {
            return None;
        }
        meant = if is_tight {
            vec![position.with(&quoted("mad og vin #1"))]
        } else {
            vec![sound.clone(), position.with(&quoted("mad og vin #"))]
        };
    }
    let mut lines: Vec<&str> = sound.lines().collect();
    lines[at] = &changed;
    Some(TextSlip {
        name,
        file: position.file,
        text: lines.join("\n") + "\n",
        lines: at + 1..=at + 1,
        meant,
        may_be_silent: false,
    })
}

/// The file with what stands after the bracket at a byte of a line taken for one text.
fn kept_in_first(position: &Position, line: &str, first: usize) -> Option<String> {
    let mut lines: Vec<&str> = position.text.lines().collect();
    let changed = format!("{}{}", &line[..first], quoted(&line[first + 1..]));
    lines[position.line()] = &changed;
    line[..first].ends_with(": ").then(|| lines.join("\n") + "\n")
}

/// A slip in how the items of a list stand below one another, or in a block of text.
pub fn blocked(position: &Position, rng: &mut Rng) -> Option<TextSlip> {
    let at = position.line();
    if position.around == Around::Brackets || position.around == Around::Braces {
        let word = ["null", "~", "Null"][rng.usize(..3)];
        return Some(TextSlip {
            name: "a word for nothing between brackets",
            file: position.file,
            text: position.with(word),
            lines: at + 1..=at + 1,
            meant: vec![position.with(&quoted(word))],
            may_be_silent: false,
        });
    }
    let line = position.text.lines().nth(at)?;
    let head = line.split(SPOT).next()?;
    let column = head.len() - head.trim_start().len();
    let (first, second) = ("mad og vin", "øl i dag");
    let blank = |count: usize| " ".repeat(count);
    let two = |position: &Position| position.with(&format!("{first}\n{}- {second}", blank(column)));
    let file = position.file;
    let slip = |name, text: String, count: usize, meant: Vec<String>| TextSlip {
        name,
        file,
        text,
        lines: at + 1..=at + count,
        meant,
        may_be_silent: false,
    };
    let one = position.with(&quoted(&format!("{first} {second}")));
    if position.around == Around::Dash {
        let marks = ["- ", "-", "– ", "* ", "+ ", "2. ", "• ", "2) ", "–", "*"];
        let mark = marks[rng.usize(..marks.len())];
        let by = [0, 2, 4, 1][rng.usize(..4)];
        return Some(match rng.usize(..8) {
            0..=3 => slip(
                "a second item with another sign or further in",
                position.with(&format!("{first}\n{}{mark}{second}", blank(column + by))),
                2,
                if mark.ends_with(' ') || by > 0 {
                    vec![two(position)]
                } else {
                    // A sign without a blank may belong to the text.
                    vec![
                        two(position),
                        position.with(&format!("{first}\n{}- {}", blank(column), quoted(&format!("{mark}{second}")))),
                    ]
                },
            ),
            4 => slip(
                "a word for nothing in a list",
                position.with(["null", "~", "Null"][rng.usize(..3)]),
                1,
                vec![position.with("\"null\""), position.with("\"~\""), position.with("\"Null\"")],
            ),
            5 => slip(
                "an item with a key",
                position.with(&format!("{first}\n{}Emne: {second}", blank(column + 2))),
                2,
                vec![
                    position.with(&quoted(&format!("{first} Emne: {second}"))),
                    position.with(&format!("{first}\n{}- \"Emne: {second}\"", blank(column))),
                ],
            ),
            6 => slip(
                "an item over two lines",
                position.with(&format!("{first}\n{}{second}", blank(column))),
                2,
                vec![one, two(position)],
            ),
            _ => slip("an empty quote", position.with("\""), 1, vec![position.with("'\"'")]),
        });
    }
    let word = ["null", "~", "Null"][rng.usize(..3)];
    Some(match rng.usize(..5) {
        0 => slip("a word for nothing", position.with(word), 1, vec![position.with(&quoted(word))]),
        1 => slip("a quote alone", position.with("\""), 1, vec![position.with("'\"'")]),
        2 => slip(
            "a list after a text",
            position.with(&format!("{first}\n{}- {second}", blank(column + 2))),
            2,
            vec![one, position.with(&quoted(&format!("{first} - {second}")))],
        ),
        3 => slip(
            "a list for a text",
            position.with(&format!("[{first}, {second}]")),
            1,
            vec![
                position.with(&quoted(&format!("{first}, {second}"))),
                position.with(&quoted(&format!("[{first}, {second}]"))),
            ],
        ),
        _ => slip(
            "a mapping for a text",
            position.with(&format!("{{{first}: {second}}}")),
            1,
            vec![
                position.with(&quoted(&format!("{{{first}: {second}}}"))),
                position.with(&quoted(&format!("{first}: {second}"))),
            ],
        ),
    })
}

/// A text where lines with keys belong, or a word where others may stand.
pub fn unmapped(rng: &mut Rng) -> TextSlip {
    const SLIPS: &[(usize, &str, &str, &str, &str)] = &[
        (
            2,
            "a text for a mapping",
            "sted:\n  navn: Medborgerhuset\n  adresse:\n    - Torvegade 30\n    - 8355 Solbjerg\n",
            "sted: Medborgerhuset\n",
            "sted: {navn: Medborgerhuset}\n",
        ),
        (
            3,
            "a word for a mapping",
            "aflyst:\n  dato: 2026-10-05\n  grund: Sara er syg\n",
            "aflyst: ja\n",
            "",
        ),
        (
            3,
            "a sentence for a mapping",
            "aflyst:\n  dato: 2026-10-05\n  grund: Sara er syg\n",
            "aflyst: Sara er syg\n",
            "",
        ),
        (
            2,
            "a text for an item",
            "    - id: t1\n      hvem: mor\n      hvad: Ringer til lægen\n      inden: 2026-09-20\n",
            "    - Mor ringer til lægen\n",
            "",
        ),
        (
            3,
            "a word for a mapping",
            "  næste møde:\n    ønsker: ja\n    tema: Arbejde\n    hvornår: midt i marts\n    hvem: [mor, far]\n",
            "  næste møde: måske\n",
            "",
        ),
        (
            1,
            "a text for a mapping",
            "afslutning:\n  besluttet: På netværksmødet i november af Sara\n  åbninger:\n    - Sara er begyndt på HF\n  borgerens ord: Jeg er ikke alene med det længere\n  videre støtte: Støtteperson hver anden uge\n  kan vende tilbage til: pia\n",
            "afslutning: På mødet i november\n",
            "",
        ),
        (
            3,
            "a sentence for yes and no",
            "    ønsker: ja\n",
            "    ønsker: ja gerne\n",
            "    ønsker: ja\n",
        ),
        (1, "a word for yes and no", "    barn: nej\n", "    barn: måske\n", ""),
        (
            1,
            "a word for yes and no",
            "    uddannet i Åben Dialog: nej\n",
            "    uddannet i Åben Dialog: endnu ikke\n",
            "",
        ),
    ];
    let (file, name, block, slip, meant) = SLIPS[rng.usize(..SLIPS.len())];
    let whole = WHOLE[file].1;
    assert!(whole.contains(block), "{block}");
    let line = whole[..whole.find(block).unwrap_or_default()].matches('\n').count() + 1;
    TextSlip {
        name,
        file,
        text: whole.replacen(block, slip, 1),
        lines: line..=line,
        meant: Some(meant)
            .filter(|meant| !meant.is_empty())
            .map(|meant| whole.replacen(block, meant, 1))
            .into_iter()
            .collect(),
        may_be_silent: false,
    }
}

/// A text where a list of texts belongs, in the ways people write it.
pub fn unlisted(rng: &mut Rng) -> TextSlip {
    let lists: Vec<(usize, usize, &str, usize)> = WHOLE
        .iter()
        .enumerate()
        .flat_map(|(file, (_, whole))| {
            let lines: Vec<&str> = whole.lines().collect();
            let found = (0..lines.len()).filter_map(move |at| {
                let key = lines[at].trim_start().strip_suffix(':').filter(|key| LISTS.contains(key))?;
                let items = lines[at + 1..]
                    .iter()
                    .take_while(|line| line.trim_start().starts_with("- "))
                    .count();
                Some((file, at, key, items))
            });
            found.collect::<Vec<_>>()
        })
        .collect();
    let (file, at, key, items) = lists[rng.usize(..lists.len())];
    let lines: Vec<&str> = WHOLE[file].1.lines().collect();
    let head = &lines[at][..lines[at].len() - lines[at].trim_start().len()];
    let put = |some: &[String]| {
        let mut changed: Vec<String> = lines[..at].iter().map(|line| (*line).to_owned()).collect();
        changed.extend_from_slice(some);
        changed.extend(lines[at + 1 + items..].iter().map(|line| (*line).to_owned()));
        changed.join("\n") + "\n"
    };
    let texts = |rest: &[&str]| {
        let some: Vec<String> = rest.iter().map(|line| format!("{head}{line}")).collect();
        put(&some)
    };
    let (one, two) = (format!("{key}: [mad og vin øl i dag]"), format!("{key}: [mad og vin, øl i dag]"));
    let both = vec![texts(&[&one]), texts(&[&two])];
    let by = if rng.bool() { "  " } else { "" };
    let (name, changed, meant): (_, Vec<String>, _) = match rng.usize(..9) {
        8 if by.is_empty() => (
            "a block for a list, not further in",
            vec![format!("{key}: >"), "mad og vin".into(), "øl i dag".into()],
            both,
        ),
        0 => (
            "a text over two lines for a list",
            vec![format!("{key}: mad og vin"), "  øl i dag".into()],
            both,
        ),
        1 => (
            "a text and an item",
            vec![format!("{key}: mad og vin"), "  - øl i dag".into()],
            both,
        ),
        2 => (
            "a folded block for a list",
            vec![format!("{key}: >"), "  mad og vin".into(), "  øl i dag".into()],
            both,
        ),
        3 => (
            "a block for a list",
            vec![format!("{key}: |"), "  mad og vin".into(), "  øl i dag".into()],
            both,
        ),
        4 => (
            "a dash after the key",
            vec![format!("{key}: - mad og vin")],
            vec![
                texts(&[&format!("{key}: [mad og vin]")]),
                texts(&[&format!("{key}: [\"- mad og vin\"]")]),
            ],
        ),
        5 => (
            "quotes and a comma for a list",
            vec![format!("{key}: \"mad og vin\", \"øl i dag\"")],
            both,
        ),
        6 => (
            "numbers for dashes",
            vec![format!("{key}:"), "  1. mad og vin".into(), "  2. øl i dag".into()],
            both,
        ),
        _ => (
            "lines without dashes",
            vec![format!("{key}:"), "  mad og vin".into(), "  øl i dag".into()],
            both,
        ),
    };
    let count = changed.len();
    let refs: Vec<&str> = changed.iter().map(String::as_str).collect();
    TextSlip {
        name,
        file,
        text: texts(&refs),
        lines: at + 1..=at + count,
        meant,
        may_be_silent: false,
    }
}
