//! Who may do what to a case. To make a transition one needs its proof, and only this file makes them.

use entity::ids::StaffId;

use super::case::Case;
use super::channel::Channel;
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;
use crate::policy::{self, Operation};

macro_rules! proofs {
    ($($(#[$doc:meta])* $name:ident($held:ty);)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $name($held);

            impl $name {
                pub(super) fn spend(self) -> $held {
                    self.0
                }
            }
        )*
    };
}

proofs! {
    /// Proof that the holder may give the case to a handler.
    MayAssign(StaffId);
    /// Proof that the holder may begin.
    MayBegin(StaffId);
    /// Proof that the holder may ask the resident.
    MayAsk(StaffId);
    /// Proof that the holder wrote the case, or holds its receipt.
    MayReply(());
    /// Proof that the holder may send the case on, and whether the choice binds.
    MayTransfer((StaffId, bool));
    /// Proof that the holder may accept a transfer or give it back.
    MaySettleTransfer(StaffId);
    /// Proof that the holder may answer.
    MayAnswer(StaffId);
    /// Proof that the holder may tell that a planned change is made.
    MayTellMade(StaffId);
    /// Proof that the holder may open an answered case again: staff, or the resident.
    MayReopen(Option<StaffId>);
    /// Proof that the holder may turn the case down.
    MayReject(StaffId);
    /// Proof that the holder may send the case to another authority.
    MayMove(StaffId);
    /// Proof that the holder handles the initiative that the case was made for.
    MayFollow(StaffId);
    /// Proof that the holder may write a note for colleagues.
    MayNote(StaffId);
    /// Proof that the holder may see how to reach the sender.
    MaySeeContact(StaffId);
}

/// What belongs to feedback alone: an initiative has a course of its own, which its case follows.
const OF_FEEDBACK: [Operation; 6] = [
    Operation::AskResident,
    Operation::AnswerCase,
    Operation::RejectCase,
    Operation::MoveCase,
    Operation::ReopenCase,
    Operation::SeeContact,
];

/// Staff whom the matrix allows it for the responsible unit.
fn allowed<'a>(actor: &'a Actor, operation: Operation, case: &Case) -> Result<&'a Staff, Error> {
    if case.channel != Channel::Feedback && OF_FEEDBACK.contains(&operation) {
        return Err(Error::Forbidden);
    }
    match actor {
        Actor::Staff(staff) if policy::may(staff, operation, &case.unit) => Ok(staff),
        Actor::Staff(_) | Actor::Resident | Actor::System => Err(Error::Forbidden),
    }
}

/// People take cases themselves; some may give them to anyone who could have taken them.
pub fn may_assign(actor: &Actor, case: &Case, handler: &Staff) -> Result<MayAssign, Error> {
    let is_own = matches!(actor, Actor::Staff(staff) if staff.id == handler.id);
    let staff = allowed(actor, if is_own { Operation::TakeCase } else { Operation::AssignCase }, case)?;
    let belongs = policy::may(handler, Operation::TakeCase, &case.unit);
    if belongs { Ok(MayAssign(staff.id)) } else { Err(Error::Forbidden) }
}

/// Is there anyone but themselves to whom they may give the case?
#[must_use]
pub fn assigns_to_others(staff: &Staff, case: &Case) -> bool {
    policy::may(staff, Operation::AssignCase, &case.unit)
}

/// Staff of the unit begin.
pub fn may_begin(actor: &Actor, case: &Case) -> Result<MayBegin, Error> {
    Ok(MayBegin(allowed(actor, Operation::BeginCase, case)?.id))
}

/// Staff of the unit ask.
pub fn may_ask(actor: &Actor, case: &Case) -> Result<MayAsk, Error> {
    Ok(MayAsk(allowed(actor, Operation::AskResident, case)?.id))
}

/// Whoever holds the receipt writes.
pub fn may_reply(actor: &Actor) -> Result<MayReply, Error> {
    match actor {
        Actor::Resident => Ok(MayReply(())),
        Actor::Staff(_) | Actor::System => Err(Error::Forbidden),
    }
}

/// Staff of the unit send on; a coordinator's choice binds.
pub fn may_transfer(actor: &Actor, case: &Case) -> Result<MayTransfer, Error> {
    let staff = allowed(actor, Operation::TransferCase, case)?;
    Ok(MayTransfer((staff.id, policy::may(staff, Operation::BindTransfer, &case.unit))))
}

/// Staff of the receiving unit accept or give back.
pub fn may_settle_transfer(actor: &Actor, case: &Case) -> Result<MaySettleTransfer, Error> {
    Ok(MaySettleTransfer(allowed(actor, Operation::SettleTransfer, case)?.id))
}

/// Staff of the unit answer.
pub fn may_answer(actor: &Actor, case: &Case) -> Result<MayAnswer, Error> {
    Ok(MayAnswer(allowed(actor, Operation::AnswerCase, case)?.id))
}

/// Who may answer may tell that what was planned is made.
pub fn may_tell_made(actor: &Actor, case: &Case) -> Result<MayTellMade, Error> {
    Ok(MayTellMade(allowed(actor, Operation::AnswerCase, case)?.id))
}

/// Staff of the unit reopen, and whoever holds the receipt.
pub fn may_reopen(actor: &Actor, case: &Case) -> Result<MayReopen, Error> {
    match actor {
        Actor::Resident => Ok(MayReopen(None)),
        Actor::Staff(_) | Actor::System => Ok(MayReopen(Some(allowed(actor, Operation::ReopenCase, case)?.id))),
    }
}

/// Staff of the unit turn down.
pub fn may_reject(actor: &Actor, case: &Case) -> Result<MayReject, Error> {
    Ok(MayReject(allowed(actor, Operation::RejectCase, case)?.id))
}

/// Staff of the unit send to another authority.
pub fn may_move(actor: &Actor, case: &Case) -> Result<MayMove, Error> {
    Ok(MayMove(allowed(actor, Operation::MoveCase, case)?.id))
}

/// Whoever handles an initiative takes its case along.
pub fn may_follow(actor: &Actor, case: &Case) -> Result<MayFollow, Error> {
    if case.channel != Channel::Initiative {
        return Err(Error::Forbidden);
    }
    Ok(MayFollow(allowed(actor, Operation::HandleInitiative, case)?.id))
}

/// Staff of the unit write notes.
pub fn may_note(actor: &Actor, case: &Case) -> Result<MayNote, Error> {
    Ok(MayNote(allowed(actor, Operation::WriteNote, case)?.id))
}

/// Staff of the unit see how to reach the sender; each look is recorded.
pub fn may_see_contact(actor: &Actor, case: &Case) -> Result<MaySeeContact, Error> {
    Ok(MaySeeContact(allowed(actor, Operation::SeeContact, case)?.id))
}

impl MayNote {
    /// Who writes.
    #[must_use]
    pub fn author(self) -> StaffId {
        self.spend()
    }
}

impl MaySeeContact {
    /// Who looks.
    #[must_use]
    pub fn reader(self) -> StaffId {
        self.spend()
    }
}
