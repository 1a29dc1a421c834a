//! Every setting in one line each, for `delta serve --help`.

/// The settings, as the help shows them. The README tells the same at more length.
pub const HELP: &str = "\
Settings, from the environment or from the TOML file that DELTA_CONFIG names:
  DELTA_LISTEN           address and port to listen on [default: 127.0.0.1:8080]
  DELTA_BASE_URL         the address that residents use; all links in mail begin with it
  DELTA_DATABASE_URL     postgres://user:password@host/name or sqlite:///path/delta.db
  DELTA_CONNECTIONS      connections for reading [default: 8]
  DELTA_DATA             folder for attachments [default: data]
  DELTA_KEYRING          file with the encryption keys; `delta keys add` makes it
  DELTA_COUNTIES         folder of the county packs [default: counties]
  DELTA_COUNTY           the pack in that folder
  DELTA_SMTP_URL         smtp://host:port?tls=required or smtps://host, with user and password where needed
  DELTA_MAIL_FROM        sender of all mail, a bare address that is read
  DELTA_TRUSTED_PROXIES  proxies whose X-Forwarded-For is believed, separated by commas
  DELTA_SSO_ISSUER, DELTA_SSO_CLIENT_ID, DELTA_SSO_CLIENT_SECRET
                         single sign-on of staff by OpenID Connect [default: passwords alone]
  DELTA_SSO_SCOPES, DELTA_SSO_EMAIL_CLAIM, DELTA_SSO_TRUST_EMAIL, DELTA_SSO_STRONG_AMR, DELTA_SSO_STRONG_ACR
                         what is asked for and believed there
  DELTA_STRONG_ISSUER, DELTA_STRONG_CLIENT_ID, DELTA_STRONG_CLIENT_SECRET, DELTA_STRONG_SCOPES
                         strong identification of residents by OpenID Connect [default: letters alone]
  DELTA_STRONG_CODE_CLAIM, DELTA_STRONG_NAME_CLAIM, DELTA_STRONG_BIRTH_DATE_CLAIM, DELTA_STRONG_MUNICIPALITY_CLAIM,
  DELTA_STRONG_LEVEL_CLAIM, DELTA_STRONG_SUBSTANTIAL, DELTA_STRONG_HIGH
                         claims and levels there [default: as in the Finnish trust network]
  DELTA_TOLL_ABOVE       submissions in ten minutes above which each sender computes or waits [default: 600]
  DELTA_LOG              what is logged, as info or delta=debug [default: info]
Those without a default have to be given.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::config::VARIABLES;

    #[test]
    fn the_help_names_every_setting_there_is_and_so_does_the_readme() {
        let readme = std::fs::read_to_string("README.md").expect("the README");

        for variable in VARIABLES.into_iter().chain(["DELTA_CONFIG", "DELTA_LOG"]) {
            assert!(HELP.contains(variable), "{variable} is not in the help");
            assert!(readme.contains(&format!("`{variable}`")), "{variable} is not in the README");
        }
    }
}
