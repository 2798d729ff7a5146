//! The borger's signature: nothing goes to others before it (001 §1).

use chrono::NaiveDate;

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
        /// The day asked about.
        day: NaiveDate,
    },
}

/// Whether papers may go to others than the borger and the tovholder who prepares them on a day.
///
/// # Errors
/// Why not, with the place to mend.
pub fn consent(case: &Case, day: NaiveDate) -> Result<(), NoConsent> {
    let course = &case.course;
    match &course.consent {
        None => Err(NoConsent::NotSigned {
            place: course.approach.place.clone(),
        }),
        Some(signed) if signed.value.0 > day => Err(NoConsent::NotYet {
            place: signed.place.clone(),
            from: signed.value.0,
            day,
        }),
        Some(_) => Ok(()),
    }
}
