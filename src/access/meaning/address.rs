//! Addresses: the homes that the lines of a field tell, which may be more than one.

use super::field::parts;
use super::home::Home;
use super::letters::Words;
use super::likeness::Likeness;

/// An address as it is compared: most often one home; two or more in »Tranevænget 17 / Lærkevej 3«, »ferie: Lærkevej 3«.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    homes: Vec<Home>,
}

impl Address {
    /// Reads the lines of an address, in any order.
    pub fn read<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let homes = Home::all_of(parts(lines));
        Self { homes }.beside_own_towns()
    }

    fn beside_own_towns(self) -> Self {
        let towns: Vec<String> = self.towns().map(str::to_owned).collect();
        self.beside_towns(&towns)
    }

    /// The towns, in the form in which words are compared.
    pub fn towns(&self) -> impl Iterator<Item = &str> {
        self.homes.iter().map(Home::town).filter(|town| !town.is_empty())
    }

    /// The same address with the names of towns told apart from those of institutions.
    #[must_use]
    pub fn beside_towns(self, towns: &[String]) -> Self {
        let homes = self.homes.into_iter().map(|home| home.beside_towns(towns));
        Self { homes: homes.collect() }
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.homes.iter().all(Home::is_empty)
    }

    /// The same address without the homes that are one of the other's.
    #[must_use]
    pub fn except(mut self, other: &Self) -> Self {
        let is_theirs = |home: &Home| other.homes.iter().any(|another| home.likeness(another) == Likeness::Same);
        self.homes.retain(|home| !is_theirs(home));
        self
    }

    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Home, &'a Home)> {
        self.homes
            .iter()
            .flat_map(|one| other.homes.iter().map(move |another| (one, another)))
    }

    /// How likely it is that a home of one is a home of the other.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let all = self.pairs(other).map(|(one, another)| one.likeness(another));
        all.max().unwrap_or(Likeness::Different)
    }

    /// Whether every home of the two has two postcodes, or two towns, that are not the same.
    pub fn contradicts(&self, other: &Self) -> bool {
        let mut pairs = self.pairs(other).peekable();
        pairs.peek().is_some() && pairs.all(|(one, another)| one.contradicts(another))
    }

    /// Whether a text tells one of the homes: the street with its number. With `closely`, the street alone and the institution too.
    pub fn is_told_in(&self, text: &Words, closely: bool) -> bool {
        self.homes.iter().any(|home| home.is_told_in(text, closely))
    }

    /// Whether a text says that somebody is at the home of the one behind the c/o: »bor hos Hansen«, »c/o Jens Hansen«. With `of`, only
    /// where the sentence speaks of living or of these people.
    pub fn is_host_told_in(&self, text: &Words, of: Option<&Words>) -> bool {
        self.homes.iter().any(|home| home.is_host_told_in(text, of))
    }

    /// Whether two of the homes lie in one street: the same stairs when the numbers agree.
    pub fn is_same_stairs(&self, other: &Self) -> bool {
        self.pairs(other).any(|(one, another)| one.is_same_stairs(another))
    }

    /// Whether a home of one is a neighbouring house of a home of the other: in one street, at most two houses away on either side.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.pairs(other).any(|(one, another)| one.is_beside(another))
    }
}
