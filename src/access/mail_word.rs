//! Whether a word stands in somebody's mail address: a sign of whose it was.

use crate::case::{Person, fold};

/// Whether the part of a person's mail address before its @ has this word in it, as one of its words.
pub fn is_in_mail(person: &Person, word: &str) -> bool {
    let mail = person.mail.as_ref().map(|mail| fold(mail.open()));
    let local = mail.as_deref().and_then(|mail| mail.split_once('@')).map(|(local, _)| local);
    local.is_some_and(|local| local.split(|c: char| !c.is_alphanumeric()).any(|part| part == fold(word)))
}
