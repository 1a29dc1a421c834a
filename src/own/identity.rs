//! What is kept of who the resident is in law, on their own page; and the way to show it.

use entity::ids::ResidentId;

use super::identification;
use crate::app::App;
use crate::frame::Shell;
use crate::frame::dates::date;
use crate::identities::store::{self, KnownIdentity};
use crate::platform::error::Error;

/// The part of the page.
pub struct IdentityPart {
    /// Names and values; empty for whoever has not identified themselves.
    pub lines: Vec<(String, String)>,
    /// Where identification begins; empty where there is none.
    pub strong: String,
}

impl IdentityPart {
    /// The part for an account.
    pub async fn of(app: &App, shell: &Shell, resident: ResidentId) -> Result<Self, Error> {
        let known = store::find(app.db.reader(), resident, &app.keyring).await?;
        let lines = known.map(|known| lines(app, shell, &known)).unwrap_or_default();
        Ok(Self { lines, strong: identification::address(app, shell.locale) })
    }

    /// Is there anything to show?
    pub fn is_shown(&self) -> bool {
        !self.lines.is_empty() || !self.strong.is_empty()
    }
}

fn lines(app: &App, shell: &Shell, known: &KnownIdentity) -> Vec<(String, String)> {
    let municipality = match &known.municipality {
        None => shell.t("strong-municipality-unknown"),
        Some(code) => app.county.municipality_of_code(code).map_or_else(
            || shell.t("strong-municipality-elsewhere"),
            |municipality| municipality.name.get(shell.locale).to_owned(),
        ),
    };
    vec![
        (shell.t("strong-level"), shell.t(known.level.text_key())),
        (shell.t("strong-municipality"), municipality),
        (shell.t("strong-confirmed"), date(shell.locale, known.confirmed_on)),
    ]
}
