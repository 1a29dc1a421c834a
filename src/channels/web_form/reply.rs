//! The third question: how to answer. Only what the chosen way needs is asked for.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Fault};
use super::kept::{Kept, Typed};
use super::notice::NoticePage;
use super::step::Step;
use super::text::Reached;
use crate::addresses::DRAFT;
use crate::app::AppState;
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::feedback::feedback::ReplyWay;
use crate::frame::{Choice, Faults, FieldError, Shell, page};
use crate::platform::error::Error;

#[derive(Template)]
#[template(path = "channels/web_form/reply.html")]
struct ReplyPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    removed: Vec<String>,
    errors: Vec<FieldError>,
    autosave: &'static str,
    draft: String,
    by_email: Choice,
    by_phone: Choice,
    by_code: Choice,
    no_reply: Choice,
    email: String,
    phone: String,
    name: String,
    publish: Vec<Choice>,
}

/// The page, once the questions before it are answered.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    let missing = checks::first_missing(&kept.draft, &app.county);
    if matches!(missing, Step::Text | Step::About) {
        return Ok(missing.lead_back(&shell));
    }
    let notice = if reached.is_early() { shell.t("feedback-reply-first") } else { String::new() };
    Ok(page(&ReplyPage { notice, ..ReplyPage::new(shell, &kept, Vec::new()) }))
}

/// Keeps the answers and leads on.
pub async fn submit(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let mut kept = Kept::of_form(&app, &headers, &fields).await?;
    let typed = Typed::of(&fields);
    if let Err(stale) = shell.check(fields.get("form_token")) {
        typed.lay_into(&mut kept.draft);
        let fault = Fault { field: "reply", key: "feedback-stale", number: None }.told(&shell);
        return Ok(ReplyPage::new(shell, &kept, vec![fault]).refused(stale.status()));
    }
    kept.change(&app, caller, |draft| typed.lay_into(draft)).await?;
    let jar = jar.add(kept.cookie(&app));
    if let Err(faults) = checks::reply(&kept.draft) {
        let errors = faults.into_iter().map(|fault| fault.told(&shell)).collect();
        let shown = ReplyPage { removed: typed.removed, ..ReplyPage::new(shell, &kept, errors) };
        let answer = shown.refused(StatusCode::UNPROCESSABLE_ENTITY);
        return Ok((jar, answer).into_response());
    }
    let next = checks::first_missing(&kept.draft, &app.county);
    if !typed.removed.is_empty() {
        return Ok((jar, page(&NoticePage::removed(&shell, Step::Reply, typed.removed, next))).into_response());
    }
    let answer = if next == Step::Check { next.lead(&shell) } else { next.lead_back(&shell) };
    Ok((jar, answer).into_response())
}

impl ReplyPage {
    fn new(shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Self {
        let draft = &kept.draft;
        let way = |way: ReplyWay, key: &str| Choice {
            value: way.code().to_owned(),
            text: shell.t(key),
            hint: String::new(),
            is_chosen: draft.reply == way.code(),
        };
        let publish = |value: &str, key: &str| Choice {
            value: value.to_owned(),
            text: shell.t(key),
            hint: String::new(),
            is_chosen: draft.publish == value,
        };
        Self {
            step: Step::Reply.line(&shell),
            back_href: shell.to(Step::Reply.before()),
            notice: String::new(),
            removed: Vec::new(),
            autosave: DRAFT,
            draft: kept.id.as_str().to_owned(),
            by_email: way(ReplyWay::Email, "feedback-reply-email"),
            by_phone: way(ReplyWay::Phone, "feedback-reply-phone"),
            by_code: way(ReplyWay::Code, "feedback-reply-code"),
            no_reply: way(ReplyWay::None, "feedback-reply-none"),
            email: draft.email.clone(),
            phone: draft.phone.clone(),
            name: draft.name.clone(),
            publish: vec![publish("yes", "feedback-publish-yes"), publish("no", "feedback-publish-no")],
            errors,
            shell,
        }
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }
}
