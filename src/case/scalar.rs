//! The scalars of a file as they are written, before YAML makes anything of them.

use std::ops::Range;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes.
    Plain,
    /// Between `'` and `'`, or `"` and `"`.
    Quoted,
    /// A quote begins it, and none ends it.
    Unclosed,
}

/// What a scalar is in what it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// After a key.
    Value,
    /// An item of a list.
    Item,
    /// Where a key and a colon belong, between `{` and `}`.
    Entry,
    /// A line of its own that is neither key nor item.
    Line,
}

/// One scalar: a value, an item of a list, or a line that is neither.
#[derive(Clone, Debug)]
pub(super) struct Scalar<'a> {
    /// The key that it is the value of, or of whose list it is an item.
    pub key: Option<&'a str>,
    /// Its bytes, quotes and all its lines with it.
    pub range: Range<usize>,
    pub style: Style,
    pub role: Role,
    /// Whether it stands between brackets.
    pub in_brackets: bool,
    /// Where the comment that ends it begins.
    pub comment: Option<usize>,
    /// What goes on after its closing quote.
    pub tail: Option<Range<usize>>,
    /// Whether a colon and a blank stand in it.
    pub has_colon: bool,
}

/// Something on a line that is not what YAML takes it for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// A tabulator in the indentation.
    Tab(Range<usize>),
    /// A blank that is none to YAML, where a blank belongs.
    NoBreak(Range<usize>),
    /// A dash or bullet that is not `-`, where an item begins.
    Bullet(Range<usize>),
    /// A key and its colon without a blank after it.
    TightColon(Range<usize>),
    /// A value that is only a comment, from its `#`.
    OnlyComment(Range<usize>),
    /// A bracket that is never closed.
    Open(Range<usize>),
}

impl Slip {
    /// Its bytes.
    pub(super) fn range(&self) -> &Range<usize> {
        match self {
            Self::Tab(range)
            | Self::NoBreak(range)
            | Self::Bullet(range)
            | Self::TightColon(range)
            | Self::OnlyComment(range)
            | Self::Open(range) => range,
        }
    }
}

/// Keys whose lists are of texts: an item with a colon in it is a text too.
pub(super) const TEXT_LISTS: &[&str] = &[
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

/// Whether a character is a blank to a reader and none to YAML.
pub(super) fn is_no_break(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2009}' | '\u{3000}')
}
