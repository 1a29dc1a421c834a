//! What comes back from the provider of strong identification: who it is, or why nobody knows.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::frame::sign_on::{Answer, Stopped, Traveller};
use crate::identities::{NotIdentified, StrongIdentity, wanted};
use crate::platform::error::Error;
use crate::platform::sign_on::{Failing, Pending};

/// Why it is not known who came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The way there or back ended early.
    Stopped(Stopped),
    /// What the provider tells is not enough.
    NotIdentified(NotIdentified),
}

impl Unknown {
    /// The keys of heading and sentence.
    pub const fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Stopped(Stopped::Failing(Failing::Unreachable)) => ("strong-down-title", "strong-down"),
            Self::Stopped(Stopped::Failing(Failing::Late)) => ("strong-late-title", "strong-late"),
            Self::Stopped(Stopped::Failing(_)) => ("strong-doubt-title", "strong-doubt"),
            Self::Stopped(Stopped::Cancelled) => ("strong-cancelled-title", "strong-cancelled"),
            Self::Stopped(Stopped::TooMany { .. }) => ("errors-too-many-title", "errors-too-many"),
            Self::NotIdentified(NotIdentified::Weak) => ("strong-doubt-title", "strong-weak"),
            Self::NotIdentified(NotIdentified::NoCode) => ("strong-doubt-title", "strong-no-code"),
        }
    }

    /// The minutes until another try may be made, where one has to wait.
    pub const fn minutes(self) -> Option<u64> {
        if let Self::Stopped(stopped) = self { stopped.minutes() } else { None }
    }

    /// Is it something that somebody will look for in the log?
    pub const fn is_logged(self) -> bool {
        matches!(self, Self::Stopped(stopped) if stopped.is_logged())
    }

    /// The page that says so, with its status.
    pub fn answered(self, shown: impl IntoResponse) -> Response {
        match self {
            Self::Stopped(stopped) => stopped.dated(shown),
            Self::NotIdentified(_) => (StatusCode::FORBIDDEN, shown).into_response(),
        }
    }
}

/// Asks the provider who came back.
pub async fn identity(
    traveller: &Traveller<'_>,
    pending: &Pending,
    answer: &Answer,
) -> Result<Result<StrongIdentity, Unknown>, Error> {
    let app = traveller.app;
    let (Some(provider), Some(config)) = (&app.providers.strong, &app.config.strong) else {
        return Err(Error::NotFound);
    };
    Ok(match traveller.claims(provider, pending, answer, &wanted(config)).await {
        Ok(claims) => StrongIdentity::read(&claims, config).map_err(Unknown::NotIdentified),
        Err(stopped) => Err(Unknown::Stopped(stopped)),
    })
}
