//! What a run tells of paths, files and pages: of what keeps something from being made or written.

use super::{Whereabouts, messages};

messages! {
    /// What keeps files from being found, set or written.
    enum DeliveryMessage in "levering" {
        NoCaseHere "ingen-sag" { path ("sti"): String },
        NeitherCaseNorMeeting "hverken-sag-eller-møde" { path ("sti"): String },
        NoSuchPath "findes-ikke" { path ("sti"): String },
        NoSuchReader "ingen-læser" { id ("id"): String },
        NoSuchReaderNear "ingen-læser-ligner" { id ("id"): String, near ("andet"): String },
        SameKeyTwice "to-sager" { one ("den ene"): String, other ("den anden"): String },

        NotRead "ikke-læst" { path ("sti"): String, what ("hvad"): String, remedy ("råd"): String },

        NoMunicipality "kommune-mangler",
        NeutralSender "uden-afsender",
        NoTexts "ingen-tekster" { language ("sprog"): String, languages ("kendte"): String },
        FontLinkLeads "skrift-lænke" { link ("lænke"): String },
        FontMissing "skrift-mangler" { font ("skrift"): String, families ("kendte"): String },
        PictureOfFile "billede" { file ("fil"): String, what ("hvad"): String, remedy ("råd"): String },
        PictureAt "billede-sti" { path ("sti"): String, why ("hvorfor"): String },

        NotDrawable "tegn" { character ("tegn"): char, code ("kode"): String, spot ("sted"): DrawnSpot },
        NotInFonts "tegn-uden-skrift" { character ("tegn"): char, code ("kode"): String, key ("felt"): &'static str, owner ("hvem"): String },
        TemplateUnusable "skabelon" { template ("skabelon"): String, paper ("papir"): String, words ("fejl"): String },
        TemplateWarns "skabelon-advarsler" { warnings ("advarsler"): String },
        FieldsOfTemplate "skabelon-felter" { fields ("felter"): String },
        OwnMistake "programmet-selv",

        FolderNotWritable "skrivning-nægtet",
        DiskReadOnly "disk-kun-læses",
        FileForFolder "fil-for-mappe",
        FileFailed "fil" { path ("sti"): String, why ("hvorfor"): String },
    }
}

messages! {
    /// What keeps the papers of a run from standing in one file.
    enum BundleMessage in "samlet" {
        TooManyPapers "for-mange-papirer" { count ("antal"): usize, most ("plads"): usize, shares ("dele"): usize },
        TooManyPictures "for-mange-billeder" { count ("antal"): usize, most ("plads"): usize },
        SentBefore "sendt-før" { count ("antal"): usize },
        OtherFonts "andre-skrifter",
        Script "skabelon-for-sig" { template ("skabelon"): String },
        NoBeginning "ingen-begyndelse",
        Unsettled "sider-flytter-sig",
    }
}

messages! {
    /// Where a character stands that cannot be drawn.
    enum DrawnSpot in "tegnets-sted" {
        Text "tekst" { text ("tekst"): String },
        Key "nøgle" { key ("felt"): &'static str, owner ("hvem"): String, at ("sted"): Whereabouts },
    }
}
