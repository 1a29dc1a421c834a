//! The small forms on the page of a case. All are read as one, so that a form that comes back keeps
//! what was typed.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::{StaffId, UnitId};
use serde::{Deserialize, Serialize};

use super::answer_form::month;
use super::case_page::CasePage;
use super::deeds::Deed;
use super::done::Done;
use super::dossier::Dossier;
use crate::answers::answer::{AnswerText, ChangeSummary, LengthFault, MadeChange, Month};
use crate::app::{App, AppState};
use crate::cases::case::Case;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::frame::form::FieldError;
use crate::frame::{StaffPage, StaffShell, page};
use crate::kernel::actor::Staff;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent};
use crate::threads::message::{MASK, MessageFault, MessageText};
use crate::threads::reason::reason;

/// Most characters of an authority's name.
const AUTHORITY_MAX_CHARS: usize = 200;

/// What one of the forms sent. Fields of the others are empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// `yes`: the question proposes that the case becomes an initiative.
    pub offers_initiative: String,
    /// The unit to send the case to.
    pub to: String,
    /// Why it is sent there.
    pub transfer_reason: String,
    /// Why it is given back.
    pub return_reason: String,
    /// What the resident is told of the change that was made.
    pub made_text: String,
    /// The change in words for the public.
    pub made_summary: String,
    /// Since which month, as typed.
    pub made_month: String,
    /// Since which year, as typed.
    pub made_year: String,
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
    /// Why the sealed original is opened.
    pub original_reason: String,
}

/// One of the small forms, sent from a page of this very session.
pub struct Sent {
    app: AppState,
    signed_in: SignedIn,
    deed: Deed,
    /// The case it speaks of.
    pub number: CaseNumber,
    /// What was typed.
    pub form: CaseForm,
    faults: Vec<FieldError>,
}

impl FromRequest<AppState> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Response> {
        let Posted { app, signed_in, form, address } = Posted::from_request(request, app).await?;
        let (Some(number), Some(deed)) = (number_in(&address), Deed::at(&address)) else {
            return Err(Error::NotFound.into_response());
        };
        Ok(Self { app, signed_in, deed, number, form, faults: Vec::new() })
    }
}

/// The number in an address of a case.
pub(super) fn number_in(address: &str) -> Option<CaseNumber> {
    CaseNumber::parse(address.strip_prefix("/staff/cases/")?.split('/').next()?)
}

impl Sent {
    /// The program.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Who sends it.
    #[must_use]
    pub fn staff(&self) -> &Staff {
        &self.signed_in.staff
    }

    /// The version that the page showed; what is no number was never shown.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.form.version()
    }

    fn shell(&self) -> StaffShell {
        self.signed_in.shell(&self.app, StaffPage::Queue)
    }

    fn fault(&mut self, field: &'static str, key: &str) {
        let text = self.shell().t(key);
        self.faults.push(FieldError { field, text });
    }

    /// Does the question propose that the case becomes an initiative?
    #[must_use]
    pub fn offers_initiative(&self) -> bool {
        self.form.offers_initiative == "yes"
    }

    /// Reads one of the texts; what is wrong with it is kept for [`Self::again`].
    pub fn message(&mut self, field: &'static str, empty: &str) -> Option<MessageText> {
        let read = MessageText::parse(self.form.field(field));
        self.measured_message(field, read, empty)
    }

    /// Reads why a sealed original is opened.
    pub fn original_reason(&mut self) -> Option<MessageText> {
        let read = reason(&self.form.original_reason);
        self.measured_message("original_reason", read, "staff-original-no-reason")
    }

    fn measured_message(
        &mut self,
        field: &'static str,
        read: Result<MessageText, MessageFault>,
        empty: &str,
    ) -> Option<MessageText> {
        match read {
            Ok(text) => Some(text),
            Err(MessageFault::Empty) => {
                self.fault(field, empty);
                None
            }
            Err(MessageFault::TooLong { by }) => {
                let by = i64::try_from(by).unwrap_or(i64::MAX);
                let text = self.shell().t_with("staff-too-long", &[("n", by.into())]);
                self.faults.push(FieldError { field, text });
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

    /// Reads what is told of a change that was made. A month that is still to come is none: nothing is made in the future.
    pub fn made_change(&mut self) -> Option<MadeChange> {
        let this_month = Month::of(self.app.clock.today());
        let text = AnswerText::parse(&self.form.made_text);
        let text = self.measured("made_text", text, "staff-answer-no-text");
        let summary = ChangeSummary::parse(&self.form.made_summary);
        let summary = self.measured("made_summary", summary, "staff-answer-no-made-summary");
        let month = month(&self.form.made_year, &self.form.made_month).filter(|month| *month <= this_month);
        if month.is_none() {
            self.fault("made_month", "staff-answer-no-made-month");
        }
        Some(MadeChange { text: text?, summary: summary?, month: month? })
    }

    fn measured<T>(&mut self, field: &'static str, read: Result<T, LengthFault>, missing: &str) -> Option<T> {
        match read {
            Ok(text) => return Some(text),
            Err(LengthFault::TooLong { by }) => {
                let by = i64::try_from(by).unwrap_or(i64::MAX);
                let text = self.shell().t_with("staff-too-long", &[("n", by.into())]);
                self.faults.push(FieldError { field, text });
            }
            Err(LengthFault::Empty | LengthFault::TooShort) => self.fault(field, missing),
        }
        None
    }

    /// Reads the name of an authority.
    pub fn authority(&mut self) -> Option<String> {
        let name = clean_line(&mask_identity_codes(&self.form.authority, MASK).text);
        if name.is_empty() || name.chars().count() > AUTHORITY_MAX_CHARS {
            self.fault("authority", "staff-move-no-authority");
            return None;
        }
        Some(name)
    }

    /// The case's page as it is now.
    pub async fn page(&self) -> Result<CasePage, Error> {
        CasePage::read(&self.app, &self.signed_in, &self.number).await
    }

    /// The page of a case whose original was opened a moment ago.
    pub async fn page_of_opened(&self, case: Case) -> Result<CasePage, Error> {
        let dossier = Dossier::of(&self.app, self.staff(), case).await?.opened();
        Ok(CasePage::of(&self.app, &self.signed_in, &dossier))
    }

    /// The page again, with what was typed and what to do about it.
    pub async fn again(self) -> Result<Response, Error> {
        let shown = self.page().await?.with_typed(self.form).with_faults(self.faults);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response())
    }

    /// How the deed ended: on to the case, or the case as it is now with what was typed.
    pub async fn settle(self, outcome: Result<(), Error>, done: Done) -> Result<Response, Error> {
        match outcome {
            Ok(()) => {
                let is_masked = self.form.has_identity_code(self.deed);
                done_with(&self.app, self.staff(), &self.number, done, is_masked).await
            }
            Err(Error::Conflict | Error::NotNow(_)) => {
                let shown = self.page().await?.with_late(self.form, self.deed);
                Ok((StatusCode::CONFLICT, page(&shown)).into_response())
            }
            Err(fault) => Err(fault),
        }
    }
}

impl PageForm for CaseForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        let texts = Deed::ALL.iter().flat_map(|deed| deed.fields()).map(|field| self.field(field));
        texts.filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let (Some(number), Some(deed)) = (number_in(address), Deed::at(address)) else {
            return Err(Error::NotFound);
        };
        Ok(page(&CasePage::read(app, signed_in, &number).await?.with_unsent(self, deed, why)))
    }
}

impl CaseForm {
    /// The version that the page showed; what is no number was never shown.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or_default()
    }

    fn field(&self, name: &str) -> &str {
        match name {
            "question" => &self.question,
            "transfer_reason" => &self.transfer_reason,
            "return_reason" => &self.return_reason,
            "made_text" => &self.made_text,
            "made_summary" => &self.made_summary,
            "reject_reason" => &self.reject_reason,
            "reject_ground" => &self.reject_ground,
            "authority" => &self.authority,
            "move_reason" => &self.move_reason,
            "reopen_reason" => &self.reopen_reason,
            "note" => &self.note,
            "original_reason" => &self.original_reason,
            _ => "",
        }
    }

    /// Stands an identity code in what was typed for a deed? It is taken out before anything is stored.
    fn has_identity_code(&self, deed: Deed) -> bool {
        !mask_identity_codes(&self.text_of(deed), MASK).removed.is_empty()
    }

    /// What was typed for a deed: shown once more when the deed is no longer possible.
    pub(super) fn text_of(&self, deed: Deed) -> String {
        let texts = deed.fields().iter().map(|field| self.field(field));
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

/// On to the case; to the queue where the case is no longer one's own. `is_masked`: an identity code was taken out of
/// what was written.
pub async fn done_with(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    done: Done,
    is_masked: bool,
) -> Result<Response, Error> {
    let is_known = store::find(app.db.reader(), staff, number).await?.is_some();
    let masked = if is_masked { "&masked=1" } else { "" };
    let next = if is_known {
        format!("/staff/cases/{number}?done={}{masked}", done.code())
    } else {
        format!("/staff/queue?v=unit&done={}&case={number}{masked}", done.code())
    };
    Ok(Redirect::to(&next).into_response())
}
