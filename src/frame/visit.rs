//! What is known of a visit before anything is looked up.

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, Uri};

use super::view::View;
use crate::addresses::Address;
use crate::kernel::locale::Locale;

/// A visit to an address, with how the visitor wants to read.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The address asked for.
    pub uri: Uri,
    /// The page at that address; none for staff, short addresses and what does not exist.
    pub here: Option<Address>,
    /// The language: of the address, else the one chosen, else the one the browser asks for.
    pub locale: Locale,
    /// How the visitor wants to read.
    pub view: View,
}

impl Visit {
    /// Reads the request's address and headers.
    #[must_use]
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let view = View::of(headers);
        let found = Address::parse(uri.path());
        let under = uri.path().split('/').nth(1).and_then(Locale::parse);
        let locale = found.map(|(locale, _)| locale).or(under).or(view.locale).unwrap_or_else(|| {
            let wishes = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
            Locale::preferred(wishes.unwrap_or_default())
        });
        Self { uri: uri.clone(), here: found.map(|(_, page)| page), locale, view }
    }
}
