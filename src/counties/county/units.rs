//! The organisation.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Translated;

/// A unit of the organisation, open from one day to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Stable id, as `home-care-kouvola`.
    pub id: String,
    /// The unit above; none for a service area.
    pub parent: Option<String>,
    /// Level in the organisation.
    pub level: UnitLevel,
    /// Name.
    pub name: Translated,
    /// First day of the unit.
    pub opened_on: NaiveDate,
    /// Last day of the unit.
    pub closed_on: Option<NaiveDate>,
    /// Who takes over when the unit closes.
    pub successor: Option<String>,
    /// The name is ours and waits for the county's word.
    #[serde(default)]
    pub to_be_confirmed: bool,
}

impl Unit {
    /// Is the unit open on a day? Both its first and its last day count.
    #[must_use]
    pub fn is_open(&self, on: NaiveDate) -> bool {
        self.opened_on <= on && self.closed_on.is_none_or(|last| on <= last)
    }
}

/// Levels of the organisation, from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitLevel {
    /// *Sektor*, *toimiala*.
    ServiceArea,
    /// *Resultatområde*, *tulosalue*.
    ResultArea,
    /// *Serviceenhet*, *palveluyksikkö*.
    ServiceUnit,
}
