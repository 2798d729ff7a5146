//! What the tovholder's own forms show of what stands in the files: everything but the contact details of the protected, which
//! are shown when they are asked for.

use super::Reader;
use crate::case::Case;
use crate::case::edit::{Step, Value, ValuePath};

/// The keys of a person or the borger that tell where somebody is, how to reach them or whom to look for.
const DETAILS: &[&str] = &["adresse", "telefon", "hovednummer", "mail", "arbejdsplads", "billede"];

/// A value in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormValue {
    /// As it stands in the file; none when nothing does.
    Open(Option<Value>),
    /// Something stands there, of somebody protected, and nobody has asked for it.
    Withheld,
}

/// Whether a copy for a reader bears an address on its envelope that is protected: on a screen it is shown when it is asked for.
pub fn bears_protected_address(case: &Case, reader: &Reader) -> bool {
    match reader {
        Reader::Citizen => case.citizen.protected.0,
        Reader::Person(id) => case.person(id).is_some_and(|person| person.protected.0),
        Reader::Team | Reader::Coordinator | Reader::Leaders => false,
    }
}

/// The value at a path of a file that says `root`, for the tovholder's form. `asked` is whether the details of the protected were
/// asked for.
pub fn form_value(root: &Value, path: &ValuePath, asked: bool) -> FormValue {
    let value = root.at(path).filter(|value| **value != Value::Nothing);
    if value.is_some() && !asked && is_detail_of_protected(root, path) {
        return FormValue::Withheld;
    }
    FormValue::Open(value.cloned())
}

/// Whether a path leads to a contact detail of somebody whose address is protected.
fn is_detail_of_protected(root: &Value, path: &ValuePath) -> bool {
    path.0.iter().enumerate().any(|(at, step)| {
        let is_detail = matches!(step, Step::Key(key) if DETAILS.contains(&key.as_str()));
        let whose = root.at(&ValuePath(path.0[..at].to_vec()));
        is_detail && whose.and_then(|whose| whose.get("beskyttet adresse")).is_some_and(is_yes)
    })
}

/// Whatever is not plainly a no counts as a yes.
fn is_yes(value: &Value) -> bool {
    match value {
        Value::Text(text) => !matches!(text.trim().to_lowercase().as_str(), "nej" | "false"),
        Value::Nothing => false,
        Value::List(_) | Value::Map(_) | Value::Alias(_) => true,
    }
}
