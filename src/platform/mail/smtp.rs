//! Mail to a server.

use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::Outcome;

/// How long to wait for a connection.
const CONNECTED_WITHIN: Duration = Duration::from_secs(30);

/// A mail server, and how long a letter may take there.
///
/// Each letter has a connection of its own, closed when we give the letter up: lettre waits for replies without end,
/// and its pool would hand a half-finished conversation to the next letter.
#[derive(Clone)]
pub(super) struct Relay {
    server: AsyncSmtpTransport<Tokio1Executor>,
    patience: Duration,
}

/// Replies that speak of our own sign-in (RFC 4954): the operator can mend that, so the letters wait.
const SIGN_IN_REFUSED: [u16; 4] = [530, 534, 535, 538];

pub(super) fn is_server(url: &str) -> bool {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).is_ok()
}

pub(super) fn relay(url: &str, patience: Duration) -> Option<Relay> {
    let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).ok()?;
    Some(Relay { server: server.timeout(Some(CONNECTED_WITHIN)).build(), patience })
}

pub(super) async fn send(relay: &Relay, message: &Message) -> Outcome {
    match tokio::time::timeout(relay.patience, relay.server.send(message.clone())).await {
        Ok(Ok(_)) => Outcome::Sent,
        Ok(Err(fault)) => judge(&fault, message),
        Err(_) => Outcome::TryAgain("the mail server took too long".to_owned()),
    }
}

/// The server's own words stay out of the reason: they tend to repeat the recipient's address.
fn judge(fault: &Error, message: &Message) -> Outcome {
    let code = fault.status().map(u16::from);
    match code {
        Some(code) if fault.is_permanent() && !SIGN_IN_REFUSED.contains(&code) => {
            Outcome::Never(format!("the mail server answered {code}"))
        }
        Some(code) => Outcome::TryAgain(format!("the mail server answered {code}")),
        None if fault.is_client() && !is_ascii(message) => {
            Outcome::Never("the mail server takes no such address".to_owned())
        }
        None => Outcome::TryAgain("the mail server could not be reached".to_owned()),
    }
}

fn is_ascii(message: &Message) -> bool {
    message.envelope().to().iter().all(|address| address.to_string().is_ascii())
}
