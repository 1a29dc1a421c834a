//! The form: an address. The same field stands on the initiative's page and leads here.

use askama::Template;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::actions::follow_initiative::ask_to_follow;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::channels::kept::FIELD_MAX_CHARS;
use crate::channels::support::told::{About, public_title};
use crate::feedback::contact::EmailAddress;
use crate::followers::follower::is_followable;
use crate::frame::toll::TollNotice;
use crate::frame::{FieldError, Link, Shell, page};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::toll::{Asked, Counted, Payment};

#[derive(Template)]
#[template(path = "channels/follow_initiative/form.html")]
struct FollowPage {
    here: String,
    crumbs: Vec<Link>,
    about: About,
    /// Nothing has come to an end.
    is_open: bool,
    email: String,
    errors: Vec<FieldError>,
    toll: Option<TollNotice>,
    /// Where somebody with an account follows with one press.
    own: String,
    shell: Shell,
}

#[derive(Template)]
#[template(path = "channels/follow_initiative/asked.html")]
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

/// The form, or a calm sentence where nothing more happens to the initiative.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    Path(number): Path<String>,
    parts: Parts,
) -> Result<Response, Error> {
    let (initiative, about) = public(&app, &shell, &number).await?;
    let counted = Counted::by(caller(&app, &parts));
    let due = app.limits.toll.ask(&counted, (&app.keyring, &app.random), app.clock.now());
    Ok(page(&FollowPage::new(shell, &initiative, about).with_toll(due)))
}

/// Takes the address and writes the letter.
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
    let shown = FollowPage::new(shell.clone(), &initiative, about);
    let shown = FollowPage { email: fields.get("email").chars().take(FIELD_MAX_CHARS).collect(), ..shown };
    if let Err(stale) = token {
        return Ok(shown.refused(stale.status(), "feedback-stale"));
    }
    if !shown.is_open {
        return Ok((StatusCode::CONFLICT, page(&shown)).into_response());
    }
    let Some(email) = EmailAddress::parse(&shown.email) else {
        let key = if shown.email.trim().is_empty() { "follow-initiative-empty" } else { "feedback-email-wrong" };
        return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, key));
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
    match ask_to_follow(&app, initiative.number, (&email, shell.locale)).await {
        Ok(()) => {
            let (crumbs, about) = (shown.crumbs, shown.about);
            Ok(page(&AskedPage { crumbs, about, email: email.as_str().to_owned(), shell }))
        }
        // It came to an end while the form was on its way.
        Err(Error::NotNow(_)) => {
            Ok((StatusCode::CONFLICT, page(&FollowPage { is_open: false, ..shown })).into_response())
        }
        Err(fault) => Err(fault),
    }
}

fn caller(app: &App, parts: &Parts) -> ClientAddress {
    ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies)
}

impl FollowPage {
    fn new(shell: Shell, initiative: &Initiative, about: About) -> Self {
        let title = format!("{}: {}", shell.t("page-initiative-follow"), about.title.text);
        let shell = shell.titled(&title);
        let number = initiative.number;
        Self {
            here: shell.to(Address::InitiativeFollow(number.year(), number.count())),
            crumbs: about.crumb(),
            about,
            is_open: is_followable(initiative),
            email: String::new(),
            errors: Vec::new(),
            toll: None,
            own: format!("{}?initiative={number}", shell.to(Address::OwnFollowings)),
            shell,
        }
    }

    fn with_toll(mut self, due: Option<Asked>) -> Self {
        self.toll = due.map(|due| TollNotice::of(&self.shell, due));
        self
    }

    fn refused(self, status: StatusCode, key: &str) -> Response {
        let errors = vec![FieldError { field: "email", text: self.shell.t_with(key, &[("minutes", 1.into())]) }];
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}
