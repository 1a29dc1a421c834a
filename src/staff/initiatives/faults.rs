//! What is wrong with a form, gathered field by field.

use crate::frame::StaffShell;
use crate::frame::form::FieldError;

/// Gathers what is wrong, in the order in which it is found.
pub struct Faults<'a> {
    shell: &'a StaffShell,
    told: Vec<FieldError>,
}

impl<'a> Faults<'a> {
    /// Nothing is wrong so far. Faults are told in the language of the page.
    pub const fn of(shell: &'a StaffShell) -> Self {
        Self { shell, told: Vec::new() }
    }

    /// A fault of a field, by the key of its sentence.
    pub fn add(&mut self, field: &'static str, key: &str) {
        self.told.push(FieldError { field, text: self.shell.t(key) });
    }

    /// A fault whose sentence tells a number.
    pub fn count(&mut self, field: &'static str, key: &str, n: usize) {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        self.told.push(FieldError { field, text: self.shell.t_with(key, &[("number", n.into())]) });
    }

    /// What was read, if it is whole and nothing is wrong; or everything that is.
    pub fn settle<T>(self, read: Option<T>) -> Result<T, Vec<FieldError>> {
        read.filter(|_| self.told.is_empty()).ok_or(self.told)
    }
}
