//! Who may do what to an initiative. To make a transition one needs its proof, and only this file makes them.

use entity::ids::{StaffId, UnitId};

use super::event::By;
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
    /// Proof that the holder wrote the initiative, or holds its receipt.
    MayWrite(());
    /// Proof that the holder checks initiatives before they are published.
    MayCheck(StaffId);
    /// Proof that the holder may hand it over: its author, or the program when the time is up.
    MayHandOver(By);
    /// Proof that the holder keeps the register of initiatives.
    MayRegister(StaffId);
    /// Proof that the holder handles it: the unit that has its case, or the registry.
    MayHandle(StaffId);
}

/// Whoever holds the receipt writes.
pub fn may_write(actor: &Actor) -> Result<MayWrite, Error> {
    match actor {
        Actor::Resident => Ok(MayWrite(())),
        Actor::Staff(_) | Actor::System => Err(Error::Forbidden),
    }
}

/// Registrars check. That it is another person than the one who refused, the transition looks at.
pub fn may_check(actor: &Actor) -> Result<MayCheck, Error> {
    Ok(MayCheck(anywhere(actor, Operation::CheckInitiative)?.id))
}

/// Its author hands it over; the program does when collecting has ended, which the transition looks at.
pub const fn may_hand_over(actor: &Actor) -> Result<MayHandOver, Error> {
    match actor {
        Actor::Resident => Ok(MayHandOver(By::Author)),
        Actor::System => Ok(MayHandOver(By::System)),
        Actor::Staff(_) => Err(Error::Forbidden),
    }
}

/// Registrars register, and merge twins.
pub fn may_register(actor: &Actor) -> Result<MayRegister, Error> {
    Ok(MayRegister(anywhere(actor, Operation::RegisterInitiative)?.id))
}

/// Staff of the unit that has the case handle it, and registrars.
pub fn may_handle(actor: &Actor, unit: &UnitId) -> Result<MayHandle, Error> {
    match actor {
        Actor::Staff(staff) if policy::may(staff, Operation::HandleInitiative, unit) => Ok(MayHandle(staff.id)),
        Actor::Staff(_) | Actor::Resident | Actor::System => Err(Error::Forbidden),
    }
}

fn anywhere(actor: &Actor, operation: Operation) -> Result<&Staff, Error> {
    match actor {
        Actor::Staff(staff) if policy::may_somewhere(staff, operation) => Ok(staff),
        Actor::Staff(_) | Actor::Resident | Actor::System => Err(Error::Forbidden),
    }
}
