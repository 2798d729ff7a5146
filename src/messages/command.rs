//! What is answered to a command line, and what is said of files and pages beside the papers.

use chrono::NaiveDate;

use super::messages;

messages! {
    /// What is wrong with a command line.
    enum CommandMessage in "kommandolinje" {
        UnknownCommand "ukendt-kommando" { name ("ord"): String },
        UnknownCommandAskedFor "ukendt-i-hjælp" { name ("ord"): String },
        UnknownArgument "ukendt" { argument ("ord"): String },
        NoValue "værdi-mangler" { argument ("ord"): String },
        BadValue "dårlig-værdi" { value ("værdi"): String, argument ("ord"): String },
        RefusedValue "afvist-værdi" { argument ("ord"): String, why ("hvorfor"): String },
        Missing "mangler" { argument ("ord"): String },
        CommandMissing "ord-mangler" { after ("før"): String, choices ("valg"): String },
        Conflict "sammen" { argument ("ord"): String, other ("andet"): String },
        WrongCount "antal" { argument ("ord"): String },
        NotUtf8 "ikke-utf8",
        NotUnderstood "ukendt-fejl",
        BadShare "dårlig-del" { text ("ord"): String },
        SinceAfter "siden-efter" { since ("siden"): NaiveDate, day ("dag"): NaiveDate },
    }
}

messages! {
    /// What to do about a command line.
    enum CommandHint in "råd-til-kommandolinjen" {
        Near "ligner" { near ("andet"): String },
        AddPath "sti" { line ("linje"): String },
        Help "hjælp",
    }
}

messages! {
    /// What keeps a new file, the pages in the browser or the program itself from doing its work.
    enum FileMessage in "filer" {
        AlreadyThere "findes-allerede" { path ("sti"): String },
        Changed "rettet" { path ("sti"): String },
        Foreign "fremmed" { path ("sti"): String },
        NeitherFolderNorMeeting "hverken-sag-eller-møde" { path ("sti"): String },
        NoCaseFolder "ingen-sag" { path ("sti"): String },
        NotToBeRead "læses-ikke" { path ("sti"): String, name ("navn"): &'static str },
        FolderOfMunicipality "kommunens-mappe" { path ("sti"): String },
        FolderOfCases "mappe-med-sager" { path ("sti"): String },
        InsideCase "inde-i-sag" { path ("sti"): String, case ("sag"): String },
        MunicipalityInsideCase "kommune-i-sag" { path ("sti"): String, case ("sag"): String },
        MunicipalityMissing "kommune-findes-ikke" { path ("sti"): String },
        OutputLost "ikke-taget",
        OwnMistake "programmet-selv" { place ("sted"): String },
    }
}

messages! {
    /// What keeps the pages in the browser from being shown.
    enum PreviewMessage in "siden" {
        Ready "åbn",
        PaperGone "papir-væk",
        NotFollowed "følges-ikke" { why ("hvorfor"): Box<Self> },
        FolderMissing "mappe-findes-ikke",
        TooManyFiles "for-mange-filer",
        System "system" { why ("hvorfor"): String },
        Unknown "ukendt",
        PortTaken "port-optaget",
        PortReserved "port-system" { port ("port"): u16 },
        PortsTaken "porte-optaget",
        NotShown "vises-ikke" { why ("hvorfor"): String },
        NoRandomness "ingen-tilfældige-tal",
    }
}
