//! What a record of the trail can say.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId, StaffId, UnitId};
use serde_json::Value;

use crate::kernel::actor::Role;
use crate::kernel::digest::sha256_hex;

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A member of staff.
    Staff(StaffId),
    /// The program by itself, as when a day has passed.
    Program,
    /// Whoever runs the program, from the command line.
    Operator,
    /// A resident with an account; which one is not told.
    Resident,
}

impl By {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Staff(_) => "staff",
            Self::Program => "program",
            Self::Operator => "operator",
            Self::Resident => "resident",
        }
    }

    /// Which member of staff, if it was one.
    #[must_use]
    pub const fn staff(self) -> Option<StaffId> {
        match self {
            Self::Staff(id) => Some(id),
            Self::Program | Self::Operator | Self::Resident => None,
        }
    }
}

impl From<StaffId> for By {
    fn from(id: StaffId) -> Self {
        Self::Staff(id)
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $key:literal;)*) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Act {
            $($(#[$doc])* $name,)*
        }

        impl Act {
            /// All acts.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code kept in the database.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The key of its name.
            #[must_use]
            pub const fn text_key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

acts! {
    /// A case that came by telephone, on paper or in person was written down.
    CaseEntered = "case_entered", "audit-act-case-entered";
    /// A case was given to a handler.
    CaseAssigned = "case_assigned", "audit-act-case-assigned";
    /// A handler began.
    CaseBegun = "case_begun", "audit-act-case-begun";
    /// The resident was asked.
    ResidentAsked = "resident_asked", "audit-act-resident-asked";
    /// Nobody replied in time.
    WaitEnded = "wait_ended", "audit-act-wait-ended";
    /// A case was sent to another unit.
    CaseTransferred = "case_transferred", "audit-act-case-transferred";
    /// The other unit, or silence, kept it.
    TransferAccepted = "transfer_accepted", "audit-act-transfer-accepted";
    /// The other unit gave it back.
    TransferReturned = "transfer_returned", "audit-act-transfer-returned";
    /// A case was answered.
    CaseAnswered = "case_answered", "audit-act-case-answered";
    /// A planned change was told to be made.
    ChangeMade = "change_made", "audit-act-change-made";
    /// A case was turned down.
    CaseRejected = "case_rejected", "audit-act-case-rejected";
    /// A case was sent to another authority.
    CaseMoved = "case_moved", "audit-act-case-moved";
    /// Staff opened a case again.
    CaseReopened = "case_reopened", "audit-act-case-reopened";
    /// A public text of a case was made, or sent to a second person.
    PublicTextMade = "public_text_made", "audit-act-public-text-made";
    /// A public text was published.
    TextPublished = "text_published", "audit-act-text-published";
    /// A public text was taken back.
    TextWithdrawn = "text_withdrawn", "audit-act-text-withdrawn";
    /// The sealed original of something published was opened.
    OriginalOpened = "original_opened", "audit-act-original-opened";
    /// An initiative was published.
    InitiativePublished = "initiative_published", "audit-act-initiative-published";
    /// An initiative was given back to be corrected.
    InitiativeReturned = "initiative_returned", "audit-act-initiative-returned";
    /// An initiative was refused.
    InitiativeRefused = "initiative_refused", "audit-act-initiative-refused";
    /// Two initiatives were merged.
    InitiativeMerged = "initiative_merged", "audit-act-initiative-merged";
    /// An initiative was entered, or handed over.
    InitiativeRegistered = "initiative_registered", "audit-act-initiative-registered";
    /// An initiative went a step further: notice, hearing or meeting.
    InitiativeHandled = "initiative_handled", "audit-act-initiative-handled";
    /// The measures of an initiative were told, or looked at.
    InitiativeDecided = "initiative_decided", "audit-act-initiative-decided";
    /// The yearly list of initiatives was frozen.
    YearlyListFrozen = "yearly_list_frozen", "audit-act-yearly-list-frozen";
    /// Signed sheets were registered.
    PapersRegistered = "papers_registered", "audit-act-papers-registered";
    /// A line of a signed sheet was typed or mended.
    PaperLineEntered = "paper_line_entered", "audit-act-paper-line-entered";
    /// A line of a signed sheet was compared.
    PaperLineChecked = "paper_line_checked", "audit-act-paper-line-checked";
    /// A line of a signed sheet was rejected.
    PaperLineRejected = "paper_line_rejected", "audit-act-paper-line-rejected";
    /// A rejected line is looked at again.
    PaperLineTakenUp = "paper_line_taken_up", "audit-act-paper-line-taken-up";
    /// The lines of signed sheets were fetched as a file.
    PapersExported = "papers_exported", "audit-act-papers-exported";
    /// A note for colleagues was written.
    NoteWritten = "note_written", "audit-act-note-written";
    /// What residents did on one day, counted.
    ResidentsActed = "residents_acted", "audit-act-residents-acted";
    /// Someone signed in.
    SignedIn = "signed_in", "audit-act-signed-in";
    /// Someone tried to sign in and could not.
    SignInFailed = "sign_in_failed", "audit-act-sign-in-failed";
    /// Someone signed out.
    SignedOut = "signed_out", "audit-act-signed-out";
    /// Someone changed their password.
    PasswordChanged = "password_changed", "audit-act-password-changed";
    /// Somebody was invited to work here.
    StaffInvited = "staff_invited", "audit-act-staff-invited";
    /// A link with a new password was asked for.
    ResetAsked = "reset_asked", "audit-act-reset-asked";
    /// Someone set up a second factor.
    SecondFactorSetUp = "second_factor_set_up", "audit-act-second-factor-set-up";
    /// Someone came in by single sign-on for the first time.
    WorkAccountLinked = "work_account_linked", "audit-act-work-account-linked";
    /// Someone added a passkey.
    PasskeyAdded = "passkey_added", "audit-act-passkey-added";
    /// Someone removed a passkey.
    PasskeyRemoved = "passkey_removed", "audit-act-passkey-removed";
    /// A passkey counted backwards, as a copy of it does, and was not taken.
    PasskeyRefused = "passkey_refused", "audit-act-passkey-refused";
    /// Someone ended their sessions elsewhere.
    SessionsEnded = "sessions_ended", "audit-act-sessions-ended";
    /// Somebody was given a role.
    RoleGiven = "role_given", "audit-act-role-given";
    /// A role got its last day.
    RoleEnded = "role_ended", "audit-act-role-ended";
    /// Somebody was appointed to stand in.
    SubstituteAppointed = "substitute_appointed", "audit-act-substitute-appointed";
    /// Somebody's account was closed.
    AccountClosed = "account_closed", "audit-act-account-closed";
    /// Somebody's account was opened again.
    AccountOpened = "account_opened", "audit-act-account-opened";
    /// A county pack was put in force.
    CountyApplied = "county_applied", "audit-act-county-applied";
    /// Something of the county was changed in the workplace.
    CountyChanged = "county_changed", "audit-act-county-changed";
    /// A unit was closed, and its work given to another.
    UnitClosed = "unit_closed", "audit-act-unit-closed";
    /// The trail was fetched as a file.
    AuditExported = "audit_exported", "audit-act-audit-exported";
    /// Data whose time is over was removed.
    RetentionRun = "retention_run", "audit-act-retention-run";
    /// The oldest records of the trail were removed.
    TrailShortened = "trail_shortened", "audit-act-trail-shortened";
    /// A person was given what is kept of them.
    PersonExported = "person_exported", "audit-act-person-exported";
    /// What is kept of a person was erased.
    PersonErased = "person_erased", "audit-act-person-erased";
}

impl Act {
    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.code() == code)
    }
}

/// What it was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing in particular.
    Nothing,
    /// A case.
    Case(CaseId),
    /// An initiative.
    Initiative(InitiativeId),
    /// A member of staff.
    Staff(StaffId),
    /// A day.
    Day(NaiveDate),
}

impl About {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Case(_) => "case",
            Self::Initiative(_) => "initiative",
            Self::Staff(_) => "staff",
            Self::Day(_) => "day",
        }
    }

    /// Reads what is kept.
    #[must_use]
    pub fn parse(code: &str, subject: &str) -> Option<Self> {
        match code {
            "nothing" => Some(Self::Nothing),
            "case" => subject.parse().ok().map(CaseId).map(Self::Case),
            "initiative" => subject.parse().ok().map(InitiativeId).map(Self::Initiative),
            "staff" => subject.parse().ok().map(StaffId).map(Self::Staff),
            "day" => subject.parse().ok().map(Self::Day),
            _ => None,
        }
    }

    /// The id as text.
    #[must_use]
    pub fn subject(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Case(id) => id.to_string(),
            Self::Initiative(id) => id.to_string(),
            Self::Staff(id) => id.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

impl From<CaseId> for About {
    fn from(id: CaseId) -> Self {
        Self::Case(id)
    }
}

impl From<InitiativeId> for About {
    fn from(id: InitiativeId) -> Self {
        Self::Initiative(id)
    }
}

impl From<StaffId> for About {
    fn from(id: StaffId) -> Self {
        Self::Staff(id)
    }
}

impl From<NaiveDate> for About {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

/// A record to be. Beside ids it takes counts, digests and roles only: no text of anybody can enter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) by: By,
    pub(super) act: Act,
    pub(super) about: About,
    facts: BTreeMap<&'static str, Value>,
}

impl Entry {
    /// Somebody did something.
    #[must_use]
    pub fn of(by: impl Into<By>, act: Act) -> Self {
        Self { by: by.into(), act, about: About::Nothing, facts: BTreeMap::new() }
    }

    /// To this.
    #[must_use]
    pub fn on(mut self, about: impl Into<About>) -> Self {
        self.about = about.into();
        self
    }

    /// With a count.
    #[must_use]
    pub fn count(mut self, name: &'static str, count: u64) -> Self {
        self.facts.insert(name, count.into());
        self
    }

    /// With the digest of something that does not itself belong here.
    #[must_use]
    pub fn digest(mut self, name: &'static str, of: &[u8]) -> Self {
        self.facts.insert(name, sha256_hex(of).into());
        self
    }

    /// With a role and the unit in which it was given.
    #[must_use]
    pub fn role(mut self, role: Role, unit: &UnitId) -> Self {
        self.facts.insert("role", role.code().into());
        self.facts.insert("unit", unit.as_str().into());
        self
    }

    /// Counts and digests as JSON, always in one order.
    pub(super) fn detail(&self) -> String {
        let facts: serde_json::Map<String, Value> =
            self.facts.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect();
        Value::Object(facts).to_string()
    }
}
