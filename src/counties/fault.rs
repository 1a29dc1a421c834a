//! What is wrong with a pack, and where.

use std::fmt;

/// One thing that is wrong with a pack: the operator reads it and opens the file at the line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file within the pack's folder.
    pub file: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in one clause.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}
