//! The open connections of a server, and which of them makes room when there are too many.
//!
//! axum takes as many as come. Here those who say nothing, or ask for what they may not have, keep nobody out.

use std::io;
use std::net::{Shutdown, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use tokio::net::{TcpListener, TcpStream};

/// How many there may be at once: a browser opens six to one server.
const MOST: usize = 64;

/// How long is waited when the system has no connection to give.
const REST: Duration = Duration::from_millis(100);

/// What a connection is about. The first make room first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// It asks for nothing, or not yet.
    Waiting,
    /// A page that is open in a browser and is told of changes.
    Following,
    /// Its answer is being made.
    Answered,
}

#[derive(Default)]
struct Connections {
    open: Vec<Connection>,
    /// How often anything has happened: what happened longest ago has the lowest number.
    turn: u64,
    /// How many there have been.
    admitted: u64,
}

struct Connection {
    number: u64,
    stage: Stage,
    turn: u64,
    /// Closes it, whoever reads it.
    stream: std::net::TcpStream,
}

/// A connection's place among the open ones, given up when the last copy is dropped; none for a listener's own address.
#[derive(Clone)]
pub(super) struct Seat(Option<Arc<OwnSeat>>);

struct OwnSeat {
    all: Arc<Mutex<Connections>>,
    number: u64,
}

/// A listener with room for so many.
pub(super) struct Bounded {
    listener: TcpListener,
    all: Arc<Mutex<Connections>>,
}

impl Bounded {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self {
            listener,
            all: Arc::default(),
        }
    }

    /// A place for one more. The one that has got least, and that longest ago, makes room; none when all are being answered.
    fn admit(&self, stream: TcpStream) -> io::Result<Option<(TcpStream, Seat)>> {
        let stream = stream.into_std()?;
        let closer = stream.try_clone()?;
        let mut all = lock(&self.all);
        if all.open.len() >= MOST {
            let least = all.open.iter().enumerate().min_by_key(|(_, o)| (o.stage, o.turn));
            match least {
                // Who reads it finds the connection closed, and ends.
                Some((at, least)) if least.stage != Stage::Answered => {
                    all.open.remove(at).stream.shutdown(Shutdown::Both).ok();
                }
                _ => return Ok(None),
            }
        }
        all.admitted += 1;
        all.turn += 1;
        let (number, turn) = (all.admitted, all.turn);
        all.open.push(Connection {
            number,
            stage: Stage::Waiting,
            turn,
            stream: closer,
        });
        let seat = OwnSeat {
            all: Arc::clone(&self.all),
            number,
        };
        Ok(Some((TcpStream::from_std(stream)?, Seat(Some(Arc::new(seat))))))
    }
}

/// Where a connection comes from, and its place.
pub(super) struct Admitted {
    address: SocketAddr,
    seat: Seat,
}

impl std::fmt::Debug for Admitted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.address.fmt(f)
    }
}

impl Listener for Bounded {
    type Io = TcpStream;
    type Addr = Admitted;

    async fn accept(&mut self) -> (TcpStream, Admitted) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    if let Ok(Some((stream, seat))) = self.admit(stream) {
                        return (stream, Admitted { address, seat });
                    }
                }
                // One that went before it was taken, or no more files for now.
                Err(_) => tokio::time::sleep(REST).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<Admitted> {
        let address = self.listener.local_addr()?;
        Ok(Admitted { address, seat: Seat(None) })
    }
}

impl Connected<IncomingStream<'_, Bounded>> for Seat {
    fn connect_info(stream: IncomingStream<'_, Bounded>) -> Self {
        stream.remote_addr().seat.clone()
    }
}

impl Seat {
    fn comes_to(&self, stage: Stage) {
        let Some(own_seat) = &self.0 else { return };
        let mut all = lock(&own_seat.all);
        all.turn += 1;
        let turn = all.turn;
        if let Some(own) = all.open.iter_mut().find(|o| o.number == own_seat.number) {
            (own.stage, own.turn) = (stage, turn);
        }
    }
}

impl Drop for OwnSeat {
    fn drop(&mut self) {
        lock(&self.all).open.retain(|o| o.number != self.number);
    }
}

fn lock(all: &Mutex<Connections>) -> MutexGuard<'_, Connections> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stands around every route that is behind a gate: who may ask keeps the place while the answer is made.
pub(super) async fn seated(request: Request, next: Next) -> Response {
    let seat = request
        .extensions()
        .get::<ConnectInfo<Seat>>()
        .map_or(Seat(None), |info| info.0.clone());
    seat.comes_to(Stage::Answered);
    let answer = next.run(request).await;
    seat.comes_to(if is_stream(answer.headers()) {
        Stage::Following
    } else {
        Stage::Waiting
    });
    answer
}

fn is_stream(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream")
}
