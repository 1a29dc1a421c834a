//! From the check to the measures, with the clocks that go on meanwhile.

use axum::http::StatusCode;
use delta::addresses::Address;
use delta::cases::store::find_by_id;
use delta::initiatives::state::State;
use delta::jobs::move_clocks::move_clocks;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use entity::outbox;
use rstest::rstest;
use sea_orm::{EntityTrait, QueryOrder};

use super::{code, filed, initiative, press};
use crate::app::{Base, TestApp, Visitor};

const NUMBER: &str = "2026-001";
const RETURN: &str = "do=return&rule=unclear&passage=l%C3%A4ngs+v%C3%A4gen&reason=Vilken+v%C3%A4g%3F";
const REFUSE: &str = "do=refuse&rule=outside_county&passage=&reason=V%C3%A4gen+%C3%A4r+kommunens.";

/// The messages written so far, in their order.
async fn messages(app: &TestApp) -> Vec<String> {
    let rows = outbox::Entity::find().order_by_asc(outbox::Column::DueAt).all(app.state.db.reader()).await;
    rows.expect("rows").into_iter().map(|row| row.message).collect()
}

/// Opens one's own initiative with its code.
pub(super) async fn opened(visitor: &Visitor, code: &str) {
    let page = visitor.post(&Address::Follow.path(Locale::Sv), &format!("code={code}")).await;
    assert_eq!(page.header("location"), "/sv/mitt-initiativ");
}

#[rstest]
#[tokio::test]
async fn what_passes_the_check_is_public_and_becomes_a_case_with_one_unit(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let before = app.get("/sv/initiativ/2026-001").await;

    let page = press(&registrar, NUMBER, "check", "do=publish").await;

    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert!(!before.body.contains("bänkar"), "unchecked words are shown");
    let after = app.get("/sv/initiativ/2026-001").await;
    assert_eq!(after.heading(), "Bänkar vid hälsostationen");
    assert!(after.body.contains("Privatperson, Kotka") && !after.body.contains("Provström"), "{}", after.body);
    let kept = initiative(&app, 1).await;
    // A month from filing on 2 March, whatever day the check took.
    assert_eq!(kept.notice_by, "2026-04-02".parse().ok());
    let case = find_by_id(app.state.db.reader(), kept.state.case().expect("a case")).await.expect("an answer");
    let case = case.expect("a case");
    assert_eq!((case.channel.code(), case.received_on), ("initiative", kept.filed_on));
    assert!(after.body.contains(case.number.as_str()));
    assert_eq!(messages(&app).await, ["initiative_submitted", "initiative_published"]);
}

#[rstest]
#[tokio::test]
async fn a_correction_keeps_the_day_of_filing_and_shows_what_changed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.visitor).await);
    app.set_clock("2026-03-04T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;

    press(&registrar, NUMBER, "check", RETURN).await;
    opened(&app.visitor, &code).await;
    let mine = app.get("/sv/mitt-initiativ").await;
    let form = "do=correct&title=B%C3%A4nkar+vid+h%C3%A4lsostationen&proposal=S%C3%A4tt+ut+b%C3%A4nkar+p%C3%A5+g%C3%A5rden.\
        &reasons=Det+%C3%A4r+l%C3%A5ngt+att+g%C3%A5+f%C3%B6r+den+som+%C3%A4r+gammal.";
    let corrected = app.post("/sv/mitt-initiativ", form).await;
    let page = registrar.get("/staff/initiatives/2026-001").await;

    for told in ["Det framgår inte vad som föreslås.", "längs vägen", "Vilken väg?"] {
        assert!(mine.body.contains(told), "{told}: {}", mine.body);
    }
    assert_eq!(corrected.header("location"), "/sv/mitt-initiativ?done=correct");
    let kept = initiative(&app, 1).await;
    assert_eq!((kept.filed_on.to_string().as_str(), kept.text_version), ("2026-03-02", 2));
    assert_eq!(kept.state, State::Submitted { check_by: "2026-03-09".parse().expect("a date") });
    assert_eq!(
        (page.texts("del"), page.texts("ins")),
        (vec!["längs vägen.".to_owned()], vec!["på gården.".to_owned()])
    );
    let public = app.get("/sv/initiativ/2026-001").await;
    assert!(!public.body.contains("Vilken väg"), "what is between author and registrar is public");
}

#[rstest]
#[tokio::test]
async fn a_refusal_is_looked_at_by_another_person(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.visitor).await);
    let first = app.colleague(Role::Registrar, "group").await;
    let second = app.colleague(Role::Registrar, "finance").await;

    press(&first, NUMBER, "check", REFUSE).await;
    let public = app.get("/sv/initiativ/2026-001").await;
    opened(&app.visitor, &code).await;
    app.post("/sv/mitt-initiativ", "do=appeal&why=G%C3%A5rden+%C3%A4r+omr%C3%A5dets.").await;
    let by_first = first.post("/staff/initiatives/2026-001/check", "version=3&do=publish&sure_publish=yes").await;
    let by_second = press(&second, NUMBER, "check", "do=publish").await;

    assert!(public.body.contains("gäller inte välfärdsområdets verksamhet"), "{}", public.body);
    assert!(!public.body.contains("kommunens"), "the reason is the author's alone");
    assert_eq!(by_first.status, StatusCode::CONFLICT);
    assert_eq!(by_second.status, StatusCode::SEE_OTHER, "{}", by_second.body);
    assert!(initiative(&app, 1).await.state.case().is_some());
}

#[rstest]
#[tokio::test]
async fn from_registration_to_follow_up_everybody_can_follow(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;

    let steps = [
        ("2026-03-03", "registration", ""),
        ("2026-03-20", "steps", "do=notice&estimate_on=2026-09-30&contact=Registratorskontoret%2C+05+000+000&text="),
        ("2026-04-10", "steps", "do=inform&estimate_on=2026-10-31&text=Det+tar+lite+l%C3%A4ngre."),
        ("2026-04-20", "steps", "do=hearing&hearing_on=2026-05-04&place=Stadshuset"),
        ("2026-05-04", "steps", "do=heard&heard=in_person&text="),
        ("2026-05-10", "steps", "do=meeting&body=Styrelsen&meeting_on=2026-06-01"),
        (
            "2026-06-02",
            "steps",
            "do=measures&body=Styrelsen&meeting_on=2026-06-01&section=%C2%A7+45&link=https%3A%2F%2Fexample.fi%2F45\
                &outcome=adopted&text=B%C3%A4nkarna+s%C3%A4tts+ut+i+sommar.&follow_up_on=2026-09-01",
        ),
        ("2026-09-01", "steps", "do=follow-up&found=yes&text=B%C3%A4nkarna+finns.&follow_up_on="),
        ("2026-09-02", "steps", "do=close"),
    ];
    for (day, path, form) in steps {
        app.set_clock(&format!("{day}T09:00:00Z"));
        let registrar = app.colleague(Role::Registrar, "group").await;
        let page = press(&registrar, NUMBER, path, form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{form}: {}", page.body);
    }

    let kept = initiative(&app, 1).await;
    assert!(matches!(kept.state, State::Closed { .. }));
    assert_eq!(kept.noticed_on, "2026-03-20".parse().ok());
    let case = find_by_id(app.state.db.reader(), kept.state.case().expect("a case")).await.expect("an answer");
    assert_eq!(case.expect("a case").state.code(), "answered");
    let page = app.get("/sv/initiativ/2026-001").await;
    for told in ["Förslaget genomförs.", "§ 45", "Bänkarna sätts ut", "Stadshuset", "Bänkarna finns.", "De hördes."]
    {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert_eq!(page.attributes("a[rel~=nofollow]", "href"), ["https://example.fi/45"]);
}

#[rstest]
#[tokio::test]
async fn a_step_that_lacks_something_is_not_taken(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;

    let no_reason = press(&registrar, NUMBER, "check", "do=return&rule=unclear&reason=").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    let too_early = press(&registrar, NUMBER, "steps", "do=notice&estimate_on=2026-09-30&contact=X").await;
    let stale = registrar.post("/staff/initiatives/2026-001/registration", "version=1").await;
    press(&registrar, NUMBER, "registration", "").await;
    let no_day = press(&registrar, NUMBER, "steps", "do=notice&estimate_on=soon&contact=X").await;

    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(no_reason.attributes(".errsum a", "href"), ["#reason"]);
    assert_eq!(too_early.status, StatusCode::CONFLICT);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(no_day.attributes(".errsum a", "href"), ["#estimate_on"]);
    assert_eq!(initiative(&app, 1).await.state.code(), "registered");
}

#[rstest]
#[tokio::test]
async fn what_the_county_lets_pass_is_there_for_everybody_to_see(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.visitor).await;

    app.set_clock("2026-03-06T12:00:00Z");
    let unchecked = app.get("/sv/initiativ").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    app.set_clock("2026-04-03T12:00:00Z");
    let unnoticed = app.get("/sv/initiativ/2026-001").await;

    assert!(unchecked.texts(".tag.warn").concat().contains("1 dag"), "{}", unchecked.body);
    assert!(unnoticed.texts(".alert.warn").concat().contains("2.4.2026"), "{}", unnoticed.body);
}

#[rstest]
#[tokio::test]
async fn collecting_ends_by_itself_and_the_month_begins_with_the_hand_over(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, super::collects).await else { return };
    let check = super::answered(&app.visitor, Locale::Sv, "kind=member&collects=yes", super::MAKER).await;
    super::sent(&app.visitor, Locale::Sv, &check).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    let collects = initiative(&app, 1).await.state;

    app.set_clock("2026-04-01T12:00:00Z");
    move_clocks(&app.state).await.expect("a pass");
    let still = initiative(&app, 1).await.state;
    app.set_clock("2026-04-02T12:00:00Z");
    move_clocks(&app.state).await.expect("a pass");

    assert_eq!(collects, State::Collecting { until: "2026-04-01".parse().expect("a date") });
    assert_eq!(still, collects);
    let kept = initiative(&app, 1).await;
    assert_eq!((kept.state.code(), kept.notice_by), ("handed_over", "2026-05-02".parse().ok()));
}

#[rstest]
#[tokio::test]
async fn taken_back_it_stays_in_the_list_without_its_words(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.visitor).await);
    opened(&app.visitor, &code).await;

    app.post("/sv/mitt-initiativ", "do=withdraw").await;

    let list = app.get("/sv/initiativ").await;
    assert_eq!(list.texts("ul.rows h3"), ["Initiativ 2026-001"]);
    assert!(!app.get("/sv/initiativ/2026-001").await.body.contains("bänkar"));
}

#[rstest]
#[tokio::test]
async fn a_published_one_that_is_taken_back_leaves_lists_searches_and_feeds(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, super::collects).await else { return };
    let check = super::answered(&app.visitor, Locale::Sv, "kind=member&collects=yes", super::MAKER).await;
    let code = code(&super::sent(&app.visitor, Locale::Sv, &check).await);
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    let found = app.get("/sv/initiativ?q=b%C3%A4nkar").await;
    let supported = app.get("/sv/initiativ/2026-001").await;
    opened(&app.visitor, &code).await;

    app.post("/sv/mitt-initiativ", "do=withdraw").await;

    assert_eq!(initiative(&app, 1).await.state, State::Withdrawn);
    assert_eq!(found.texts("ul.rows h3"), ["Bänkar vid hälsostationen"]);
    assert_eq!(supported.texts("#support h2"), ["Stöd"]);
    let list = app.get("/sv/initiativ").await;
    assert_eq!(list.texts("ul.rows h3"), ["Initiativ 2026-001"]);
    assert!(app.get("/sv/initiativ?q=b%C3%A4nkar").await.texts("ul.rows h3").is_empty());
    for path in ["/sv/initiativ", "/sv/initiativ/feed.atom", "/sv/initiativ/2026-001"] {
        let page = app.get(path).await;
        assert!(page.status == StatusCode::OK && !page.body.to_lowercase().contains("bänkar"), "{path}: {}", page.body);
        assert!(page.texts("#support").is_empty(), "{path}");
    }
}
