//! The first question: what happened. Files may come with it.

use std::mem;

use askama::Template;
use axum::extract::{Query, Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::checks::{self, Fault};
use super::kept::{Kept, Typed};
use super::notice::NoticePage;
use super::start::{Way, about_goal, linkable};
use super::step::Step;
use crate::actions::keep_files::{keep_files, remove_file};
use crate::addresses::DRAFT;
use crate::app::{App, AppState};
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::feedback::draft::{Draft, DraftFile};
use crate::feedback::feedback::{Kind, TEXT_MAX_CHARS};
use crate::frame::sent::{NoTurn, Sent, refusals};
use crate::frame::signpost::SignpostLine;
use crate::frame::{FieldError, FileLine, Shell, numbers, page};
use crate::kernel::text::clean;
use crate::platform::error::Error;

/// How the page was reached.
#[derive(Default, Deserialize)]
pub struct Reached {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    goal: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    first: String,
}

impl Reached {
    /// A later page led here, because this one comes first.
    pub fn is_early(&self) -> bool {
        !self.first.is_empty()
    }
}

#[derive(Template)]
#[template(path = "channels/web_form/text.html")]
struct TextPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    removed: Vec<String>,
    errors: Vec<FieldError>,
    autosave: &'static str,
    draft: String,
    unit: String,
    goal: String,
    kind: String,
    text: String,
    text_error: String,
    text_max: usize,
    left: String,
    files: Vec<FileLine>,
    files_error: String,
    trap_error: String,
    urgent: Vec<SignpostLine>,
}

/// The page, with what was typed before.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let mut kept = Kept::of_visitor(&app, &headers).await?;
    let way = Way::of(&app, &shell, &reached.unit);
    let goal = linkable(&app, &reached.goal);
    if !goal.is_empty() {
        goal.clone_into(&mut kept.draft.goal);
    }
    // The accessibility statement leads here, with the kind chosen.
    let is_accessibility = Kind::parse(&reached.kind) == Some(Kind::Accessibility);
    if is_accessibility {
        Kind::Accessibility.code().clone_into(&mut kept.draft.kind);
    }
    if !way.unit().is_empty() {
        way.unit().clone_into(&mut kept.draft.unit);
    }
    let mut shown = TextPage::new(&app, shell, &kept, Vec::new());
    if reached.is_early() {
        shown.notice = shown.shell.t("feedback-text-first");
    } else if matches!(way, Way::Lost) {
        shown.notice = way.notice(&shown.shell);
    }
    if is_accessibility {
        shown.notice.push_str(&shown.shell.t("feedback-about-accessibility"));
    }
    Ok(page(&shown))
}

/// Keeps the text and its files, and leads on. What was masked, and what has a better address, is told first.
pub async fn submit(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
    jar: CookieJar,
    request: Request,
) -> Result<Response, Error> {
    let mut sent = Sent::read(request, &app, |token| may_bring_files(&app, &shell, caller, token)).await?;
    let fields = Fields::from(mem::take(&mut sent.fields));
    let mut kept = Kept::of_form(&app, &headers, &fields).await?;
    let typed = Typed::of(&fields);
    let shown = |kept: &mut Kept| typed.lay_into(&mut kept.draft);
    if let Err(stale) = shell.check(fields.get("form_token")) {
        shown(&mut kept);
        return Ok(TextPage::stale(&app, shell, &kept, &stale));
    }
    if !fields.get("homepage").is_empty() {
        shown(&mut kept);
        let trap = vec![FieldError { field: "homepage", text: shell.t("feedback-trap-filled") }];
        return Ok(TextPage::new(&app, shell, &kept, trap).refused(StatusCode::UNPROCESSABLE_ENTITY));
    }
    // The text is kept before the files are looked at: they may fail, it must not.
    let unwanted = fields.get("remove").to_owned();
    let keeping = kept.change(&app, caller, |draft| {
        typed.lay_into(draft);
        fill_from_unit(&app, draft);
        remove_file(draft, &unwanted);
    });
    match keeping.await {
        Err(Error::TooMany { minutes }) => {
            shown(&mut kept);
            let told = vec![FieldError { field: "text", text: too_many(&shell, minutes) }];
            return Ok(TextPage::new(&app, shell, &kept, told).too_many(minutes));
        }
        kept => kept?,
    }

    let is_cut = Fault { field: "text", key: "feedback-text-cut", number: Some(kept.draft.text.chars().count()) };
    let fault = checks::text(&kept.draft).err().map(|fault| if sent.is_text_cut { is_cut } else { fault });
    let mut errors: Vec<FieldError> = fault.map(|fault| fault.told(&shell)).into_iter().collect();
    if !unwanted.is_empty() {
        errors.clear();
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(Err(why)) = &sent.turn {
        let (with, text) = match why {
            NoTurn::Stale => (StatusCode::FORBIDDEN, shell.t("feedback-stale")),
            NoTurn::TooMany(minutes) => (StatusCode::TOO_MANY_REQUESTS, too_many(&shell, *minutes)),
            NoTurn::Busy => (StatusCode::SERVICE_UNAVAILABLE, shell.t("feedback-files-busy")),
        };
        status = with;
        errors.push(FieldError { field: "files", text });
    }
    let (draft, refused) = keep_files(&app, &kept.id, mem::take(&mut kept.draft), sent.files).await?;
    kept.draft = draft;
    drop(sent.turn);
    let refused = refusals(&shell, &refused, sent.is_cut);
    if !refused.is_empty() {
        errors.push(FieldError { field: "files", text: refused });
    }

    let jar = jar.add(kept.cookie(&app));
    if !errors.is_empty() {
        let shown = TextPage::new(&app, shell, &kept, errors).with_removed(typed.removed);
        return Ok((jar, shown.refused(status)).into_response());
    }
    if !unwanted.is_empty() {
        return Ok((jar, Step::Text.lead(&shell)).into_response());
    }
    let next = checks::first_missing(&kept.draft, &app.county);
    Ok(match NoticePage::of(&app, &shell, &kept.draft.text, typed.removed, next) {
        Some(notice) => (jar, page(&notice)).into_response(),
        None => (jar, next.lead(&shell)).into_response(),
    })
}

/// Files come only with a form of ours, and not too many forms from one address.
fn may_bring_files(app: &App, shell: &Shell, caller: Caller, token: &str) -> Result<(), NoTurn> {
    shell.check(token).map_err(|_| NoTurn::Stale)?;
    let now = app.clock.now();
    app.limits.submissions.check(caller, now).map_err(NoTurn::TooMany)?;
    app.limits.submissions.strike(caller, now);
    Ok(())
}

fn too_many(shell: &Shell, minutes: u64) -> String {
    shell.t_with("errors-too-many", &[("minutes", i64::try_from(minutes).unwrap_or(1).into())])
}

/// A unit's own link chooses the service and the municipality, when the unit has just one.
fn fill_from_unit(app: &App, draft: &mut Draft) {
    if app.county.unit(&draft.unit).is_none_or(|unit| !unit.is_open(app.clock.today())) {
        draft.unit.clear();
        return;
    }
    let county = &app.county;
    let above: Vec<&str> = county.ancestors(&draft.unit).map(|unit| unit.id.as_str()).collect();
    let gives = |unit: &str| unit == draft.unit || above.contains(&unit);
    let mut services = county.services.iter().filter(|service| gives(&service.unit));
    if let (true, Some(service), None) = (draft.service.is_empty(), services.next(), services.next()) {
        draft.service.clone_from(&service.id);
    }
    if draft.municipality.is_empty() {
        county.municipality_of_unit(&draft.unit).unwrap_or_default().clone_into(&mut draft.municipality);
    }
}

impl TextPage {
    fn new(app: &App, shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Self {
        let error_of = |field| errors.iter().find(|error| error.field == field).map(|error| error.text.clone());
        let draft = &kept.draft;
        let file = |kept: &DraftFile| FileLine::new(&shell, &kept.file, &kept.name, kept.bytes);
        let urgent = app.county.signposts.iter().filter(|signpost| signpost.urgent);
        Self {
            step: Step::Text.line(&shell),
            back_href: shell.to(Step::Text.before()),
            notice: [Way::of(app, &shell, &draft.unit).notice(&shell), about_goal(app, &shell, &draft.goal)].concat(),
            removed: Vec::new(),
            autosave: DRAFT,
            draft: kept.id.as_str().to_owned(),
            unit: draft.unit.clone(),
            goal: draft.goal.clone(),
            kind: draft.kind.clone(),
            text_error: error_of("text").unwrap_or_default(),
            text_max: TEXT_MAX_CHARS,
            left: left(&shell, &draft.text),
            text: draft.text.clone(),
            files: draft.files.iter().map(file).collect(),
            files_error: error_of("files").unwrap_or_default(),
            trap_error: error_of("homepage").unwrap_or_default(),
            urgent: urgent.map(|signpost| SignpostLine::of(&shell, signpost)).collect(),
            errors,
            shell,
        }
    }

    /// The form that comes back tells what was taken out of it: it holds the text without that.
    fn with_removed(self, removed: Vec<String>) -> Self {
        Self { removed, ..self }
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }

    /// The same form, to be sent again later: nothing of it is kept, and everything typed is in it.
    fn too_many(self, minutes: u64) -> Response {
        let later = [(RETRY_AFTER, minutes.saturating_mul(60).to_string())];
        (later, self.refused(StatusCode::TOO_MANY_REQUESTS)).into_response()
    }

    /// The same form with a fresh token and the text in it; nothing was stored.
    fn stale(app: &App, shell: Shell, kept: &Kept, stale: &Error) -> Response {
        let fault = Fault { field: "text", key: "feedback-stale", number: None }.told(&shell);
        Self::new(app, shell, kept, vec![fault]).refused(stale.status())
    }
}

fn left(shell: &Shell, text: &str) -> String {
    let used = clean(text).chars().count();
    let (key, number) = match TEXT_MAX_CHARS.checked_sub(used) {
        Some(1) => ("frame-chars-left-one", 1),
        Some(left) => ("frame-chars-left", left),
        None => ("frame-chars-over", used - TEXT_MAX_CHARS),
    };
    shell.t(key).replace('#', &numbers::number(shell.locale, u64::try_from(number).unwrap_or(u64::MAX)))
}
