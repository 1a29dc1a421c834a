//! The queue and its counts, over registers of growing size.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use chrono::NaiveDate;
use delta::cases::queue::{self, View, Wish};
use delta::kernel::random::Random;
use delta::platform::database::Database;
use delta::platform::dialect::migrate;
use entity::ids::StaffId;

use super::load::{Load, Outcome, fetch, get, median, spread};
use super::register::{UNITS, grow, unit};
use super::report::told;
use super::serving::Place;

/// How often each question is put.
const TIMES: usize = 400;

/// Asks for the first page and the counts of ten units at a time.
pub async fn measure(place: &Place<'_>, sizes: &[u64]) -> Result<()> {
    let url = place.own();
    let db = Database::open(url, 2).await?;
    migrate(&db).await?;
    db.close().await;
    for size in sizes {
        let began = Instant::now();
        grow(url, *size).await?;
        eprintln!("{size} cases after {:?}", began.elapsed());
        let db = Database::open(url, 8).await?;
        for view in [View::Unit, View::New, View::Late] {
            let outcome = pages(&db, view).await?;
            told(&format!("queue, view {}, {size} cases", view.code()), &outcome);
        }
        told(&format!("counts, {size} cases"), &counts(&db).await?);
        db.close().await;

        let delta = place.delta(0, 0)?;
        let page = get("/staff/queue?v=unit", &format!("Cookie: {}\r\n", delta.cookie));
        let (_, shown) = fetch(delta.address, &page).await?;
        for (connections, many) in [(1, "one connection"), (64, "64 connections")] {
            let outcome = median(delta.address, Load::of(connections, Duration::from_secs(2)), page.clone()).await?;
            told(&format!("Delta: queue page of {} bytes, {size} cases, {many}", shown.len()), &outcome);
        }
    }
    Ok(())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default()
}

fn scope(random: &Random) -> BTreeSet<entity::ids::UnitId> {
    let first = random.below(UNITS);
    (first..first + 10).map(|number| unit(number).as_str().into()).collect()
}

async fn pages(db: &Database, view: View) -> Result<Outcome> {
    let random = Random::seeded(1);
    let staff = StaffId(random.uuid());
    let mut times = Vec::with_capacity(TIMES);
    for turn in 0..TIMES + TIMES / 10 {
        let wish = Wish {
            view,
            scope: scope(&random),
            works_as: std::iter::once(staff).collect(),
            today: today(),
            service: None,
            municipality: None,
            language: None,
            after: None,
        };
        let began = Instant::now();
        let lines = queue::list(db.reader(), &wish).await?;
        note(&mut times, turn, began.elapsed());
        ensure!(!lines.is_empty(), "an empty page");
    }
    Ok(spread(times))
}

async fn counts(db: &Database) -> Result<Outcome> {
    let random = Random::seeded(1);
    let staff = StaffId(random.uuid());
    let mut times = Vec::with_capacity(TIMES);
    for turn in 0..TIMES + TIMES / 10 {
        let scope = scope(&random);
        let began = Instant::now();
        let counts = queue::counts(db.reader(), &std::iter::once(staff).collect(), &scope, today()).await?;
        note(&mut times, turn, began.elapsed());
        ensure!(counts.unit > 0, "nothing is counted");
    }
    Ok(spread(times))
}

/// The first tenth warms up.
fn note(times: &mut Vec<Duration>, turn: usize, took: Duration) {
    if turn >= TIMES / 10 {
        times.push(took);
    }
}
