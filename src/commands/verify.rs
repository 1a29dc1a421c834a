//! Do the database, the keys and the pack fit together?

use std::collections::BTreeMap;

use anyhow::bail;
use sea_orm::EntityTrait;
use serde_json::json;

use super::start;
use crate::cases;
use crate::counties::store;
use crate::platform::config::Config;
use crate::platform::database::Database;
use crate::platform::dialect::schema_is_current;
use crate::platform::keyring::Keyring;

/// One thing that was looked at: its name, and what is wrong with it.
type Finding = (&'static str, anyhow::Result<()>);

/// Looks at everything and tells all that is wrong.
pub async fn run(is_json: bool) -> anyhow::Result<()> {
    let config = start::configured_for_command()?;
    let db = Database::open(&config.database_url, config.connections).await?;
    let findings = findings(&config, &db).await;
    db.close().await;
    let told = |found: &anyhow::Result<()>| found.as_ref().err().map(|fault| format!("{fault:#}"));
    if is_json {
        let list: Vec<_> = findings.iter().map(|(what, found)| json!({ "what": what, "fault": told(found) })).collect();
        println!("{}", json!(list));
    } else {
        for (what, found) in &findings {
            println!("{what}: {}", told(found).unwrap_or_else(|| "in order".to_owned()));
        }
    }
    match findings.iter().filter(|(_, found)| found.is_err()).count() {
        0 => Ok(()),
        faults => bail!("{faults} of {} are not in order", findings.len()),
    }
}

async fn findings(config: &Config, db: &Database) -> Vec<Finding> {
    vec![
        ("tables", tables(db).await),
        ("keys", Keyring::load(&config.keyring).map(drop).map_err(Into::into)),
        ("county pack", start::pack(config).map(drop)),
        ("county in force", county(db).await),
        ("counts of cases", counts(db).await),
    ]
}

async fn tables(db: &Database) -> anyhow::Result<()> {
    if !schema_is_current(db).await? {
        bail!("they are not those of this program; `delta migrate` brings them up to date");
    }
    Ok(())
}

async fn county(db: &Database) -> anyhow::Result<()> {
    if store::in_force(db.reader()).await?.is_none() {
        bail!("there is none; `delta county apply` puts one in force");
    }
    Ok(())
}

/// The counts beside the queues must say what counting anew says.
async fn counts(db: &Database) -> anyhow::Result<()> {
    let true_counts: BTreeMap<_, _> =
        cases::store::recount(db.reader()).await?.into_iter().map(|(unit, state, n)| ((unit, state), n)).collect();
    let kept: BTreeMap<_, _> = entity::queue_count::Entity::find()
        .all(db.reader())
        .await?
        .into_iter()
        .filter(|row| row.cases != 0)
        .map(|row| ((row.unit_id, row.state), row.cases))
        .collect();
    if kept != true_counts {
        bail!("they differ from what counting anew says");
    }
    Ok(())
}
