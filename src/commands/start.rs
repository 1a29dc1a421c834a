//! From settings to the parts of a program that is ready to run.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};

use super::logs;
use crate::actions::apply_county::{Applied, apply_county};
use crate::actions::rotate_keys::{Vault, take_into_use};
use crate::app::Parts;
use crate::counties::{self, County, CountyInForce, store};
use crate::kernel::clock::Clock;
use crate::kernel::random::Random;
use crate::platform::config::{self, Config, ConfigFault};
use crate::platform::database::Database;
use crate::platform::dialect;
use crate::platform::files::DiskStore;
use crate::platform::keyring::{Keyring, Purpose};
use crate::platform::mail::Transport;
use crate::platform::sign_on::Providers;
use crate::policy::Matrix;

/// The folder of attachments within the data folder.
const ATTACHMENTS: &str = "attachments";

/// The configuration of the environment, or everything that is wrong with it.
pub fn configured(is_demo: bool) -> anyhow::Result<Config> {
    checked(is_demo, Vec::new())
}

/// The configuration to serve with, which needs a keyring that is there.
pub fn configured_to_serve() -> anyhow::Result<Config> {
    checked(false, config::missing_keyring(&|name| std::env::var(name).ok()).into_iter().collect())
}

fn checked(is_demo: bool, mut faults: Vec<ConfigFault>) -> anyhow::Result<Config> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    faults.extend(config::unknown(names));
    faults.extend(logs::fault());
    match Config::load(&|name| std::env::var(name).ok(), is_demo) {
        Ok(config) if faults.is_empty() => return Ok(config),
        Ok(_) => {}
        Err(found) => faults.extend(found),
    }
    Err(listed("the configuration", &faults))
}

/// The configuration for a command that only looks: it needs neither mail nor an address, so nobody has to name them, and
/// keys and pack are the demo's unless the environment says otherwise.
pub fn configured_to_look() -> anyhow::Result<Config> {
    configured(true)
}

/// The configuration for a command that changes something: the demo's, unless the environment names a database.
pub fn configured_for_command() -> anyhow::Result<Config> {
    configured(std::env::var_os("DELTA_DATABASE_URL").is_none() && std::env::var_os("DELTA_CONFIG").is_none())
}

/// The county pack that the configuration names.
pub fn pack(config: &Config) -> anyhow::Result<County> {
    pack_in(&config.counties.join(&config.county))
}

/// The county pack in a folder.
pub fn pack_in(folder: &Path) -> anyhow::Result<County> {
    counties::load(folder).map_err(|faults| listed(&format!("the county pack {}", folder.display()), &faults))
}

/// Everything that the service needs, opened and checked.
pub async fn parts(config: Config) -> anyhow::Result<Parts> {
    Matrix::check().context("the matrix of rights")?;
    let (clock, random) = (Clock::system(), Random::system());
    let pack = pack(&config)?;
    let data = &config.data;
    std::fs::create_dir_all(data).with_context(|| format!("the folder {} cannot be written", data.display()))?;
    let keyring = keyring(&config, &random)?;
    let files = files(&config)?;
    let db = database(&config).await?;
    let vault = Vault { db: db.clone(), files: files.clone(), random: random.clone() };
    take_into_use(&vault, &keyring).await.with_context(|| format!("the keyring {}", config.keyring.display()))?;
    let county = Arc::new(county(&config, &db, &clock, pack).await?);
    let mail = Transport::open(&config)?;
    let providers = Providers::open(&config)?;
    Ok(Parts { config, clock, random, keyring, db, files, county, mail, providers })
}

/// Where attachments lie.
pub fn files(config: &Config) -> anyhow::Result<Arc<DiskStore>> {
    Ok(Arc::new(DiskStore::open(&config.data.join(ATTACHMENTS))?))
}

/// The database with its tables up to date.
pub async fn database(config: &Config) -> anyhow::Result<Database> {
    let db = Database::open(&config.database_url, config.connections).await?;
    dialect::migrate(&db).await.context("the tables cannot be brought up to date")?;
    Ok(db)
}

/// The demo makes its keys; production is given them, and not the ones that everybody knows.
fn keyring(config: &Config, random: &Random) -> anyhow::Result<Keyring> {
    if config.is_demo && !config.keyring.exists() {
        return Ok(Keyring::create(&config.keyring, random)?);
    }
    let keyring = Keyring::load(&config.keyring)?;
    let mark = |keyring: &Keyring| keyring.mac(Purpose::Cookies, b"known to everybody");
    if !config.is_demo && mark(&keyring) == mark(&Keyring::for_tests()) {
        bail!("the keyring {} holds the key of the tests, which everybody knows", config.keyring.display());
    }
    Ok(keyring)
}

/// The county in force. The demo follows its pack until somebody changes the county in the workplace; production puts the first pack in force and leaves every later one
/// to `delta county apply`, after a look at the difference.
async fn county(config: &Config, db: &Database, clock: &Clock, pack: County) -> anyhow::Result<CountyInForce> {
    let follows_pack = config.is_demo && !store::is_changed_here(db.reader()).await?;
    if follows_pack || store::in_force(db.reader()).await?.is_none() {
        apply(db, clock, &pack).await?;
    }
    let in_force = store::newer_than(db.reader(), 0).await?;
    let (number, county) = in_force.context("no county pack is in force")?;
    Ok(CountyInForce::new(number, county))
}

/// Puts a pack in force, or says which units still have cases. Says whether that changed anything.
pub async fn apply(db: &Database, clock: &Clock, pack: &County) -> anyhow::Result<bool> {
    match apply_county(db, clock, pack).await? {
        Applied::Changed => Ok(true),
        Applied::Same => Ok(false),
        Applied::StillNeeded(units) => {
            let units: Vec<_> = units.iter().map(|(unit, cases)| format!("{unit}: {cases} open cases")).collect();
            Err(listed("units that the pack closes still have cases; move them first", &units))
        }
    }
}

/// One line for one fault; a heading and a list for several.
fn listed(of: &str, faults: &[impl ToString]) -> anyhow::Error {
    let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
    match told.as_slice() {
        [only] => anyhow!("{of}: {only}"),
        many => anyhow!("{of}: {} faults\n  {}", many.len(), many.join("\n  ")),
    }
}
