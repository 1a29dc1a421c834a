//! An initiative for a referendum, from its form on the web to the hand-over (act 611/2021 § 31.3).

use axum::http::StatusCode;
use delta::actions::hand_over_initiative::hand_over_initiative;
use delta::addresses::Address;
use delta::kernel::actor::{Actor, Role};
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::strong::STRONG;
use crate::app::{Base, TestApp};
use crate::identification::World;
use crate::initiatives::{answered, press, sent};

const ABOUT: &str = "kind=referendum&service=&goal=&collects=no";
const MAKER: &str =
    "ground=resident&name=Maria+Provstr%C3%B6m&municipality=kotka&email=maria%40exempel.fi&shows_name=no";
const OF_AGE: &str = "&is_of_age=yes";

#[rstest]
#[tokio::test]
async fn its_number_comes_from_the_population_and_stands_in_the_form_in_every_language(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    for (locale, number) in [(Locale::Sv, "4 160"), (Locale::Fi, "4 160"), (Locale::En, "4,160")] {
        let visitor = app.another_visitor();
        let check = answered(&visitor, locale, ABOUT, &format!("{MAKER}{OF_AGE}")).await;
        let about = visitor.get(&Address::InitiativeAbout.path(locale)).await;
        let rights = visitor.get(&Address::InitiativeRights.path(locale)).await;
        for page in [&about, &check, &rights] {
            assert!(page.texts("main p").concat().replace('\u{a0}', " ").contains(number), "{}", page.body);
        }
        assert!(about.attributes("input[name=kind][value=referendum]", "checked").len() == 1, "{}", about.body);
    }
}

#[rstest]
#[tokio::test]
async fn only_residents_who_say_to_be_old_enough_make_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let visitor = app.another_visitor();
    let maker = Address::InitiativeMaker.path(Locale::Sv);

    let early = answered(&visitor, Locale::Sv, ABOUT, MAKER).await;
    let asked = visitor.get(&maker).await;
    let young = visitor.post(&maker, MAKER).await;
    let owner = visitor.post(&maker, &format!("{}{OF_AGE}", MAKER.replace("resident", "property"))).await;

    assert!(early.header("location").starts_with(&maker), "{}", early.header("location"));
    assert_eq!(asked.attributes("input[name=ground]", "value"), ["resident"]);
    assert!(asked.attributes("input[name=business_id]", "id").is_empty(), "bodies make none: {}", asked.body);
    assert_eq!(young.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(young.attributes(".errsum a", "href"), ["#is_of_age"]);
    assert_eq!(owner.attributes(".errsum a", "href"), ["#ground"]);
}

#[rstest]
#[tokio::test]
async fn a_resident_makes_it_others_identify_themselves_and_it_is_handed_over_with_its_limit_reached(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    // So few live there that one supporter is 3 %.
    let few = |county: &mut delta::counties::County| {
        for band in &mut county.facts.population.bands {
            band.persons = 2;
        }
    };
    let Some(world) = World::begin_in(base, few).await else { return };
    let app = &world.app;
    let visitor = app.another_visitor();

    let check = answered(&visitor, Locale::Sv, ABOUT, &format!("{MAKER}{OF_AGE}")).await;
    let receipt = sent(&visitor, Locale::Sv, &check).await;
    let number = regex::Regex::new(r"\d{4}-\d{3}").expect("a pattern");
    let number = number.find(&receipt.texts(".receipt").concat()).expect("a number").as_str().to_owned();
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, &number, "check", "do=publish").await;
    let page = format!("/sv/initiativ/{number}");
    let collecting = app.get(&page).await;
    let form = app.get(&format!("{page}/stod")).await;
    let sheet = app.get(&Address::InitiativeSheet(number[..4].parse().expect("a year"), 1).path(Locale::Sv)).await;
    let supported = world.through_at(&format!("{page}/stod"), &app.another_visitor(), STRONG).await;
    let reached = app.get(&page).await;
    let id = initiative_of(app, &number).await;
    hand_over_initiative(&app.state, &Actor::Resident, id).await.expect("handed over");
    let handed_over = app.get(&page).await;

    assert!(receipt.body.contains("Stöd samlas"), "{}", receipt.body);
    assert!(collecting.texts("#support p").concat().contains("0 av 1"), "{}", collecting.body);
    assert!(collecting.body.contains("rådgivande folkomröstning") && !collecting.body.contains("oavsett hur många"));
    assert!(
        form.attributes("input[name=email]", "id").is_empty() && form.body.contains("fyllt 15 år"),
        "{}",
        form.body
    );
    assert!(sheet.body.contains("minst 15 år"), "{}", sheet.body);
    assert_eq!(supported.status, StatusCode::SEE_OTHER, "{}", supported.body);
    assert!(reached.texts("#support p").concat().contains("1 av 1. Gränsen nåddes"), "{}", reached.body);
    assert!(handed_over.texts("main").concat().contains("Överlämnat"), "{}", handed_over.body);
    let case = app.state.db.reader();
    let initiative = delta::initiatives::store::find_by_id(case, id).await.expect("an answer").expect("an initiative");
    assert!(initiative.state.case().is_some() && initiative.notice_by.is_some());
}

async fn initiative_of(app: &TestApp, number: &str) -> entity::ids::InitiativeId {
    let number = delta::initiatives::number::InitiativeNumber::parse(number).expect("a number");
    let found = delta::initiatives::store::find_by_number(app.state.db.reader(), number).await.expect("an answer");
    found.expect("an initiative").0.id
}
