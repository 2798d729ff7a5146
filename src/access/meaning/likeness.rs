//! How sure it is that two descriptions mean one place.

/// How sure it is that two addresses are one home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They are two places.
    Different,
    /// They may be one: the same stairs with another floor, a street without its number, a letter wrong.
    Likely,
    /// They are one.
    Same,
}
