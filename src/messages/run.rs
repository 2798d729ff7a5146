//! What a run says when it is done, of what it made and looked at.

use super::messages;

messages! {
    /// What a run came to.
    enum RunMessage in "kørsel" {
        OneMade "et-lavet",
        Made "lavet" { count ("antal"): usize },
        Unchanged "uændret" { count ("antal"): usize },
        NotMade "ikke-lavet" { count ("antal"): usize },
        NothingDue "intet-at-lave",
        Advice "råd" { count ("antal"): usize },
        Stale "gælder-ikke-mere",
        Looked "set-efter" { cases ("sager"): CaseCount, errors ("fejl"): usize, advice ("råd"): usize },
        OfFiles "om-filerne",
        FolderMissing "ingen-mappe" { path ("sti"): String },
        OpenAddress "åbn-adressen",
        DeskOpen "skrivebordet-åbent",
        SentNotShown "sendt-vises-ikke",
        TableNotMade "tabel",
    }
}

messages! {
    /// A number of forløb in a sentence.
    enum CaseCount in "sager" {
        One "en",
        Many "flere" { count ("antal"): usize },
    }
}
