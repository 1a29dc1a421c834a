//! Taking a support back, and how long who gave it is known.

use axum::http::StatusCode;
use delta::actions::{erase_person, export_person};
use delta::addresses::Address;
use delta::audit::By;
use delta::feedback::contact::EmailAddress;
use delta::initiatives::number::InitiativeNumber;
use delta::initiatives::store as initiatives;
use delta::kernel::actor::Actor;
use delta::kernel::locale::Locale;
use delta::persons::{self, person_of_address};
use entity::ids::InitiativeId;
use rstest::rstest;

use super::{ANNA, LINK, MINE, letters_count};
use crate::app::{Base, TestApp};
use crate::dump::dump;

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
