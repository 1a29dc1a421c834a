//! Initiatives on the own page: put there by their codes, opened without them, and part of everything that is kept.

use axum::http::StatusCode;
use delta::actions::export_person;
use delta::audit::By;
use delta::persons::{self, Person};
use delta::residents::{initiative_claims, store};
use entity::{initiative_claim, initiative_maker, initiative_receipt, resident};
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};
use crate::initiatives::{code, filed};

const ANNA: &str = "anna@exempel.fi";
/// Who makes the initiative.
const MAKER: &str = "maria@exempel.fi";
const PAGE: &str = "/sv/min-sida";

async fn claims(app: &TestApp) -> u64 {
    initiative_claim::Entity::find().count(app.state.db.reader()).await.expect("a count")
}

#[rstest]
#[tokio::test]
async fn an_initiative_is_put_on_the_page_by_its_code_and_opens_for_its_owner_alone(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = filed(&app.another_visitor()).await;
    let (anna, eva) = (app.resident(ANNA).await, app.resident("eva@exempel.fi").await);

    anna.get(PAGE).await;
    let claimed = anna.post(PAGE, &format!("code={}", code(&receipt))).await;
    let again = anna.post(PAGE, &format!("code={}", code(&receipt))).await;
    let listed = anna.get(claimed.header("location")).await;
    let mut foreign = Vec::new();
    for form in ["do=open&initiative=2026-001", "do=release&initiative=2026-001", "do=open&initiative=2026-999"] {
        eva.get(PAGE).await;
        foreign.push(eva.post(PAGE, form).await.status);
    }
    anna.get(PAGE).await;
    let opened = anna.post(PAGE, "do=open&initiative=2026-001").await;
    let own = anna.get(opened.header("location")).await;
    anna.get(PAGE).await;
    let released = anna.post(PAGE, "do=release&initiative=2026-001").await;

    assert_eq!(claimed.header("location"), "/sv/min-sida?done=initiative-claimed");
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(listed.texts("ul.rows h3"), ["Initiativ 2026-001"]);
    assert_eq!(listed.texts(".alert.ok"), ["Initiativet finns nu på din sida."]);
    assert_eq!(foreign, [StatusCode::NOT_FOUND; 3]);
    assert_eq!(opened.header("location"), "/sv/mitt-initiativ");
    assert!(own.status == StatusCode::OK && own.body.contains("Bänkar vid hälsostationen"), "{}", own.body);
    assert_eq!((released.header("location"), claims(&app).await), ("/sv/min-sida?done=initiative-released", 0));
}

#[rstest]
#[tokio::test]
async fn the_receipt_takes_its_code_along_to_the_page(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;

    let receipt = filed(&anna.browser).await;
    let before = claims(&app).await;
    let taken = anna.post("/sv/min-sida/spara", &format!("code={}", code(&receipt).replace(' ', "+"))).await;
    anna.get(taken.header("location")).await;
    let kept = anna.post(PAGE, "do=waiting").await;

    assert_eq!(before, 0, "filing ties nothing to who is signed in");
    assert_eq!(receipt.attributes("form[action='/sv/min-sida/spara'] input[name=code]", "value").len(), 1);
    assert_eq!((kept.header("location"), claims(&app).await), ("/sv/min-sida?done=initiative-claimed", 1));
}

#[rstest]
#[tokio::test]
async fn what_is_on_the_page_is_in_the_export_and_goes_with_the_account(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    // The maker gave the second address: whoever has another may have the code from them.
    let all = [("account", MAKER, true), ("all", MAKER, false), ("account", ANNA, true), ("all", ANNA, true)];
    for (what, whose, name_stays) in all {
        let Some(app) = TestApp::start(base).await else { return };
        let receipt = filed(&app.another_visitor()).await;
        let anna = app.resident(whose).await;
        anna.get(PAGE).await;
        anna.post(PAGE, &format!("code={}", code(&receipt))).await;
        let conn = app.state.db.reader();
        let row = resident::Entity::find().one(conn).await.expect("an answer").expect("an account");
        let account = store::find(conn, row.id, &app.state.keyring).await.expect("an answer").expect("an account");

        let person: Person = persons::person_of_account(conn, &account, &app.state.keyring).await.expect("a person");
        let export = export_person(&app.state, By::Resident, &person).await.expect("an export");
        let document = serde_json::to_value(&export).expect("a document");
        anna.get("/sv/min-sida/radera").await;
        let erased = anna.post("/sv/min-sida/radera", &format!("what={what}")).await;

        assert_eq!(document["account"][0]["own_initiatives"][0]["initiative_number"], "2026-001");
        assert_eq!(document["initiatives"][0]["initiative_title"], "Bänkar vid hälsostationen");
        let told = &document["initiatives"][0];
        assert_eq!(told["name"].is_null(), whose == ANNA, "another's name is no part of what is kept of somebody");
        assert_eq!(told["email"].is_null(), whose == ANNA);
        assert!(
            persons::page(&export, crate::page::wording(&app.state.county, delta::kernel::locale::Locale::Sv))
                .expect("a page")
                .contains("Initiativ på din sida")
        );
        assert_eq!(erased.status, StatusCode::OK, "{}", erased.body);
        let left = initiative_claims::initiatives_of(app.state.db.reader(), row.id).await.expect("a list");
        assert!(left.is_empty(), "{what}");
        let makers = initiative_maker::Entity::find().all(app.state.db.reader()).await.expect("makers");
        assert_eq!(makers[0].name.is_some(), name_stays, "{what} {whose}");
        let codes = initiative_receipt::Entity::find().count(app.state.db.reader()).await.expect("a count");
        assert_eq!(codes > 0, name_stays, "the maker's code opens the initiative as long as it is theirs");
    }
}
