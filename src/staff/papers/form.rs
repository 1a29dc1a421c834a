//! The form of a line: one set of fields for typing it, mending it, comparing it and rejecting it.

use axum::response::Response;
use entity::ids::SupportId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{batch, batch_in, line, line_in};
use crate::actions::keep_paper_line::Deed;
use crate::app::App;
use crate::frame::form::{Choice, FieldError};
use crate::frame::{StaffShell, page};
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::{Ground, Kind};
use crate::kernel::text::clean_line;
use crate::papers::line::{Reason, Verdict};
use crate::papers::statement::{Asked, Fault, Statement, asks_birth};
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, SignedIn, Unsent};
use crate::threads::message::MASK;

/// What the form sends. Each deed looks at its own fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineForm {
    form_token: String,
    version: String,
    /// Which button was pressed.
    #[serde(rename = "do")]
    pub deed: String,
    /// The number of the sheet.
    pub sheet: String,
    /// The name.
    pub name: String,
    /// Code of the ground.
    pub ground: String,
    /// The body's business id.
    pub business_id: String,
    /// Id of the municipality.
    pub municipality: String,
    /// Date of birth.
    pub born_on: String,
    /// `new`, or the id of the support that it is the same as.
    pub verdict: String,
    /// Ids of the supports that the page showed beside it.
    pub seen: String,
    /// Code of the reason.
    pub reason: String,
}

/// A page whose form comes back when it is not taken.
pub trait ComesBack: Sized {
    /// What surrounds the page, the notice above the form, and what is to be mended.
    fn parts(&mut self) -> (&mut StaffShell, &mut String, &mut Vec<FieldError>);

    /// The page with why its form was not taken.
    fn with_notice(mut self, key: &str) -> Self {
        let (shell, notice, _) = self.parts();
        *notice = shell.t(key);
        self
    }

    /// The page with what is to be mended: fields with the keys of what to do.
    fn with_faults(mut self, faults: Vec<(&'static str, &'static str)>) -> Self {
        let (shell, _, errors) = self.parts();
        *errors = faults.into_iter().map(|(field, key)| FieldError { field, text: shell.t(key) }).collect();
        *shell = shell.clone().with_faults();
        self
    }
}

impl PageForm for LineForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        if self.name.is_empty() { Vec::new() } else { vec![&self.name] }
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        if let Some(place) = line_in(address) {
            let shown = line::LinePage::read(app, signed_in, place, Some(self)).await?;
            return Ok(page(&shown.with_notice(why.text_key())));
        }
        let place = batch_in(address).ok_or(Error::NotFound)?;
        let shown = batch::BatchPage::read(app, signed_in, place, 0, self).await?;
        Ok(page(&shown.with_notice(why.text_key())))
    }
}

impl LineForm {
    /// The version that the page showed; one that no line has where that is missing.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(0)
    }

    /// The form of a line as it stands.
    pub fn of(statement: &Statement) -> Self {
        Self {
            sheet: statement.sheet.to_string(),
            name: statement.name.clone(),
            ground: statement.ground.code().to_owned(),
            business_id: statement.business_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            municipality: statement.municipality.clone().unwrap_or_default(),
            born_on: statement.born_on.map(|day| day.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The form for the line that follows on the sheet: much of it is the same.
    pub fn next(self) -> Self {
        let Self { sheet, ground, municipality, .. } = self;
        Self { sheet, ground, municipality, ..Self::default() }
    }

    /// What was typed of a line, or everything to mend: fields with the keys of what to do.
    pub fn statement(
        &self,
        asked: Asked,
        is_municipality: impl Fn(&str) -> bool,
    ) -> Result<Statement, Vec<(&'static str, &'static str)>> {
        let ground = Ground::parse(&self.ground);
        // Where none is chosen the field comes back, whatever is read for it here.
        let assumed = ground.unwrap_or(Ground::Resident);
        let municipality = Some(self.municipality.clone()).filter(|id| assumed.needs_municipality() && !id.is_empty());
        let statement = Statement {
            sheet: self.sheet.trim().parse().unwrap_or_default(),
            name: clean_line(&mask_identity_codes(&self.name, MASK).text),
            ground: assumed,
            business_id: BusinessId::parse(&self.business_id).filter(|_| assumed.needs_business_id()),
            municipality,
            born_on: self.born_on.trim().parse().ok().filter(|_| asks_birth(asked.kind)),
        };
        let mut faults: Vec<_> = statement.faults(asked, is_municipality).into_iter().map(Fault::told).collect();
        if ground.is_none() && !faults.iter().any(|(field, _)| *field == "ground") {
            faults.push(("ground", "paper-no-ground"));
        }
        if faults.is_empty() { Ok(statement) } else { Err(faults) }
    }

    /// What the button means that was pressed, but for mending; or the field to mend.
    pub fn deed(&self) -> Result<Deed, (&'static str, &'static str)> {
        match self.deed.as_str() {
            "check" => {
                let verdict = match self.verdict.as_str() {
                    "new" => Some(Verdict::New),
                    id => support(id).map(Verdict::SameAs),
                };
                let verdict = verdict.ok_or(("verdict", "paper-no-verdict"))?;
                Ok(Deed::Check { verdict, seen: self.seen.split(' ').filter_map(support).collect() })
            }
            "reject" => Reason::parse(&self.reason).map(Deed::Reject).ok_or(("reason", "paper-no-reason")),
            _ => Ok(Deed::TakeUp),
        }
    }
}

fn support(id: &str) -> Option<SupportId> {
    Uuid::parse_str(id).ok().map(SupportId)
}

/// What can be chosen in the fields of a line, and which of them the kind of initiative asks.
pub struct LineFields {
    /// The grounds.
    pub grounds: Vec<Choice>,
    /// The municipalities.
    pub municipalities: Vec<Choice>,
    /// The business id is asked: organisations may support the kind.
    pub asks_business_id: bool,
    /// The date of birth is asked.
    pub asks_birth: bool,
}

impl LineFields {
    /// The fields for a kind, with what was chosen.
    pub fn of(app: &App, shell: &StaffShell, kind: Kind, form: &LineForm) -> Self {
        Self {
            grounds: grounds(shell, kind, &form.ground),
            municipalities: municipalities(app, shell, &form.municipality),
            asks_business_id: Ground::ALL.into_iter().any(|ground| ground.needs_business_id() && kind.allows(ground)),
            asks_birth: asks_birth(kind),
        }
    }
}

/// The grounds on which somebody may support the kind, the chosen one marked.
fn grounds(shell: &StaffShell, kind: Kind, chosen: &str) -> Vec<Choice> {
    let allowed = Ground::ALL.into_iter().filter(|ground| kind.allows(*ground));
    let grounds = allowed.map(|ground| (ground.code().to_owned(), shell.t(ground.short_key())));
    choices(shell, grounds, chosen)
}

/// The municipalities of the county, the chosen one marked.
fn municipalities(app: &App, shell: &StaffShell, chosen: &str) -> Vec<Choice> {
    let towns = app.county.facts.municipalities.iter();
    choices(shell, towns.map(|town| (town.id.clone(), town.name.get(shell.locale).to_owned())), chosen)
}

/// The reasons, the chosen one marked.
pub fn reasons(shell: &StaffShell, chosen: &str) -> Vec<Choice> {
    let reasons = Reason::ALL.into_iter().map(|reason| (reason.code().to_owned(), shell.t(reason.text_key())));
    choices(shell, reasons, chosen)
}

fn choices(shell: &StaffShell, values: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let none = (String::new(), shell.t("paper-choose"));
    let choice =
        |(value, text): (String, String)| Choice { is_chosen: value == chosen, value, text, hint: String::new() };
    std::iter::once(none).chain(values).map(choice).collect()
}
