//! The open connections, and which of them makes room when there are too many.

use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many there may be at once: a browser opens six to one server.
const MOST: usize = 64;

/// How far a connection has come. The first make room first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// It has not asked for anything that it may have.
    Asking,
    /// A page that is open in a browser and follows along.
    Following,
    /// It is given its answer.
    Answered,
}

#[derive(Default)]
pub(super) struct Connections {
    open: Mutex<Vec<Connection>>,
    /// How many there have been.
    admitted: AtomicU64,
}

struct Connection {
    number: u64,
    stage: Stage,
    stream: TcpStream,
}

/// One connection's place among the open ones; given up when it is dropped.
pub(super) struct Seat {
    all: Arc<Connections>,
    number: u64,
}

impl Connections {
    /// A place for one more. The oldest that has got least makes room; none when all are being answered.
    pub(super) fn admit(self: &Arc<Self>, stream: &TcpStream) -> Option<Seat> {
        let stream = stream.try_clone().ok()?;
        let mut open = self.open();
        if open.len() >= MOST {
            let (at, least) = open.iter().enumerate().min_by_key(|(_, o)| (o.stage, o.number))?;
            if least.stage == Stage::Answered {
                return None;
            }
            // Its own thread finds the connection closed, and ends.
            open.remove(at).stream.shutdown(Shutdown::Both).ok();
        }
        let number = self.admitted.fetch_add(1, Ordering::Relaxed);
        open.push(Connection {
            number,
            stage: Stage::Asking,
            stream,
        });
        Some(Seat {
            all: Arc::clone(self),
            number,
        })
    }

    fn open(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// It has come further.
    pub(super) fn comes_to(&self, stage: Stage) {
        if let Some(own) = self.all.open().iter_mut().find(|o| o.number == self.number) {
            own.stage = stage;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.all.open().retain(|o| o.number != self.number);
    }
}
