//! Bring the tables up to date.

use super::start;

/// Opens the database, which migrates it.
pub async fn run() -> anyhow::Result<()> {
    let db = start::database(&start::configured_for_command()?).await?;
    db.close().await;
    println!("The tables are up to date.");
    Ok(())
}
