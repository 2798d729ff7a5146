//! Many cases, on all cores, told of in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::typeset::STACK;

/// Does `job` for each item on as many threads as there are cores, and hands the results to `done` in the items' order.
///
/// Typst needs a larger stack than threads have by themselves ([`STACK`]).
pub fn in_order<T: Sync, R: Send>(items: &[T], job: impl Fn(&T) -> R + Sync, mut done: impl FnMut(R)) {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..cores.min(items.len()) {
            let send = send.clone();
            let (next, job) = (&next, &job);
            let worker = move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if send.send((index, job(item))).is_err() {
                        break;
                    }
                }
            };
            // A thread that cannot be had leaves its work to the others; one is always had.
            if thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_err() && cores == 1 {
                return;
            }
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (index, result) in receive {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&turn) {
                done(result);
                turn += 1;
            }
        }
    });
}

/// Does one job on a thread with the stack that Typst needs.
pub fn with_stack<R: Send>(job: impl FnOnce() -> R + Send) -> R {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, job);
        match thread.expect("the system gives one thread").join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// A case folder and the meetings named in it.
pub type Target = (PathBuf, Vec<u32>);
