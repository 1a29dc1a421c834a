//! Where everything is: the one table of addresses.
//!
//! What always holds: an address stands in each language in that language's own words, in ASCII;
//! it leads back to the same page; no other part writes an address of a public page by hand. Words
//! never change after a release.

mod address;
mod row;

pub use address::Address;

use crate::kernel::locale::Locale;

/// Where a receipt code is typed in, short enough to print; the language is decided as for `/`.
pub const CODE: &str = "/k";

/// Where script keeps a form while it is filled in.
pub const DRAFT: &str = "/draft";

/// What follows a page's address for its figures as a file.
const FIGURES: &str = "/data.csv";

/// What follows the address of a version of a year's list for its kept text.
const TEXT: &str = "/text";

/// What follows the address of initiatives, or of one, for its feed.
const FEED: &str = "/feed.atom";

/// What follows an initiative's address for its badge.
const BADGE: &str = "/badge.svg";

/// The pattern of a unit's own QR image.
pub const UNIT_QR: &str = "/qr/{unit}";

/// The pattern of a key result's figures as a file.
#[must_use]
pub fn figures_pattern(locale: Locale) -> String {
    format!("{}{FIGURES}", Address::KeyResult(1).pattern(locale))
}

/// A key result's figures as a file.
#[must_use]
pub fn figures(locale: Locale, key_result: u16) -> String {
    format!("{}{FIGURES}", Address::KeyResult(key_result).path(locale))
}

/// The pattern of the feed of initiatives, or of one of them.
#[must_use]
pub fn feed_pattern(locale: Locale, of: Address) -> String {
    format!("{}{FEED}", of.pattern(locale))
}

/// The feed of initiatives, or of one of them.
#[must_use]
pub fn feed(locale: Locale, of: Address) -> String {
    format!("{}{FEED}", of.path(locale))
}

/// The pattern of an initiative's badge: a picture that other sites show.
#[must_use]
pub fn badge_pattern(locale: Locale) -> String {
    format!("{}{BADGE}", Address::Initiative(1, 1).pattern(locale))
}

/// An initiative's badge.
#[must_use]
pub fn badge(locale: Locale, year: u16, count: u32) -> String {
    format!("{}{BADGE}", Address::Initiative(year, count).path(locale))
}

/// The pattern of a public text's version as a file: just the bytes that its hash is of.
#[must_use]
pub fn words_pattern(locale: Locale) -> String {
    format!("{}/{{version}}", Address::Publication(1).pattern(locale))
}

/// A public text's version as a file.
#[must_use]
pub fn words(locale: Locale, publication: u16, version: i32) -> String {
    format!("{}/{version}", Address::Publication(publication).path(locale))
}

/// The pattern of a version of a year's list.
#[must_use]
pub fn yearly_pattern(locale: Locale) -> String {
    format!("{}/{{version}}", Address::YearlyList(1).pattern(locale))
}

/// The pattern of a version of a year's list for spreadsheets.
#[must_use]
pub fn yearly_figures_pattern(locale: Locale) -> String {
    format!("{}{FIGURES}", yearly_pattern(locale))
}

/// The pattern of a version of a year's list as it is kept: just the bytes that its hash is of.
#[must_use]
pub fn yearly_text_pattern(locale: Locale) -> String {
    format!("{}{TEXT}", yearly_pattern(locale))
}

/// A version of a year's list.
#[must_use]
pub fn yearly_version(locale: Locale, year: u16, version: i32) -> String {
    format!("{}/{version}", Address::YearlyList(year).path(locale))
}

/// A version of a year's list for spreadsheets.
#[must_use]
pub fn yearly_figures(locale: Locale, year: u16, version: i32) -> String {
    format!("{}{FIGURES}", yearly_version(locale, year, version))
}

/// A version of a year's list as it is kept.
#[must_use]
pub fn yearly_text(locale: Locale, year: u16, version: i32) -> String {
    format!("{}{TEXT}", yearly_version(locale, year, version))
}

/// The link of a letter by which a resident signs in.
#[must_use]
pub fn sign_in_link(locale: Locale, token: &str) -> String {
    format!("{}?t={token}", Address::SignInLink.path(locale))
}

/// The link of a letter by which somebody confirms that they support an initiative.
#[must_use]
pub fn support_link(locale: Locale, token: &str) -> String {
    format!("{}?t={token}", Address::SupportLink.path(locale))
}

/// The link of letters to somebody who follows an initiative, or asked to.
#[must_use]
pub fn follower_link(locale: Locale, token: &str) -> String {
    format!("{}?t={token}", Address::FollowerLink.path(locale))
}

/// The link that presets a unit on the way to feedback.
#[must_use]
pub fn unit_link(locale: Locale, unit: &str) -> String {
    format!("{}?unit={unit}", Address::Feedback.path(locale))
}

/// The link that leads from a goal to feedback about it.
#[must_use]
pub fn goal_link(locale: Locale, goal: &str) -> String {
    format!("{}?goal={goal}", Address::Feedback.path(locale))
}

/// The QR image of a unit's own link.
#[must_use]
pub fn unit_qr(unit: &str) -> String {
    UNIT_QR.replace("{unit}", unit)
}
