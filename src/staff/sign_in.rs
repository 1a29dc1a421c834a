//! Signing in and out.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use super::{BareForm, HOME, passkey, second_factor, sign_in_code, sign_on};
use crate::accounts::store::Credentials;
use crate::accounts::{password, store};
use crate::actions;
use crate::actions::sign_in::Entered;
use crate::app::{App, AppState};
use crate::frame::toll::TollNotice;
use crate::frame::visit::Visit;
use crate::frame::{FieldError, StaffPage, StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::local_path::LocalPath;
use crate::platform::web::toll::{Asked, Counted, Payment};
use crate::sessions::{SignedIn, half_way, session_cookie};

/// What the address of the page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInQuery {
    next: String,
    lang: String,
    signed_out: String,
    kept: String,
    unsent: String,
    chosen: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct SignInForm {
    form_token: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    toll: String,
    #[serde(default)]
    toll_work: String,
}

/// The sign-in page.
#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage {
    shell: StaffShell,
    languages: Vec<LanguageLink>,
    /// Where the way to the employer's provider begins; empty where there is none.
    sign_on: String,
    next: String,
    notice: String,
    email: String,
    passkey: String,
    errors: Vec<FieldError>,
    toll: Option<TollNotice>,
}

/// The page in another language.
struct LanguageLink {
    code: &'static str,
    own_name: &'static str,
    href: String,
    current: bool,
}

impl SignInPage {
    fn new(app: &AppState, parts: &Parts, lang: &str, next: &str) -> Self {
        let visit = Visit::of(&parts.uri, &parts.headers);
        let locale = Locale::parse(lang).unwrap_or(visit.locale);
        let shell = StaffShell::signed_out(app, locale, visit.view);
        let title = shell.t("staff-sign-in-title");
        let (asked, next) = (next, afterwards(next));
        let language = |other: Locale| LanguageLink {
            code: other.code(),
            own_name: other.own_name(),
            href: match &next {
                Some(next) => format!("/staff/login?lang={other}&next={}", next.encoded()),
                None => format!("/staff/login?lang={other}"),
            },
            current: other == locale,
        };
        Self {
            languages: Locale::ALL.map(language).into(),
            sign_on: app.providers.sso.as_ref().map(|_| sign_on::address(locale, asked)).unwrap_or_default(),
            passkey: app.passkeys.as_ref().map(|_| passkey::address(locale, asked)).unwrap_or_default(),
            shell: shell.titled(&title),
            next: next.map(|next| next.to_string()).unwrap_or_default(),
            notice: String::new(),
            email: String::new(),
            errors: Vec::new(),
            toll: None,
        }
    }

    fn with_notice(mut self, key: &str) -> Self {
        self.notice = self.shell.t(key);
        self
    }

    fn with_error(mut self, email: &str, text: String) -> Self {
        self.shell = self.shell.with_faults();
        email.clone_into(&mut self.email);
        self.errors = vec![FieldError { field: "email", text }];
        self
    }

    /// Everybody together fails too often: every try pays.
    fn with_toll(mut self, asked: Option<Asked>) -> Self {
        self.toll = asked.map(|asked| TollNotice::of(&self.shell, asked));
        self
    }

    fn error(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

/// Where to go on to after signing in; never back to the sign-in itself.
pub(super) fn afterwards(next: &str) -> Option<LocalPath> {
    LocalPath::parse(next, "/staff").filter(|next| {
        !matches!(
            next.path(),
            "/staff/login" | "/staff/login/code" | passkey::PATH | sign_on::PATH | sign_on::CALLBACK | "/staff/logout"
        )
    })
}

pub(super) fn go_on(next: &str) -> Redirect {
    afterwards(next).map_or_else(|| Redirect::to(HOME), |next| Redirect::to(&next.to_string()))
}

/// Shows the page; whoever is signed in already goes on at once.
pub async fn show(
    State(app): State<AppState>,
    Query(query): Query<SignInQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    match SignedIn::find(&app, &parts.headers).await? {
        Some(signed_in) if signed_in.needs_second_factor(&app) => {
            return Ok(Redirect::to(second_factor::PATH).into_response());
        }
        Some(_) => return Ok(go_on(&query.next).into_response()),
        None => {}
    }
    let shown = SignInPage::new(&app, &parts, &query.lang, &query.next);
    let notice = match (query.signed_out.is_empty(), query.kept.is_empty(), shown.next.is_empty()) {
        (false, ..) => Some("staff-sign-in-signed-out"),
        (true, false, _) => Some("staff-sign-in-kept"),
        (true, true, false) => Some("staff-sign-in-first"),
        (true, true, true) => None,
    };
    let notice = if query.unsent.is_empty() { notice } else { Some("staff-sign-in-unsent") };
    let notice = if query.chosen.is_empty() { notice } else { Some("staff-sign-in-chosen") };
    let asked =
        app.limits.guess_toll.ask(&Counted::by(caller(&app, &parts)), (&app.keyring, &app.random), app.clock.now());
    let shown = shown.with_toll(asked);
    let shown = match notice {
        Some(key) => shown.with_notice(key),
        None => shown,
    };
    Ok(page(&shown))
}

/// Signs in. Known and unknown addresses get the same answer after the same work.
pub async fn submit(
    State(app): State<AppState>,
    parts: Parts,
    Form(form): Form<SignInForm>,
) -> Result<Response, Error> {
    let shown = SignInPage::new(&app, &parts, &form.lang, &form.next);
    shown.shell.check(&form.form_token)?;
    let now = app.clock.now();
    let caller = caller(&app, &parts);
    let email = store::folded_email(&form.email);

    let payment = Payment { token: &form.toll, work: &form.toll_work };
    if let Err(asked) = app.limits.guess_toll.pay(&Counted::by(caller), &payment, (&app.keyring, &app.random), now) {
        let later = [(RETRY_AFTER, asked.seconds.to_string())];
        let mut shown = shown.with_toll(Some(asked));
        shown.email = form.email;
        return Ok((StatusCode::TOO_MANY_REQUESTS, later, page(&shown)).into_response());
    }
    if let Err(minutes) = app.limits.passwords.count(&email, caller, now) {
        let (text, wait) = wait(&shown.shell, minutes);
        return Ok((StatusCode::TOO_MANY_REQUESTS, wait, page(&shown.with_error(&form.email, text))).into_response());
    }
    if let Some(fitting) = fitting(&app, &email, form.password).await? {
        let before = session_cookie::read(&parts.headers, &app.config).map(|before| before.hash());
        match actions::sign_in(&app, &fitting, before.as_ref()).await? {
            Some(Entered::Session(session)) => {
                app.limits.passwords.forgive(&email, caller, now);
                return Ok((session_cookie::give(&session, &app.config), go_on(&form.next)).into_response());
            }
            // Forgiven only after the code: else the right password would give endless tries at it.
            Some(Entered::HalfWay) => {
                app.limits.passwords.is_half_way(caller, now);
                let on = sign_in_code::address(shown.shell.locale, afterwards(&form.next).as_ref());
                return Ok((half_way::give(&app, &fitting), Redirect::to(&on)).into_response());
            }
            None => {}
        }
    }
    app.limits.guess_toll.count(&Counted::by(caller), now);
    let text = shown.shell.t("staff-sign-in-wrong");
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_error(&form.email, text))).into_response())
}

/// What somebody is told who has to wait, in words and in a header.
pub(super) fn wait(shell: &StaffShell, minutes: u64) -> (String, [(HeaderName, String); 1]) {
    let told = i64::try_from(minutes).unwrap_or(i64::MAX);
    let text = shell.t_with("staff-sign-in-too-many", &[("minutes", told.into())]);
    (text, [(RETRY_AFTER, minutes.saturating_mul(60).to_string())])
}

fn caller(app: &App, parts: &Parts) -> ClientAddress {
    ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies)
}

/// The person whose address and password these are.
async fn fitting(app: &AppState, email: &str, typed: String) -> Result<Option<Credentials>, Error> {
    let known = store::credentials(app.db.reader(), email, app.clock.today()).await?;
    let stored = known.as_ref().map(|known| known.password_hash.clone());
    let fits = app.hashing.run(move || password::verify(&typed, stored.as_deref())).await?;
    if !fits {
        actions::note_failed_sign_in(app, known.as_ref().map(|known| known.staff)).await?;
    }
    Ok(known.filter(|_| fits))
}

/// Signs out.
pub async fn leave(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<BareForm>,
) -> Result<Response, Error> {
    signed_in.shell(&app, StaffPage::Other).check(&form.form_token)?;
    actions::sign_out(&app, &signed_in.session).await?;
    let goodbye = format!("/staff/login?lang={}&signed_out=1", signed_in.staff.locale);
    Ok((session_cookie::take(&app.config), Redirect::to(&goodbye)).into_response())
}
