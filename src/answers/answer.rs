//! An answer and its outcome.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::kernel::text;
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Fewest and most characters of an answer.
pub const ANSWER_CHARS: (usize, usize) = (10, 8_000);
/// Fewest and most characters of the public words on a change.
pub const SUMMARY_CHARS: (usize, usize) = (10, 300);

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was answered; nothing had to change.
    Answered,
    /// Something will change.
    ChangePlanned,
    /// Something has changed.
    ChangeMade,
    /// Nothing changes, and the answer says why.
    NoChange,
}

impl Outcome {
    /// All outcomes, in the order of the form.
    pub const ALL: [Self; 4] = [Self::ChangeMade, Self::ChangePlanned, Self::NoChange, Self::Answered];

    /// The code in forms and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::ChangePlanned => "change_planned",
            Self::ChangeMade => "change_made",
            Self::NoChange => "no_change",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Answered => "outcome-answered",
            Self::ChangePlanned => "outcome-change-planned",
            Self::ChangeMade => "outcome-change-made",
            Self::NoChange => "outcome-no-change",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What is wrong with a text of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthFault {
    /// Nothing was written.
    Empty,
    /// Too few characters.
    TooShort,
    /// So many characters too many.
    TooLong {
        /// Characters over the limit.
        by: usize,
    },
}

fn measured(typed: &str, (least, most): (usize, usize)) -> Result<String, LengthFault> {
    let text = text::clean(&mask_identity_codes(typed, MASK).text);
    match text.chars().count() {
        0 => Err(LengthFault::Empty),
        length if length < least => Err(LengthFault::TooShort),
        length if length > most => Err(LengthFault::TooLong { by: length - most }),
        _ => Ok(text),
    }
}

/// The answer's text, without identity codes.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerText(String);

impl AnswerText {
    /// Masks, cleans and measures a text.
    pub fn parse(typed: &str) -> Result<Self, LengthFault> {
        measured(typed, ANSWER_CHARS).map(Self)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What people wrote does not belong in logs.
impl fmt::Debug for AnswerText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnswerText({} characters)", self.0.chars().count())
    }
}

/// The public words on a change: one line, without identity codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSummary(String);

impl ChangeSummary {
    /// Masks, cleans and measures a line.
    pub fn parse(typed: &str) -> Result<Self, LengthFault> {
        measured(&text::clean_line(typed), SUMMARY_CHARS).map(Self)
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Years within which a planned change has its month: a year further off is a slip of the finger.
pub const PLANNED_YEARS_MAX: i32 = 10;

/// A month of a year, written `2027-02`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// Takes a year from 2020 to 2100 and a month from 1 to 12.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((2020..=2100).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Reads `2027-02`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The month of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// An outcome with everything that it must say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Answered.
    Answered,
    /// Something will change.
    ChangePlanned {
        /// In words for the public.
        summary: ChangeSummary,
        /// By when.
        due: Month,
        /// Id of the goal it serves.
        goal: String,
    },
    /// Something has changed.
    ChangeMade {
        /// In words for the public.
        summary: ChangeSummary,
        /// Since when.
        month: Month,
        /// Id of the goal it serves.
        goal: String,
    },
    /// Nothing changes; the text says why.
    NoChange,
}

impl Decided {
    /// The outcome alone.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Answered => Outcome::Answered,
            Self::ChangePlanned { .. } => Outcome::ChangePlanned,
            Self::ChangeMade { .. } => Outcome::ChangeMade,
            Self::NoChange => Outcome::NoChange,
        }
    }

    /// The goal that a change serves.
    #[must_use]
    pub fn goal(&self) -> Option<&str> {
        match self {
            Self::ChangePlanned { goal, .. } | Self::ChangeMade { goal, .. } => Some(goal),
            Self::Answered | Self::NoChange => None,
        }
    }
}

/// Which goals a case speaks of: closing needs a word on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrategyChoice {
    /// These, by id.
    Goals(Vec<String>),
    /// None, by choice.
    Outside,
}

/// An answer about to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswer {
    /// The text.
    pub text: AnswerText,
    /// What becomes of it.
    pub decided: Decided,
    /// Which goals it speaks of.
    pub strategy: StrategyChoice,
}

/// A planned change that is made, about to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeChange {
    /// What the resident is told.
    pub text: AnswerText,
    /// The change in words for the public.
    pub summary: ChangeSummary,
    /// Since when.
    pub month: Month,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_words_are_one_short_line_without_identity_codes() {
        let summary = ChangeSummary::parse("Vi ringer\n131052-308T kvällen innan.").expect("words");

        assert_eq!(summary.as_str(), format!("Vi ringer {MASK} kvällen innan."));
        assert_eq!(ChangeSummary::parse(&"x".repeat(301)).unwrap_err(), LengthFault::TooLong { by: 1 });
        assert_eq!(ChangeSummary::parse("Snart.").unwrap_err(), LengthFault::TooShort);
    }

    #[test]
    fn a_month_is_read_as_it_is_written() {
        assert_eq!(Month::parse("2027-02").map(|month| month.to_string()), Some("2027-02".to_owned()));
        for text in ["", "2027", "2027-13", "2027-00", "1999-05", "feb 2027"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
