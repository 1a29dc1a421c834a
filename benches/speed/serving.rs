//! Pages, submissions, sign-ins and the start, asked for over HTTP.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::child::Server;
use super::delta_server::{HANDLER, PASSWORD};
use super::load::{Ask, Load, Outcome, fetch, get, median, post, run, spread};
use super::register::grow;
use super::report::told;

/// Public pages that are asked for.
const PAGES: [&str; 2] = ["/sv/strategi/nyckelresultat/1", "/sv"];

/// Codes struck in advance: enough for all submissions of a part but the last.
const STOCK: u64 = 5_000;

/// How long one run lasts.
const RUN: Duration = Duration::from_secs(3);

/// Where the databases of a part lie.
pub struct Place<'a> {
    /// The address of the bare limit's database, and of Delta's own.
    pub urls: [String; 2],
    /// A folder that goes away afterwards.
    pub folder: &'a Path,
}

impl<'a> Place<'a> {
    /// Two files in the folder.
    pub fn sqlite(folder: &'a Path) -> Self {
        Self { urls: ["bare", "own"].map(|name| format!("sqlite://{}/{name}.db", folder.display())), folder }
    }

    /// The address of Delta's own database.
    pub fn own(&self) -> &str {
        let [_, own] = &self.urls;
        own
    }

    fn bare(&self) -> Result<Server> {
        let [bare, _] = &self.urls;
        Server::start(&["serve-bare", bare])
    }

    /// Delta, with so many forms filled in and so many receipt codes struck in advance.
    pub fn delta(&self, forms: u64, codes: u64) -> Result<Server> {
        let folder = self.folder.display().to_string();
        Server::start(&["serve-delta", self.own(), &folder, &forms.to_string(), &codes.to_string()])
    }
}

/// Public pages beside plain text and one row in a page, 64 connections.
pub async fn pages(place: &Place<'_>) -> Result<()> {
    let load = Load::of(64, RUN);
    {
        let bare = place.bare()?;
        told("bare: plain text", &median(bare.address, load, get("/plain", "")).await?);
        told("bare: one row and a page", &median(bare.address, load, get("/page/4711", "")).await?);
    }
    let delta = place.delta(0, 0)?;
    for path in PAGES {
        let (_, page) = fetch(delta.address, &get(path, "")).await?;
        told(&format!("Delta: {path}, {} bytes", page.len()), &median(delta.address, load, get(path, "")).await?);
        let zipped = get(path, "Accept-Encoding: gzip\r\n");
        told(&format!("Delta: {path}, compressed"), &median(delta.address, load, zipped).await?);
        if let Some(tag) = page.lines().find_map(|line| line.strip_prefix("etag: ")) {
            let asking = get(path, &format!("If-None-Match: {tag}\r\n"));
            let unchanged = median(delta.address, Load { status: 304, ..load }, asking).await?;
            told(&format!("Delta: {path}, not modified"), &unchanged);
        }
    }
    remember(&delta, "after the pages")
}

/// Submissions that are acknowledged after their commit, beside commits of one row.
pub async fn submissions(place: &Place<'_>) -> Result<()> {
    let (many, one) = (Load::of(64, RUN), Load::of(1, RUN));
    let body = "Svar pa halsostationen drojde, tidsbokningen svarade inte pa hela dagen ({n})";
    {
        let bare = place.bare()?;
        told("bare: a commit each", &median(bare.address, many, post("/single", "", body)).await?);
        told("bare: shared commits", &median(bare.address, many, post("/group", "", body)).await?);
        told("bare: a commit each, one connection", &median(bare.address, one, post("/single", "", body)).await?);
    }
    let delta = place.delta(STOCK, STOCK)?;
    let form = format!("form_token={}&draft={{n}}&do=send", form_token(&delta, "/sv/respons/text").await?);
    let sending = post("/sv/respons/kvitto", "X-Forwarded-For: {address}\r\n", &form);
    let stocked = Load { most: STOCK / 4, ..many };
    told("Delta: submissions", &median(delta.address, stocked, sending.clone()).await?);
    let calm = Load { most: STOCK / 20, ..one };
    told("Delta: submissions, one connection", &median(delta.address, calm, sending).await?);
    remember(&delta, "after the submissions")?;
    drop(delta);
    // Other forms than before: those have been sent.
    let empty = place.delta(STOCK * 2, 0)?;
    let sending = post("/sv/respons/kvitto", "X-Forwarded-For: {address}\r\n", &form);
    (0..STOCK).for_each(|_| drop(sending()));
    told("Delta: submissions without stock", &median(empty.address, many, sending).await?);
    remember(&empty, "after the submissions without stock")
}

/// The token that the forms of a page carry.
pub async fn form_token(delta: &Server, path: &str) -> Result<String> {
    let (_, page) = fetch(delta.address, &get(path, "")).await?;
    let (_, token) = page.split_once("name=\"form_token\" value=\"").context("no form token")?;
    Ok(token.split('"').next().unwrap_or_default().to_owned())
}

/// Public pages while nobody signs in, and while fifty do all the time.
pub async fn sign_ins(place: &Place<'_>) -> Result<()> {
    let delta = place.delta(0, 0)?;
    let [path, ..] = PAGES;
    let visitors = Load { rest: Duration::from_millis(20), ..Load::of(8, RUN) };
    told(&format!("{path}, eight visitors, quiet"), &median(delta.address, visitors, get(path, "")).await?);

    let token = form_token(&delta, "/staff/login").await?;
    // Right passwords, since wrong ones are asked for a toll soon. They cost the same work.
    let body = format!("form_token={token}&email={HANDLER}&password={PASSWORD}");
    let trying: Ask = post("/staff/login", "X-Forwarded-For: {address}\r\n", &body);
    let crowd = Load { status: 303, ..Load::of(50, RUN * 5) };
    let signing_in = tokio::spawn(run(delta.address, crowd, trying));
    tokio::time::sleep(Duration::from_millis(500)).await;
    let during = median(delta.address, visitors, get(path, "")).await?;
    told(&format!("{path}, eight visitors, during sign-ins"), &during);
    told("the fifty sign-ins themselves", &signing_in.await??);
    remember(&delta, "after the sign-ins")
}

/// From the start of the process to a readiness check that passes, with 100,000 cases.
pub async fn starts(place: &Place<'_>) -> Result<()> {
    drop(place.delta(0, 0)?);
    grow(place.own(), 100_000).await?;
    let mut times = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        let delta = place.delta(0, 0)?;
        let (status, answer) = fetch(delta.address, &get("/readyz", "")).await?;
        anyhow::ensure!(status == 200, "not ready: {answer}");
        times.push(began.elapsed());
    }
    told("start to ready, 100,000 cases", &Outcome { per_second: 0.0, ..spread(times) });
    Ok(())
}

fn remember(delta: &Server, when: &str) -> Result<()> {
    let (most, now) = delta.memory()?;
    println!("\nmemory {when}: {now} MB, at most {most} MB\n");
    Ok(())
}
