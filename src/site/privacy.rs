//! The privacy notice (GDPR art. 13 and 14), told by what the program does: its keeping times, its sealed fields, its
//! cookies, and where its settings let data go. Only purposes and lawful bases are the county's own words.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::counties::county::{Purpose, Retention, Span};
use crate::frame::cookies::{COOKIES, Lasts, ServiceCookie};
use crate::frame::{Link, Shell, Told, page};
use crate::keys::fields::FIELDS;
use crate::platform::config::Config;

/// Who supervises, and tells more of one's rights.
const SUPERVISOR: &str = "https://tietosuoja.fi/";

#[derive(Template)]
#[template(path = "site/privacy.html")]
struct PrivacyPage {
    shell: Shell,
    visit: String,
    officer: String,
    to_be_confirmed: bool,
    purposes: Vec<PurposeLine>,
    kept: Vec<KeptLine>,
    sealed: Vec<String>,
    receivers: Vec<String>,
    cookies: Vec<CookieLine>,
    logs: String,
    backups: String,
    links: Vec<Link>,
}

struct PurposeLine {
    name: Told,
    basis: Told,
}

struct KeptLine {
    name: Told,
    /// Until when, in words.
    until: String,
    /// What happens then.
    then: String,
    ground: Told,
}

struct CookieLine {
    name: String,
    purpose: String,
    life: String,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Response {
    let (locale, county) = (shell.locale, &app.county);
    let facts = &county.facts;
    let purpose = |purpose: &Purpose| PurposeLine {
        name: Told::of(locale, &purpose.name),
        basis: Told::of(locale, &purpose.basis),
    };
    let kept = |kept: &Retention| KeptLine {
        name: Told::of(locale, &kept.name),
        until: until(&shell, kept),
        then: shell.t(then_key(&kept.then)),
        ground: Told::of(locale, &kept.ground),
    };
    let pages = [Address::Feedback, Address::Follow, Address::Help];
    let inside = pages.map(|page| (shell.t(page.title_key()), shell.to(page)));
    let outside = [(shell.t("privacy-supervisor-link"), SUPERVISOR.to_owned())];
    page(&PrivacyPage {
        visit: facts.visit.get(locale).to_owned(),
        officer: facts.privacy.officer_email.clone(),
        to_be_confirmed: facts.privacy.to_be_confirmed,
        purposes: facts.privacy.purposes.iter().map(purpose).collect(),
        kept: county.retention.iter().map(kept).collect(),
        sealed: sealed_keys().iter().map(|key| shell.t(key)).collect(),
        receivers: receiver_keys(&app.config).into_iter().map(|key| shell.t(key)).collect(),
        cookies: cookies(&app, &shell),
        logs: told_time(&app, &shell, "program_log", "privacy-logs-kept"),
        backups: told_time(&app, &shell, "backup", "privacy-backups-kept"),
        links: inside.into_iter().chain(outside).map(|(text, href)| Link { text, href, current: false }).collect(),
        shell,
    })
}

/// Until when a class is kept, in words.
fn until(shell: &Shell, kept: &Retention) -> String {
    let from = ("from", shell.t(from_key(&kept.from)).into());
    let Some(days) = kept.days else { return shell.t("privacy-for-good") };
    let (key, n) = match Span::of_days(days) {
        Span::Days(0) => return shell.t_with("privacy-at-once", &[from]),
        Span::Years(n) => ("privacy-after-years", n),
        Span::Months(n) => ("privacy-after-months", n),
        Span::Days(n) => ("privacy-after-days", n),
    };
    shell.t_with(key, &[("n", i64::from(n).into()), from])
}

/// A sentence that holds the time of a class.
fn told_time(app: &App, shell: &Shell, class: &str, key: &str) -> String {
    let kept = app.county.retention.iter().find(|kept| kept.class == class);
    let until = kept.map(|kept| until(shell, kept)).unwrap_or_default();
    shell.t_with(key, &[("until", until.into())])
}

/// The moments that the loader of packs knows.
fn from_key(from: &str) -> &'static str {
    match from {
        "created" => "privacy-from-created",
        "expired" => "privacy-from-expired",
        "closed" => "privacy-from-closed",
        "final_decision" => "privacy-from-final-decision",
        "left" => "privacy-from-left",
        "last_active" => "privacy-from-last-active",
        "sealed" => "privacy-from-sealed",
        _ => "privacy-from-sent",
    }
}

/// The ends that the loader of packs knows.
fn then_key(then: &str) -> &'static str {
    match then {
        "tombstone" => "privacy-then-tombstone",
        "archive" => "privacy-then-archive",
        _ => "privacy-then-delete",
    }
}

/// What is sealed, by the tables it lies in.
fn sealed_keys() -> BTreeSet<String> {
    FIELDS.iter().map(|field| format!("privacy-sealed-{}", field.table.replace('_', "-"))).collect()
}

/// To whom the settings let data go.
fn receiver_keys(config: &Config) -> Vec<&'static str> {
    let mail = if config.smtp_url.is_some() { "privacy-receivers-mail" } else { "privacy-receivers-no-mail" };
    let sso = config.sso.as_ref().map(|_| "privacy-receivers-sso");
    let strong = config.strong.as_ref().map(|_| "privacy-receivers-strong");
    ["privacy-receivers-county", mail]
        .into_iter()
        .chain(sso)
        .chain(strong)
        .chain(["privacy-receivers-nobody"])
        .collect()
}

fn cookies(app: &App, shell: &Shell) -> Vec<CookieLine> {
    let line = |cookie: &ServiceCookie| CookieLine {
        name: cookie.name(&app.config),
        purpose: shell.t(cookie.purpose),
        life: match cookie.lasts {
            Lasts::Window => shell.t("privacy-cookie-window"),
            Lasts::Days(days) => shell.t_with("privacy-cookie-days", &[("n", i64::from(days).into())]),
            Lasts::Kept => shell.t("privacy-cookie-kept"),
        },
    };
    COOKIES.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;
    use crate::platform::texts::text;

    #[test]
    fn whatever_is_sealed_is_told_in_every_language() {
        for (key, locale) in sealed_keys().iter().flat_map(|key| Locale::ALL.map(|locale| (key, locale))) {
            assert_ne!(text(locale, key), *key, "{locale}");
        }
    }

    #[test]
    fn where_mail_goes_follows_the_settings() {
        let config = |smtp: Option<&'static str>| {
            let given = move |name: &str| (name == "DELTA_SMTP_URL").then(|| smtp.map(str::to_owned)).flatten();
            Config::load(&given, true).expect("a configuration")
        };

        assert!(receiver_keys(&config(None)).contains(&"privacy-receivers-no-mail"));
        assert!(receiver_keys(&config(Some("smtp://mail.example"))).contains(&"privacy-receivers-mail"));
    }
}
