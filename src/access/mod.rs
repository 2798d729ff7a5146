//! Who may read what: the only room that opens a contact detail, and the only one that answers »may this reader have this?«.
//!
//! It stands on [`case`](crate::case) and below everything else. A detail is a [`Private`]; opening one is private to this
//! room, so nothing outside it can turn an address, a number or a mail of the files into text. What leaves are the answers
//! that a reader at hand may have ([`Envelope`], [`Contact`], [`Helper`]) and yes or no with a [`Reason`].
//!
//! Three ways to leak, and the compiler's answer to each. A detail has no text of its own:
//!
//! ```compile_fail,E0277
//! fn print(person: &dialogdok::case::Person) -> String {
//!     format!("{}", person.phone.as_ref().unwrap().value)
//! }
//! ```
//!
//! It cannot be opened from outside this room:
//!
//! ```compile_fail,E0624
//! fn print(person: &dialogdok::case::Person) -> String {
//!     person.phone.as_ref().unwrap().value.open().0.clone()
//! }
//! ```
//!
//! And a document comes into a plan through the leak check or not at all:
//!
//! ```compile_fail,E0616
//! fn smuggle(plan: &mut dialogdok::documents::Plan, document: dialogdok::documents::Document) {
//!     plan.documents.push(document);
//! }
//! ```
//!
//! [`private`] is the one module that `case` names: its types are made of it. It knows nothing of cases.

mod consent;
mod contact;
mod days;
mod details;
mod earlier_tasks;
mod form;
mod gathering;
mod leak_check;
mod mail_word;
pub mod meaning;
mod minutes_release;
mod named_in_texts;
mod naming;
mod own_details;
mod own_words;
pub mod private;
mod reader;
mod readership;
mod said_protected;
mod shown;
mod spot;
mod venue;
mod venue_lines;
mod words_of_secrecy;

pub use consent::{NoConsent, consent};
pub use contact::{
    Contact, Envelope, Helper, LeftOut, contact, coordinator, envelope, helper, is_abroad, is_own_on_the_day, left_out, on_the_day,
    on_the_day_is_private, on_the_day_left_out, on_the_day_tells_more, whose_on_the_day,
};
pub use days::Days;
pub use details::protected_told_in;
pub use earlier_tasks::{may_hear_of, may_see_task};
pub use form::{FormValue, bears_protected_address, form_value};
pub use leak_check::{Leak, LeakCheck, Shows};
pub use mail_word::is_in_mail;
pub use meaning::cpr::cpr_numbers;
pub use minutes_release::{approved_on, named_readers};
pub use named_in_texts::{NamedInText, called_after_protected, named_in_details, named_in_sender, named_on_the_day};
pub use naming::{may_be_announced, may_be_named_of, may_be_named_on_wall, protected_named_in};
pub use own_details::{OwnDetails, own_details, tells_of_others};
pub use private::Private;
pub use reader::Reader;
pub use readership::{ListOfReaders, Readership, Reason, may_read};
pub use said_protected::{SaidProtected, said_of_citizen, said_of_person};
pub use shown::Shown;
pub use spot::{Spot, spot_of};
pub use venue::{
    HeldBack, beside_protected_home, held_back, home_told_in_letter, is_home_of, is_in_doubt, is_private_home, live_on_same_stairs,
    live_with, lives_on_citizens_stairs, names_left_out, place_once_told, practical_key, told_address, venue_address, venue_key,
    venue_name, venue_name_of, way_in, whose_place_once_told,
};
pub use words_of_secrecy::{forbids_telling, says_hidden, says_protected};
