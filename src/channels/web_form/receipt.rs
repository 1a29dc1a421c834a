//! The receipt: the answer to the last sending, and the same again when the form comes twice.

use askama::Template;
use askama::filters::HtmlSafeOutput;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use chrono::NaiveDate;

use super::check;
use super::checks;
use super::kept::Kept;
use super::step::Step;
use crate::actions::forget_form::forget_form;
use crate::actions::receive_feedback::{Receipt, receipt_of_form, receive_feedback};
use crate::actions::save_draft::discard_draft;
use crate::addresses::{Address, CODE};
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::deadlines::due_on;
use crate::feedback::draft::DraftId;
use crate::feedback::feedback::ReplyWay;
use crate::frame::cookies::{DRAFT, cleared};
use crate::frame::dates::{date, date_with_weekday};
use crate::frame::{Shell, page, qr};
use crate::kernel::actor::Actor;
use crate::my_case::why;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::toll::{Counted, Payment};

#[derive(Template)]
#[template(path = "channels/web_form/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    draft: String,
    code: [String; 2],
    code_plain: String,
    number: String,
    why: String,
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
    text: String,
}

#[derive(Template)]
#[template(path = "channels/web_form/receipt.txt", escape = "none")]
struct ReceiptFile<'a> {
    receipt: &'a ReceiptPage,
}

#[derive(Template)]
#[template(path = "channels/web_form/receipt_lost.html")]
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
    let jar = jar.add(DRAFT.gone(&app.config));
    match fields.get("do") {
        "discard" => {
            discard_draft(&app, &key).await?;
            return Ok((jar, Redirect::to(&shell.to(Address::Feedback))).into_response());
        }
        "finish" => {
            forget_form(&app, &key).await?;
            return Ok((cleared(&app.config), Redirect::to(&shell.to(Address::Front))).into_response());
        }
        _ => {}
    }
    if let Some(receipt) = receipt_of_form(&app, &key).await? {
        return Ok((jar, shown(&app, shell, &key, &receipt, fields.get("do"))?).into_response());
    }
    let now = app.clock.now();
    app.limits.submissions.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
    let kept = Kept::of_form(&app, &headers, &fields).await?;
    let new = match checks::whole(key.clone(), &kept.draft, &app.county, shell.locale, app.clock.today()) {
        Ok(new) => new,
        Err(missing) => return Ok(missing.lead_back(&shell)),
    };
    let text = check::told_text(&kept.draft);
    let counted = Counted { caller, link: &kept.draft.unit, text: &text };
    let payment = Payment { token: fields.get("toll"), work: fields.get("toll_work") };
    if let Err(asked) = app.limits.toll.pay(&counted, &payment, (&app.keyring, &app.random), now) {
        return Ok(check::ask_toll(&app, shell, &kept, asked));
    }
    app.limits.submissions.strike(caller, now);
    app.limits.toll.count(&counted, now);
    let receipt = receive_feedback(&app, &Actor::Resident, new).await?;
    Ok((jar, shown(&app, shell, &key, &receipt, "")?).into_response())
}

fn shown(app: &App, shell: Shell, key: &DraftId, receipt: &Receipt, wish: &str) -> Result<Response, Error> {
    let shown = ReceiptPage::of(app, shell, key, receipt)?;
    if wish != "file" {
        return Ok((StatusCode::OK, page(&shown)).into_response());
    }
    let text = ReceiptFile { receipt: &shown }.render().map_err(Error::internal)?;
    let name = format!("attachment; filename=\"{}-{}.txt\"", shown.shell.t("receipt-file-name"), shown.number);
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, text.replace('\n', "\r\n")).into_response())
}

impl ReceiptPage {
    fn of(app: &App, shell: Shell, key: &DraftId, receipt: &Receipt) -> Result<Self, Error> {
        let code_plain = receipt.code.grouped();
        let follow_address = format!("{}{CODE}", app.config.base_url);
        let unit = why::unit_name(app, receipt.unit.as_str(), shell.locale);
        let label = shell.t_with("receipt-qr-label", &[("address", follow_address.as_str().into())]);
        Ok(Self {
            draft: key.as_str().to_owned(),
            code: receipt.code.halves(),
            number: receipt.number.to_string(),
            why: why::sentence(app, receipt.trace.as_ref(), shell.locale),
            steps: steps(app, &shell, receipt, &unit),
            qr: qr::svg(&follow_address, &label)?,
            here: shell.to(Address::FeedbackReceipt),
            code_plain,
            follow_address,
            shell,
        })
    }
}

fn steps(app: &App, shell: &Shell, receipt: &Receipt, unit: &str) -> Vec<StepLine> {
    let by = |on: NaiveDate| {
        let day = date_with_weekday(shell.locale, on);
        shell.t_with("receipt-by", &[("date", day.into())])
    };
    let mut steps = vec![StepLine {
        is_done: true,
        title: shell.t("receipt-step-received"),
        datetime: receipt.received_on.to_string(),
        when: date(shell.locale, receipt.received_on),
        text: String::new(),
    }];
    if let Some(limit) = app.county.deadlines.get("acknowledge") {
        let read_on = due_on(receipt.received_on, *limit).due_on.min(receipt.due_on);
        steps.push(StepLine {
            is_done: false,
            title: shell.t("receipt-step-read"),
            datetime: read_on.to_string(),
            when: by(read_on),
            text: shell.t_with("receipt-step-read-text", &[("unit", unit.into())]),
        });
    }
    let (title, text) = match receipt.reply {
        ReplyWay::Email => ("receipt-step-answer", "receipt-step-answer-email"),
        ReplyWay::Phone => ("receipt-step-answer", "receipt-step-answer-phone"),
        ReplyWay::Code => ("receipt-step-answer", "receipt-step-answer-code"),
        ReplyWay::None => ("receipt-step-done", "receipt-step-answer-none"),
    };
    steps.push(StepLine {
        is_done: false,
        title: shell.t(title),
        datetime: receipt.due_on.to_string(),
        when: by(receipt.due_on),
        text: shell.t(text),
    });
    steps
}
