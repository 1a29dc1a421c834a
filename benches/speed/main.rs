//! How fast Delta is, beside the bare limit in the same run: `benches/run` on SQLite and PostgreSQL.
//!
//! The server is always a process of its own. What it was on one machine is in `docs/performance.md`.

mod bare;
mod child;
mod delta_server;
mod load;
mod queue;
mod register;
mod report;
mod serving;
mod supports;

use std::path::Path;

use anyhow::{Context, Result, bail};
use sea_orm::sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use serving::Place;

/// The sizes of the register, unless others are named.
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];

#[tokio::main]
async fn main() -> Result<()> {
    // Cargo adds an argument of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve-bare", url] => bare::serve(url).await,
        ["serve-delta", url, folder, forms, codes] => {
            delta_server::serve(url, Path::new(folder), forms.parse()?, codes.parse()?).await
        }
        ["serve-supports", url, folder, requests, supporters] => {
            supports::serve(url, Path::new(folder), requests.parse()?, supporters.parse()?).await
        }
        [] => {
            for part in
                ["pages", "submissions", "sign-ins", "start", "queue", "supports", "few-supporters", "many-supporters"]
            {
                measure(part, &SIZES).await?;
            }
            Ok(())
        }
        [part] => measure(part, &SIZES).await,
        [part, sizes @ ..] => {
            let sizes: Result<Vec<u64>, _> = sizes.iter().map(|size| size.parse()).collect();
            measure(part, &sizes?).await
        }
    }
}

/// One part on each database.
async fn measure(part: &str, sizes: &[u64]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let postgres = std::env::var("DELTA_TEST_POSTGRES_URL").ok();
    for database in ["SQLite", "PostgreSQL"] {
        let place = match (database, &postgres) {
            ("SQLite", _) => Place::sqlite(folder.path()),
            (_, Some(url)) => {
                Place { urls: [fresh(url, "bare").await?, fresh(url, "own").await?], folder: folder.path() }
            }
            _ => continue,
        };
        report::begin(part, database);
        match part {
            "pages" => serving::pages(&place).await?,
            "submissions" => serving::submissions(&place).await?,
            "supports" => supports::confirmations(&place).await?,
            "few-supporters" => supports::page(&place, 100).await?,
            "many-supporters" => supports::page(&place, 100_000).await?,
            "sign-ins" => serving::sign_ins(&place).await?,
            "start" => serving::starts(&place).await?,
            "queue" => queue::measure(&place, sizes).await?,
            other => bail!(
                "there is no part {other}: pages, submissions, supports, few-supporters, many-supporters, sign-ins, start, queue"
            ),
        }
    }
    Ok(())
}

/// A new database in the cluster of an address.
async fn fresh(url: &str, name: &str) -> Result<String> {
    let name = format!("delta_bench_{name}");
    let mut cluster = PgConnection::connect(url).await.context("no PostgreSQL")?;
    cluster.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await?;
    cluster.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    cluster.close().await?;
    let (server, _) = url.rsplit_once('/').context("an address without a database")?;
    Ok(format!("{server}/{name}"))
}
