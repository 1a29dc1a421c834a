//! Initiatives that the registry writes down: from paper, from a meeting of the council, or from the national service.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address;
use super::entry_check::Entry;
use crate::actions::enter_initiative;
use crate::actions::file_initiative::InitiativeReceipt;
use crate::app::{App, AppState};
use crate::feedback::draft::DraftId;
use crate::frame::dates::date;
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::{StaffPage, StaffShell, page};
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::national::NationalReference;
use crate::initiatives::new_initiative::NewInitiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::receipts::sent_before;
use crate::initiatives::rows::Origin;
use crate::initiatives::store;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};
use crate::staff::words::language_key;

/// The ways in that the registry enters.
pub const ORIGINS: [Origin; 3] = [Origin::Paper, Origin::Council, Origin::National];

/// Where the form stands and is sent.
const ADDRESS: &str = "/staff/initiatives/new";

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    form_token: String,
    /// The form's key: the same form is the same initiative.
    pub key: String,
    /// Code of how it came.
    pub origin: String,
    /// Address in the national service.
    pub national_address: String,
    /// Case number there.
    pub national_number: String,
    /// The day it came.
    pub filed_on: String,
    /// Code of the kind.
    pub kind: String,
    /// Code of the language.
    pub language: String,
    /// The title.
    pub title: String,
    /// What is proposed.
    pub proposal: String,
    /// Why.
    pub reasons: String,
    /// Service id.
    pub service: String,
    /// Goal id.
    pub goal: String,
    /// `yes` when supporters are collected first.
    pub collects: String,
    /// Code of the first maker's ground.
    pub ground: String,
    /// Their name.
    pub name: String,
    /// Municipality id.
    pub municipality: String,
    /// Business id of a body.
    pub business_id: String,
    /// Who speaks for it.
    pub speaker: String,
    /// Address for notices.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// `yes` when the names are shown.
    pub shows_name: String,
    /// Those who signed after the first, one a line.
    pub others: String,
}

/// The form.
#[derive(Template)]
#[template(path = "staff/initiative_entry.html")]
struct EntryPage {
    shell: StaffShell,
    notice: String,
    errors: Vec<FieldError>,
    form: EntryForm,
    origins: Vec<Choice>,
    kinds: Vec<Choice>,
    languages: Vec<Choice>,
    services: Vec<Choice>,
    goals: Vec<Choice>,
    collects: Option<Choice>,
    grounds: Vec<Choice>,
    municipalities: Vec<Choice>,
    shows_name: Choice,
}

/// What to give to whoever made it, and what comes next.
#[derive(Template)]
#[template(path = "staff/initiative_entered.html")]
struct EnteredPage {
    shell: StaffShell,
    number: String,
    href: String,
    code: Vec<String>,
    check_by: String,
}

/// `GET /staff/initiatives/new`, with what was kept of a form whose session had ended.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Result<Response, Error> {
    if let Some(kept) = kept_for(&app, &signed_in, ADDRESS).await? {
        let form: EntryForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, ADDRESS, Unsent::SignedOut).await;
    }
    let key = DraftId::draw(&app.random).as_str().to_owned();
    let form = EntryForm { key, filed_on: app.clock.today().to_string(), ..EntryForm::default() };
    Ok(page(&EntryPage::of(&app, shell_of(&app, &signed_in), form, Vec::new())))
}

/// `POST /staff/initiatives/new`: answers with the receipt. The same form again shows the same receipt.
pub async fn submit(posted: Posted<EntryForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, mut form, .. } = posted;
    let shell = shell_of(&app, &signed_in);
    let masked = form.mask();
    let Entry { new, came } = match form.check(&app, &shell, &masked) {
        Ok(entry) => entry,
        Err(faults) => return Ok(again(&app, shell, form, faults, StatusCode::UNPROCESSABLE_ENTITY)),
    };
    if let Some(known) = known(&app, &new, came.2.as_ref()).await? {
        let text = shell.t_with("staff-entry-known-number", &[("number", known.to_string().into())]);
        let faults = vec![FieldError { field: "national_number", text }];
        return Ok(again(&app, shell, form, faults, StatusCode::CONFLICT));
    }
    match enter_initiative(&app, &signed_in.staff, new, came).await {
        Ok(receipt) => Ok(page(&EnteredPage::of(shell, &receipt))),
        // It was saved, and then changed with the browser's way back: the receipt would be that of other words.
        Err(Error::Malformed) => {
            let faults = vec![FieldError { field: "title", text: shell.t("staff-entry-saved-before") }];
            Ok(again(&app, shell, form, faults, StatusCode::CONFLICT))
        }
        Err(fault) => Err(fault),
    }
}

fn again(app: &App, shell: StaffShell, form: EntryForm, faults: Vec<FieldError>, status: StatusCode) -> Response {
    (status, page(&EntryPage::of(app, shell.with_faults(), form, faults))).into_response()
}

/// The initiative that has the same case number in the national service; the same form sent again is not another one.
async fn known(
    app: &App,
    new: &NewInitiative,
    national: Option<&NationalReference>,
) -> Result<Option<InitiativeNumber>, Error> {
    let Some(national) = national else { return Ok(None) };
    if sent_before(app.db.reader(), &new.key).await?.is_some() {
        return Ok(None);
    }
    Ok(store::find_by_national(app.db.reader(), national).await?)
}

impl PageForm for EntryForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [&self.title, &self.proposal, &self.reasons, &self.name, &self.others, &self.email, &self.phone];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, _: &str, why: Unsent) -> Result<Response, Error> {
        let shell = shell_of(app, signed_in);
        let notice = shell.t(why.text_key());
        Ok(page(&EntryPage { notice, ..EntryPage::of(app, shell, self, Vec::new()) }))
    }
}

fn shell_of(app: &App, signed_in: &SignedIn) -> StaffShell {
    let shell = signed_in.shell(app, StaffPage::Initiatives);
    let title = shell.t("staff-entry");
    shell.titled(&title)
}

impl EntryPage {
    fn of(app: &App, shell: StaffShell, form: EntryForm, errors: Vec<FieldError>) -> Self {
        let county = &app.county;
        let locale = shell.locale;
        let choices = |pairs: Vec<(String, String)>, chosen: &str| {
            pairs.into_iter().map(|pair| choice(pair, chosen)).collect::<Vec<_>>()
        };
        let coded = |code: &str, key: &str| (code.to_owned(), shell.t(key));
        let none = || (String::new(), shell.t("staff-entry-none"));
        let services = county.services.iter().map(|one| (one.id.clone(), one.name.get(locale).to_owned()));
        let towns = county.facts.municipalities.iter().map(|one| (one.id.clone(), one.name.get(locale).to_owned()));
        let goals = county.strategy.goals.iter().filter(|one| county.is_linkable(&one.id));
        let goals = goals.map(|one| (one.id.clone(), one.name.get(locale).to_owned()));
        let may_collect = county.initiatives.collecting.is_some();
        Self {
            origins: choices(ORIGINS.map(|one| coded(one.code(), one.text_key())).into(), &form.origin),
            kinds: choices(Kind::ALL.map(|one| coded(one.code(), one.text_key())).into(), &form.kind),
            languages: choices(Locale::ALL.map(|one| coded(one.code(), language_key(one))).into(), &form.language),
            services: choices(std::iter::once(none()).chain(services).collect(), &form.service),
            goals: choices(std::iter::once(none()).chain(goals).collect(), &form.goal),
            collects: may_collect.then(|| choice(("yes".to_owned(), shell.t("staff-entry-collects")), &form.collects)),
            grounds: choices(Ground::ALL.map(|one| coded(one.code(), one.text_key())).into(), &form.ground),
            municipalities: choices(std::iter::once(none()).chain(towns).collect(), &form.municipality),
            shows_name: choice(("yes".to_owned(), shell.t("staff-entry-shows-name")), &form.shows_name),
            notice: String::new(),
            errors,
            form,
            shell,
        }
    }
}

fn choice((value, text): (String, String), chosen: &str) -> Choice {
    Choice { is_chosen: value == chosen, value, text, hint: String::new() }
}

impl EnteredPage {
    fn of(shell: StaffShell, receipt: &InitiativeReceipt) -> Self {
        let grouped = receipt.code.grouped();
        let groups: Vec<&str> = grouped.split(['-', ' ']).filter(|group| !group.is_empty()).collect();
        let by = |by: NaiveDate| shell.t_with("initiative-check-by", &[("date", date(shell.locale, by).into())]);
        Self {
            number: receipt.number.to_string(),
            href: address(receipt.number),
            // Two groups a line, as on the maker's own receipt.
            code: groups.chunks(2).map(|pair| pair.join(" ")).collect(),
            check_by: receipt.check_by.map(by).unwrap_or_default(),
            shell,
        }
    }
}
