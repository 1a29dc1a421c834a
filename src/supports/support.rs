//! A support: from the filled-in form to the day it is confirmed, and the day it is taken back.

use chrono::{Days, NaiveDate};
use entity::ids::{InitiativeId, SupportId};
use uuid::Uuid;

use crate::counties::county::SupportLevel;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::initiative::{Initiative, State as Standing};
use crate::initiatives::kind::Ground;

/// Days within which a request is confirmed; the last one counts whole.
pub const OPEN_FOR_DAYS: u64 = 7;

/// Who supports, as they say it.
#[derive(Clone, PartialEq, Eq)]
pub struct Supporter {
    /// Name: of the person, or of the body.
    pub name: String,
    /// From what it appears that they may.
    pub ground: Ground,
    /// The body's business id.
    pub business_id: Option<BusinessId>,
    /// The municipality that belongs to the ground.
    pub municipality: Option<String>,
    /// The name may be shown on the web.
    pub shows_name: bool,
}

/// Who gave a support, as far as it is known and still kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Giver {
    /// Name: of the person, or of the body.
    pub name: Option<String>,
    /// The body's business id.
    pub business_id: Option<BusinessId>,
    /// The address.
    pub email: Option<EmailAddress>,
}

/// A support that waits to be confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Id; the support that comes of it has the same.
    pub id: Uuid,
    /// The initiative.
    pub initiative: InitiativeId,
    /// Who.
    pub supporter: Supporter,
    /// The address: where the letter went, or what was stated by whoever went to identify themselves.
    pub email: Option<EmailAddress>,
    /// The day it was filled in.
    pub asked_on: NaiveDate,
}

/// Where a confirmed support stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands.
    Confirmed,
    /// Whoever gave it took it back.
    Withdrawn {
        /// The day.
        on: NaiveDate,
    },
}

/// A support that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Id.
    pub id: SupportId,
    /// The initiative.
    pub initiative: InitiativeId,
    /// How sure it is.
    pub level: SupportLevel,
    /// Its ground.
    pub ground: Ground,
    /// The municipality that belongs to the ground.
    pub municipality: Option<String>,
    /// The name may be shown on the web.
    pub shows_name: bool,
    /// The day it was confirmed.
    pub confirmed_on: NaiveDate,
    /// Where it stands.
    pub state: State,
}

/// Why a support stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// The initiative collects no supporters now.
    #[error("the initiative collects no supporters")]
    Closed,
    /// More days have passed than a request stays open.
    #[error("the request is too old")]
    Late,
    /// It was taken back before.
    #[error("the support was taken back")]
    Withdrawn,
}

/// Does an initiative collect supporters on a day? Its last day counts whole.
#[must_use]
pub fn is_collecting(initiative: &Initiative, today: NaiveDate) -> bool {
    matches!(initiative.state, Standing::Collecting { until } if today <= until)
}

/// The first day on which requests may be filled in that can still be confirmed today.
#[must_use]
pub fn oldest_open(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(OPEN_FOR_DAYS)).unwrap_or(NaiveDate::MIN)
}

impl Request {
    /// Whoever gave it, or showed who they are, confirms it.
    pub fn confirm(&self, level: SupportLevel, is_collecting: bool, today: NaiveDate) -> Result<Support, NotNow> {
        if self.asked_on < oldest_open(today) {
            return Err(NotNow::Late);
        }
        if !is_collecting {
            return Err(NotNow::Closed);
        }
        Ok(Support {
            id: SupportId(self.id),
            initiative: self.initiative,
            level,
            ground: self.supporter.ground,
            municipality: self.supporter.municipality.clone(),
            shows_name: self.supporter.shows_name,
            confirmed_on: today,
            state: State::Confirmed,
        })
    }
}

impl From<&Request> for Giver {
    fn from(request: &Request) -> Self {
        let Supporter { name, business_id, .. } = request.supporter.clone();
        Self { name: Some(name), business_id, email: request.email.clone() }
    }
}

impl Support {
    /// Whoever gave it takes it back, as long as the initiative collects.
    pub fn withdraw(self, is_collecting: bool, today: NaiveDate) -> Result<Self, NotNow> {
        match self.state {
            State::Withdrawn { .. } => Err(NotNow::Withdrawn),
            State::Confirmed if !is_collecting => Err(NotNow::Closed),
            State::Confirmed => Ok(Self { shows_name: false, state: State::Withdrawn { on: today }, ..self }),
        }
    }

    /// Does it stand?
    #[must_use]
    pub const fn stands(&self) -> bool {
        matches!(self.state, State::Confirmed)
    }
}

/// Who people are does not belong in logs.
impl std::fmt::Debug for Supporter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Supporter({})", self.ground.code())
    }
}

impl std::fmt::Debug for Giver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Giver")
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Request({})", self.id)
    }
}

#[cfg(test)]
mod tests;
