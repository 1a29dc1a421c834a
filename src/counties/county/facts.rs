//! What a county is: its names, languages, municipalities, residents, and how to reach it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AccessibilityFacts, PrivacyFacts, Translated};
use crate::kernel::locale::Locale;

/// Names, languages, municipalities, population and how to reach the county.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The county's name, as *Kymmenedalens välfärdsområde*.
    pub name: Translated,
    /// The name in the genitive or short form that fits running text, as *Kymmenedalen*.
    pub short_name: Translated,
    /// Official county code, two digits as text.
    pub code: String,
    /// Languages that every content text must exist in.
    pub required_languages: Vec<Locale>,
    /// Further languages that are offered.
    pub offered_languages: Vec<Locale>,
    /// Telephone for help, as people write it.
    pub phone: String,
    /// When the telephone is answered.
    pub phone_hours: Translated,
    /// Postal and visiting address for paper and on-site feedback.
    pub visit: Translated,
    /// Seats of the county council.
    pub council_seats: u16,
    /// The residents' panel's name.
    pub panel_name: Translated,
    /// The municipalities, each with its official code.
    pub municipalities: Vec<Municipality>,
    /// Residents by age.
    pub population: Population,
    /// The controller's part of the privacy notice.
    pub privacy: PrivacyFacts,
    /// The accessibility statement.
    pub accessibility: AccessibilityFacts,
}

/// A municipality of the county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Short id used by rules, as `kotka`.
    pub id: String,
    /// Official code: three digits as text, with leading zeros (Statistics Finland).
    pub code: String,
    /// Name.
    pub name: Translated,
    /// Official languages of the municipality (decree 1385/2022).
    pub languages: Vec<Locale>,
}

/// Residents by age on a date. The bands add up to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// All residents, in persons.
    pub total: u32,
    /// The day the figures describe.
    pub counted_on: NaiveDate,
    /// Where the figures come from.
    pub source: String,
    /// Age bands, youngest first.
    pub bands: Vec<AgeBand>,
}

/// Residents of an age band, in persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    /// Youngest age in full years.
    pub from: u8,
    /// Oldest age in full years; none for the open band at the end.
    pub to: Option<u8>,
    /// Persons.
    pub persons: u32,
}
