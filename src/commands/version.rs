//! Tell the versions.

use serde_json::json;

use super::say::say;
use crate::platform::database::sqlite_version;

/// Prints the version of this program and of the SQLite built into it.
pub async fn run(is_json: bool) -> anyhow::Result<()> {
    let (delta, sqlite) = (env!("CARGO_PKG_VERSION"), sqlite_version().await?);
    if is_json {
        say!("{}", json!({ "delta": delta, "sqlite": sqlite }));
    } else {
        say!("delta {delta}\nSQLite {sqlite}");
    }
    Ok(())
}
