//! Look at a county pack, and put it in force.

use std::path::PathBuf;

use super::say::say;
use super::start;
use crate::counties::{difference, store};
use crate::kernel::clock::Clock;

/// Names every fault of a pack.
pub fn check(folder: Option<PathBuf>) -> anyhow::Result<()> {
    let county = match folder {
        Some(folder) => start::pack_in(&folder)?,
        None => start::pack(&start::configured(true)?)?,
    };
    say!(
        "The pack {} is sound: {} units, {} services, {} rules, {} goals.",
        county.id,
        county.units.len(),
        county.services.len(),
        county.routing.rules.len(),
        county.strategy.goals.len(),
    );
    Ok(())
}

/// Shows what would change.
pub async fn diff() -> anyhow::Result<()> {
    let config = start::configured_to_look()?;
    let pack = start::pack(&config)?;
    let db = start::database(&config).await?;
    match store::in_force(db.reader()).await? {
        None => say!("No pack is in force yet."),
        Some(county) => {
            let changes = difference(&county, &pack);
            for change in &changes {
                say!("{change}");
            }
            say!("{} differences.", changes.len());
        }
    }
    db.close().await;
    Ok(())
}

/// Puts the pack in force.
pub async fn apply() -> anyhow::Result<()> {
    let config = start::configured_for_command()?;
    let pack = start::pack(&config)?;
    let db = start::database(&config).await?;
    let changed = start::apply(&db, &Clock::system(), &pack).await?;
    let in_force = "The pack is in force. A running service follows within seconds.";
    say!("{}", if changed { in_force } else { "Nothing has changed." });
    db.close().await;
    Ok(())
}
