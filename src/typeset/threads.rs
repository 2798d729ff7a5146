//! The threads that set documents.

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The stack of a thread that sets documents: rayon's 2 MiB overflow inside Typst.
const STACK: usize = 16 * 1024 * 1024;

/// Threads that set one document at a time together.
///
/// Typst does parts of a document in parallel, on the pool of the thread that it is called on. A batch gives each document
/// a pool of one, so that no thread waits for another, and none takes up a second document in the middle of its first.
pub struct Workers {
    pool: Option<ThreadPool>,
    is_elsewhere: bool,
}

impl Workers {
    /// So many threads; 0 for one on each core. Where the system gives none, the work is done on the thread that asks for it.
    pub fn new(threads: usize) -> Self {
        Self::elsewhere(threads).unwrap_or_else(|| Self {
            // Not a thread more: this one becomes the pool, so that Typst does not look for another.
            pool: ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().ok(),
            is_elsewhere: false,
        })
    }

    /// So many threads, if the system gives them.
    pub fn elsewhere(threads: usize) -> Option<Self> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build().ok()?;
        Some(Self {
            pool: Some(pool),
            is_elsewhere: true,
        })
    }

    /// Does a job on one of these threads, and waits for it.
    pub fn work<R: Send>(&self, job: impl FnOnce() -> R + Send) -> R {
        match &self.pool {
            Some(pool) if self.is_elsewhere => pool.install(job),
            _ => job(),
        }
    }
}
