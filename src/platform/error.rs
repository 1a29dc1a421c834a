//! Why something could not be done. How that looks is for others: a page for people, JSON for programs.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sea_orm::{DbErr, SqlErr};

use super::files::FileError;

/// The common refusal.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the asker may not know of it.
    #[error("not found")]
    NotFound,
    /// The asker may know of it but not do this.
    #[error("not allowed")]
    Forbidden,
    /// The form's token is missing or stale.
    #[error("the form's token is missing or stale")]
    StaleForm,
    /// Someone else changed it first.
    #[error("changed by someone else")]
    Conflict,
    /// The thing is not in a state that allows this.
    #[error("not possible now: {0}")]
    NotNow(&'static str),
    /// The request cannot be understood.
    #[error("malformed request")]
    Malformed,
    /// More than the limit.
    #[error("too large")]
    TooLarge,
    /// Too many tries from this address.
    #[error("too many tries, opens again in {minutes} minutes")]
    TooMany {
        /// Whole minutes until it opens again.
        minutes: u64,
    },
    /// The database or the disk fails; nothing was stored.
    #[error("unavailable")]
    Unavailable(#[source] anyhow::Error),
    /// A fault of ours.
    #[error("internal fault")]
    Internal(#[source] anyhow::Error),
}

impl Error {
    /// A fault of ours, from anything that tells what it is.
    pub fn internal(source: impl Into<anyhow::Error>) -> Self {
        Self::Internal(source.into())
    }
}

impl Error {
    /// The status that answers it.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::Conflict | Self::NotNow(_) => StatusCode::CONFLICT,
            Self::Malformed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The error behind an answer, for the layer that makes a page or JSON of it.
#[derive(Clone, Debug)]
pub struct Refusal(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Refusal(Arc::new(self)));
        response
    }
}

/// Is there a row already where there may be one alone?
#[must_use]
pub fn is_taken(fault: &DbErr) -> bool {
    matches!(fault.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

impl Error {
    /// What a fault means where whoever comes first gets it: who comes second is told that someone was first.
    #[must_use]
    pub fn first_come(fault: DbErr) -> Self {
        if is_taken(&fault) { Self::Conflict } else { fault.into() }
    }
}

impl From<DbErr> for Error {
    /// Every fault of the database means: nothing was stored, try again.
    fn from(fault: DbErr) -> Self {
        Self::Unavailable(fault.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(fault: std::io::Error) -> Self {
        Self::Unavailable(fault.into())
    }
}

impl From<FileError> for Error {
    fn from(fault: FileError) -> Self {
        match fault {
            FileError::Missing(_) => Self::internal(fault),
            FileError::Failed(_) => Self::Unavailable(fault.into()),
        }
    }
}
