//! The frame of a staff page.

use std::ops::Deref;

use super::form_token::FormToken;
use super::sheet::Sheet;
use super::shell::Link;
use super::view::View;
use crate::addresses::Address;
use crate::app::App;
use crate::kernel::actor::Staff;
use crate::kernel::locale::Locale;
use crate::platform::texts::text;
use crate::policy::{self, Operation};

/// The places in the staff menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffPage {
    /// The queue and its cases.
    Queue,
    /// Initiatives.
    Initiatives,
    /// A case from telephone or paper.
    NewCase,
    /// The audit trail.
    Audit,
    /// The people who work here.
    People,
    /// How the county is set up.
    County,
    /// Anything else.
    Other,
}

impl StaffPage {
    /// The menu, with what one must have the right to.
    const MENU: [(Self, Operation, &'static str, &'static str); 6] = [
        (Self::Queue, Operation::ListCases, "staff-page-queue", "/staff/queue"),
        (Self::Initiatives, Operation::ReadInitiative, "staff-page-initiatives", "/staff/initiatives"),
        (Self::NewCase, Operation::EnterCase, "staff-page-new-case", "/staff/cases/new"),
        (Self::Audit, Operation::ReadAudit, "staff-page-audit", "/staff/audit"),
        (Self::People, Operation::ReadPeople, "staff-page-people", "/staff/admin/people"),
        (Self::County, Operation::ReadCounty, "staff-page-county", "/staff/admin/county"),
    ];
}

/// What surrounds a staff page: a [`Sheet`] and more.
#[derive(Clone, Debug)]
pub struct StaffShell {
    sheet: Sheet,
    /// Name of who is signed in; empty before.
    pub staff: String,
    /// The menu.
    pub menu: Vec<Link>,
}

impl Deref for StaffShell {
    type Target = Sheet;

    fn deref(&self) -> &Sheet {
        &self.sheet
    }
}

impl StaffShell {
    /// The frame for someone who has signed in. The token is bound to the session's stored hash.
    #[must_use]
    pub fn signed_in(app: &App, staff: &Staff, session_hash: &[u8], view: View, here: StaffPage) -> Self {
        let shown = StaffPage::MENU.into_iter().filter(|(_, right, ..)| policy::may_somewhere(staff, *right));
        let link = |(page, _, key, href): (StaffPage, Operation, &str, &str)| Link {
            text: text(staff.locale, key),
            href: href.to_owned(),
            current: page == here,
        };
        Self {
            sheet: Sheet::new(staff.locale, view, FormToken::of_session(&app.keyring, session_hash)),
            staff: staff.name.clone(),
            menu: shown.map(link).collect(),
        }
    }

    /// The frame of the sign-in pages, with the token of public forms.
    #[must_use]
    pub fn signed_out(app: &App, locale: Locale, view: View) -> Self {
        let sheet = Sheet::new(locale, view, FormToken::public(&app.keyring));
        Self { sheet, staff: String::new(), menu: Vec::new() }
    }

    /// The frame with the page's own title.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.sheet.title = format!("{title} – {}", self.t("frame-staff"));
        self
    }

    /// The frame of a page that comes back with faults: its title begins with the word for that.
    #[must_use]
    pub fn with_faults(mut self) -> Self {
        self.sheet.mark_faults();
        self
    }

    /// The address of a public page by its name.
    #[must_use]
    pub fn href(&self, name: &str) -> String {
        Address::named(name).unwrap_or(Address::Front).path(self.locale)
    }
}
