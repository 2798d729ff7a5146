//! The addresses of a preview, and its server: the desk's own, to read only.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::sync::watch;

use super::Preview;
use crate::desk::connections::seated;
use crate::desk::loopback::{is_from_here, is_same, protect};
use crate::desk::server::answer;
use crate::messages::PreviewMessage;
use crate::system_error::in_danish;

/// The ports that are tried when none is asked for.
const PORTS: std::ops::RangeInclusive<u16> = 3000..=3005;

/// How often a stream says that it is there; a browser that has gone is found out so.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// On every answer. What the page itself may load is said in the page.
const POLICY: &str = "frame-ancestors 'none'";

/// A server of one preview, until the program ends.
pub struct PreviewServer {
    address: SocketAddr,
    root: String,
    /// How often the pages have changed.
    changes: watch::Sender<u64>,
}

/// What an answer is made of.
#[derive(Clone)]
struct Served {
    preview: Arc<Preview>,
    port: u16,
    changes: watch::Receiver<u64>,
}

impl PreviewServer {
    /// Serves a preview on a port of the loopback address.
    ///
    /// # Errors
    /// Ports that are taken or may not be used, in Danish.
    pub fn start(preview: Arc<Preview>, port: Option<u16>) -> Result<Self, String> {
        let listener = listen(port)?;
        let address = listener.local_addr().map_err(|e| not_shown(&e))?;
        let root = preview.path();
        let (changes, seen) = watch::channel(0);
        let routes = routes(Served {
            preview,
            port: address.port(),
            changes: seen,
        });
        std::thread::Builder::new()
            .spawn(move || answer(listener, routes, std::future::pending()))
            .map_err(|e| not_shown(&e))?;
        Ok(Self { address, root, changes })
    }

    /// The address of the first page.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.root)
    }

    /// Tells open browsers that the pages have changed.
    pub fn tell(&self) {
        self.changes.send_modify(|changes| *changes += 1);
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let is_taken = |e: &io::Error| e.kind() == io::ErrorKind::AddrInUse;
    if let Some(port) = port {
        return bind(port).map_err(|e| match e.kind() {
            io::ErrorKind::AddrInUse => PreviewMessage::PortTaken.to_string(),
            io::ErrorKind::PermissionDenied => PreviewMessage::PortReserved { port }.to_string(),
            _ => not_shown(&e),
        });
    }
    for port in PORTS {
        match bind(port) {
            Err(e) if is_taken(&e) => {}
            other => return other.map_err(|e| not_shown(&e)),
        }
    }
    Err(PreviewMessage::PortsTaken.to_string())
}

fn not_shown(error: &io::Error) -> String {
    PreviewMessage::NotShown { why: in_danish(error) }.to_string()
}

fn routes(shown: Served) -> Router {
    Router::new()
        .route("/{word}/", get(first))
        .route("/{word}/__events", get(follow))
        .route("/{word}/{*path}", get(paper))
        .layer(from_fn(seated))
        .layer(from_fn_with_state(shown.clone(), guard))
        .with_state(shown)
}

/// Stands before every route, those that are none among them: who asks, then what they want, then whether they know the word.
async fn guard(State(shown): State<Served>, request: Request, next: Next) -> Response {
    let word = shown.preview.path();
    let known = request.uri().path().split_at_checked(word.len());
    let mut answer = if !is_from_here(request.headers(), shown.port) {
        StatusCode::FORBIDDEN.into_response()
    } else if request.method() != Method::GET {
        StatusCode::METHOD_NOT_ALLOWED.into_response()
    } else if known.is_some_and(|(start, _)| is_same(start, &word)) {
        next.run(request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    };
    protect(answer.headers_mut(), POLICY);
    answer
}

async fn first(State(shown): State<Served>) -> Html<String> {
    Html(shown.preview.page(""))
}

async fn paper(State(shown): State<Served>, Path((_, path)): Path<(String, String)>) -> Html<String> {
    Html(shown.preview.page(&path))
}

/// The stream of events (WHATWG HTML, server-sent events): one for each change, until the reader has gone.
async fn follow(State(shown): State<Served>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = shown.changes;
    changes.mark_unchanged();
    let events = stream::unfold(changes, |mut changes| async move {
        changes.changed().await.ok()?;
        // An event without data is none.
        Some((Ok(Event::default().event("reload").data("reload")), changes))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))
}
