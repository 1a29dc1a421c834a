//! All of it once more, as it will be read, before it is sent.

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
use crate::frame::dates::date;
use crate::frame::referendum::referendum;
use crate::frame::toll::TollNotice;
use crate::frame::{FieldError, Shell, page};
use crate::initiatives::draft::{Draft, DraftMaker};
use crate::initiatives::kind::{Ground, Kind, REFERENDUM_FROM_AGE};
use crate::kernel::text::{clean, clean_line};
use crate::platform::error::Error;
use crate::platform::web::toll::{Asked, Counted};

#[derive(Template)]
#[template(path = "channels/initiative_form/check.html")]
struct CheckPage {
    shell: Shell,
    step: String,
    back_href: String,
    errors: Vec<FieldError>,
    draft: String,
    /// What an initiative for a referendum takes; empty for others.
    referendum: Vec<String>,
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
            let counted = Counted { caller, link: "", text: &text };
            let asked = app.limits.toll.ask(&counted, (&app.keyring, &app.random), app.clock.now());
            Ok(page(&CheckPage::new(&app, shell, &kept, Vec::new()).with_toll(asked)))
        }
        missing => Ok(missing.lead_back(&shell)),
    }
}

/// The page once more after a stale token: everything is there, and the token is fresh.
pub fn stale(app: &App, shell: Shell, kept: &Kept, status: StatusCode) -> Response {
    let fault = Fault::of("send", "feedback-stale").told(&shell);
    (status, page(&CheckPage::new(app, shell.with_faults(), kept, vec![fault]))).into_response()
}

/// The page once more, with what has to be paid before it is sent.
pub fn ask_toll(app: &App, shell: Shell, kept: &Kept, asked: Asked) -> Response {
    let later = [(RETRY_AFTER, asked.seconds.to_string())];
    let shown = CheckPage::new(app, shell, kept, Vec::new()).with_toll(Some(asked));
    (StatusCode::TOO_MANY_REQUESTS, later, page(&shown)).into_response()
}

/// What it proposes and why, as it is compared with others: the same words are the same, however they are set.
pub fn told_text(draft: &Draft) -> String {
    clean_line(&format!("{} {} {}", draft.title, draft.proposal, draft.reasons)).to_lowercase()
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
            referendum: if checks::kind_of(&kept.draft) == Kind::Referendum {
                referendum(shell.locale, &app.county)
            } else {
                Vec::new()
            },
            send_href: shell.to(Address::InitiativeReceipt),
            lines: lines(app, &shell, &kept.draft),
            toll: None,
            shell,
        }
    }
}

fn lines(app: &App, shell: &Shell, draft: &Draft) -> Vec<Line> {
    let line = |step: Step, field: &str, key: &str, answer: String| Line {
        question: shell.t(key),
        answer,
        href: format!("{}#{field}", shell.to(step.address())),
        object: shell.t(key).to_lowercase(),
    };
    let name_of =
        |name: Option<&crate::counties::county::Translated>| name.map(|name| name.get(shell.locale).to_owned());
    let mut lines = vec![
        line(Step::Text, "title", "initiative-title", clean_line(&draft.title)),
        line(Step::Text, "proposal", "initiative-proposal", clean_line(&draft.proposal)),
        line(Step::Text, "reasons", "initiative-reasons", clean(&draft.reasons)),
        line(Step::About, "kind", "initiative-kind", shell.t(checks::kind_of(draft).text_key())),
    ];
    if let Some(service) = name_of(app.county.service(&draft.service).map(|service| &service.name)) {
        lines.push(line(Step::About, "service", "initiative-service", service));
    }
    if let Some(goal) = name_of(app.county.goal(&draft.goal).map(|goal| &goal.name)) {
        lines.push(line(Step::About, "goal", "initiative-goal", goal));
    }
    if app.county.initiatives.collecting.is_some() {
        let collects = draft.collects == "yes" || checks::kind_of(draft).always_collects();
        let key = if collects { "initiative-collects-yes" } else { "initiative-collects-no" };
        let until = draft.collects_until.trim().parse().ok().filter(|_| collects);
        let until =
            until.map(|until| shell.t_with("initiative-collects-until", &[("date", date(shell.locale, until).into())]));
        let told = [Some(shell.t(key)), until].into_iter().flatten().collect::<Vec<_>>().join("\n");
        lines.push(line(Step::About, "collects", "initiative-collects", told));
    }
    let kind = checks::kind_of(draft);
    lines.push(line(Step::Maker, "ground", "initiative-makers", maker(app, shell, kind, &draft.maker)));
    if !draft.others.is_empty() {
        let others: Vec<String> = draft.others.iter().map(|other| maker(app, shell, kind, other)).collect();
        lines.push(line(Step::Others, "others", "initiative-others", others.join("\n\n")));
    }
    lines
}

/// A maker in lines, with what everybody will see of them.
fn maker(app: &App, shell: &Shell, kind: Kind, typed: &DraftMaker) -> String {
    let ground = Ground::parse(&typed.ground);
    let is_body = ground.is_some_and(Ground::is_of_body);
    let town = app.county.municipality(&typed.municipality).map(|town| town.name.get(shell.locale).to_owned());
    let needs_town = ground.is_some_and(Ground::needs_municipality);
    let shown = if is_body || typed.shows_name == "yes" { "initiative-name-shown" } else { "initiative-name-hidden" };
    let age = i64::from(REFERENDUM_FROM_AGE);
    let parts = [
        Some(clean_line(&typed.name)),
        Some(clean_line(&typed.business_id)).filter(|_| ground == Some(Ground::Organisation)),
        Some(clean_line(&typed.speaker)).filter(|_| is_body),
        ground.map(|ground| shell.t(ground.text_key())),
        town.filter(|_| needs_town),
        (kind == Kind::Referendum).then(|| shell.t_with("initiative-of-age", &[("age", age.into())])),
        Some(clean_line(&typed.email)),
        Some(clean_line(&typed.phone)),
        Some(shell.t(shown)),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
