//! What the operator decides: from the environment, then from a file, then by default.

pub mod sign_on;

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use sign_on::{SsoConfig, StrongConfig, read_sso, read_strong};

use super::mail;

/// Everything the program needs to know before it starts.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address and port to listen on (`DELTA_LISTEN`).
    pub listen: SocketAddr,
    /// The address residents use, without a slash at the end (`DELTA_BASE_URL`).
    pub base_url: String,
    /// The database (`DELTA_DATABASE_URL`): `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// Folder for attachments, demo mail and the embedded database (`DELTA_DATA`).
    pub data: PathBuf,
    /// File with the encryption keys (`DELTA_KEYRING`).
    pub keyring: PathBuf,
    /// Folder that holds the county packs (`DELTA_COUNTIES`).
    pub counties: PathBuf,
    /// The county's pack in that folder (`DELTA_COUNTY`).
    pub county: String,
    /// Where mail goes (`DELTA_SMTP_URL`; none in the demo, which keeps mail in a folder).
    pub smtp_url: Option<String>,
    /// The sender of all mail, a bare address (`DELTA_MAIL_FROM`).
    pub mail_from: String,
    /// Proxies whose forwarded address is believed (`DELTA_TRUSTED_PROXIES`, separated by commas).
    pub trusted_proxies: Vec<IpAddr>,
    /// How many database connections may be open for reading (`DELTA_CONNECTIONS`).
    pub connections: u32,
    /// Single sign-on of staff (`DELTA_SSO_…`), if there is any.
    pub sso: Option<SsoConfig>,
    /// Strong identification of residents (`DELTA_STRONG_…`), if there is any.
    pub strong: Option<StrongConfig>,
    /// Submissions from everybody in ten minutes above which each sender computes or waits; 0 switches that off
    /// (`DELTA_TOLL_ABOVE`).
    pub toll_above: u32,
    /// This is the demo: known passwords, mail in a folder.
    pub is_demo: bool,
}

/// One thing wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// The variable's name.
    pub variable: String,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for ConfigFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.variable, self.what)
    }
}

/// Every setting but where the file is (`DELTA_CONFIG`) and what is logged (`DELTA_LOG`).
pub const VARIABLES: [&str; 31] = [
    "DELTA_LISTEN",
    "DELTA_BASE_URL",
    "DELTA_DATABASE_URL",
    "DELTA_DATA",
    "DELTA_KEYRING",
    "DELTA_COUNTIES",
    "DELTA_COUNTY",
    "DELTA_SMTP_URL",
    "DELTA_MAIL_FROM",
    "DELTA_TRUSTED_PROXIES",
    "DELTA_CONNECTIONS",
    "DELTA_SSO_ISSUER",
    "DELTA_SSO_CLIENT_ID",
    "DELTA_SSO_CLIENT_SECRET",
    "DELTA_SSO_SCOPES",
    "DELTA_SSO_EMAIL_CLAIM",
    "DELTA_SSO_TRUST_EMAIL",
    "DELTA_SSO_STRONG_AMR",
    "DELTA_SSO_STRONG_ACR",
    "DELTA_STRONG_ISSUER",
    "DELTA_STRONG_CLIENT_ID",
    "DELTA_STRONG_CLIENT_SECRET",
    "DELTA_STRONG_SCOPES",
    "DELTA_STRONG_CODE_CLAIM",
    "DELTA_STRONG_NAME_CLAIM",
    "DELTA_STRONG_BIRTH_DATE_CLAIM",
    "DELTA_STRONG_MUNICIPALITY_CLAIM",
    "DELTA_STRONG_LEVEL_CLAIM",
    "DELTA_STRONG_SUBSTANTIAL",
    "DELTA_STRONG_HIGH",
    "DELTA_TOLL_ABOVE",
];

/// Names that look like settings in the environment and are none: a slip of the finger would else go unseen.
#[must_use]
pub fn unknown(names: impl Iterator<Item = String>) -> Vec<ConfigFault> {
    // The tests have settings of their own, and start the program beside them.
    let is_unknown = |name: &String| {
        let is_setting = VARIABLES.contains(&name.as_str()) || ["DELTA_CONFIG", "DELTA_LOG"].contains(&name.as_str());
        name.starts_with("DELTA_") && !name.starts_with("DELTA_TEST_") && !is_setting
    };
    names.filter(is_unknown).map(no_setting).collect()
}

fn no_setting(variable: String) -> ConfigFault {
    ConfigFault { variable, what: "is no setting of Delta".to_owned() }
}

/// Where settings are looked up, with every fault met on the way.
struct Source<'a> {
    environment: &'a dyn Fn(&str) -> Option<String>,
    file: BTreeMap<String, String>,
    faults: Vec<ConfigFault>,
}

impl<'a> Source<'a> {
    fn of(environment: &'a dyn Fn(&str) -> Option<String>) -> Self {
        let mut source = Self { environment, file: BTreeMap::new(), faults: Vec::new() };
        if let Some(path) = environment("DELTA_CONFIG") {
            read_file(&mut source, Path::new(&path));
        }
        source
    }

    fn get(&self, variable: &str) -> Option<String> {
        (self.environment)(variable).or_else(|| self.file.get(variable).cloned()).filter(|value| !value.is_empty())
    }

    fn fault(&mut self, variable: &str, what: impl Into<String>) {
        self.faults.push(ConfigFault { variable: variable.to_owned(), what: what.into() });
    }

    fn required(&mut self, variable: &str, demo: Option<&str>) -> String {
        self.get(variable).or_else(|| demo.map(str::to_owned)).unwrap_or_else(|| {
            self.fault(variable, "is missing");
            String::new()
        })
    }

    fn parsed<T: std::str::FromStr>(&mut self, variable: &str, text: &str, expected: &str) -> Option<T> {
        let value = text.parse().ok();
        if value.is_none() && !text.is_empty() {
            self.fault(variable, format!("`{text}` is not {expected}"));
        }
        value
    }
}

impl Config {
    /// Reads the configuration. The environment wins over the file (`DELTA_CONFIG`, TOML with the
    /// same names); the demo fills what neither gives.
    ///
    /// # Errors
    /// Every fault at once, each with the name of its variable.
    pub fn load(environment: &dyn Fn(&str) -> Option<String>, is_demo: bool) -> Result<Self, Vec<ConfigFault>> {
        let mut source = Source::of(environment);
        let demo = |value: &'static str| is_demo.then_some(value);

        let data = PathBuf::from(source.required("DELTA_DATA", Some("data")));
        let listen = source.required("DELTA_LISTEN", Some("127.0.0.1:8080"));
        let listen = source.parsed("DELTA_LISTEN", &listen, "an address with a port, as 127.0.0.1:8080");
        let local = listen.map(|listen: SocketAddr| format!("http://{listen}")).unwrap_or_default();
        let base_url = source.required("DELTA_BASE_URL", is_demo.then_some(local.as_str()));
        let embedded = format!("sqlite://{}", data.join("delta.db").display());
        let database_url = source.required("DELTA_DATABASE_URL", is_demo.then_some(embedded.as_str()));
        let key_file = data.join("keyring.toml").display().to_string();
        let keyring = source.required("DELTA_KEYRING", is_demo.then_some(key_file.as_str()));
        let connections = source.required("DELTA_CONNECTIONS", Some("8"));
        let connections = source.parsed("DELTA_CONNECTIONS", &connections, "a number");
        let toll_above = source.required("DELTA_TOLL_ABOVE", Some("600"));
        let toll_above = source.parsed("DELTA_TOLL_ABOVE", &toll_above, "a number");
        let proxies = source.get("DELTA_TRUSTED_PROXIES").unwrap_or_default();
        let trusted_proxies = proxies
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .filter_map(|part| source.parsed("DELTA_TRUSTED_PROXIES", part, "an IP address"))
            .collect();
        let smtp_url =
            if is_demo { source.get("DELTA_SMTP_URL") } else { Some(source.required("DELTA_SMTP_URL", None)) };
        let config = Self {
            listen: listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            base_url: base_url.trim_end_matches('/').to_owned(),
            database_url,
            data,
            keyring: PathBuf::from(keyring),
            counties: PathBuf::from(source.required("DELTA_COUNTIES", Some("counties"))),
            county: source.required("DELTA_COUNTY", demo("kymmenedalen")),
            smtp_url,
            mail_from: source.required("DELTA_MAIL_FROM", demo("delta@localhost")),
            trusted_proxies,
            connections: connections.unwrap_or(8),
            sso: read_sso(&mut source),
            strong: read_strong(&mut source),
            toll_above: toll_above.unwrap_or_default(),
            is_demo,
        };
        check(&config, &mut source);
        if source.faults.is_empty() { Ok(config) } else { Err(source.faults) }
    }
}

impl Config {
    /// Residents reach the service over TLS alone, so its cookies may be bound to that.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// What keeps a service from starting however well everything else is: a keyring that is named and not there. Commands
/// that make one do not ask.
#[must_use]
pub fn missing_keyring(environment: &dyn Fn(&str) -> Option<String>) -> Option<ConfigFault> {
    let keyring = Source::of(environment).get("DELTA_KEYRING")?;
    let fault = std::fs::File::open(&keyring).err()?;
    Some(ConfigFault { variable: "DELTA_KEYRING".to_owned(), what: format!("{keyring} cannot be read: {fault}") })
}

fn read_file(source: &mut Source<'_>, path: &Path) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(fault) => return source.fault("DELTA_CONFIG", format!("{} cannot be read: {fault}", path.display())),
    };
    match toml::from_str::<BTreeMap<String, String>>(&text) {
        Ok(values) => {
            let unknown = values.keys().filter(|name| !VARIABLES.contains(&name.as_str())).cloned();
            source.faults.extend(unknown.map(no_setting));
            source.file = values;
        }
        Err(fault) => source.fault("DELTA_CONFIG", format!("{}: {}", path.display(), fault.message())),
    }
}

fn check(config: &Config, source: &mut Source<'_>) {
    let starts = |text: &str, prefixes: &[&str]| text.is_empty() || prefixes.iter().any(|p| text.starts_with(p));
    if !starts(&config.base_url, &["http://", "https://"]) {
        source.fault("DELTA_BASE_URL", "must begin with https:// (or http:// on one machine)");
    }
    if !starts(&config.database_url, &["sqlite://", "postgres://", "postgresql://"]) {
        source.fault("DELTA_DATABASE_URL", "must begin with sqlite:// or postgres://");
    }
    if config.smtp_url.as_deref().is_some_and(|url| !url.is_empty() && !mail::is_server(url)) {
        source.fault("DELTA_SMTP_URL", "must read smtp://host, smtp://host?tls=required or smtps://host");
    }
    if !config.mail_from.is_empty() && config.mail_from.parse::<lettre::Address>().is_err() {
        source.fault("DELTA_MAIL_FROM", "must be a bare e-mail address");
    }
    if config.connections == 0 {
        source.fault("DELTA_CONNECTIONS", "must be at least 1");
    }
    if config.data.exists() && !config.data.is_dir() {
        source.fault("DELTA_DATA", format!("{} is no folder", config.data.display()));
    }
    let pack = config.counties.join(&config.county);
    if !config.is_demo && !config.county.is_empty() && !pack.is_dir() {
        source.fault("DELTA_COUNTY", format!("{} is no folder", pack.display()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_needs_nothing() {
        let config = Config::load(&|_| None, true).expect("a configuration");

        assert_eq!(config.base_url, "http://127.0.0.1:8080");
        assert_eq!(config.database_url, "sqlite://data/delta.db");
    }

    #[test]
    fn production_names_everything_that_is_missing_at_once() {
        let faults = Config::load(&|_| None, false).expect_err("faults");

        let names: Vec<_> = faults.iter().map(|fault| fault.variable.as_str()).collect();
        assert_eq!(
            names,
            [
                "DELTA_BASE_URL",
                "DELTA_DATABASE_URL",
                "DELTA_KEYRING",
                "DELTA_SMTP_URL",
                "DELTA_COUNTY",
                "DELTA_MAIL_FROM"
            ]
        );
    }

    #[test]
    fn every_wrong_value_is_named_with_its_variable() {
        let wrong = |name: &str| match name {
            "DELTA_LISTEN" => Some("8080".to_owned()),
            "DELTA_BASE_URL" => Some("ftp://x".to_owned()),
            "DELTA_TRUSTED_PROXIES" => Some("10.0.0.1, proxy".to_owned()),
            "DELTA_CONNECTIONS" => Some("0".to_owned()),
            "DELTA_MAIL_FROM" => Some("Delta <x@y>".to_owned()),
            _ => None,
        };

        let faults = Config::load(&wrong, true).expect_err("faults");

        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "DELTA_LISTEN: `8080` is not an address with a port, as 127.0.0.1:8080",
                "DELTA_TRUSTED_PROXIES: `proxy` is not an IP address",
                "DELTA_BASE_URL: must begin with https:// (or http:// on one machine)",
                "DELTA_MAIL_FROM: must be a bare e-mail address",
                "DELTA_CONNECTIONS: must be at least 1",
            ]
        );
    }

    #[test]
    fn what_a_name_leads_to_is_looked_at_together_with_everything_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        std::fs::write(&file, "").expect("a file");
        let here = |name: &str| folder.path().join(name).display().to_string();
        let wrong = |name: &str| match name {
            "DELTA_BASE_URL" => Some("https://delta.example".to_owned()),
            "DELTA_DATABASE_URL" => Some("postgres://database".to_owned()),
            "DELTA_DATA" => Some(here("file")),
            "DELTA_KEYRING" => Some(here("keyring.toml")),
            "DELTA_COUNTIES" => Some(here("")),
            "DELTA_COUNTY" => Some("atlantis".to_owned()),
            "DELTA_SMTP_URL" => Some("smtp://mail.example?tls=perhaps".to_owned()),
            _ => None,
        };

        let faults = Config::load(&wrong, false).expect_err("faults");

        let names: Vec<_> = faults.iter().map(|fault| fault.variable.as_str()).collect();
        let wanted = ["DELTA_MAIL_FROM", "DELTA_SMTP_URL", "DELTA_DATA", "DELTA_COUNTY"];
        assert_eq!(names, wanted, "{faults:?}");
        assert_eq!(missing_keyring(&wrong).map(|fault| fault.variable), Some("DELTA_KEYRING".to_owned()));
        assert!(faults.iter().all(|fault| !fault.what.contains("mail.example")), "it may hold a password");
    }

    #[test]
    fn a_slip_of_the_finger_in_the_environment_is_a_fault() {
        let names = ["DELTA_COUNTYS", "DELTA_COUNTY", "DELTA_LOG", "DELTA_CONFIG", "DELTA_TEST_POSTGRES_URL", "PATH"];

        let faults = unknown(names.into_iter().map(str::to_owned));

        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["DELTA_COUNTYS: is no setting of Delta"]);
    }

    #[test]
    fn the_environment_wins_over_the_file_and_unknown_names_are_faults() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("delta.toml");
        std::fs::write(&file, "DELTA_COUNTY = 'a'\nDELTA_MAIL_FROM = 'x@y.fi'\n").expect("a file");
        let path = file.display().to_string();

        let from_both = |name: &str| match name {
            "DELTA_CONFIG" => Some(path.clone()),
            "DELTA_COUNTY" => Some("b".to_owned()),
            _ => None,
        };
        let config = Config::load(&from_both, true).expect("a configuration");
        assert_eq!((config.county.as_str(), config.mail_from.as_str()), ("b", "x@y.fi"));

        std::fs::write(&file, "DELTA_COUNTRY = 'fi'\n").expect("a file");
        let faults = Config::load(&from_both, true).expect_err("faults");
        assert_eq!(faults.first().map(ToString::to_string).as_deref(), Some("DELTA_COUNTRY: is no setting of Delta"));
    }
}
