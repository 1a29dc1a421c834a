//! Where everything is: the one table of addresses.
//!
//! What always holds: an address stands in each language in that language's own words, in ASCII;
//! it leads back to the same page; no other part writes an address of a public page by hand. Words
//! never change after a release.

mod address;

pub use address::Address;

use crate::kernel::locale::Locale;

/// Where a receipt code is typed in, short enough to print; the language is decided as for `/`.
pub const CODE: &str = "/k";

/// Where script keeps a form while it is filled in.
pub const DRAFT: &str = "/draft";

/// The pattern of a unit's own QR image.
pub const UNIT_QR: &str = "/qr/{unit}";

/// The link that presets a unit on the way to feedback.
#[must_use]
pub fn unit_link(locale: Locale, unit: &str) -> String {
    format!("{}?unit={unit}", Address::Feedback.path(locale))
}

/// The QR image of a unit's own link.
#[must_use]
pub fn unit_qr(unit: &str) -> String {
    UNIT_QR.replace("{unit}", unit)
}
