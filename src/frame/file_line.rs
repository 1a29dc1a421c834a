//! A file that is kept with a form already.

use super::numbers::size;
use super::sheet::Sheet;

/// A file in the list of those that are kept.
pub struct FileLine {
    /// Its random name.
    pub file: String,
    /// Its name as people see it.
    pub name: String,
    /// Its size in words.
    pub size: String,
}

impl FileLine {
    /// The line of a file with a random name, the name that people see, and a size in bytes.
    #[must_use]
    pub fn new(sheet: &Sheet, file: &str, name: &str, bytes: usize) -> Self {
        Self { file: file.to_owned(), name: name.to_owned(), size: size(sheet, bytes) }
    }
}
