//! What Typst says of a template, in Danish: the commonest of its messages; the others are quoted.

use super::messages;

messages! {
    /// What is wrong with a template or a text of a municipality's own, as Typst finds it.
    enum TypstMessage in "skabeloner" {
        UnknownName "typst-ukendt-navn" { name ("navn"): String },
        NoField "typst-intet-felt" { name ("navn"): String },
        NoMethod "typst-ingen-metode" { name ("navn"): String },
        NoFieldsThere "typst-ingen-felter",
        NotThat "typst-en-anden-slags" { expected ("ventet"): TypstKind, found ("fundet"): TypstKind },
        Missing "typst-mangler" { what ("hvad"): TypstKind },
        Unexpected "typst-hører-ikke-til" { what ("hvad"): TypstKind },
        UnexpectedArgument "typst-argument" { name ("navn"): String },
        MissingArgument "typst-argument-mangler" { name ("navn"): String },
        OpenBracket "typst-åben-parentes",
        OpenQuote "typst-åbent-citat",
        OpenMark "typst-åbent-tegn",
        NotInCode "typst-havelåge",
        NoFile "typst-ingen-fil" { file ("fil"): String },
        NotImported "typst-hentes",
        ImportsItself "typst-sig-selv",
        NoEnd "typst-uden-ende",
        NoTitle "typst-uden-titel",
        NoIndex "typst-ingen-plads",
        NoFont "typst-skrift" { name ("navn"): String },
        StopsItself "typst-stopper" { words ("ord"): String },
        Quoted "typst-citat" { words ("ord"): String },
        Hint "typst-råd" { words ("ord"): String },
        CalledFrom "typst-kaldt" { spot ("sted"): String },
    }
}

messages! {
    /// What may stand at a place in a template.
    enum TypstKind in "skabeloner" {
        Content "slags-indhold",
        Text "slags-tekst",
        Integer "slags-heltal",
        Float "slags-tal",
        Length "slags-længde",
        Array "slags-liste",
        Dictionary "slags-felter",
        YesNo "slags-ja-nej",
        Nothing "slags-ingenting",
        Automatic "slags-auto",
        Colour "slags-farve",
        Function "slags-funktion",
        Expression "slags-udtryk",
        Name "slags-navn",
        Comma "slags-komma",
        Colon "slags-kolon",
        Semicolon "slags-semikolon",
        EqualsSign "slags-lighedstegn",
        ClosingRound "slags-slutparentes",
        ClosingSquare "slags-slutklamme",
        ClosingBrace "slags-sluttuborg",
        EndOfFile "slags-slut",
        Other "slags-andet" { words ("ord"): String },
    }
}

/// The kinds as Typst names them.
const KINDS: [(&str, TypstKind); 28] = [
    ("content", TypstKind::Content),
    ("string", TypstKind::Text),
    ("str", TypstKind::Text),
    ("integer", TypstKind::Integer),
    ("int", TypstKind::Integer),
    ("float", TypstKind::Float),
    ("length", TypstKind::Length),
    ("relative length", TypstKind::Length),
    ("array", TypstKind::Array),
    ("dictionary", TypstKind::Dictionary),
    ("boolean", TypstKind::YesNo),
    ("none", TypstKind::Nothing),
    ("auto", TypstKind::Automatic),
    ("color", TypstKind::Colour),
    ("function", TypstKind::Function),
    ("expression", TypstKind::Expression),
    ("identifier", TypstKind::Name),
    ("pattern", TypstKind::Name),
    ("comma", TypstKind::Comma),
    ("colon", TypstKind::Colon),
    ("semicolon or line break", TypstKind::Semicolon),
    ("equals sign", TypstKind::EqualsSign),
    ("closing paren", TypstKind::ClosingRound),
    ("closing bracket", TypstKind::ClosingSquare),
    ("closing brace", TypstKind::ClosingBrace),
    ("block", TypstKind::ClosingBrace),
    ("end of file", TypstKind::EndOfFile),
    ("end of text", TypstKind::EndOfFile),
];

impl TypstKind {
    /// What Typst calls so.
    fn of(words: &str) -> Self {
        let known = KINDS.iter().find(|(name, _)| *name == words);
        known.map_or_else(|| Self::Other { words: words.to_owned() }, |(_, kind)| kind.clone())
    }

    const fn is_known(&self) -> bool {
        !matches!(self, Self::Other { .. })
    }
}

impl TypstMessage {
    /// What Typst says, in Danish; as a quotation where that is not known.
    pub(crate) fn of(words: &str) -> Self {
        let owned = str::to_owned;
        let in_quotes = |text: &str| text.split(['"', '`']).nth(1).map(owned);
        let after = |start: &str| words.strip_prefix(start).map(|rest| rest.trim_matches(['"', '`']).to_owned());
        let known = match words {
            "unclosed delimiter" => Some(Self::OpenBracket),
            "unclosed string" => Some(Self::OpenQuote),
            "unresolved import" => Some(Self::NotImported),
            "cyclic import" => Some(Self::ImportsItself),
            "loop seems to be infinite" | "maximum function call depth exceeded" => Some(Self::NoEnd),
            _ if words.starts_with("unclosed") => Some(Self::OpenMark),
            _ if words.starts_with("the character `#` is not valid in code") => Some(Self::NotInCode),
            _ if words.contains("missing document title") => Some(Self::NoTitle),
            _ if words.contains("index out of bounds") => Some(Self::NoIndex),
            _ if words.starts_with("cannot access fields on") => Some(Self::NoFieldsThere),
            _ => None,
        };
        known
            .or_else(|| after("unknown variable: ").map(|name| Self::UnknownName { name }))
            .or_else(|| after("unknown font family: ").map(|name| Self::NoFont { name }))
            .or_else(|| after("unexpected argument: ").map(|name| Self::UnexpectedArgument { name }))
            .or_else(|| after("missing argument: ").map(|name| Self::MissingArgument { name }))
            .or_else(|| after("panicked with: ").map(|words| Self::StopsItself { words }))
            .or_else(|| after("assertion failed: ").map(|words| Self::StopsItself { words }))
            .or_else(|| {
                let file = after("file not found (searched at ")?;
                Some(Self::NoFile {
                    file: owned(file.trim_end_matches(')')),
                })
            })
            .or_else(|| {
                let is_field = words.contains("does not contain key")
                    || words.contains("does not have field")
                    || words.contains("does not contain field");
                let name = is_field.then(|| in_quotes(words))??;
                Some(Self::NoField { name })
            })
            .or_else(|| {
                let name = words.contains("has no method").then(|| in_quotes(words))??;
                Some(Self::NoMethod { name })
            })
            .or_else(|| Self::of_kinds(words))
            .unwrap_or_else(|| Self::Quoted { words: owned(words) })
    }

    /// Whether words tell that a field was asked for that is not there.
    pub(crate) fn tells_of_no_field(words: &str) -> bool {
        let told = Self::NoField { name: String::new() }.to_string();
        told.split('»').next().is_some_and(|said| words.contains(said))
    }

    /// Whether something is not closed.
    pub(crate) const fn is_open(&self) -> bool {
        matches!(self, Self::OpenBracket | Self::OpenQuote | Self::OpenMark)
    }

    /// What stands where something else belongs.
    fn of_kinds(words: &str) -> Option<Self> {
        if let Some(rest) = words.strip_prefix("expected ") {
            return match rest.split_once(", found ") {
                Some((expected, found)) => {
                    let (expected, found) = (TypstKind::of(expected), TypstKind::of(found));
                    let is_known = expected.is_known() && found.is_known();
                    is_known.then_some(Self::NotThat { expected, found })
                }
                None => Some(TypstKind::of(rest))
                    .filter(TypstKind::is_known)
                    .map(|what| Self::Missing { what }),
            };
        }
        let what = TypstKind::of(words.strip_prefix("unexpected ")?);
        what.is_known().then_some(Self::Unexpected { what })
    }
}
