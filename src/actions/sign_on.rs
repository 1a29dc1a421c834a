//! Signing in as the provider of the employer says who one is.

use super::sign_in::begin;
use crate::accounts::second_factor;
use crate::accounts::session::{SessionHash, SessionId};
use crate::accounts::sign_on::{self, Known, Told};
use crate::accounts::store::{self, Credentials};
use crate::accounts::token;
use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::platform::error::Error;

/// What the provider's word leads to.
pub enum SignedOn {
    /// A session.
    Session(SessionId),
    /// The question for the second factor that the person has here.
    HalfWay(Credentials),
    /// Nowhere.
    Refused(NotHere),
}

/// Why somebody whom the provider knows does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHere {
    /// Nobody has invited them.
    Unknown,
    /// The account is closed.
    Closed,
    /// The account belongs to another person of the provider.
    Taken,
    /// No second factor was used there, and there is none here.
    Weak,
}

/// Begins a session for somebody whom the provider vouches for, and notes the first time who they are. An account is
/// never made. The session that the browser had before ends. Refusals are noted in the audit trail.
pub async fn sign_on(app: &App, told: &Told, before: Option<&SessionHash>) -> Result<SignedOn, Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let known = sign_on::find(&tx, told).await?;
    let (staff, is_first) = match known {
        Known::Linked(staff) => (staff, false),
        Known::First(staff) => (staff, true),
        Known::Taken | Known::Nobody => {
            audit::record(&tx, Entry::of(By::Program, Act::SignInFailed), now).await?;
            tx.commit_unseen().await?;
            let why = if known == Known::Taken { NotHere::Taken } else { NotHere::Unknown };
            return Ok(SignedOn::Refused(why));
        }
    };
    let credentials = store::credentials_of(&tx, staff, app.clock.today()).await?;
    let has_own_factor = second_factor::store::is_set_up(&tx, staff).await?;
    let refusal = match &credentials {
        None => Some(NotHere::Closed),
        Some(_) if told.is_strong || has_own_factor || app.config.is_demo => None,
        Some(_) => Some(NotHere::Weak),
    };
    let credentials = match (credentials, refusal) {
        (Some(credentials), None) => credentials,
        (_, refusal) => {
            audit::record(&tx, Entry::of(By::Program, Act::SignInFailed).on(staff), now).await?;
            tx.commit_unseen().await?;
            return Ok(SignedOn::Refused(refusal.unwrap_or(NotHere::Closed)));
        }
    };
    if is_first {
        sign_on::link(&tx, told, staff, now).await?;
        // Who comes this way needs no password, so the invitation has done its work.
        token::forget(&tx, staff).await?;
        audit::record(&tx, Entry::of(staff, Act::WorkAccountLinked).on(staff), now).await?;
    }
    let signed_on = if told.is_strong || !has_own_factor {
        SignedOn::Session(begin(app, &tx, staff, before, told.is_strong).await?)
    } else {
        SignedOn::HalfWay(credentials)
    };

    tx.commit_unseen().await?;
    Ok(signed_on)
}
