//! Follows the keyring's file, and seals again what older keys have sealed.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::actions::rotate_keys::{Vault, rotate_keys, take_into_use};
use crate::app::App;
use crate::keys::store;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// How long after a walk that found nothing old another is made: an instance that read the file a little later may
/// have sealed with the old key.
const AGAIN_AFTER: TimeDelta = TimeDelta::hours(1);

/// The key that was active when a walk of this process last found nothing old, and when that was.
#[derive(Debug, Default)]
pub struct LastWalk(Mutex<Option<(String, DateTime<Utc>)>>);

/// Takes over what the file holds, and walks through everything sealed while an older key is in use. Says how much was
/// sealed again.
pub async fn rotate(app: &App, last: &LastWalk) -> Result<usize, Error> {
    let vault = Vault { db: app.db.clone(), files: app.files.clone(), random: app.random.clone() };
    follow_file(app, &vault).await?;
    let (active, now) = (app.keyring.active_id(), app.clock.now());
    let is_walked = match last.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
        Some((key, at)) => *key == active && now < *at + AGAIN_AFTER,
        None => false,
    };
    if is_walked || store::in_use(app.db.reader()).await?.iter().all(|id| *id == active) {
        return Ok(0);
    }
    let resealed = rotate_keys(&vault, &app.keyring).await?;
    let done = resealed.rows + resealed.files;
    if done > 0 {
        tracing::info!(key = active, rows = resealed.rows, files = resealed.files, "sealed again");
    } else {
        *last.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((active, now));
    }
    Ok(usize::try_from(done).unwrap_or(usize::MAX))
}

/// A file that cannot be used, as one in which a needed key is missing, is told and changes nothing.
async fn follow_file(app: &App, vault: &Vault) -> Result<(), Error> {
    let fresh = Keyring::load(&app.config.keyring).map_err(Error::internal)?;
    if !fresh.is_same(&app.keyring) {
        take_into_use(vault, &fresh).await.map_err(Error::internal)?;
        app.keyring.take_over(&fresh);
        tracing::info!(active = fresh.active_id(), "the keyring was read anew");
    }
    Ok(())
}
