//! Followers, and which initiatives can be followed.

use std::fmt;

use chrono::{Days, NaiveDate};
use entity::ids::{FollowerId, InitiativeId, ResidentId};
use uuid::Uuid;

use crate::feedback::contact::EmailAddress;
use crate::initiatives::initiative::{Initiative, State};
use crate::kernel::locale::Locale;

/// Days within which a request is confirmed; the last one counts whole.
pub const OPEN_FOR_DAYS: u64 = 7;

/// Somebody who asked to follow an initiative and has not confirmed the address.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Id.
    pub id: Uuid,
    /// The initiative.
    pub initiative: InitiativeId,
    /// Where the letter went.
    pub email: EmailAddress,
    /// The language of letters.
    pub locale: Locale,
    /// The day it was asked for.
    pub asked_on: NaiveDate,
}

impl Request {
    /// Can it still be confirmed?
    #[must_use]
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.asked_on >= oldest_open(today)
    }
}

/// Who somebody is does not belong in logs.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Request")
    }
}

/// Somebody who follows from now on.
pub struct NewFollower<'a> {
    /// The initiative.
    pub initiative: InitiativeId,
    /// Where letters go; none for an account without an address.
    pub email: Option<&'a EmailAddress>,
    /// The account from which it was asked for.
    pub resident: Option<ResidentId>,
    /// The language of letters.
    pub locale: Locale,
    /// The day it begins.
    pub on: NaiveDate,
}

/// Somebody who follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// Id.
    pub id: FollowerId,
    /// The initiative.
    pub initiative: InitiativeId,
    /// The language of letters.
    pub locale: Locale,
    /// The day it began.
    pub followed_on: NaiveDate,
}

/// May an initiative be followed? Once everybody may read it, until nothing more happens to it.
#[must_use]
pub const fn is_followable(initiative: &Initiative) -> bool {
    let is_going_on = !matches!(
        initiative.state,
        State::Closed { .. } | State::Merged { .. } | State::Withdrawn | State::Refused { .. }
    );
    initiative.published_on.is_some() && is_going_on
}

/// The first day on which requests may be made that can still be confirmed today.
#[must_use]
pub fn oldest_open(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(OPEN_FOR_DAYS)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") + Days::new(n)
    }

    #[test]
    fn a_request_is_open_for_seven_days_and_the_last_one_counts_whole() {
        let request = Request {
            id: Uuid::from_u128(1),
            initiative: InitiativeId(Uuid::from_u128(2)),
            email: EmailAddress::parse("anna@exempel.fi").expect("an address"),
            locale: Locale::Fi,
            asked_on: day(0),
        };

        assert_eq!([0, 7, 8].map(|today| request.is_open(day(today))), [true, true, false]);
        assert_eq!(format!("{request:?}"), "Request");
    }
}
