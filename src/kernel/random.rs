//! The one source of randomness.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, RngExt, SeedableRng, TryRng};
use uuid::{Builder, Uuid};

/// Gives random values. Cheap to clone; clones of a seeded source share one sequence.
#[derive(Clone)]
pub struct Random(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Random {
    /// The operating system's generator, for everything that must not be guessed.
    #[must_use]
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A repeatable sequence, for tests and demo data.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))))
    }

    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => fill_from_system(bytes),
            Source::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes),
        }
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A random (version 4) identifier: it tells nothing about when it was made.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A number from zero up to, but not including, `bound`; zero when `bound` is zero.
    #[must_use]
    pub fn below(&self, bound: usize) -> usize {
        if bound == 0 {
            return 0;
        }
        let mut seed = StdRng::from_seed(self.bytes());
        seed.random_range(0..bound)
    }

    /// One of `choices`, each as likely as the others.
    #[must_use]
    pub fn choose<'a, T>(&self, choices: &'a [T]) -> Option<&'a T> {
        choices.get(self.below(choices.len()))
    }
}

/// A machine without randomness cannot keep any promise of ours, so the program ends.
#[expect(clippy::panic, reason = "there is no safe way to go on without randomness")]
fn fill_from_system(bytes: &mut [u8]) {
    if let Err(fault) = SysRng.try_fill_bytes(bytes) {
        panic!("the operating system gives no randomness: {fault}");
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        let (one, other) = (Random::seeded(7), Random::seeded(7));

        assert_eq!((one.uuid(), one.below(1000)), (other.uuid(), other.below(1000)));
    }

    #[test]
    fn the_system_does_not_repeat_itself() {
        let random = Random::system();

        assert_ne!(random.bytes::<16>(), random.bytes::<16>());
        assert_eq!(random.uuid().get_version_num(), 4);
    }
}
