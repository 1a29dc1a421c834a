//! A certified OpenID Connect provider, started for one test (`tests/provider`).

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use delta::platform::config::sign_on::{ProviderConfig, Secret, SsoConfig};
use openidconnect::reqwest::{Client, header, redirect};
use openidconnect::url::Url;
use serde_json::{Value, json};

/// Where the packages of the provider lie once they are installed.
const PACKAGES: &str = "tests/provider/node_modules/oidc-provider";

/// The running provider. It ends with this value.
pub struct TestProvider {
    child: Child,
    http: Client,
    /// Its address.
    pub issuer: String,
}

impl TestProvider {
    /// Starts a provider, or nothing where the run has none (`tests/run` installs it, and in CI it must be there).
    pub fn start(options: &[&str]) -> Option<Self> {
        if !Path::new(PACKAGES).exists() {
            assert!(std::env::var_os("CI").is_none(), "{PACKAGES} is missing; tests/run installs it");
            eprintln!("left out: {PACKAGES} is missing; tests/run installs it");
            return None;
        }
        let mut child = Command::new("node")
            .args(["tests/provider/provider.mjs", "http://127.0.0.1:8080"])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines().map_while(Result::ok);
        // It warns of what no test minds, too.
        let issuer = lines.find(|line| line.starts_with("http://")).expect("an address");
        let http = Client::builder().no_proxy().redirect(redirect::Policy::none()).build().expect("a client");
        Some(Self { child, http, issuer })
    }

    /// The provider as the operator would configure it.
    pub fn config(&self) -> ProviderConfig {
        ProviderConfig {
            issuer: self.issuer.clone(),
            client_id: "delta".to_owned(),
            client_secret: Secret::new("a secret of the tests".to_owned()),
            scopes: vec!["email".to_owned()],
            acr_values: Vec::new(),
        }
    }

    /// Single sign-on by this provider.
    pub fn sso(&self) -> SsoConfig {
        SsoConfig {
            provider: self.config(),
            email_claim: "email".to_owned(),
            trusts_email: false,
            strong_amr: vec!["mfa".to_owned()],
            strong_acr: Vec::new(),
        }
    }

    /// Who sits at the browser from now on.
    pub async fn seat(&self, person: &Value) {
        self.command("person", person.to_string()).await;
    }

    /// Replaces the keys that tokens are signed with.
    pub async fn change_keys(&self) {
        self.command("keys", String::new()).await;
    }

    async fn command(&self, what: &str, body: String) {
        let answer = self.http.post(format!("{}/test/{what}", self.issuer)).body(body).send().await;
        assert!(answer.expect("an answer").status().is_success());
    }

    /// Goes through the provider's pages as a browser does, from the address that Delta sends it to until it is led
    /// back; the path with which it comes back.
    pub async fn pass(&self, from: &str) -> String {
        let mut cookies: BTreeMap<String, String> = BTreeMap::new();
        let mut here = Url::parse(from).expect("an address");
        while here.as_str().starts_with(&self.issuer) {
            let sent: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let request = self.http.get(here.clone()).header(header::COOKIE, sent.join("; "));
            let answer = request.send().await.expect("an answer");
            for set in answer.headers().get_all(header::SET_COOKIE) {
                let pair = set.to_str().expect("a cookie").split(';').next().unwrap_or_default();
                let (name, value) = pair.split_once('=').expect("a pair");
                cookies.insert(name.to_owned(), value.to_owned());
            }
            let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().expect("an address").to_owned());
            let to = to.unwrap_or_default();
            assert!(!to.is_empty(), "{here} leads nowhere: {}", answer.text().await.unwrap_or_default());
            here = here.join(&to).expect("an address");
        }
        format!("{}?{}", here.path(), here.query().unwrap_or_default())
    }
}

impl Drop for TestProvider {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody whom the provider knows, with the address of their work account.
pub fn worker(sub: &str, email: &str, amr: &[&str]) -> Value {
    json!({ "sub": sub, "amr": amr, "claims": { "email": email, "email_verified": true } })
}
