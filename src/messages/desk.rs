//! What a page of the desk tells of how a file is written: those who write in fields never see how.

use super::messages;

messages! {
    /// What a page tells in place of the reader's own words.
    enum DeskMessage in "på-siden" {
        Written "skrevet" { file ("fil"): String, line ("linje"): usize },
        WrittenOddly "skrevet-måske" { file ("fil"): String, line ("linje"): usize },
        LikeAFile "fil-ligner" { file ("fil"): String },
        Missing "mangler" { key ("felt"): String },
        Empty "tom",
        Colour "farve" { what ("hvad"): String },
        Angle "vinkel" { what ("hvad"): String },
        Seen "usynligt-tegn",
    }
}
