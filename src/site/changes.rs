//! Changes as people read them.

use chrono::Datelike;

use super::goals;
use crate::addresses::Address;
use crate::app::App;
use crate::counties::county::Translated;
use crate::frame::dates::date;
use crate::frame::{Link, Shell, Told};
use crate::strategy::change::{ChangeLine, Progress};

/// A change, for `site/parts/changes.html`.
pub struct ChangeItem {
    /// The outcome's tag: its tone, its sign and its word.
    pub tag: (&'static str, &'static str, String),
    /// What a second tag says of a promise that is past its month.
    pub late: Option<String>,
    /// What changes.
    pub summary: Told,
    /// Which unit changes it.
    pub unit: Told,
    /// When it is done.
    pub when: String,
    /// The goal it serves.
    pub goal: Option<Link>,
    /// The day of the answer, for programs and for people.
    pub answered: (String, String),
    /// The published feedback that it came from.
    pub publication: Option<Link>,
}

impl ChangeItem {
    /// Puts a change into words.
    fn new(app: &App, shell: &Shell, line: &ChangeLine) -> Self {
        let (month, key, tag) = match line.progress {
            Progress::Planned { due, is_late } => {
                let key = if is_late { "changes-was-due" } else { "changes-due" };
                (due, key, ("info", "plan", shell.t("outcome-change-planned")))
            }
            Progress::Made { since } => (since, "changes-made", ("ok", "check", shell.t("outcome-change-made"))),
        };
        let first = month.first_day();
        let month = shell.t_with(
            "changes-month",
            &[("month", i64::from(first.month()).into()), ("year", first.year().to_string().into())],
        );
        let strategy = &app.county.strategy;
        let unit = app.county.units.iter().find(|unit| unit.id == line.unit.as_str());
        let answered_on = line.position.decided_on;
        Self {
            tag,
            late: matches!(line.progress, Progress::Planned { is_late: true, .. }).then(|| shell.t("changes-late")),
            summary: Told::new(shell.locale, line.language, &line.summary),
            unit: Told::of(shell.locale, unit.map_or(&Translated::default(), |unit| &unit.name)),
            when: shell.t_with(key, &[("month", month.into())]),
            goal: goals::by_id(strategy, &line.goal).map(|goal| goals::link(strategy, shell, goal)),
            publication: None,
            answered: (answered_on.to_string(), date(shell.locale, answered_on)),
        }
    }

    /// The change with a link to the published feedback that it came from.
    #[must_use]
    pub fn with_publication(self, shell: &Shell, number: Option<u16>) -> Self {
        let link = |number| Link {
            text: shell.t("changes-publication"),
            href: shell.to(Address::Publication(number)),
            current: false,
        };
        Self { publication: number.map(link), ..self }
    }

    /// Puts the newest changes into words.
    pub fn newest(app: &App, shell: &Shell, lines: &[ChangeLine], most: usize) -> Vec<Self> {
        lines.iter().take(most).map(|line| Self::new(app, shell, line)).collect()
    }
}
