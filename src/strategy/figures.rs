//! How many submissions speak of a goal, as it may be told.
//!
//! A submission counts in the year and quarter it came in. It counts for a goal when it is linked to the goal or to
//! any goal below it, and only once however many of those it is linked to. The years of a goal are told as tables of
//! their own, without a sum over years, and a year's figure is the same on every page.

use std::collections::BTreeMap;

use super::quarter::Quarter;
use crate::cases::channel::Channel;
use crate::counties::county::{Goal, Service, Strategy};
use crate::suppression::{Cell, LEAST, LEAST_SENSITIVE, Row, hide_small, may_show_sum};

/// Submissions that speak of a goal, by channel and quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Id of the goal.
    pub goal: String,
    /// The way in.
    pub channel: Channel,
    /// When they came in.
    pub quarter: Quarter,
    /// How many.
    pub cases: u64,
}

/// A year of a goal. Columns are the channels, in the order of [`Channel::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The four quarters.
    pub quarters: Vec<(Quarter, Row)>,
    /// The whole year.
    pub whole: Row,
}

/// Counts below this are hidden at every goal of a county with these services.
///
/// A submission on any service may be linked to any goal, so one sensitive service makes all goals sensitive. What is
/// linked to a goal does not decide: a limit that rises with the first such submission would tell of it.
#[must_use]
pub fn least_shown(services: &[Service]) -> u64 {
    if services.iter().any(|service| service.sensitive) { LEAST_SENSITIVE } else { LEAST }
}

/// A year of a goal, counts below `least` hidden.
#[must_use]
pub fn year_of(counts: &[Count], goal: &str, year: i32, least: u64) -> Year {
    let quarters = Quarter::of_year(year);
    let cases = |quarter: Quarter, channel: Channel| -> u64 {
        let cell = |count: &&Count| count.goal == goal && count.quarter == quarter && count.channel == channel;
        counts.iter().filter(cell).map(|count| count.cases).sum()
    };
    let table = quarters.map(|quarter| Channel::ALL.map(|channel| cases(quarter, channel)).to_vec());
    let table = hide_small(&table, least);
    Year { year, quarters: quarters.into_iter().zip(table.rows).collect(), whole: table.totals }
}

/// A year's figure of every goal that submissions can be linked to. The figure of a goal with goals below it is
/// kept back where it would tell what one of theirs hides.
#[must_use]
pub fn figures<'a>(strategy: &'a Strategy, counts: &[Count], year: i32, least: u64) -> BTreeMap<&'a str, Cell> {
    let goals = linkable(strategy);
    let own: BTreeMap<&str, Cell> =
        goals.iter().map(|goal| (goal.id.as_str(), year_of(counts, &goal.id, year, least).whole.total)).collect();
    let told = |goal: &&'a Goal| {
        let below: Vec<Cell> = goals
            .iter()
            .filter(|other| other.parent.as_deref() == Some(&goal.id))
            .filter_map(|other| own.get(other.id.as_str()).copied())
            .collect();
        let figure = own.get(goal.id.as_str()).copied().unwrap_or(Cell::Hidden);
        match figure {
            Cell::Shown(sum) if !may_show_sum(sum, &below, least) => (goal.id.as_str(), Cell::Hidden),
            _ => (goal.id.as_str(), figure),
        }
    };
    goals.iter().map(told).collect()
}

/// The goals that submissions can be linked to.
#[must_use]
pub fn linkable(strategy: &Strategy) -> Vec<&Goal> {
    let is_linkable = |level: &str| strategy.levels.iter().any(|known| known.id == level && known.linkable);
    strategy.goals.iter().filter(|goal| is_linkable(&goal.level)).collect()
}

/// A goal and all goals below it, by id.
#[must_use]
pub fn with_those_below(strategy: &Strategy, goal: &str) -> Vec<String> {
    let mut family = vec![goal.to_owned()];
    // Parents stand before children, so one pass finds every generation.
    for other in &strategy.goals {
        if other.parent.as_ref().is_some_and(|parent| family.contains(parent)) {
            family.push(other.id.clone());
        }
    }
    family
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counties::county::{GoalLevel, Translated, Words};

    fn goal(id: &str, level: &str, parent: Option<&str>) -> Goal {
        Goal {
            id: id.to_owned(),
            level: level.to_owned(),
            parent: parent.map(str::to_owned),
            number: 1,
            name: Translated::default(),
            text: Translated::default(),
            source: String::new(),
            target: None,
        }
    }

    fn strategy() -> Strategy {
        let level = |id: &str, linkable: bool| GoalLevel { id: id.to_owned(), name: Translated::default(), linkable };
        Strategy {
            name: Translated::default(),
            years: (2026, 2029),
            decided: Translated::default(),
            source_language: None,
            levels: vec![level("vision", false), level("change_goal", true), level("key_result", true)],
            goals: vec![
                goal("vision", "vision", None),
                goal("cg", "change_goal", Some("vision")),
                goal("kr-1", "key_result", Some("cg")),
                goal("kr-2", "key_result", Some("cg")),
            ],
            programmes: Vec::new(),
            followers: Vec::new(),
        }
    }

    fn count(goal: &str, quarter: &str, cases: u64) -> Count {
        let quarter = Quarter::parse(quarter).expect("a quarter");
        Count { goal: goal.to_owned(), channel: Channel::Feedback, quarter, cases }
    }

    #[test]
    fn a_year_is_told_apart_from_other_years() {
        let counts = [count("kr-1", "2025-Q4", 3), count("kr-1", "2026-Q1", 8), count("kr-1", "2026-Q3", 7)];

        let year = year_of(&counts, "kr-1", 2026, LEAST);

        let by_quarter: Vec<Cell> = year.quarters.iter().map(|(_, row)| row.total).collect();
        assert_eq!(by_quarter, [8, 0, 7, 0].map(Cell::Shown));
        assert_eq!(year.whole.total, Cell::Shown(15));
        assert_eq!(year_of(&counts, "kr-1", 2025, LEAST).whole.total, Cell::Hidden);
    }

    #[test]
    fn a_goal_keeps_its_figure_back_where_it_would_tell_the_one_below() {
        let one_hidden = [count("kr-1", "2026-Q1", 3), count("kr-2", "2026-Q1", 9), count("cg", "2026-Q1", 12)];
        let none_hidden = [count("kr-1", "2026-Q1", 6), count("kr-2", "2026-Q1", 9), count("cg", "2026-Q1", 15)];
        let strategy = strategy();

        assert_eq!(figures(&strategy, &one_hidden, 2026, LEAST)["cg"], Cell::Hidden);
        assert_eq!(figures(&strategy, &none_hidden, 2026, LEAST)["cg"], Cell::Shown(15));
        assert!(!figures(&strategy, &none_hidden, 2026, LEAST).contains_key("vision"));
    }

    #[test]
    fn one_sensitive_service_makes_every_goal_hide_what_is_below_ten() {
        let service = |sensitive| Service {
            id: "home-care".to_owned(),
            name: Translated::default(),
            hint: Translated::default(),
            unit: "home-care".to_owned(),
            sensitive,
            words: Words::default(),
        };
        let counts = [count("kr-1", "2026-Q1", 7), count("kr-1", "2026-Q2", 7), count("kr-1", "2026-Q3", 12)];
        let told = |services: &[Service]| {
            let year = year_of(&counts, "kr-1", 2026, least_shown(services));
            year.quarters.into_iter().map(|(_, row)| row.total).collect::<Vec<Cell>>()
        };

        assert_eq!(told(&[service(false)]), [7, 7, 12, 0].map(Cell::Shown));
        assert_eq!(
            told(&[service(false), service(true)]),
            [Cell::Hidden, Cell::Hidden, Cell::Shown(12), Cell::Shown(0)]
        );
    }

    #[test]
    fn a_goal_comes_with_every_generation_below_it() {
        assert_eq!(with_those_below(&strategy(), "vision"), ["vision", "cg", "kr-1", "kr-2"]);
        assert_eq!(with_those_below(&strategy(), "kr-2"), ["kr-2"]);
    }
}
