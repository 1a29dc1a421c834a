//! The second question: what it is about. Not to know is always a good answer.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Fault, UNKNOWN};
use super::kept::{Kept, Typed};
use super::start::Way;
use super::step::Step;
use super::text::Reached;
use crate::addresses::DRAFT;
use crate::app::{App, AppState};
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::feedback::draft::Draft;
use crate::feedback::feedback::Kind;
use crate::frame::{Choice, Faults, FieldError, Shell, page};
use crate::platform::error::Error;
use crate::words::StemSet;

#[derive(Template)]
#[template(path = "channels/web_form/about.html")]
struct AboutPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    errors: Vec<FieldError>,
    autosave: &'static str,
    draft: String,
    sounds_like: String,
    services: Vec<Choice>,
    municipalities: Vec<Choice>,
    places: Vec<Choice>,
    topics: Vec<Choice>,
    kinds: Vec<Choice>,
    scores: Vec<Choice>,
}

/// The page, once there is a text.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    if checks::text(&kept.draft).is_err() {
        return Ok(Step::Text.lead_back(&shell));
    }
    let mut shown = AboutPage::new(&app, shell, &kept, Vec::new());
    if reached.is_early() {
        shown.notice = shown.shell.t("feedback-about-first");
    }
    Ok(page(&shown))
}

/// Keeps the choices and leads on.
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
        let fault = Fault { field: "service", key: "feedback-stale", number: None }.told(&shell);
        return Ok(AboutPage::new(&app, shell, &kept, vec![fault]).refused(stale.status()));
    }
    kept.change(&app, caller, |draft| typed.lay_into(draft)).await?;
    let jar = jar.add(kept.cookie(&app));
    if let Err(faults) = checks::about(&kept.draft, &app.county) {
        let errors = in_page_order(faults).into_iter().map(|fault| fault.told(&shell)).collect();
        let answer = AboutPage::new(&app, shell, &kept, errors).refused(StatusCode::UNPROCESSABLE_ENTITY);
        return Ok((jar, answer).into_response());
    }
    let next = checks::first_missing(&kept.draft, &app.county);
    let answer = if next == Step::Text { next.lead_back(&shell) } else { next.lead(&shell) };
    Ok((jar, answer).into_response())
}

fn in_page_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    const ORDER: [&str; 6] = ["kind", "service", "municipality", "place", "topic", "nps"];
    faults.sort_by_key(|fault| ORDER.iter().position(|field| *field == fault.field));
    faults
}

impl AboutPage {
    fn new(app: &App, shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Self {
        let draft = &kept.draft;
        Self {
            step: Step::About.line(&shell),
            back_href: shell.to(Step::About.before()),
            notice: Way::of(app, &shell, &draft.unit).notice(&shell),
            autosave: DRAFT,
            draft: kept.id.as_str().to_owned(),
            sounds_like: sounds_like(app, &shell, &draft.text),
            services: services(app, &shell, &draft.service),
            municipalities: municipalities(app, &shell, &draft.municipality),
            places: places(app, &shell, draft),
            topics: topics(app, &shell, &draft.topic),
            kinds: kinds(&shell, &draft.kind),
            scores: scores(&shell, &draft.nps),
            errors,
            shell,
        }
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }
}

/// The services that the text's words speak of, as a hint: nothing is chosen for anybody.
fn sounds_like(app: &App, shell: &Shell, text: &str) -> String {
    let text = StemSet::of(text);
    let heard = app.county.services.iter().filter(|service| text.contains_any(&service.words));
    let names: Vec<&str> = heard.map(|service| service.name.get(shell.locale)).take(3).collect();
    if names.is_empty() {
        return String::new();
    }
    shell.t_with("feedback-sounds-like", &[("services", names.join("; ").into())])
}

fn choice(value: &str, text: &str, hint: &str, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), text: text.to_owned(), hint: hint.to_owned(), is_chosen: value == chosen }
}

fn services(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let services = app
        .county
        .services
        .iter()
        .map(|service| choice(&service.id, service.name.get(shell.locale), service.hint.get(shell.locale), chosen));
    services.chain([choice(UNKNOWN, &shell.t("feedback-unknown"), "", chosen)]).collect()
}

fn municipalities(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let municipalities = app.county.facts.municipalities.iter();
    let municipalities = municipalities.map(|place| choice(&place.id, place.name.get(shell.locale), "", chosen));
    municipalities.chain([choice(UNKNOWN, &shell.t("feedback-unknown"), "", chosen)]).collect()
}

/// The places of the chosen service; all places while none is chosen.
fn places(app: &App, shell: &Shell, draft: &Draft) -> Vec<Choice> {
    let is_open = app.county.service(&draft.service).is_none();
    let given = app.county.places.iter().filter(|place| is_open || place.services.contains(&draft.service));
    let mut places: Vec<Choice> =
        given.map(|place| choice(&place.id, place.name.get(shell.locale), "", &draft.place)).collect();
    if places.is_empty() {
        return places;
    }
    places.sort_by_key(|place| place.text.to_lowercase());
    places.insert(0, choice("", &shell.t("feedback-place-none"), "", &draft.place));
    places
}

fn topics(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let topics = app.county.topics.iter().map(|topic| choice(&topic.id, topic.name.get(shell.locale), "", chosen));
    [choice("", &shell.t("feedback-topic-none"), "", chosen)].into_iter().chain(topics).collect()
}

fn kinds(shell: &Shell, chosen: &str) -> Vec<Choice> {
    let hint = |kind: Kind| match kind {
        Kind::Accessibility => shell.t("feedback-kind-accessibility-hint"),
        _ => String::new(),
    };
    Kind::ALL.into_iter().map(|kind| choice(kind.code(), &shell.t(kind.text_key()), &hint(kind), chosen)).collect()
}

/// Who chose a score by mistake can take it back.
fn scores(shell: &Shell, chosen: &str) -> Vec<Choice> {
    let scores = (0..=10).map(|score: u8| choice(&score.to_string(), &score.to_string(), "", chosen));
    scores.chain([choice("", &shell.t("feedback-nps-none"), "", chosen)]).collect()
}
