//! A change that somebody's words led to.

use std::fmt;

use chrono::NaiveDate;
use entity::change;
use entity::ids::{CaseId, UnitId};
use uuid::Uuid;

use crate::answers::answer::Month;
use crate::kernel::locale::Locale;

/// Changes on a page.
pub const PAGE: usize = 20;

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Promised by the end of a month.
    Planned {
        /// The month.
        due: Month,
        /// That month has passed.
        is_late: bool,
    },
    /// Done since a month.
    Made {
        /// The month.
        since: Month,
    },
}

/// A change as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The case whose answer tells of it.
    pub case: CaseId,
    /// Where it stands in the list.
    pub position: Position,
    /// Id of the goal it serves.
    pub goal: String,
    /// The unit that changes.
    pub unit: UnitId,
    /// How far it has come.
    pub progress: Progress,
    /// What changes, in words for the public.
    pub summary: String,
    /// The language of those words.
    pub language: Locale,
}

/// A place in the list, newest first: the day of the answer, then the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Day of the answer.
    pub decided_on: NaiveDate,
    /// Random id.
    pub id: Uuid,
}

impl Position {
    /// Reads what an address says.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (decided_on, id) = text.split_once('.')?;
        Some(Self { decided_on: decided_on.parse().ok()?, id: id.parse().ok()? })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.decided_on, self.id.simple())
    }
}

/// A page of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePage {
    /// The changes.
    pub lines: Vec<ChangeLine>,
    /// There are more after this place.
    pub next: Option<Position>,
}

impl ChangeLine {
    /// Reads a row; none for one that no change can have been.
    pub(super) fn of(row: change::Model, today: NaiveDate) -> Option<Self> {
        let month = Month::parse(&row.due_month)?;
        let progress = match row.status.as_str() {
            "planned" => Progress::Planned { due: month, is_late: month < Month::of(today) },
            "made" => Progress::Made { since: month },
            _ => return None,
        };
        Some(Self {
            case: row.case_id,
            position: Position { decided_on: row.decided_on, id: row.id },
            goal: row.goal_id,
            unit: row.unit_id,
            progress,
            summary: row.summary,
            language: Locale::parse(&row.language)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_planned_change_is_late_from_the_day_after_its_month() {
        let row = change::Model {
            id: Uuid::nil(),
            case_id: CaseId(Uuid::nil()),
            goal_id: "kr-1".to_owned(),
            unit_id: UnitId::from("home-care"),
            status: "planned".to_owned(),
            due_month: "2026-10".to_owned(),
            summary: "Vi ringer kvällen innan.".to_owned(),
            language: "sv".to_owned(),
            decided_on: on("2026-06-01"),
            made_on: None,
        };
        let late = |today: &str| {
            let progress = ChangeLine::of(row.clone(), on(today)).expect("a change").progress;
            matches!(progress, Progress::Planned { is_late: true, .. })
        };

        assert!(!late("2026-10-31"));
        assert!(late("2026-11-01"));
    }

    #[test]
    fn a_place_in_the_list_is_read_as_it_is_written() {
        let place = Position { decided_on: on("2026-06-01"), id: Uuid::from_u128(7) };

        assert_eq!(Position::parse(&place.to_string()), Some(place));
        for text in ["", ".", "2026-06-01", "2026-06-01.x", "x.00000000000000000000000000000007"] {
            assert_eq!(Position::parse(text), None, "{text}");
        }
    }
}
