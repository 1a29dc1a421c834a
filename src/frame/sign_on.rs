//! The way to a provider of sign-on and back, the same for whoever goes it.
//!
//! What always holds: an answer counts only in the browser that began, which holds a sealed cookie; the cookie goes with
//! the answer to it, and an answer to anything else leaves it, so that nobody ends another's sign-on. An answer with a
//! code counts against the caller's address until it is known who it is.

use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::cookies::SIGN_ON;
use super::visit::Visit;
use crate::app::App;
use crate::kernel::locale::Locale;
use crate::platform::sign_on::{Claims, Failing, Pending, Provider};
use crate::platform::web::client::ClientAddress;
use crate::platform::web::request_id::RequestId;

/// What the provider gives the browser to bring back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    code: String,
    state: String,
    error: String,
}

/// Why a sign-on stopped before it was known who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The provider failed, or what it said proves nothing.
    Failing(Failing),
    /// The person turned back.
    Cancelled,
    /// So many answers led nowhere from this address; it opens again in whole minutes.
    TooMany {
        /// How many.
        minutes: u64,
    },
}

impl Stopped {
    /// The status of the page that says so.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Failing(Failing::Unreachable) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failing(Failing::Late) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failing(_) => StatusCode::BAD_GATEWAY,
            Self::Cancelled => StatusCode::OK,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// Is it something that somebody will look for in the log?
    #[must_use]
    pub const fn is_logged(self) -> bool {
        !matches!(self, Self::Failing(Failing::Late) | Self::Cancelled | Self::TooMany { .. })
    }

    /// The minutes until it opens again, where it is closed for a while.
    #[must_use]
    pub const fn minutes(self) -> Option<u64> {
        if let Self::TooMany { minutes } = self { Some(minutes) } else { None }
    }

    /// Tells the browser when it opens again, where it is closed for a while.
    #[must_use]
    pub fn dated(self, shown: impl IntoResponse) -> Response {
        let mut response = (self.status(), shown).into_response();
        if let Some(minutes) = self.minutes() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(minutes.saturating_mul(60)));
        }
        response
    }
}

/// Someone on the way to a provider, or back from it.
pub struct Traveller<'a> {
    /// The program.
    pub app: &'a App,
    /// The request.
    pub parts: &'a Parts,
    /// The way in that this is; the answer to one is none to another.
    pub way: &'static str,
}

impl Traveller<'_> {
    /// The language of the pages before: as the address says, else as the visitor reads.
    #[must_use]
    pub fn locale(&self, told: &str) -> Locale {
        Locale::parse(told).unwrap_or_else(|| Visit::of(&self.parts.uri, &self.parts.headers).locale)
    }

    /// Sends the browser to the provider, and afterwards on to `next`. Nothing is kept of it here; the browser keeps a
    /// sealed cookie.
    pub async fn leave(&self, provider: &Provider, locale: Locale, next: &str) -> Result<Response, Stopped> {
        let app = self.app;
        let pending = Pending::begin(&app.random, self.way, locale, next);
        let now = app.clock.now();
        let there = provider.address(&pending, locale, now).await.map_err(|fault| {
            tracing::warn!(request = self.number(), way = self.way, why = fault.why, "a sign-on cannot begin");
            Stopped::Failing(fault.failing)
        })?;
        let kept = SIGN_ON.with(&app.config, pending.sealed(&app.keyring, &app.random, now));
        Ok((CookieJar::new().add(kept), Redirect::to(there.as_str())).into_response())
    }

    /// What this browser began, if the answer is to that; and the language of the pages before.
    #[must_use]
    pub fn begun(&self, answer: &Answer) -> (Locale, Option<Pending>) {
        let kept = SIGN_ON.value(&self.app.config, &self.parts.headers);
        let begun = kept.and_then(|kept| Pending::open(&kept, self.way, &self.app.keyring, self.app.clock.now()));
        let locale = begun.as_ref().and_then(Pending::locale).unwrap_or_else(|| self.locale(""));
        (locale, begun.filter(|begun| begun.is_answered_by(&answer.state)))
    }

    /// Takes the cookie away that bound the answer to the browser.
    pub fn gone(&self) -> CookieJar {
        CookieJar::new().add(SIGN_ON.gone(&self.app.config))
    }

    /// Asks the provider who it is. Every answer counts against the caller until [`Self::arrived`].
    pub async fn claims(
        &self,
        provider: &Provider,
        pending: &Pending,
        answer: &Answer,
        wanted: &[&str],
    ) -> Result<Claims, Stopped> {
        if let Some(stopped) = told_by_browser(&answer.error) {
            if stopped != Stopped::Cancelled {
                tracing::warn!(request = self.number(), way = self.way, "the provider ends a sign-on with an error");
            }
            return Err(stopped);
        }
        let (limit, caller, now) = (&self.app.limits.sign_ons, self.caller(), self.app.clock.now());
        limit.check(caller, now).map_err(|minutes| Stopped::TooMany { minutes })?;
        limit.strike(caller, now);
        provider.claims(pending, &answer.code, wanted, now).await.map_err(|fault| {
            tracing::warn!(request = self.number(), way = self.way, why = fault.why, "a sign-on failed");
            Stopped::Failing(fault.failing)
        })
    }

    /// The answer led somewhere: it no longer counts against the caller.
    pub fn arrived(&self) {
        self.app.limits.sign_ons.forgive(self.caller(), self.app.clock.now());
    }

    /// The number by which a page and a line of the log find each other.
    #[must_use]
    pub fn number(&self) -> String {
        self.parts.extensions.get::<RequestId>().map(ToString::to_string).unwrap_or_default()
    }

    fn caller(&self) -> ClientAddress {
        ClientAddress::of(&self.parts.headers, &self.parts.extensions, &self.app.config.trusted_proxies)
    }
}

/// What the provider says through the browser instead of a code. The words are those of OAuth; others are not believed
/// to mean anything.
fn told_by_browser(error: &str) -> Option<Stopped> {
    match error {
        "" => None,
        "access_denied" | "login_required" | "interaction_required" | "consent_required" => Some(Stopped::Cancelled),
        "temporarily_unavailable" | "server_error" => Some(Stopped::Failing(Failing::Unreachable)),
        _ => Some(Stopped::Failing(Failing::Broken)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_turned_back_in_any_way_has_cancelled_and_words_without_meaning_are_a_fault() {
        for error in ["access_denied", "login_required", "interaction_required", "consent_required"] {
            assert_eq!(told_by_browser(error), Some(Stopped::Cancelled), "{error}");
        }
        assert_eq!(told_by_browser("server_error"), Some(Stopped::Failing(Failing::Unreachable)));
        assert_eq!(told_by_browser("<b>"), Some(Stopped::Failing(Failing::Broken)));
        assert_eq!(told_by_browser(""), None);
    }
}
