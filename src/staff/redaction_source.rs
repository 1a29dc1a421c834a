//! What the page for a public text is made of.

use std::collections::HashMap;

use entity::ids::StaffId;

use crate::accounts::store::names_of;
use crate::answers::store::{self as answers, Answer};
use crate::app::App;
use crate::cases::case::Case;
use crate::feedback::store::{self as feedback, Told};
use crate::platform::error::Error;
use crate::publications::publication::{Version, seals_original};
use crate::publications::store as publications;

/// Everything that the page is made of, read once.
pub struct Source {
    /// The case.
    pub case: Case,
    /// What the resident wrote.
    pub told: Told,
    /// Answers, oldest first.
    pub answers: Vec<Answer>,
    /// The versions of the public text, oldest first.
    pub versions: Vec<Version>,
    names: HashMap<StaffId, String>,
    is_open: bool,
}

impl Source {
    /// Reads what belongs to a case that the asker has opened.
    pub async fn of(app: &App, case: Case) -> Result<Self, Error> {
        let (conn, keyring) = (app.db.reader(), &app.keyring);
        let told = feedback::find(conn, case.id, keyring).await?.ok_or(Error::NotFound)?;
        let answers = answers::of_case(conn, case.id, keyring).await?;
        let versions = publications::of_case(conn, case.id, keyring).await?;
        let people = versions.iter().flat_map(|version| {
            let approved_by = version.state.given().and_then(|given| given.approved_by);
            std::iter::once(version.made_by).chain(approved_by)
        });
        let names = names_of(conn, &people.collect::<Vec<_>>()).await?;
        Ok(Self { case, told, answers, versions, names, is_open: false })
    }

    /// The same, after somebody gave a reason for opening the original.
    #[must_use]
    pub fn opened(self) -> Self {
        Self { is_open: true, ..self }
    }

    /// May the original not be shown?
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        !self.is_open && seals_original(&self.case, &self.versions)
    }

    /// The name of somebody who made or approved a version.
    #[must_use]
    pub fn name_of(&self, staff: StaffId) -> String {
        self.names.get(&staff).cloned().unwrap_or_default()
    }
}
