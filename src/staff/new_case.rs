//! Feedback that came by telephone, on paper or on a visit, entered by staff.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::kept_files::{files_of, keep};
use super::new_case_page::{NewCasePage, ReceiptPage};
use crate::actions::keep_files::remove_file;
use crate::actions::receive_feedback::{Receipt, receipt_of_form, receive_feedback};
use crate::actions::save_draft;
use crate::app::{App, AppState};
use crate::cases::channel::Origin;
use crate::feedback::contact::{Contact, EmailAddress, NAME_MAX_CHARS, PhoneNumber};
use crate::feedback::draft::{DraftFile, DraftId};
use crate::feedback::feedback::{FeedbackText, Kind, Nps, ReplyWay, TextFault};
use crate::feedback::new_feedback::NewFeedback;
use crate::feedback::store::NewAttachment;
use crate::frame::form::FieldError;
use crate::frame::{Routes, StaffPage, StaffShell, page};
use crate::kernel::actor::Actor;
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::policy::Operation::EnterCase;
use crate::privacy::mask_identity_codes;
use crate::routing::explain;
use crate::sessions::{PageForm, Posted, PostedWithFiles, SignedIn, Unsent, kept_for};
use crate::threads::message::MASK;

/// The ways in that staff enter.
pub const ORIGINS: [Origin; 3] = [Origin::Phone, Origin::Paper, Origin::Visit];

/// Where the form stands and is sent.
const ADDRESS: &str = "/staff/cases/new";

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCaseForm {
    pub form_token: String,
    pub key: String,
    pub origin: String,
    pub language: String,
    pub text: String,
    pub kind: String,
    pub service: String,
    pub municipality: String,
    pub place: String,
    pub topic: String,
    pub nps: String,
    pub may_publish: String,
    pub reply: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// The kept file to take away, by its random name.
    pub remove: String,
}

/// The form, which takes files.
pub fn routes() -> Routes {
    Routes::new().get(ADDRESS, EnterCase, show).post(ADDRESS, EnterCase, submit)
}

/// `GET /staff/cases/new`, with what was kept of a form whose session had ended.
async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Result<Response, Error> {
    if let Some(kept) = kept_for(&app, &signed_in, ADDRESS).await? {
        let form: NewCaseForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, ADDRESS, Unsent::SignedOut).await;
    }
    let shell = shell_of(&app, &signed_in);
    let key = DraftId::draw(&app.random);
    let form = NewCaseForm { key: key.as_str().to_owned(), ..NewCaseForm::default() };
    Ok(page(&NewCasePage::of(&app, shell, form, &[], Vec::new())))
}

/// `POST /staff/cases/new`: answers with the receipt. The same form again shows the same receipt.
async fn submit(posted: PostedWithFiles<NewCaseForm>) -> Result<Response, Error> {
    let PostedWithFiles { posted: Posted { app, signed_in, mut form, .. }, sent } = posted;
    let shell = shell_of(&app, &signed_in);
    let key = DraftId::parse(&form.key).unwrap_or_else(|| DraftId::draw(&app.random));
    key.as_str().clone_into(&mut form.key);
    // A form that was sent before gets its receipt again, with nothing added.
    if let Some(receipt) = receipt_of_form(&app, &key).await? {
        let why = why(&app, &receipt, shell.locale);
        return Ok(page(&ReceiptPage::of(&app, shell, &signed_in.staff, &receipt, why, &form)));
    }
    if !form.remove.is_empty() {
        save_draft(&app, &key, |draft| remove_file(draft, &form.remove)).await?;
    }
    // The files are kept whatever else is to be mended: nobody scans a letter twice.
    let (files, refused) = keep(&app, &shell, &key, sent).await?;
    if !form.remove.is_empty() {
        return Ok(page(&NewCasePage::of(&app, shell, form, &files, refused.into_iter().collect())));
    }
    let new = match (form.check(&app, &shell, key, &files), refused) {
        (Ok(new), None) => new,
        (checked, refused) => {
            let faults = checked.err().into_iter().flatten().chain(refused).collect();
            let shown = NewCasePage::of(&app, shell.with_faults(), form, &files, faults);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response());
        }
    };
    let receipt = receive_feedback(&app, &Actor::Staff(signed_in.staff.clone()), new).await?;
    let why = why(&app, &receipt, shell.locale);
    Ok(page(&ReceiptPage::of(&app, shell, &signed_in.staff, &receipt, why, &form)))
}

impl PageForm for NewCaseForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [&self.text, &self.name, &self.email, &self.phone];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, _: &str, why: Unsent) -> Result<Response, Error> {
        let shell = shell_of(app, signed_in);
        let files = files_of(app, &self.key).await?;
        Ok(page(&NewCasePage::of(app, shell, self, &files, Vec::new()).with_notice(why.text_key())))
    }
}

fn shell_of(app: &App, signed_in: &SignedIn) -> StaffShell {
    let shell = signed_in.shell(app, StaffPage::NewCase);
    let title = shell.t("staff-page-new-case");
    shell.titled(&title)
}

/// Why the case went where it went, in the sentence that the sender reads, too.
fn why(app: &App, receipt: &Receipt, locale: Locale) -> String {
    receipt.trace.as_ref().map(|trace| explain(&app.county, trace, locale).sentence()).unwrap_or_default()
}

impl NewCaseForm {
    /// The identity codes that stand in what was typed.
    pub fn removed(&self) -> Vec<String> {
        let codes = |typed: &String| {
            let removed = mask_identity_codes(typed, MASK).removed;
            removed.into_iter().filter_map(|code| typed.get(code.range).map(str::to_owned)).collect::<Vec<_>>()
        };
        [&self.text, &self.name].into_iter().flat_map(codes).collect()
    }

    /// The answer to "would you recommend"; nothing where it was not asked, an error where it is no number from 0 to 10.
    fn nps(&self) -> Result<Option<Nps>, ()> {
        match self.nps.trim() {
            "" => Ok(None),
            typed => typed.parse().ok().and_then(Nps::new).map(Some).ok_or(()),
        }
    }

    /// The feedback, or everything to mend. Only the fields of the chosen way to reply count.
    fn check(
        &self,
        app: &App,
        shell: &StaffShell,
        key: DraftId,
        files: &[DraftFile],
    ) -> Result<NewFeedback, Vec<FieldError>> {
        let county = &app.county;
        let mut faults = Vec::new();
        let mut fault = |field: &'static str, key: &str| faults.push(FieldError { field, text: shell.t(key) });
        let origin = Origin::parse(&self.origin).filter(|origin| ORIGINS.contains(origin));
        let language = Locale::parse(&self.language);
        let kind = Kind::parse(&self.kind);
        let reply = ReplyWay::parse(&self.reply);
        if origin.is_none() {
            fault("origin", "staff-new-no-origin");
        }
        if language.is_none() {
            fault("language", "staff-new-no-language");
        }
        let text = FeedbackText::parse(&mask_identity_codes(&self.text, MASK).text);
        match text {
            Ok(_) => {}
            Err(TextFault::Empty) => fault("text", "staff-new-no-text"),
            Err(TextFault::TooShort) => fault("text", "staff-too-short"),
            Err(TextFault::TooLong { by }) => {
                let by = i64::try_from(by).unwrap_or(i64::MAX);
                let text = shell.t_with("staff-too-long", &[("n", by.into())]);
                faults.push(FieldError { field: "text", text });
            }
        }
        let mut fault = |field: &'static str, key: &str| faults.push(FieldError { field, text: shell.t(key) });
        if kind.is_none() {
            fault("kind", "staff-new-no-kind");
        }
        let nps = self.nps().unwrap_or_else(|()| {
            fault("nps", "staff-new-no-nps");
            None
        });
        let email = EmailAddress::parse(&self.email).filter(|_| reply == Some(ReplyWay::Email));
        let phone = PhoneNumber::parse(&self.phone).filter(|_| reply == Some(ReplyWay::Phone));
        match reply {
            None => fault("reply", "staff-new-no-reply"),
            Some(ReplyWay::Email) if email.is_none() => fault("email", "staff-new-no-email"),
            Some(ReplyWay::Phone) if phone.is_none() => fault("phone", "staff-new-no-phone"),
            Some(_) => {}
        }
        let is_reached = email.is_some() || phone.is_some();
        let name: String =
            clean_line(&mask_identity_codes(&self.name, MASK).text).chars().take(NAME_MAX_CHARS).collect();
        let name = Some(name).filter(|name| is_reached && !name.is_empty());
        let place = county.place(&self.place);
        // Who names a place has named its municipality.
        let municipality = county.municipality(&self.municipality).map(|found| &found.id);
        let municipality = municipality.or(place.map(|place| &place.municipality)).cloned();
        match (origin, language, text, kind, reply) {
            (Some(origin), Some(locale), Ok(text), Some(kind), Some(reply)) if faults.is_empty() => Ok(NewFeedback {
                key,
                text,
                kind,
                nps,
                service: county.service(&self.service).map(|service| service.id.clone()),
                municipality,
                place: place.map(|place| place.id.clone()),
                topic: county.topic(&self.topic).map(|topic| topic.id.clone()),
                goal: None,
                unit: None,
                reply,
                contact: Contact { name, email, phone },
                // Where nobody asked the person, the text stays with us.
                may_publish: !self.may_publish.is_empty(),
                locale,
                origin,
                files: files.iter().map(NewAttachment::from).collect(),
            }),
            _ => Err(faults),
        }
    }
}
