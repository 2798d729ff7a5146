//! `vis`: the page beside the file.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use notify::{RecursiveMode, Watcher as _};

use super::args::PreviewArgs;
use super::documents::settings;
use super::{Outcome, console};
use crate::deliver::targets;
use crate::desk::preview::{Preview, PreviewServer};
use crate::messages::PreviewMessage;
use crate::system_error::in_danish;

pub(super) fn preview(args: &PreviewArgs) -> Outcome {
    let found = targets::find(&args.paths)?;
    let preview = Arc::new(Preview::new(settings(&args.common)?, found).map_err(|e| vec![e])?);
    let server = PreviewServer::start(Arc::clone(&preview), args.port).map_err(|e| vec![e])?;

    // typst-kit's own watcher waits 100 ms after a change; a page is there in less.
    let (send, changes) = mpsc::channel();
    let failed = |e: notify::Error| vec![not_followed(&e)];
    let mut watcher = notify::recommended_watcher(send).map_err(failed)?;
    for folder in preview.case_folders() {
        watcher.watch(&folder, RecursiveMode::Recursive).map_err(failed)?;
    }
    for (folder, with_all_in_it) in preview.other_folders() {
        let mode = if with_all_in_it {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        // What cannot be followed here, somebody else's folder for one, changes the papers seldom.
        watcher.watch(&folder, mode).ok();
    }
    // What was saved before the watch began.
    if preview.renew(&[]) {
        server.tell();
    }
    console::line(server.address());
    console::tell(PreviewMessage::Ready);
    while let Ok(first) = changes.recv() {
        let mut paths: Vec<PathBuf> = Vec::new();
        let mut all = false;
        let mut add = |change: notify::Result<notify::Event>| match change {
            // So much at once that the system has lost count.
            Ok(change) if change.need_rescan() => all = true,
            Ok(change) if !change.kind.is_access() => paths.extend(change.paths),
            Ok(_) => {}
            Err(_) => all = true,
        };
        add(first);
        // An editor saves in several steps; the last of them is what counts. But not for ever: something may be writing all the time.
        let begun = Instant::now();
        while begun.elapsed() < AT_MOST
            && let Ok(more) = changes.recv_timeout(STEPS)
        {
            add(more);
        }
        if all {
            paths.clear();
        }
        // A folder that was taken away and put back, as archives and version control do, is followed anew.
        for folder in preview.case_folders() {
            if all || paths.contains(&folder) {
                watcher.watch(&folder, RecursiveMode::Recursive).ok();
            }
        }
        if (all || !paths.is_empty()) && preview.renew(&paths) {
            server.tell();
        }
    }
    Ok(true)
}

/// How long is waited for the next step of a save.
const STEPS: Duration = Duration::from_millis(15);

/// How long a save may take in all.
const AT_MOST: Duration = Duration::from_millis(60);

fn not_followed(error: &notify::Error) -> String {
    let why = match &error.kind {
        notify::ErrorKind::PathNotFound => PreviewMessage::FolderMissing,
        notify::ErrorKind::MaxFilesWatch => PreviewMessage::TooManyFiles,
        notify::ErrorKind::Io(error) => PreviewMessage::System { why: in_danish(error) },
        _ => PreviewMessage::Unknown,
    };
    PreviewMessage::NotFollowed { why: Box::new(why) }.to_string()
}
