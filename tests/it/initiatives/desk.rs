//! The registrar's desk: what is asked before something goes out, and what a form refuses to take.

use axum::http::StatusCode;
use delta::kernel::actor::Role;
use entity::audit_record;
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::course::opened;
use super::{code, filed, initiative, press};
use crate::app::{Base, TestApp};

const NUMBER: &str = "2026-001";
const CHECK: &str = "/staff/initiatives/2026-001/check";
const OBJECTION: &str = "rule=unclear&reason=Vilken+v%C3%A4g%3F";

#[rstest]
#[tokio::test]
async fn nothing_is_published_or_refused_by_one_press(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;

    let page = registrar.get("/staff/initiatives/2026-001").await;
    let published = registrar.post(CHECK, "version=1&do=publish").await;
    let refused = registrar.post(CHECK, &format!("version=1&do=refuse&{OBJECTION}")).await;
    let state = initiative(&app, 1).await.state.code();
    let sure = registrar.post(CHECK, "version=1&do=publish&sure_publish=yes").await;

    assert!(page.texts(".card").concat().contains("Private person"), "who becomes public is told: {}", page.body);
    assert_eq!(published.attributes(".errsum a", "href"), ["#sure_publish"]);
    assert_eq!(refused.attributes(".errsum a", "href"), ["#sure_refuse"]);
    assert_eq!(refused.texts("#reason"), ["Vilken väg?"], "what was typed is lost");
    assert_eq!(
        (published.status, refused.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!((state, sure.status), ("submitted", StatusCode::SEE_OTHER));
}

#[rstest]
#[tokio::test]
async fn a_passage_stands_in_the_text(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;

    let foreign = press(&registrar, NUMBER, "check", &format!("do=return&passage=vid+sj%C3%B6n&{OBJECTION}")).await;
    let quoted = format!("do=return&passage=%E2%80%9D%0AL%C3%A4ngs++v%C3%A4gen%E2%80%9D&{OBJECTION}");
    let quoted = press(&registrar, NUMBER, "check", &quoted).await;

    assert_eq!(foreign.attributes(".errsum a", "href"), ["#passage"]);
    assert_eq!(foreign.texts("#passage"), ["vid sjön"], "what was typed is lost");
    assert_eq!(quoted.status, StatusCode::SEE_OTHER, "{}", quoted.body);
}

#[rstest]
#[tokio::test]
async fn what_is_to_be_checked_is_listed_by_its_title_and_who_refused_waits_for_another(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.visitor).await);
    let (first, second) =
        (app.colleague(Role::Registrar, "group").await, app.colleague(Role::Registrar, "finance").await);
    let list = first.get("/staff/initiatives?v=check").await;
    press(&first, NUMBER, "check", &format!("do=refuse&{OBJECTION}")).await;
    opened(&app.visitor, &code).await;
    app.post("/sv/mitt-initiativ", "do=appeal&why=G%C3%A5rden+%C3%A4r+omr%C3%A5dets.").await;

    assert_eq!(list.texts(".rows h3"), ["Bänkar vid hälsostationen"]);
    let told = "Another registrar must decide";
    for path in ["/staff/initiatives?v=check", "/staff/initiatives/2026-001"] {
        assert!(first.get(path).await.body.contains(told), "{path}");
        assert!(!second.get(path).await.body.contains(told), "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn a_day_that_nobody_can_mean_is_told_beside_its_field(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    press(&registrar, NUMBER, "registration", "").await;

    let notice = |day: &str| format!("do=notice&estimate_on={day}&contact=Registratorskontoret&text=");
    for day in ["2020-01-01", "2026-03-01", "2031-03-03", "9999-12-31", "x"] {
        let page = press(&registrar, NUMBER, "steps", &notice(day)).await;
        assert_eq!(page.attributes(".errsum a", "href"), ["#estimate_on"], "{day}");
        assert_eq!(page.attributes("#contact", "value"), ["Registratorskontoret"], "what was typed is lost");
        assert_eq!(page.attributes("#estimate_on", "value"), [day]);
    }
    assert_eq!(press(&registrar, NUMBER, "steps", &notice("2026-09-30")).await.status, StatusCode::SEE_OTHER);
    press(&registrar, NUMBER, "steps", "do=hearing&hearing_on=2026-03-02&place=Stadshuset").await;
    press(&registrar, NUMBER, "steps", "do=heard&heard=in_person&text=").await;
    let meeting = |day: &str| format!("do=meeting&body=Styrelsen&meeting_on={day}");
    for day in ["2001-05-05", "2026-03-01", "2028-03-03"] {
        let page = press(&registrar, NUMBER, "steps", &meeting(day)).await;
        assert_eq!(page.attributes(".errsum a", "href"), ["#meeting_on"], "{day}");
    }
    assert_eq!(press(&registrar, NUMBER, "steps", &meeting("2026-03-02")).await.status, StatusCode::SEE_OTHER);
    let measures = |met: &str, again: &str| {
        format!(
            "do=measures&body=Styrelsen&meeting_on={met}&section=128&link=&outcome=adopted&text=Vi+g%C3%B6r+det.&follow_up_on={again}"
        )
    };
    for (met, again, field) in [("2001-05-05", "", "#meeting_on"), ("2026-03-02", "2026-03-02", "#follow_up_on")] {
        let page = press(&registrar, NUMBER, "steps", &measures(met, again)).await;
        assert_eq!(page.attributes(".errsum a", "href"), [field]);
    }
    let told = press(&registrar, NUMBER, "steps", &measures("2026-03-02", "2026-12-01")).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    assert!(app.get("/sv/initiativ/2026-001").await.body.contains("§ 128"));
}

#[rstest]
#[tokio::test]
async fn that_it_is_not_for_the_council_is_said_with_a_reason(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.initiative_at("home-care").await;
    let registrar = app.colleague(Role::Registrar, "group").await;

    let refused = press(&registrar, &number, "competence", "do=leave-out&competence_reason=nej").await;
    let form = "do=leave-out&competence_reason=Tj%C3%A4nsteinnehavaren+avg%C3%B6r.";
    let said = press(&registrar, &number, "competence", form).await;

    assert_eq!(refused.attributes(".errsum a", "href"), ["#competence_reason"]);
    assert_eq!(refused.texts("#competence_reason"), ["nej"], "what was typed is lost");
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let page = registrar.get(&format!("/staff/initiatives/{number}")).await;
    assert!(page.texts("ol.tl").concat().contains("Tjänsteinnehavaren avgör."), "{}", page.body);
    assert!(!app.get(&format!("/sv/initiativ/{number}")).await.body.contains("Tjänsteinnehavaren"));
    let trail = audit_record::Entity::find().filter(audit_record::Column::Detail.contains("is_councils"));
    let trail = trail.one(app.state.db.reader()).await.expect("a query").expect("a record");
    assert!(trail.detail.contains("\"reason\""), "{}", trail.detail);
}
