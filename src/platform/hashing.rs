//! Slow hashes, few at a time and away from the threads that serve requests (security bar R8).
//!
//! They have threads of their own: half of the cores, so that pages keep the other half, and few enough that the
//! allocator holds on to the 19 MiB of a hash once for each, not once for every thread that ever computed one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::oneshot;

use super::error::Error;

/// The most hashes computed at once, however many cores there are.
const AT_ONCE_MAX: usize = 4;

type Work = Box<dyn FnOnce() + Send>;

/// Runs slow hashes. Cheap to clone; clones share the threads, which end with the last of them.
#[derive(Clone, Debug)]
pub struct Hashing {
    queue: Sender<Work>,
    computed: Arc<AtomicU64>,
}

impl Default for Hashing {
    fn default() -> Self {
        let (queue, waiting) = channel();
        let waiting = Arc::new(Mutex::new(waiting));
        let cores = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..(cores / 2).clamp(1, AT_ONCE_MAX) {
            let waiting = Arc::clone(&waiting);
            thread::spawn(move || compute(&waiting));
        }
        Self { queue, computed: Arc::default() }
    }
}

impl Hashing {
    /// Waits for a turn, then computes. Whoever leaves before gives up the turn.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let (done, answer) = oneshot::channel();
        let computed = Arc::clone(&self.computed);
        let turn = move || {
            if !done.is_closed() {
                computed.fetch_add(1, Ordering::Relaxed);
                let _gone_is_fine = done.send(work());
            }
        };
        self.queue.send(Box::new(turn)).map_err(|_| Error::internal(anyhow::anyhow!("no thread computes hashes")))?;
        answer.await.map_err(Error::internal)
    }

    /// How many were begun so far: what a request costs most, and must cost the same whatever it asks about.
    #[must_use]
    pub fn computed(&self) -> u64 {
        self.computed.load(Ordering::Relaxed)
    }
}

fn compute(waiting: &Mutex<Receiver<Work>>) {
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok(work) = next() {
        // A panic is told by the answer that does not come; the thread goes on.
        let _told = catch_unwind(AssertUnwindSafe(work));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_error_and_the_next_hash_is_computed() {
        let hashing = Hashing::default();

        let broken: Result<(), Error> = hashing.run(|| panic!("a fault of ours")).await;
        let computed = hashing.run(|| 7).await;

        assert!(broken.is_err());
        assert!(matches!(computed, Ok(7)));
    }
}
