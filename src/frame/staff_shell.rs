//! The frame of a staff page.

use super::form_token::FormToken;
use super::shell::Link;
use super::view::{Size, Theme, View};
use crate::addresses::Address;
use crate::app::App;
use crate::kernel::actor::{Role, Staff};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::{Value, text, text_with};
use crate::platform::web::assets;
use crate::policy::{self, Operation};

/// The places in the staff menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffPage {
    /// The queue and its cases.
    Queue,
    /// A case from telephone or paper.
    NewCase,
    /// What the strategy hears.
    Strategy,
    /// People and their roles.
    People,
    /// Anything else.
    Other,
}

impl StaffPage {
    /// Who sees what in the menu: pages about cases go to those who handle them.
    const MENU: [(Self, &'static str, &'static str); 4] = [
        (Self::Queue, "staff-page-queue", "/staff/queue"),
        (Self::NewCase, "staff-page-new-case", "/staff/cases/new"),
        (Self::Strategy, "staff-page-strategy", "/staff/strategy"),
        (Self::People, "staff-page-people", "/staff/admin/people"),
    ];

    fn is_for(self, staff: &Staff) -> bool {
        match self {
            Self::People => staff.is_anywhere(Role::Administrator),
            Self::NewCase => policy::may_somewhere(staff, Operation::EnterCase),
            _ => policy::may_somewhere(staff, Operation::ListCases),
        }
    }
}

/// What surrounds a staff page.
#[derive(Clone, Debug)]
pub struct StaffShell {
    /// The language of the profile.
    pub locale: Locale,
    /// Title of the document.
    pub title: String,
    /// Name of who is signed in; empty before.
    pub staff: String,
    /// The menu.
    pub menu: Vec<Link>,
    /// Chosen colours.
    pub theme: Option<&'static str>,
    /// Chosen size.
    pub size: Option<&'static str>,
    /// The token of this session's forms.
    pub form_token: FormToken,
}

impl StaffShell {
    /// The frame for someone who has signed in. The token is bound to the session's stored hash.
    #[must_use]
    pub fn signed_in(app: &App, staff: &Staff, session_hash: &[u8], view: View, here: StaffPage) -> Self {
        let shown = StaffPage::MENU.into_iter().filter(|(page, _, _)| page.is_for(staff));
        let link = |(page, key, href): (StaffPage, &str, &str)| Link {
            text: text(staff.locale, key),
            href: href.to_owned(),
            current: page == here,
        };
        Self {
            locale: staff.locale,
            title: text(staff.locale, "frame-staff"),
            staff: staff.name.clone(),
            menu: shown.map(link).collect(),
            theme: view.theme.map(Theme::code),
            size: view.size.map(Size::code),
            form_token: FormToken::of_session(&app.keyring, session_hash),
        }
    }

    /// The frame of the sign-in pages, with the token of public forms.
    #[must_use]
    pub fn signed_out(app: &App, locale: Locale, view: View) -> Self {
        Self {
            locale,
            title: text(locale, "frame-staff"),
            staff: String::new(),
            menu: Vec::new(),
            theme: view.theme.map(Theme::code),
            size: view.size.map(Size::code),
            form_token: FormToken::public(&app.keyring),
        }
    }

    /// The frame with the page's own title.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.title = format!("{title} – {}", self.t("frame-staff"));
        self
    }

    /// The frame of a page that comes back with faults: its title begins with the word for that.
    #[must_use]
    pub fn with_faults(mut self) -> Self {
        self.title = format!("{} {}", self.t("errors-prefix"), self.title);
        self
    }

    /// Did the form come from a page of this very session?
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

    /// The address of a public page by its name.
    #[must_use]
    pub fn href(&self, name: &str) -> String {
        Address::named(name).unwrap_or(Address::Front).path(self.locale)
    }
}
