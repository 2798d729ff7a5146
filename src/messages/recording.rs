//! What is told of recording what has been sent, of taking it back, and of forgetting a forløb.

use chrono::NaiveDate;

use super::messages;

messages! {
    /// What keeps a record or a frozen paper from being read, written or added to.
    enum RecordMessage in "sendt" {
        NotFrozen "ikke-frosset" { name ("fil"): String },
        FrozenUnread "frosset-ulæst" { name ("fil"): String, day ("dag"): NaiveDate, why ("hvorfor"): String },
        FrozenChanged "frosset-ændret" { name ("fil"): String, day ("dag"): NaiveDate },
        Unread "ulæst" { path ("sti"): String, what ("hvad"): String, line ("linje"): usize },
        Unwritable "kan-ikke-skrives" { path ("sti"): String },
        Failed "fil" { path ("sti"): String, why ("hvorfor"): String },
        Link "lænke" { path ("sti"): String },
        SeveralReaders "flere-læsere",
        NoReader "ingen-læser",
        NotMadeYet "ikke-lavet" { command ("kommando"): &'static str },
        OfAnotherDay "anden-dag" { made ("dag"): NaiveDate },
        ChangedSince "ændret-siden",
        OneAtATime "en-ad-gangen",
        NothingToTakeBack "intet-at-fortryde",
    }
}

messages! {
    /// What has been recorded, and what not.
    enum RecordedMessage in "skrevet-op" {
        Of "papir" { paper ("papir"): String, to ("til"): String },
        OfMeeting "papir-til-møde" { paper ("papir"): String, to ("til"): String, meeting ("møde"): u32 },
        New "nyt" { words ("hvad"): String },
        Already "i-forvejen" { words ("hvad"): String },
        TakenBack "fortrudt" { words ("hvad"): String, day ("dag"): NaiveDate },
        NotYet "ikke-endnu" { day ("dag"): NaiveDate },
        OneNew "et-nyt",
        ManyNew "flere-nye" { count ("antal"): usize },
        CountAlready "antal-i-forvejen" { count ("antal"): usize },
        CountRefused "antal-afvist" { count ("antal"): usize },
        Nothing "intet",
    }
}

messages! {
    /// What is other in a referat than it was when it was sent.
    enum MinutesChange in "ændringer" {
        Whole "del" { part ("del"): MinutesPart },
        OtherOrder "orden" { part ("del"): MinutesPart },
        ItemNew "punkt-nyt" { item ("punkt"): MinutesItem, number ("nummer"): usize },
        ItemChanged "punkt-ændret" { item ("punkt"): MinutesItem, number ("nummer"): usize },
        OneGone "et-væk" { item ("punkt"): GoneItem },
        ManyGone "flere-væk" { count ("antal"): usize, part ("punkter"): GoneItems },
    }
}

messages! {
    /// A part of a referat, as a sentence begins with it.
    enum MinutesPart in "referatets-dele" {
        Meeting "møde",
        Present "deltog",
        Topics "temaer",
        Agreements "aftaler",
        Tasks "opgaver",
        FollowUp "opfølgning",
        Next "næste-møde",
    }
}

messages! {
    /// One item of a part of a referat.
    enum MinutesItem in "referatets-punkter" {
        Topic "tema",
        Agreement "aftale",
        Task "opgave",
    }
}

messages! {
    /// One item that is no longer there.
    enum GoneItem in "et-punkt" {
        Topic "tema",
        Agreement "aftale",
        Task "opgave",
    }
}

messages! {
    /// Items that are no longer there, after their number.
    enum GoneItems in "flere-punkter" {
        Topics "temaer",
        Agreements "aftaler",
        Tasks "opgaver",
    }
}

messages! {
    /// What is told and asked when a forløb is forgotten.
    enum ForgetMessage in "glem" {
        NoCase "ingen-sag" { path ("sti"): String },
        Link "lænke" { path ("sti"): String },
        OfMore "flere-sager" { path ("sti"): String },
        Unseen "ikke-set" { path ("sti"): String },
        OneFile "en-fil",
        Files "filer" { count ("antal"): usize },
        Sure "sikker" { files ("filer"): String },
        WithoutTerminal "uden-terminal",
        Kept "intet-slettet",
        Done "slettet" { files ("filer"): String },
        SomeLeft "ikke-alt",
    }
}
