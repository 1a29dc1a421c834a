//! Cookies that live as long as the browser's window, and that no script can read.

use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::app::App;

/// What the browser is asked to forget when someone is done at a borrowed computer.
pub const FORGET: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// A cookie of this service.
#[derive(Clone, Copy, Debug)]
pub struct Kept(&'static str);

/// The id of the form that was begun.
pub const DRAFT: Kept = Kept("draft");
/// The case that a receipt code opened.
pub const CASE: Kept = Kept("case");

impl Kept {
    /// The cookie with a value.
    pub fn with(self, app: &App, value: String) -> Cookie<'static> {
        let is_secure = is_secure(app);
        Cookie::build((self.name(is_secure), value))
            .path("/")
            .http_only(true)
            .secure(is_secure)
            .same_site(SameSite::Lax)
            .build()
    }

    /// The cookie that takes this one away.
    pub fn gone(self, app: &App) -> Cookie<'static> {
        let mut cookie = self.with(app, String::new());
        cookie.make_removal();
        cookie
    }

    /// The value that came with a request.
    pub fn value(self, app: &App, headers: &HeaderMap) -> Option<String> {
        let jar = CookieJar::from_headers(headers);
        jar.get(&self.name(is_secure(app))).map(|cookie| cookie.value().to_owned())
    }

    /// Over TLS the name itself tells the browser to take the cookie from this host alone.
    fn name(self, is_secure: bool) -> String {
        if is_secure { format!("__Host-{}", self.0) } else { self.0.to_owned() }
    }
}

fn is_secure(app: &App) -> bool {
    app.config.base_url.starts_with("https://")
}
