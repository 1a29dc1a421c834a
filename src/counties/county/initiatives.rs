//! How the county handles initiatives, as far as the act leaves it to the county.

use serde::{Deserialize, Serialize};

use super::{Population, TimeLimit};

/// What a county decides about initiatives (act 611/2021 §§ 30 and 95).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InitiativeSettings {
    /// Id of the process in the county's plan of information management (act 906/2019 § 26).
    pub process: String,
    /// Days after the measures were told in which names of private persons stay on the web.
    pub names_shown_days: u16,
    /// Which supports count, whatever else is shown.
    pub counting: Vec<SupportLevel>,
    /// Makers may collect supporters before the hand-over; where nothing is said, everything is handed over at once.
    #[serde(default)]
    pub collecting: Option<Collecting>,
    /// The county's own limit of supporters; off where nothing is said. No law sets one for member initiatives.
    #[serde(default)]
    pub threshold: Option<Share>,
    /// The county's own time for the measures; off where nothing is said.
    #[serde(default)]
    pub handling: Option<TimeLimit>,
}

/// How surely a support comes from the person it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportLevel {
    /// An address was confirmed.
    Email,
    /// Strong identification.
    Strong,
    /// A paper that two people have checked.
    Paper,
}

impl SupportLevel {
    /// All levels.
    pub const ALL: [Self; 3] = [Self::Email, Self::Strong, Self::Paper];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Strong => "strong",
            Self::Paper => "paper",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Email => "support-level-email",
            Self::Strong => "support-level-strong",
            Self::Paper => "support-level-paper",
        }
    }
}

/// How long supporters are collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collecting {
    /// Days from the publication on.
    pub days: u16,
}

/// A share of the residents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Thousandths.
    pub per_mille: u16,
    /// Residents of this age in full years or older; a border of the pack's age bands.
    #[serde(default)]
    pub from_age: u8,
}

impl Share {
    /// The persons that the share is of, and the supporters it takes: rounded up.
    #[must_use]
    pub fn of(self, population: &Population) -> (u32, u32) {
        let counted = population.bands.iter().filter(|band| band.from >= self.from_age);
        let persons: u32 = counted.map(|band| band.persons).fold(0, u32::saturating_add);
        let supporters = (u64::from(persons) * u64::from(self.per_mille)).div_ceil(1_000);
        (persons, u32::try_from(supporters).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::super::AgeBand;
    use super::*;

    #[test]
    fn a_share_is_rounded_up_to_whole_supporters() {
        let band = |from, to, persons| AgeBand { from, to, persons };
        let population = Population {
            total: 157_442,
            counted_on: "2024-12-31".parse().expect("a date"),
            source: String::new(),
            bands: vec![band(0, Some(14), 18_807), band(15, Some(64), 90_512), band(65, None, 48_123)],
        };

        assert_eq!(Share { per_mille: 10, from_age: 0 }.of(&population), (157_442, 1_575));
        assert_eq!(Share { per_mille: 30, from_age: 15 }.of(&population), (138_635, 4_160));
    }
}
