//! The desk on a port of this machine: until it is closed, or nobody has asked for anything for a working day.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use sha2::{Digest as _, Sha256};

use super::Desk;
use super::connections::{Bounded, Seat};
use crate::deliver::session::Settings;
use crate::system_error::in_danish;

/// How often it is looked at whether it has been waited long enough.
const LOOK: Duration = Duration::from_secs(60);

/// The folder of a desk.
pub enum DeskFolder {
    /// This one.
    Of(PathBuf),
    /// One that is asked for on the first page, where the choosing begins at this one; and whether papers are put where the user has
    /// said, and not in it.
    Asked(PathBuf, bool),
}

/// Serves the desk of a folder until it is closed. `tell` is given the first address, good for one question.
///
/// # Errors
/// What stands in the way, in Danish.
pub fn serve(folder: &DeskFolder, settings: Settings, port: Option<u16>, tell: impl FnOnce(&str)) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("skrivebordet kan ikke åbnes: {}", in_danish(&e));
    let listener = listen(folder, port).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let desk = match folder {
        DeskFolder::Of(folder) => Desk::new(folder, settings, address.port()),
        DeskFolder::Asked(begin, own_out) => Desk::asking(begin, settings, address.port(), *own_out),
    }?;
    let first = format!("http://{address}{}", desk.first_path().unwrap_or_default());
    tell(&first);
    let closing = Arc::clone(&desk);
    answer(listener, desk.router(), async move { closed(&closing).await }).map_err(failed)
}

/// Answers what is asked at a listener of the loopback address, on this thread, until it is to end.
///
/// # Errors
/// What the system says.
pub(super) fn answer(listener: TcpListener, routes: Router, end: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = Bounded::new(tokio::net::TcpListener::from_std(listener)?);
        let routes = routes.into_make_service_with_connect_info::<Seat>();
        axum::serve(listener, routes).with_graceful_shutdown(end).await
    })
}

/// A port that was asked for; otherwise the folder's own, so that a page that was left open finds the desk again when it is opened
/// anew, or any when somebody has that.
fn listen(folder: &DeskFolder, port: Option<u16>) -> std::io::Result<TcpListener> {
    let at = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port),
        None => at(own_port(folder)).or_else(|_| at(0)),
    }
}

/// The port of a folder, among those that nobody has been given (RFC 6335, section 6).
fn own_port(folder: &DeskFolder) -> u16 {
    let (DeskFolder::Of(path) | DeskFolder::Asked(path, _)) = folder;
    let path = path.canonicalize().unwrap_or_else(|_| path.clone());
    let hash = Sha256::digest(path.as_os_str().as_encoded_bytes());
    49_152 + u16::from_be_bytes([hash[0], hash[1]]) % 16_384
}

/// Waits until the desk is closed, or has been left.
async fn closed(desk: &Desk) {
    loop {
        match tokio::time::timeout(LOOK, desk.stop.notified()).await {
            Ok(()) => return,
            Err(_) if desk.is_left(Instant::now()) => return,
            Err(_) => {}
        }
    }
}

/// Opens an address in the system's browser, where there is one to be seen.
pub fn open_browser(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        ("xdg-open", &[])
    } else {
        return false;
    };
    let mut command = Command::new(program);
    command
        .args(before)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().is_ok()
}
