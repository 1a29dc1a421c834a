//! A form of a staff page with files. They are taken only from whoever is signed in and sends a form of this session.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use serde::de::value::{Error as Unreadable, MapDeserializer};

use super::posted::take;
use super::{PageForm, Posted, SignedIn};
use crate::app::AppState;
use crate::frame::StaffPage;
use crate::frame::sent::{NoTurn, Sent};
use crate::platform::error::Error;

/// A form as [`Posted`] takes it, and the files that came with it.
pub struct PostedWithFiles<F> {
    /// The form.
    pub posted: Posted<F>,
    /// The files; the fields are in the form.
    pub sent: Sent,
}

impl<F: PageForm> FromRequest<AppState> for PostedWithFiles<F> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Response> {
        let taken = read(request, app).await.map_err(IntoResponse::into_response)?;
        taken.map_err(|refusal| *refusal)
    }
}

async fn read<F: PageForm>(
    request: Request,
    app: &AppState,
) -> Result<Result<PostedWithFiles<F>, Box<Response>>, Error> {
    let (parts, body) = request.into_parts();
    let signed_in = SignedIn::with_right(app, &parts).await?;
    let shell = signed_in.as_ref().map(|signed_in| signed_in.shell(app, StaffPage::Other));
    let admit = |token: &str| match &shell {
        Some(shell) => shell.check(token).map_err(|_| NoTurn::Stale),
        None => Err(NoTurn::Stale),
    };
    let mut sent = Sent::read(Request::from_parts(parts.clone(), body), app, admit).await?;
    let fields = std::mem::take(&mut sent.fields).into_iter();
    let form = F::deserialize(MapDeserializer::<_, Unreadable>::new(fields)).map_err(|_| Error::Malformed)?;
    let posted = take(app, &parts, signed_in, form).await?;
    Ok(posted.map(|posted| PostedWithFiles { posted, sent }))
}
