//! A resident signs in.

use entity::ids::ResidentId;
use sea_orm::DatabaseTransaction;

use crate::accounts::session::{SessionHash, SessionId};
use crate::app::App;
use crate::platform::error::Error;
use crate::residents::session::ResidentSession;
use crate::residents::sign_in::{SignInCode, SignInId};
use crate::residents::store;

/// What came of a try.
#[derive(Debug)]
pub enum Tried {
    /// A session.
    Session(SessionId),
    /// The code is not that of the letter; another may be typed.
    WrongCode,
    /// It was used, its time is over, or too many codes were typed.
    Over,
}

/// Begins a session for whoever has the letter: its link in the browser that asked, which needs no code, or its code in
/// any browser. The session that the browser had before ends. Of several tries at once one gets the session.
pub async fn sign_in_resident(
    app: &App,
    id: SignInId,
    code: Option<&SignInCode>,
    before: Option<&SessionHash>,
) -> Result<Tried, Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    if let Some(code) = code {
        if !store::count_try(&tx, id, now).await? {
            return Ok(Tried::Over);
        }
        if !store::is_code_of(&tx, id, code, &app.keyring).await? {
            tx.commit_unseen().await?;
            return Ok(Tried::WrongCode);
        }
    }
    let Some(asked) = store::spend_sign_in(&tx, id, &app.keyring, now).await? else { return Ok(Tried::Over) };
    let known = store::find_by_address(&tx, &asked.email, &app.keyring).await?;
    let resident = if let Some(known) = known {
        known
    } else {
        let with = (&app.keyring, &app.random);
        store::make(&tx, Some(&asked.email), asked.locale, with, app.clock.today()).await?
    };
    let session = begin_session(app, &tx, resident, before).await?;

    tx.commit_unseen().await?;
    Ok(Tried::Session(session))
}

/// Begins a session of an account, whichever way its owner has shown who they are. The session that the browser had
/// before ends.
pub(super) async fn begin_session(
    app: &App,
    tx: &DatabaseTransaction,
    resident: ResidentId,
    before: Option<&SessionHash>,
) -> Result<SessionId, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    if let Some(before) = before {
        store::end_session(tx, before).await?;
    }
    let id = SessionId::generate(&app.random);
    let session = ResidentSession { hash: id.hash(), resident, started_at: now, seen_on: today };
    store::open_session(tx, &session).await?;
    store::note_seen(tx, resident, today).await?;
    Ok(id)
}
