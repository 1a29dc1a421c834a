//! How a provider is asked: at its own address only, within bounds.

use std::pin::Pin;
use std::time::Duration;

use openidconnect::reqwest::{self, Client, redirect};
use openidconnect::url::{Origin, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};

/// The most that an answer may hold: a key set of dozens of certificates is far smaller.
const ANSWER_MAX_BYTES: usize = 256 * 1024;

/// How long a connection may take to come about.
const CONNECT_WITHIN: Duration = Duration::from_millis(1500);

/// How long one answer may take. Two of them in a row stay below the time of a request of ours.
const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// Why there is no answer. The texts name addresses, never what was sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    /// The address is not at the issuer.
    #[error("{0} is not at the address of the issuer")]
    Elsewhere(String),
    /// No connection, or no answer in time.
    #[error("no answer")]
    Silent(#[source] reqwest::Error),
    /// The provider says itself that it cannot.
    #[error("the provider answers {0}")]
    Failing(http::StatusCode),
    /// The provider wants us to ask elsewhere.
    #[error("the provider answers {0}, and no redirect is followed")]
    Redirected(http::StatusCode),
    /// More than the bound.
    #[error("the answer is larger than {ANSWER_MAX_BYTES} bytes")]
    TooLarge,
    /// Not HTTP.
    #[error("the answer cannot be read")]
    Malformed(#[from] http::Error),
}

/// Asks one issuer and nobody else.
#[derive(Clone, Debug)]
pub(super) struct Http {
    client: Client,
    origin: Origin,
}

impl Http {
    /// Asks whoever is at the origin of this address.
    pub fn at(issuer: &Url) -> Result<Self, reqwest::Error> {
        let builder = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .timeout(ANSWER_WITHIN)
            .user_agent("Delta");
        // A provider on this very machine, as in tests, is not behind the proxy that leads out of it.
        let builder = if issuer.scheme() == "http" { builder.no_proxy() } else { builder.https_only(true) };
        Ok(Self { client: builder.build()?, origin: issuer.origin() })
    }

    /// Is the address one that is asked?
    pub fn reaches(&self, url: &Url) -> bool {
        url.origin() == self.origin
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let address = request.uri().to_string();
        let is_ours = Url::parse(&address).is_ok_and(|url| self.reaches(&url));
        if !is_ours {
            return Err(HttpError::Elsewhere(address));
        }
        let silent = |fault: reqwest::Error| HttpError::Silent(fault.without_url());
        let mut answer = self.client.execute(request.try_into().map_err(silent)?).await.map_err(silent)?;
        match answer.status() {
            status if status.is_server_error() => return Err(HttpError::Failing(status)),
            status if status.is_redirection() => return Err(HttpError::Redirected(status)),
            _ => {}
        }
        let mut told = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            told = told.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(silent)? {
            if body.len() + piece.len() > ANSWER_MAX_BYTES {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(told.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
