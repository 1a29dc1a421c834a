//! Settings of the OpenID Connect providers that the operator trusts: one for staff, one for residents.

use std::fmt;

use openidconnect::url::Url;

use super::Source;

/// A secret of the operator's. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret of this text.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The secret itself, for the one who is to be shown it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A provider, and who we are to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderConfig {
    /// Its address, in just the spelling that it gives itself.
    pub issuer: String,
    /// Our name at the provider.
    pub client_id: String,
    /// Our secret at the provider.
    pub client_secret: Secret,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The ways of signing in that are asked for (`acr_values`), the best first.
    pub acr_values: Vec<String>,
}

/// Single sign-on of staff (`DELTA_SSO_…`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoConfig {
    /// The provider.
    pub provider: ProviderConfig,
    /// The claim with the work address.
    pub email_claim: String,
    /// Every address that the provider tells is one that the employer gave, also when it does not say that it has
    /// verified it.
    pub trusts_email: bool,
    /// Values of `amr` of which each says that a second factor was used.
    pub strong_amr: Vec<String>,
    /// Values of `acr` of which each says that a second factor was used.
    pub strong_acr: Vec<String>,
}

/// Strong identification of residents (`DELTA_STRONG_…`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrongConfig {
    /// The provider.
    pub provider: ProviderConfig,
    /// The claim with the personal identity code.
    pub code_claim: String,
    /// The claim with the whole name.
    pub name_claim: String,
    /// The claim with the birth date; without it the identity code tells it.
    pub birth_date_claim: String,
    /// The claim with the official code of the municipality of residence.
    pub municipality_claim: String,
    /// The claim with the level of assurance.
    pub level_claim: String,
    /// Its values for the level "substantial".
    pub substantial: Vec<String>,
    /// Its values for the level "high".
    pub high: Vec<String>,
}

/// Reads `DELTA_STRONG_…`; nothing when no issuer is set. What is not set is as the Finnish trust network has it.
pub(super) fn read_strong(source: &mut Source<'_>) -> Option<StrongConfig> {
    let substantial = list(source, "DELTA_STRONG_SUBSTANTIAL", "http://ftn.ficora.fi/2017/loa2");
    let high = list(source, "DELTA_STRONG_HIGH", "http://ftn.ficora.fi/2017/loa3");
    let asked = substantial.iter().chain(&high).cloned().collect();
    let provider = read_provider(source, "DELTA_STRONG", "profile", asked)?;
    let mut claim =
        |name: &str, otherwise: &str| source.required(&format!("DELTA_STRONG_{name}_CLAIM"), Some(otherwise));
    Some(StrongConfig {
        provider,
        code_claim: claim("CODE", "urn:oid:1.2.246.21"),
        name_claim: claim("NAME", "name"),
        birth_date_claim: claim("BIRTH_DATE", "birthdate"),
        municipality_claim: claim("MUNICIPALITY", "urn:oid:1.2.246.517.2002.2.18"),
        level_claim: claim("LEVEL", "acr"),
        substantial,
        high,
    })
}

/// Reads `DELTA_SSO_…`; nothing when no issuer is set.
pub(super) fn read_sso(source: &mut Source<'_>) -> Option<SsoConfig> {
    let strong_acr = list(source, "DELTA_SSO_STRONG_ACR", "");
    let provider = read_provider(source, "DELTA_SSO", "email profile", strong_acr.clone())?;
    Some(SsoConfig {
        provider,
        email_claim: source.required("DELTA_SSO_EMAIL_CLAIM", Some("email")),
        trusts_email: is_yes(source, "DELTA_SSO_TRUST_EMAIL"),
        strong_amr: list(source, "DELTA_SSO_STRONG_AMR", "mfa"),
        strong_acr,
    })
}

/// Reads what every provider has. Without an issuer there is none, and nothing else of it may be set.
fn read_provider(
    source: &mut Source<'_>,
    prefix: &str,
    scopes: &str,
    acr_values: Vec<String>,
) -> Option<ProviderConfig> {
    let issuer_variable = format!("{prefix}_ISSUER");
    let Some(issuer) = source.get(&issuer_variable) else {
        let begins = format!("{prefix}_");
        let idle = super::VARIABLES.into_iter().filter(|name| name.starts_with(&begins));
        for name in idle.collect::<Vec<_>>() {
            if source.get(name).is_some() {
                source.fault(name, format!("is of no use without {issuer_variable}"));
            }
        }
        return None;
    };
    if !is_issuer(&issuer) {
        source.fault(&issuer_variable, "must be an address that begins with https:// and has no ? or #");
    }
    Some(ProviderConfig {
        issuer,
        client_id: source.required(&format!("{prefix}_CLIENT_ID"), None),
        client_secret: Secret(source.required(&format!("{prefix}_CLIENT_SECRET"), None)),
        scopes: list(source, &format!("{prefix}_SCOPES"), scopes),
        acr_values,
    })
}

/// Without TLS only a provider on the same machine is one, as in tests.
fn is_issuer(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && url.host_str() == Some("127.0.0.1"));
    let is_plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    is_safe && is_plain && url.password().is_none()
}

/// Words with spaces or commas between.
fn list(source: &Source<'_>, variable: &str, otherwise: &str) -> Vec<String> {
    let text = source.get(variable).unwrap_or_else(|| otherwise.to_owned());
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn is_yes(source: &mut Source<'_>, variable: &str) -> bool {
    match source.get(variable).as_deref() {
        None | Some("no") => false,
        Some("yes") => true,
        Some(other) => {
            let what = format!("`{other}` is neither yes nor no");
            source.fault(variable, what);
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;

    fn told(given: &[(&str, &str)]) -> Vec<String> {
        let find = |name: &str| given.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let faults = Config::load(&find, true).expect_err("faults");
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn without_an_issuer_there_is_no_single_sign_on() {
        let config = Config::load(&|_| None, true).expect("a configuration");

        assert_eq!(config.sso, None);
    }

    #[test]
    fn an_issuer_with_id_and_secret_is_enough_and_the_secret_is_not_printed() {
        let given = |name: &str| match name {
            "DELTA_SSO_ISSUER" => Some("https://login.example/tenant/v2.0".to_owned()),
            "DELTA_SSO_CLIENT_ID" => Some("delta".to_owned()),
            "DELTA_SSO_CLIENT_SECRET" => Some("hush".to_owned()),
            _ => None,
        };

        let sso = Config::load(&given, true).expect("a configuration").sso.expect("single sign-on");

        assert_eq!((sso.email_claim.as_str(), sso.trusts_email), ("email", false));
        assert_eq!((sso.provider.scopes.join(" "), sso.strong_amr.join(" ")), ("email profile".into(), "mfa".into()));
        assert_eq!(sso.provider.client_secret.reveal(), "hush");
        assert!(!format!("{sso:?}").contains("hush"));
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let wrong = [("DELTA_SSO_ISSUER", "http://login.example"), ("DELTA_SSO_TRUST_EMAIL", "maybe")];

        assert_eq!(
            told(&wrong),
            [
                "DELTA_SSO_ISSUER: must be an address that begins with https:// and has no ? or #",
                "DELTA_SSO_CLIENT_ID: is missing",
                "DELTA_SSO_CLIENT_SECRET: is missing",
                "DELTA_SSO_TRUST_EMAIL: `maybe` is neither yes nor no",
            ]
        );
        for issuer in ["login.example", "https://x?y", "https://x#y", "https://a:b@x", "http://127.0.0.1.example"] {
            assert!(told(&[("DELTA_SSO_ISSUER", issuer)])[0].starts_with("DELTA_SSO_ISSUER"), "{issuer}");
        }
    }

    #[test]
    fn what_is_set_for_no_provider_is_a_fault() {
        assert_eq!(
            told(&[("DELTA_SSO_CLIENT_ID", "delta")]),
            ["DELTA_SSO_CLIENT_ID: is of no use without DELTA_SSO_ISSUER"]
        );
    }
}
