//! A resident shows who they are in law.

use entity::ids::ResidentId;

use super::sign_in_resident::begin_session;
use crate::accounts::session::{SessionHash, SessionId};
use crate::app::App;
use crate::identities::{StrongIdentity, store as identities};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::residents::store;

/// What it leads to.
#[derive(Debug)]
pub enum Identified {
    /// A new session of the account.
    Session(SessionId),
    /// The identity opens another account than the one that is signed in.
    OfAnotherAccount,
    /// The account that is signed in belongs to another person.
    OfAnotherPerson,
}

/// Signs in to the account of this identity. Whoever is signed in by letter links the identity to that account; whoever
/// is not, and has no account, gets one without an address. The session that the browser had before ends.
pub async fn identify_resident(
    app: &App,
    identity: &StrongIdentity,
    signed_in: Option<ResidentId>,
    locale: Locale,
    before: Option<&SessionHash>,
) -> Result<Identified, Error> {
    match take_in(app, identity, signed_in, locale, before).await {
        // The same person came for the first time in another window as well: the account is there now.
        Err(Error::Conflict) => take_in(app, identity, signed_in, locale, before).await,
        taken_in => taken_in,
    }
}

async fn take_in(
    app: &App,
    identity: &StrongIdentity,
    signed_in: Option<ResidentId>,
    locale: Locale,
    before: Option<&SessionHash>,
) -> Result<Identified, Error> {
    let (today, with) = (app.clock.today(), (&app.keyring, &app.random));
    let tx = app.db.begin_write().await?;

    let resident = match (signed_in, identities::owner_of(&tx, identity, &app.keyring).await?) {
        (Some(me), Some(owner)) if me != owner => return Ok(Identified::OfAnotherAccount),
        (_, Some(owner)) => owner,
        (Some(me), None) if identities::is_identified(&tx, me).await? => return Ok(Identified::OfAnotherPerson),
        (Some(me), None) => me,
        (None, None) => store::make(&tx, None, locale, with, today).await?,
    };
    identities::keep(&tx, resident, identity, with, today).await?;
    let session = begin_session(app, &tx, resident, before).await?;

    tx.commit().await?;
    Ok(Identified::Session(session))
}
