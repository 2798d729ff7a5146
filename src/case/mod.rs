//! What people write, read into types with the place of every value.
//!
//! # Glossary
//!
//! The code has one English word for each of the field's own; the serde names in this folder are the dictionary.
//!
//! | code | Danish | Norwegian | meaning |
//! |---|---|---|---|
//! | [`Citizen`] | borger | bruker | the person in difficulty, in the middle of everything |
//! | [`Case`], [`Course`] | sag, forløb | forløp | one borger's way through Åben Dialog, from consent to an ending they decide |
//! | `Coordinator` | tovholder | koordinator | follows the borger all the way, plans and invites |
//! | `Facilitator` | mødeleder | møteleder | leads the process of a meeting, not its content |
//! | `Reflector` | reflektør | reflektør | reflects aloud with the mødeleder while the others listen |
//! | [`Team`] | netværksteam | nettverksteam | tovholder, mødeleder and reflektører |
//! | [`Meeting`] | netværksmøde | nettverksmøte | |
//! | [`Invited`] | inviteret | invitert | somebody the borger has chosen for one meeting |
//! | [`Minutes`] | referat, opsamling | referat, oppsummering | |
//! | [`Task`] | opgave | oppgave | what somebody does after the meeting |
//! | [`Person`] | person i netværket | person i nettverket | |
//! | [`Field`] | felt | felt | one of the five fields of the map |
//! | [`Role`] | rolle | rolle | a row of the overview |
//! | `NetworkMap` | netværkskort | nettverkskart | |
//! | `Overview` | netværksoverblik | nettverksoversikt | |
//! | [`Indicator`] | indikator | indikator | one side of wellbeing |
//! | [`Measurement`], [`Rating`] | måling, svar | måling, svar | |
//! | `Status` | status over velbefindende | status | |
//! | [`StartingPoint`] | udgangspunkt | utgangspunkt | what the borger wishes, needs, finds hard and hopes at the first talks |
//! | [`Ending`] | afslutning | avslutning | |
//! | [`Consents`] | samtykke | samtykke | who may see what |
//! | [`SentEntry`] | sendt papir | sendt papir | one paper that has left the house, or one call |
//! | [`Municipality`], [`Sender`] | kommune, afsender | kommune, avsender | |
//! | `Programme` | program | program | the whole of a municipality's forløb, seen by leaders |

mod address_word;
mod behind;
mod brackets;
mod collection_ends;
mod comma_message;
mod continued;
mod cut_sentence;
mod dashes;
pub(crate) mod day;
mod distances;
pub mod edit;
mod encoding;
pub mod file;
pub mod folder;
mod id;
mod id_list;
pub mod indicator;
mod invisible;
mod joined_lines;
mod key_level;
mod key_list;
mod key_place;
mod length;
mod levels;
mod likeness;
mod line_index;
mod line_shape;
mod literal;
mod lone_line;
mod lookalike;
mod losses;
mod meant_brackets;
mod meant_day;
pub mod meeting;
mod melted_message;
pub mod minutes;
pub mod municipality;
mod normal_form;
pub mod person;
pub mod place;
pub mod problem;
mod proposal;
pub mod quantity;
pub mod read;
mod rewrite;
mod scalar;
mod scalar_message;
mod scanner;
mod scanner_scalars;
pub mod schema;
pub mod sent;
mod short_form;
mod slip_message;
pub mod source;
mod spoken_date;
mod stray;
mod swallowed_key;
mod syntax_error;
mod syntax_rules;
mod text_map;
mod too_far_out;
mod translate;
pub mod value;
mod whom;
mod without_answers;

pub(crate) use address_word::is_word_for_address;
pub use file::{CaseFile, ConsentPaper, ConsentSaid, Consents, Course, Ending, Handover, StartingPoint, Team};
pub use folder::{Case, CaseReading, Meeting, Sender};
pub use id::new_course_id;
pub use indicator::{ChosenIndicator, Indicator, Measurement, Rating};
pub use key_list::{KeyList, KeyRow, key_lists};
pub use lookalike::{municipality_lookalikes, next_meeting};
pub use meeting::{Assessment, CalledOff, DatedReply, Degree, Invited, Manner, MeetingFile, Reply, Venue, Welcome};
pub use minutes::{Minutes, Task, TaskState};
pub use municipality::{Municipality, Scale, Window};
pub use person::{Citizen, Field, Person, Role};
pub use place::{Place, Placed};
pub use problem::{Part, Problem, Severity, Stops};
pub use sent::{SentEntry, Told, Way};
pub use source::SourceFile;
pub use stray::{strays, strays_beside};
pub use syntax_rules::SYNTAX_RULES;
pub use translate::{fold, nearest};
pub use value::{Approval, Language};
pub use whom::Acquaintances;
