//! Merging twins: the other one is looked for, what will be is shown, and then it is done. It cannot be undone.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::{address, number_in};
use crate::actions::merge_initiatives;
use crate::actions::read_initiative::read_initiative;
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::form::{Faults, FieldError};
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::list::{self, Line};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::state::state_key;
use crate::initiatives::store;
use crate::initiatives::twins::JoinFault;
use crate::kernel::text::{clean, clean_line};
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};
use crate::threads::message::MASK;

/// Most characters of a search.
const WORDS_MAX_CHARS: usize = 100;

/// Most characters of a reason.
const REASON_MAX_CHARS: usize = 2_000;

/// What is looked for, and what was picked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    into: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MergingForm {
    form_token: String,
    version: String,
    into: String,
    into_version: String,
    reason: String,
}

impl PageForm for MergingForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        Some(self.reason.as_str()).filter(|reason| !reason.is_empty()).into_iter().collect()
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let number = number_in(address).ok_or(Error::NotFound)?;
        let asked = Asked { q: String::new(), into: self.into };
        let shown = MergingPage::read(app, signed_in, number, &asked, self.reason).await?;
        let notice = shown.shell.t(why.text_key());
        Ok(page(&MergingPage { notice, ..shown }))
    }
}

#[derive(Template)]
#[template(path = "staff/initiative_merging.html")]
struct MergingPage {
    shell: StaffShell,
    notice: String,
    errors: Vec<FieldError>,
    here: String,
    back: String,
    this: Side,
    /// Why it cannot be merged with any.
    stuck: String,
    words: String,
    found: Vec<Found>,
    is_searched: bool,
    other: Option<Side>,
    reason: String,
}

/// One of the two.
struct Side {
    number: String,
    version: i32,
    title: String,
    lang: String,
    proposal: String,
    state: String,
    filed: String,
    makers: String,
}

/// An initiative that could be picked.
struct Found {
    link: Link,
    lang: String,
    meta: String,
}

/// Where merging is done.
fn merging(number: InitiativeNumber) -> String {
    format!("{}/merging", address(number))
}

/// `GET /staff/initiatives/{initiative}/merging`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    if let Some(kept) = kept_for(&app, &signed_in, &merging(number)).await? {
        let form: MergingForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, &kept.address, Unsent::SignedOut).await;
    }
    Ok(page(&MergingPage::read(&app, &signed_in, number, &asked, String::new()).await?))
}

/// `POST /staff/initiatives/{initiative}/merging`: merges the two that were shown.
pub async fn submit(posted: Posted<MergingForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address: sent_to } = posted;
    let number = number_in(&sent_to).ok_or(Error::NotFound)?;
    let again = |field: &'static str, key: &'static str, status: StatusCode| {
        let asked = Asked { q: String::new(), into: form.into.clone() };
        let (app, signed_in, reason) = (&app, &signed_in, form.reason.clone());
        async move {
            let shown = MergingPage::read(app, signed_in, number, &asked, reason).await?;
            let errors = vec![FieldError { field, text: shown.shell.t(key) }];
            let shell = shown.shell.clone().with_faults();
            Ok::<_, Error>((status, page(&MergingPage { shell, errors, ..shown })).into_response())
        }
    };
    let Some(into) = InitiativeNumber::parse(&form.into) else {
        return again("q", "staff-merging-none-picked", StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let reason = clean(&mask_identity_codes(&form.reason, MASK).text);
    let reason: String = reason.chars().take(REASON_MAX_CHARS).collect();
    if reason.is_empty() {
        return again("reason", "staff-merging-no-reason", StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let version = |text: &str| text.parse().unwrap_or(0);
    let seen = (number, version(&form.version));
    match merge_initiatives(&app, &signed_in.staff, seen, (into, version(&form.into_version)), reason).await {
        Ok(Ok(())) => Ok(Redirect::to(&format!("{}?done=yes", address(into))).into_response()),
        Ok(Err(fault)) => again("q", fault_key(fault), StatusCode::CONFLICT).await,
        Err(Error::NotFound) => again("q", "staff-merging-none-picked", StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(Error::Conflict | Error::NotNow(_)) => again("q", "staff-initiative-moved-on", StatusCode::CONFLICT).await,
        Err(fault) => Err(fault),
    }
}

const fn fault_key(fault: JoinFault) -> &'static str {
    match fault {
        JoinFault::Itself => "staff-merging-itself",
        JoinFault::NotThisOne => "staff-merging-not-this-one",
        JoinFault::NotTheOther => "staff-merging-not-the-other",
        JoinFault::NotYet => "staff-merging-not-yet",
        JoinFault::Kinds => "staff-merging-kinds",
    }
}

impl MergingPage {
    /// The page, for whoever may know of both; that they read what is shown is noted.
    async fn read(
        app: &App,
        signed_in: &SignedIn,
        number: InitiativeNumber,
        asked: &Asked,
        reason: String,
    ) -> Result<Self, Error> {
        let conn = app.db.reader();
        let (initiative, _) = read_initiative(app, &signed_in.staff, number).await?;
        let shell = signed_in.shell(app, StaffPage::Initiatives);
        let title = shell.t("staff-merging");
        let shell = shell.titled(&title);
        let words: String = clean_line(&asked.q).chars().take(WORDS_MAX_CHARS).collect();
        let stuck = initiative.is_open_to_twins().then(String::new);
        let stuck = stuck.unwrap_or_else(|| shell.t("staff-merging-not-this-one"));
        let mut page = Self {
            notice: String::new(),
            errors: Vec::new(),
            here: merging(number),
            back: address(number),
            this: Side::read(app, &shell, &initiative).await?,
            is_searched: !words.is_empty(),
            found: Vec::new(),
            other: None,
            stuck,
            words,
            reason,
            shell,
        };
        if page.is_searched && page.stuck.is_empty() {
            let lines = list::open_to_twins(conn, &page.words, initiative.id).await?;
            page.found = lines.iter().filter_map(|line| Found::of(&page, line)).collect();
        }
        if let Some(into) = InitiativeNumber::parse(&asked.into)
            && let Some((twin, _)) = store::find(conn, &signed_in.staff, into).await?
        {
            match initiative.may_join(&twin) {
                Ok(()) => {
                    read_initiative(app, &signed_in.staff, into).await?;
                    page.other = Some(Side::read(app, &page.shell, &twin).await?);
                }
                Err(fault) => page.stuck = page.shell.t(fault_key(fault)),
            }
        }
        Ok(page)
    }
}

impl Side {
    async fn read(app: &App, shell: &StaffShell, initiative: &Initiative) -> Result<Self, Error> {
        let conn = app.db.reader();
        let words = store::words_of(conn, initiative.id, initiative.text_version, &app.keyring).await?;
        let words = words.ok_or(Error::NotFound)?;
        let makers = store::makers_of(conn, initiative.id, &app.keyring).await?;
        let makers = makers.iter().map(|maker| shell.t(maker.ground.text_key()));
        Ok(Self {
            number: initiative.number.to_string(),
            version: initiative.version,
            title: words.title().to_owned(),
            lang: initiative.language.code().to_owned(),
            proposal: words.proposal().to_owned(),
            state: shell.t(&state_key(initiative.state.code())),
            filed: date(shell.locale, initiative.filed_on),
            makers: makers.collect::<Vec<_>>().join("; "),
        })
    }
}

impl Found {
    fn of(page: &MergingPage, line: &Line) -> Option<Self> {
        let number = InitiativeNumber::parse(&line.number)?;
        let title = line.title.clone().unwrap_or_default();
        let href = format!("{}?into={number}", page.here);
        let (state, filed) = (page.shell.t(&state_key(&line.state)), date(page.shell.locale, line.filed_on));
        Some(Self {
            link: Link { text: title, href, current: false },
            lang: line.language.clone(),
            meta: format!("{number}, {state}, {filed}"),
        })
    }
}
