//! A well-formed initiative that is about to be filed.

use chrono::NaiveDate;

use super::kind::Kind;
use super::maker::Maker;
use super::words::Words;
use crate::feedback::contact::{EmailAddress, PhoneNumber};
use crate::feedback::draft::DraftId;
use crate::kernel::locale::Locale;

/// A well-formed initiative.
#[derive(Clone, Debug)]
pub struct NewInitiative {
    /// The form's key: the same key is the same initiative.
    pub key: DraftId,
    /// Its kind.
    pub kind: Kind,
    /// What it says.
    pub words: Words,
    /// The service; a service initiative has one.
    pub service: Option<String>,
    /// The goal of the strategy that its maker sees it at.
    pub goal: Option<String>,
    /// Collect supporters first.
    pub collects: bool,
    /// The last day of that, if its maker wishes for one.
    pub collects_until: Option<NaiveDate>,
    /// Who makes it, the first who signed first.
    pub makers: Vec<Maker>,
    /// The language it is written in.
    pub locale: Locale,
}

impl NewInitiative {
    /// Everything that makes two sendings the same.
    #[must_use]
    pub fn body(&self) -> String {
        let maker = |maker: &Maker| {
            let Maker { name, ground, municipality, business_id, speaker, email, phone, .. } = maker;
            let contact = (speaker, email.as_ref().map(EmailAddress::as_str), phone.as_ref().map(PhoneNumber::as_str));
            let business_id = business_id.as_ref().map(ToString::to_string);
            format!(
                "{:?}",
                (name, ground, municipality, business_id, contact, maker.shows_name, maker.is_representative)
            )
        };
        let makers: Vec<_> = self.makers.iter().map(maker).collect();
        let about = (self.kind, &self.service, &self.goal, self.collects, self.collects_until, self.locale);
        format!("{}\u{1f}{about:?}\u{1f}{makers:?}", self.words.hash())
    }
}
