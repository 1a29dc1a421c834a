//! What the asker may do to a case right now: what the policy proves and the state allows, asked of
//! both, so that a page never shows a button that would be refused.

use chrono::NaiveDate;

use crate::cases::case::{Case, State};
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};

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
        Deed::Reject => policy::may_reject(&actor, case).is_ok_and(|may| case_now().reject(may, today).is_ok()),
        Deed::Move => {
            policy::may_move(&actor, case).is_ok_and(|may| case_now().move_to_other_authority(may, today).is_ok())
        }
        Deed::Reopen => policy::may_reopen(&actor, case).is_ok_and(|may| case_now().reopen(may, today, today).is_ok()),
        Deed::Note => policy::may_note(&actor, case).is_ok(),
        Deed::SeeContact => policy::may_see_contact(&actor, case).is_ok(),
    };
    ALL.into_iter().filter(may).collect()
}

const ALL: [Deed; 12] = [
    Deed::Take,
    Deed::Assign,
    Deed::Begin,
    Deed::Ask,
    Deed::Transfer,
    Deed::Settle,
    Deed::Answer,
    Deed::Reject,
    Deed::Move,
    Deed::Reopen,
    Deed::Note,
    Deed::SeeContact,
];
