//! Many cases, on all cores, told of in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::typeset::Workers;

/// Does `job` for each item on as many threads as there are cores, and hands the results to `done` in the items' order.
pub fn in_order<T: Sync, R: Send>(items: &[T], job: impl Fn(&T) -> R + Sync, mut done: impl FnMut(R)) {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let lanes = cores.min(items.len()).max(1);
    // One that cannot be had leaves its work to the others.
    let workers: Vec<Workers> = (0..lanes).filter_map(|_| Workers::elsewhere(cores / lanes)).collect();
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let are_there = thread::scope(|scope| {
        let mut are_there = false;
        for lane in workers {
            let send = send.clone();
            let (next, job) = (&next, &job);
            let work = move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if send.send((index, lane.work(|| job(item)))).is_err() {
                        break;
                    }
                }
            };
            are_there |= thread::Builder::new().spawn_scoped(scope, work).is_ok();
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
        are_there
    });
    if !are_there {
        let here = Workers::new(1);
        items.iter().for_each(|item| done(here.work(|| job(item))));
    }
}

/// A case folder and the meetings named in it.
pub type Target = (PathBuf, Vec<u32>);
