//! All of it once more, before it is sent.

use askama::Template;
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::checks::{self, Fault};
use super::kept::Kept;
use super::step::Step;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::caller::Caller;
use crate::counties::county::Translated;
use crate::feedback::draft::Draft;
use crate::feedback::feedback::{Kind, ReplyWay};
use crate::frame::toll::TollNotice;
use crate::frame::{FieldError, Shell, numbers, page};
use crate::kernel::text::{clean, clean_line};
use crate::platform::error::Error;
use crate::platform::web::toll::{Asked, Counted};

#[derive(Template)]
#[template(path = "channels/web_form/check.html")]
struct CheckPage {
    shell: Shell,
    step: String,
    back_href: String,
    errors: Vec<FieldError>,
    draft: String,
    send_href: String,
    lines: Vec<Line>,
    toll: Option<TollNotice>,
}

/// An answer, with the way back to its question.
struct Line {
    question: String,
    answer: String,
    href: String,
    object: String,
}

/// The page, once every question is answered.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    match checks::first_missing(&kept.draft, &app.county) {
        Step::Check => {
            let text = told_text(&kept.draft);
            let asked = app.limits.toll.ask(
                &Counted { caller, link: &kept.draft.unit, text: &text },
                (&app.keyring, &app.random),
                app.clock.now(),
            );
            Ok(page(&CheckPage::new(&app, shell, &kept, Vec::new()).with_toll(asked)))
        }
        missing => Ok(missing.lead_back(&shell)),
    }
}

/// The page once more after a stale token: what was typed is there, and the token is fresh.
pub fn stale(app: &App, shell: Shell, kept: &Kept, status: StatusCode) -> Response {
    let fault = Fault { field: "send", key: "feedback-stale", number: None }.told(&shell);
    let title = shell.t("feedback-check");
    let shell = shell.titled(&title).with_faults();
    (status, page(&CheckPage::new(app, shell, kept, vec![fault]))).into_response()
}

/// The page once more, with what has to be paid before it is sent.
pub fn ask_toll(app: &App, shell: Shell, kept: &Kept, asked: Asked) -> Response {
    let later = [(RETRY_AFTER, asked.seconds.to_string())];
    let shown = CheckPage::new(app, shell, kept, Vec::new()).with_toll(Some(asked));
    (StatusCode::TOO_MANY_REQUESTS, later, page(&shown)).into_response()
}

/// A text as it is compared with others: the same words are the same, however they are set.
pub fn told_text(draft: &Draft) -> String {
    clean_line(&draft.text).to_lowercase()
}

impl CheckPage {
    fn with_toll(mut self, asked: Option<Asked>) -> Self {
        self.toll = asked.map(|asked| TollNotice::of(&self.shell, asked));
        self
    }

    fn new(app: &App, shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Self {
        Self {
            step: Step::Check.line(&shell),
            back_href: shell.to(Step::Check.before()),
            errors,
            draft: kept.id.as_str().to_owned(),
            send_href: shell.to(Address::FeedbackReceipt),
            lines: lines(app, &shell, &kept.draft),
            toll: None,
            shell,
        }
    }
}

fn lines(app: &App, shell: &Shell, draft: &Draft) -> Vec<Line> {
    let county = &app.county;
    let unknown = || shell.t("feedback-unknown");
    let in_words = |name: Option<&Translated>| name.map_or_else(unknown, |name| name.get(shell.locale).to_owned());
    let line = |step: Step, field: &str, key: &str, answer: String| Line {
        question: shell.t(key),
        answer,
        href: format!("{}#{field}", shell.to(step.address())),
        object: shell.t(key).to_lowercase(),
    };
    let mut lines = vec![line(Step::Text, "text", "feedback-line-text", clean(&draft.text))];
    if !draft.files.is_empty() {
        let names: Vec<String> =
            draft.files.iter().map(|file| format!("{} ({})", file.name, numbers::size(shell, file.bytes))).collect();
        lines.push(line(Step::Text, "files", "feedback-line-files", names.join("\n")));
    }
    let kind = Kind::parse(&draft.kind).map_or_else(unknown, |kind| shell.t(kind.text_key()));
    lines.push(line(Step::About, "kind", "feedback-line-kind", kind));
    let service = in_words(county.service(&draft.service).map(|service| &service.name));
    lines.push(line(Step::About, "service", "feedback-line-service", service));
    let municipality = in_words(county.municipality(&draft.municipality).map(|place| &place.name));
    lines.push(line(Step::About, "municipality", "feedback-line-municipality", municipality));
    if let Some(place) = county.place(&draft.place) {
        lines.push(line(Step::About, "place", "feedback-line-place", in_words(Some(&place.name))));
    }
    if let Some(topic) = county.topic(&draft.topic) {
        lines.push(line(Step::About, "topic", "feedback-line-topic", in_words(Some(&topic.name))));
    }
    if let Some(goal) = county.goal(&draft.goal) {
        lines.push(line(Step::Text, "text", "feedback-line-goal", in_words(Some(&goal.name))));
    }
    if !draft.nps.is_empty() {
        let score = shell.t_with("feedback-line-nps-value", &[("score", draft.nps.as_str().into())]);
        lines.push(line(Step::About, "nps", "feedback-line-nps", score));
    }
    lines.push(line(Step::Reply, "reply", "feedback-line-reply", reply(shell, draft)));
    let publish = if draft.publish == "yes" { "feedback-publish-yes" } else { "feedback-publish-no" };
    lines.push(line(Step::Reply, "publish", "feedback-line-publish", shell.t(publish)));
    lines
}

fn reply(shell: &Shell, draft: &Draft) -> String {
    match ReplyWay::parse(&draft.reply) {
        Some(ReplyWay::Email) => shell.t_with("feedback-line-email", &[("email", clean_line(&draft.email).into())]),
        Some(ReplyWay::Phone) => {
            let call = shell.t_with("feedback-line-phone", &[("phone", clean_line(&draft.phone).into())]);
            let name = clean_line(&draft.name);
            if name.is_empty() { call } else { format!("{call}\n{name}") }
        }
        Some(ReplyWay::Code) => shell.t("feedback-reply-code"),
        Some(ReplyWay::None) | None => shell.t("feedback-reply-none"),
    }
}
