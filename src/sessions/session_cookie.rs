//! The cookie that holds the id of a staff session, and nothing else.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::accounts::session::SessionId;
use crate::platform::config::Config;

/// Over TLS browsers let only this very host set it, for all paths and never in the open.
const NAME: &str = "__Host-delta";

/// On one machine without TLS, as in the demo, where not every browser keeps a secure cookie.
const NAME_WITHOUT_TLS: &str = "delta";

fn is_secure(config: &Config) -> bool {
    config.base_url.starts_with("https://")
}

fn name(config: &Config) -> &'static str {
    if is_secure(config) { NAME } else { NAME_WITHOUT_TLS }
}

/// The id that came with a request.
#[must_use]
pub fn read(headers: &HeaderMap, config: &Config) -> Option<SessionId> {
    SessionId::parse(CookieJar::from_headers(headers).get(name(config))?.value())
}

/// The cookie that gives a browser its session; it goes when the browser is closed.
pub fn give(id: &SessionId, config: &Config) -> CookieJar {
    CookieJar::new().add(cookie(id.cookie_value(), config))
}

/// The cookie that takes it away again.
pub fn take(config: &Config) -> CookieJar {
    let mut empty = cookie(String::new(), config);
    empty.make_removal();
    CookieJar::new().add(empty)
}

fn cookie(value: String, config: &Config) -> Cookie<'static> {
    Cookie::build((name(config), value))
        .path("/")
        .secure(is_secure(config))
        .http_only(true)
        .same_site(SameSite::Lax)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::random::Random;

    fn config(base_url: &'static str) -> Config {
        let environment = move |name: &str| (name == "DELTA_BASE_URL").then(|| base_url.to_owned());
        Config::load(&environment, true).expect("a configuration")
    }

    #[test]
    fn over_tls_the_cookie_is_bound_to_the_host() {
        let id = SessionId::generate(&Random::seeded(1));
        let expected = format!("__Host-delta={}; HttpOnly; SameSite=Lax; Secure; Path=/", id.cookie_value());

        let shown = cookie(id.cookie_value(), &config("https://delta.example")).to_string();

        assert_eq!(shown, expected);
    }

    #[test]
    fn a_cookie_of_the_other_kind_is_not_read() {
        let id = SessionId::generate(&Random::seeded(1));
        let mut headers = HeaderMap::new();
        let sent = format!("delta={}", id.cookie_value());
        headers.insert("cookie", sent.parse().expect("a header"));

        assert!(read(&headers, &config("https://delta.example")).is_none());
        assert!(read(&headers, &config("http://127.0.0.1:8080")).is_some());
    }
}
