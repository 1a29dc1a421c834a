//! A provider that misbehaves in whatever way a test wants, as no certified one does.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use delta::kernel::clock::Clock;
use delta::platform::config::sign_on::{ProviderConfig, Secret, SsoConfig};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What is wrong with the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    Nothing,
    DiscoveryOfAnotherIssuer,
    DiscoveryThatRedirects,
    DiscoveryThatIsHuge,
    DiscoveryThatIsNoJson,
    DiscoveryThatFails,
    DiscoveryThatNeverComes,
    TokensFromElsewhere,
    SignInElsewhere,
    KeysThatRedirect,
    CodeIsNotTaken,
    ClientIsNotKnown,
    TokenThatRedirects,
    TokenThatIsHuge,
    NoToken,
    AnotherNonce,
    NoNonce,
    AnotherAudience,
    TwoAudiences,
    AnotherIssuer,
    NoSignature,
    SharedSecret,
    AnotherKey,
    UnknownKey,
    TokenOfYesterday,
    TokenOfTomorrow,
    AnotherPersonTold,
}

/// The provider. It tells of the worker `w-1`, and takes as code the nonce that it is to put into the token.
#[derive(Clone)]
pub struct Liar(Arc<Inner>);

struct Inner {
    issuer: String,
    clock: Clock,
    lie: Mutex<Lie>,
    email: String,
}

#[derive(Deserialize)]
struct Exchange {
    code: String,
    code_verifier: String,
}

impl Liar {
    /// Starts it on a free port; it goes by this clock and tells this address.
    pub async fn start(clock: Clock, email: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let liar = Self(Arc::new(Inner { issuer, clock, lie: Mutex::new(Lie::Nothing), email: email.to_owned() }));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/elsewhere", get(|| async { Json(json!({})) }))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(me))
            .with_state(liar.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        liar
    }

    /// What is wrong from now on.
    pub fn set(&self, lie: Lie) {
        *self.0.lie.lock().unwrap_or_else(PoisonError::into_inner) = lie;
    }

    /// Moves its clock, which goes beside that of the service.
    pub fn later(&self, by: chrono::Duration) {
        self.0.clock.set(self.0.clock.now() + by);
    }

    fn lie(&self) -> Lie {
        *self.0.lie.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Single sign-on by it.
    pub fn sso(&self) -> SsoConfig {
        SsoConfig {
            provider: ProviderConfig {
                issuer: self.0.issuer.clone(),
                client_id: "delta".to_owned(),
                client_secret: Secret::new("hush".to_owned()),
                scopes: Vec::new(),
                acr_values: Vec::new(),
            },
            email_claim: "email".to_owned(),
            trusts_email: false,
            strong_amr: vec!["mfa".to_owned()],
            strong_acr: Vec::new(),
        }
    }

    fn claims(&self, nonce: &str) -> Value {
        let (lie, now) = (self.lie(), self.0.clock.now().timestamp());
        let issued = match lie {
            Lie::TokenOfYesterday => now - 86_400,
            Lie::TokenOfTomorrow => now + 86_400,
            _ => now,
        };
        let mut claims = json!({
            "iss": if lie == Lie::AnotherIssuer { "https://evil.example" } else { &self.0.issuer },
            "sub": "w-1",
            "aud": match lie {
                Lie::AnotherAudience => json!("another"),
                Lie::TwoAudiences => json!(["delta", "another"]),
                _ => json!("delta"),
            },
            "iat": issued,
            "exp": issued + 300,
            "nonce": if lie == Lie::AnotherNonce { "another" } else { nonce },
            "amr": ["mfa"],
        });
        if let (Lie::NoNonce, Some(claims)) = (lie, claims.as_object_mut()) {
            claims.remove("nonce");
        }
        if let (false, Some(claims)) = (lie == Lie::AnotherPersonTold, claims.as_object_mut()) {
            claims.insert("email".to_owned(), self.0.email.clone().into());
            claims.insert("email_verified".to_owned(), true.into());
        }
        claims
    }
}

/// Everybody knows these keys.
fn key(seed: u8, name: &str) -> CoreEdDsaPrivateSigningKey {
    let head = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    let der = STANDARD.encode([head.as_slice(), &[seed; 32]].concat());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{der}\n-----END PRIVATE KEY-----\n");
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(name.to_owned()))).expect("a key")
}

fn signed(claims: &Value, lie: Lie) -> String {
    let (algorithm, name) = match lie {
        Lie::NoSignature => ("none", "k"),
        Lie::SharedSecret => ("HS256", "k"),
        Lie::UnknownKey => ("EdDSA", "unknown"),
        _ => ("EdDSA", "k"),
    };
    let head = json!({ "alg": algorithm, "typ": "JWT", "kid": name });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let body = format!("{}.{}", part(&head), part(claims));
    let signature = match lie {
        Lie::NoSignature => Vec::new(),
        Lie::SharedSecret => hmac(body.as_bytes()),
        Lie::AnotherKey => sign(&key(2, "k"), &body),
        _ => sign(&key(1, "k"), &body),
    };
    format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn sign(key: &CoreEdDsaPrivateSigningKey, body: &str) -> Vec<u8> {
    key.sign(&CoreJwsSigningAlgorithm::EdDsa, body.as_bytes()).expect("a signature")
}

fn hmac(body: &[u8]) -> Vec<u8> {
    use hmac::{Hmac, KeyInit, Mac};
    let mac = Hmac::<sha2::Sha256>::new_from_slice(b"hush").expect("a key of any length");
    mac.chain_update(body).finalize().into_bytes().to_vec()
}

fn huge() -> Response {
    ([(CONTENT_TYPE, "application/json")], format!("{{\"a\":\"{}\"}}", "x".repeat(300 * 1024))).into_response()
}

async fn discovery(State(liar): State<Liar>) -> Response {
    let (issuer, lie) = (&liar.0.issuer, liar.lie());
    match lie {
        Lie::DiscoveryThatRedirects => return Redirect::temporary("/elsewhere").into_response(),
        Lie::DiscoveryThatIsHuge => return huge(),
        Lie::DiscoveryThatIsNoJson => return "sign in here".into_response(),
        Lie::DiscoveryThatFails => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Lie::DiscoveryThatNeverComes => tokio::time::sleep(Duration::from_mins(1)).await,
        _ => {}
    }
    let at = |lied: Lie, path: &str| {
        if lie == lied { format!("http://127.0.0.2:1{path}") } else { format!("{issuer}{path}") }
    };
    Json(json!({
        "issuer": if lie == Lie::DiscoveryOfAnotherIssuer { "https://evil.example" } else { issuer },
        "authorization_endpoint": at(Lie::SignInElsewhere, "/auth"),
        "token_endpoint": at(Lie::TokensFromElsewhere, "/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    }))
    .into_response()
}

async fn keys(State(liar): State<Liar>) -> Response {
    if liar.lie() == Lie::KeysThatRedirect {
        return Redirect::temporary("/elsewhere").into_response();
    }
    Json(json!({ "keys": [key(1, "k").as_verification_key()] })).into_response()
}

async fn token(State(liar): State<Liar>, Form(asked): Form<Exchange>) -> Response {
    assert!(asked.code_verifier.len() >= 43, "PKCE is always used");
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    let lie = liar.lie();
    match lie {
        Lie::CodeIsNotTaken => return refused("invalid_grant"),
        Lie::ClientIsNotKnown => return refused("invalid_client"),
        Lie::TokenThatRedirects => return Redirect::temporary("/elsewhere").into_response(),
        Lie::TokenThatIsHuge => return huge(),
        _ => {}
    }
    let mut told = json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60 });
    if let (false, Some(told)) = (lie == Lie::NoToken, told.as_object_mut()) {
        told.insert("id_token".to_owned(), signed(&liar.claims(&asked.code), lie).into());
    }
    Json(told).into_response()
}

async fn me(State(liar): State<Liar>) -> Response {
    Json(json!({ "sub": "w-2", "email": liar.0.email, "email_verified": true })).into_response()
}
