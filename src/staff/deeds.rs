//! What the asker may do to a case right now: what the policy proves and the state allows, asked of
//! both, so that a page never shows a button that would be refused.

use chrono::NaiveDate;

use crate::cases::case::{Case, State};
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::publications::policy::may_open_original;

/// Something that can be done from the page of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Take the case oneself.
    Take,
    /// Give it to someone of the unit.
    Assign,
    /// Begin with a case that one was given.
    Begin,
    /// Ask the resident.
    Ask,
    /// Send it to another unit.
    Transfer,
    /// Keep it, or give it back.
    Settle,
    /// Answer.
    Answer,
    /// Tell that the change which its answer planned is made.
    TellMade,
    /// Turn it down.
    Reject,
    /// Send it to another authority.
    Move,
    /// Open it again.
    Reopen,
    /// Write a note.
    Note,
    /// See how to reach the sender.
    SeeContact,
    /// Open the sealed original.
    OpenOriginal,
}

impl Deed {
    /// All deeds.
    pub const ALL: [Self; 14] = [
        Self::Take,
        Self::Assign,
        Self::Begin,
        Self::Ask,
        Self::Transfer,
        Self::Settle,
        Self::Answer,
        Self::TellMade,
        Self::Reject,
        Self::Move,
        Self::Reopen,
        Self::Note,
        Self::SeeContact,
        Self::OpenOriginal,
    ];

    /// The fields of its small form in which something is written.
    #[must_use]
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Ask => &["question"],
            Self::Transfer => &["transfer_reason"],
            Self::Settle => &["return_reason"],
            Self::TellMade => &["made_text", "made_summary"],
            Self::Reject => &["reject_reason", "reject_ground"],
            Self::Move => &["authority", "move_reason"],
            Self::Reopen => &["reopen_reason"],
            Self::Note => &["note"],
            Self::OpenOriginal => &["original_reason"],
            Self::Take | Self::Assign | Self::Begin | Self::Answer | Self::SeeContact => &[],
        }
    }

    /// The deed that an address of the case stands for.
    #[must_use]
    pub fn at(address: &str) -> Option<Self> {
        let (_, name) = address.strip_prefix("/staff/cases/")?.split_once('/')?;
        Some(match name {
            "assignment" => Self::Assign,
            "beginning" => Self::Begin,
            "questions" => Self::Ask,
            "transfer" => Self::Transfer,
            "transfer/acceptance" | "transfer/return" => Self::Settle,
            "answer" | "answer/draft" => Self::Answer,
            "change" => Self::TellMade,
            "rejection" => Self::Reject,
            "move" => Self::Move,
            "reopening" => Self::Reopen,
            "notes" => Self::Note,
            "contact" => Self::SeeContact,
            "original" => Self::OpenOriginal,
            _ => return None,
        })
    }
}

/// Everything that the asker may do to the case today.
#[must_use]
pub fn deeds_of(staff: &Staff, case: &Case, today: NaiveDate) -> Vec<Deed> {
    let actor = Actor::Staff(staff.clone());
    let case_now = || case.clone();
    let assigns =
        policy::may_assign(&actor, case, staff).is_ok_and(|may| case_now().assign(may, staff.id, today).is_ok());
    let is_given_to_asker = matches!(case.state, State::Assigned { handler } if handler == staff.id);
    let may = |deed: &Deed| match deed {
        Deed::Take => assigns && case.state.handler() != Some(staff.id),
        Deed::Assign => assigns && policy::assigns_to_others(staff, case),
        Deed::Begin => {
            let begins = policy::may_begin(&actor, case).is_ok_and(|may| case_now().begin(may, today).is_ok());
            begins && is_given_to_asker
        }
        Deed::Ask => policy::may_ask(&actor, case).is_ok_and(|may| case_now().ask(may, today, today).is_ok()),
        // Any unit but the case's own will do to ask the state.
        Deed::Transfer => policy::may_transfer(&actor, case)
            .is_ok_and(|may| case_now().transfer(may, "".into(), today, today).is_ok()),
        Deed::Settle => {
            policy::may_settle_transfer(&actor, case).is_ok_and(|may| case_now().accept_transfer(may, today).is_ok())
        }
        Deed::Answer => policy::may_answer(&actor, case).is_ok_and(|may| case_now().answer(may, today, true).is_ok()),
        Deed::TellMade => policy::may_tell_made(&actor, case).is_ok_and(|may| case_now().tell_made(may, today).is_ok()),
        Deed::Reject => policy::may_reject(&actor, case).is_ok_and(|may| case_now().reject(may, today).is_ok()),
        Deed::Move => {
            policy::may_move(&actor, case).is_ok_and(|may| case_now().move_to_other_authority(may, today).is_ok())
        }
        Deed::Reopen => policy::may_reopen(&actor, case)
            .is_ok_and(|may| case_now().reopen(may, today, today, case.unit.clone()).is_ok()),
        Deed::Note => policy::may_note(&actor, case).is_ok(),
        Deed::SeeContact => policy::may_see_contact(&actor, case).is_ok(),
        Deed::OpenOriginal => may_open_original(staff, case).is_ok(),
    };
    Deed::ALL.into_iter().filter(may).collect()
}
