//! Slows those who guess passwords, never those who own them (security bar R13).

use chrono::{DateTime, Duration, Utc};

use crate::platform::web::client::ClientAddress;
use crate::platform::web::limiter::Limiter;

/// Counts of tries, each within fifteen minutes.
///
/// One address has ten, and one account has thirty from all addresses together. Beyond either, an address has two more
/// at each account. So guessers run dry, from one place or from many, and owners still get in: from an address of their
/// own as well as from that of an office where somebody else was wrong ten times. A hundred that were not right are all
/// that an address has, or it could try two passwords at every account that there is.
#[derive(Debug)]
pub struct Throttle {
    by_address: Limiter,
    by_account: Limiter,
    beyond: Limiter,
    at_all: Limiter,
}

impl Default for Throttle {
    fn default() -> Self {
        let within = Duration::minutes(15);
        Self {
            by_address: Limiter::new(10, within),
            by_account: Limiter::new(30, within),
            beyond: Limiter::new(2, within),
            at_all: Limiter::new(100, within),
        }
    }
}

impl Throttle {
    /// Counts a try before the password is looked at, so that many at once do not slip through.
    /// When it may not be made: the whole minutes until it may.
    pub fn count(&self, email: &str, caller: ClientAddress, now: DateTime<Utc>) -> Result<(), u64> {
        self.at_all.check(caller, now)?;
        if self.by_address.check(caller, now).is_err() || self.by_account.check(email, now).is_err() {
            self.beyond.check((email, caller), now)?;
            self.beyond.strike((email, caller), now);
        }
        self.at_all.strike(caller, now);
        self.by_address.strike(caller, now);
        self.by_account.strike(email, now);
        Ok(())
    }

    /// The first of two steps was right, so it is none of the hundred. It goes on counting otherwise, or whoever knows a
    /// password would have endless tries at the second step.
    pub fn is_half_way(&self, caller: ClientAddress, now: DateTime<Utc>) {
        self.at_all.take_back(caller, now);
    }

    /// Whoever it was came in: the address starts afresh, since a whole office may share it. The
    /// account does not, or its owner's morning would help whoever attacks it.
    pub fn forgive(&self, email: &str, caller: ClientAddress, now: DateTime<Utc>) {
        self.by_address.forgive(caller, now);
        self.beyond.forgive((email, caller), now);
        self.at_all.take_back(caller, now);
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    const OWNER: &str = "handler@demo.invalid";

    fn caller(last: u8) -> ClientAddress {
        ClientAddress(IpAddr::from([127, 0, 9, last]))
    }

    fn noon() -> DateTime<Utc> {
        "2026-03-02T12:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn an_address_has_ten_tries_and_then_two_at_each_account() {
        let throttle = Throttle::default();
        for n in 0..10 {
            assert_eq!(throttle.count(&format!("{n}@demo.invalid"), caller(1), noon()), Ok(()));
        }

        let tries = [(); 3].map(|()| throttle.count(OWNER, caller(1), noon()));

        assert_eq!(tries, [Ok(()), Ok(()), Err(15)]);
        assert_eq!(throttle.count("other@demo.invalid", caller(1), noon()), Ok(()));
        assert_eq!(throttle.count(OWNER, caller(2), noon()), Ok(()));
        assert_eq!(throttle.count(OWNER, caller(1), noon() + Duration::minutes(15)), Ok(()));
    }

    #[test]
    fn an_address_does_not_try_a_password_at_every_account() {
        let throttle = Throttle::default();

        let wrong = (0..200).filter(|n| throttle.count(&format!("{n}@demo.invalid"), caller(1), noon()).is_ok());

        assert_eq!(wrong.count(), 100);
        assert_eq!(throttle.count(OWNER, caller(2), noon()), Ok(()));
    }

    #[test]
    fn a_whole_office_signs_in_from_one_address() {
        let throttle = Throttle::default();

        for email in (0..200).map(|n| format!("{n}@demo.invalid")) {
            assert_eq!(throttle.count(&email, caller(1), noon()), Ok(()), "{email}");
            throttle.forgive(&email, caller(1), noon());
        }
    }

    #[test]
    fn a_whole_office_signs_in_in_two_steps_from_one_address() {
        let throttle = Throttle::default();

        for email in (0..200).map(|n| format!("{n}@demo.invalid")) {
            assert_eq!(throttle.count(&email, caller(1), noon()), Ok(()), "{email}");
            throttle.is_half_way(caller(1), noon());
            let code = format!("code of {email}");
            assert_eq!(throttle.count(&code, caller(1), noon()), Ok(()), "{code}");
            throttle.forgive(&code, caller(1), noon());
        }
    }

    #[test]
    fn who_knows_a_password_has_no_endless_tries_at_the_code() {
        let throttle = Throttle::default();

        let guesses = (0..200).filter(|_| {
            let first = throttle.count(OWNER, caller(1), noon());
            throttle.is_half_way(caller(1), noon());
            first.is_ok() && throttle.count("code of the owner", caller(1), noon()).is_ok()
        });

        assert_eq!(guesses.count(), 7);
    }

    #[test]
    fn an_account_under_attack_gives_each_address_two_tries_and_lets_its_owner_in() {
        let throttle = Throttle::default();
        for last in 1..=3 {
            for _ in 0..10 {
                assert_eq!(throttle.count(OWNER, caller(last), noon()), Ok(()));
            }
        }

        let guesses = [(); 3].map(|()| throttle.count(OWNER, caller(4), noon()).is_ok());

        assert_eq!(guesses, [true, true, false]);
        assert_eq!(throttle.count("other@demo.invalid", caller(4), noon()), Ok(()));
        assert_eq!(throttle.count(OWNER, caller(200), noon()), Ok(()));
    }

    #[test]
    fn who_was_right_after_all_starts_afresh() {
        let throttle = Throttle::default();
        for _ in 0..12 {
            assert_eq!(throttle.count(OWNER, caller(1), noon()), Ok(()));
        }
        assert_eq!(throttle.count(OWNER, caller(1), noon()), Err(15));

        throttle.forgive(OWNER, caller(1), noon());

        assert_eq!(throttle.count(OWNER, caller(1), noon()), Ok(()));
    }
}
