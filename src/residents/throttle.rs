//! Slows those who ask for letters, never those who own the address (security bar R13).

use chrono::{DateTime, Duration, Utc};

use crate::platform::web::client::ClientAddress;
use crate::platform::web::limiter::Limiter;

/// Counts of letters that were asked for.
///
/// One caller may ask ten times in fifteen minutes, and all callers together three hundred times a minute. One address
/// gets three letters an hour, as any address does that nobody has told us is theirs. When somebody floods the address of
/// a known account, each caller still gets two more for it: so the owner, who calls from elsewhere, gets in.
#[derive(Debug)]
pub struct LetterThrottle {
    by_caller: Limiter,
    by_all: Limiter,
    by_address: Limiter,
    under_attack: Limiter,
}

impl Default for LetterThrottle {
    fn default() -> Self {
        Self {
            by_caller: Limiter::new(10, Duration::minutes(15)),
            by_all: Limiter::new(300, Duration::minutes(1)),
            by_address: Limiter::new(3, Duration::hours(1)),
            under_attack: Limiter::new(2, Duration::hours(1)),
        }
    }
}

impl LetterThrottle {
    /// Counts a request. When it may not be made: the whole minutes until it may.
    pub fn count(&self, caller: ClientAddress, now: DateTime<Utc>) -> Result<(), u64> {
        self.by_caller.check(caller, now)?;
        self.by_all.check((), now)?;
        self.by_caller.strike(caller, now);
        self.by_all.strike((), now);
        Ok(())
    }

    /// May a letter be written to the address? Whoever asked is not told.
    pub fn may_write(&self, address: &str, caller: ClientAddress, is_known: bool, now: DateTime<Utc>) -> bool {
        let address = address.to_ascii_lowercase();
        if self.by_address.check(&address, now).is_ok() {
            self.by_address.strike(&address, now);
            return true;
        }
        let asked = (&address, caller);
        let may = is_known && self.under_attack.check(asked, now).is_ok();
        if may {
            self.under_attack.strike(asked, now);
        }
        may
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    const OWNER: &str = "anna@exempel.fi";

    fn caller(last: u8) -> ClientAddress {
        ClientAddress(IpAddr::from([127, 0, 9, last]))
    }

    fn noon() -> DateTime<Utc> {
        "2026-03-02T12:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn one_caller_waits_and_others_do_not() {
        let throttle = LetterThrottle::default();
        for _ in 0..10 {
            assert_eq!(throttle.count(caller(1), noon()), Ok(()));
        }

        assert_eq!(throttle.count(caller(1), noon()), Err(15));
        assert_eq!(throttle.count(caller(2), noon()), Ok(()));
    }

    #[test]
    fn all_callers_together_wait_a_minute_at_most() {
        let throttle = LetterThrottle::default();
        for n in 0..300_u16 {
            let [high, low] = n.to_be_bytes();
            assert_eq!(throttle.count(ClientAddress(IpAddr::from([127, 1, high, low])), noon()), Ok(()));
        }

        assert_eq!(throttle.count(caller(1), noon()), Err(1));
        assert_eq!(throttle.count(caller(1), noon() + Duration::minutes(1)), Ok(()));
    }

    #[test]
    fn an_address_gets_three_letters_an_hour_and_the_owner_of_an_account_gets_in_all_the_same() {
        let throttle = LetterThrottle::default();
        for last in 1..=3 {
            assert!(throttle.may_write(OWNER, caller(last), true, noon()));
        }

        assert!(!throttle.may_write("Anna@Exempel.fi", caller(4), false, noon()));
        assert_eq!([(); 3].map(|()| throttle.may_write(OWNER, caller(4), true, noon())), [true, true, false]);
        assert!(throttle.may_write(OWNER, caller(200), true, noon()));
        assert!(throttle.may_write("berta@exempel.fi", caller(4), false, noon()));
        assert!(throttle.may_write(OWNER, caller(4), false, noon() + Duration::hours(1)));
    }
}
