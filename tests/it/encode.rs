//! Texts as forms and addresses carry them.

use std::fmt::Write;

/// A text of which every byte is written as a percentage.
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").expect("room");
        encoded
    })
}
