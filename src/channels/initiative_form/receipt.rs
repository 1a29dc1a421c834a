//! The receipt: the answer to the last sending, and the same again when the form comes twice.

use askama::Template;
use askama::filters::HtmlSafeOutput;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use chrono::NaiveDate;

use super::check;
use super::checks;
use super::kept::Kept;
use super::step::Step;
use crate::actions::file_initiative::{
    InitiativeReceipt, file_initiative, forget_initiative_form, receipt_of_initiative,
};
use crate::actions::save_initiative_draft::discard_initiative_draft;
use crate::addresses::{Address, CODE};
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::deadlines::due_on;
use crate::feedback::draft::DraftId;
use crate::frame::cookies::{INITIATIVE_DRAFT, cleared};
use crate::frame::dates::{date, date_with_weekday};
use crate::frame::{Shell, page, qr};
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::toll::{Counted, Payment};

#[derive(Template)]
#[template(path = "channels/initiative_form/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    draft: String,
    code: [String; 2],
    code_plain: String,
    number: String,
    steps: Vec<StepLine>,
    qr: HtmlSafeOutput<String>,
    follow_address: String,
    here: String,
}

/// A step of what happens next.
struct StepLine {
    is_done: bool,
    title: String,
    datetime: String,
    when: String,
}

#[derive(Template)]
#[template(path = "channels/initiative_form/receipt_lost.html")]
struct LostPage {
    shell: Shell,
}

/// The receipt's address without a sending: it is shown to whoever sends, and to nobody else.
pub async fn lost(shell: Shell) -> Response {
    page(&LostPage { shell })
}

/// Sends the form. A form that was sent before gets its receipt again.
pub async fn send(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    request: Request,
) -> Result<Response, Error> {
    let caller = ClientAddress::of(&headers, request.extensions(), &app.config.trusted_proxies);
    let fields = Fields::from_request(request, &app).await?;
    if let Err(stale) = shell.check(fields.get("form_token")) {
        let kept = Kept::of_form(&app, &headers, &fields).await?;
        return Ok(check::stale(&app, shell, &kept, stale.status()));
    }
    let Some(key) = Kept::id_of(&app, &headers, &fields) else {
        return Ok(Step::Text.lead_back(&shell));
    };
    let gone = jar.clone().add(INITIATIVE_DRAFT.gone(&app.config));
    match fields.get("do") {
        "discard" => {
            discard_initiative_draft(&app, &key).await?;
            return Ok((gone, Redirect::to(&shell.to(Address::Initiatives))).into_response());
        }
        "finish" => {
            forget_initiative_form(&app, &key).await?;
            return Ok((cleared(&app.config), Redirect::to(&shell.to(Address::Front))).into_response());
        }
        _ => {}
    }
    if let Some(receipt) = receipt_of_initiative(&app, &key).await? {
        return Ok((gone, page(&ReceiptPage::of(&app, shell, &key, &receipt)?)).into_response());
    }
    let now = app.clock.now();
    app.limits.submissions.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
    let kept = Kept::of_form(&app, &headers, &fields).await?;
    let new = match checks::whole(key.clone(), &kept.draft, &app.county, shell.locale) {
        Ok(new) => new,
        Err(missing) => return Ok((jar, missing.lead_back(&shell)).into_response()),
    };
    let text = check::told_text(&kept.draft);
    let counted = Counted { caller, link: "", text: &text };
    let payment = Payment { token: fields.get("toll"), work: fields.get("toll_work") };
    if let Err(asked) = app.limits.toll.pay(&counted, &payment, (&app.keyring, &app.random), now) {
        return Ok(check::ask_toll(&app, shell, &kept, asked));
    }
    app.limits.submissions.strike(caller, now);
    app.limits.toll.count(&counted, now);
    let receipt = file_initiative(&app, new).await?;
    Ok((StatusCode::OK, gone, page(&ReceiptPage::of(&app, shell, &key, &receipt)?)).into_response())
}

impl ReceiptPage {
    fn of(app: &App, shell: Shell, key: &DraftId, receipt: &InitiativeReceipt) -> Result<Self, Error> {
        let follow_address = format!("{}{CODE}", app.config.base_url);
        let label = shell.t_with("receipt-qr-label", &[("address", follow_address.as_str().into())]);
        Ok(Self {
            draft: key.as_str().to_owned(),
            code: receipt.code.halves(),
            code_plain: receipt.code.grouped(),
            number: receipt.number.to_string(),
            steps: steps(app, &shell, receipt),
            qr: qr::svg(&follow_address, &label)?,
            here: shell.to(Address::InitiativeReceipt),
            follow_address,
            shell,
        })
    }
}

fn steps(app: &App, shell: &Shell, receipt: &InitiativeReceipt) -> Vec<StepLine> {
    let coming = |key: &str, by: Option<NaiveDate>| StepLine {
        is_done: false,
        title: shell.t(key),
        datetime: by.map(|by| by.to_string()).unwrap_or_default(),
        when: by
            .map(|by| shell.t_with("receipt-by", &[("date", date_with_weekday(shell.locale, by).into())]))
            .unwrap_or_default(),
    };
    let filed = StepLine {
        is_done: true,
        title: shell.t("initiative-event-submitted"),
        datetime: receipt.filed_on.to_string(),
        when: date(shell.locale, receipt.filed_on),
    };
    let notice = app.county.deadlines.get("initiative_notice").map(|limit| due_on(receipt.filed_on, *limit).due_on);
    let mut steps = vec![filed, coming("initiative-next-check", receipt.check_by)];
    if receipt.collects {
        steps.push(coming("initiative-next-collect", None));
    }
    steps.push(coming("initiative-next-notice", notice.filter(|_| !receipt.collects)));
    steps.push(coming("initiative-next-hearing", None));
    steps.push(coming("initiative-next-measures", None));
    steps
}
