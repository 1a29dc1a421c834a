//! What the registry writes down: from paper, from the council, from the national service.

use axum::http::StatusCode;
use delta::addresses::Address;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{TEXT, initiative, press};
use crate::app::{Base, TestApp};
use crate::page::Page;
use crate::staff::Colleague;

const NEW: &str = "/staff/initiatives/new";
const MAKER: &str = "ground=resident&name=Maria+Provstr%C3%B6m&municipality=kotka&email=maria%40exempel.fi";
/// An identity code that nobody has.
const CODE: &str = "010190-900P";
const NATIONAL: &str = "origin=national&national_address=https%3A%2F%2Fwww.hyvinvointialuealoite.fi%2Ffi%2Faloite%2F12\
    &national_number=VN%2F31%2F2026";

async fn entered(registrar: &Colleague, form: &str) -> Page {
    let key = registrar.get(NEW).await.attributes("input[name=key]", "value").pop().unwrap_or_default();
    registrar.post(NEW, &format!("key={key}&language=sv&{TEXT}&{form}")).await
}

#[rstest]
#[tokio::test]
async fn a_letter_is_entered_with_its_day_and_its_maker_can_follow_it_by_a_code(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.set_clock("2026-03-12T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    let others = "others=Kalle+Exempel%3B+Hamina%0AEva+Exempel%3Bkotka";

    let receipt = entered(&registrar, &format!("origin=paper&filed_on=2026-03-02&kind=member&{MAKER}&{others}")).await;
    press(&registrar, "2026-001", "check", "do=publish").await;

    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.body);
    let kept = initiative(&app, 1).await;
    assert_eq!((kept.filed_on, kept.notice_by), ("2026-03-02".parse().expect("a date"), "2026-04-02".parse().ok()));
    let page = app.get("/sv/initiativ/2026-001").await;
    assert!(page.body.contains("på papper"), "{}", page.body);
    assert_eq!(page.body.matches("Privatperson, ").count(), 3, "{}", page.body);
    let code = receipt.texts("p.code").pop().expect("a code");
    let opened = app.post(&Address::Follow.path(Locale::Sv), &format!("code={}", code.replace(' ', "+"))).await;
    assert_eq!(opened.header("location"), "/sv/mitt-initiativ", "{}", opened.body);
}

#[rstest]
#[tokio::test]
async fn the_council_makes_initiatives_with_several_signers_and_nobody_else_does(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let signers = "ground=resident&name=Ledamot+Ett&others=Ledamot+Tv%C3%A5%0ALedamot+Tre&shows_name=yes";

    let by_letter = entered(&registrar, &format!("origin=paper&filed_on=2026-03-02&kind=council&{signers}")).await;
    let in_council = entered(&registrar, &format!("origin=council&filed_on=2026-03-01&kind=council&{signers}")).await;
    press(&registrar, "2026-001", "check", "do=publish").await;

    assert_eq!(by_letter.attributes(".errsum a", "href"), ["#kind"], "{}", by_letter.body);
    assert_eq!(in_council.status, StatusCode::OK, "{}", in_council.body);
    let page = app.get("/sv/initiativ/2026-001").await;
    for told in ["Ledamot Ett", "Ledamot Två", "Ledamot Tre", "från fullmäktige", "Fullmäktigeinitiativ"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
}

#[rstest]
#[tokio::test]
async fn the_national_service_is_referred_to_by_address_and_case_number(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let elsewhere = NATIONAL.replace("www.hyvinvointialuealoite.fi", "example.com");

    let refused = entered(&registrar, &format!("{elsewhere}&filed_on=2026-03-01&kind=referendum&{MAKER}")).await;
    let taken = entered(&registrar, &format!("{NATIONAL}&filed_on=2026-03-01&kind=referendum&{MAKER}")).await;
    press(&registrar, "2026-001", "check", "do=publish").await;

    assert_eq!(refused.attributes(".errsum a", "href"), ["#national_address"], "{}", refused.body);
    assert_eq!(
        refused.attributes("input[name=title]", "value"),
        ["Bänkar vid hälsostationen"],
        "what was typed is kept"
    );
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    let page = app.get("/sv/initiativ/2026-001").await;
    assert_eq!(page.attributes("a[rel~=nofollow]", "href"), ["https://www.hyvinvointialuealoite.fi/fi/aloite/12"]);
    assert!(page.body.contains("VN/31/2026"), "{}", page.body);
}

#[rstest]
#[tokio::test]
async fn everything_wrong_is_told_at_once_and_the_same_form_twice_is_one_initiative(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let wrong = "origin=web&filed_on=2026-03-03&kind=&ground=resident&name=&municipality=helsinki&email=x&others=Ville";
    let right = format!(
        "key=0123456789abcdef0123456789abcdef&language=sv&{TEXT}&origin=paper&filed_on=2026-03-02&kind=member&{MAKER}"
    );

    let refused = entered(&registrar, wrong).await;
    let first = registrar.post(NEW, &right).await;
    let second = registrar.post(NEW, &right).await;
    let by_handler = app.colleague(Role::Handler, "group").await.get(NEW).await;

    let fields = refused.attributes(".errsum a", "href");
    for field in ["#origin", "#filed_on", "#kind", "#email", "#name", "#municipality", "#others"] {
        assert!(fields.contains(&field.to_owned()), "{field}: {fields:?}");
    }
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK), "{}", first.body);
    assert_eq!(registrar.get("/staff/initiatives/2026-002").await.status, StatusCode::NOT_FOUND);
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&by_handler.status), "{}", by_handler.status);
}

#[rstest]
#[tokio::test]
async fn identity_codes_of_makers_are_gone_before_anything_is_kept_and_the_registrar_is_told(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let body =
        "origin=paper&filed_on=2026-03-02&kind=member&ground=organisation&municipality=kotka&business_id=2077474-0";
    let form =
        format!("{body}&name=Exempel+{CODE}&speaker=Eva+{CODE}&phone={CODE}&email=&others=Kalle+{CODE}%3B+Hamina");

    let told = entered(&registrar, &form).await;
    let shown = |name: &str| told.attributes(&format!("input[name={name}]"), "value").concat();
    let sent = format!("{body}&name=Exempel&speaker={}&others=Kalle%3B+Hamina", shown("speaker").replace(' ', "+"));
    let taken = entered(&registrar, &sent).await;

    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = told.attributes(".errsum a", "href");
    for field in ["#name", "#speaker", "#phone", "#others"] {
        assert!(fields.contains(&field.to_owned()), "{field}: {fields:?}");
    }
    assert!(!told.body.contains(CODE) && shown("name").starts_with("Exempel ["), "{}", told.body);
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    assert_eq!(initiative(&app, 1).await.number.to_string(), "2026-001", "the first was not kept");
}

#[rstest]
#[tokio::test]
async fn what_is_entered_already_is_told_and_not_entered_again(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let form = format!("{NATIONAL}&filed_on=2026-03-01&kind=member&{MAKER}");
    let saved = format!("key=0123456789abcdef0123456789abcdef&language=sv&{TEXT}&{form}");

    let first = registrar.post(NEW, &saved).await;
    let again = registrar.post(NEW, &saved).await;
    let by_another_form = entered(&registrar, &form).await;
    let changed = registrar.post(NEW, &saved.replace("kind=member", "kind=referendum")).await;
    let another_number = entered(&registrar, &form.replace("VN%2F31", "VN%2F131")).await;

    assert_eq!((first.status, again.status), (StatusCode::OK, StatusCode::OK), "{}", first.body);
    assert_eq!(by_another_form.status, StatusCode::CONFLICT);
    assert!(by_another_form.texts(".errsum a").concat().contains("2026-001"), "{}", by_another_form.body);
    assert_eq!(changed.status, StatusCode::CONFLICT, "the receipt would be that of what the form said before");
    assert!(changed.texts("p.code").is_empty() && !changed.texts(".errsum a").is_empty(), "{}", changed.body);
    assert_eq!(another_number.status, StatusCode::OK, "{}", another_number.body);
    assert_eq!(initiative(&app, 2).await.number.to_string(), "2026-002");
}

#[rstest]
#[tokio::test]
async fn an_initiative_of_the_council_collects_no_support(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, super::collects).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let form = "origin=council&filed_on=2026-03-01&kind=council&ground=resident&name=Ledamot+Ett";

    let collecting = entered(&registrar, &format!("{form}&collects=yes")).await;
    let taken = entered(&registrar, form).await;

    assert_eq!(collecting.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(collecting.attributes(".errsum a", "href"), ["#collects"], "{}", collecting.body);
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
}
