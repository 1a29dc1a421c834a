//! Who may redact, approve and withdraw, and open an original again. Only this file makes the proofs.

use entity::ids::StaffId;

use crate::cases::case::Case;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// Proof that the holder may make a public text of the case: its sender allows that one is made.
#[derive(Debug)]
pub struct MayRedact(StaffId);

/// Proof that the holder may approve what a colleague made.
#[derive(Debug)]
pub struct MayApprove(StaffId);

/// Proof that the holder may take a public text back.
#[derive(Debug)]
pub struct MayWithdraw(StaffId);

/// Proof that the holder may read a sealed original.
#[derive(Debug)]
pub struct MayOpenOriginal(StaffId);

fn allowed(staff: &Staff, operation: Operation, case: &Case) -> Result<StaffId, Error> {
    if policy::may(staff, operation, &case.unit) { Ok(staff.id) } else { Err(Error::Forbidden) }
}

/// Staff of the unit make a public text, if the sender allows it.
pub fn may_redact(staff: &Staff, case: &Case, sender_allows: bool) -> Result<MayRedact, Error> {
    let redactor = allowed(staff, Operation::RedactCase, case)?;
    if sender_allows { Ok(MayRedact(redactor)) } else { Err(Error::NotNow("not allowed by its sender")) }
}

/// Staff of the unit approve; that it is somebody else's text, the transition looks at.
pub fn may_approve(staff: &Staff, case: &Case) -> Result<MayApprove, Error> {
    Ok(MayApprove(allowed(staff, Operation::ApprovePublication, case)?))
}

/// Staff of the unit take back.
pub fn may_withdraw(staff: &Staff, case: &Case) -> Result<MayWithdraw, Error> {
    Ok(MayWithdraw(allowed(staff, Operation::WithdrawPublication, case)?))
}

/// Staff of the unit open an original; each opening is recorded with its reason.
pub fn may_open_original(staff: &Staff, case: &Case) -> Result<MayOpenOriginal, Error> {
    Ok(MayOpenOriginal(allowed(staff, Operation::OpenOriginal, case)?))
}

impl MayRedact {
    pub(super) fn spend(self) -> StaffId {
        self.0
    }
}

impl MayApprove {
    pub(super) fn spend(self) -> StaffId {
        self.0
    }
}

impl MayWithdraw {
    pub(super) fn spend(self) -> StaffId {
        self.0
    }
}

impl MayOpenOriginal {
    /// Who reads.
    #[must_use]
    pub fn reader(self) -> StaffId {
        self.0
    }
}
