//! Text and colours: the only thing the site keeps about how someone reads, and only when asked to.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::view::{Size, Theme, View};
use crate::frame::{Choice, Shell, page};
use crate::platform::error::Error;
use crate::platform::web::local_path::LocalPath;

/// Where to lead back to.
#[derive(Deserialize)]
pub struct From {
    #[serde(default)]
    from: String,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct DisplayForm {
    #[serde(default)]
    size: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    form_token: String,
}

#[derive(Template)]
#[template(path = "site/display.html")]
struct DisplayPage {
    shell: Shell,
    from: String,
    sizes: Vec<Choice>,
    themes: Vec<Choice>,
}

/// The page with the present choice.
pub async fn show(shell: Shell, Query(From { from }): Query<From>) -> Response {
    let size = |code: &str, key: &str| Choice {
        value: code.to_owned(),
        text: shell.t(key),
        hint: String::new(),
        is_chosen: shell.size.unwrap_or("normal") == code,
    };
    let theme = |code: &str, key: &str| Choice {
        value: code.to_owned(),
        text: shell.t(key),
        hint: String::new(),
        is_chosen: shell.theme.unwrap_or("device") == code,
    };
    let sizes = vec![
        size("normal", "display-size-normal"),
        size(Size::Larger.code(), "display-size-larger"),
        size(Size::Largest.code(), "display-size-largest"),
    ];
    let themes = vec![
        theme("device", "display-theme-device"),
        theme(Theme::Light.code(), "display-theme-light"),
        theme(Theme::Dark.code(), "display-theme-dark"),
        theme(Theme::Contrast.code(), "display-theme-contrast"),
    ];
    page(&DisplayPage { shell, from, sizes, themes })
}

/// Keeps the choice and leads back to where the visitor came from.
pub async fn choose(
    State(app): State<AppState>,
    shell: Shell,
    jar: CookieJar,
    Form(form): Form<DisplayForm>,
) -> Result<Response, Error> {
    shell.check(&form.form_token)?;
    let view = View::chosen(Some(shell.locale), &form.size, &form.theme);
    let back = back(&shell, &form.from).unwrap_or_else(|| shell.to(Address::Front));
    let jar = jar.add(view.cookie(&app.config));
    Ok((jar, Redirect::to(&back)).into_response())
}

/// The page that a visitor came from, with its query, in the language of this one: a unit's own link still names the unit.
fn back(shell: &Shell, from: &str) -> Option<String> {
    let (locale, page) = Address::parse(from.split('?').next()?)?;
    let from = LocalPath::parse(from, &Address::Front.path(locale))?;
    Some(format!("{}{}", shell.to(page), from.query()))
}
