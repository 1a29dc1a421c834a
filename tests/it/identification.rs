//! Strong identification of residents, against a certified provider (security bar R10, R24, R35).

use axum::http::StatusCode;
use chrono::Duration;
use delta::counties::County;
use delta::kernel::clock::Clock;
use delta::platform::config::sign_on::{ProviderConfig, StrongConfig};
use entity::{resident, resident_session};
use futures_util::future::join_all;
use rstest::rstest;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;
use crate::page::Page;
use crate::provider::TestProvider;
use crate::residents::is_in;

const START: &str = "/identification?lang=en";
pub const CODE: &str = "010100A900F";
pub const NAME: &str = "Testi Asukas";
pub const SUBSTANTIAL: &str = "http://ftn.ficora.fi/2017/loa2";

/// The service with a provider of strong identification, at which somebody from Kouvola sits.
pub struct World {
    pub app: TestApp,
    pub provider: TestProvider,
}

/// Where a page leads to identification.
fn ways(page: &Page) -> Vec<String> {
    page.attributes("a[href^='/identification']", "href")
}

pub fn person(code: &str, acr: &str) -> Value {
    let claims = json!({
        "name": NAME,
        "birthdate": "2000-01-01",
        "urn:oid:1.2.246.21": code,
        "urn:oid:1.2.246.517.2002.2.18": "286",
    });
    json!({ "sub": format!("p-{code}"), "acr": acr, "claims": claims })
}

impl World {
    async fn begin(base: Base) -> Option<Self> {
        Self::begin_in(base, |_| {}).await
    }

    /// In a county that differs from Kymmenedalen.
    pub async fn begin_in(base: Base, change: impl FnOnce(&mut County)) -> Option<Self> {
        let provider = TestProvider::start(&[])?;
        let strong = StrongConfig {
            provider: ProviderConfig {
                scopes: vec!["profile".to_owned(), "strong".to_owned()],
                acr_values: vec![SUBSTANTIAL.to_owned()],
                ..provider.config()
            },
            code_claim: "urn:oid:1.2.246.21".to_owned(),
            name_claim: "name".to_owned(),
            birth_date_claim: "birthdate".to_owned(),
            municipality_claim: "urn:oid:1.2.246.517.2002.2.18".to_owned(),
            level_claim: "acr".to_owned(),
            substantial: vec![SUBSTANTIAL.to_owned()],
            high: Vec::new(),
        };
        let app = TestApp::start_as(base, change, |config| config.strong = Some(strong)).await?;
        // The provider goes by the clock of the machine.
        app.state.clock.set(Clock::system().now());
        provider.seat(&person(CODE, SUBSTANTIAL)).await;
        Some(Self { app, provider })
    }

    /// Goes to the provider and comes back.
    async fn identify(&self, browser: &Visitor) -> Page {
        let sent = browser.get(START).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let back = self.provider.pass(sent.header("location")).await;
        browser.get(&back).await
    }

    async fn accounts(&self) -> usize {
        resident::Entity::find().all(self.app.state.db.reader()).await.expect("rows").len()
    }
}

#[rstest]
#[tokio::test]
async fn who_identifies_themselves_gets_a_page_that_keeps_neither_code_nor_name(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let (browser, elsewhere) = (world.app.another_visitor(), world.app.another_visitor());
    let before = dump(&world.app.state.db, &[]).await;

    let button = ways(&browser.get("/en/sign-in").await);
    browser.get(START).await;
    assert_eq!(dump(&world.app.state.db, &[]).await, before, "going away writes nothing");
    let done = world.identify(&browser).await;
    let shown = browser.get("/en/my-page").await;
    world.identify(&elsewhere).await;

    assert_eq!(button, [START]);
    assert_eq!(done.header("location"), "/en/my-page", "{}", done.body);
    let told = shown.texts("#identity dd");
    assert_eq!(told.get(..2), Some(&["Substantial".to_owned(), "Kouvola".to_owned()][..]), "{}", shown.body);
    assert!(is_in(&elsewhere).await);
    assert_eq!(world.accounts().await, 1, "the same person has the same page");
    let kept = dump(&world.app.state.db, &[]).await;
    for secret in [CODE, NAME, "2000-01-01", "\"286\""] {
        assert!(!kept.contains(secret) && !shown.body.contains(CODE), "{secret} is kept");
    }
}

#[rstest]
#[tokio::test]
async fn who_is_signed_in_by_letter_links_the_identity_and_comes_in_by_either(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let mine = world.app.resident("anna@exempel.fi").await.browser;
    let session = mine.cookie("resident").expect("a session");
    assert_eq!(ways(&mine.get("/en/my-page").await), [START]);

    let done = world.identify(&mine).await;
    let elsewhere = world.app.another_visitor();
    world.identify(&elsewhere).await;

    assert_eq!(done.header("location"), "/en/my-page", "{}", done.body);
    assert_ne!(mine.cookie("resident").expect("a session"), session);
    assert!(elsewhere.get("/en/my-page").await.body.contains("anna@exempel.fi"));
    assert_eq!(world.accounts().await, 1);
}

#[rstest]
#[tokio::test]
async fn who_comes_for_the_first_time_in_eight_windows_at_once_gets_one_page(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let browsers: Vec<_> = (0..8).map(|_| world.app.another_visitor()).collect();
    let mut ways_back = Vec::new();
    for browser in &browsers {
        let sent = browser.get(START).await;
        ways_back.push(world.provider.pass(sent.header("location")).await);
    }

    let arrivals = browsers.iter().zip(&ways_back).map(|(browser, back)| browser.get(back));
    let arrived = join_all(arrivals).await;

    for page in arrived {
        assert_eq!(page.header("location"), "/en/my-page", "{}", page.body);
    }
    assert_eq!(world.accounts().await, 1);
}

#[rstest]
#[tokio::test]
async fn two_people_never_share_a_page(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let anna = world.app.resident("anna@exempel.fi").await.browser;
    world.identify(&anna).await;
    let bo = world.app.resident("bo@exempel.fi").await.browser;
    let before = dump(&world.app.state.db, &[]).await;

    let of_anna = world.identify(&bo).await;
    world.provider.seat(&person("010594Y9032", SUBSTANTIAL)).await;
    let of_bo = world.identify(&anna).await;

    for (page, words) in [(of_anna, "already belongs to another page"), (of_bo, "Somebody else has identified")] {
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.body);
        assert!(page.body.contains(words), "{}", page.body);
    }
    assert_eq!(dump(&world.app.state.db, &[]).await, before, "neither wrote anything");
}

#[rstest]
#[tokio::test]
async fn what_does_not_identify_ends_on_a_calm_page(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let weak = person(CODE, "mfa");
    let without_code = person("unknown", SUBSTANTIAL);
    let cancels = json!({ "cancels": true });

    for (who, status, words) in [
        (weak, StatusCode::FORBIDDEN, "is not strong identification"),
        (without_code, StatusCode::FORBIDDEN, "no Finnish identity code"),
        (cancels, StatusCode::OK, "Nothing has changed."),
    ] {
        world.provider.seat(&who).await;
        let browser = world.app.another_visitor();
        let page = world.identify(&browser).await;

        assert_eq!(page.status, status, "{}", page.body);
        assert!(page.body.contains(words), "{}", page.body);
        assert_eq!(ways(&page), [START]);
        assert!(!is_in(&browser).await);
    }
    assert_eq!(world.accounts().await, 0);
}

#[rstest]
#[tokio::test]
async fn the_answer_belongs_to_the_browser_and_the_way_that_began(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let (mine, thief) = (world.app.another_visitor(), world.app.another_visitor());
    let sent = mine.get(START).await;
    let back = world.provider.pass(sent.header("location")).await;
    thief.get(START).await;

    let stolen = thief.get(&back).await;
    world.app.state.clock.set(world.app.state.clock.now() + Duration::minutes(10));
    let late = mine.get(&back).await;

    assert_eq!([stolen.status, late.status], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    assert_eq!(mine.get("/staff/login/sso/callback?code=x&state=y").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.accounts().await, 0);
}

#[rstest]
#[tokio::test]
async fn the_identity_goes_with_its_account(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    world.identify(&world.app.another_visitor()).await;
    assert!(dump(&world.app.state.db, &[]).await.contains("code_hash\":\""));

    let tx = world.app.state.db.begin_write().await.expect("a transaction");
    resident_session::Entity::delete_many().exec(&tx).await.expect("no sessions");
    resident::Entity::delete_many().exec(&tx).await.expect("no accounts");
    tx.commit().await.expect("a commit");

    let rows = entity::resident_identity::Entity::find().all(world.app.state.db.reader()).await.expect("rows");
    assert!(rows.is_empty());
}

#[rstest]
#[tokio::test]
async fn without_a_provider_nobody_is_asked_to_identify_themselves(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let resident = app.resident("anna@exempel.fi").await;

    let pages = [app.get("/en/sign-in").await, resident.get("/en/my-page").await];
    let asked = [app.get(START).await.status, app.get("/identification/callback?code=x&state=y").await.status];

    assert!(pages.iter().all(|page| !page.body.contains("/identification")));
    assert_eq!(asked, [StatusCode::NOT_FOUND; 2]);
}
