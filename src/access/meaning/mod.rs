//! What a detail means, whichever way it is written: addresses, telephone numbers, mails, names of places, CPR numbers.
//!
//! Both sides are reduced to the same form and then compared: what is stored in the files, and what is told in a sentence or
//! as a venue. Pure functions over texts; nothing here knows cases.
//!
//! | class | forms that mean the same |
//! |---|---|
//! | letters | case; letters of Cyrillic and Greek that look like Latin ones; æ/ae, ø/oe/ö, å/aa, ä; accents; NFC and NFD; soft hyphens and zero-width characters; any white space is one blank, line ends too; any dash and punctuation; encoded as in links and in the code of pages (»Tranev%C3%A6nget+17«, »&aelig;«) |
//! | street | in one word or several (»H.C. Andersens Vej«, »HC Andersensvej«); vej/v./vei/veien/veg, gade/g./gt./gate/gata, allé/alle, plads/pl./plass, Gl./Gammel/Gamle, Nr./Nørre, Sdr./Sønder/Søndre, Ndr./Nordre, St./Skt./Sct./Sankt/Store (glued too: »Sanktpaulsgade«), Ll./Lille, Chr./Christian, Dr./Doktor; genitive -s; one letter wrong in names of nine or more; with the house's number also shortened (»Tranev. 17«, »Tranevgt 17«, »Strandvej 112« for »Søndre Strandvej 112«) |
//! | street by its name | a protected street without its number: wherever it stands when its name is no ordinary word; else written as a name, as a home (»bor i Lærken«), before its town; initials and ordinals (»V. Voldgade«, »Dr. Margrethes Vej«, »10. Februar Vej«, »Chr. IX's Gade«) |
//! | post | »Postboks 123«, »P.O. Box 123«, »postbox 123«, »Boks 123« |
//! | two addresses | »Tranevænget 17 / Lærkevej 3«, »…, ferie: Lærkevej 3«, »17 og 19«: each is one, with its own town or the one that stands once |
//! | house number | »17«, »1 7«, »nr. 17«, »nummer 17«, »no. 17«; with its letter together or apart: »17B«, »17 b«; before the street; in words, »sytten«, »nr. syv og tyve«; among others: »15, 17 og 19«, »15-19«, »15 til 19« |
//! | floor, side | st./stuen/stue, kl./kld./kælder, N., N. sal, words for one to five; tv/t.v./til venstre, th/t.h./til højre, mf/midt for, dør/lejlighed/opgang and what follows |
//! | order | lines in any order or all in one; postcode and town before or after; country; c/o |
//! | institution | its whole name, with »Ndr.«, »Sdr.«, »Skt.«, »Gl.« written out and the kind of house longer or shorter, or the words of it that are no common word for a place, no chain of shops and no town; its words joined, split or turned about (»Nordkollegiet« for »Kollegium Nord«, »Ry Læge hus«); a ward's code where a place stands (»på P4«); by initials, alone or beside its town (»PCB«, »P.C. Ballerup«, »KC Nørrebro«), or by half of it with its town (»psyk i Ballerup«, »centret i Ballerup«); the kind of house alone in the definite form when nothing else, or a town alone, is stored (»krisecentret«) |
//! | place of work | its name; one that is in everybody's mouth (»Netto«, »Apoteket«) where the sentence names its owner or speaks of work; an occupation is no place |
//! | telephone | +45, 0045, 45, +47, 0047 or none; anything between its groups of digits; a trunk 0 for +46 and the like; two numbers in a field; words beside the number; in words, by digits or by pairs, joined or apart (»nulfem«); O for 0, l and I for 1; in links |
//! | mail | the address inside the field; case; blanks round @ and dots; (at), `[at]`, snabel-a |
//! | somebody's name | with a capital, in small letters where it is no ordinary word or something marks it (»hos bent«, »rosas flytning«), two names in one word (»Annemette« for »Anne-Mette«) |
//! | CPR | see [`cpr`] |

mod address;
pub mod cpr;
mod cpr_ending;
mod cpr_spoken;
mod encoded;
mod everyday;
mod field;
mod home;
mod home_parts;
mod home_words;
mod initials;
mod letters;
mod likeness;
mod mail;
mod name_parts;
mod named_person;
mod not_cpr;
mod number_words;
mod ordinary_street;
mod phone;
mod place_name;
mod place_of_work;
mod place_words;
mod short_name;
mod street;
mod street_words;
mod towns;
mod turned_name;
mod word_names;

pub use address::Address;
pub use letters::{ITEM_END, Words};
pub use likeness::Likeness;
pub use mail::Mails;
pub use phone::Phones;
pub use place_name::PlaceName;
pub use place_of_work::PlaceOfWork;
