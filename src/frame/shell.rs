//! The frame of a public page.

use std::convert::Infallible;
use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::form_token::FormToken;
use super::sheet::Sheet;
use super::visit::Visit;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::kernel::locale::Locale;
use crate::platform::texts::text;
use crate::platform::web::local_path::LocalPath;

/// The pages in the main menu.
const MENU: [Address; 6] = [
    Address::Feedback,
    Address::Initiatives,
    Address::Panel,
    Address::InfluenceBodies,
    Address::Strategy,
    Address::YouSaidWeDid,
];

/// What surrounds a public page: a [`Sheet`] and more. A handler takes it as an argument; language and page are known
/// from the address.
#[derive(Clone, Debug)]
pub struct Shell {
    sheet: Sheet,
    /// The page.
    pub here: Option<Address>,
    /// The page with its query, as the reading settings lead back to it; none where that is no page.
    back: Option<LocalPath>,
    /// The page's own address in full.
    pub canonical: String,
    /// What stands before every path in an address in full.
    pub base_url: String,
    /// The page in every language.
    pub alternates: Vec<Language>,
    /// The main menu.
    pub menu: Vec<Link>,
    /// The county's name.
    pub organisation: String,
    /// Telephone for help, as people write it.
    pub phone: String,
    /// The same as a link.
    pub phone_href: String,
    /// When the telephone is answered.
    pub phone_hours: String,
    /// The page is of somebody who is signed in: its menu signs them out.
    pub is_signed_in: bool,
}

impl Deref for Shell {
    type Target = Sheet;

    fn deref(&self) -> &Sheet {
        &self.sheet
    }
}

/// A link in a menu or in the way back.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// This is where one is.
    pub current: bool,
}

/// The page in one of the languages.
#[derive(Clone, Debug)]
pub struct Language {
    /// Code of the language.
    pub code: &'static str,
    /// Its name in itself.
    pub own_name: &'static str,
    /// The page in it.
    pub href: String,
    /// It is the language of this page.
    pub current: bool,
}

impl Shell {
    /// The frame for a visit.
    #[must_use]
    pub fn of(app: &App, visit: &Visit) -> Self {
        let locale = visit.locale;
        let facts = &app.county.facts;
        let page = visit.here.unwrap_or(Address::Front);
        let query = visit.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let root = Address::Front.path(locale);
        let language = |other: Locale| Language {
            code: other.code(),
            own_name: other.own_name(),
            href: format!("{}{query}", page.path(other)),
            current: other == locale,
        };
        let link = |address: Address| Link {
            text: text(locale, address.title_key()),
            href: address.path(locale),
            current: visit.here == Some(address),
        };
        let shell = Self {
            sheet: Sheet::new(locale, visit.view, FormToken::public(&app.keyring)),
            here: visit.here,
            back: visit.here.and_then(|here| LocalPath::parse(&format!("{}{query}", here.path(locale)), &root)),
            canonical: format!("{}{}", app.config.base_url, page.path(locale)),
            base_url: app.config.base_url.clone(),
            alternates: Locale::ALL.map(language).into(),
            menu: MENU.map(link).into(),
            organisation: facts.name.get(locale).to_owned(),
            phone: facts.phone.clone(),
            phone_href: phone_href(&facts.phone),
            phone_hours: facts.phone_hours.get(locale).to_owned(),
            is_signed_in: false,
        };
        let title = text(locale, page.title_key());
        shell.titled(&title)
    }

    /// The frame of a page of somebody who is signed in: its forms belong to their session, known by the hash that is
    /// stored of it.
    #[must_use]
    pub fn of_session(mut self, app: &App, session: &str) -> Self {
        self.sheet.form_token = FormToken::of_session(&app.keyring, session.as_bytes());
        self.is_signed_in = true;
        self
    }

    /// The frame with another title than the page's name, as for a case or a step with an error.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.sheet.title = format!("{title} – {} – {}", self.t("frame-service"), self.organisation);
        self
    }

    /// The frame of a page that comes back with faults: its title begins with the word for that.
    #[must_use]
    pub fn with_faults(mut self) -> Self {
        self.sheet.mark_faults();
        self
    }

    /// The address of a page by its name, as templates write it. The reading settings are told
    /// where to lead back to.
    #[must_use]
    pub fn href(&self, name: &str) -> String {
        let page = Address::named(name).unwrap_or(Address::Front);
        let back = self.back.as_ref().filter(|_| page == Address::Display && self.here != Some(page));
        back.map_or_else(|| self.to(page), |back| format!("{}?from={}", self.to(page), back.encoded()))
    }

    /// The address of a page in the language of this one.
    #[must_use]
    pub fn to(&self, page: Address) -> String {
        page.path(self.locale)
    }
}

impl FromRequestParts<AppState> for Shell {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self::of(app, &Visit::of(&parts.uri, &parts.headers)))
    }
}

/// A telephone number as a link: what a telephone can dial.
#[must_use]
pub fn phone_href(phone: &str) -> String {
    let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{dialled}")
}
