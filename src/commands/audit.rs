//! Tell the end of the audit trail, and follow it from its beginning.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use super::say::say;
use super::start;
use crate::audit::{self, Head};
use crate::platform::database::Database;

/// Prints the last record's sequence and hash: a line to be written down where nobody who runs the service can change it.
pub async fn head() -> anyhow::Result<()> {
    let config = start::configured_to_look()?;
    let db = Database::open_to_look(&config.database_url).await?;
    let head = audit::head(db.reader()).await;
    db.close().await;
    let Head { sequence, hash } = head?;
    say!("{sequence} {hash}");
    Ok(())
}

/// Follows the trail, and compares it with what was written down elsewhere.
pub async fn verify(anchor: Option<PathBuf>) -> anyhow::Result<()> {
    let anchors = anchor.map_or(Ok(Vec::new()), |file| anchors_in(&file))?;
    let config = start::configured_to_look()?;
    let db = Database::open_to_look(&config.database_url).await?;
    let verified = audit::verify(db.reader(), anchors).await;
    db.close().await;
    let end = verified??;
    say!("The audit trail is whole: {} records.", end.sequence);
    Ok(())
}

/// The heads in a file, one a line, as `delta audit head` prints them.
fn anchors_in(file: &Path) -> anyhow::Result<Vec<Head>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let anchor = |(at, line): (usize, &str)| {
        Head::parse(line).ok_or_else(|| anyhow!("{}:{}: not a sequence and a hash", file.display(), at + 1))
    };
    lines.map(anchor).collect()
}
