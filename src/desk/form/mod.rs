//! Forms over the files: which keys stand on a page, what each is shown as, and what a form that was sent in changes.
//!
//! A field is a path into a file. Its label is the key, its hint and its choices come from the JSON Schema, which comes from the
//! types: a form, an editor's completion and the reader say the same.

mod by_day;
mod control;
mod field;
mod offers;
mod posted;
mod rare;
mod section;
mod ties;

pub use by_day::parts as day_and_number;
pub use control::{Choice, Control, FormPart};
pub use field::{Choosable, FieldContent, FormField, capital, ids, must_be_there as is_needed};
pub use offers::{OfferedKey, Offers};
pub use posted::{Posted, complaints, edits_of_fields, edits_of_sections};
pub use section::{FormRow, FormRows, Section, Source, sections, sections_from, ties_of};
pub use ties::{edits as ties_edits, of as ties};
