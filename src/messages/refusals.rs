//! Why a document cannot be made.

use chrono::NaiveDate;

use super::{Whereabouts, messages};

messages! {
    /// Why a document, or everything of a meeting or a case, is not made.
    enum RefusalMessage in "afslag" {
        Problem "fejl" { what ("hvad"): String, at ("sted"): Whereabouts },
        CaseUnread "sag-ulæst",
        MeetingUnread "møde-ulæst",
        EarlierUnread "tidligere-møde-ulæst" { number ("møde"): u32 },
        AnswersUnread "svar-ulæst" { number ("møde"): u32 },
        CalledOff "aflyst" { day ("dag"): String },
        NoReflection "ingen-refleksion" { file ("fil"): String },
        NoMinutes "intet-referat" { file ("fil"): String },
        Declined "kommer-ikke",
        Phoned "ringes-op",
        NeverTold "aldrig-fortalt",
        ChangedSinceApproval "ændret-efter-godkendelse",
        PhonedPaper "ringet-papir" { paper ("papir"): &'static str },
        PhonedAfter "ringet-bagefter" { day ("dag"): NaiveDate },
        NothingSent "intet-sendt",
        SentTellsHome "sendt-røber" { name ("navn"): String },
        InsightWithoutReader "indsigt-uden-person",
        MapOfTooMany "kort-for-mange" { people ("personer"): usize, most ("plads"): usize },
        MapOfAlike "kort-samme-afstand" { people ("personer"): usize, field ("felt"): &'static str },
        MapWithoutRoom "kort-uden-plads" { people ("personer"): usize, without_room ("uden"): usize },
        MapDistance "kort-afstand" { name ("navn"): String },
        MapAngle "kort-vinkel" { name ("navn"): String },
        MapLine "kort-streg",
    }
}
