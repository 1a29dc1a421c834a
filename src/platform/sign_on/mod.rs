//! Sign-on by OpenID Connect: the authorization code flow with PKCE, a state and a nonce.
//!
//! What always holds: only the configured issuer is ever asked, no redirect is followed, no answer may be larger or
//! slower than a bound (security bar R24); what is told of a person comes from a token whose signature, issuer,
//! audience, time and nonce are right, or from the issuer itself about that very person.

mod claims;
mod http;
mod pending;
mod provider;

pub use claims::Claims;
pub use pending::Pending;
pub use provider::Provider;

use super::config::Config;
use super::config::sign_on::ProviderConfig;

/// What kind of thing went wrong, as far as somebody who wants to sign in can act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    /// The provider does not answer, or says itself that it cannot.
    Unreachable,
    /// The provider answers, but not as OpenID Connect has it, or as we are set up for.
    Broken,
    /// The code was used before or is too old, or the answer belongs to another try.
    Late,
    /// Our clock and the provider's differ.
    Clock,
    /// The token does not prove anything: another issuer or audience, no signature or a wrong one.
    Unproven,
    /// The token is signed with a key that the provider does not publish.
    UnknownKey,
}

/// A sign-on that failed. The text is for the log: it names addresses and rules, nothing of a person.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{why}")]
pub struct SignOnError {
    /// What kind of thing went wrong.
    pub failing: Failing,
    /// What exactly.
    pub why: String,
}

impl SignOnError {
    /// A failure with its causes, from the outermost to the innermost.
    fn new(failing: Failing, cause: &dyn std::error::Error) -> Self {
        let causes = std::iter::successors(Some(cause), |cause| cause.source());
        let why: Vec<String> = causes.map(ToString::to_string).collect();
        Self { failing, why: why.join(": ") }
    }

    fn because(failing: Failing, why: impl Into<String>) -> Self {
        Self { failing, why: why.into() }
    }
}

/// The providers that the operator trusts.
#[derive(Clone, Debug, Default)]
pub struct Providers {
    /// Single sign-on of staff.
    pub sso: Option<Provider>,
    /// Strong identification of residents.
    pub strong: Option<Provider>,
}

impl Providers {
    /// The path that the provider of staff leads back to.
    pub const SSO_CALLBACK: &str = "/staff/login/sso/callback";

    /// The path that the provider of residents leads back to.
    pub const STRONG_CALLBACK: &str = "/identification/callback";

    /// Makes ready to ask the configured providers. Nobody is asked yet: a provider that is down stops no start.
    pub fn open(config: &Config) -> anyhow::Result<Self> {
        let open = |provider: &ProviderConfig, path| Provider::open(provider, format!("{}{path}", config.base_url));
        let sso = config.sso.as_ref().map(|sso| open(&sso.provider, Self::SSO_CALLBACK)).transpose()?;
        let strong = config.strong.as_ref().map(|strong| open(&strong.provider, Self::STRONG_CALLBACK)).transpose()?;
        Ok(Self { sso, strong })
    }
}
