//! Who a word is: somebody of the case, by a name, a word of kin or a pronoun; and of whom a clause speaks.

use std::collections::HashSet;

use super::list::LIST;
use super::words::{PREPOSITIONS, Token, words};
use crate::case::Case;

/// Whose words minutes may hold, and of whom they speak.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// The borger's name as it is used.
    called: String,
    /// Every part of everybody's name, small.
    names: HashSet<String>,
}

impl Voices {
    /// The people of a forløb: the borger by the name that is used first, and the names of the others.
    pub fn new<'a>(citizen: impl IntoIterator<Item = &'a str>, others: impl IntoIterator<Item = &'a str>) -> Self {
        let citizen: Vec<&str> = citizen.into_iter().collect();
        let called = citizen.first().copied().unwrap_or_default().to_owned();
        let parts = |name: &str| words(name).map(|w| name[w].to_lowercase()).collect::<Vec<_>>();
        let names = citizen
            .into_iter()
            .chain(others)
            .flat_map(parts)
            .filter(|part| part.chars().count() > 1)
            .collect();
        Self { called, names }
    }

    pub(super) fn of(case: &Case) -> Self {
        let name = &*case.citizen.name.value.0;
        Self::new([case.citizen.called(), name], case.network.iter().map(|p| &*p.name.value.0))
    }

    /// The borger's name as it is used.
    pub(super) fn called(&self) -> &str {
        &self.called
    }

    pub(super) fn is_name(&self, small: &str) -> bool {
        self.names.contains(small)
    }

    /// Somebody, as a subject or an object: not whose.
    pub(super) fn is_person(&self, token: &Token) -> bool {
        let small = &token.small;
        let kin = LIST.kin.contains(small) && !LIST.kin.contains(small.strip_suffix('s').unwrap_or(""));
        self.is_name(small) || token.named || kin || LIST.people.contains(small) || LIST.pronouns.contains(small)
    }

    /// Whose: »Saras«, »hendes«, »morens«.
    pub(super) fn is_whose(&self, token: &Token) -> bool {
        let owner = token.small.strip_suffix('s').unwrap_or_default();
        let somebody = self.is_name(owner) || LIST.first_names.contains(owner) || LIST.kin.contains(owner) || LIST.people.contains(owner);
        LIST.possessives.contains(&token.small) || somebody && !self.is_name(&token.small) && !LIST.first_names.contains(&token.small)
    }

    /// Of whom the clause speaks that the words `first..=last` are part of: the word that names them.
    pub(super) fn subject(&self, tokens: &[Token], first: usize, last: usize) -> Option<usize> {
        let clause = tokens[first].clause;
        let start = tokens[..first].iter().rposition(|t| t.clause != clause).map_or(0, |i| i + 1);
        let is_subject = |i: usize| self.is_person(&tokens[i]) && !Self::is_governed(tokens, i);
        // »I dag virker Sara …«
        let turned = || (first + 1..=(last + 1).min(first + 2)).find(|&i| i < tokens.len() && tokens[i].clause == clause && is_subject(i));
        if let Some(found) = (start..first).rev().find(|&i| is_subject(i)).or_else(turned) {
            return Some(found);
        }
        let before = start.checked_sub(1).filter(|b| tokens[*b].sentence == tokens[first].sentence)?;
        match &*tokens[start].small {
            // »Sara, som virker …«
            "som" | "der" => self.is_person(&tokens[before]).then_some(before),
            // »Sara satte sig, og virkede …«
            "og" | "men" | "så" if first <= start + 2 => self.subject(tokens, before, before),
            // »Sara sagde »ja« og gik.«
            _ if first > start && matches!(&*tokens[first - 1].small, "og" | "men") => self.subject(tokens, before, before),
            _ => None,
        }
    }

    /// »hos Sara«; a pronoun stands as a subject: »for hun er træt«.
    fn is_governed(tokens: &[Token], at: usize) -> bool {
        if LIST.pronouns.contains(&tokens[at].small) {
            return false;
        }
        let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.clause == tokens[at].clause);
        before.is_some_and(|t| PREPOSITIONS.contains(&&*t.small))
    }
}
