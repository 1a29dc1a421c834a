//! Run the service until it is asked to stop.

use std::io::ErrorKind;
use std::net::SocketAddr;

use anyhow::{Context, anyhow, bail};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::say::say;
use super::{logs, start};
use crate::app::{App, AppState};
use crate::demo::people::{PASSWORD, told};
use crate::demo::settle::{is_settled, settle};
use crate::demo::{SEED, seed};
use crate::platform::web::serve::serve;
use crate::server;
use crate::worker;

/// Receipt codes that wait to be given out: a burst of so many submissions waits for the disk alone.
const RECEIPTS_READY: usize = 1_000;

/// The demo.
pub async fn demo() -> anyhow::Result<()> {
    logs::begin(false);
    let asked = asked_to_stop()?;
    let config = start::configured(true)?;
    let url = config.base_url.clone();
    let listener = listen(config.listen).await?;
    let parts = start::parts(config).await?;
    let seeded = seed(parts.clone(), SEED).await?;
    let app = App::start(parts);
    settle(&app).await?;
    say!("Delta is running: {url}\nStaff sign in at {url}/staff/login with the password {PASSWORD}:");
    for person in told() {
        say!("  {}", person.email);
    }
    say!("Receipt codes to follow a case with:");
    super::seed::tell(&seeded.receipts);
    say!("Stop it with Ctrl+C.");
    run(listener, app, asked).await
}

/// Production.
pub async fn production() -> anyhow::Result<()> {
    logs::begin(true);
    let asked = asked_to_stop()?;
    let config = start::configured_to_serve()?;
    let listener = listen(config.listen).await?;
    let app = App::start(start::parts(config).await?);
    if is_settled(&app).await? {
        bail!("the people of the demo may sign in here, and everybody knows their password; use another database");
    }
    tracing::info!(listen = %app.config.listen, "serving");
    run(listener, app, asked).await
}

async fn run(listener: TcpListener, app: AppState, asked: impl Future<Output = ()>) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    worker::start(&app, &stop);
    app.receipts.keep_filled(RECEIPTS_READY, &app.tasks, stop.clone());
    serve(listener, server::router(app.clone()), asked).await;
    // What was accepted is finished before the program ends.
    stop.cancel();
    app.tasks.close();
    let tasks = app.tasks.clone();
    drop(app);
    tasks.wait().await;
    Ok(())
}

/// Comes before everything else, so that a second start on the same port changes nothing.
async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|fault| match fault.kind() {
        ErrorKind::AddrInUse => anyhow!("{address} is in use by another program; DELTA_LISTEN chooses another port"),
        _ => anyhow!("{address} cannot be listened on: {fault}"),
    })
}

/// Ready when the machine or a person asks the program to end, also while it is still starting.
fn asked_to_stop() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be received")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be received")?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
