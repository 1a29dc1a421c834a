//! Slow hashes, few at a time and away from the threads that serve requests (security bar R8).

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::error::Error;

/// The most hashes computed at once; each takes 19 MiB.
const AT_ONCE: usize = 4;

/// Runs slow hashes. Cheap to clone; clones share the limit.
#[derive(Clone, Debug)]
pub struct Hashing(Arc<Semaphore>);

impl Default for Hashing {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Hashing {
    /// Waits for a place, then computes.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let _place = self.0.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)
    }
}
