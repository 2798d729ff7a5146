//! Texts as they stand in links and in the code of pages: »Tranev%C3%A6nget+17«, »Tranev&aelig;nget«, »ida%40lund.example«.

/// A text with what is encoded in it as the characters that are meant, and where each byte of it stands in the text as written.
pub(super) struct Decoded {
    /// What is meant.
    pub text: String,
    /// For each byte of it, and for its end, the byte of the text as written.
    places: Vec<usize>,
}

/// How often a text may be encoded over again: the link of a link.
const MOST: usize = 3;

impl Decoded {
    /// Where a byte of the decoded text stands in the text as written.
    pub(super) fn place(&self, at: usize) -> usize {
        self.places.get(at).or(self.places.last()).copied().unwrap_or_default()
    }

    /// The characters with their places in the text as written.
    pub(super) fn characters(&self) -> impl Iterator<Item = (usize, char)> {
        self.text.char_indices().map(|(at, c)| (self.place(at), c))
    }
}

/// A text decoded; none when nothing in it is encoded.
pub(super) fn decoded(text: &str) -> Option<Decoded> {
    let mut found: Option<Decoded> = None;
    for _ in 0..MOST {
        let now = found.as_ref().map_or(text, |decoded| &*decoded.text);
        let Some(once) = decoded_once(now) else { break };
        let places = match &found {
            Some(before) => once.places.iter().map(|at| before.place(*at)).collect(),
            None => once.places,
        };
        found = Some(Decoded { text: once.text, places });
    }
    found
}

fn decoded_once(text: &str) -> Option<Decoded> {
    if !text.contains(['%', '&']) {
        return None;
    }
    let mut decoded = Decoded {
        text: String::with_capacity(text.len()),
        places: Vec::with_capacity(text.len() + 1),
    };
    let (mut at, mut is_changed) = (0, false);
    while let Some(next) = text[at..].chars().next() {
        let (meant, length) = match next {
            '%' => percent(&text[at..]),
            '&' => entity(&text[at..]),
            _ => None,
        }
        .map_or_else(
            || (next.to_string(), next.len_utf8()),
            |found| {
                is_changed = true;
                found
            },
        );
        decoded.places.extend(std::iter::repeat_n(at, meant.len()));
        decoded.text.push_str(&meant);
        at += length;
    }
    decoded.places.push(text.len());
    is_changed.then_some(decoded)
}

/// The characters that a row of encoded bytes at the beginning of a text means, and how long the row is.
fn percent(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 4;
    let byte = |at: usize| -> Option<u8> {
        let code = text.get(at * 3..at * 3 + 3)?.strip_prefix('%')?;
        code.bytes()
            .all(|b| b.is_ascii_hexdigit())
            .then(|| u8::from_str_radix(code, 16).ok())?
    };
    let bytes: Vec<u8> = (0..LONGEST).map_while(byte).collect();
    // One character at a time: as many bytes as make one.
    (1..=bytes.len()).find_map(|count| {
        let meant = std::str::from_utf8(&bytes[..count]).ok()?;
        // A sign of control stands for nothing.
        let meant = if meant.contains(char::is_control) { " " } else { meant };
        Some((meant.to_owned(), count * 3))
    })
}

/// The character that the beginning of a text names, and how long its name is: »&aelig;«, »&#230;«, »&#xe6;«.
fn entity(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 10;
    const NAMED: [(&str, char); 24] = [
        ("aelig", 'æ'),
        ("oslash", 'ø'),
        ("aring", 'å'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("aacute", 'á'),
        ("oacute", 'ó'),
        ("szlig", 'ß'),
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("shy", '\u{ad}'),
        ("amp", '&'),
        ("commat", '@'),
        ("period", '.'),
        ("quot", '"'),
        ("lt", '<'),
        ("gt", '>'),
    ];
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => number.parse().ok(),
    });
    let small = name.to_ascii_lowercase();
    let named = NAMED.iter().find(|(known, _)| *known == small).map(|(_, c)| *c);
    let is_capital = name.starts_with(|c: char| c.is_ascii_uppercase());
    let meant = number.and_then(char::from_u32).or(named).filter(|c| !c.is_control())?;
    let meant = if is_capital {
        meant.to_uppercase().collect()
    } else {
        meant.to_string()
    };
    Some((meant, end + 1))
}
