//! What letters are wanted about, and in which language.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::actions::save_wishes;
use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::{Choice, Shell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::residents::account::Wishes;
use crate::sessions::resident::SignedInResident;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SettingsQuery {
    done: String,
}

#[derive(Template)]
#[template(path = "own/settings.html")]
struct SettingsPage {
    here: String,
    done: String,
    tells: Vec<Choice>,
    languages: Vec<Choice>,
    shell: Shell,
}

/// Shows them.
pub async fn show(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Query(query): Query<SettingsQuery>,
) -> Response {
    let shell = here.shell(&app, shell);
    let wishes = here.account.wishes;
    let choice = |value: &str, key: &str, is_chosen: bool| Choice {
        value: value.to_owned(),
        text: shell.t(key),
        hint: String::new(),
        is_chosen,
    };
    let language = |locale: Locale| Choice {
        value: locale.code().to_owned(),
        text: locale.own_name().to_owned(),
        hint: String::new(),
        is_chosen: locale == here.account.locale,
    };
    let shown = SettingsPage {
        here: shell.to(Address::OwnSettings),
        done: if query.done.is_empty() { String::new() } else { shell.t("own-settings-saved") },
        tells: vec![
            choice("questions", "own-settings-questions", wishes.questions),
            choice("answers", "own-settings-answers", wishes.answers),
            choice("changes", "own-settings-changes", wishes.changes),
        ],
        languages: Locale::ALL.map(language).into(),
        shell,
    };
    page(&shown)
}

/// Keeps what was chosen.
pub async fn save(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let field = |name: &str| sent.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    here.shell(&app, shell.clone()).check(field("form_token"))?;
    let is_chosen = |value: &str| sent.iter().any(|(field, chosen)| field == "tells" && chosen == value);
    let wishes =
        Wishes { questions: is_chosen("questions"), answers: is_chosen("answers"), changes: is_chosen("changes") };
    let locale = Locale::parse(field("locale")).unwrap_or(here.account.locale);
    save_wishes(&app, here.account.id, locale, wishes).await?;
    Ok(Redirect::to(&format!("{}?done=saved", shell.to(Address::OwnSettings))).into_response())
}
