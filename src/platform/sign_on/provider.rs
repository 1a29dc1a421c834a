//! A provider: what it says of itself, and what it says of a person.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration as Wait;

use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::url::Url;
use openidconnect::{
    AdditionalClaims, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IdTokenClaims, IdTokenFields, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, StandardErrorResponse,
    StandardTokenResponse, TokenResponse, TokenUrl, UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::http::{Http, HttpError};
use super::{Claims, Failing, Pending, SignOnError};
use crate::kernel::locale::Locale;
use crate::platform::config::sign_on::ProviderConfig;

/// All that one request of ours asks a provider takes no longer: below the time that the request itself has.
const ALL_WITHIN: Wait = Wait::from_millis(4500);

/// What a provider says of itself is believed for this long.
const BELIEVED_FOR: Duration = Duration::hours(1);

/// A provider is not asked again about itself before this, however many want to sign in.
const ASKED_AGAIN_AFTER: Duration = Duration::seconds(10);

/// Our clock and the provider's may differ by this.
const CLOCKS_DIFFER_BY: Duration = Duration::minutes(2);

/// How a token may be signed: with the provider's own key, never with a secret that we share.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims that OpenID Connect has no name for.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Others(BTreeMap<String, Value>);

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Tokens = StandardTokenResponse<Fields, CoreTokenType>;

type Us = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider that the operator trusts. Clones share what is known of it.
#[derive(Clone)]
pub struct Provider(Arc<Parts>);

struct Parts {
    config: ProviderConfig,
    issuer: IssuerUrl,
    callback: RedirectUrl,
    http: Http,
    /// Whoever asks the provider about itself holds it, so that it is asked once.
    known: Mutex<Known>,
}

/// What is known of a provider.
#[derive(Default)]
struct Known {
    asked_at: Option<DateTime<Utc>>,
    told: Option<Result<Arc<CoreProviderMetadata>, SignOnError>>,
}

impl Provider {
    /// Makes ready to ask a provider, which then leads back to `callback`.
    pub fn open(config: &ProviderConfig, callback: String) -> anyhow::Result<Self> {
        let issuer = IssuerUrl::new(config.issuer.clone()).context("the issuer")?;
        let http = Http::at(issuer.url()).context("the client for the provider")?;
        let callback = RedirectUrl::new(callback).context("the base URL")?;
        Ok(Self(Arc::new(Parts { config: config.clone(), issuer, callback, http, known: Mutex::default() })))
    }

    /// Its address, which together with a subject names a person.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.0.config.issuer
    }

    /// Where the browser goes to sign in.
    pub async fn address(&self, pending: &Pending, locale: Locale, now: DateTime<Utc>) -> Result<Url, SignOnError> {
        let us = self.us(&*within(self.metadata(now)).await?)?;
        let (state, nonce) = (CsrfToken::new(pending.state().to_owned()), Nonce::new(pending.nonce.clone()));
        let verifier = PkceCodeVerifier::new(pending.verifier.clone());
        let mut asked = us
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .add_scopes(self.0.config.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(locale.code().to_owned()));
        for value in &self.0.config.acr_values {
            asked = asked.add_auth_context_value(AuthenticationContextClass::new(value.clone()));
        }
        Ok(asked.url().0)
    }

    /// What the provider tells of the person who came back with `code`. What is `wanted` and does not stand in the
    /// token is asked for; it may be missing all the same.
    pub async fn claims(
        &self,
        pending: &Pending,
        code: &str,
        wanted: &[&str],
        now: DateTime<Utc>,
    ) -> Result<Claims, SignOnError> {
        within(self.claims_of(pending, code, wanted, now)).await
    }

    async fn claims_of(
        &self,
        pending: &Pending,
        code: &str,
        wanted: &[&str],
        now: DateTime<Utc>,
    ) -> Result<Claims, SignOnError> {
        let us = self.us(&*self.metadata(now).await?)?;
        let exchange = us.exchange_code(AuthorizationCode::new(code.to_owned()));
        let exchange = exchange.map_err(|fault| SignOnError::new(Failing::Broken, &fault))?;
        let tokens = exchange
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.clone()))
            .request_async(&self.0.http)
            .await
            .map_err(|fault| not_exchanged(&fault))?;
        let told = match proven(&us, &tokens, pending, now) {
            // The provider has changed its keys since it was asked.
            Err(fault) if fault.failing == Failing::UnknownKey => {
                let us = self.us(&*self.metadata_anew(now).await?)?;
                proven(&us, &tokens, pending, now)?
            }
            told => told?,
        };
        let mut claims = read(&told)?;
        let is_asked = us.user_info_url().is_some_and(|url| self.0.http.reaches(url.url()));
        if is_asked && wanted.iter().any(|name| !claims.has(name)) {
            let request = us.user_info(tokens.access_token().clone(), Some(told.subject().clone()));
            let request = request.map_err(|fault| SignOnError::new(Failing::Broken, &fault))?;
            let more: UserInfoClaims<Others, CoreGenderClaim> =
                request.request_async(&self.0.http).await.map_err(|fault| not_told(&fault))?;
            claims.take_over(wanted, &read(&more)?);
        }
        Ok(claims)
    }

    /// Us, as this provider knows us.
    fn us(&self, metadata: &CoreProviderMetadata) -> Result<Us, SignOnError> {
        let token = metadata.token_endpoint().map(TokenUrl::url);
        let token =
            token.ok_or_else(|| SignOnError::because(Failing::Broken, "the provider names no token endpoint"))?;
        for url in [metadata.authorization_endpoint().url(), token] {
            if !self.0.http.reaches(url) {
                let fault = HttpError::Elsewhere(url.to_string());
                return Err(SignOnError::new(Failing::Broken, &fault));
            }
        }
        let config = &self.0.config;
        let secret = ClientSecret::new(config.client_secret.reveal().to_owned());
        let us = Us::from_provider_metadata(metadata.clone(), ClientId::new(config.client_id.clone()), Some(secret));
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes_basic = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let shown_in = if takes_basic { AuthType::BasicAuth } else { AuthType::RequestBody };
        Ok(us.set_redirect_uri(self.0.callback.clone()).set_auth_type(shown_in))
    }

    /// What the provider says of itself.
    async fn metadata(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, SignOnError> {
        let mut known = self.0.known.lock().await;
        let since = |wait: Duration| known.asked_at.is_some_and(|asked| (asked..asked + wait).contains(&now));
        match &known.told {
            Some(Ok(metadata)) if since(BELIEVED_FOR) => Ok(metadata.clone()),
            Some(Err(fault)) if since(ASKED_AGAIN_AFTER) => Err(fault.clone()),
            _ => self.ask(&mut known, now).await,
        }
    }

    /// The same, asked anew unless that was just done.
    async fn metadata_anew(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, SignOnError> {
        let mut known = self.0.known.lock().await;
        if known.asked_at.is_some_and(|asked| (asked..asked + ASKED_AGAIN_AFTER).contains(&now)) {
            return Err(SignOnError::because(Failing::UnknownKey, "the token is signed with an unknown key"));
        }
        self.ask(&mut known, now).await
    }

    async fn ask(&self, known: &mut Known, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, SignOnError> {
        let told = CoreProviderMetadata::discover_async(self.0.issuer.clone(), &self.0.http).await;
        let told = told.map(Arc::new).map_err(|fault| not_discovered(&fault));
        *known = Known { asked_at: Some(now), told: Some(told.clone()) };
        told
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Provider").field(&self.0.config.issuer).finish()
    }
}

async fn within<T>(asking: impl Future<Output = Result<T, SignOnError>>) -> Result<T, SignOnError> {
    let late = |_| Err(SignOnError::because(Failing::Unreachable, "the provider takes too long"));
    timeout(ALL_WITHIN, asking).await.unwrap_or_else(late)
}

/// The token's claims, once everything about it is right.
fn proven(
    us: &Us,
    tokens: &Tokens,
    pending: &Pending,
    now: DateTime<Utc>,
) -> Result<IdTokenClaims<Others, CoreGenderClaim>, SignOnError> {
    let token = tokens.id_token();
    let token = token.ok_or_else(|| SignOnError::because(Failing::Unproven, "the provider sends no ID token"))?;
    let is_from_now = move |issued_at: DateTime<Utc>| match issued_at {
        at if at > now + CLOCKS_DIFFER_BY => Err(format!("the token is from {at}, and our clock says {now}")),
        _ => Ok(()),
    };
    let verifier = us
        .id_token_verifier()
        .set_allowed_algs(SIGNED_BY)
        .set_time_fn(move || now - CLOCKS_DIFFER_BY)
        .set_issue_time_verifier_fn(is_from_now);
    let claims = token.claims(&verifier, &Nonce::new(pending.nonce.clone()));
    claims.cloned().map_err(|fault| {
        let failing = match &fault {
            ClaimsVerificationError::Expired(_) => Failing::Clock,
            ClaimsVerificationError::InvalidNonce(_) => Failing::Late,
            // A key may have changed under its name.
            ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_),
            ) => Failing::UnknownKey,
            _ => Failing::Unproven,
        };
        SignOnError::new(failing, &fault)
    })
}

fn read(told: &impl Serialize) -> Result<Claims, SignOnError> {
    match serde_json::to_value(told) {
        Ok(Value::Object(claims)) => Ok(Claims::new(claims)),
        Ok(_) | Err(_) => Err(SignOnError::because(Failing::Broken, "claims that are no object")),
    }
}

/// No answer at all is another thing than a wrong one.
const fn failing(fault: &HttpError) -> Failing {
    match fault {
        HttpError::Silent(_) | HttpError::Failing(_) => Failing::Unreachable,
        HttpError::Elsewhere(_) | HttpError::Redirected(_) | HttpError::TooLarge | HttpError::Malformed(_) => {
            Failing::Broken
        }
    }
}

fn not_discovered(fault: &DiscoveryError<HttpError>) -> SignOnError {
    let kind = match fault {
        DiscoveryError::Request(fault) => failing(fault),
        _ => Failing::Broken,
    };
    SignOnError::new(kind, fault)
}

fn not_exchanged(fault: &RequestTokenError<HttpError, StandardErrorResponse<CoreErrorResponseType>>) -> SignOnError {
    match fault {
        RequestTokenError::Request(cause) => SignOnError::new(failing(cause), fault),
        RequestTokenError::ServerResponse(told) if *told.error() == CoreErrorResponseType::InvalidGrant => {
            SignOnError::because(Failing::Late, "the provider does not take the code any more")
        }
        _ => SignOnError::new(Failing::Broken, fault),
    }
}

fn not_told(fault: &UserInfoError<HttpError>) -> SignOnError {
    match fault {
        UserInfoError::Request(cause) => SignOnError::new(failing(cause), fault),
        UserInfoError::ClaimsVerification(_) => SignOnError::new(Failing::Unproven, fault),
        // Its text may hold what was answered.
        _ => SignOnError::because(Failing::Broken, "the provider does not tell more of the person"),
    }
}
