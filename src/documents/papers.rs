//! The papers: each kind with its command, template, readers and day, in one line.
//!
//! A new paper is a view (a file in this room), a template, its texts, and one line here; command, file name, `--til`, `alt`,
//! the stale list and the preview follow from it. `docs/new-paper.md` shows one from end to end.

use super::due::Due;
use super::plan::Plan;
use super::{
    ViewRequest, calendar, call_list, folder, handover, insight, invitation, journal, minutes, network_map, overview, reflection,
    start_folder, status,
};
use crate::access::{Readership, Shows};
use crate::case::{Meeting, Part};

/// Plans the documents of one kind for a case.
type OfCase = fn(&ViewRequest<'_>, &mut Plan);
/// Plans the documents of one kind for a meeting.
type OfMeeting = fn(&ViewRequest<'_>, &Meeting, &mut Plan);

/// What a paper is about, with the function that plans it.
#[derive(Clone, Copy)]
pub enum Scope {
    /// A forløb.
    Case(OfCase),
    /// One netværksmøde.
    Meeting(OfMeeting),
    /// No case at all: a blank form.
    Blank,
    /// A municipality's forløb together.
    Programme,
}

/// How a paper's file is called, without its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileName {
    /// One file: `status`.
    One(&'static str),
    /// One for each reader: `referat-mor`.
    OfReader(&'static str),
    /// With the number of the meeting: `moede-4`.
    OfMeeting(&'static str),
}

/// Everything that is said of a kind of paper outside its own view and template.
pub struct Descriptor {
    /// The command that makes it; papers of one command are made together.
    pub command: &'static str,
    /// What the command makes, for `--help`; empty for those that are made along with another.
    pub about: &'static str,
    /// What it is called in a list.
    pub label: &'static str,
    /// The name of its file.
    pub file: FileName,
    /// Its template under `typst-templates/`; empty when it is a file without a page.
    pub template: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// When it is to be made without being asked for.
    pub due: Due,
    /// Who may read it.
    pub readers: Readership,
    /// Whose contact details it may show.
    pub shows: Shows,
    /// The parts of a case without which it cannot be made.
    pub stands_on: &'static [Part],
}

macro_rules! papers {
    ($($(#[$doc:meta])* $paper:ident = $line:expr;)+) => {
        /// A kind of paper, in the order in which a forløb needs them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Paper { $($(#[$doc])* $paper),+ }

        impl Paper {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$paper),+];

            /// What is said of it.
            pub const fn descriptor(self) -> &'static Descriptor {
                match self { $(Self::$paper => { const LINE: &Descriptor = &$line; LINE })+ }
            }
        }
    };
}

/// An empty form, which holds nothing of anyone.
const fn blank(label: &'static str, stem: &'static str, template: &'static str) -> Descriptor {
    Descriptor {
        command: "blanketter",
        about: "",
        label,
        file: FileName::One(stem),
        template,
        scope: Scope::Blank,
        due: Due::OnDemand,
        readers: Readership::Anyone,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[],
    }
}

papers! {
    /// The startmappe: the first talks (001 §1, §2).
    StartFolder = Descriptor {
        command: "startmappe",
        about: "De første samtaler: tjeklister, spørgsmål og plads til borgerens ord",
        label: "Startmappe",
        file: FileName::One("startmappe"),
        template: "start_folder.typ",
        scope: Scope::Case(start_folder::start_folder),
        due: Due::BeforeMeetings,
        readers: Readership::Coordinator,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[],
    };
    /// The netværksoverblik (001 bilag 1).
    Overview = Descriptor {
        command: "netværksoverblik",
        about: "Oversigten over netværket: roller, kontakt og støtte",
        label: "Netværksoverblik",
        file: FileName::One("netvaerksoverblik"),
        template: "overview.typ",
        scope: Scope::Case(overview::overview),
        due: Due::Begun,
        readers: Readership::ListedForOverview,
        shows: Shows::Unprotected,
        stands_on: &[Part::Overview],
    };
    /// The netværkskort (001 bilag 1).
    NetworkMap = Descriptor {
        command: "netværkskort",
        about: "Borgerens netværkskort, tegnet af sig selv",
        label: "Netværkskort",
        file: FileName::One("netvaerkskort"),
        template: "network_map.typ",
        scope: Scope::Case(network_map::network_map),
        due: Due::Begun,
        readers: Readership::ListedForMap,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Map],
    };
    /// The invitation to a meeting (001 §3).
    Invitation = Descriptor {
        command: "invitation",
        about: "Breve, ringeliste og kalenderfil til et netværksmøde",
        label: "Invitation",
        file: FileName::OfReader("invitation"),
        template: "invitation.typ",
        scope: Scope::Meeting(invitation::letters),
        due: Due::Coming,
        readers: Readership::Invited,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Sending],
    };
    /// Those to be phoned (001 §3.1).
    CallList = Descriptor {
        command: "invitation",
        about: "",
        label: "Ringeliste",
        file: FileName::One("ringeliste"),
        template: "call_list.typ",
        scope: Scope::Meeting(call_list::call_list),
        due: Due::Coming,
        readers: Readership::Coordinator,
        shows: Shows::Unprotected,
        stands_on: &[Part::Sending],
    };
    /// The meeting as a calendar file.
    Calendar = Descriptor {
        command: "invitation",
        about: "",
        label: "Kalenderfil",
        file: FileName::OfMeeting("moede"),
        template: "",
        scope: Scope::Meeting(calendar::calendar),
        due: Due::Coming,
        readers: Readership::Anyone,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Sending],
    };
    /// The mødemappe (001 §4).
    MeetingFolder = Descriptor {
        command: "mødemappe",
        about: "Det, mødeleder og reflektør har med til mødet",
        label: "Mødemappe",
        file: FileName::One("moedemappe"),
        template: "meeting_folder.typ",
        scope: Scope::Meeting(folder::folder),
        due: Due::ToBeHeld,
        readers: Readership::Team,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Tasks],
    };
    /// The referat (001 §4.3).
    Minutes = Descriptor {
        command: "referat",
        about: "Referatet til borgeren og til dem, borgeren har godkendt",
        label: "Referat",
        file: FileName::OfReader("referat"),
        template: "minutes.typ",
        scope: Scope::Meeting(minutes::minutes),
        due: Due::MinutesWritten,
        readers: Readership::Approved,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Tasks],
    };
    /// The team's reflection on the process (001 §4.3.1).
    Reflection = Descriptor {
        command: "refleksion",
        about: "Netværksteamets egne ord om processen, kun til teamet",
        label: "Refleksion",
        file: FileName::One("refleksion"),
        template: "reflection.typ",
        scope: Scope::Meeting(reflection::reflection),
        due: Due::ReflectionWritten,
        readers: Readership::Team,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[],
    };
    /// The status over wellbeing (001 §5).
    Status = Descriptor {
        command: "status",
        about: "Status over velbefindende, til borgeren og teamet",
        label: "Status",
        file: FileName::One("status"),
        template: "status.typ",
        scope: Scope::Case(status::status),
        due: Due::Begun,
        readers: Readership::CitizenAndTeam,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Wellbeing],
    };
    /// The handover sheet, filled in (001 §1.1).
    Handover = Descriptor {
        command: "overlevering",
        about: "Arket til en ny tovholder, udfyldt så langt sagen ved det",
        label: "Overlevering",
        file: FileName::One("overlevering"),
        template: "handover.typ",
        scope: Scope::Case(handover::handover),
        due: Due::OnDemand,
        readers: Readership::CitizenAndTeam,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[Part::Tasks],
    };
    /// All that has left the house, for the municipality's own journal.
    Journal = Descriptor {
        command: "journal",
        about: "Alt, hvad der er sendt: til hvem, hvornår og hvordan",
        label: "Journal",
        file: FileName::One("journal"),
        template: "journal.typ",
        scope: Scope::Case(journal::journal),
        due: Due::OnDemand,
        readers: Readership::Coordinator,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[],
    };
    /// What the case holds about one reader (GDPR art. 15).
    Insight = Descriptor {
        command: "indsigt",
        about: "Hvad sagen ved om én person, og hvad personen har fået",
        label: "Indsigt",
        file: FileName::OfReader("indsigt"),
        template: "insight.typ",
        scope: Scope::Case(insight::insight),
        due: Due::OnDemand,
        readers: Readership::Oneself,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[],
    };
    /// The programme summary (002).
    Programme = Descriptor {
        command: "program",
        about: "",
        label: "Program",
        file: FileName::One("program"),
        template: "programme.typ",
        scope: Scope::Programme,
        due: Due::OnDemand,
        readers: Readership::Leaders,
        shows: Shows::OnlyTheReadersOwn,
        stands_on: &[],
    };
    /// The sheet about Åben Dialog (000).
    AboutSheet = blank("Om Åben Dialog", "om-aaben-dialog", "forms/about.typ");
    /// The sheet for relatives and others who are invited (001 §3.1).
    RelativesSheet = blank("Til dig i et netværk", "til-paaroerende", "forms/relatives.typ");
    /// The consent form (001 §1.1).
    ConsentForm = blank("Samtykke", "samtykke", "forms/consent.typ");
    /// An empty netværksoverblik (001 bilag 1).
    OverviewForm = blank("Netværksoverblik, tomt", "netvaerksoverblik", "forms/overview.typ");
    /// An empty netværkskort (001 bilag 1).
    NetworkMapForm = blank("Netværkskort, tomt", "netvaerkskort", "forms/network_map.typ");
    /// An empty referat (001 bilag 1).
    MinutesForm = blank("Referat, tomt", "referat", "forms/minutes.typ");
    /// An empty status (001 §5).
    StatusForm = blank("Status, tom", "status", "forms/status.typ");
    /// The questions after a meeting (002).
    EvaluationForm = blank("Evaluering", "evaluering", "forms/evaluation.typ");
    /// The handover sheet (001 §1.1).
    HandoverForm = blank("Overlevering", "overlevering", "forms/handover.typ");
    /// The guide to the program; in Danish, as the commands and messages are.
    Guide = blank("Vejledning", "vejledning", "forms/guide.typ");
}

impl Paper {
    /// The first paper of each command that is about a case or a meeting, in the order in which a forløb needs them.
    pub fn commands() -> impl Iterator<Item = Self> {
        let is_of_case = |p: &Self| matches!(p.descriptor().scope, Scope::Case(_) | Scope::Meeting(_));
        let leads = |p: &Self| !p.descriptor().about.is_empty();
        Self::ALL.iter().copied().filter(is_of_case).filter(leads)
    }

    /// The papers that one command makes, this one's.
    pub fn family(self) -> impl Iterator<Item = Self> {
        let command = self.descriptor().command;
        Self::ALL.iter().copied().filter(move |p| p.descriptor().command == command)
    }

    /// The command, and the name in messages.
    pub const fn name(self) -> &'static str {
        self.descriptor().command
    }

    /// Whether it belongs to a meeting rather than to the forløb.
    pub const fn is_of_a_meeting(self) -> bool {
        matches!(self.descriptor().scope, Scope::Meeting(_))
    }
}
