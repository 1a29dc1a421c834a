//! An account: an address, a language, and what its owner wants to be told.

use std::fmt;

use chrono::NaiveDate;
use entity::ids::ResidentId;

use crate::feedback::contact::EmailAddress;
use crate::kernel::actor::{Resident, Role};
use crate::kernel::locale::Locale;

/// What an owner wants letters about, in the cases on their own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// The unit asks something.
    pub questions: bool,
    /// A case is answered.
    pub answers: bool,
    /// A change that was planned is made.
    pub changes: bool,
}

impl Wishes {
    /// Everything, as a new account has it: whoever puts a case on their page wants to hear of it.
    pub const ALL: Self = Self { questions: true, answers: true, changes: true };
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: ResidentId,
    /// Where letters go; none for an account that was made without one.
    pub email: Option<EmailAddress>,
    /// The language of letters.
    pub locale: Locale,
    /// What letters are wanted about.
    pub wishes: Wishes,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The last day it was used.
    pub seen_on: NaiveDate,
}

impl Account {
    /// Its owner, as the rights know them.
    #[must_use]
    pub const fn owner(&self) -> Resident {
        Resident { id: self.id, role: Role::Resident, locale: self.locale }
    }
}

/// Who somebody is does not belong in logs.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Account")
    }
}
