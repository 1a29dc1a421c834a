//! Taking a support back, and how long who gave it is known.

use axum::http::StatusCode;
use delta::actions::{erase_person, export_person};
use delta::addresses::Address;
use delta::audit::By;
use delta::counties::County;
use delta::counties::county::{TimeLimit, TimeUnit};
use delta::feedback::contact::EmailAddress;
use delta::initiatives::number::InitiativeNumber;
use delta::initiatives::store as initiatives;
use delta::kernel::actor::Actor;
use delta::kernel::locale::Locale;
use delta::persons::{self, person_of_address};
use entity::ids::InitiativeId;
use regex::Regex;
use rstest::rstest;
use sea_orm::Set;

use super::strong::STRONG;
use super::{ANNA, LINK, MINE, letters_count};
use crate::app::{Base, TestApp};
use crate::dump::{dump, dump_of};
use crate::identification::{NAME, World};
use crate::initiatives::initiative;
use crate::traces::Traces;

const EMAIL: &str = "anna@exempel.fi";

#[rstest]
#[tokio::test]
async fn who_erases_only_their_page_goes_on_supporting_and_who_erases_everything_does_not(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    for (what, counts) in [("account", "1 stöder"), ("all", "0 stöder")] {
        let Some(app) = TestApp::start_in(base, letters_count).await else { return };
        app.collecting("member").await;
        app.supporter(ANNA, EMAIL).await;
        let letter = app.support_letter(EMAIL).await.expect("a letter");
        let anna = app.resident(EMAIL).await;
        anna.get("/sv/min-sida/radera").await;

        let erased = anna.post("/sv/min-sida/radera", &format!("what={what}")).await;
        let browser = app.another_visitor();
        browser.get(&letter.link).await;
        browser.post(LINK, &letter.with_number()).await;
        let mine = browser.get(MINE).await;

        assert_eq!(erased.status, StatusCode::OK, "{}", erased.body);
        let counted = app.counted().await;
        assert!(counted.starts_with(counts), "{what}: {counted}");
        assert_eq!(!mine.attributes("button[value=withdraw]", "name").is_empty(), what == "account", "{}", mine.body);
        app.assert_counts().await;
    }
}

#[rstest]
#[tokio::test]
async fn who_takes_a_support_back_is_forgotten_and_may_support_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let browser = app.supporter(ANNA, EMAIL).await;
    let letter = app.support_letter(EMAIL).await.expect("a letter");

    browser.get(MINE).await;
    let withdrawn = browser.post(MINE, "do=withdraw").await;
    let twice = browser.post(MINE, "do=withdraw").await;
    let counted = app.counted().await;
    let row = app.supports().await.pop().expect("a row");
    let letters = app.support_letters(EMAIL).await.len();
    let stranger = app.another_visitor();
    stranger.get(&letter.link).await;
    stranger.post(LINK, &letter.with_number()).await;
    let shown = stranger.get(MINE).await;
    app.supporter(ANNA, EMAIL).await;

    assert_eq!([withdrawn.status, twice.status], [StatusCode::SEE_OTHER; 2]);
    assert!(counted.starts_with("0 stöder"), "{counted}");
    assert_eq!((row.name, row.email, row.email_index, row.shows_name), (None, None, None, false));
    assert_eq!(letters, 0, "the letter tells who it was");
    assert!(shown.body.contains("Du tog tillbaka ditt stöd"), "{}", shown.body);
    assert!(app.counted().await.starts_with("1 stöder"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_support_is_taken_back_until_collecting_ends_and_from_ones_own_page_as_well(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let browser = app.supporter(ANNA, EMAIL).await;
    app.supporter("name=Bo&ground=resident&municipality=kotka&shows_name=no&do=email", "bo@exempel.fi").await;
    let (anna, bo) = (app.resident(EMAIL).await, app.resident("bo@exempel.fi").await);
    let ids = async |who: &crate::residents::Resident| {
        who.get("/sv/min-sida/stod").await.attributes("input[name=support]", "value")
    };
    let (of_anna, of_bo) = (ids(&anna).await.concat(), ids(&bo).await.concat());

    let foreign = bo.post("/sv/min-sida/stod", &format!("support={of_anna}")).await;
    bo.get("/sv/min-sida/stod").await;
    let own = bo.post("/sv/min-sida/stod", &format!("support={of_bo}")).await;
    let initiative = app.first_initiative().await.id;
    delta::actions::hand_over_initiative(&app.state, &Actor::Resident, initiative).await.expect("handed over");
    browser.get(MINE).await;
    let late = browser.post(MINE, "do=withdraw").await;
    anna.get("/sv/min-sida/stod").await;
    let late_on_own = anna.post("/sv/min-sida/stod", &format!("support={of_anna}")).await;

    assert_eq!((foreign.status, own.status), (StatusCode::NOT_FOUND, StatusCode::SEE_OTHER));
    assert_eq!([late.status, late_on_own.status], [StatusCode::CONFLICT; 2]);
    assert!(anna.get("/sv/min-sida").await.body.contains("Bänkar vid hälsostationen"));
    assert!(app.counted().await.starts_with("1 stöder"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn what_is_kept_of_a_supporter_is_handed_out_and_erased_and_after_the_hand_over_the_count_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    let waiting = "name=Berta+V%C3%A4ntar&ground=resident&municipality=kotka&shows_name=no&do=email";
    app.support(&app.another_visitor(), waiting, "berta@exempel.fi").await;
    let person = async |email: &str| {
        let email = EmailAddress::parse(email).expect("an address");
        person_of_address(app.state.db.reader(), email, &app.state.keyring).await.expect("a person")
    };
    let exported = export_person(&app.state, By::Operator, &person(EMAIL).await).await.expect("an export");
    let exported = serde_json::to_string(&exported).expect("a text");
    let of_berta = export_person(&app.state, By::Operator, &person("berta@exempel.fi").await).await.expect("an export");
    let page = persons::page(&of_berta, crate::page::wording(&app.state.county, Locale::Sv)).expect("a page");

    let initiative = app.first_initiative().await.id;
    delta::actions::hand_over_initiative(&app.state, &Actor::Resident, initiative).await.expect("handed over");
    for email in [EMAIL, "berta@exempel.fi"] {
        erase_person(&app.state, By::Operator, &person(email).await).await.expect("erased");
    }

    assert!(
        exported.contains("Anna Provsten") && exported.contains(EMAIL) && !exported.contains("Berta"),
        "{exported}"
    );
    assert!(page.contains("Berta Väntar") && !page.contains("Anna"), "{page}");
    let row = app.supports().await.pop().expect("a row");
    assert_eq!((row.name, row.email, row.token_hash), (None, None, None));
    assert!(app.support_requests().await.is_empty());
    assert!(app.counted().await.starts_with("1 stöder"), "{}", app.counted().await);
    assert!(!dump(&app.state.db, &[]).await.contains("exempel.fi"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn names_leave_the_web_and_later_the_tables_and_the_count_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    app.decided("2026-03-02").await;
    let names = "/sv/initiativ/2026-001/namn";
    let shown = app.get(names).await;

    app.set_clock("2026-09-02T12:00:00Z");
    let over = app.get(names).await;
    let reach = delta::actions::run_retention::Reach::BeyondBrake;
    delta::actions::run_retention(&app.state, reach).await.expect("a run");

    assert_eq!(shown.texts("#names li"), ["Anna Provsten, Kotka"]);
    assert!(!over.body.contains("Provsten") && over.body.contains("Namnen har tagits bort"), "{}", over.body);
    let row = app.supports().await.pop().expect("a row");
    assert_eq!((row.name, row.email_index, row.level.as_str()), (None, None, "email"));
    assert!(app.get(names).await.texts("main p").concat().contains("1 stöder: 1 invånare"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_support_that_was_taken_back_opens_nothing_once_its_time_is_over(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let browser = app.supporter(ANNA, EMAIL).await;
    browser.get(MINE).await;
    browser.post(MINE, "do=withdraw").await;
    app.decided("2026-03-02").await;
    let opens = app.supports().await.pop().expect("a row").token_hash.is_some();

    app.set_clock("2026-09-02T12:00:00Z");
    let reach = delta::actions::run_retention::Reach::BeyondBrake;
    delta::actions::run_retention(&app.state, reach).await.expect("a run");

    assert!(opens, "until then its link says that it was taken back");
    assert_eq!(app.supports().await.pop().expect("a row").token_hash, None);
}

#[rstest]
#[tokio::test]
async fn the_title_of_an_initiative_that_was_taken_back_stands_nowhere(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    const TITLE: &str = "Bänkar vid hälsostationen";
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let browser = app.supporter(ANNA, EMAIL).await;
    let anna = app.resident(EMAIL).await;
    let list = "/sv/initiativ?q=b%C3%A4nkar";
    let before = anna.get("/sv/min-sida/stod").await.body.contains(TITLE) && app.get(list).await.body.contains(TITLE);

    let id = app.first_initiative().await.id;
    delta::actions::write_initiative::withdraw_initiative(&app.state, id).await.expect("taken back");

    assert!(before);
    for page in [anna.get("/sv/min-sida/stod").await, anna.get("/sv/min-sida").await, browser.get(MINE).await] {
        assert!(!page.body.contains(TITLE) && page.body.contains("2026-001"), "{}", page.body);
    }
    for path in [list, "/sv/initiativ", "/sv/initiativ/2026-001", "/sv/initiativ/2026-001/namn", "/sv"] {
        assert!(!app.get(path).await.body.contains(TITLE), "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn who_erases_supports_of_two_initiatives_holds_them_in_the_order_of_their_ids(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.collecting("member").await;
    let mut both = [1, 2].map(|count| (InitiativeNumber::of(2026, count), InitiativeId(uuid::Uuid::nil())));
    for (number, id) in &mut both {
        let found = initiatives::find_by_number(app.state.db.reader(), *number).await.expect("an answer");
        *id = found.expect("an initiative").0.id;
    }
    both.sort_by_key(|(_, id)| *id);
    let [(lower, lower_id), (higher, higher_id)] = both;
    // What was confirmed last comes first in the list.
    for (number, day) in [(lower, "2026-03-03"), (higher, "2026-03-04")] {
        app.set_clock(&format!("{day}T09:00:00Z"));
        let form = Address::InitiativeSupport(number.year(), number.count()).path(Locale::Sv);
        let browser = app.another_visitor();
        browser.get(&form).await;
        browser.post(&form, &format!("{ANNA}&email={EMAIL}")).await;
        let letters = app.support_letters(EMAIL).await;
        for letter in letters {
            browser.get(&letter.link).await;
            browser.post(LINK, &letter.form()).await;
        }
    }
    let email = EmailAddress::parse(EMAIL).expect("an address");
    let person = person_of_address(app.state.db.reader(), email, &app.state.keyring).await.expect("a person");
    let tx = app.state.db.begin_write().await.expect("a transaction");
    initiatives::hold(&tx, lower_id).await.expect("held");

    let other = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        initiatives::hold(&tx, higher_id).await.expect("nobody who waits for the lower one holds the higher one");
        tx.commit().await.expect("a commit");
    };
    let (erased, ()) = tokio::join!(erase_person(&app.state, By::Operator, &person), other);

    erased.expect("erased");
    assert_eq!(person.supports.len(), 2);
    assert!(app.supports().await.iter().all(|row| row.withdrawn_on.is_some()));
}

#[rstest]
#[tokio::test]
async fn every_field_of_a_supporter_is_handed_out_and_after_erasure_no_trace_of_it_is_left(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    const BODY: &str =
        "name=Kanarief%C3%B6reningen&ground=organisation&business_id=2077474-0&municipality=hamina&do=email";
    const WAITING: &str = "name=Kanarie+V%C3%A4ntar&ground=property&municipality=kouvola&shows_name=no&do=email";
    let Some(world) = World::begin_in(base, letters_count).await else { return };
    let app = &world.app;
    app.collecting("member").await;
    let anna = app.resident(EMAIL).await;
    app.supporter(BODY, EMAIL).await;
    world.through(&anna.browser, &format!("{STRONG}&email={EMAIL}")).await;
    app.support(&app.another_visitor(), WAITING, EMAIL).await;
    let sealed_or_hashed = Regex::new(r#"v1\.k1\.[\w-]+\.[\w-]+|"\w+_(?:index|hash)":"[^"]+""#).expect("a pattern");
    let of_supports = ["supports", "support_requests", "support_receipts"];
    let hers = dump_of(&app.state.db, |table| of_supports.contains(&table)).await;
    let traces: Vec<String> = sealed_or_hashed.find_iter(&hers).map(|found| found.as_str().to_owned()).collect();
    app.supporter("name=Berta&ground=resident&municipality=kotka&shows_name=no&do=email", "berta@exempel.fi").await;
    let email = EmailAddress::parse(EMAIL).expect("an address");
    let person = person_of_address(app.state.db.reader(), email, &app.state.keyring).await.expect("a person");

    let export = export_person(&app.state, By::Operator, &person).await.expect("an export");
    erase_person(&app.state, By::Operator, &person).await.expect("erased");

    let document = serde_json::to_string(&export).expect("a text");
    let page = persons::page(&export, crate::page::wording(&app.state.county, Locale::Sv)).expect("a page");
    for field in ["Kanarieföreningen", "2077474-0", EMAIL, "Kanarie Väntar", NAME] {
        assert!(document.contains(field) && page.contains(field), "{field}: {page}");
    }
    for field in ["organisation", "hamina", "property", "kouvola", "strong"] {
        assert!(document.contains(field), "{field}: {document}");
    }
    assert!(!document.contains("Berta"), "{document}");
    // Of the three: a name each, three addresses with their hashes, two tokens, a code and a receipt.
    assert!(traces.len() >= 13, "{traces:?}");
    let canaries = ["Kanarieföreningen", "Kanarie Väntar", "2077474-0", EMAIL].map(str::to_owned);
    Traces::of(traces.into_iter().chain(canaries)).assert_gone(app).await;
    let left = app.supports().await;
    assert_eq!(left.iter().filter(|row| row.name.is_some()).count(), 1, "hers are gone, and nobody else's: {left:?}");
    app.assert_counts().await;
}

fn two_months_for_the_measures(county: &mut County) {
    letters_count(county);
    county.initiatives.handling = Some(TimeLimit { length: 2, unit: TimeUnit::Months, moves: true });
}

#[rstest]
#[tokio::test]
async fn the_countys_time_for_the_measures_begins_at_the_hand_over_of_those_who_reached_their_limit(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, two_months_for_the_measures).await else { return };
    app.collecting("member").await;
    app.collecting("member").await;
    let limit = |supporters| entity::initiative::ActiveModel {
        threshold: Set(Some(supporters)),
        population: Set(Some(157_442)),
        population_on: Set("2024-12-31".parse().ok()),
        ..Default::default()
    };
    app.change_first(limit(1)).await;
    app.change("2026-002", limit(2)).await;
    app.supporter(ANNA, EMAIL).await;

    app.set_clock("2026-03-20T09:00:00Z");
    let hand_over = async |count: u32| {
        let id = initiative(&app, count).await.id;
        delta::actions::hand_over_initiative(&app.state, &Actor::Resident, id).await.expect("handed over");
        let over = initiative(&app, count).await;
        let page = Address::Initiative(over.number.year(), over.number.count()).path(Locale::Sv);
        (over, app.get(&page).await)
    };
    let (reached, of_reached) = hand_over(1).await;
    let (other, of_other) = hand_over(2).await;

    assert_eq!((reached.handle_by, other.handle_by), ("2026-05-20".parse().ok(), None));
    assert_eq!((reached.notice_by, other.notice_by), ("2026-04-20".parse().ok(), "2026-04-20".parse().ok()));
    assert!(of_reached.body.contains("20.4.2026") && of_other.body.contains("20.4.2026"), "{}", of_other.body);
}

#[rstest]
#[tokio::test]
async fn names_stay_while_the_measures_are_late_and_go_half_a_year_after_them(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, two_months_for_the_measures).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    let id = app.first_initiative().await.id;
    delta::actions::hand_over_initiative(&app.state, &Actor::Resident, id).await.expect("handed over");
    let names = "/sv/initiativ/2026-001/namn";
    let reach = delta::actions::run_retention::Reach::BeyondBrake;
    let by = app.first_initiative().await.handle_by;

    app.set_clock("2027-03-02T12:00:00Z");
    delta::actions::run_retention(&app.state, reach).await.expect("a run");
    let late = (app.get(names).await, app.supports().await.pop().expect("a row"));
    app.decided("2027-03-02").await;
    app.set_clock("2027-09-01T12:00:00Z");
    let last_day = app.get(names).await;
    app.set_clock("2027-09-02T12:00:00Z");
    let over = app.get(names).await;
    delta::actions::run_retention(&app.state, reach).await.expect("a run");

    assert_eq!(by, "2026-05-04".parse().ok());
    assert_eq!(late.0.texts("#names li"), ["Anna Provsten, Kotka"], "{}", late.0.body);
    assert!(late.1.name.is_some(), "the day of the measures is no end");
    assert_eq!(last_day.texts("#names li"), ["Anna Provsten, Kotka"]);
    assert!(over.texts("#names li").is_empty() && over.body.contains("1 stöder"), "{}", over.body);
    assert_eq!(app.supports().await.pop().expect("a row").name, None);
}

#[rstest]
#[tokio::test]
async fn who_finishes_after_the_visit_was_over_leaves_nothing_in_the_browser(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let browser = app.another_visitor();
    browser.get("/sv/folj").await;
    for name in ["support", "case", "draft"] {
        browser.keep(name, "something");
    }

    let finished = browser.post(MINE, "do=finish").await;

    assert_eq!(finished.header("location"), "/sv");
    assert_eq!(["support", "case", "draft"].map(|name| browser.cookie(name)), [None, None, None]);
}
