//! The yearly list: what was proposed to the council in its own competence, and what came of it (act 611/2021 § 30.4).
//!
//! What always holds: the kept text of a frozen list is the list; it has one way to be written, so that its hash is of
//! exactly what is shown; it names bodies and no private person, so that nothing has to be taken out of it later.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::facts::Outcome;
use super::kind::{Ground, Kind};
use super::number::InitiativeNumber;
use crate::counties::county::Translated;
use crate::kernel::digest::sha256_hex;
use crate::kernel::locale::Locale;

pub mod store;

/// The form in which lists are written; a later one would get another number.
const FORM: u8 = 1;

/// A year's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyList {
    form: u8,
    /// The year.
    pub year: u16,
    /// The day as which everything stands here.
    pub as_of: NaiveDate,
    /// The initiatives, by their numbers.
    pub lines: Vec<YearlyLine>,
}

/// An initiative in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyLine {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The language of title and measures.
    pub language: String,
    /// Its kind.
    pub kind: Kind,
    /// Code of how it came.
    pub origin: String,
    /// The day of filing.
    pub filed_on: NaiveDate,
    /// Who makes it, the first who signed first.
    pub makers: Vec<ListedMaker>,
    /// Who supports it, counted by ground.
    pub supporters: Vec<Supporters>,
    /// The unit that handles it.
    pub handler: Option<Translated>,
    /// Code of where it stands.
    pub state: String,
    /// Days from filing until the measures were told, or until the day of the list.
    pub days: i64,
    /// What was done because of it.
    pub done: Option<Done>,
}

/// A maker: a body by its name, a private person without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedMaker {
    /// The body's name; none of a private person.
    pub body: Option<String>,
    /// On what ground.
    pub ground: Ground,
    /// The municipality that belongs to the ground.
    pub municipality: Option<Translated>,
}

/// Supporters on one ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supporters {
    /// The ground.
    pub ground: Ground,
    /// How many.
    pub count: u64,
}

/// What was done because of an initiative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Done {
    /// The measures were told.
    Measures {
        /// The body that decided.
        body: String,
        /// The day of its meeting.
        on: NaiveDate,
        /// The section of its minutes.
        section: String,
        /// What it led to.
        outcome: Outcome,
        /// In words.
        text: String,
    },
    /// It is not decided; this was told on the way.
    UnderWay {
        /// The day it was told.
        on: NaiveDate,
        /// When the measures are estimated to be known.
        estimate_on: NaiveDate,
        /// In words.
        text: String,
    },
    /// It is handled as a part of another.
    Merged {
        /// The number of the other.
        into: String,
    },
}

impl YearlyList {
    /// A list of these lines, by their numbers.
    #[must_use]
    pub fn of(year: u16, as_of: NaiveDate, mut lines: Vec<YearlyLine>) -> Self {
        lines.sort_by_key(|line| InitiativeNumber::parse(&line.number));
        Self { form: FORM, year, as_of, lines }
    }

    /// The lines of which nobody has said what was done: with one of them the list cannot be frozen.
    pub fn lacking(&self) -> impl Iterator<Item = &YearlyLine> {
        self.lines.iter().filter(|line| line.done.is_none())
    }

    /// The canonical text: the same list is always written the same.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }

    /// Reads a canonical text; nothing where it could have been written otherwise.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let list: Self = serde_json::from_str(text).ok()?;
        (list.form == FORM && list.canonical().is_ok_and(|written| written == text)).then_some(list)
    }
}

impl YearlyLine {
    /// The language of title and measures.
    #[must_use]
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.language).unwrap_or(Locale::Fi)
    }
}

/// A list that the council was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// 1 for the first, and one more with each correction.
    pub version: i32,
    /// The list; none where the kept text is not the one that was frozen, which is shown nowhere.
    pub list: Option<YearlyList>,
    /// Exactly what the hash is of.
    pub text: String,
    /// SHA-256 of the text.
    pub sha256: String,
    /// Why it corrects the one before; empty for the first.
    pub reason: String,
    /// Who froze it.
    pub by: entity::ids::StaffId,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
}

/// Is the text the one whose hash was kept, and a list?
#[must_use]
pub fn is_sound(text: &str, sha256: &str) -> bool {
    sha256_hex(text.as_bytes()) == sha256 && YearlyList::parse(text).is_some()
}

/// The digests that the audit trail tells of frozen lists, by year and version.
pub type Told = BTreeMap<(i32, i32), String>;

/// Reads them from the facts of the trail's records.
#[must_use]
pub fn told(facts: &[Value]) -> Told {
    let whole = |value: &Value| value.as_i64().and_then(|whole| i32::try_from(whole).ok());
    let one = |fact: &Value| {
        let of = (whole(fact.get("year")?)?, whole(fact.get("version")?)?);
        Some((of, fact.get("list")?.as_str()?.to_owned()))
    };
    facts.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests;
