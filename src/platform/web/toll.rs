//! A toll for times when too much is sent: the next form asks the browser to compute, or its reader to wait a little.
//!
//! What always holds: below the thresholds nobody pays; counts and spent tokens live in memory alone, under hashes whose
//! salt changes daily; who has no script waits instead, and sees for how long; no third party takes part
//! (docs/decisions/0023-toll.md).

use std::hash::Hash;

use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};

use super::limiter::Limiter;
use crate::kernel::random::Random;
use crate::platform::keyring::Keyring;

/// What tokens are sealed for.
const USE: &str = "toll";

/// Zero bits that a hash must begin with: some 30,000 hashes, a few seconds of a telephone.
const BITS: u32 = 15;

/// How long it takes instead, for who does not compute.
const WAIT_SECONDS: i64 = 20;

/// How long a token is good.
const GOOD_FOR: Duration = Duration::minutes(30);

/// Above what the toll is taken; each count begins anew after its window.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// From one address.
    pub by_address: u32,
    /// From everybody together; 0 takes no toll at all.
    pub by_everybody: u32,
    /// Through the own link of one unit.
    pub by_link: u32,
    /// Of one and the same text, whoever sends it.
    pub by_text: u32,
    /// Within this time.
    pub window: Duration,
}

/// What a form is counted by. Empty words are not counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a, C> {
    /// Who sends it.
    pub caller: C,
    /// The unit whose own link led here.
    pub link: &'a str,
    /// What it says.
    pub text: &'a str,
}

impl<C> Counted<'static, C> {
    /// By the sender alone.
    pub const fn by(caller: C) -> Self {
        Self { caller, link: "", text: "" }
    }
}

/// What a form brought to pay with, as it came.
#[derive(Clone, Copy, Debug)]
pub struct Payment<'a> {
    /// The token that an earlier answer gave.
    pub token: &'a str,
    /// What the browser found; empty without script.
    pub work: &'a str,
}

/// What is asked of the sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The token to bring back.
    pub token: String,
    /// Zero bits that the hash of the token, a colon and a number must begin with.
    pub bits: u32,
    /// Seconds after which the token is good without.
    pub seconds: i64,
}

/// The counts.
#[derive(Debug)]
pub struct Toll {
    is_on: bool,
    by_address: Limiter,
    by_everybody: Limiter,
    by_link: Limiter,
    by_text: Limiter,
    spent: Limiter,
}

impl Toll {
    /// Takes a toll above some thresholds.
    #[must_use]
    pub fn new(above: Thresholds) -> Self {
        let limiter = |most| Limiter::new(most, above.window);
        Self {
            is_on: above.by_everybody > 0,
            by_address: limiter(above.by_address),
            by_everybody: limiter(above.by_everybody),
            by_link: limiter(above.by_link),
            by_text: limiter(above.by_text),
            spent: Limiter::new(1, GOOD_FOR),
        }
    }

    /// Counts a form that was taken.
    pub fn count<C: Hash>(&self, counted: &Counted<'_, C>, now: DateTime<Utc>) {
        self.by_address.strike(&counted.caller, now);
        self.by_everybody.strike((), now);
        if !counted.link.is_empty() {
            self.by_link.strike(counted.link, now);
        }
        if !counted.text.is_empty() {
            self.by_text.strike(counted.text, now);
        }
    }

    /// What the next form would have to pay, to be shown with it; nothing below the thresholds.
    pub fn ask<C: Hash>(
        &self,
        counted: &Counted<'_, C>,
        (keyring, random): (&Keyring, &Random),
        now: DateTime<Utc>,
    ) -> Option<Asked> {
        self.is_due(counted, now).then(|| asked(keyring, random, now))
    }

    /// Takes the toll where it is due. A payment is good once.
    ///
    /// # Errors
    /// What is asked, when nothing good was brought. Whoever came too early keeps the time already waited.
    pub fn pay<C: Hash>(
        &self,
        counted: &Counted<'_, C>,
        payment: &Payment<'_>,
        (keyring, random): (&Keyring, &Random),
        now: DateTime<Utc>,
    ) -> Result<(), Asked> {
        if !self.is_due(counted, now) {
            return Ok(());
        }
        let again = || asked(keyring, random, now);
        let plain = keyring.open_token(payment.token, USE, now).map_err(|_| again())?;
        let issued = plain.try_into().map(i64::from_be_bytes).map_err(|_| again())?;
        self.spent.check(payment.token, now).map_err(|_| again())?;
        let seconds = WAIT_SECONDS - (now.timestamp() - issued);
        if seconds > 0 && zero_bits(payment.token, payment.work) < BITS {
            return Err(Asked { token: payment.token.to_owned(), bits: BITS, seconds });
        }
        self.spent.strike(payment.token, now);
        Ok(())
    }

    fn is_due<C: Hash>(&self, counted: &Counted<'_, C>, now: DateTime<Utc>) -> bool {
        let is_much = self.by_address.check(&counted.caller, now).is_err()
            || self.by_everybody.check((), now).is_err()
            || self.by_link.check(counted.link, now).is_err()
            || self.by_text.check(counted.text, now).is_err();
        self.is_on && is_much
    }
}

fn asked(keyring: &Keyring, random: &Random, now: DateTime<Utc>) -> Asked {
    let token = keyring.seal_token(random, USE, &now.timestamp().to_be_bytes(), now + GOOD_FOR);
    Asked { token, bits: BITS, seconds: WAIT_SECONDS }
}

/// With how many zero bits the hash of a token and what was found for it begins.
fn zero_bits(token: &str, work: &str) -> u32 {
    let hash = Sha256::digest(format!("{token}:{work}"));
    let whole = hash.iter().take_while(|byte| **byte == 0).count();
    let next = hash.get(whole).map_or(0, |byte| byte.leading_zeros());
    u32::try_from(whole).unwrap_or_default() * 8 + next
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOVE: Thresholds =
        Thresholds { by_address: 2, by_everybody: 5, by_link: 3, by_text: 3, window: Duration::minutes(10) };

    struct World {
        toll: Toll,
        keyring: Keyring,
        random: Random,
    }

    impl World {
        fn new(above: Thresholds) -> Self {
            Self { toll: Toll::new(above), keyring: Keyring::for_tests(), random: Random::seeded(7) }
        }

        /// One more form from the first address pays.
        fn busy() -> Self {
            let world = Self::new(Thresholds { by_address: 1, window: Duration::hours(1), ..ABOVE });
            world.toll.count(&from(1), second(0));
            world
        }

        fn pay(&self, counted: &Counted<'_, u8>, token: &str, work: &str, at: i64) -> Result<(), Asked> {
            self.toll.pay(counted, &Payment { token, work }, (&self.keyring, &self.random), second(at))
        }
    }

    fn second(at: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_772_452_800 + at, 0).expect("an instant")
    }

    const fn from(caller: u8) -> Counted<'static, u8> {
        Counted { caller, link: "", text: "" }
    }

    #[test]
    fn nobody_pays_below_the_thresholds_and_each_of_them_counts() {
        for (sent, next) in [
            (vec![from(1), from(1)], from(1)),
            ((1..=5).map(from).collect(), from(9)),
            (
                (1..=3).map(|n| Counted { link: "home-care", ..from(n) }).collect(),
                Counted { link: "home-care", ..from(9) },
            ),
            ((1..=3).map(|n| Counted { text: "buy", ..from(n) }).collect(), Counted { text: "buy", ..from(9) }),
        ] {
            let world = World::new(ABOVE);
            for one in &sent {
                assert_eq!(world.pay(one, "", "", 0), Ok(()), "{one:?}");
                world.toll.count(one, second(0));
            }

            assert!(world.pay(&next, "", "", 0).is_err(), "{next:?}");
            assert_eq!(world.pay(&next, "", "", 601), Ok(()), "after a while {next:?}");
        }
    }

    #[test]
    fn who_waits_or_computes_gets_through_once_and_who_comes_early_keeps_the_time() {
        let world = World::busy();
        let asked = world.pay(&from(1), "", "", 0).expect_err("a toll");

        let early = world.pay(&from(1), &asked.token, "", 12).expect_err("too early");
        let waited = world.pay(&from(1), &asked.token, "", 20);
        let again = world.pay(&from(1), &asked.token, "", 21);
        let other = world.pay(&from(1), "", "", 21).expect_err("a toll");
        let work = (0..u32::MAX).map(|n| n.to_string()).find(|n| zero_bits(&other.token, n) >= BITS).expect("a number");
        let computed = world.pay(&from(1), &other.token, &work, 21);

        assert_eq!((early.token, early.seconds), (asked.token.clone(), 8));
        assert_eq!((waited, computed), (Ok(()), Ok(())));
        assert!(again.is_err_and(|again| again.token != asked.token), "a payment is good once");
        assert!(world.pay(&from(1), &other.token, &work, 22).is_err());
    }

    #[test]
    fn what_is_made_up_or_old_pays_nothing() {
        let world = World::busy();
        let asked = world.pay(&from(1), "", "", 0).expect_err("a toll");
        let sealed = world.keyring.seal_token(&world.random, "other", &0_i64.to_be_bytes(), second(9_999));

        for (token, at) in [("", 30), ("v1.x.y.z", 30), (sealed.as_str(), 30), (asked.token.as_str(), 1_800)] {
            assert!(world.pay(&from(1), token, "", at).is_err(), "{token}");
        }
    }

    #[test]
    fn switched_off_it_asks_nothing_of_anybody() {
        let world = World::new(Thresholds { by_address: 1, by_everybody: 0, ..ABOVE });

        world.toll.count(&from(1), second(0));

        assert_eq!(world.pay(&from(1), "", "", 0), Ok(()));
    }
}
