//! What the frames of public and staff pages have in common.

use super::form_token::FormToken;
use super::view::{Size, Theme, View};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::{Value, text, text_with};
use crate::platform::web::assets;

/// A page before anything stands on it: its language, title, reading settings and form token.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The language of the page.
    pub locale: Locale,
    /// Title of the document.
    pub title: String,
    /// Chosen colours.
    pub theme: Option<&'static str>,
    /// Chosen size.
    pub size: Option<&'static str>,
    /// The token of the page's forms.
    pub form_token: FormToken,
}

impl Sheet {
    /// A sheet without a title yet.
    #[must_use]
    pub fn new(locale: Locale, view: View, form_token: FormToken) -> Self {
        Self {
            locale,
            title: String::new(),
            theme: view.theme.map(Theme::code),
            size: view.size.map(Size::code),
            form_token,
        }
    }

    /// Did the form come from one of our own pages, and on staff pages from this very session?
    pub fn check(&self, token: &str) -> Result<(), Error> {
        self.form_token.check(token)
    }

    /// The text of a key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        text(self.locale, key)
    }

    /// The text of a key with values set in.
    #[must_use]
    pub fn t_with(&self, key: &str, values: &[(&'static str, Value)]) -> String {
        text_with(self.locale, key, values)
    }

    /// The address of a static file.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The title of a page that comes back with faults begins with the word for that.
    pub(super) fn mark_faults(&mut self) {
        self.title = format!("{} {}", self.t("errors-prefix"), self.title);
    }
}
