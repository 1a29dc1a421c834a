//! The batches of an initiative, and the form for a new one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::PaperBatchId;
use serde::{Deserialize, Serialize};

use super::form::ComesBack;
use super::{address, batch_address, number_in};
use crate::actions::keep_files::remove_file;
use crate::actions::register_papers::register_papers;
use crate::actions::save_draft;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::feedback::draft::{DraftFile, DraftId};
use crate::frame::dates::date;
use crate::frame::form::{Faults, FieldError};
use crate::frame::{FileLine, Link, StaffPage, StaffShell, page};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::papers::batch::{Fault, NewBatch};
use crate::papers::store::{self, Listed};
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, Posted, PostedWithFiles, SignedIn, Unsent, kept_for};
use crate::staff::kept_files::{self, files_of, keep};
use crate::supports::support::is_collecting;
use crate::threads::message::MASK;

/// What the form for a new batch sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BatchForm {
    form_token: String,
    key: String,
    sheets: String,
    brought_by: String,
    received_on: String,
    remove: String,
}

/// The page.
#[derive(Template)]
#[template(path = "staff/papers/list.html")]
struct PapersPage {
    shell: StaffShell,
    here: String,
    back: Link,
    sheets: Vec<Link>,
    notice: String,
    errors: Vec<FieldError>,
    batches: Vec<BatchLine>,
    is_open: bool,
    /// The form for a new batch is there.
    has_form: bool,
    form: BatchForm,
    files: Vec<FileLine>,
}

/// A batch in the list.
struct BatchLine {
    href: String,
    name: String,
    received: String,
    sheets: i32,
    /// How many lines wait, were compared once, count, and do not count.
    lines: [i64; 4],
}

/// The states in the order of the columns.
const COLUMNS: [&str; 4] = ["entered", "checked_once", "checked", "rejected"];

/// `GET /staff/initiatives/{initiative}/papers`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    if let Some(kept) =
        kept_for(&app, &signed_in, &address(number)).await?.filter(|kept| kept.address == address(number))
    {
        let form: BatchForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, &address(number), Unsent::SignedOut).await;
    }
    let key = DraftId::draw(&app.random).as_str().to_owned();
    let form = BatchForm { key, received_on: app.clock.today().to_string(), ..BatchForm::default() };
    Ok(page(&PapersPage::read(&app, &signed_in, number, form).await?))
}

/// `POST /staff/initiatives/{initiative}/papers`: registers a batch.
pub async fn submit(posted: PostedWithFiles<BatchForm>) -> Result<Response, Error> {
    let PostedWithFiles { posted: Posted { app, signed_in, mut form, address }, sent } = posted;
    let number = number_in(&address).ok_or(Error::NotFound)?;
    let key = DraftId::parse(&form.key).unwrap_or_else(|| DraftId::draw(&app.random));
    key.as_str().clone_into(&mut form.key);
    if !form.remove.is_empty() {
        save_draft(&app, &key, |draft| remove_file(draft, &form.remove)).await?;
        return Ok(page(&PapersPage::read(&app, &signed_in, number, form).await?));
    }
    let (initiative, _) = initiatives::find(app.db.reader(), &signed_in.staff, number).await?.ok_or(Error::NotFound)?;
    let shell = signed_in.shell(&app, StaffPage::Initiatives);
    let (files, refused) = keep(&app, &shell, &key, sent).await?;
    let cleaned = mask_identity_codes(&form.brought_by, MASK);
    let masked = (!cleaned.removed.is_empty()).then(|| {
        form.brought_by = cleaned.text;
        FieldError { field: "brought_by", text: shell.t("initiative-masked") }
    });
    let new = match (form.read(&app, &initiative), refused, masked) {
        (Ok(new), None, None) => new,
        (read, refused, masked) => {
            let told = |fault: Fault| {
                let (field, key) = fault.told();
                FieldError { field, text: shell.t(key) }
            };
            let faults = read.err().into_iter().flatten().map(told).chain(masked).chain(refused).collect();
            let shown = PapersPage::read(&app, &signed_in, number, form).await?.refused(&files, faults);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response());
        }
    };
    match register_papers(&app, &signed_in.staff, number, (&key, new)).await {
        Ok(batch) => Ok(Redirect::to(&batch_address(number, batch)).into_response()),
        // Collecting ended while the form was filled in: what was typed and uploaded is there.
        Err(Error::NotNow(_)) => {
            let shown = PapersPage::read(&app, &signed_in, number, form).await?;
            Ok((StatusCode::CONFLICT, page(&PapersPage { has_form: true, ..shown })).into_response())
        }
        Err(fault) => Err(fault),
    }
}

impl PageForm for BatchForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [&self.sheets, &self.brought_by];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let number = number_in(address).ok_or(Error::NotFound)?;
        let shown = PapersPage::read(app, signed_in, number, self).await?;
        Ok(page(&shown.with_notice(why.text_key())))
    }
}

impl BatchForm {
    /// The batch, or everything to mend.
    fn read(&self, app: &App, initiative: &Initiative) -> Result<NewBatch, Vec<Fault>> {
        let since = initiative.published_on.unwrap_or(initiative.filed_on);
        let typed = (self.sheets.as_str(), self.brought_by.as_str(), self.received_on.as_str());
        NewBatch::parse(typed, since, app.clock.today())
    }
}

impl ComesBack for PapersPage {
    fn parts(&mut self) -> (&mut StaffShell, &mut String, &mut Vec<FieldError>) {
        (&mut self.shell, &mut self.notice, &mut self.errors)
    }
}

impl PapersPage {
    async fn read(app: &App, signed_in: &SignedIn, number: InitiativeNumber, form: BatchForm) -> Result<Self, Error> {
        let conn = app.db.reader();
        let (initiative, row) = initiatives::find(conn, &signed_in.staff, number).await?.ok_or(Error::NotFound)?;
        let shell = signed_in.shell(app, StaffPage::Initiatives);
        let title = shell.t("paper-title");
        let batches = store::batches_of(conn, initiative.id).await?;
        let counted = store::count_lines(conn, initiative.id).await?;
        let files = files_of(app, &form.key).await?;
        let is_open = is_collecting(&initiative, app.clock.today());
        Ok(Self {
            here: address(number),
            back: Link {
                text: row.title.unwrap_or_else(|| number.to_string()),
                href: crate::staff::initiatives::address(number),
                current: false,
            },
            sheets: sheets(&shell, number),
            notice: String::new(),
            errors: Vec::new(),
            batches: batches.iter().map(|batch| BatchLine::of(&shell, number, batch, &counted)).collect(),
            is_open,
            has_form: is_open,
            files: kept_files::lines(&shell, &files),
            form,
            shell: shell.titled(&title),
        })
    }

    fn refused(mut self, files: &[DraftFile], errors: Vec<FieldError>) -> Self {
        self.shell = self.shell.with_faults();
        self.files = kept_files::lines(&self.shell, files);
        self.errors = errors;
        self
    }
}

/// The sheets to print: in each language of the county, and in both.
fn sheets(shell: &StaffShell, number: InitiativeNumber) -> Vec<Link> {
    use crate::kernel::locale::Locale;
    let sheet = Address::InitiativeSheet(number.year(), number.count());
    let link = |locale: Locale, key: &str| Link { text: shell.t(key), href: sheet.path(locale), current: false };
    vec![link(Locale::Sv, "paper-sheet-sv"), link(Locale::Fi, "paper-sheet-fi"), link(Locale::En, "paper-sheet-both")]
}

impl BatchLine {
    fn of(
        shell: &StaffShell,
        number: InitiativeNumber,
        batch: &Listed,
        counted: &BTreeMap<(PaperBatchId, String), i64>,
    ) -> Self {
        let lines = |state: &str| counted.get(&(batch.id, state.to_owned())).copied().unwrap_or_default();
        Self {
            href: batch_address(number, batch.number),
            name: shell.t_with("paper-batch", &[("n", i64::from(batch.number).into())]),
            received: date(shell.locale, batch.received_on),
            sheets: batch.sheets,
            lines: COLUMNS.map(lines),
        }
    }
}
