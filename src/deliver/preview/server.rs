//! The server of the page: this machine alone, one question a connection, every wait bounded.
//!
//! Typst's own server answers its stream of events to anybody, and as many as come; here each route asks for the random
//! word, the name and the page that a question comes from.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Preview;
use super::connections::{Connections, Seat, Stage};
use super::request::{LARGEST, Refused, wanted};
use crate::messages::PreviewMessage;
use crate::system_error::in_danish;

/// The ports that are tried when none is asked for.
const PORTS: std::ops::RangeInclusive<u16> = 3000..=3005;

/// How long a question may take to come, and how long nobody may read the answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long an answer may take to be read.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// How often a stream says that it is there; a browser that has gone is found out so.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The route of the stream of events, below the root.
const EVENTS: &str = "__events";

/// On every answer: it is kept nowhere, shown in no other page, and guessed to be nothing else.
const ALWAYS: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\nContent-Security-Policy: frame-ancestors 'none'\r\nConnection: close\r\n";

/// A server of one preview, until the program ends.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    preview: Arc<Preview>,
    port: u16,
    root: String,
    connections: Arc<Connections>,
    /// How often the pages have changed.
    changes: Mutex<u64>,
    changed: Condvar,
}

impl Server {
    /// Serves a preview on a port of the loopback address.
    ///
    /// # Errors
    /// Ports that are taken or may not be used, in Danish.
    pub fn start(preview: Arc<Preview>, port: Option<u16>) -> Result<Self, String> {
        let listener = listen(port)?;
        let address = listener.local_addr().map_err(|e| not_shown(&e))?;
        let shared = Arc::new(Shared {
            root: preview.path(),
            preview,
            port: address.port(),
            connections: Arc::default(),
            changes: Mutex::new(0),
            changed: Condvar::new(),
        });
        let of_listener = Arc::clone(&shared);
        std::thread::Builder::new()
            .spawn(move || of_listener.accept(&listener))
            .map_err(|e| not_shown(&e))?;
        Ok(Self { address, shared })
    }

    /// The address of the first page.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.shared.root)
    }

    /// Tells open browsers that the pages have changed.
    pub fn tell(&self) {
        *self.shared.changes.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.shared.changed.notify_all();
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

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            if let Some(seat) = self.connections.admit(&stream) {
                let shared = Arc::clone(self);
                // Where the system has no thread to give, the connection is closed, and others are answered.
                std::thread::Builder::new()
                    .spawn(move || shared.answer(&stream, &seat).unwrap_or_default())
                    .ok();
            }
        }
    }

    /// Answers one question. A connection that fails is closed, and nobody is told.
    fn answer(&self, stream: &TcpStream, seat: &Seat) -> io::Result<()> {
        stream.set_write_timeout(Some(PATIENCE))?;
        let asked = match head(stream)? {
            Some(head) => wanted(&head, self.port, &self.root),
            None => Err(Refused::Malformed),
        };
        match asked {
            Ok(route) if route == EVENTS => {
                seat.comes_to(Stage::Following);
                return self.follow(stream);
            }
            Ok(route) => {
                seat.comes_to(Stage::Answered);
                send(stream, "200 OK", &self.preview.page(&route))?;
            }
            Err(refused) => send(stream, refused.status(), "")?,
        }
        let_go(stream)
    }

    /// The stream of events (WHATWG HTML, server-sent events): one for each change, until the reader has gone.
    fn follow(&self, mut stream: &TcpStream) -> io::Result<()> {
        let now = || self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut seen = *now();
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{ALWAYS}\r\n:\n\n")?;
        loop {
            let waited = self.changed.wait_timeout_while(now(), HEARTBEAT, |changes| *changes == seen);
            let changes = *waited.unwrap_or_else(PoisonError::into_inner).0;
            let event: &[u8] = if changes == seen { b":\n\n" } else { b"event: reload\ndata:\n\n" };
            stream.write_all(event)?;
            seen = changes;
        }
    }
}

/// The bytes of a request up to and with its empty line; none when it is too long.
fn head(mut stream: &TcpStream) -> io::Result<Option<Vec<u8>>> {
    let until = Instant::now() + PATIENCE;
    let mut head = Vec::new();
    let mut some = [0; 4096];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_read_timeout(Some(left))?;
        let read = stream.read(&mut some)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let from = head.len().saturating_sub(3);
        head.extend_from_slice(&some[..read]);
        if let Some(at) = head[from..].windows(4).position(|four| four == b"\r\n\r\n") {
            head.truncate(from + at + 4);
            return Ok(Some(head));
        }
        if head.len() > LARGEST {
            return Ok(None);
        }
    }
}

fn send(mut stream: &TcpStream, status: &str, html: &str) -> io::Result<()> {
    let until = Instant::now() + LONGEST_ANSWER;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n{ALWAYS}\r\n",
        html.len()
    )?;
    let mut rest = html.as_bytes();
    while !rest.is_empty() {
        match stream.write(rest) {
            Ok(written) if written > 0 && Instant::now() < until => rest = &rest[written..],
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) => return Err(io::ErrorKind::TimedOut.into()),
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Says that no more comes, and waits for the reader to have got it: a connection that is closed over unread bytes takes
/// the answer with it.
fn let_go(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    let mut some = [0; 4096];
    for _ in 0..16 {
        if stream.read(&mut some)? == 0 {
            break;
        }
    }
    Ok(())
}
