//! A receipt's code on its way to the own page: from the receipt, where nobody is signed in, in a sealed
//! cookie to the page where its holder says whether to keep it.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::Shell;
use crate::my_case::offer;
use crate::platform::error::Error;
use crate::receipts::ReceiptCode;

/// What the receipt sends.
#[derive(Deserialize)]
pub struct OfferForm {
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    code: String,
}

/// Whoever comes to the address without a code is led to the own page.
pub async fn lead(shell: Shell) -> Redirect {
    Redirect::to(&shell.to(Address::OwnPage))
}

/// Takes a code along. Whether it opens anything is asked when it is put on the page.
pub async fn take(State(app): State<AppState>, shell: Shell, Form(form): Form<OfferForm>) -> Result<Response, Error> {
    shell.check(&form.form_token)?;
    let code = ReceiptCode::parse(&form.code).map_err(|_| Error::Malformed)?;
    let to = Redirect::to(&shell.to(Address::OwnPage));
    Ok((CookieJar::new().add(offer::cookie(&app, &code)), to).into_response())
}
