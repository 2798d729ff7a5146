//! The borger's signature: nothing goes to others before it, nor after it is taken back (001 §1).

use chrono::NaiveDate;

use super::Days;
use crate::case::{Case, Place};
use crate::messages::AccessMessage;

/// Why nothing may go to others on a day.
#[derive(Clone, Debug)]
pub enum NoConsent {
    /// The borger has not signed; the place is that of the first approach, where the line is to be written.
    NotSigned {
        /// Where it would stand.
        place: Place,
    },
    /// The signature is of a later day.
    NotYet {
        /// Where it stands.
        place: Place,
        /// From which day it holds.
        from: NaiveDate,
        /// The days asked about.
        days: Days,
    },
    /// The borger has taken it back.
    Withdrawn {
        /// Where that stands.
        place: Place,
        /// From which day nothing goes to others.
        from: NaiveDate,
    },
}

impl NoConsent {
    /// The reason as a message.
    pub(super) fn message(&self) -> AccessMessage {
        match self {
            Self::NotSigned { place } => AccessMessage::NoConsent { at: place.whereabouts() },
            Self::NotYet { place, from, days } => AccessMessage::ConsentLater {
                from: *from,
                gate: days.shut(*from),
                at: place.whereabouts(),
            },
            Self::Withdrawn { place, from } => AccessMessage::ConsentWithdrawn {
                from: *from,
                at: place.whereabouts(),
            },
        }
    }
}

/// Whether papers may go to others than the borger and the tovholder who prepares them.
///
/// # Errors
/// Why not, with the place to mend.
pub fn consent(case: &Case, days: Days) -> Result<(), NoConsent> {
    let course = &case.course;
    // Taking it back is heeded at once, whichever of the two days comes first; until the borger signs anew on a later day.
    let anew = |withdrawn: NaiveDate| {
        let signed = course.consent.as_ref().map(|signed| signed.value.0);
        signed.is_some_and(|signed| withdrawn < signed && signed <= days.gate())
    };
    let withdrawn = course.withdrawn.as_ref();
    if let Some(withdrawn) = withdrawn.filter(|w| w.value.0 <= days.latest() && !anew(w.value.0)) {
        return Err(NoConsent::Withdrawn {
            place: withdrawn.place.clone(),
            from: withdrawn.value.0,
        });
    }
    match &course.consent {
        None => Err(NoConsent::NotSigned {
            place: course.approach.place.clone(),
        }),
        Some(signed) if signed.value.0 > days.gate() => Err(NoConsent::NotYet {
            place: signed.place.clone(),
            from: signed.value.0,
            days,
        }),
        Some(_) => Ok(()),
    }
}
