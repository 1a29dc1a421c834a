//! What the macros of `parts/form.html` show.

/// A row of a group of radios or checkboxes, or of a list.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub text: String,
    /// A sentence more; may be empty.
    pub hint: String,
    /// It is chosen now.
    pub is_chosen: bool,
}

/// Why fields come back: what a page of a form has as its `errors`.
pub trait Faults {
    /// What to do about a field; empty where nothing is wrong with it.
    fn of(&self, field: &str) -> &str;
}

impl Faults for [FieldError] {
    fn of(&self, field: &str) -> &str {
        self.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

/// Why a field comes back.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// The field's or the group's name.
    pub field: &'static str,
    /// What to do about it.
    pub text: String,
}
