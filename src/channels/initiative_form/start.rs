//! Is it an initiative, or feedback? Both lead on; nobody has to know the word.

use askama::Template;
use axum::response::Response;

use crate::frame::{Shell, page};

#[derive(Template)]
#[template(path = "channels/initiative_form/start.html")]
struct StartPage {
    shell: Shell,
}

/// The page.
pub async fn show(shell: Shell) -> Response {
    page(&StartPage { shell })
}
