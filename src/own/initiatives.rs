//! Initiatives on the own page.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;

use crate::actions::release_initiative;
use crate::addresses::Address;
use crate::app::App;
use crate::frame::dates::date;
use crate::frame::{Shell, initiative_visit};
use crate::initiatives::list::Line;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::state::state_key;
use crate::platform::error::Error;
use crate::residents::initiative_claims;
use crate::sessions::resident::SignedInResident;

/// An initiative in the list.
pub struct InitiativeLine {
    pub title: String,
    pub number: String,
    pub filed: String,
    pub state: String,
}

/// The initiatives on somebody's page.
pub async fn lines(app: &App, shell: &Shell, here: &SignedInResident) -> Result<Vec<InitiativeLine>, Error> {
    let listed = initiative_claims::list(app.db.reader(), here.account.id).await?;
    Ok(listed.into_iter().map(|line| told(shell, line)).collect())
}

fn told(shell: &Shell, line: Line) -> InitiativeLine {
    let unnamed = || shell.t_with("initiative-unnamed", &[("number", line.number.as_str().into())]);
    InitiativeLine {
        title: line.title.clone().unwrap_or_else(unnamed),
        filed: date(shell.locale, line.filed_on),
        state: shell.t(&state_key(&line.state)),
        number: line.number,
    }
}

/// Opens an initiative of the page, as its receipt's code would, or takes it off the page.
pub async fn act(
    app: &App,
    shell: &Shell,
    here: &SignedInResident,
    (wish, number): (&str, &str),
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(number).ok_or(Error::NotFound)?;
    let own = initiative_claims::find(app.db.reader(), here.account.id, number).await?;
    let id = own.ok_or(Error::NotFound)?;
    if wish == "release" {
        release_initiative(app, here.account.id, id).await?;
        let to = format!("{}?done=initiative-released", shell.to(Address::OwnPage));
        return Ok(Redirect::to(&to).into_response());
    }
    let jar = CookieJar::new().add(initiative_visit::cookie(app, id));
    Ok((jar, Redirect::to(&shell.to(Address::MyInitiative))).into_response())
}
