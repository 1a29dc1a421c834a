//! The mails of the demo, which go into a folder instead of out to people.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::AppState;
use crate::frame::dates::date_with_weekday;
use crate::frame::{Shell, page};
use crate::kernel::clock::local_date;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::mail::{KeptLetter, MAIL_FOLDER, list_kept};

/// Where the page is; it has no address in the languages, because no county in earnest has it.
pub const PATH: &str = "/demo/mail";

#[derive(Template)]
#[template(path = "site/demo_mail.html")]
struct DemoMailPage {
    shell: Shell,
    letters: Vec<LetterCard>,
}

struct LetterCard {
    subject: String,
    to: String,
    datetime: String,
    day: String,
    text: String,
}

/// The page. Outside the demo there is none.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    if !app.config.is_demo {
        return Err(Error::NotFound);
    }
    let locale = shell.locale;
    let letters = list_kept(&app.config.data.join(MAIL_FOLDER)).await?;
    let letters = letters.into_iter().map(|letter| card(locale, letter)).collect();
    let title = shell.t("demo-mail-title");
    Ok(page(&DemoMailPage { shell: shell.titled(&title), letters }))
}

fn card(locale: Locale, letter: KeptLetter) -> LetterCard {
    let on = local_date(letter.at);
    LetterCard {
        subject: letter.subject,
        to: letter.to,
        datetime: on.to_string(),
        day: date_with_weekday(locale, on),
        text: letter.text,
    }
}
