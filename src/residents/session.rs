//! Sessions of residents: a random id in a cookie, its hash in a row, and one limit of time.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::ids::ResidentId;
use entity::resident_session::Model;

use crate::accounts::session::SessionHash;

/// A session ends this long after the sign-in.
pub const LONGEST: Duration = Duration::days(30);

/// A browser in which a resident has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidentSession {
    /// Its key.
    pub hash: SessionHash,
    /// Who signed in.
    pub resident: ResidentId,
    /// When they signed in.
    pub started_at: DateTime<Utc>,
    /// The last day it was used. No finer time is kept, so that nobody can lay it beside what was sent that day.
    pub seen_on: NaiveDate,
}

impl ResidentSession {
    /// Has its time passed?
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.started_at + LONGEST
    }
}

impl From<Model> for ResidentSession {
    fn from(row: Model) -> Self {
        let Model { id_hash, resident_id, started_at, seen_on } = row;
        Self { hash: SessionHash::stored(id_hash), resident: resident_id, started_at, seen_on }
    }
}

#[cfg(test)]
mod tests {
    use entity::ids::ResidentId;

    use super::*;
    use crate::accounts::session::SessionId;
    use crate::kernel::random::Random;

    #[test]
    fn a_session_ends_30_days_after_the_sign_in() {
        let random = Random::seeded(3);
        let started_at: DateTime<Utc> = "2026-03-02T06:00:00Z".parse().expect("an instant");
        let session = ResidentSession {
            hash: SessionId::generate(&random).hash(),
            resident: ResidentId(random.uuid()),
            started_at,
            seen_on: started_at.date_naive(),
        };

        assert!(!session.is_over(started_at + LONGEST - Duration::microseconds(1)));
        assert!(session.is_over(started_at + LONGEST));
    }
}
