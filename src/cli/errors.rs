//! Mistakes on the command line, in Danish.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::messages::{CommandHint, CommandMessage, Message as _};

/// What is wrong with the words of the command line and what to do.
pub fn in_danish(error: &Error, words: &[OsString]) -> String {
    let get = |kind| error.get(kind).map(text).unwrap_or_default();
    let (argument, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind).map(meant))
    .filter(|s| !s.is_empty());
    let hint = match near {
        Some(near) => CommandHint::Near { near },
        None if argument.contains("STI") => CommandHint::AddPath { line: example(words) },
        None => CommandHint::Help,
    };
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => CommandMessage::UnknownCommand {
            name: get(ContextKind::InvalidSubcommand),
        },
        ErrorKind::UnknownArgument => CommandMessage::UnknownArgument { argument },
        ErrorKind::InvalidValue if value.is_empty() => CommandMessage::NoValue { argument },
        ErrorKind::InvalidValue => CommandMessage::BadValue { value, argument },
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(why) => CommandMessage::RefusedValue {
                argument,
                why: why.to_string(),
            },
            None => CommandMessage::BadValue { value, argument },
        },
        ErrorKind::MissingRequiredArgument => CommandMessage::Missing {
            argument: argument.replace("<", "").replace(">", "").replace("...", ""),
        },
        ErrorKind::MissingSubcommand => {
            let after = get(ContextKind::InvalidSubcommand);
            let choices = super::help::choices(&after);
            let told = CommandMessage::CommandMissing { after, choices };
            return format!("fejl: {told}\ngør: {}", told.remedy());
        }
        ErrorKind::ArgumentConflict => CommandMessage::Conflict {
            argument,
            other: get(ContextKind::PriorArg),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => CommandMessage::WrongCount { argument },
        ErrorKind::InvalidUtf8 => CommandMessage::NotUtf8,
        _ => CommandMessage::NotUnderstood,
    };
    format!("fejl: {what}\ngør: {hint}")
}

/// The line as it could be, of the command that was typed.
fn example(words: &[OsString]) -> String {
    let mut typed = words
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .filter(|word| !word.starts_with('-'));
    match typed.next() {
        Some("ny") => format!("dialogdok ny {} sager/2026-031", typed.next().unwrap_or("sag")),
        Some("glem") => "dialogdok glem sager/2026-031".to_owned(),
        command => format!("dialogdok {} sager", command.unwrap_or("tjek")),
    }
}

/// The words that may have been meant, as they stand between » and «; of the two spellings of one word the one with æ, ø and å.
fn meant(value: &ContextValue) -> String {
    let ContextValue::Strings(all) = value else { return text(value) };
    let ascii = |word: &str| word.replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
    let is_spelled_twice = |word: &&String| all.iter().any(|other| other != *word && ascii(other) == **word);
    let words: Vec<&str> = all.iter().filter(|word| !is_spelled_twice(word)).map(String::as_str).collect();
    words.join("« eller »")
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
