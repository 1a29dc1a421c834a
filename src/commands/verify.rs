//! Do the database, the keys and the pack fit together?

use std::collections::{BTreeMap, HashSet};

use anyhow::bail;
use chrono::Days;
use sea_orm::EntityTrait;
use serde_json::json;

use super::say::say;
use super::start;
use crate::audit::{self, Act};
use crate::cases;
use crate::counties::store;
use crate::feedback;
use crate::followers;
use crate::initiatives::yearly;
use crate::kernel::clock::Clock;
use crate::keys;
use crate::papers;
use crate::platform::config::Config;
use crate::platform::database::Database;
use crate::platform::dialect::schema_is_current;
use crate::platform::files::FileStore;
use crate::platform::keyring::Keyring;
use crate::routing::{self, Trace, replay};
use crate::supports;

/// Decisions on routing that are made again.
const REPLAYED_MAX: u64 = 1_000;

/// One thing that was looked at: its name, and what is wrong with it or else worth knowing.
type Finding = (&'static str, anyhow::Result<String>);

/// Looks at everything and tells all that is wrong.
pub async fn run(is_json: bool) -> anyhow::Result<()> {
    let config = start::configured_to_look()?;
    let db = Database::open(&config.database_url, config.connections).await?;
    let findings = findings(&config, &db).await;
    db.close().await;
    let told = |found: &anyhow::Result<String>| found.as_ref().err().map(|fault| format!("{fault:#}"));
    let note = |found: &anyhow::Result<String>| found.as_ref().ok().filter(|note| !note.is_empty()).cloned();
    if is_json {
        let line = |(what, found): &Finding| json!({ "what": what, "fault": told(found), "note": note(found) });
        say!("{}", json!(findings.iter().map(line).collect::<Vec<_>>()));
    } else {
        for (what, found) in &findings {
            let told = told(found).or(note(found));
            say!("{what}: {}", told.unwrap_or_else(|| "in order".to_owned()));
        }
    }
    match findings.iter().filter(|(_, found)| found.is_err()).count() {
        0 => Ok(()),
        faults => bail!("{faults} of {} are not in order", findings.len()),
    }
}

async fn findings(config: &Config, db: &Database) -> Vec<Finding> {
    vec![
        ("tables", tables(db).await.map(nothing_more)),
        ("keys", keys(config, db).await.map(nothing_more)),
        ("files", files(config, db).await),
        ("county pack", start::pack(config).map(|_| String::new())),
        ("county in force", county(db).await.map(nothing_more)),
        ("counts of cases", counts(db).await.map(nothing_more)),
        ("counts of supports", supports(db).await.map(nothing_more)),
        ("counts of followers", followers(db).await.map(nothing_more)),
        ("routing", routing(db).await),
        ("yearly lists of initiatives", yearly_lists(db).await),
    ]
}

fn nothing_more((): ()) -> String {
    String::new()
}

/// The keyring must have every key that something was sealed with.
async fn keys(config: &Config, db: &Database) -> anyhow::Result<()> {
    let keyring = Keyring::load(&config.keyring)?;
    let uses = keys::store::count(db.reader(), start::files(config)?.as_ref()).await?;
    super::keys::sound(&keyring, &uses)
}

/// Every file that a case or a batch of signed sheets names must be there. One that nothing names is told when the daily sweep should have had it.
async fn files(config: &Config, db: &Database) -> anyhow::Result<String> {
    let keyring = Keyring::load(&config.keyring)?;
    // Files before rows: whoever sends meanwhile has put the file first.
    let there = start::files(config)?.list().await?;
    let stored: HashSet<String> = there.iter().map(|file| file.name.to_string()).collect();
    let mut kept = feedback::store::all_file_names(db.reader()).await?;
    kept.extend(papers::store::all_file_names(db.reader()).await?);
    let missing = kept.iter().filter(|name| !stored.contains(*name)).count();
    if missing > 0 {
        bail!("{missing} of {} files that cases and signed sheets name are not there", kept.len());
    }
    let mut named: HashSet<String> =
        feedback::draft::all_file_names(db.reader(), &keyring).await?.into_iter().collect();
    named.extend(kept);
    let swept_before = Clock::system().today() - Days::new(2);
    let left = there.iter().filter(|file| file.stored_on < swept_before && !named.contains(&file.name.to_string()));
    Ok(match left.count() {
        0 => String::new(),
        left => format!("{left} files that nothing names are older than the daily sweep leaves them"),
    })
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

/// The counts of those who support initiatives must say what counting anew says.
async fn supports(db: &Database) -> anyhow::Result<()> {
    let mut kept = supports::store::kept_counts(db.reader()).await?;
    let mut counted = supports::store::recount(db.reader()).await?;
    kept.sort();
    counted.sort();
    if kept != counted {
        bail!("they differ from what counting anew says");
    }
    Ok(())
}

/// The numbers of those who follow initiatives must say what counting anew says.
async fn followers(db: &Database) -> anyhow::Result<()> {
    let numbers = followers::store::kept_and_counted(db.reader()).await?;
    if numbers.values().any(|(kept, counted)| kept != counted) {
        bail!("they differ from what counting anew says");
    }
    Ok(())
}

/// Every frozen list must be the text that was frozen: its hash is computed anew, and compared with the audit trail.
async fn yearly_lists(db: &Database) -> anyhow::Result<String> {
    let told = yearly::told(&audit::facts_of(db.reader(), Act::YearlyListFrozen).await?);
    let (bad, of) = yearly::store::unsound(db.reader(), &told).await?;
    match bad.first() {
        Some((year, version)) => {
            bail!("{} of {of} are not what was frozen, the first that of {year}, version {version}", bad.len())
        }
        None => Ok(String::new()),
    }
}

/// The latest decisions of the rules in force, made again from their traces. Units that have opened or closed since may
/// lead elsewhere today, so a difference is worth knowing and no fault.
async fn routing(db: &Database) -> anyhow::Result<String> {
    let Some(county) = store::in_force(db.reader()).await? else { return Ok(String::new()) };
    let traces = routing::store::latest_traces(db.reader(), REPLAYED_MAX).await?;
    let of_these_rules = |trace: &&Trace| trace.ruleset_version == county.routing.version;
    let others = traces.iter().filter(of_these_rules).filter(|trace| replay(&county, trace).trace != **trace).count();
    Ok(match others {
        0 => String::new(),
        others => format!("{others} of the latest {} decisions would be others with the county in force", traces.len()),
    })
}
