//! The second question: what kind it is, and what it is about. Similar initiatives are shown, and decide nothing.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Fault};
use super::kept::{Kept, Reached, line};
use super::step::Step;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::frame::referendum::referendum;
use crate::frame::{Choice, Faults, FieldError, Link, Shell, page};
use crate::initiatives::draft::Draft;
use crate::initiatives::kind::Kind;
use crate::initiatives::list::newest_public;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::similar::similar;
use crate::platform::error::Error;
use crate::words::StemSet;

/// Published initiatives that are compared with a new one.
const COMPARED: u64 = 200;

#[derive(Template)]
#[template(path = "channels/initiative_form/about.html")]
struct AboutPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    errors: Vec<FieldError>,
    draft: String,
    similar: Vec<Link>,
    kinds: Vec<Choice>,
    /// What an initiative for a referendum takes.
    referendum: Vec<String>,
    services: Vec<Choice>,
    goals: Vec<Choice>,
    sounds_like: String,
    /// Whether to collect supporters; empty where the county does not.
    collects: Vec<Choice>,
    collects_until: String,
    /// How long the county lets collect, in a sentence.
    collects_for: String,
}

/// The page, once there are words.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    if checks::first_missing(&kept.draft, &app.county) == Step::Text {
        return Ok(Step::Text.lead_back(&shell));
    }
    let notice = if reached.is_early() { shell.t("feedback-about-first") } else { String::new() };
    Ok(page(&AboutPage { notice, ..AboutPage::new(&app, shell, &kept, Vec::new()).await? }))
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
    let lay = |draft: &mut Draft| {
        (draft.kind, draft.service) = (line(&fields, "kind"), line(&fields, "service"));
        (draft.goal, draft.collects) = (line(&fields, "goal"), line(&fields, "collects"));
        draft.collects_until = line(&fields, "collects_until");
    };
    if let Err(stale) = shell.check(fields.get("form_token")) {
        lay(&mut kept.draft);
        let fault = Fault::of("kind", "feedback-stale").told(&shell);
        return Ok(AboutPage::new(&app, shell, &kept, vec![fault]).await?.refused(stale.status()));
    }
    kept.change(&app, caller, lay).await?;
    let jar = jar.add(kept.cookie(&app));
    if let Err(faults) = checks::about(&kept.draft, &app.county) {
        let errors = checks::told(faults, &shell);
        let answer = AboutPage::new(&app, shell, &kept, errors).await?;
        return Ok((jar, answer.refused(StatusCode::UNPROCESSABLE_ENTITY)).into_response());
    }
    let next = checks::first_missing(&kept.draft, &app.county);
    let answer = if next == Step::Text { next.lead_back(&shell) } else { next.lead(&shell) };
    Ok((jar, answer).into_response())
}

impl AboutPage {
    async fn new(app: &App, shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Result<Self, Error> {
        let draft = &kept.draft;
        Ok(Self {
            step: Step::About.line(&shell),
            back_href: shell.to(Step::About.before()),
            notice: String::new(),
            draft: kept.id.as_str().to_owned(),
            similar: alike(app, &shell, draft).await?,
            kinds: kinds(&shell, &draft.kind),
            referendum: referendum(shell.locale, &app.county),
            services: services(app, &shell, &draft.service),
            goals: goals(app, &shell, &draft.goal),
            sounds_like: sounds_like(app, &shell, draft),
            collects: collects(app, &shell, &draft.collects),
            collects_until: draft.collects_until.clone(),
            collects_for: collects_for(app, &shell),
            errors,
            shell,
        })
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }
}

fn choice(value: &str, text: String, hint: String, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), text, hint, is_chosen: value == chosen }
}

async fn alike(app: &App, shell: &Shell, draft: &Draft) -> Result<Vec<Link>, Error> {
    let lines = newest_public(app.db.reader(), COMPARED).await?;
    let found = similar(&format!("{} {}", draft.title, draft.proposal), shell.locale, &lines);
    let link = |line: &crate::initiatives::list::Line| {
        let number = InitiativeNumber::parse(&line.number)?;
        let href = shell.to(Address::Initiative(number.year(), number.count()));
        Some(Link { text: line.title.clone()?, href, current: false })
    };
    Ok(found.into_iter().filter_map(link).collect())
}

fn kinds(shell: &Shell, chosen: &str) -> Vec<Choice> {
    let hint = |kind: Kind| match kind {
        Kind::Service => shell.t("initiative-kind-service-hint"),
        Kind::Referendum => shell.t("initiative-kind-referendum-hint"),
        _ => shell.t("initiative-kind-member-hint"),
    };
    Kind::OF_PEOPLE.map(|kind| choice(kind.code(), shell.t(kind.text_key()), hint(kind), chosen)).into()
}

fn services(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let none = choice("", shell.t("initiative-service-none"), String::new(), chosen);
    let services = app.county.services.iter();
    let services =
        services.map(|service| choice(&service.id, service.name.get(shell.locale).to_owned(), String::new(), chosen));
    [none].into_iter().chain(services).collect()
}

fn goals(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let none = choice("", shell.t("initiative-goal-none"), String::new(), chosen);
    let goals = app.county.strategy.goals.iter().filter(|goal| app.county.is_linkable(&goal.id));
    let goals = goals.map(|goal| choice(&goal.id, goal.name.get(shell.locale).to_owned(), String::new(), chosen));
    [none].into_iter().chain(goals).collect()
}

/// The goal that the words speak of, as a hint: nothing is chosen for anybody.
fn sounds_like(app: &App, shell: &Shell, draft: &Draft) -> String {
    let text = StemSet::of(&format!("{} {} {}", draft.title, draft.proposal, draft.reasons));
    let heard = app.county.topics.iter().filter(|topic| text.contains_any(&topic.words));
    let goal = heard.filter_map(|topic| topic.goal.as_deref()).find_map(|goal| app.county.goal(goal));
    goal.map(|goal| shell.t_with("initiative-sounds-like", &[("goal", goal.name.get(shell.locale).into())]))
        .unwrap_or_default()
}

fn collects(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    if app.county.initiatives.collecting.is_none() {
        return Vec::new();
    }
    let pick = |value: &str, key: &str| choice(value, shell.t(key), String::new(), chosen);
    vec![pick("no", "initiative-collects-no"), pick("yes", "initiative-collects-yes")]
}

fn collects_for(app: &App, shell: &Shell) -> String {
    let days = app.county.initiatives.collecting.map_or(0, |collecting| i64::from(collecting.days));
    shell.t_with("initiative-collects-until-hint", &[("number", days.into())])
}
