//! The matrix itself: a table that people review, read once.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{Operation, Relation};
use crate::kernel::actor::Role;

/// What is allowed, as it is reviewed: a line for each operation and relation, a column for each role.
const TABLE: &str = include_str!("matrix.csv");

static MATRIX: LazyLock<Matrix> = LazyLock::new(|| Matrix::parse(TABLE).unwrap_or_default());

/// The matrix in force. One that cannot be read allows nothing.
#[must_use]
pub fn matrix() -> &'static Matrix {
    &MATRIX
}

/// Role × operation × relation: what is in it is allowed, everything else is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    allowed: BTreeSet<(Role, Operation, Relation)>,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MatrixFault {
    /// A column that names no role, or roles in another order.
    #[error("the first line must name every role in its order")]
    Roles,
    /// A line that cannot be read.
    #[error("line {0} is none of: operation, relation, `yes` or nothing for each role")]
    Line(usize),
    /// An operation without a line: nobody could ever do it.
    #[error("no line allows {0}")]
    Missing(&'static str),
}

impl Matrix {
    /// Reads a table.
    pub fn parse(table: &str) -> Result<Self, MatrixFault> {
        let mut lines = table.lines();
        let named = lines.next().unwrap_or_default().split(',').skip(2);
        if !named.eq(Role::ALL.map(Role::code)) {
            return Err(MatrixFault::Roles);
        }
        let mut allowed = BTreeSet::new();
        for (at, line) in lines.enumerate() {
            allowed.extend(cells(line).ok_or(MatrixFault::Line(at + 2))?);
        }
        let has = |operation: &Operation| allowed.iter().any(|(_, allowed, _)| allowed == operation);
        match Operation::ALL.iter().find(|operation| !has(operation)) {
            Some(missing) => Err(MatrixFault::Missing(missing.code())),
            None => Ok(Self { allowed }),
        }
    }

    /// The faults of the table in force, if it has any: the program does not start with one.
    pub fn check() -> Result<(), MatrixFault> {
        Self::parse(TABLE).map(drop)
    }

    /// Is it allowed? What makes no difference of relations is written as [`Relation::Any`].
    #[must_use]
    pub fn allows(&self, role: Role, operation: Operation, relation: Relation) -> bool {
        [relation, Relation::Any].into_iter().any(|relation| self.is_written(role, operation, relation))
    }

    /// Does the table say so in these very words?
    #[must_use]
    pub fn is_written(&self, role: Role, operation: Operation, relation: Relation) -> bool {
        self.allowed.contains(&(role, operation, relation))
    }

    /// Is it allowed with any relation at all?
    #[must_use]
    pub fn allows_somewhere(&self, role: Role, operation: Operation) -> bool {
        Relation::ALL.into_iter().any(|relation| self.allows(role, operation, relation))
    }
}

/// What one line allows.
fn cells(line: &str) -> Option<Vec<(Role, Operation, Relation)>> {
    let mut words = line.split(',');
    let operation = Operation::parse(words.next()?)?;
    let relation = Relation::parse(words.next()?)?;
    let words: Vec<&str> = words.collect();
    let is_whole = words.len() == Role::ALL.len() && words.iter().all(|word| ["yes", ""].contains(word));
    let allowed = Role::ALL.into_iter().zip(words).filter(|(_, word)| *word == "yes");
    is_whole.then(|| allowed.map(|(role, _)| (role, operation, relation)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_in_force_has_no_fault() {
        assert_eq!(Matrix::check(), Ok(()));
    }

    #[test]
    fn who_works_in_a_unit_reaches_what_is_of_no_unit_only_where_it_opens_nobodys_words() {
        let opens_nothing = [Operation::ReadHelp, Operation::EnterCase, Operation::ReadPeople, Operation::ReadCounty];
        let in_units = Role::OF_STAFF.into_iter().filter(|role| !role.is_of_whole_county());

        for role in in_units {
            for operation in Operation::ALL {
                let is_for_all = matrix().is_written(Role::Anonymous, *operation, Relation::Any);
                let is_open = is_for_all || opens_nothing.contains(operation);
                assert!(is_open || !matrix().is_written(role, *operation, Relation::Any), "{role:?} {operation:?}");
            }
        }
    }

    #[test]
    fn what_is_not_written_is_denied() {
        let matrix = matrix();

        assert!(matrix.allows(Role::Handler, Operation::AnswerCase, Relation::SubUnit));
        assert!(!matrix.allows(Role::Handler, Operation::AnswerCase, Relation::OtherUnit));
        assert!(!matrix.allows(Role::Handler, Operation::AssignCase, Relation::OwnUnit));
        assert!(!matrix.allows_somewhere(Role::Administrator, Operation::ReadCase));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let head = TABLE.lines().next().unwrap_or_default();
        for line in ["fly,any", "probe,beside", "probe,any,yes", "probe,any,,,,,,,,,,,,,no"] {
            assert_eq!(Matrix::parse(&format!("{head}\n{line}")), Err(MatrixFault::Line(2)), "{line}");
        }
        assert_eq!(Matrix::parse("operation,relation,handler"), Err(MatrixFault::Roles));
    }

    #[test]
    fn an_operation_that_nobody_may_do_is_a_fault() {
        let without: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with("write_note,")).collect();

        assert_eq!(Matrix::parse(&without.join("\n")), Err(MatrixFault::Missing("write_note")));
    }
}
