//! Ways to pass an initiative on: plain links of our own, and a picture for other sites. Nobody else is told of it.

use crate::addresses::{Address, badge, feed};
use crate::frame::Shell;
use crate::initiatives::number::InitiativeNumber;

/// What the page offers.
pub struct Share {
    /// The page's address in full.
    pub address: String,
    /// A letter with the address in it, to be sent by the reader's own program.
    pub mail: String,
    /// The feed of its steps.
    pub feed: String,
    /// The badge.
    pub badge: String,
    /// What other sites write to show the badge.
    pub snippet: String,
}

impl Share {
    /// The ways to pass on a public initiative.
    pub fn of(shell: &Shell, number: InitiativeNumber, title: &str) -> Self {
        let address = format!("{}{}", shell.base_url, shell.to(Address::Initiative(number.year(), number.count())));
        let badge = badge(shell.locale, number.year(), number.count());
        let picture = format!("{}{badge}", shell.base_url);
        let label = shell.t_with("initiative-badge-alt", &[("number", number.to_string().into())]);
        Self {
            mail: format!("mailto:?subject={}&body={}", encoded(title), encoded(&address)),
            feed: feed(shell.locale, Address::Initiative(number.year(), number.count())),
            snippet: format!(
                "<a href=\"{address}\"><img src=\"{picture}\" width=\"300\" height=\"92\" alt=\"{label}\"></a>"
            ),
            badge,
            address,
        }
    }
}

/// A text as the value of a parameter in an address (RFC 3986).
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
