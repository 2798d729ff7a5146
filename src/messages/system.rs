//! What the operating system, pictures, templates and texts can be at fault in.

use super::messages;

messages! {
    /// Why the system does not let a file, a folder or a port be used.
    enum SystemMessage in "system" {
        NotFound "findes-ikke",
        PermissionDenied "ingen-adgang",
        IsFolder "er-mappe",
        NotFolder "ikke-mappe",
        AlreadyExists "findes-allerede",
        FolderNotEmpty "ikke-tom",
        StorageFull "disk-fuld",
        QuotaExceeded "plads-brugt",
        ReadOnly "kun-læses",
        BadName "dårligt-navn",
        TooLarge "for-stor",
        Busy "optaget",
        NetworkDown "netværk",
        TimedOut "for-længe",
        NotUtf8 "ikke-utf8",
        EndsEarly "slutter",
        OutOfMemory "hukommelse",
        PortTaken "port",
        Unsupported "kan-ikke",
        TooManyOpen "for-mange-åbne",
        LinkToItself "lænke",
        Number "nummer" { number ("nummer"): i32 },
        Unknown "ukendt",
    }
}

messages! {
    /// Why a picture cannot be printed: the end of a sentence that begins with »billedet« and its name.
    enum PictureMessage in "billeder" {
        Unreadable "ulæseligt",
        Empty "tomt",
        OtherFormat "andet-format" { format ("format"): &'static str },
        CutShort "ikke-helt",
        PackedDrawing "pakket-tegning",
        DrawingNotUtf8 "tegning-ikke-utf8",
        BrokenDrawing "tegning-i-stykker" { line ("linje"): u32 },
        UndrawableDrawing "tegning-ulæselig",
        NotOpened "ikke-åbnet" { why ("hvorfor"): String },
        TooLarge "for-stort" { width ("bredde"): u32, height ("højde"): u32 },
        DrawingWithPhoto "foto-i-tegning",
        DrawingWithDetail "oplysning-i-tegning" { found ("fund"): String },
    }
}

messages! {
    /// What is wrong with templates and texts of a municipality's own.
    enum TemplateMessage in "skabeloner" {
        FolderMissing "mappe-mangler" { folder ("mappe"): String },
        FolderEmpty "mappe-tom",
        NothingOfOurs "mappe-uden-virkning",
        NotUsed "skabelon-bruges-ikke" { file ("fil"): String },
        NotUsedNear "skabelon-bruges-ikke-ligner" { file ("fil"): String, near ("ligner"): String },
        Unreadable "ulæselig" { file ("fil"): String, why ("hvorfor"): String },
        BadName "dårligt-navn" { name ("navn"): String },
        NotUtf8 "ikke-utf8" { name ("navn"): String },
        TextsNotUtf8 "tekster-ikke-utf8" { code ("sprog"): String },
        LanguageSection "afsnit" { code ("sprog"): String, mistake ("fejl"): Box<Self> },
        UnknownLocale "ukendt-sprog" { locale ("sprog"): String },
        BadDatePattern "dato" { key ("nøgle"): &'static str, pattern ("mønster"): String },
        BadTimePattern "klokkeslæt" { pattern ("mønster"): String },
    }
}
