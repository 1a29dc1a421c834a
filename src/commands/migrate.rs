//! Bring the tables up to date.

use super::say::say;
use super::start;

/// Opens the database, which migrates it.
pub async fn run() -> anyhow::Result<()> {
    let db = start::database(&start::configured_to_look()?).await?;
    db.close().await;
    say!("The tables are up to date.");
    Ok(())
}
