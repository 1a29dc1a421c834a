//! Sessions of staff: a random id in a cookie, its hash in a row, and two limits of time. The id is of the same kind
//! for residents.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use entity::ids::StaffId;
use sha2::{Digest, Sha256};

use crate::kernel::random::Random;

/// A session ends this long after its last request.
pub const IDLE: Duration = Duration::minutes(30);

/// A session ends this long after the sign-in, whatever happens in it.
pub const LONGEST: Duration = Duration::hours(12);

/// The last request is written down at most this often.
const NOTED_EVERY: Duration = Duration::minutes(1);

/// The secret in the cookie: 256 random bits. It is never printed and never stored.
pub struct SessionId([u8; 32]);

impl SessionId {
    /// A new secret.
    #[must_use]
    pub fn generate(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Reads what a cookie holds.
    #[must_use]
    pub fn parse(cookie: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(cookie).ok()?.try_into().ok().map(Self)
    }

    /// What the cookie holds.
    #[must_use]
    pub fn cookie_value(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored of it. The secret is long and random, so a fast hash is enough.
    #[must_use]
    pub fn hash(&self) -> SessionHash {
        SessionHash(URL_SAFE_NO_PAD.encode(Sha256::digest(self.0)))
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId")
    }
}

/// The hash of a session's id: its key in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionHash(pub(super) String);

impl SessionHash {
    /// The hash as it was stored.
    #[must_use]
    pub const fn stored(hash: String) -> Self {
        Self(hash)
    }

    /// The hash as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its key.
    pub hash: SessionHash,
    /// Who signed in.
    pub staff: StaffId,
    /// When they signed in.
    pub started_at: DateTime<Utc>,
    /// The last request that was written down.
    pub seen_at: DateTime<Utc>,
    /// It was begun with a second factor.
    pub is_strong: bool,
}

impl Session {
    /// A session that begins now.
    #[must_use]
    pub const fn begin(hash: SessionHash, staff: StaffId, is_strong: bool, now: DateTime<Utc>) -> Self {
        Self { hash, staff, started_at: now, seen_at: now, is_strong }
    }

    /// The instant at which the first of its limits passes.
    #[must_use]
    pub fn ends_at(&self) -> DateTime<Utc> {
        (self.seen_at + IDLE).min(self.started_at + LONGEST)
    }

    /// Has one of the limits passed?
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.ends_at()
    }

    /// Is it time to write down that there was a request?
    #[must_use]
    pub fn is_to_be_noted(&self, now: DateTime<Utc>) -> bool {
        now >= self.seen_at + NOTED_EVERY
    }
}

impl From<entity::session::Model> for Session {
    fn from(row: entity::session::Model) -> Self {
        let entity::session::Model { id_hash, staff_id, started_at, seen_at, is_strong } = row;
        Self { hash: SessionHash(id_hash), staff: staff_id, started_at, seen_at, is_strong }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        let at = "2026-03-02T06:00:00Z".parse().expect("an instant");
        let random = Random::seeded(3);
        Session {
            hash: SessionId::generate(&random).hash(),
            staff: StaffId(random.uuid()),
            started_at: at,
            seen_at: at,
            is_strong: false,
        }
    }

    #[test]
    fn a_session_ends_after_30_minutes_without_a_request() {
        let session = session();

        assert!(!session.is_over(session.seen_at + IDLE - Duration::microseconds(1)));
        assert!(session.is_over(session.seen_at + IDLE));
    }

    #[test]
    fn a_session_ends_after_12_hours_however_busy() {
        let mut session = session();
        session.seen_at = session.started_at + LONGEST - Duration::minutes(1);

        assert!(!session.is_over(session.started_at + LONGEST - Duration::microseconds(1)));
        assert!(session.is_over(session.started_at + LONGEST));
    }

    #[test]
    fn requests_are_written_down_once_a_minute() {
        let session = session();

        assert!(!session.is_to_be_noted(session.seen_at + Duration::seconds(59)));
        assert!(session.is_to_be_noted(session.seen_at + Duration::seconds(60)));
    }

    #[test]
    fn the_cookie_leads_to_the_row_and_the_row_not_to_the_cookie() {
        let id = SessionId::generate(&Random::seeded(4));

        let read = SessionId::parse(&id.cookie_value()).expect("an id");

        assert_eq!(read.hash(), id.hash());
        assert!(!id.hash().as_str().contains(&id.cookie_value()));
        assert_eq!(format!("{id:?}"), "SessionId");
    }

    #[test]
    fn what_is_no_session_id_is_none() {
        for cookie in ["", "å", "AAAA", "=", &"A".repeat(44)] {
            assert!(SessionId::parse(cookie).is_none(), "{cookie}");
        }
    }
}
