//! What is told of the programme summary: why there is no report, and what has become of the published ones.

use chrono::NaiveDate;

use super::messages;

messages! {
    /// Why there is no report.
    enum ProgrammeMessage in "program" {
        FreeDays "fra-til",
        NoFolder "ingen-mappe" { path ("sti"): String },
        NoReason "ingen-grund",
        NoHalfYear "ikke-halvår" { text ("tekst"): String },
        NoYear "ikke-år" { text ("tekst"): String },
        NoPeriod "ikke-periode" { text ("tekst"): String },
        NoEdition "ikke-udgave" { text ("tekst"): String },
        NotOver "ikke-gået" { period ("periode"): String, day ("dag"): NaiveDate },
        Sender "afsender" { why ("hvorfor"): String },
        SenderElsewhere "afsender-andetsteds" { file ("fil"): String, path ("sti"): String },
        SameTwice "samme-forløb" { one ("en"): String, other ("anden"): String },
        Incomplete "mangler" { cases ("sager"): String },
        NoCases "ingen-forløb" { folder ("mappe"): String },
        TooFew "for-få" { period ("periode"): String, year ("år"): String, day ("dag"): NaiveDate },
        TooFewByNow "for-få-nu" { period ("periode"): String, year ("år"): String },
        TooFewInYear "for-få-i-år" { period ("periode"): String, next ("næste"): String, day ("dag"): NaiveDate },
        TooFewInYearByNow "for-få-i-år-nu" { period ("periode"): String },
        Lost "tabt" { wrong ("hvad"): String },
        FolderGone "mappe-væk",
        GoneOrChanged "væk" { name ("navn"): &'static str },
        LinkChanged "led-rettet" { number ("nummer"): usize },
        LinksGone "led-væk",
        FileGone "fil-væk" { name ("navn"): String },
        FileChanged "fil-rettet" { name ("navn"): String },
        OtherVersion "anden-udgave" { name ("navn"): String },
        LongerTrace "spor-længere" { path ("sti"): String },
        UnknownReport "ukendt-rapport" { path ("sti"): String },
        Marker "mærke",
        NotOpened "ikke-åbnet" { path ("sti"): String, why ("hvorfor"): String },
        NotRead "ikke-læst" { path ("sti"): String, why ("hvorfor"): String },
        NotWritten "ikke-skrevet" { path ("sti"): String, why ("hvorfor"): String },
        NotLaidAside "ikke-lagt-til-side" { path ("sti"): String, why ("hvorfor"): String },
        NoRandomNumbers "ingen-tilfældige-tal",
        NoDocument "ingen-side",
        OldMethod "tidligere-udgave" { path ("sti"): String },
        NothingLost "intet-tabt",
        ClosedBeforeTheBeginning "lukket-før" { period ("periode"): String, day ("dag"): NaiveDate, next ("næste"): String, from ("fra"): NaiveDate },
    }
}
