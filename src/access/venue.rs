//! Where a meeting is held, and whether that is somebody's home.

use super::contact::lines;
use super::details::{of_venue, plain, street};
use super::shown::Shown;
use crate::case::{Case, Meeting};

/// The address of a meeting, a line each; empty when it is a protected one.
pub fn venue_address(case: &Case, meeting: &Meeting) -> Shown<Vec<String>> {
    if is_protected(case, meeting) {
        return Shown::default();
    }
    Shown(of_venue(&meeting.place))
}

/// Whether a meeting is held at an address that somebody has protected.
pub fn is_protected(case: &Case, meeting: &Meeting) -> bool {
    protected_addresses(case).any(|address| is_held_at(meeting, &address))
}

/// Whether a meeting is held in somebody's home: the borger's own, or that of one of the private network. Tells not whose.
pub fn is_private_home(case: &Case, meeting: &Meeting) -> bool {
    let private = case.network.iter().filter(|p| p.is_private()).map(|p| p.address.as_ref());
    let mut homes = private.chain([case.citizen.address.as_ref()]);
    homes.any(|address| is_held_at(meeting, &lines(address)))
}

fn is_held_at(meeting: &Meeting, address: &[String]) -> bool {
    let Some(venue) = &meeting.place.address else {
        return false;
    };
    let first = street(address).map(|l| plain(&l)).unwrap_or_default();
    let venue = venue.open().iter().map(|l| plain(l));
    !first.is_empty()
        && venue
            .into_iter()
            .any(|line| line.starts_with(&first) || first.starts_with(line.as_str()) && line.len() > 5)
}

fn protected_addresses(case: &Case) -> impl Iterator<Item = Vec<String>> {
    let own = case.citizen.protected.0.then(|| lines(case.citizen.address.as_ref()));
    let others = case.network.iter().filter(|p| p.protected.0).map(|p| lines(p.address.as_ref()));
    own.into_iter().chain(others).filter(|a| !a.is_empty())
}
