//! What the county promises about initiatives: reminders of it, what makers hear when it is late, and what everybody sees.

use delta::actions::remind_of_initiatives;
use delta::counties::County;
use delta::counties::county::{TimeLimit, TimeUnit};
use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::actor::Role;
use entity::{initiative_reminder, outbox};
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{code, filed, initiative, press};
use crate::app::{Base, TestApp};

const NUMBER: &str = "2026-001";
const NOTICE: &str = "do=notice&estimate_on=2026-05-29&contact=Registratorskontoret&text=";

async fn reminded(app: &TestApp, at: &str) -> usize {
    app.set_clock(at);
    remind_of_initiatives(&app.state).await.expect("a reminder")
}

/// How many letters of a sort were ever written.
async fn written(app: &TestApp, message: &str) -> u64 {
    let found = outbox::Entity::find().filter(outbox::Column::Message.eq(message));
    found.count(app.state.db.reader()).await.expect("a count")
}

/// Sends the letters that are due, and reads all that were ever sent. An address gets only some in an hour.
async fn letters(app: &TestApp) -> String {
    for hour in 10..20 {
        app.set_clock(&format!("2026-04-20T{hour}:00:00Z"));
        while send_due(&Post::from(&*app.state)).await.expect("letters are sent") > 0 {}
    }
    app.get("/demo/mail").await.body
}

#[rstest]
#[tokio::test]
async fn of_the_notice_staff_are_reminded_two_weeks_a_week_and_a_day_before_and_every_week_after(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    let case = initiative(&app, 1).await.state.case().expect("a case");
    let unit =
        delta::cases::store::find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case").unit;
    let (_handler, _coordinator) =
        (app.colleague(Role::Handler, unit.as_str()).await, app.colleague(Role::Coordinator, unit.as_str()).await);
    app.colleague(Role::Handler, "oral-health").await;

    // The month ends on Thursday 2 April; 3 to 6 April is Easter.
    let days = ["03-18", "03-19", "03-20", "03-26", "04-01", "04-02", "04-07", "04-09", "04-10", "04-16", "04-17"];
    let mut told = Vec::new();
    for day in days {
        told.push(reminded(&app, &format!("2026-{day}T07:00:00Z")).await);
        assert_eq!(reminded(&app, &format!("2026-{day}T08:00:00Z")).await, 0, "told twice on {day}");
    }

    // Handler, coordinator and registrar each time; the first late day is after Easter, the next a week after the first.
    assert_eq!(told, [0, 3, 0, 3, 3, 0, 3, 0, 3, 0, 3]);
    assert_eq!((written(&app, "initiative_near").await, written(&app, "initiative_overdue").await), (9, 9));
    assert_eq!(written(&app, "initiative_late").await, 1, "the maker hears once");
    let letters = letters(&app).await;
    for said in [
        "A promised day for an initiative is near",
        "An initiative is late",
        "Den lovade dagen har passerat – 2026-001",
    ] {
        assert!(letters.contains(said), "{said}");
    }
    assert!(letters.contains("/staff/initiatives?v=handle"));
}

#[rstest]
#[tokio::test]
async fn two_instances_that_look_at_once_write_each_letter_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let _registrar = app.colleague(Role::Registrar, "group").await;
    app.set_clock("2026-03-06T07:00:00Z");

    let (one, other) = tokio::join!(remind_of_initiatives(&app.state), remind_of_initiatives(&app.state));

    assert_eq!(one.expect("a pass") + other.expect("a pass"), 1);
    assert_eq!((written(&app, "check_late").await, written(&app, "initiative_late").await), (1, 1));
    assert_eq!(initiative_reminder::Entity::find().count(app.state.db.reader()).await.expect("a count"), 1);
}

#[rstest]
#[tokio::test]
async fn the_coordinator_is_reminded_of_a_refusal_that_nobody_else_could_look_at(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.visitor).await);
    let registrar = app.colleague(Role::Registrar, "group").await;
    let _coordinator = app.colleague(Role::Coordinator, "group").await;
    let _elsewhere = app.colleague(Role::Coordinator, "oral-health").await;
    press(&registrar, NUMBER, "check", "do=refuse&rule=outside_county&passage=&reason=Kommunens.").await;
    app.post("/sv/folj", &format!("code={}", code.replace(' ', "+"))).await;
    app.post("/sv/mitt-initiativ", "do=appeal&why=Omr%C3%A5dets.").await;
    let check_by = initiative(&app, 1).await.state.next_on().expect("a last day");

    // The day before is a Sunday.
    let alone = reminded(&app, &format!("{check_by}T07:00:00Z")).await;
    let to_coordinator = written(&app, "check_near").await;
    let _another = app.colleague(Role::Registrar, "finance").await;
    let late = reminded(&app, &format!("{}T07:00:00Z", check_by.succ_opt().expect("a day"))).await;

    assert_eq!((alone, to_coordinator), (1, 1), "whoever refused does not check it");
    assert_eq!((late, written(&app, "check_late").await), (1, 1), "there is somebody who checks it now");
}

#[rstest]
#[tokio::test]
async fn the_countys_own_time_for_the_measures_is_reminded_of_and_shown_late_to_everybody(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let handling = |county: &mut County| {
        county.initiatives.handling = Some(TimeLimit { length: 2, unit: TimeUnit::Months, moves: true });
    };
    let Some(app) = TestApp::start_in(base, handling).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    for (path, form) in [("check", "do=publish"), ("registration", ""), ("steps", NOTICE)] {
        press(&registrar, NUMBER, path, form).await;
    }

    let near = reminded(&app, "2026-04-20T07:00:00Z").await;
    let late = reminded(&app, "2026-05-05T07:00:00Z").await;
    let page = app.get("/sv/initiativ/2026-001").await;
    let list = app.get("/sv/initiativ").await;

    assert_eq!(initiative(&app, 1).await.handle_by, "2026-05-04".parse().ok());
    assert_eq!((near, late), (1, 1));
    assert_eq!(written(&app, "initiative_late").await, 1);
    assert!(page.texts(".alert.warn").concat().contains("1 dag försenat"), "{}", page.body);
    assert!(list.texts(".tag.warn").concat().contains("1 dag försenat"), "{}", list.body);
}

#[rstest]
#[tokio::test]
async fn looking_back_is_a_task_with_reminders_and_no_letter_to_the_maker(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let measures = "do=measures&body=Styrelsen&meeting_on=2026-03-02&section=%C2%A7+45&link=&outcome=adopted\
        &text=B%C3%A4nkarna+s%C3%A4tts+ut.&follow_up_on=2026-04-15";
    let steps = [
        ("check", "do=publish"),
        ("registration", ""),
        ("steps", NOTICE),
        ("steps", "do=hearing&hearing_on=2026-03-02&place=Stadshuset"),
        ("steps", "do=heard&heard=declined&text="),
        ("steps", "do=meeting&body=Styrelsen&meeting_on=2026-03-02"),
        ("steps", measures),
    ];
    for (path, form) in steps {
        let page = press(&registrar, NUMBER, path, form).await;
        assert!(page.status.is_redirection(), "{form}: {}", page.body);
    }

    let near = reminded(&app, "2026-04-01T07:00:00Z").await;
    let late = reminded(&app, "2026-04-16T07:00:00Z").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let tasks = registrar.get("/staff/initiatives?v=follow-up").await;

    assert_eq!((near, late), (1, 1));
    assert_eq!((written(&app, "follow_up_near").await, written(&app, "follow_up_late").await), (1, 1));
    assert_eq!(written(&app, "initiative_late").await, 0);
    assert!(tasks.texts("ul.rows").concat().contains("Bänkar vid hälsostationen"), "{}", tasks.body);
    assert!(tasks.texts(".tag.warn").concat().contains("1 day"), "{}", tasks.body);
}

#[rstest]
#[tokio::test]
async fn everybody_sees_how_often_the_check_came_by_the_promised_day(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    filed(&app.another_visitor()).await;
    let none = app.get("/sv/initiativ").await;

    app.set_clock("2026-03-05T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    let kept = app.get("/sv/initiativ").await;
    app.set_clock("2026-03-06T12:00:00Z");
    let late = app.get("/sv/initiativ").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, "2026-002", "check", "do=publish").await;
    let after = app.get("/sv/initiativ").await;

    assert!(!none.body.contains("granskningar före publicering"), "{}", none.body);
    assert!(kept.body.contains("1 av 1 granskningar"), "{}", kept.body);
    assert!(late.body.contains("1 av 2 granskningar"), "one that waits beyond its day counts as well: {}", late.body);
    assert!(after.body.contains("1 av 2 granskningar"), "{}", after.body);
}

#[rstest]
#[tokio::test]
async fn who_read_an_initiative_is_listed_for_the_auditor_with_the_same_filters(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    filed(&app.another_visitor()).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let auditor = app.colleague(Role::Auditor, "group").await;
    let handler = app.handler_of("home-care-kotka").await;
    let case = app.case_at("home-care-kotka").await;
    handler.get(&format!("/staff/cases/{case}")).await;
    registrar.get("/staff/initiatives/2026-001").await;
    app.set_clock("2026-03-02T12:05:00Z");
    registrar.get("/staff/initiatives/2026-002").await;

    let all = auditor.get("/staff/audit?v=reads").await;
    let one = auditor.get("/staff/audit?v=reads&case=2026-001").await;
    let of_case = auditor.get(&format!("/staff/audit?v=reads&case={case}")).await;
    let of_handler = auditor.get(&format!("/staff/audit?v=reads&who={}", handler.id)).await;
    let before = auditor.get("/staff/audit?v=reads&to=2026-03-01").await;
    let nowhere = auditor.get("/staff/audit?v=reads&case=2026-999").await;
    let file = auditor.post("/staff/audit/file", "v=reads&case=2026-002").await;

    let numbers = |page: &crate::page::Page| page.texts("tbody td:nth-child(4)");
    assert_eq!(numbers(&all), ["2026-002".to_owned(), numbers(&all)[1].clone(), numbers(&all)[2].clone()]);
    assert!(numbers(&all).contains(&case) && numbers(&all).contains(&"2026-001".to_owned()), "{}", all.body);
    assert_eq!(all.texts("tbody td:nth-child(3)")[0], "Read the initiative");
    assert_eq!((numbers(&one), numbers(&of_case)), (vec!["2026-001".to_owned()], vec![case.clone()]));
    assert_eq!(numbers(&of_handler), [case]);
    assert!(numbers(&before).is_empty() && numbers(&nowhere).is_empty());
    assert!(file.body.contains("2026-002") && !file.body.contains("2026-001"), "{}", file.body);
}

#[rstest]
#[tokio::test]
async fn measures_that_are_late_by_the_told_estimate_are_late_in_every_list(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let near = "do=notice&estimate_on=2026-03-09&contact=Registratorskontoret&text=";
    for (path, form) in [("check", "do=publish"), ("registration", ""), ("steps", near)] {
        press(&registrar, NUMBER, path, form).await;
    }
    // Of what was told today nobody is reminded today, though its day lies within two weeks.
    let just_told = reminded(&app, "2026-03-02T13:00:00Z").await;

    app.set_clock("2026-03-10T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    let of_staff = registrar.get("/staff/initiatives?v=handle").await;
    let page_of_staff = registrar.get("/staff/initiatives/2026-001").await;

    assert_eq!(just_told, 0);
    for path in ["/sv/initiativ", "/sv/initiativ/2026-001"] {
        let page = app.get(path).await;
        assert!(page.texts(".warn").concat().contains("1 dag försenat"), "{path}: {}", page.body);
    }
    assert!(of_staff.texts(".tag.warn").concat().contains("1 day overdue"), "{}", of_staff.body);
    assert!(page_of_staff.texts(".warn").concat().contains("1 day overdue"), "{}", page_of_staff.body);
}
