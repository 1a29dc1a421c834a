//! Supports of one initiative: how many are confirmed durably in a second, and what its page costs with few and many.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use delta::app::App;
use delta::counties::county::SupportLevel;
use delta::feedback::contact::EmailAddress;
use delta::initiatives::initiative::{Initiative, State};
use delta::initiatives::kind::{Ground, Kind};
use delta::initiatives::number::InitiativeNumber;
use delta::initiatives::rows::{Origin, Subject};
use delta::initiatives::store::{Filed, file, lay_open};
use delta::initiatives::words::Words;
use delta::kernel::locale::Locale;
use delta::platform::web::serve::serve as serve_delta;
use delta::server::router;
use delta::supports::confirmation::{Confirmation, Context, add};
use delta::supports::requests::ask;
use delta::supports::rows::new_support;
use delta::supports::support::{Giver, Request, Supporter};
use delta::supports::token::SupportToken;
use entity::ids::InitiativeId;
use sea_orm::{ConnectionTrait, DbBackend};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use super::child::Server;
use super::delta_server::start;
use super::load::{Ask, Load, get, median};
use super::report::told;
use super::serving::{Place, form_token};

/// Requests that wait to be confirmed; four runs confirm a part each.
const REQUESTS: u64 = 40_000;

/// Supports in one commit while the initiative is filled.
const AT_ONCE: u64 = 500;

/// The initiative's page.
const PAGE: &str = "/sv/initiativ/2026-001";

/// The secret of a letter, by its number: the same for who serves and who asks.
fn token(number: u64) -> Result<SupportToken> {
    let written = URL_SAFE_NO_PAD.encode(Sha256::digest(number.to_be_bytes()));
    SupportToken::parse(&written).context("a token")
}

/// Serves until it is killed, with one initiative that so many support and so many want to.
pub async fn serve(url: &str, folder: &Path, requests: u64, supporters: u64) -> Result<()> {
    let app = start(url, folder).await?;
    let id = initiative(&app).await?;
    fill(&app, id, requests, supporters).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{} -", listener.local_addr()?);
    serve_delta(listener, router(app), std::future::pending()).await;
    Ok(())
}

async fn initiative(app: &App) -> Result<InitiativeId> {
    let today = app.clock.today();
    let initiative = Initiative {
        id: InitiativeId(app.random.uuid()),
        number: InitiativeNumber::of(2026, 1),
        kind: Kind::Member,
        language: Locale::Sv,
        state: State::Collecting { until: today + chrono::Days::new(90) },
        since: today,
        filed_on: today,
        collects: true,
        text_version: 1,
        published_on: Some(today),
        notice_by: None,
        noticed_on: None,
        handle_by: None,
        decided_on: None,
        version: 1,
    };
    let subject = Subject {
        origin: Origin::Web,
        service: None,
        goal: None,
        municipality: Some("kotka".to_owned()),
        collects_until: None,
        threshold: None,
        national_reference: None,
    };
    let words = Words::parse("Fler bänkar", "Sätt ut bänkar vid varje hälsostation.", "Det är långt att gå.");
    let words = words.map_err(|faults| anyhow!("{faults:?}"))?;
    let id = initiative.id;
    let filed = Filed { initiative, subject, words: words.clone(), makers: Vec::new(), events: Vec::new() };
    let tx = app.db.begin_write().await?;
    file(&tx, &filed, &app.keyring, &app.random).await?;
    lay_open(&tx, &filed.initiative, &words).await?;
    tx.commit().await?;
    Ok(id)
}

async fn fill(app: &App, id: InitiativeId, requests: u64, supporters: u64) -> Result<()> {
    let (sealing, today) = ((&app.keyring, &app.random), app.clock.today());
    let request = |number: u64| Request {
        id: app.random.uuid(),
        initiative: id,
        supporter: Supporter {
            name: format!("Nummer {number}"),
            ground: Ground::Resident,
            business_id: None,
            municipality: Some("kotka".to_owned()),
            shows_name: true,
        },
        email: EmailAddress::parse(&format!("s{number}@exempel.fi")),
        asked_on: today,
    };
    let context = Context {
        keyring: app.keyring.clone(),
        random: app.random.clone(),
        counting: SupportLevel::ALL.to_vec(),
        now: app.clock.now(),
    };
    for first in (0..requests).step_by(usize::try_from(AT_ONCE)?) {
        let tx = app.db.begin_write().await?;
        for number in first..(first + AT_ONCE).min(requests) {
            ask(&tx, &request(number), Some(&token(number)?), sealing).await?;
        }
        tx.commit().await?;
    }
    for first in (0..supporters).step_by(usize::try_from(AT_ONCE)?) {
        let mut batch = Vec::new();
        for number in first..(first + AT_ONCE).min(supporters) {
            let request = request(requests + number);
            let giver = Giver { email: None, ..Giver::from(&request) };
            let support = request.confirm(SupportLevel::Strong, true, today)?;
            batch.push(Confirmation {
                row: new_support(&support, &giver, sealing),
                email_indexes: Vec::new(),
                code_hashes: Vec::new(),
                receipt: None,
                same_as: None,
                context: context.clone(),
                support,
            });
        }
        let tx = app.db.begin_write().await?;
        add(&tx, &batch).await?;
        tx.commit().await?;
    }
    if app.db.backend() == DbBackend::Postgres {
        // As its own housekeeping does within a minute; without figures it plans for an empty table.
        app.db.reader().execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}

/// Confirmations that are acknowledged after their commit.
pub async fn confirmations(place: &Place<'_>) -> Result<()> {
    let delta = server(place, REQUESTS, 0)?;
    let form = form_token(&delta, "/sv/folj").await?;
    let load = Load { most: REQUESTS / 4, status: 303, ..Load::of(64, Duration::from_secs(3)) };
    told("Delta: supports confirmed", &median(delta.address, load, confirming(form)).await?);
    Ok(())
}

/// The page of an initiative that so many support.
pub async fn page(place: &Place<'_>, supporters: u64) -> Result<()> {
    let delta = server(place, 0, supporters)?;
    for path in [PAGE.to_owned(), format!("{PAGE}/namn")] {
        let outcome = median(delta.address, Load::of(64, Duration::from_secs(3)), get(&path, "")).await?;
        told(&format!("Delta: {path}, {supporters} supporters"), &outcome);
    }
    Ok(())
}

fn server(place: &Place<'_>, requests: u64, supporters: u64) -> Result<Server> {
    let folder = place.folder.display().to_string();
    Server::start(&["serve-supports", place.own(), &folder, &requests.to_string(), &supporters.to_string()])
}

fn confirming(form_token: String) -> Ask {
    let next = AtomicU64::new(0);
    Arc::new(move || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let token = token(number);
        let (secret, figures) = token.map(|token| (token.written(), token.number_in_letter())).unwrap_or_default();
        let body = format!("form_token={form_token}&t={secret}&number={figures}");
        format!(
            "POST /sv/stod/lank HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    })
}
