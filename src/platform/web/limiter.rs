//! Slows those who guess, never those who own.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::kernel::clock::local_date;

/// The most callers remembered; beyond it the oldest windows are forgotten first.
const CALLERS_MAX: usize = 50_000;

/// Counts strikes per caller in a window of time. A caller is an address, an account, or both
/// together, kept in memory only, as a hash keyed with a salt that changes every day (security bar,
/// section 4).
#[derive(Debug)]
pub struct Limiter {
    most: u32,
    window: Duration,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    day: NaiveDate,
    salt: RandomState,
    strikes: HashMap<u64, (DateTime<Utc>, u32)>,
}

impl Limiter {
    /// Lets `most` strikes pass within `window`.
    #[must_use]
    pub fn new(most: u32, window: Duration) -> Self {
        let state = State { day: NaiveDate::MIN, salt: RandomState::new(), strikes: HashMap::new() };
        Self { most, window, state: Mutex::new(state) }
    }

    /// May the caller try? When not, the whole minutes until it opens again.
    pub fn check(&self, caller: impl Hash, now: DateTime<Utc>) -> Result<(), u64> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let key = state.key(caller, now);
        match state.strikes.get(&key) {
            Some((since, count)) if *count >= self.most && now < *since + self.window => {
                let left = (*since + self.window - now).num_seconds().max(1);
                Err(u64::try_from(left).unwrap_or(1).div_ceil(60))
            }
            _ => Ok(()),
        }
    }

    /// Counts a strike against the caller.
    pub fn strike(&self, caller: impl Hash, now: DateTime<Utc>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let key = state.key(caller, now);
        let window = self.window;
        if state.strikes.len() >= CALLERS_MAX {
            state.strikes.retain(|_, (since, _)| now < *since + window);
        }
        if state.strikes.len() >= CALLERS_MAX && !state.strikes.contains_key(&key) {
            state.forget_oldest_tenth();
        }
        let entry = state.strikes.entry(key).or_insert((now, 0));
        if now >= entry.0 + window {
            *entry = (now, 0);
        }
        entry.1 = entry.1.saturating_add(1);
    }

    /// Takes one strike back: what was counted did not happen.
    pub fn take_back(&self, caller: impl Hash, now: DateTime<Utc>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let key = state.key(caller, now);
        if let Some((_, count)) = state.strikes.get_mut(&key) {
            *count = count.saturating_sub(1);
        }
    }

    /// Forgives everything the caller did.
    pub fn forgive(&self, caller: impl Hash, now: DateTime<Utc>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let key = state.key(caller, now);
        state.strikes.remove(&key);
    }
}

impl State {
    fn forget_oldest_tenth(&mut self) {
        let mut began: Vec<DateTime<Utc>> = self.strikes.values().map(|(since, _)| *since).collect();
        let tenth = began.len() / 10;
        let (_, oldest_kept, _) = began.select_nth_unstable(tenth);
        let oldest_kept = *oldest_kept;
        self.strikes.retain(|_, (since, _)| *since > oldest_kept);
    }

    fn key(&mut self, caller: impl Hash, now: DateTime<Utc>) -> u64 {
        let today = local_date(now);
        if self.day != today {
            *self = Self { day: today, salt: RandomState::new(), strikes: HashMap::new() };
        }
        self.salt.hash_one(caller)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;
    use crate::platform::web::client::ClientAddress;

    fn caller(last: u8) -> ClientAddress {
        ClientAddress(IpAddr::from([127, 0, 9, last]))
    }

    fn noon() -> DateTime<Utc> {
        "2026-03-02T12:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn the_guesser_waits_and_others_do_not() {
        let limiter = Limiter::new(10, Duration::minutes(1));
        for _ in 0..10 {
            assert_eq!(limiter.check(caller(1), noon()), Ok(()));
            limiter.strike(caller(1), noon());
        }

        assert_eq!(limiter.check(caller(1), noon()), Err(1));
        assert_eq!(limiter.check(caller(2), noon()), Ok(()));
        assert_eq!(limiter.check(caller(1), noon() + Duration::seconds(61)), Ok(()));
    }

    #[test]
    fn a_full_memory_forgets_its_oldest_tenth_and_the_others_still_wait() {
        let limiter = Limiter::new(1, Duration::minutes(15));
        let at = |second: usize| noon() + Duration::milliseconds(i64::try_from(second).expect("a number"));
        for caller in 0..CALLERS_MAX {
            limiter.strike(caller, at(caller));
        }

        limiter.strike(CALLERS_MAX, at(CALLERS_MAX));

        let now = at(CALLERS_MAX);
        let waits = |caller: usize| limiter.check(caller, now).is_err();
        assert!((0..=CALLERS_MAX / 10).all(|caller| !waits(caller)));
        assert!((CALLERS_MAX / 10 + 1..=CALLERS_MAX).all(waits));
    }

    #[test]
    fn a_strike_taken_back_leaves_room_for_another() {
        let limiter = Limiter::new(1, Duration::minutes(15));
        limiter.strike(caller(1), noon());

        limiter.take_back(caller(1), noon());

        assert_eq!(limiter.check(caller(1), noon()), Ok(()));
        limiter.strike(caller(1), noon());
        assert_eq!(limiter.check(caller(1), noon()), Err(15));
    }

    #[test]
    fn who_was_right_after_all_starts_afresh() {
        let limiter = Limiter::new(1, Duration::minutes(15));
        limiter.strike(caller(1), noon());
        assert_eq!(limiter.check(caller(1), noon()), Err(15));

        limiter.forgive(caller(1), noon());

        assert_eq!(limiter.check(caller(1), noon()), Ok(()));
    }
}
