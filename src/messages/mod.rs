//! Messages to users as data: an enum variant holds the facts of a message, and `da.yaml` has its sentences in Danish.
//!
//! Nothing here knows of cases, readers or papers; facts are texts, numbers and days. A message has a key in a section of
//! `da.yaml`, with `hvad` (what is the matter) and, where there is something to do, `gør`; each also as a page of the desk tells it
//! (`voice`), where that is other words. A fact stands in a sentence by its Danish name in braces: `{navn}`. `tests/messages.rs` holds enums and sentences up against each other, `tests/spelling.rs`
//! spells the sentences.

mod access;
mod command;
mod delivery;
mod desk;
mod phrases;
mod programme;
mod recording;
mod refusals;
mod rules;
mod run;
mod sentence;
mod system;
mod typst;
mod voice;

pub(crate) use access::{AccessMessage, LeakMessage};
pub(crate) use command::{CommandHint, CommandMessage, FileMessage, PreviewMessage};
pub(crate) use delivery::{BundleMessage, DeliveryMessage, DrawnSpot};
pub(crate) use desk::DeskMessage;
pub(crate) use phrases::{DayCount, GatedPaper, ShutGate, Whereabouts};
pub(crate) use programme::ProgrammeMessage;
pub(crate) use recording::{ForgetMessage, GoneItem, GoneItems, MinutesChange, MinutesItem, MinutesPart, RecordMessage, RecordedMessage};
pub(crate) use refusals::RefusalMessage;
pub(crate) use rules::RuleMessage;
pub(crate) use run::{CaseCount, RunMessage};
pub(crate) use sentence::rule_sentence;
pub(crate) use system::{PictureMessage, SystemMessage, TemplateMessage};
pub(crate) use typst::{TypstKind, TypstMessage};
pub(crate) use voice::on_page;

/// A message: which sentences tell it, and the facts in them.
pub(crate) trait Message {
    /// The section of `da.yaml`, and the key in it.
    fn key(&self) -> (&'static str, &'static str);

    /// Each fact by its name in the sentences.
    fn facts(&self) -> Vec<(&'static str, String)>;

    /// What is the matter, in Danish; a sentence without a full stop.
    fn what(&self) -> String {
        sentence::filled(sentence::of(self.key()).map(sentence::Sentence::what), &self.facts())
    }

    /// What to do about it, in Danish; empty when there is nothing.
    fn remedy(&self) -> String {
        sentence::filled(sentence::of(self.key()).and_then(sentence::Sentence::remedy), &self.facts())
    }
}

/// A message that the program can tell.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// The section of `da.yaml`.
    pub section: &'static str,
    /// The key in it.
    pub key: &'static str,
    /// The names of its facts.
    pub facts: &'static [&'static str],
}

/// Declares an enum of messages: each variant with its key in the section, each field with its name in the sentences.
///
/// `Display` of a message is its `hvad`, so that a message can be a fact of another.
macro_rules! messages {
    (
        $(#[$about:meta])*
        enum $name:ident in $section:literal {
            $( $variant:ident $key:literal $({ $( $field:ident ($word:literal): $type:ty ),* $(,)? })? ),* $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) enum $name {
            $(
                #[doc = concat!("Told by `", $key, "`.")]
                $variant $({ $(
                    #[doc = concat!("`{", $word, "}` of the sentences.")]
                    $field: $type
                ),* })?
            ),*
        }

        impl $name {
            /// Every message of the enum.
            pub(super) const DECLARED: &[$crate::messages::Declared] = &[
                $( $crate::messages::Declared { section: $section, key: $key, facts: &[ $( $( $word ),* )? ] } ),*
            ];
        }

        impl $crate::messages::Message for $name {
            fn key(&self) -> (&'static str, &'static str) {
                let key = match self { $( Self::$variant { .. } => $key ),* };
                ($section, key)
            }

            fn facts(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( Self::$variant $({ $( $field ),* })? => vec![ $( $( ($word, $field.to_string()) ),* )? ] ),*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::messages::Message::what(self))
            }
        }
    };
}
use messages;

/// Every message that the program can tell, in the order of the code.
pub fn declared() -> impl Iterator<Item = Declared> {
    let enums = [
        DayCount::DECLARED,
        GatedPaper::DECLARED,
        ShutGate::DECLARED,
        Whereabouts::DECLARED,
        RuleMessage::DECLARED,
        AccessMessage::DECLARED,
        LeakMessage::DECLARED,
        RefusalMessage::DECLARED,
        RunMessage::DECLARED,
        CaseCount::DECLARED,
        RecordMessage::DECLARED,
        RecordedMessage::DECLARED,
        MinutesChange::DECLARED,
        MinutesPart::DECLARED,
        MinutesItem::DECLARED,
        GoneItem::DECLARED,
        GoneItems::DECLARED,
        ForgetMessage::DECLARED,
        ProgrammeMessage::DECLARED,
        DeliveryMessage::DECLARED,
        BundleMessage::DECLARED,
        DrawnSpot::DECLARED,
        SystemMessage::DECLARED,
        PictureMessage::DECLARED,
        TemplateMessage::DECLARED,
        TypstMessage::DECLARED,
        TypstKind::DECLARED,
        CommandMessage::DECLARED,
        CommandHint::DECLARED,
        FileMessage::DECLARED,
        PreviewMessage::DECLARED,
        DeskMessage::DECLARED,
    ];
    enums.into_iter().flatten().copied()
}
