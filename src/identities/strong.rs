//! A person as a provider of strong identification tells of them.

use std::fmt;

use chrono::{Months, NaiveDate};

use super::{CodePurpose, IdentityCode, Level};
use crate::kernel::text::{clean_line, excerpt};
use crate::platform::config::sign_on::StrongConfig;
use crate::platform::keyring::Keyring;
use crate::platform::sign_on::Claims;

/// Longer names are cut.
const NAME_MAX_CHARS: usize = 200;

/// The claims that are needed beside those of every token.
#[must_use]
pub fn wanted(config: &StrongConfig) -> Vec<&str> {
    vec![&config.code_claim, &config.name_claim, &config.birth_date_claim, &config.municipality_claim]
        .into_iter()
        .map(String::as_str)
        .collect()
}

/// Who somebody is in law. They are never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct StrongIdentity {
    /// How surely.
    pub level: Level,
    /// The official code of the municipality of residence: three digits. None for whoever lives abroad or has an order
    /// of non-disclosure.
    pub municipality: Option<String>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Name, cleaned of what no name holds.
    pub name: String,
    code: IdentityCode,
}

/// Why nobody was identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotIdentified {
    /// The level is lower than substantial, or one that the operator has not named.
    Weak,
    /// The provider tells no Finnish identity code.
    NoCode,
}

impl StrongIdentity {
    /// Reads the claims of a proven token as the operator has decided.
    pub fn read(claims: &Claims, config: &StrongConfig) -> Result<Self, NotIdentified> {
        let told = claims.texts(&config.level_claim);
        let tells = |level: &[String]| told.iter().any(|told| level.iter().any(|known| known == told));
        let level = match () {
            () if tells(&config.high) => Level::High,
            () if tells(&config.substantial) => Level::Substantial,
            () => return Err(NotIdentified::Weak),
        };
        let code = claims.text(&config.code_claim).and_then(IdentityCode::parse).ok_or(NotIdentified::NoCode)?;
        let told_date = claims.text(&config.birth_date_claim).and_then(|date| date.parse().ok());
        let birth_date = told_date.or_else(|| code.birth_date()).ok_or(NotIdentified::NoCode)?;
        Ok(Self {
            level,
            municipality: claims
                .text(&config.municipality_claim)
                .filter(|code| is_municipality(code))
                .map(str::to_owned),
            birth_date,
            name: claims
                .text(&config.name_claim)
                .map(|name| excerpt(&clean_line(name), NAME_MAX_CHARS))
                .unwrap_or_default(),
            code,
        })
    }

    /// Is the person so many years old on that day?
    #[must_use]
    pub fn is_at_least(&self, years: u32, on: NaiveDate) -> bool {
        let birthday = self.birth_date.checked_add_months(Months::new(years.saturating_mul(12)));
        birthday.is_some_and(|birthday| birthday <= on)
    }

    /// The keyed hash of the identity code to store for a purpose.
    #[must_use]
    pub fn code_hash(&self, purpose: CodePurpose, keyring: &Keyring) -> String {
        self.code.hash(purpose, keyring)
    }

    /// The keyed hashes to look for, under every key that there is or was.
    #[must_use]
    pub fn code_hashes(&self, purpose: CodePurpose, keyring: &Keyring) -> Vec<String> {
        self.code.hashes(purpose, keyring)
    }
}

impl fmt::Debug for StrongIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StrongIdentity")
    }
}

fn is_municipality(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::platform::config::Config;

    fn config() -> StrongConfig {
        let find = |name: &str| match name {
            "DELTA_STRONG_ISSUER" => Some("https://identification.example".to_owned()),
            "DELTA_STRONG_CLIENT_ID" => Some("delta".to_owned()),
            "DELTA_STRONG_CLIENT_SECRET" => Some("hush".to_owned()),
            _ => None,
        };
        Config::load(&find, true).expect("a configuration").strong.expect("strong identification")
    }

    fn read(change: impl FnOnce(&mut serde_json::Map<String, Value>)) -> Result<StrongIdentity, NotIdentified> {
        let Value::Object(mut claims) = json!({
            "acr": "http://ftn.ficora.fi/2017/loa2",
            "urn:oid:1.2.246.21": "010100A900F",
            "urn:oid:1.2.246.517.2002.2.18": "286",
            "name": "Testi\u{202e}  Asukas",
            "birthdate": "2000-01-01",
        }) else {
            panic!("an object")
        };
        change(&mut claims);
        StrongIdentity::read(&Claims::new(claims), &config())
    }

    #[test]
    fn claims_of_the_finnish_trust_network_are_read_without_any_setting() {
        let told = read(|_| {}).expect("somebody");

        assert_eq!((told.level, told.municipality.as_deref()), (Level::Substantial, Some("286")));
        assert_eq!((told.name.as_str(), told.birth_date.to_string().as_str()), ("Testi Asukas", "2000-01-01"));
        assert_eq!(format!("{told:?}"), "StrongIdentity");
        let high = read(|claims| drop(claims.insert("acr".into(), json!("http://ftn.ficora.fi/2017/loa3"))));
        assert_eq!(high.expect("somebody").level, Level::High);
    }

    #[test]
    fn what_may_be_missing_is_missing_and_the_birth_date_stands_in_the_code() {
        let told = read(|claims| {
            for name in ["urn:oid:1.2.246.517.2002.2.18", "name", "birthdate"] {
                claims.remove(name);
            }
        });

        let told = told.expect("somebody");
        assert_eq!((told.municipality, told.name.as_str()), (None, ""));
        assert_eq!(told.birth_date.to_string(), "2000-01-01");
    }

    #[test]
    fn without_level_or_code_nobody_is_identified() {
        for level in [json!("http://ftn.ficora.fi/2017/loa1"), Value::Null, json!("")] {
            assert_eq!(read(|claims| drop(claims.insert("acr".into(), level))).err(), Some(NotIdentified::Weak));
        }
        for code in [json!("010100A900G"), Value::Null, json!("FI/SE/12345")] {
            let told = read(|claims| drop(claims.insert("urn:oid:1.2.246.21".into(), code)));
            assert_eq!(told.err(), Some(NotIdentified::NoCode));
        }
    }

    #[test]
    fn somebody_is_fifteen_from_their_birthday_on() {
        let told = read(|_| {}).expect("somebody");
        let on = |date: &str| told.is_at_least(15, date.parse().expect("a date"));

        assert_eq!([on("2014-12-31"), on("2015-01-01"), on("2026-03-02")], [false, true, true]);
    }
}
