//! The calm page of an initiative that collects no more.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::told::About;
use crate::frame::{Link, Shell, page};

#[derive(Template)]
#[template(path = "channels/support/closed.html")]
struct ClosedPage {
    crumbs: Vec<Link>,
    about: About,
    /// Where it stands, in a sentence.
    standing: String,
    shell: Shell,
}

/// The page; `state` is the code of where the initiative stands.
pub fn closed(shell: Shell, about: About, state: &str, status: StatusCode) -> Response {
    let standing = shell.t(&format!("initiative-standing-{}", state.replace('_', "-")));
    (status, page(&ClosedPage { crumbs: about.crumb(), about, standing, shell })).into_response()
}
