//! `vis`: the page beside the file.

use std::sync::{Arc, mpsc};

use notify::{RecursiveMode, Watcher as _};
use typst_kit::server::{HttpBody, HttpServer};

use super::Answer;
use super::args::PreviewArgs;
use super::documents::open;
use crate::deliver::preview::Preview;
use crate::deliver::targets;

pub(super) fn preview(args: &PreviewArgs) -> Answer {
    let found = targets::find(&args.paths)?;
    let preview = Arc::new(Preview::new(open(&args.common)?, found).map_err(|e| vec![e])?);
    let server = HttpServer::new("dialogdok", args.port, true).map_err(|e| vec![format!("siden kan ikke vises: {e}")])?;
    serve(&server, &preview);

    // typst-kit's own watcher waits 100 ms after a change; a page is there in less.
    let (send, changes) = mpsc::channel();
    let failed = |e: notify::Error| vec![format!("filerne kan ikke følges: {e}")];
    let mut watcher = notify::recommended_watcher(send).map_err(failed)?;
    for folder in preview.folders() {
        watcher.watch(&folder, RecursiveMode::Recursive).map_err(failed)?;
    }
    println!("http://{}{}", server.addr(), preview.path());
    eprintln!("Åbn adressen i en browser. Siden følger med, når du gemmer. Stop med Ctrl-C.");
    for change in changes.iter().flatten() {
        if change.kind.is_access() {
            continue;
        }
        // An editor saves in several steps; the last of them is what counts.
        while changes.recv_timeout(std::time::Duration::from_millis(15)).is_ok() {}
        preview.renew();
        serve(&server, &preview);
    }
    Ok(true)
}

/// Gives the server the pages as they are now, and tells open browsers.
fn serve(server: &HttpServer, preview: &Arc<Preview>) {
    let preview = Arc::clone(preview);
    server.set_router(move |route| preview.page(route).map(HttpBody::Html));
}
