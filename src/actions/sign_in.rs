//! Signing in: with a password, with what is asked for after it, or with a passkey alone.

use entity::ids::StaffId;
use sea_orm::DatabaseTransaction;

use super::add_passkey::ANSWERED_WITHIN;
use crate::accounts::passkey::{self, Answer, Refused};
use crate::accounts::second_factor::{self, RecoveryCode};
use crate::accounts::session::{Session, SessionHash, SessionId};
use crate::accounts::store::{self, Credentials};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// What the right password leads to.
#[derive(Debug)]
pub enum Entered {
    /// A session.
    Session(SessionId),
    /// The question for the second factor.
    HalfWay,
}

/// Begins a session for someone whose password was right a moment ago, unless a second factor is to be asked for;
/// nothing when the password has been changed, or the person disabled, since. The session that the browser had before
/// ends.
pub async fn sign_in(app: &App, shown: &Credentials, before: Option<&SessionHash>) -> Result<Option<Entered>, Error> {
    let tx = app.db.begin_write().await?;

    if !is_current(app, &tx, shown).await? {
        return Ok(None);
    }
    if second_factor::store::is_set_up(&tx, shown.staff).await? {
        return Ok(Some(Entered::HalfWay));
    }
    let id = begin(app, &tx, shown.staff, before, false).await?;

    tx.commit_unseen().await?;
    Ok(Some(Entered::Session(id)))
}

/// Begins a session for someone whose password was right and who now shows the code of an app, or one on paper;
/// nothing when the code is wrong or has been used.
pub async fn sign_in_with_code(
    app: &App,
    shown: &Credentials,
    typed: &str,
    before: Option<&SessionHash>,
) -> Result<Option<SessionId>, Error> {
    let tx = app.db.begin_write().await?;

    if !is_current(app, &tx, shown).await? || !spend(app, &tx, shown.staff, typed).await? {
        return Ok(None);
    }
    let id = begin(app, &tx, shown.staff, before, true).await?;

    tx.commit_unseen().await?;
    Ok(Some(id))
}

/// Begins a session for someone who answers with a passkey: after the password, whose it was; without one, whomever the
/// key itself names, since it has asked its owner for a PIN, a finger or a face. `challenge` is what was sealed with the
/// question.
pub async fn sign_in_with_passkey(
    app: &App,
    shown: Option<&Credentials>,
    challenge: &[u8],
    answer: &Answer,
    before: Option<&SessionHash>,
) -> Result<Result<SessionId, Refused>, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let party = app.passkeys.as_ref().ok_or(Error::NotFound)?;
    let Some(staff) = shown.map(|shown| shown.staff).or_else(|| answer.owner()) else {
        return Ok(Err(Refused::Unknown));
    };
    let tx = app.db.begin_write().await?;

    let may_come = match shown {
        Some(shown) => is_current(app, &tx, shown).await?,
        None => store::name_of(&tx, staff, today).await?.is_some(),
    };
    let kept = passkey::store::of_staff_to_use(&tx, staff, &app.keyring).await?;
    let Some(kept) = kept.into_iter().find(|kept| may_come && answer.is_of(&kept.key)) else {
        return Ok(Err(Refused::Unknown));
    };
    passkey::store::sweep_challenges(&tx, now).await?;
    if !passkey::store::spend(&tx, challenge, now + ANSWERED_WITHIN).await? {
        return Ok(Err(Refused::Late));
    }
    let used = match party.used(challenge, answer, &kept.key) {
        Ok(used) => used,
        Err(Refused::GoneBack) => {
            audit::record(&tx, Entry::of(staff, Act::PasskeyRefused).on(staff), now).await?;
            tx.commit_unseen().await?;
            return Ok(Err(Refused::GoneBack));
        }
        Err(refused) => return Ok(Err(refused)),
    };
    passkey::store::note_use(&tx, (kept.id, &used), (&app.keyring, &app.random), today).await?;
    let id = begin(app, &tx, staff, before, true).await?;

    tx.commit_unseen().await?;
    Ok(Ok(id))
}

async fn is_current(app: &App, tx: &DatabaseTransaction, shown: &Credentials) -> Result<bool, Error> {
    let current = store::credentials_of(tx, shown.staff, app.clock.today()).await?;
    Ok(current.is_some_and(|current| current.password_hash == shown.password_hash))
}

async fn spend(app: &App, tx: &DatabaseTransaction, staff: StaffId, typed: &str) -> Result<bool, Error> {
    if let Some(code) = RecoveryCode::parse(typed) {
        return Ok(second_factor::store::spend_recovery_code(tx, staff, &code, &app.keyring).await?);
    }
    let known = second_factor::store::find_app(tx, staff, &app.keyring).await?;
    match known.and_then(|known| known.secret.step_of(typed, known.last_step, app.clock.now())) {
        Some(step) => Ok(second_factor::store::spend_step(tx, staff, step).await?),
        None => Ok(false),
    }
}

/// Begins a session in place of the one before.
pub(super) async fn begin(
    app: &App,
    tx: &DatabaseTransaction,
    staff: StaffId,
    before: Option<&SessionHash>,
    is_strong: bool,
) -> Result<SessionId, Error> {
    let now = app.clock.now();
    store::sweep_sessions(tx, now).await?;
    if let Some(before) = before {
        store::end_session(tx, before).await?;
    }
    let id = SessionId::generate(&app.random);
    store::open_session(tx, Session::begin(id.hash(), staff, is_strong, now)).await?;
    audit::record(tx, Entry::of(staff, Act::SignedIn).on(staff), now).await?;
    Ok(id)
}
