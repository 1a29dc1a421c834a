//! The small forms on the page of a case. All are read as one, so that a form that comes back keeps
//! what was typed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::{StaffId, UnitId};
use serde::Deserialize;

use super::SignedIn;
use super::case_page::CasePage;
use super::deeds::Deed;
use super::done::Done;
use super::dossier::Dossier;
use crate::actions::read_case::read_case;
use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::frame::form::FieldError;
use crate::frame::{StaffPage, page};
use crate::kernel::actor::Staff;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::threads::message::{MessageFault, MessageText};

/// Most characters of an authority's name.
const AUTHORITY_MAX_CHARS: usize = 200;

/// What one of the forms sent. Fields of the others are empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CaseForm {
    /// The session's token.
    pub form_token: String,
    /// The version that the page showed.
    pub version: String,
    /// Whom to give the case to.
    pub handler: String,
    /// A question to the resident.
    pub question: String,
    /// The unit to send the case to.
    pub to: String,
    /// Why it is sent there.
    pub transfer_reason: String,
    /// Why it is given back.
    pub return_reason: String,
    /// Why it is turned down.
    pub reject_reason: String,
    /// On what legal ground.
    pub reject_ground: String,
    /// The authority it was meant for.
    pub authority: String,
    /// Why it goes there.
    pub move_reason: String,
    /// Why it is opened again.
    pub reopen_reason: String,
    /// A note for colleagues.
    pub note: String,
}

/// A form that came from a page of this very session.
pub struct Sent<'a> {
    app: &'a App,
    signed_in: &'a SignedIn,
    /// The case it speaks of.
    pub number: CaseNumber,
    /// What was typed.
    pub form: CaseForm,
    faults: Vec<FieldError>,
}

impl<'a> Sent<'a> {
    /// Checks where the form came from.
    pub fn check(app: &'a App, signed_in: &'a SignedIn, number: &str, form: CaseForm) -> Result<Self, Error> {
        signed_in.shell(app, StaffPage::Queue).check(&form.form_token)?;
        let number = CaseNumber::parse(number).ok_or(Error::NotFound)?;
        Ok(Self { app, signed_in, number, form, faults: Vec::new() })
    }

    /// Who sends it.
    #[must_use]
    pub fn staff(&self) -> &'a Staff {
        &self.signed_in.staff
    }

    /// The version that the page showed; what is no number was never shown.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.form.version.parse().unwrap_or_default()
    }

    fn fault(&mut self, field: &'static str, key: &str) {
        let text = self.signed_in.shell(self.app, StaffPage::Queue).t(key);
        self.faults.push(FieldError { field, text });
    }

    /// Reads a message; what is wrong with it is kept for [`Self::again`].
    pub fn message(&mut self, field: &'static str, typed: &str, empty: &str) -> Option<MessageText> {
        match MessageText::parse(typed) {
            Ok(text) => Some(text),
            Err(MessageFault::Empty) => {
                self.fault(field, empty);
                None
            }
            Err(MessageFault::TooLong { by }) => {
                let shell = self.signed_in.shell(self.app, StaffPage::Queue);
                let by = i64::try_from(by).unwrap_or(i64::MAX);
                self.faults.push(FieldError { field, text: shell.t_with("staff-too-long", &[("n", by.into())]) });
                None
            }
        }
    }

    /// Reads the unit to send the case to: one that is open today.
    pub fn unit(&mut self) -> Option<UnitId> {
        let today = self.app.clock.today();
        let unit = self.app.county.unit(&self.form.to).filter(|unit| unit.is_open(today));
        let found = unit.map(|unit| UnitId(unit.id.clone()));
        if found.is_none() {
            self.fault("to", "staff-transfer-no-unit");
        }
        found
    }

    /// Reads whom to give the case to.
    pub fn handler(&mut self) -> Option<StaffId> {
        let found = self.form.handler.parse().ok().map(StaffId);
        if found.is_none() {
            self.fault("handler", "staff-assign-nobody");
        }
        found
    }

    /// Reads the name of an authority.
    pub fn authority(&mut self) -> Option<String> {
        let name = clean_line(&self.form.authority);
        if name.is_empty() || name.chars().count() > AUTHORITY_MAX_CHARS {
            self.fault("authority", "staff-move-no-authority");
            return None;
        }
        Some(name)
    }

    async fn page(self) -> Result<(CasePage, CaseForm, Vec<FieldError>), Error> {
        let case = read_case(self.app, self.staff(), &self.number).await?;
        let dossier = Dossier::of(self.app, self.staff(), case).await?;
        Ok((CasePage::of(self.app, self.signed_in, &dossier), self.form, self.faults))
    }

    /// The page again, with what was typed and what to do about it.
    pub async fn again(self) -> Result<Response, Error> {
        let (shown, form, faults) = self.page().await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_typed(form).with_faults(faults))).into_response())
    }

    /// How the deed ended: on to the case, or the case as it is now with what was typed.
    pub async fn settle(self, outcome: Result<(), Error>, deed: Deed, done: Done) -> Result<Response, Error> {
        match outcome {
            Ok(()) => done_with(self.app, self.staff(), &self.number, done).await,
            Err(Error::Conflict | Error::NotNow(_)) => {
                let version = self.version();
                let (shown, form, _) = self.page().await?;
                let typed = form.text_of(deed);
                let shown = shown.with_typed(form).with_conflict(version, deed, typed);
                Ok((StatusCode::CONFLICT, page(&shown)).into_response())
            }
            Err(fault) => Err(fault),
        }
    }
}

impl CaseForm {
    /// What was typed for a deed: shown once more when the deed is no longer possible.
    pub(super) fn text_of(&self, deed: Deed) -> String {
        let texts: &[&String] = match deed {
            Deed::Ask => &[&self.question],
            Deed::Transfer => &[&self.transfer_reason],
            Deed::Settle => &[&self.return_reason],
            Deed::Reject => &[&self.reject_reason, &self.reject_ground],
            Deed::Move => &[&self.authority, &self.move_reason],
            Deed::Reopen => &[&self.reopen_reason],
            _ => &[],
        };
        texts.iter().filter(|text| !text.is_empty()).map(|text| text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// On to the case; to the queue where the case is no longer one's own.
pub async fn done_with(app: &App, staff: &Staff, number: &CaseNumber, done: Done) -> Result<Response, Error> {
    let is_known = store::find(app.db.reader(), staff, number).await?.is_some();
    let next = if is_known {
        format!("/staff/cases/{number}?done={}", done.code())
    } else {
        format!("/staff/queue?v=unit&done={}&case={number}", done.code())
    };
    Ok(Redirect::to(&next).into_response())
}
