//! Feedback that came by telephone, on paper or on a visit, entered by staff.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::case_page::Day;
use super::words::language_key;
use crate::actions::receive_feedback::{Receipt, receive_feedback};
use crate::app::{App, AppState};
use crate::cases::channel::Origin;
use crate::counties::county::Translated;
use crate::feedback::contact::{Contact, EmailAddress, NAME_MAX_CHARS, PhoneNumber};
use crate::feedback::draft::DraftId;
use crate::feedback::feedback::{FeedbackText, Kind, Nps, ReplyWay, TextFault};
use crate::feedback::new_feedback::NewFeedback;
use crate::frame::form::{Choice, FieldError};
use crate::frame::{StaffPage, StaffShell, page};
use crate::kernel::actor::{Actor, Staff};
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::privacy::mask_identity_codes;
use crate::routing::explain;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};
use crate::threads::message::MASK;

/// The ways in that staff enter.
const ORIGINS: [Origin; 3] = [Origin::Phone, Origin::Paper, Origin::Visit];

/// Where the form stands and is sent.
const ADDRESS: &str = "/staff/cases/new";

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCaseForm {
    form_token: String,
    key: String,
    origin: String,
    language: String,
    text: String,
    kind: String,
    service: String,
    municipality: String,
    place: String,
    topic: String,
    nps: String,
    may_publish: String,
    reply: String,
    name: String,
    email: String,
    phone: String,
}

/// The form.
#[derive(Template)]
#[template(path = "staff/new_case.html")]
struct NewCasePage {
    shell: StaffShell,
    notice: String,
    errors: Vec<FieldError>,
    form: NewCaseForm,
    origins: Vec<Choice>,
    languages: Vec<Choice>,
    kinds: Vec<Choice>,
    services: Vec<Choice>,
    municipalities: Vec<Choice>,
    places: Vec<Choice>,
    topics: Vec<Choice>,
    may_publish: Choice,
    by_email: Choice,
    by_phone: Choice,
    by_code: Choice,
    no_reply: Choice,
}

/// What to tell the person: the receipt code, and what happens next.
#[derive(Template)]
#[template(path = "staff/new_case_receipt.html")]
struct ReceiptPage {
    shell: StaffShell,
    number: String,
    code: Vec<String>,
    spelt: Vec<String>,
    /// Identity codes that were taken out, for whoever typed them and nobody else.
    removed: Vec<String>,
    why: String,
    due: Day,
    is_own: bool,
    phone: String,
}

/// `GET /staff/cases/new`, with what was kept of a form whose session had ended.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Result<Response, Error> {
    if let Some(kept) = kept_for(&app, &signed_in, ADDRESS).await? {
        let form: NewCaseForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, ADDRESS, Unsent::SignedOut).await;
    }
    let shell = shell_of(&app, &signed_in);
    let key = DraftId::draw(&app.random);
    let form = NewCaseForm { key: key.as_str().to_owned(), ..NewCaseForm::default() };
    Ok(page(&NewCasePage::of(&app, shell, form, Vec::new())))
}

/// `POST /staff/cases/new`: answers with the receipt. The same form again shows the same receipt.
pub async fn submit(posted: Posted<NewCaseForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, .. } = posted;
    let shell = shell_of(&app, &signed_in);
    let new = match form.check(&app, &shell) {
        Ok(new) => new,
        Err(faults) => {
            let shown = NewCasePage::of(&app, shell.with_faults(), form, faults);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response());
        }
    };
    let receipt = receive_feedback(&app, &Actor::Staff(signed_in.staff.clone()), new).await?;
    let why = why(&app, &receipt, shell.locale);
    Ok(page(&ReceiptPage::of(&app, shell, &signed_in.staff, &receipt, why, form.removed())))
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
        let notice = shell.t(why.text_key());
        Ok(page(&NewCasePage { notice, ..NewCasePage::of(app, shell, self, Vec::new()) }))
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
    fn removed(&self) -> Vec<String> {
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
    fn check(&self, app: &App, shell: &StaffShell) -> Result<NewFeedback, Vec<FieldError>> {
        let county = &app.county;
        let mut faults = Vec::new();
        let mut fault = |field: &'static str, key: &str| faults.push(FieldError { field, text: shell.t(key) });
        let key = DraftId::parse(&self.key).unwrap_or_else(|| DraftId::draw(&app.random));
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
                files: Vec::new(),
            }),
            _ => Err(faults),
        }
    }
}

impl NewCasePage {
    fn of(app: &App, shell: StaffShell, form: NewCaseForm, errors: Vec<FieldError>) -> Self {
        let county = &app.county;
        let known = |id: &str, name: &Translated| (id.to_owned(), name.get(shell.locale).to_owned());
        let services = county.services.iter().map(|service| known(&service.id, &service.name));
        let towns = county.facts.municipalities.iter().map(|town| known(&town.id, &town.name));
        let mut places: Vec<_> = county.places.iter().map(|place| known(&place.id, &place.name)).collect();
        places.sort_by_cached_key(|(_, name)| name.to_lowercase());
        let topics = county.topics.iter().map(|topic| known(&topic.id, &topic.name));
        let origins = ORIGINS.map(|origin| (origin.code().to_owned(), shell.t(origin.text_key())));
        let languages = Locale::ALL.map(|locale| (locale.code().to_owned(), shell.t(language_key(locale))));
        let kinds = Kind::ALL.map(|kind| (kind.code().to_owned(), shell.t(kind.text_key())));
        let reply = |way: ReplyWay| choice((way.code().to_owned(), shell.t(way.text_key())), &form.reply);
        Self {
            origins: origins.into_iter().map(|pair| choice(pair, &form.origin)).collect(),
            languages: languages.into_iter().map(|pair| choice(pair, &form.language)).collect(),
            kinds: kinds.into_iter().map(|pair| choice(pair, &form.kind)).collect(),
            services: with_unknown(&shell, services, &form.service),
            municipalities: with_unknown(&shell, towns, &form.municipality),
            places: with_unknown(&shell, places.into_iter(), &form.place),
            may_publish: choice(("yes".to_owned(), shell.t("staff-new-may-publish")), &form.may_publish),
            topics: with_unknown(&shell, topics, &form.topic),
            by_email: reply(ReplyWay::Email),
            by_phone: reply(ReplyWay::Phone),
            by_code: reply(ReplyWay::Code),
            no_reply: reply(ReplyWay::None),
            notice: String::new(),
            errors,
            form,
            shell,
        }
    }

    /// What is wrong with a field; nothing when it is right.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

fn choice((value, text): (String, String), chosen: &str) -> Choice {
    Choice { is_chosen: value == chosen, value, text, hint: String::new() }
}

/// "Not known", then the values.
fn with_unknown(shell: &StaffShell, values: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let unknown = (String::new(), shell.t("staff-new-unknown"));
    std::iter::once(unknown).chain(values).map(|pair| choice(pair, chosen)).collect()
}

impl ReceiptPage {
    fn of(app: &App, shell: StaffShell, staff: &Staff, receipt: &Receipt, why: String, removed: Vec<String>) -> Self {
        let grouped = receipt.code.grouped();
        let groups: Vec<&str> = grouped.split(['-', ' ']).filter(|group| !group.is_empty()).collect();
        Self {
            number: receipt.number.to_string(),
            // Two groups a line, as on the resident's own receipt.
            code: groups.chunks(2).map(|pair| pair.join(" ")).collect(),
            spelt: groups.iter().map(|group| spelt(group)).collect(),
            removed,
            why,
            due: Day::of(&shell, receipt.due_on),
            is_own: policy::may(staff, Operation::ReadCase, &receipt.unit),
            phone: app.county.facts.phone.clone(),
            shell,
        }
    }
}

/// A group letter by letter, for reading aloud.
fn spelt(group: &str) -> String {
    group.chars().map(String::from).collect::<Vec<_>>().join(" ")
}
