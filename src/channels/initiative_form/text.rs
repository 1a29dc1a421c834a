//! The first question: what is proposed, and why.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Fault};
use super::kept::{Kept, Reached, has_code, line, masked};
use super::step::Step;
use crate::app::AppState;
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::channels::words_fault::words_faults;
use crate::frame::{Faults, FieldError, Shell, page};
use crate::initiatives::draft::Draft;
use crate::initiatives::words::{PROPOSAL_MAX_CHARS, REASONS_MAX_CHARS, TITLE_MAX_CHARS};
use crate::platform::error::Error;

/// Of longer reasons only the beginning is kept: far more than they may have.
const REASONS_KEPT_CHARS: usize = 20_000;

#[derive(Template)]
#[template(path = "channels/initiative_form/text.html")]
struct TextPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    errors: Vec<FieldError>,
    draft: String,
    title: String,
    title_hint: String,
    proposal: String,
    proposal_hint: String,
    reasons: String,
    reasons_hint: String,
}

/// The page, with what was typed before.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    let notice = if reached.is_early() { shell.t("initiative-text-first") } else { String::new() };
    Ok(page(&TextPage { notice, ..TextPage::new(shell, &kept, Vec::new()) }))
}

/// Keeps the words and leads on. What was masked is shown first.
pub async fn submit(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let mut kept = Kept::of_form(&app, &headers, &fields).await?;
    let lay = |draft: &mut Draft| {
        (draft.title, draft.proposal) = (line(&fields, "title"), line(&fields, "proposal"));
        draft.reasons = masked(&fields, "reasons", REASONS_KEPT_CHARS);
    };
    if let Err(stale) = shell.check(fields.get("form_token")) {
        lay(&mut kept.draft);
        let fault = Fault::of("title", "feedback-stale").told(&shell);
        return Ok(TextPage::new(shell, &kept, vec![fault]).refused(stale.status()));
    }
    kept.change(&app, caller, lay).await?;
    let jar = jar.add(kept.cookie(&app));
    let draft = &kept.draft;
    if let Err(faults) = checks::words(draft) {
        let errors = words_faults(&faults, &shell);
        let answer = TextPage::new(shell, &kept, errors).refused(StatusCode::UNPROCESSABLE_ENTITY);
        return Ok((jar, answer).into_response());
    }
    if has_code(&fields, &["title", "proposal", "reasons"]) {
        let notice = shell.t("initiative-masked");
        return Ok((jar, page(&TextPage { notice, ..TextPage::new(shell, &kept, Vec::new()) })).into_response());
    }
    Ok((jar, checks::first_missing(draft, &app.county).lead(&shell)).into_response())
}

impl TextPage {
    fn new(shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Self {
        let most =
            |key: &str, most: usize| shell.t_with(key, &[("number", i64::try_from(most).unwrap_or(i64::MAX).into())]);
        Self {
            step: Step::Text.line(&shell),
            back_href: shell.to(Step::Text.before()),
            notice: String::new(),
            draft: kept.id.as_str().to_owned(),
            title: kept.draft.title.clone(),
            title_hint: most("initiative-title-hint", TITLE_MAX_CHARS),
            proposal: kept.draft.proposal.clone(),
            proposal_hint: most("initiative-proposal-hint", PROPOSAL_MAX_CHARS),
            reasons: kept.draft.reasons.clone(),
            reasons_hint: most("initiative-reasons-hint", REASONS_MAX_CHARS),
            errors,
            shell,
        }
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }
}
