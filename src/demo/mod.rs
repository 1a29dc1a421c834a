//! The demo: a county at work, with made-up people and messages.
//!
//! What always holds: everything is drawn from one seed and done by the real actions, under a clock
//! that is moved through fourteen months; so events, deadlines, decisions and counters are genuine.
//! Nothing here is secret: whoever knows the seed knows the receipts. It is for demos only.

mod initiatives;
pub mod people;
mod phrases;
mod plan;
mod play;
mod scene;
pub mod settle;
mod supporters;

use chrono::{Duration, NaiveTime};
use sea_orm::EntityTrait;

use crate::actions::run_retention::{Reach, run_retention};
use crate::app::{App, Parts};
use crate::kernel::clock::Clock;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::receipts::{ReceiptCode, hash_secret};
use initiatives::Initiatives;
use phrases::Phrases;
use play::Stage;
use scene::DEMO_RECEIPTS;
pub use scene::Shown;

/// The seed of the demo that everybody sees.
pub const SEED: u64 = 20_260;

/// A receipt that visitors of the demo may open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoReceipt {
    /// What it shows.
    pub shows: Shown,
    /// The code.
    pub code: ReceiptCode,
}

/// What seeding made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeded {
    /// How many cases were made; none when there were some before.
    pub cases: usize,
    /// Receipts to try; the same every time.
    pub receipts: Vec<DemoReceipt>,
}

/// Fills an empty county with people and with the cases of fourteen months, up to yesterday. A
/// county that has any case is left alone.
///
/// It puts together a program of its own on the same database; `parts` says with what.
pub async fn seed(parts: Parts, seed: u64) -> Result<Seeded, Error> {
    let receipts = receipts_of(seed);
    let is_empty = entity::case::Entity::find().one(parts.db.reader()).await?.is_none();
    if !is_empty {
        return Ok(Seeded { cases: 0, receipts });
    }
    let folder = parts.config.counties.join(&parts.config.county).join("demo");
    let phrases = Phrases::load(&folder)?;
    let now = parts.clock.now();
    let yesterday = parts.clock.today() - Duration::days(1);
    let plan = plan::cases(&phrases, &parts.county, yesterday, seed);

    tracing::info!("filling the demo with the feedback of fourteen months");
    let clock = Clock::standing(yesterday.and_time(NaiveTime::MIN).and_utc());
    // Initiatives have a chance of their own, so that they do not change what is drawn for the cases.
    let beside = App::start(Parts { clock: clock.clone(), random: Random::seeded(seed ^ 1), ..parts.clone() });
    let app = App::start(Parts { clock, random: Random::seeded(seed), ..parts });
    let lost = hash_of_nobodys_code(&app).await?;
    let staff = settle::write_down(&app).await?;
    let initiatives = Initiatives::load(&folder, beside, staff.clone(), lost.clone())?;
    let cases = Stage::new(&app, staff, lost, receipts.clone()).play(plan, initiatives).await?;
    // A county at work has taken away day by day what had its time; here that is done for all fourteen months at once.
    app.clock.set(now);
    run_retention(&app, Reach::BeyondBrake).await?;

    app.tasks.close();
    let tasks = app.tasks.clone();
    drop(app);
    tasks.wait().await;
    Ok(Seeded { cases, receipts })
}

fn receipts_of(seed: u64) -> Vec<DemoReceipt> {
    let random = Random::seeded(!seed);
    DEMO_RECEIPTS.map(|shows| DemoReceipt { shows, code: ReceiptCode::generate(&random) }).to_vec()
}

/// A hash that opens with a code nobody ever saw. Hashing hundreds of codes would take minutes,
/// and nobody has those receipts anyway.
async fn hash_of_nobodys_code(app: &App) -> Result<String, Error> {
    let (random, pepper) = (Random::system(), app.receipts.pepper());
    let hash = move || hash_secret(&ReceiptCode::generate(&random), &pepper, &random);
    app.hashing.run(hash).await?.map_err(Error::internal)
}
