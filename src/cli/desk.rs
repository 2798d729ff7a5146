//! `åbn`, and no command at all: the desk in the browser.

use std::path::{Path, PathBuf};

use super::args::{Command, Common, DeskArgs};
use super::documents::settings;
use super::{Outcome, console};
use crate::case::folder::find_municipality;
use crate::deliver::session::Settings;
use crate::desk::{DeskFolder, open_browser, serve};
use crate::messages::RunMessage;

/// What is meant by no command: the desk of the folder one stands in.
pub(super) fn as_it_is() -> Command {
    let common = Common {
        municipality: None,
        templates: None,
        language: None,
        date: None,
    };
    Command::Desk(DeskArgs {
        folder: None,
        out: None,
        common,
        port: None,
        no_browser: false,
    })
}

pub(super) fn desk(args: &DeskArgs) -> Outcome {
    let folder = match &args.folder {
        Some(folder) if folder.is_dir() => DeskFolder::Of(folder.clone()),
        Some(folder) => {
            let path = folder.display().to_string();
            return Err(vec![RunMessage::FolderMissing { path }.to_string()]);
        }
        None => here().map_or_else(|| DeskFolder::Asked(PathBuf::from("."), args.out.is_some()), DeskFolder::Of),
    };
    let (DeskFolder::Of(place) | DeskFolder::Asked(place, _)) = &folder;
    let settings = Settings {
        out: args.out.clone().unwrap_or_else(|| place.join("ud")),
        ..settings(&args.common)?
    };
    let tell = |address: &str| {
        console::line(address);
        if args.no_browser || !open_browser(address) {
            console::tell(RunMessage::OpenAddress);
        }
        console::tell(RunMessage::DeskOpen);
    };
    match serve(&folder, settings, args.port, tell) {
        Ok(()) => Ok(true),
        Err(why) => {
            console::tell(format_args!("fejl: {why}"));
            Ok(false)
        }
    }
}

/// The folder of cases that one stands in or beside, or that of the `kommune.yaml` above; else the one beside the program, for who
/// has double-clicked it. None where nothing tells which is meant.
fn here() -> Option<PathBuf> {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|program| program.parent().map(Path::to_owned));
    let places = std::iter::once(PathBuf::from(".")).chain(beside);
    places.into_iter().find_map(|place| {
        let sender = find_municipality(&place);
        let of_sender = sender.and_then(|file| file.parent().map(Path::to_owned));
        match of_sender {
            Some(folder) if folder.as_os_str().is_empty() => Some(PathBuf::from(".")),
            Some(folder) => Some(folder),
            None => holds_cases(&place).then_some(place),
        }
    })
}

/// Whether cases lie in a folder, or one folder below it: deeper down they are somebody's who has not meant them.
fn holds_cases(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| path.join("sag.yaml").is_file()) || folder.join("sag.yaml").is_file()
}
