//! Changes as people read them.

use crate::addresses::Address;
use crate::app::App;
use crate::counties::county::Translated;
use crate::frame::dates::date;
use crate::frame::{ChangeTold, Link, Shell, Told};
use crate::strategy::change::ChangeLine;

/// A change, for `site/parts/changes.html`.
pub struct ChangeItem {
    /// What changes, when, and which goal it serves.
    pub told: ChangeTold,
    /// Which unit changes it.
    pub unit: Told,
    /// The day of the answer, for programs and for people.
    pub answered: (String, String),
    /// The published feedback that it came from.
    pub publication: Option<Link>,
}

impl ChangeItem {
    /// Puts a change into words.
    fn new(app: &App, shell: &Shell, line: &ChangeLine) -> Self {
        let unit = app.county.units.iter().find(|unit| unit.id == line.unit.as_str());
        let answered_on = line.position.decided_on;
        Self {
            told: ChangeTold::of(&app.county.strategy, shell.locale, line),
            unit: Told::of(shell.locale, unit.map_or(&Translated::default(), |unit| &unit.name)),
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
