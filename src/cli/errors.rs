//! Mistakes on the command line, in Danish.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// What is wrong with the command line and what to do.
pub fn in_danish(error: &Error) -> String {
    let get = |kind| error.get(kind).map(text).unwrap_or_default();
    let (argument, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind).map(text))
    .filter(|s| !s.is_empty());
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("»{}« er ikke en kommando", get(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("»{argument}« kan ikke bruges her"),
        ErrorKind::InvalidValue if value.is_empty() => format!("»{argument}« mangler en værdi"),
        ErrorKind::InvalidValue => format!("»{value}« kan ikke stå efter {argument}"),
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(why) => format!("{argument}: {why}"),
            None => format!("»{value}« kan ikke stå efter {argument}"),
        },
        ErrorKind::MissingRequiredArgument => format!("der mangler {}", argument.replace("<", "").replace(">", "").replace("...", "")),
        ErrorKind::MissingSubcommand => {
            let after = get(ContextKind::InvalidSubcommand);
            return format!(
                "fejl: der mangler et ord efter »{after}«\ngør: Skriv et af disse efter det:{}",
                super::help::choices(&after)
            );
        }
        ErrorKind::ArgumentConflict => format!("{argument} kan ikke stå sammen med {}", get(ContextKind::PriorArg)),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} har ikke det rigtige antal værdier")
        }
        ErrorKind::InvalidUtf8 => "et ord på kommandolinjen er ikke UTF-8".to_owned(),
        _ => "kommandolinjen kan ikke forstås".to_owned(),
    };
    let hint = match near {
        Some(near) => format!("Mente du »{near}«?"),
        None if argument.contains("STI") => "Skriv også en sag eller en mappe med sager, fx »dialogdok tjek sager«.".to_owned(),
        None => "»dialogdok --help« viser, hvad der kan skrives.".to_owned(),
    };
    format!("fejl: {what}\ngør: {hint}")
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
