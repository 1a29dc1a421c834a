//! The form: name, ground, municipality, and how it is confirmed.

use askama::Template;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Typed};
use super::closed::closed;
use super::told::{About, counting, public_title};
use crate::actions::support_initiative::{ask_for_support, begin_strong_support};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::counties::county::SupportLevel;
use crate::frame::referendum::referendum;
use crate::frame::sign_on::Traveller;
use crate::frame::support_visit::{self, Errand};
use crate::frame::toll::TollNotice;
use crate::frame::{Choice, Faults, FieldError, Link, Shell, page};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::toll::{Asked, Counted, Payment};
use crate::supports::rule::levels;
use crate::supports::support::is_collecting;

#[derive(Template)]
#[template(path = "channels/support/form.html")]
struct SupportPage {
    here: String,
    crumbs: Vec<Link>,
    about: About,
    /// Which levels count, in a sentence.
    counting: String,
    /// What a referendum takes; empty for other kinds.
    referendum: Vec<String>,
    errors: Vec<FieldError>,
    typed: Typed,
    grounds: Vec<Choice>,
    municipalities: Vec<Choice>,
    shows_name: Vec<Choice>,
    /// Organisations can give it.
    takes_bodies: bool,
    /// A letter can confirm it.
    takes_email: bool,
    /// Strong identification can.
    takes_strong: bool,
    toll: Option<TollNotice>,
    shell: Shell,
}

#[derive(Template)]
#[template(path = "channels/support/asked.html")]
struct AskedPage {
    crumbs: Vec<Link>,
    about: About,
    email: String,
    shell: Shell,
}

/// An initiative that everybody may read.
async fn public(app: &App, shell: &Shell, number: &str) -> Result<(Initiative, About), Error> {
    let number = InitiativeNumber::parse(number).ok_or(Error::NotFound)?;
    let (initiative, row) = store::find_by_number(app.db.reader(), number).await?.ok_or(Error::NotFound)?;
    public_title(&initiative, &row).ok_or(Error::NotFound)?;
    let about = About::of(shell, &initiative, &row);
    Ok((initiative, about))
}

/// The form, or a calm page where the initiative does not collect.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    Path(number): Path<String>,
    parts: Parts,
) -> Result<Response, Error> {
    let (initiative, about) = public(&app, &shell, &number).await?;
    if !is_collecting(&initiative, app.clock.today()) {
        return Ok(closed(shell, about, initiative.state.code(), StatusCode::OK));
    }
    let counted = Counted::by(caller(&app, &parts));
    let due = app.limits.toll.ask(&counted, (&app.keyring, &app.random), app.clock.now());
    Ok(page(&SupportPage::new(&app, shell, &initiative, about, Typed::default()).with_toll(due)))
}

/// Takes the form: writes a letter, or leads to identification.
pub async fn submit(
    State(app): State<AppState>,
    shell: Shell,
    Path(number): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    let (parts, body) = request.into_parts();
    let fields = Fields::from_request(Request::from_parts(parts.clone(), body), &app).await?;
    let token = shell.check(fields.get("form_token"));
    let (initiative, about) = match public(&app, &shell, &number).await {
        Ok(found) => found,
        Err(fault) => return Err(token.err().unwrap_or(fault)),
    };
    if !is_collecting(&initiative, app.clock.today()) {
        let status = token.err().map_or(StatusCode::CONFLICT, |stale| stale.status());
        return Ok(closed(shell, about, initiative.state.code(), status));
    }
    let typed = Typed::of(&fields);
    let shown = SupportPage::new(&app, shell.clone(), &initiative, about, typed.clone());
    if let Err(stale) = token {
        return Ok(shown.refused(stale.status(), vec![("name", "feedback-stale")]));
    }
    let traveller = Traveller { app: &app, parts: &parts, way: support_visit::WAY };
    let level = match fields.get("do") {
        "find" if shown.takes_strong => return away(&traveller, shown, Errand::Find(initiative.id)).await,
        "strong" if shown.takes_strong => SupportLevel::Strong,
        _ => SupportLevel::Email,
    };
    let (supporter, email) = match checks::whole(&typed, initiative.kind, level, &app.county) {
        Ok(whole) => whole,
        Err(faults) => return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, faults)),
    };
    let (caller, now) = (caller(&app, &parts), app.clock.now());
    app.limits.submissions.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
    let counted = Counted::by(caller);
    let payment = Payment { token: fields.get("toll"), work: fields.get("toll_work") };
    if let Err(due) = app.limits.toll.pay(&counted, &payment, (&app.keyring, &app.random), now) {
        let later = [(RETRY_AFTER, due.seconds.to_string())];
        return Ok((StatusCode::TOO_MANY_REQUESTS, later, page(&shown.with_toll(Some(due)))).into_response());
    }
    app.limits.submissions.strike(caller, now);
    app.limits.toll.count(&counted, now);
    match (level, email) {
        (SupportLevel::Email, Some(email)) => {
            let told = email.as_str().to_owned();
            let request = match ask_for_support(&app, initiative.number, (supporter, email), shell.locale).await {
                Ok(request) => request,
                // Collecting ended while the form was on its way.
                Err(Error::NotNow(state)) => return Ok(closed(shell, shown.about, state, StatusCode::CONFLICT)),
                Err(fault) => return Err(fault),
            };
            let jar = CookieJar::new().add(support_visit::asked(&app, request));
            let (crumbs, about) = (shown.crumbs, shown.about);
            Ok((jar, page(&AskedPage { crumbs, about, email: told, shell })).into_response())
        }
        (_, email) => match begin_strong_support(&app, initiative.number, (supporter, email)).await {
            Ok(request) => away(&traveller, shown, Errand::Confirm(request)).await,
            Err(Error::NotNow(state)) => Ok(closed(shell, shown.about, state, StatusCode::CONFLICT)),
            Err(fault) => Err(fault),
        },
    }
}

/// Sends the browser to the provider; where that fails, what was typed is there.
async fn away(traveller: &Traveller<'_>, shown: SupportPage, errand: Errand) -> Result<Response, Error> {
    let provider = traveller.app.providers.strong.as_ref().ok_or(Error::NotFound)?;
    let left = traveller.leave(provider, shown.shell.locale, &errand.written()).await;
    Ok(left.unwrap_or_else(|stopped| shown.refused(stopped.status(), vec![("strong", "strong-down")])))
}

fn caller(app: &App, parts: &Parts) -> ClientAddress {
    ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies)
}

impl SupportPage {
    fn new(app: &App, shell: Shell, initiative: &Initiative, about: About, typed: Typed) -> Self {
        let title = format!("{}: {}", shell.t("page-initiative-support"), about.title.text);
        let shell = shell.titled(&title);
        let number = initiative.number;
        let takes = |level| levels(initiative.kind).contains(&level);
        let pick = |value: &str, key: &str| choice(value, shell.t(key), &typed.shows_name);
        let grounds = Ground::ALL.into_iter().filter(|ground| initiative.kind.allows(*ground));
        let towns = app.county.facts.municipalities.iter();
        let town = |town: &crate::counties::county::Municipality| {
            choice(&town.id, town.name.get(shell.locale).to_owned(), &typed.municipality)
        };
        let none = choice("", shell.t("initiative-municipality-none"), &typed.municipality);
        Self {
            here: shell.to(Address::InitiativeSupport(number.year(), number.count())),
            crumbs: about.crumb(),
            counting: counting(app, &shell, initiative.kind),
            referendum: if initiative.kind == Kind::Referendum {
                referendum(shell.locale, &app.county)
            } else {
                Vec::new()
            },
            errors: Vec::new(),
            grounds: grounds.map(|ground| choice(ground.code(), shell.t(ground.text_key()), &typed.ground)).collect(),
            municipalities: std::iter::once(none).chain(towns.map(town)).collect(),
            shows_name: vec![pick("yes", "support-shows-name-yes"), pick("no", "support-shows-name-no")],
            takes_bodies: Ground::ALL
                .into_iter()
                .any(|ground| ground.needs_business_id() && initiative.kind.allows(ground)),
            takes_email: takes(SupportLevel::Email),
            takes_strong: takes(SupportLevel::Strong) && app.providers.strong.is_some(),
            toll: None,
            about,
            typed,
            shell,
        }
    }

    fn with_toll(mut self, due: Option<Asked>) -> Self {
        self.toll = due.map(|due| TollNotice::of(&self.shell, due));
        self
    }

    fn refused(self, status: StatusCode, faults: Vec<checks::Fault>) -> Response {
        let told = |(field, key)| FieldError { field, text: self.shell.t_with(key, &[("minutes", 1.into())]) };
        let errors = faults.into_iter().map(told).collect();
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }
}

fn choice(value: &str, text: String, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), text, hint: String::new(), is_chosen: value == chosen }
}
