//! On which day something was said that waited until it could be written down.

use chrono::{Days, NaiveDate};

use crate::desk::State;
use crate::desk::form::Posted;

/// The longest that a page waits and is still believed, in days.
const LONGEST: u64 = 31;

/// The day on which the borger said what is sent: today, or as many days before as the page says that it has waited.
pub(super) fn said_on(state: &State, posted: &Posted) -> NaiveDate {
    let today = state.session.settings.today;
    let waited = posted.get("ventet").and_then(|days| days.parse().ok()).unwrap_or(0_u64);
    today.checked_sub_days(Days::new(waited.min(LONGEST))).unwrap_or(today)
}
