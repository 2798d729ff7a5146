//! The borger's signature: nothing goes to others before it, nor after it is taken back (001 §1).

use chrono::NaiveDate;

use super::Days;
use crate::case::{Case, Place};

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

/// Whether papers may go to others than the borger and the tovholder who prepares them.
///
/// # Errors
/// Why not, with the place to mend.
pub fn consent(case: &Case, days: Days) -> Result<(), NoConsent> {
    let course = &case.course;
    // Taking it back is heeded at once, whichever of the two days comes first.
    if let Some(withdrawn) = course.withdrawn.as_ref().filter(|w| w.value.0 <= days.latest()) {
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
