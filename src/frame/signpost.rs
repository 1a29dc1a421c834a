//! A signpost as a page shows it.

use super::sheet::Sheet;
use super::shell::phone_href;
use crate::counties::county::Signpost;

/// A matter with a better address.
#[derive(Clone, Debug)]
pub struct SignpostLine {
    /// What it is about.
    pub title: String,
    /// Why it cannot go here and what to do.
    pub sentence: String,
    /// Telephone number; empty when there is none.
    pub phone: String,
    /// The same as a link.
    pub phone_href: String,
    /// Page to go to; empty when there is none.
    pub href: String,
}

impl SignpostLine {
    /// The signpost in the language of the page.
    #[must_use]
    pub fn of(sheet: &Sheet, signpost: &Signpost) -> Self {
        let phone = signpost.phone.clone().unwrap_or_default();
        Self {
            title: signpost.title.get(sheet.locale).to_owned(),
            sentence: signpost.sentence.get(sheet.locale).to_owned(),
            phone_href: phone_href(&phone),
            phone,
            href: signpost.link.as_ref().map(|link| link.get(sheet.locale).to_owned()).unwrap_or_default(),
        }
    }
    /// What a text suggests: the urgent ones, and the others.
    #[must_use]
    pub fn parted(sheet: &Sheet, suggested: Vec<&Signpost>) -> (Vec<Self>, Vec<Self>) {
        let (urgent, others): (Vec<_>, Vec<_>) = suggested.into_iter().partition(|signpost| signpost.urgent);
        let lines = |signposts: Vec<_>| signposts.into_iter().map(|signpost| Self::of(sheet, signpost)).collect();
        (lines(urgent), lines(others))
    }
}
