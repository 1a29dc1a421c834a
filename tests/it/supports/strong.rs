//! Supports by strong identification.

use axum::http::StatusCode;
use delta::actions::erase_person;
use delta::audit::By;
use delta::feedback::contact::EmailAddress;
use delta::persons::person_of_address;
use rstest::rstest;
use serde_json::json;

use super::{ANNA, FORM, MINE, letters_count};
use crate::app::{Base, Visitor};
use crate::dump::dump;
use crate::identification::{CODE, NAME, SUBSTANTIAL, World, person};
use crate::page::Page;
use crate::papers;

const EMAIL: &str = "anna@exempel.fi";
pub const STRONG: &str = "name=Anna+Provsten&ground=resident&municipality=kotka&shows_name=no&do=strong";

impl World {
    /// Sends the form, goes to the provider and comes back.
    pub async fn through(&self, browser: &Visitor, fields: &str) -> Page {
        self.through_at(FORM, browser, fields).await
    }

    /// The same at the form of another initiative than the first.
    pub async fn through_at(&self, form: &str, browser: &Visitor, fields: &str) -> Page {
        browser.get(form).await;
        let sent = browser.post(form, fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let back = self.provider.pass(sent.header("location")).await;
        browser.get(&back).await
    }
}

#[rstest]
#[tokio::test]
async fn who_identifies_themselves_counts_once_and_is_found_again_by_code_or_identification(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin_in(base, letters_count).await else { return };
    let app = &world.app;
    app.collecting("member").await;
    let browser = app.another_visitor();

    let done = world.through(&browser, STRONG).await;
    let mine = browser.get(MINE).await;
    let code = mine.texts("#code").concat();
    let again = world.through(&app.another_visitor(), STRONG).await;
    let elsewhere = app.another_visitor();
    let found = world.through(&elsewhere, "do=find").await;
    let shown = elsewhere.get(MINE).await;
    let typist = app.another_visitor();
    typist.get("/sv/folj").await;
    let typed = typist.post("/sv/folj", &format!("code={}", code.replace(' ', ""))).await;
    let kept = dump(&app.state.db, &[]).await;
    let before = app.counted().await;
    typist.get(MINE).await;
    typist.post(MINE, "do=withdraw").await;

    assert_eq!([done.header("location"), again.header("location"), found.header("location")], [MINE; 3]);
    assert_eq!(typed.header("location"), MINE, "{}", typed.body);
    assert!(code.len() >= 16 && mine.body.contains("Kouvola"), "the register's municipality stands: {}", mine.body);
    assert!(shown.body.contains("Stark autentisering") || shown.body.contains("stark autentisering"), "{}", shown.body);
    for secret in [CODE, NAME, "2000-01-01"] {
        assert!(!kept.contains(secret), "{secret} is kept in the open");
    }
    assert!(before.starts_with("1 stöder: 1 invånare"), "{before}");
    assert!(app.counted().await.starts_with("0 stöder"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_letter_and_an_identification_with_the_same_address_count_once_whichever_came_first(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin_in(base, letters_count).await else { return };
    let app = &world.app;
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    let strong = app.another_visitor();

    world.through(&strong, &format!("{STRONG}&email=ANNA@exempel.fi")).await;
    let both = app.counted().await;
    let named = app.get("/sv/initiativ/2026-001/namn").await;
    app.assert_counts().await;
    strong.get(MINE).await;
    strong.post(MINE, "do=withdraw").await;
    let letter_alone = app.counted().await;
    app.assert_counts().await;
    world.through(&strong, &format!("{STRONG}&email=berta@exempel.fi")).await;
    app.supporter(ANNA, "berta@exempel.fi").await;
    let other_way = app.counted().await;

    assert!(both.starts_with("1 stöder"), "{both}");
    assert!(named.texts("#names li").is_empty(), "who counts with another is not named: {}", named.body);
    assert!(letter_alone.starts_with("1 stöder"), "{letter_alone}");
    assert!(other_way.starts_with("2 stöder"), "{other_way}");
    assert_eq!(app.supports().await.iter().filter(|row| row.withdrawn_on.is_none()).count(), 3);
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_referendum_takes_residents_of_fifteen_and_no_others(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin_in(base, |_| {}).await else { return };
    let app = &world.app;
    app.collecting("member").await;
    app.becomes("referendum").await;

    let mut young = person("010120A900M", SUBSTANTIAL);
    young["claims"]["birthdate"] = json!("2020-01-01");
    world.provider.seat(&young).await;
    let too_young = world.through(&app.another_visitor(), STRONG).await;
    let mut abroad = person(CODE, SUBSTANTIAL);
    abroad["claims"]["urn:oid:1.2.246.517.2002.2.18"] = json!("091");
    world.provider.seat(&abroad).await;
    let elsewhere = world.through(&app.another_visitor(), STRONG).await;
    world.provider.seat(&person(CODE, SUBSTANTIAL)).await;
    let taken = world.through(&app.another_visitor(), STRONG).await;

    assert_eq!(
        (too_young.status, too_young.heading()),
        (StatusCode::FORBIDDEN, "Stödet kan inte antecknas".to_owned())
    );
    assert_eq!((elsewhere.status, taken.header("location")), (StatusCode::FORBIDDEN, MINE), "{}", elsewhere.body);
    assert_eq!(app.supports().await.len(), 1);
    assert!(app.counted().await.starts_with("1 stöder"));
}

#[rstest]
#[tokio::test]
async fn a_paper_a_letter_and_an_identification_of_one_person_count_once(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin_in(base, letters_count).await else { return };
    let app = &world.app;
    let [first, second] = papers::batch(app, "member").await;
    papers::enter(&first, "Anna Provsten").await;
    for registrar in [&first, &second] {
        papers::act(registrar, 1, papers::NEW).await;
    }
    app.supporter(ANNA, EMAIL).await;
    let web = first.get(&papers::line(1)).await.attributes("input[name=verdict]", "value").concat();
    for registrar in [&first, &second] {
        papers::act(registrar, 1, &format!("do=check&verdict={web}")).await;
    }
    let joined = app.counted().await;

    let strong = app.another_visitor();
    world.through(&strong, &format!("{STRONG}&email={EMAIL}")).await;
    let three = app.counted().await;
    app.assert_counts().await;
    let rows = app.supports().await;
    strong.get(MINE).await;
    strong.post(MINE, "do=withdraw").await;

    assert!(joined.starts_with("1 stöder"), "{joined}");
    assert!(three.starts_with("1 stöder"), "{three}");
    let standing: Vec<_> = rows.iter().filter(|row| row.withdrawn_on.is_none()).collect();
    let surest = standing.iter().find(|row| row.level == "strong").expect("a support").id;
    assert_eq!(standing.iter().filter(|row| row.counted_with == Some(surest)).count(), 2, "{rows:?}");
    assert!(app.counted().await.starts_with("1 stöder"), "what is left of one person is one person");
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn taking_back_forgets_the_account_and_erasing_forgets_a_stated_address(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin_in(base, letters_count).await else { return };
    let app = &world.app;
    app.collecting("member").await;
    let anna = app.resident(EMAIL).await;
    world.through(&anna.browser, &format!("{STRONG}&email=stated@exempel.fi")).await;
    let given = app.supports().await.pop().expect("a row");

    let stated = EmailAddress::parse("stated@exempel.fi").expect("an address");
    let person = person_of_address(app.state.db.reader(), stated, &app.state.keyring).await.expect("a person");
    erase_person(&app.state, By::Operator, &person).await.expect("erased");
    let erased = app.supports().await.pop().expect("a row");
    anna.get(MINE).await;
    anna.post(MINE, "do=withdraw").await;
    let withdrawn = app.supports().await.pop().expect("a row");

    assert!(given.resident_id.is_some() && given.email_index.is_some());
    assert_eq!((erased.email, erased.email_index, erased.withdrawn_on), (None, None, None));
    assert!(withdrawn.withdrawn_on.is_some());
    assert_eq!((withdrawn.resident_id, withdrawn.code_hash, withdrawn.name), (None, None, None));
}
