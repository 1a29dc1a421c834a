//! Delta as it serves, in a county with 200 units more, and with a handler who has signed in.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use delta::accounts::password::{self, Password};
use delta::accounts::store::{self, NewStaff};
use delta::actions::{self, sign_in::Entered};
use delta::app::{App, AppState, Parts};
use delta::cases::queue::{self, View, Wish};
use delta::counties::{self, County, CountyInForce};
use delta::feedback::draft::{self, Draft, DraftId};
use delta::feedback::feedback::{FeedbackText, Kind, ReplyWay};
use delta::feedback::store::{NewTold, row};
use delta::kernel::actor::Role;
use delta::kernel::clock::Clock;
use delta::kernel::locale::Locale;
use delta::kernel::random::Random;
use delta::platform::config::Config;
use delta::platform::database::Database;
use delta::platform::dialect::migrate;
use delta::platform::files::DiskStore;
use delta::platform::keyring::Keyring;
use delta::platform::mail::Transport;
use delta::platform::sign_on::Providers;
use delta::platform::web::serve::serve as serve_delta;
use delta::policy::{self, Operation};
use delta::routing::{self, Enquiry};
use delta::server::router;
use delta::words::StemSet;
use entity::ids::UnitId;
use sea_orm::EntityTrait;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::register::{UNITS, unit};

/// What every resident writes.
const TEXT: &str = "Svar på hälsostationen dröjde: tidsbokningen svarade inte på hela dagen, och ingen ringde upp.";

/// Who works with the queue, and how they sign in.
pub const HANDLER: &str = "handler@exempel.fi";
/// Their password.
pub const PASSWORD: &str = "norsen-stiger-i-maj";

/// Serves until it is killed, with so many forms filled in and so many receipt codes struck in advance.
pub async fn serve(url: &str, folder: &Path, forms: u32, codes: usize) -> Result<()> {
    let app = start(url, folder).await?;
    fill_in(&app, forms).await?;
    strike(&app, codes).await;
    let cookie = sign_in(&app).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{} {cookie}", listener.local_addr()?);
    serve_delta(listener, router(app), std::future::pending()).await;
    Ok(())
}

/// The program, made of the same parts as in production.
pub async fn start(url: &str, folder: &Path) -> Result<AppState> {
    let folder = folder.display().to_string();
    let settings = |name: &str| match name {
        "DELTA_TRUSTED_PROXIES" => Some("127.0.0.1".to_owned()),
        "DELTA_DATA" => Some(folder.clone()),
        // What is measured sends more than anybody would.
        "DELTA_TOLL_ABOVE" => Some("0".to_owned()),
        _ => None,
    };
    let config = Config::load(&settings, true).map_err(|faults| anyhow!("{faults:?}"))?;
    let county = counties::load(&config.counties.join(&config.county)).map_err(|faults| anyhow!("{faults:?}"))?;
    let county = with_many_units(county);
    let db = Database::open(url, config.connections).await?;
    migrate(&db).await?;
    let clock = Clock::system();
    let tx = db.begin_write().await?;
    counties::store::put_in_force(&tx, &county, None, clock.now()).await?;
    tx.commit().await?;
    Ok(App::start(Parts {
        files: Arc::new(DiskStore::open(&config.data.join("attachments"))?),
        mail: Transport::open(&config)?,
        providers: Providers::default(),
        config,
        clock,
        random: Random::system(),
        keyring: Keyring::for_tests(),
        db,
        county: Arc::new(CountyInForce::new(1, county)),
    }))
}

/// The units of the register, ten and ten under one above them.
fn with_many_units(mut county: County) -> County {
    let Some(pattern) = county.units.last().cloned() else { return county };
    for number in 0..UNITS {
        if number % 10 == 0 {
            county.units.push(counties::county::Unit { id: above(number), parent: None, ..pattern.clone() });
        }
        let below = counties::county::Unit { id: unit(number), parent: Some(above(number)), ..pattern.clone() };
        county.units.push(below);
    }
    county
}

fn above(number: usize) -> String {
    format!("above-{}", unit(number / 10 * 10))
}

/// The id of a filled-in form: the client knows it by its number.
fn form(number: u32) -> Result<DraftId> {
    DraftId::parse(&format!("{number:032x}")).context("a form's id")
}

/// Keeps forms that lack only their last sending.
async fn fill_in(app: &AppState, forms: u32) -> Result<()> {
    let content = Draft {
        text: TEXT.to_owned(),
        kind: Kind::Criticism.code().to_owned(),
        service: app.county.services.first().map(|service| service.id.clone()).unwrap_or_default(),
        municipality: "unknown".to_owned(),
        reply: ReplyWay::Email.code().to_owned(),
        email: "namn@exempel.fi".to_owned(),
        publish: "no".to_owned(),
        ..Draft::default()
    };
    let tx = app.db.begin_write().await?;
    for number in 0..forms {
        let row = draft::row(&form(number)?, &content, &app.keyring, &app.random, app.clock.today())?;
        draft::save(&tx, row).await?;
    }
    Ok(tx.commit().await?)
}

/// Strikes codes on all cores until the stock is laid in, and then leaves off.
async fn strike(app: &AppState, codes: usize) {
    let stop = CancellationToken::new();
    for _ in 0..2 {
        app.receipts.keep_filled(codes, &app.tasks, stop.clone());
    }
    while app.receipts.waiting() < codes {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.cancel();
}

/// A handler of ten units signs in. The first page of the queue has texts and reasons to show.
async fn sign_in(app: &App) -> Result<String> {
    let chosen = Password::parse(PASSWORD, &app.county).map_err(|unfit| anyhow!("{unfit:?}"))?;
    let tx = app.db.begin_write().await?;
    let new = NewStaff {
        email: HANDLER,
        name: "Handläggare",
        password_hash: &password::hash(&chosen, &app.random)?,
        locale: Locale::Sv,
        roles: &[(Role::Handler, UnitId(above(0)))],
        from_on: app.clock.today(),
    };
    let id = store::upsert_staff(&tx, &new, &app.random).await?;
    let staff = store::find(&tx, id, &app.county, app.clock.today()).await?.context("nobody")?;
    let wish = Wish {
        view: View::Unit,
        scope: policy::scope(&staff, Operation::ReadCase),
        works_as: std::iter::once(id).collect(),
        today: app.clock.today(),
        service: None,
        municipality: None,
        language: None,
        after: None,
    };
    let text = FeedbackText::parse(TEXT).map_err(|fault| anyhow!("{fault:?}"))?;
    let told = NewTold {
        kind: Kind::Criticism,
        text: &text,
        nps: None,
        place: None,
        topic: None,
        goal: None,
        reply: ReplyWay::Code,
        may_publish: false,
    };
    let enquiry = Enquiry { kind: Some("criticism".to_owned()), ..Enquiry::default() };
    let decision = routing::route(&app.county, &enquiry, &StemSet::of(TEXT), app.clock.today());
    for line in queue::list(&tx, &wish).await? {
        entity::feedback::Entity::delete_by_id(line.id).exec(&tx).await?;
        entity::routing_decision::Entity::delete_by_id((line.id, 1)).exec(&tx).await?;
        let feedback = row(line.id, &told, &app.keyring, &app.random);
        entity::feedback::Entity::insert(feedback).exec_without_returning(&tx).await?;
        let decided = routing::store::row(line.id, 1, &decision, line.received_on)?;
        entity::routing_decision::Entity::insert(decided).exec_without_returning(&tx).await?;
    }
    let known = store::credentials_of(&tx, id, app.clock.today()).await?.context("nobody")?;
    tx.commit().await?;
    let entered = actions::sign_in(app, &known, None).await?.context("no session")?;
    let Entered::Session(session) = entered else { return Err(anyhow!("a second factor is asked for")) };
    Ok(format!("delta={}", session.cookie_value()))
}
