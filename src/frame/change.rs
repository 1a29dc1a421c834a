//! A change that an answer tells of, in the same words wherever it is read: at its goal, on the page of the case, in the
//! preview before it is sent.

use chrono::Datelike;

use super::goal;
use super::shell::Link;
use super::told::Told;
use crate::counties::county::Strategy;
use crate::kernel::locale::Locale;
use crate::platform::texts::{text, text_with};
use crate::strategy::change::{ChangeLine, Progress};

/// A change, ready to print.
#[derive(Clone, Debug)]
pub struct ChangeTold {
    /// The outcome's tag: its tone, its sign and its word.
    pub tag: (&'static str, &'static str, String),
    /// What a second tag says of a promise that is past its month.
    pub late: Option<String>,
    /// What changes.
    pub summary: Told,
    /// When it is done: *Ska vara klart i februari 2027*.
    pub when: String,
    /// What stands before the goal: *Gäller målet*.
    pub serves: String,
    /// The goal it serves.
    pub goal: Option<Link>,
}

impl ChangeTold {
    /// A change as it is kept.
    #[must_use]
    pub fn of(strategy: &Strategy, locale: Locale, line: &ChangeLine) -> Self {
        Self::new(strategy, locale, line.progress, (&line.summary, line.language), &line.goal)
    }

    /// A change from its parts, as it is before it is kept: how far it has come, its public words with their language, and
    /// the id of the goal it serves.
    #[must_use]
    pub fn new(
        strategy: &Strategy,
        locale: Locale,
        progress: Progress,
        (summary, language): (&str, Locale),
        goal: &str,
    ) -> Self {
        let (month, key, tag) = match progress {
            Progress::Planned { due, is_late } => {
                let key = if is_late { "changes-was-due" } else { "changes-due" };
                (due, key, ("info", "plan", text(locale, "outcome-change-planned")))
            }
            Progress::Made { since } => (since, "changes-made", ("ok", "check", text(locale, "outcome-change-made"))),
        };
        let first = month.first_day();
        let year = first.year().to_string();
        let month = [("month", i64::from(first.month()).into()), ("year", year.into())];
        let month = text_with(locale, "changes-month", &month);
        Self {
            tag,
            late: matches!(progress, Progress::Planned { is_late: true, .. }).then(|| text(locale, "changes-late")),
            summary: Told::new(locale, language, summary),
            when: text_with(locale, key, &[("month", month.into())]),
            serves: text(locale, "changes-goal"),
            goal: goal::by_id(strategy, goal).map(|goal| goal::link(strategy, locale, goal)),
        }
    }
}
