//! `vis`: the page beside the file.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use notify::{RecursiveMode, Watcher as _};
use typst_kit::server::{HttpBody, HttpServer};

use super::args::PreviewArgs;
use super::documents::settings;
use super::{Outcome, console};
use crate::deliver::preview::Preview;
use crate::deliver::targets;

pub(super) fn preview(args: &PreviewArgs) -> Outcome {
    let found = targets::find(&args.paths)?;
    let preview = Arc::new(Preview::new(settings(&args.common)?, found).map_err(|e| vec![e])?);
    // The page brings its own way of following along: typst-kit's loads all of it anew, and focus is lost.
    let server = HttpServer::new("dialogdok", args.port, false).map_err(|e| vec![in_danish(&e)])?;
    serve(&server, &preview);

    // typst-kit's own watcher waits 100 ms after a change; a page is there in less.
    let (send, changes) = mpsc::channel();
    let failed = |e: notify::Error| vec![format!("filerne kan ikke følges: {e}")];
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
        serve(&server, &preview);
    }
    console::line(format_args!("http://{}{}", server.addr(), preview.path()));
    console::tell("Åbn adressen i en browser. Siden følger med, når du gemmer. Stop med Ctrl-C.");
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
            serve(&server, &preview);
        }
    }
    Ok(true)
}

/// How long is waited for the next step of a save.
const STEPS: Duration = Duration::from_millis(15);

/// How long a save may take in all.
const AT_MOST: Duration = Duration::from_millis(60);

/// Gives the server the pages as they are now, and tells open browsers.
fn serve(server: &HttpServer, preview: &Arc<Preview>) {
    let preview = Arc::clone(preview);
    server.set_router(move |route| preview.page(route).map(HttpBody::Html));
}

/// The server's words, which are about ports.
fn in_danish(error: &str) -> String {
    if error.contains("already in use") {
        "porten er optaget af et andet program. Vælg en anden med --port, eller lad --port være".to_owned()
    } else if error.contains("free port") {
        "portene 3000–3005 er optaget. Vælg en anden med --port".to_owned()
    } else {
        format!("siden kan ikke vises ({error}). Vælg en anden port med --port")
    }
}
