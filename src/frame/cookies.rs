//! Every cookie that the service sets, in one list: the privacy notice shows just this, and nothing else makes one.

use std::time::Duration;

use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::platform::config::Config;

/// What the browser is asked to forget when someone is done at a borrowed computer.
const FORGET: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// What a browser is told to take away.
pub type Cleared = (CookieJar, [(HeaderName, HeaderValue); 1]);

/// A cookie of the service. No script can read any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceCookie {
    name: &'static str,
    /// How long the browser keeps it.
    pub lasts: Lasts,
    /// Key of the sentence that says what it is for.
    pub purpose: &'static str,
}

/// How long a browser keeps a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// As long as its window is open.
    Window,
    /// So many days.
    Days(u16),
    /// Until somebody removes it.
    Kept,
}

const fn of_window(name: &'static str, purpose: &'static str) -> ServiceCookie {
    ServiceCookie { name, lasts: Lasts::Window, purpose }
}

/// How someone wants to read. It tells nothing about anybody, and is set when someone chooses, never before.
pub const VIEW: ServiceCookie = ServiceCookie { name: "view", lasts: Lasts::Kept, purpose: "privacy-cookie-view" };
/// The id of the form that was begun.
pub const DRAFT: ServiceCookie = of_window("draft", "privacy-cookie-draft");
/// The case that a receipt code opened.
pub const CASE: ServiceCookie = of_window("case", "privacy-cookie-case");
/// The id of the initiative that was begun.
pub const INITIATIVE_DRAFT: ServiceCookie = of_window("initiative_draft", "privacy-cookie-initiative-draft");
/// The initiative that a receipt code opened.
pub const INITIATIVE: ServiceCookie = of_window("initiative", "privacy-cookie-initiative");
/// The support of an initiative that a letter, a code or an identification opened, or whose letter was asked for.
pub const SUPPORT: ServiceCookie = of_window("support", "privacy-cookie-support");
/// The session of a member of staff.
pub const STAFF: ServiceCookie = of_window("delta", "privacy-cookie-staff");
/// A member of staff whose password was right and whose second factor is still to come.
pub const HALF_WAY: ServiceCookie = of_window("half", "privacy-cookie-half");
/// Somebody who is away to show at a provider who they are.
pub const SIGN_ON: ServiceCookie = of_window("sign-on", "privacy-cookie-sign-on");
/// The browser that a member of staff is asked for a passkey in.
pub const ASKED: ServiceCookie = of_window("asked", "privacy-cookie-asked");

/// The sign-in that a resident asked for in this browser.
pub const SIGN_IN: ServiceCookie = of_window("sign-in", "privacy-cookie-sign-in");
/// The receipt code that waits to be put on the own page.
pub const CLAIM: ServiceCookie = of_window("claim", "privacy-cookie-claim");
/// The session of a resident; as long as `residents::session::LONGEST`.
pub const RESIDENT: ServiceCookie =
    ServiceCookie { name: "resident", lasts: Lasts::Days(30), purpose: "privacy-cookie-resident" };

/// All of them, those of residents first.
pub const COOKIES: [ServiceCookie; 13] = [
    VIEW,
    DRAFT,
    CASE,
    INITIATIVE_DRAFT,
    INITIATIVE,
    SUPPORT,
    CLAIM,
    SIGN_IN,
    RESIDENT,
    STAFF,
    HALF_WAY,
    SIGN_ON,
    ASKED,
];

/// What residents open and begin without signing in.
const OPENED: [ServiceCookie; 7] = [DRAFT, CASE, INITIATIVE_DRAFT, INITIATIVE, SUPPORT, CLAIM, SIGN_IN];

/// Someone is done at a computer that others use as well: whatever was opened or begun in its browser goes.
pub fn cleared(config: &Config) -> Cleared {
    let jar = OPENED.iter().fold(CookieJar::new(), |jar, cookie| jar.add(cookie.gone(config)));
    (jar, [FORGET])
}

/// A resident signs out: the session goes, and with it whatever was opened or begun in the same browser.
pub fn signed_out(config: &Config) -> Cleared {
    let (jar, forget) = cleared(config);
    (jar.add(RESIDENT.gone(config)), forget)
}

impl ServiceCookie {
    /// Its name without TLS.
    #[must_use]
    pub const fn plain_name(self) -> &'static str {
        self.name
    }

    /// Its name over TLS, which tells the browser to take it from this very host alone, for all paths and never in the open.
    #[must_use]
    pub fn bound_name(self) -> String {
        format!("__Host-{}", self.name)
    }

    /// Its name in browsers.
    #[must_use]
    pub fn name(self, config: &Config) -> String {
        if config.is_secure() { self.bound_name() } else { self.name.to_owned() }
    }

    /// The cookie with a value.
    #[must_use]
    pub fn with(self, config: &Config, value: String) -> Cookie<'static> {
        let mut cookie = Cookie::build((self.name(config), value))
            .path("/")
            .http_only(true)
            .secure(config.is_secure())
            .same_site(SameSite::Lax)
            .build();
        match self.lasts {
            Lasts::Window => {}
            Lasts::Days(days) => {
                let span = Duration::from_hours(24) * u32::from(days);
                cookie.set_max_age(Some(span.try_into().unwrap_or_default()));
            }
            Lasts::Kept => cookie.make_permanent(),
        }
        cookie
    }

    /// The cookie that takes this one away.
    #[must_use]
    pub fn gone(self, config: &Config) -> Cookie<'static> {
        let mut cookie = self.with(config, String::new());
        cookie.make_removal();
        cookie
    }

    /// The value that came with a request.
    #[must_use]
    pub fn value(self, config: &Config, headers: &HeaderMap) -> Option<String> {
        let jar = CookieJar::from_headers(headers);
        jar.get(&self.name(config)).map(|cookie| cookie.value().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn config(base_url: &'static str) -> Config {
        let environment = move |name: &str| (name == "DELTA_BASE_URL").then(|| base_url.to_owned());
        Config::load(&environment, true).expect("a configuration")
    }

    #[test]
    fn over_tls_every_cookie_is_bound_to_the_host() {
        let config = config("https://delta.example");

        for cookie in COOKIES {
            let set = cookie.with(&config, "x".to_owned()).to_string();

            assert!(set.contains("HttpOnly; SameSite=Lax; Secure; Path=/"), "{set}");
            assert!(set.starts_with("__Host-"), "{set}");
            assert_eq!(set.contains("Max-Age"), cookie.lasts != Lasts::Window, "{set}");
        }
    }

    #[test]
    fn a_cookie_of_the_other_kind_is_not_read() {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", "delta=x".parse().expect("a header"));

        assert_eq!(STAFF.value(&config("https://delta.example"), &headers), None);
        assert_eq!(STAFF.value(&config("http://127.0.0.1:8080"), &headers).as_deref(), Some("x"));
    }

    #[test]
    fn no_two_have_the_same_name() {
        let names: BTreeSet<_> = COOKIES.iter().map(|cookie| cookie.name).collect();

        assert_eq!(names.len(), COOKIES.len());
    }
}
