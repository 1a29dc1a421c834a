//! Add, activate, rotate, retire and check encryption keys.

use anyhow::{Context, bail};
use serde_json::json;

use super::say::say;
use super::start;
use crate::actions::rotate_keys::{Vault, rotate_keys, take_into_use};
use crate::kernel::random::Random;
use crate::keys::store::{self, Uses};
use crate::platform::config::Config;
use crate::platform::database::Database;
use crate::platform::keyring::Keyring;
use crate::worker::KEYS_EVERY;

/// Adds a key that seals nothing yet.
pub fn add() -> anyhow::Result<()> {
    let id = Keyring::add(&start::configured_for_command()?.keyring, &Random::system())?;
    let seconds = KEYS_EVERY.as_secs();
    say!("The keyring has the key {id}. Save the file, wait until every instance has read it ({seconds} seconds),");
    say!("then say `delta keys activate {id}`.");
    Ok(())
}

/// Makes a key the active one.
pub fn activate(id: &str) -> anyhow::Result<()> {
    Keyring::activate(&start::configured_for_command()?.keyring, id, &Random::system())?;
    say!("The key {id} is active. A running service seals the rest again by itself; `delta keys rotate` does it");
    say!("without one. `delta keys check` tells what is left.");
    Ok(())
}

/// Seals everything again with the active key.
pub async fn rotate() -> anyhow::Result<()> {
    let config = start::configured_for_command()?;
    let keyring = Keyring::load(&config.keyring)?;
    let db = start::database(&config).await.context("a running service seals again by itself")?;
    let vault = Vault { db: db.clone(), files: start::files(&config)?, random: Random::system() };
    take_into_use(&vault, &keyring).await?;
    let resealed = rotate_keys(&vault, &keyring).await?;
    drop(vault);
    db.close().await;
    say!("{} values and {} files were sealed again.", resealed.rows, resealed.files);
    match resealed.broken {
        0 => Ok(()),
        broken => bail!("{broken} values or files do not open and stayed as they are"),
    }
}

/// Takes a key out of the keyring that nothing needs any more.
pub async fn retire(id: &str) -> anyhow::Result<()> {
    let config = start::configured_for_command()?;
    if !Keyring::load(&config.keyring)?.has(id) {
        bail!("the key {id} is not in the keyring");
    }
    let (rows, files) = uses(&config).await?.of(id);
    if rows + files > 0 {
        bail!("the key {id} is needed: {rows} values and {files} files were sealed with it");
    }
    Keyring::retire(&config.keyring, id, &Random::system())?;
    say!("The key {id} is gone. What receipts, recovery codes and identity codes need of it stays in the keyring.");
    Ok(())
}

/// Tells what each key has sealed.
pub async fn check(is_json: bool) -> anyhow::Result<()> {
    let config = start::configured_to_look()?;
    let keyring = Keyring::load(&config.keyring)?;
    let uses = uses(&config).await?;
    let mut ids = keyring.ids();
    ids.extend(uses.ids().into_iter().filter(|id| !keyring.has(id)).map(str::to_owned));
    let state = |id: &str| match (keyring.active_id() == id, keyring.has(id)) {
        (true, _) => "active",
        (_, true) => "there",
        _ => "missing",
    };
    if is_json {
        let line = |id: &String| {
            let (rows, files) = uses.of(id);
            json!({ "id": id, "state": state(id), "rows": rows, "files": files })
        };
        say!("{}", json!(ids.iter().map(line).collect::<Vec<_>>()));
    } else {
        for id in &ids {
            let (rows, files) = uses.of(id);
            say!("{id} ({}): {rows} values, {files} files", state(id));
        }
    }
    sound(&keyring, &uses)
}

/// Does the keyring have every key that something was sealed with, and is everything sealed?
pub fn sound(keyring: &Keyring, uses: &Uses) -> anyhow::Result<()> {
    let missing: Vec<_> = uses.ids().into_iter().filter(|id| !keyring.has(id)).collect();
    if !missing.is_empty() {
        bail!("the keyring has no key {}, which something was sealed with", missing.join(", "));
    }
    if let Some(first) = uses.unsealed.first() {
        bail!("{} values are no seals, the first in {first}", uses.unsealed.len());
    }
    Ok(())
}

async fn uses(config: &Config) -> anyhow::Result<Uses> {
    let db = Database::open_to_look(&config.database_url).await?;
    let uses = store::count(db.reader(), start::files(config)?.as_ref()).await;
    db.close().await;
    Ok(uses?)
}
