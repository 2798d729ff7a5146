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
pub(super) enum ScalarRole {
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
    pub role: ScalarRole,
    /// Whether it stands between brackets.
    pub in_brackets: bool,
    /// Where the comment that ends it begins.
    pub comment: Option<usize>,
    /// What goes on after its closing quote.
    pub tail: Option<Range<usize>>,
    /// Whether a colon and a blank stand in it.
    pub has_colon: bool,
}

/// What a line is that becomes a part of the text before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Melting {
    /// An item, below one that stands further out.
    Item,
    /// What may be an item, or go on with the text.
    Perhaps,
    /// An item, where the first stands beside the key of the list.
    First,
    /// An item, where only one text may stand.
    Text,
    /// A word and a colon, below an item.
    Key,
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
    /// What stands between a key and its value where a colon belongs.
    NoColon(Range<usize>),
    /// Where a dash belongs: what stands there, if anything does.
    NoDash {
        range: Range<usize>,
        /// Where it stands, and where the dash belongs.
        column: usize,
        right: usize,
    },
    /// A dash behind that of an item, with the blanks after it.
    DashTwice(Range<usize>),
    /// Words on lines of their own that belong to nothing.
    Stray(Range<usize>),
    /// A value beside a key below which lines stand.
    HeadingValue(Range<usize>),
    /// A value that is only a comment, from its `#`.
    OnlyComment(Range<usize>),
    /// A bracket that is never closed.
    Open {
        range: Range<usize>,
        /// Where what stands in it ends.
        end: usize,
    },
    /// What stands after the bracket that closes a value, and is no comment.
    AfterBrackets(Range<usize>),
    /// What a line begins with that stands further in than the text before it, and becomes a part of that.
    Melted {
        range: Range<usize>,
        /// Where the dash of the item before stands, when it is one.
        column: usize,
        melting: Melting,
    },
    /// A key or a dash that stands where none can.
    Misplaced {
        range: Range<usize>,
        column: usize,
        /// The columns where it may belong, the likeliest first.
        right: Vec<usize>,
        /// The lines before it that may stand wrong in its place: of each the first byte after its indentation.
        before: Vec<usize>,
    },
    /// A line that goes on with the text before it and stands too far out for that.
    Continued {
        range: Range<usize>,
        /// Where it belongs.
        column: usize,
    },
    /// An item of which only what its first key says is written.
    NoKey { range: Range<usize>, key: &'static str },
    /// A key with nothing after its colon, and nothing below it.
    Empty(Range<usize>),
    /// A comment after what closes a value, from its `#`.
    TightComment(Range<usize>),
    /// A line of another program's: a fence of backticks.
    Fence(Range<usize>),
    /// Three dashes or dots with something before and after, which part the file in two.
    Divider(Range<usize>),
}

impl Slip {
    /// Its bytes.
    pub(super) fn range(&self) -> &Range<usize> {
        match self {
            Self::Tab(range)
            | Self::NoBreak(range)
            | Self::Bullet(range)
            | Self::TightColon(range)
            | Self::NoColon(range)
            | Self::DashTwice(range)
            | Self::Stray(range)
            | Self::NoDash { range, .. }
            | Self::HeadingValue(range)
            | Self::OnlyComment(range)
            | Self::AfterBrackets(range)
            | Self::Open { range, .. }
            | Self::Melted { range, .. }
            | Self::Misplaced { range, .. }
            | Self::Continued { range, .. }
            | Self::NoKey { range, .. }
            | Self::Empty(range)
            | Self::TightComment(range)
            | Self::Fence(range)
            | Self::Divider(range) => range,
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

/// Signs that other programs put before an item.
pub(super) const BULLETS: &[char] = &['•', '–', '—', '·', '‣', '▪', '◦'];

/// Whether a comment begins as none does: with a sign or letter right after its `#`.
pub(super) fn is_tight(comment: &str) -> bool {
    comment[1..].starts_with(|c: char| !c.is_whitespace() && !"#-=!".contains(c))
}
