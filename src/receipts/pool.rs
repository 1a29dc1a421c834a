//! Receipt codes struck in advance.
//!
//! A code's slow hash takes some 25 ms of a core, and a receipt is shown only after a durable
//! commit that holds the hash. So codes are struck while the program is calm and wait, in memory
//! only, to be given out; a burst of submissions then waits for the disk alone. When none is
//! left, each submission strikes its own.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::code::ReceiptCode;
use super::hash::hash_secret;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::hashing::Hashing;

/// Striking pauses for this long after a code was given out: requests come first.
const CALM: Duration = Duration::from_millis(250);

/// A code with the hash that is stored of it.
#[derive(Debug)]
pub struct Struck {
    /// The code.
    pub code: ReceiptCode,
    /// Its secret's hash.
    pub hash: String,
}

/// Codes that wait to be given out.
pub struct ReceiptPool {
    ready: Mutex<VecDeque<Struck>>,
    given: Notify,
    pepper: Arc<[u8]>,
    random: Random,
    hashing: Hashing,
}

impl ReceiptPool {
    /// An empty pool; [`Self::keep_filled`] fills it.
    #[must_use]
    pub fn new(pepper: [u8; 32], random: Random, hashing: Hashing) -> Arc<Self> {
        let pepper: Arc<[u8]> = Arc::from(pepper.as_slice());
        Arc::new(Self { ready: Mutex::default(), given: Notify::new(), pepper, random, hashing })
    }

    /// Strikes codes in calm moments until `size` wait, from now until `stop`.
    pub fn keep_filled(self: &Arc<Self>, size: usize, tasks: &TaskTracker, stop: CancellationToken) {
        let pool = Arc::clone(self);
        tasks.spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = pool.fill(size) => {}
            }
        });
    }

    async fn fill(&self, size: usize) {
        loop {
            if self.waiting() >= size {
                self.given.notified().await;
                tokio::time::sleep(CALM).await;
            }
            if tokio::time::timeout(Duration::ZERO, self.given.notified()).await.is_ok() {
                tokio::time::sleep(CALM).await;
                continue;
            }
            match self.strike().await {
                Ok(struck) => self.lay_in(struck),
                Err(fault) => {
                    tracing::error!(%fault, "no receipt code could be struck in advance");
                    tokio::time::sleep(Duration::from_secs(5)).await;
                }
            }
        }
    }

    /// How many codes wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// A code that nobody else gets.
    pub async fn take(&self) -> Result<Struck, Error> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        self.given.notify_one();
        match ready {
            Some(struck) => Ok(struck),
            None => self.strike().await,
        }
    }

    /// Lays in a code that was struck elsewhere; it is given out after those that wait.
    pub fn lay_in(&self, struck: Struck) {
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).push_back(struck);
    }

    async fn strike(&self) -> Result<Struck, Error> {
        let (random, pepper) = (self.random.clone(), Arc::clone(&self.pepper));
        let strike = move || {
            let code = ReceiptCode::generate(&random);
            hash_secret(&code, &pepper, &random).map(|hash| Struck { code, hash })
        };
        self.hashing.run(strike).await?.map_err(Error::internal)
    }

    /// The pepper that the secrets of new codes are hashed with.
    #[must_use]
    pub fn pepper(&self) -> Arc<[u8]> {
        Arc::clone(&self.pepper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::hash::verify_secret;

    fn pool() -> Arc<ReceiptPool> {
        ReceiptPool::new([7; 32], Random::seeded(1), Hashing::default())
    }

    #[tokio::test]
    async fn an_empty_pool_strikes_a_code_on_the_spot() {
        let struck = pool().take().await.expect("a code");

        assert!(verify_secret(&struck.code, &struck.hash, &[7; 32]));
    }

    #[tokio::test]
    async fn codes_struck_in_advance_are_given_out_once_each() {
        let pool = pool();
        let tasks = TaskTracker::new();
        let stop = CancellationToken::new();
        pool.keep_filled(2, &tasks, stop.clone());
        while pool.waiting() < 2 {
            tokio::task::yield_now().await;
        }

        let (one, other) = (pool.take().await.expect("a code"), pool.take().await.expect("a code"));

        assert_ne!(one.code, other.code);
        stop.cancel();
    }
}
