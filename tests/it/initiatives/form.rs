//! Writing an initiative without an account.

use std::sync::Arc;

use axum::http::StatusCode;
use delta::actions::save_initiative_draft::save_initiative_draft;
use delta::addresses::Address;
use delta::feedback::draft::DraftId;
use delta::initiatives::draft::{self, Draft};
use delta::initiatives::maker::Maker;
use delta::initiatives::state::State;
use delta::initiatives::store;
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{ABOUT, MAKER, TEXT, answered, code, filed, initiative, sent};
use crate::app::{Base, TestApp};
use crate::dump::dump;

async fn makers(app: &TestApp, count: u32) -> Vec<Maker> {
    let id = initiative(app, count).await.id;
    store::makers_of(app.state.db.reader(), id, &app.state.keyring).await.expect("makers")
}

#[rstest]
#[tokio::test]
async fn the_whole_way_leads_to_a_receipt_in_three_languages(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for (count, locale) in (1..).zip(Locale::ALL) {
        let visitor = app.another_visitor();
        let start = visitor.get(&Address::InitiativeStart.path(locale)).await;
        let check = answered(&visitor, locale, ABOUT, MAKER).await;
        let receipt = sent(&visitor, locale, &check).await;

        assert_eq!((start.status, start.header("set-cookie")), (StatusCode::OK, ""), "{locale}");
        assert!(check.texts("dl.sumlist dd").iter().any(|told| told.contains("Sätt ut bänkar")), "{locale}");
        assert_eq!(receipt.status, StatusCode::OK, "{locale}: {}", receipt.body);
        assert!(!receipt.body.contains("{ $"), "{locale} holds a text without its value");
        assert!(receipt.body.contains(&format!("2026-00{count}")), "{locale}");
        let kept = initiative(&app, count).await;
        assert_eq!(kept.state, State::Submitted { check_by: "2026-03-05".parse().expect("a date") });
        assert_eq!(kept.language, locale);
    }
    let [maker] = makers(&app, 1).await.try_into().expect("one maker");
    assert_eq!((maker.name.as_str(), maker.shows_name, maker.is_representative), ("Maria Provström", false, true));
}

#[rstest]
#[tokio::test]
async fn the_same_form_sent_twice_is_one_initiative_with_one_code(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let check = answered(&app.visitor, Locale::Sv, ABOUT, MAKER).await;

    let first = sent(&app.visitor, Locale::Sv, &check).await;
    let second = sent(&app.visitor, Locale::Sv, &check).await;

    assert_eq!(code(&first), code(&second));
    let list = app.get("/sv/initiativ").await;
    assert_eq!(list.texts("ul.rows h3"), ["Initiativ 2026-001"]);
}

#[rstest]
#[tokio::test]
async fn what_is_typed_and_who_types_it_lie_sealed_and_codes_are_gone_before_that(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    let text = TEXT.replace("gammal.", "gammal.+Jag+har+131052-308T.");
    let masked = app.visitor.post("/sv/initiativ/nytt/forslag", &text).await;
    filed(&app.another_visitor()).await;
    let kept = app.visitor.get("/sv/initiativ/nytt/forslag").await;

    assert_eq!(masked.status, StatusCode::OK);
    assert!(masked.body.contains("tog bort en personbeteckning"), "{}", masked.body);
    assert!(!kept.body.contains("131052") && kept.body.contains("långt att gå"));
    let everything = dump(&app.state.db, &[]).await;
    for secret in ["Provström", "exempel.fi", "bänkar", "långt att gå", "131052"] {
        assert!(!everything.contains(secret), "{secret} lies open");
    }
}

#[rstest]
#[case::no_title("forslag", "title=&proposal=S%C3%A4tt+ut+b%C3%A4nkar&reasons=Det+beh%C3%B6vs+nu.", "title")]
#[case::no_kind("galler", "service=&collects=no", "kind")]
#[case::a_service_initiative_without_a_service("galler", "kind=service&service=&collects=no", "service")]
#[case::a_kind_that_people_do_not_make("galler", "kind=council&service=&collects=no", "kind")]
#[case::no_ground("vem", "name=A&email=a%40exempel.fi&shows_name=no", "ground")]
#[case::a_foreign_municipality(
    "vem",
    "ground=resident&name=A&municipality=helsinki&email=a%40exempel.fi&shows_name=no",
    "municipality"
)]
#[case::a_user_of_a_service_who_is_no_member(
    "vem",
    "ground=service_user&name=A&email=a%40exempel.fi&shows_name=no",
    "ground"
)]
#[case::a_wrong_business_id(
    "vem",
    "ground=organisation&name=A&speaker=B&business_id=2077474-1&municipality=kotka&email=a%40exempel.fi",
    "business_id"
)]
#[case::nobody_to_reach("vem", "ground=resident&name=A&municipality=kotka&shows_name=no", "email")]
#[case::a_header_in_the_address(
    "vem",
    "ground=resident&name=A&municipality=kotka&email=a%40exempel.fi%0D%0ABcc%3A+b%40exempel.fi&shows_name=no",
    "email"
)]
#[tokio::test]
async fn a_field_that_is_wrong_comes_back_with_what_to_do(#[case] step: &str, #[case] form: &str, #[case] field: &str) {
    let app = TestApp::start(Base::Sqlite).await.expect("a service");
    app.post("/sv/initiativ/nytt/forslag", TEXT).await;
    app.post("/sv/initiativ/nytt/galler", ABOUT).await;

    let page = app.post(&format!("/sv/initiativ/nytt/{step}"), form).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.texts("title").concat().starts_with("Fel:"));
    assert_eq!(page.attributes(".errsum a", "href"), [format!("#{field}")]);
}

#[rstest]
#[tokio::test]
async fn a_page_opened_too_early_leads_to_the_first_that_is_missing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    let early = app.get("/sv/initiativ/nytt/kontrollera").await;
    app.post("/sv/initiativ/nytt/forslag", TEXT).await;
    let later = app.get("/sv/initiativ/nytt/vem").await;

    assert_eq!(early.header("location"), "/sv/initiativ/nytt/forslag?first=yes");
    assert_eq!(later.header("location"), "/sv/initiativ/nytt/galler?first=yes");
}

#[rstest]
#[tokio::test]
async fn several_make_it_together_and_one_of_them_speaks_for_all(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    answered(&app.visitor, Locale::Sv, ABOUT, MAKER).await;

    let other = "do=add&ground=organisation&name=Exempelf%C3%B6reningen&business_id=2077474-0&speaker=Eva+Exempel\
        &municipality=kotka&email=forening%40exempel.fi&represents=yes";
    app.post("/sv/initiativ/nytt/fler", other).await;
    let third = "do=add&ground=property&name=Per+Exempel&municipality=hamina&shows_name=yes";
    app.post("/sv/initiativ/nytt/fler", third).await;
    let others = app.get("/sv/initiativ/nytt/fler").await;
    app.post("/sv/initiativ/nytt/fler", "remove=1").await;
    let check = app.get("/sv/initiativ/nytt/kontrollera").await;
    sent(&app.visitor, Locale::Sv, &check).await;

    assert_eq!(others.attributes("button[name=remove]", "value"), ["0", "1"]);
    let makers = makers(&app, 1).await;
    let names: Vec<_> = makers.iter().map(|maker| (maker.name.as_str(), maker.is_representative)).collect();
    assert_eq!(names, [("Maria Provström", false), ("Exempelföreningen", true)]);
}

#[rstest]
#[tokio::test]
async fn finishing_at_a_borrowed_computer_leaves_no_way_back_to_the_code(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let check = answered(&app.visitor, Locale::Sv, ABOUT, MAKER).await;
    let id = check.attributes("input[name=draft]", "value").pop().expect("the form's id");
    sent(&app.visitor, Locale::Sv, &check).await;

    app.post("/sv/initiativ/nytt/kvitto", &format!("draft={id}&do=finish")).await;
    let again = app.post("/sv/initiativ/nytt/kvitto", &format!("draft={id}&do=send")).await;

    assert!(again.texts("p.code").is_empty());
    assert_eq!(again.header("location"), "/sv/initiativ/nytt/forslag?first=yes");
}

#[rstest]
#[tokio::test]
async fn two_first_requests_of_one_form_begin_it_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let id = DraftId::draw(&app.state.random);

    let set = |change: fn(&mut Draft)| {
        let (state, id) = (Arc::clone(&app.state), id.clone());
        tokio::spawn(async move { save_initiative_draft(&state, &id, change).await.expect("kept") })
    };
    let both = [set(|draft| draft.title = "Bänkar".into()), set(|draft| draft.kind = "member".into())];
    for one in both {
        one.await.expect("an end");
    }

    let found = draft::find(app.state.db.reader(), &id, &app.state.keyring).await.expect("an answer").expect("a draft");
    assert_eq!((found.title.as_str(), found.kind.as_str()), ("Bänkar", "member"));
}
