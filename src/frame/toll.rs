//! How the toll looks on a page: `form::toll`, inside the form that pays it.

use super::sheet::Sheet;
use crate::platform::web::toll::Asked;

/// A toll that is asked with a form.
#[derive(Clone, Debug)]
pub struct TollNotice {
    /// The token that the form brings back.
    pub token: String,
    /// What a script has to find.
    pub bits: u32,
    /// How long to wait without script.
    pub wait: String,
}

impl TollNotice {
    /// What is asked, in words.
    #[must_use]
    pub fn of(sheet: &Sheet, asked: Asked) -> Self {
        let wait = sheet.t_with("toll-wait", &[("seconds", asked.seconds.into())]);
        Self { token: asked.token, bits: asked.bits, wait }
    }
}
