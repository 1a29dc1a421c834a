//! What a browser keeps while its person is away at the provider, sealed; nothing is kept on the server.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::keyring::Keyring;

/// How long one may be away.
const WITHIN: Duration = Duration::minutes(10);

/// What it is sealed for.
const USE: &str = "sign-on";

/// A sign-on that was begun in this browser. Only the provider's answer to this very one is taken.
#[derive(Clone, Serialize, Deserialize)]
pub struct Pending {
    /// Which way in it belongs to; the answer to one is none to another.
    way: String,
    state: String,
    pub(super) nonce: String,
    /// What PKCE shows at the end of what it hid at the beginning.
    pub(super) verifier: String,
    /// The language of the pages before.
    locale: String,
    /// Where to go on to afterwards.
    pub next: String,
}

impl Pending {
    /// A new one, with secrets of 256 bits each.
    #[must_use]
    pub fn begin(random: &Random, way: &str, locale: Locale, next: &str) -> Self {
        let secret = || URL_SAFE_NO_PAD.encode(random.bytes::<32>());
        Self {
            way: way.to_owned(),
            state: secret(),
            nonce: secret(),
            verifier: secret(),
            locale: locale.code().to_owned(),
            next: next.to_owned(),
        }
    }

    /// The language of the pages before.
    #[must_use]
    pub fn locale(&self) -> Option<Locale> {
        Locale::parse(&self.locale)
    }

    /// What the provider gives back to show that it answers this one.
    #[must_use]
    pub(super) fn state(&self) -> &str {
        &self.state
    }

    /// Is it this one that the provider answers?
    #[must_use]
    pub fn is_answered_by(&self, state: &str) -> bool {
        // Hashes, so that the time the comparison takes tells nothing of the state.
        Sha256::digest(state) == Sha256::digest(&self.state)
    }

    /// What the browser keeps of it.
    #[must_use]
    pub fn sealed(&self, keyring: &Keyring, random: &Random, now: DateTime<Utc>) -> String {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        keyring.seal_token(random, USE, &plain, now + WITHIN)
    }

    /// What a browser kept, if it was begun by this way less than ten minutes ago.
    #[must_use]
    pub fn open(kept: &str, way: &str, keyring: &Keyring, now: DateTime<Utc>) -> Option<Self> {
        let opened = keyring.open_token(kept, USE, now).ok()?;
        let pending: Self = serde_json::from_slice(&opened).ok()?;
        (pending.way == way).then_some(pending)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-03-02T12:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn what_was_begun_is_found_for_ten_minutes_by_its_own_way() {
        let (keyring, random) = (Keyring::for_tests(), Random::seeded(1));
        let begun = Pending::begin(&random, "staff", Locale::Sv, "/staff/queue");
        let kept = begun.sealed(&keyring, &random, now());

        let read = |way: &str, at: DateTime<Utc>| Pending::open(&kept, way, &keyring, at);
        let found = read("staff", now() + WITHIN - Duration::seconds(1)).expect("what was begun");

        assert!(found.is_answered_by(&begun.state) && !found.is_answered_by(&begun.nonce));
        assert_eq!((found.locale(), found.next.as_str()), (Some(Locale::Sv), "/staff/queue"));
        assert!(read("staff", now() + WITHIN).is_none() && read("resident", now()).is_none());
    }

    #[test]
    fn its_secrets_are_new_each_time_and_fit_pkce() {
        let random = Random::seeded(1);
        let (one, other) = (Pending::begin(&random, "a", Locale::Fi, ""), Pending::begin(&random, "a", Locale::Fi, ""));

        let secrets = [&one.state, &one.nonce, &one.verifier, &other.state, &other.nonce, &other.verifier];

        assert!(secrets.iter().enumerate().all(|(at, secret)| !secrets[..at].contains(secret)));
        assert_eq!(one.verifier.len(), 43);
    }
}
