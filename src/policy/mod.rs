//! Who may do what: role × operation × relation, as data (security bar R1).
//!
//! What always holds: what `matrix.csv` does not allow is denied; every route declares its operation, and one without
//! a line in the matrix keeps the program from starting; lists, pages, counts and files of cases share one [`scope`].

mod matrix;
mod operation;
mod relation;

use std::collections::BTreeSet;

use entity::ids::UnitId;

pub use matrix::{Matrix, MatrixFault, matrix};
pub use operation::Operation;
pub use relation::Relation;

use crate::kernel::actor::{Held, Resident, Role, Staff};

/// May this member of staff do it to something of the unit?
#[must_use]
pub fn may(staff: &Staff, operation: Operation, unit: &UnitId) -> bool {
    staff.holds.iter().any(|held| matrix().allows(held.role, operation, Relation::of_unit(held, unit)))
}

/// May this member of staff do it to anything at all? What a menu shows, and what a route lets through to its object.
#[must_use]
pub fn may_somewhere(staff: &Staff, operation: Operation) -> bool {
    staff.holds.iter().any(|held| matrix().allows_somewhere(held.role, operation))
}

/// May this resident do it to what is their own?
#[must_use]
pub fn may_to_own(resident: &Resident, operation: Operation) -> bool {
    matrix().allows(resident.role, operation, Relation::Own)
}

/// May someone who has not signed in do it?
#[must_use]
pub fn may_anonymously(operation: Operation) -> bool {
    matrix().allows_somewhere(Role::Anonymous, operation)
}

/// The units to whose cases this person may do it.
#[must_use]
pub fn scope(staff: &Staff, operation: Operation) -> BTreeSet<UnitId> {
    let allowed = |held: &Held, unit: &UnitId| matrix().allows(held.role, operation, Relation::of_unit(held, unit));
    staff.holds.iter().flat_map(|held| held.units.iter().filter(|unit| allowed(held, unit))).cloned().collect()
}
