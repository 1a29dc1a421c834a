//! Fill an empty database with the demo.

use super::say::say;
use super::start;
use crate::demo::{DemoReceipt, SEED, Shown, seed};

/// Seeds, and tells what there is to try.
pub async fn run() -> anyhow::Result<()> {
    let parts = start::parts(start::configured_for_command()?).await?;
    let db = parts.db.clone();
    let seeded = seed(parts, SEED).await?;
    match seeded.cases {
        0 => say!("There are cases already; nothing was changed."),
        cases => say!("{cases} cases were made. Receipts to try:"),
    }
    if seeded.cases > 0 {
        tell(&seeded.receipts);
    }
    db.close().await;
    Ok(())
}

/// Prints receipts, a line each.
pub fn tell(receipts: &[DemoReceipt]) {
    for receipt in receipts {
        let shows = match receipt.shows {
            Shown::WaitingForResident => "waits for the resident",
            Shown::Answered => "was answered",
            Shown::InProgress => "is being handled",
        };
        say!("  {} {shows}", receipt.code.grouped());
    }
}
