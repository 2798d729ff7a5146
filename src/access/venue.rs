//! Where a meeting is held, and whether that is somebody's home.
//!
//! A meeting at an address that is somebody's protected home is held back in whatever words it is written, in `sted.navn` too;
//! when it is likely and not certain, it is held back until the tovholder says `må vises: ja`.

use super::contact::lines;
use super::details::{address, of_venue};
use super::meaning::{Address, Likeness, Words};
use super::shown::Shown;
use crate::case::{Case, Meeting, Person};

/// Why a meeting's address is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The name of the protected person whose home it is, or may be.
    pub whose: String,
    /// It is that home; not only the same stairs, or a street without its number.
    pub certain: bool,
    /// The name of the place tells the address, so it is held back too.
    pub name_tells: bool,
}

/// Whether a meeting's address is held back, and why.
pub fn held_back(case: &Case, meeting: &Meeting) -> Option<HeldBack> {
    let venue = address(&of_venue(&meeting.place));
    let name = &meeting.place.name;
    let (called, words) = (Address::read([name.text()]), Words::of(name));
    let may_be_shown = meeting.place.may_be_shown.as_ref().is_some_and(|m| m.0);
    let mut found: Option<HeldBack> = None;
    for (whose, home) in protected_homes(case) {
        let likeness = venue.likeness(&home).max(called.likeness(&home));
        let name_tells = home.is_told_in(&words, true);
        let likeness = if name_tells { likeness.max(Likeness::Likely) } else { likeness };
        let certain = likeness == Likeness::Same;
        let held = match likeness {
            Likeness::Same => true,
            Likeness::Likely => !may_be_shown,
            Likeness::Different => false,
        };
        if held && found.as_ref().is_none_or(|f| !f.certain && certain) {
            let name_tells = name_tells || found.as_ref().is_some_and(|f| f.name_tells);
            found = Some(HeldBack {
                whose,
                certain,
                name_tells,
            });
        }
    }
    found
}

/// The address of a meeting, a line each; empty when it is held back.
pub fn venue_address(case: &Case, meeting: &Meeting) -> Shown<Vec<String>> {
    if held_back(case, meeting).is_some() {
        return Shown::default();
    }
    Shown(of_venue(&meeting.place))
}

/// What the place is called, for others; none when its name tells an address that is held back.
pub fn venue_name(case: &Case, meeting: &Meeting) -> Option<String> {
    let tells = held_back(case, meeting).is_some_and(|held| held.name_tells);
    (!tells && !names_protected(case, &meeting.place.name)).then(|| meeting.place.name.0.clone())
}

/// Whether the name of a place names somebody who may not be named to others: »Hos Ida«.
fn names_protected(case: &Case, name: &str) -> bool {
    let words = Words::of(name);
    let kept = case.network.iter().filter(|p| p.protected.0 && !p.may_be_named());
    kept.into_iter().any(|person| words.name_any_of(&Words::of(&person.name)))
}

/// Whether a meeting is held in somebody's home: the borger's own, or that of one of the private network. Tells not whose.
pub fn is_private_home(case: &Case, meeting: &Meeting) -> bool {
    let venue = address(&of_venue(&meeting.place));
    let private = case.network.iter().filter(|p| p.is_private()).map(|p| p.address.as_ref());
    let mut homes = private.chain([case.citizen.address.as_ref()]);
    homes.any(|home| address(&lines(home)).likeness(&venue) >= Likeness::Likely)
}

fn protected_homes(case: &Case) -> impl Iterator<Item = (String, Address)> {
    let own = case
        .citizen
        .protected
        .0
        .then(|| (case.citizen.name.0.clone(), case.citizen.address.as_ref()));
    let others = case
        .network
        .iter()
        .filter(|p| p.protected.0)
        .map(|p| (p.name.0.clone(), p.address.as_ref()));
    own.into_iter()
        .chain(others)
        .map(|(name, home)| (name, address(&lines(home))))
        .filter(|(_, home)| !home.is_empty())
}

/// Whether two people live at the same house and stairs. Tells not where.
pub fn live_on_same_stairs(one: &Person, other: &Person) -> bool {
    let home = |person: &Person| address(&lines(person.address.as_ref()));
    home(one).is_same_stairs(&home(other))
}
