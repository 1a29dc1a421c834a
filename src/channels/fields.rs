//! The fields of a form as they were sent.

use axum::extract::{Form, FromRequest, Request};

use crate::app::AppState;
use crate::platform::error::Error;

/// What a form sent, by the fields' names. A field that is missing reads as empty.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

/// More fields than this and nobody filled in our form.
const FIELDS_MAX: usize = 60;

impl Fields {
    /// The value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.sent(name).unwrap_or_default()
    }

    /// The value of a field, when it was sent.
    pub fn sent(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<AppState> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Self::Rejection> {
        let Form(sent) = Form::<Vec<(String, String)>>::from_request(request, app).await.map_err(|refused| {
            if refused.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
                Error::TooLarge
            } else {
                Error::Malformed
            }
        })?;
        Ok(Self::from(sent))
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(mut sent: Vec<(String, String)>) -> Self {
        sent.truncate(FIELDS_MAX);
        Self(sent)
    }
}
