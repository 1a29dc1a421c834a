//! The toll for times when too much is sent (security bar R13, R38).

use axum::http::StatusCode;
use chrono::Duration;
use delta::addresses::Address;
use delta::kernel::locale::Locale;
use delta::platform::web::client::ClientAddress;
use delta::platform::web::toll::Counted;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::follow;
use crate::initiatives;
use crate::staff::PASSWORD;
use crate::supports::{ANNA, FORM};

const SAME_TEXT_MAX: usize = 10;

fn later(app: &TestApp, seconds: i64) {
    app.state.clock.set(app.state.clock.now() + Duration::seconds(seconds));
}

#[rstest]
#[tokio::test]
async fn who_sends_what_many_have_sent_waits_a_little_and_loses_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    for _ in 0..SAME_TEXT_MAX {
        assert_eq!(follow::receipt(&app.another_visitor()).await.status, StatusCode::OK);
    }
    let sender = app.another_visitor();

    let asked = follow::receipt(&sender).await;
    let token = asked.attributes("input[name=toll]", "value").concat();
    let draft = asked.attributes("input[name=draft]", "value").pop().expect("the form's id");
    let form = format!("draft={draft}&do=send&toll={token}&toll_work=");
    later(&app, 12);
    let early = sender.post("/sv/respons/kvitto", &form).await;
    later(&app, 8);
    let sent = sender.post("/sv/respons/kvitto", &form).await;
    let before_sending = {
        let next = app.another_visitor();
        next.post("/sv/respons/text", "text=Hissen+i+huset+stod+still+hela+veckan.").await;
        next.post("/sv/respons/galler", "kind=criticism&service=health-station&municipality=kotka").await;
        next.post("/sv/respons/svar", "reply=code&publish=no").await;
        next.get("/sv/respons/kontrollera").await
    };

    assert_eq!((asked.status, asked.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "20"));
    assert!(asked.texts("dl.sumlist dd").contains(&"Hissen i huset stod still hela veckan.".to_owned()));
    assert!(asked.body.contains("Vänta i 20 sekunder"));
    assert_eq!((early.status, early.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "8"));
    assert_eq!(early.attributes("input[name=toll]", "value"), [token]);
    assert_eq!((sent.status, sent.texts("p.code").len()), (StatusCode::OK, 1));
    assert_eq!(before_sending.attributes("[data-toll]", "data-bits"), ["15"], "it is asked before it is refused");
}

#[rstest]
#[tokio::test]
async fn below_the_thresholds_nobody_sees_a_toll(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    for text in ["Tack+for+varden+i+gar.", "Vi+vantade+for+lange.", "Var+finns+narmaste+halsostation%3F"] {
        app.post("/sv/respons/text", &format!("text={text}")).await;
        app.post("/sv/respons/galler", "kind=criticism&service=health-station&municipality=kotka").await;
        app.post("/sv/respons/svar", "reply=code&publish=no").await;

        let check = app.get("/sv/respons/kontrollera").await;
        let draft = check.attributes("input[name=draft]", "value").pop().expect("the form's id");
        let sent = app.post("/sv/respons/kvitto", &format!("draft={draft}&do=send")).await;

        assert_eq!((sent.status, check.texts("[data-toll]").len()), (StatusCode::OK, 0), "{text}");
    }
}

#[rstest]
#[tokio::test]
async fn who_files_an_initiative_that_many_have_filed_waits_a_little_and_loses_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    for _ in 0..SAME_TEXT_MAX {
        assert_eq!(initiatives::filed(&app.another_visitor()).await.status, StatusCode::OK);
    }
    let sender = app.another_visitor();

    let check = initiatives::answered(&sender, Locale::Sv, initiatives::ABOUT, initiatives::MAKER).await;
    let asked = initiatives::sent(&sender, Locale::Sv, &check).await;
    let token = asked.attributes("input[name=toll]", "value").concat();
    let draft = asked.attributes("input[name=draft]", "value").pop().expect("the form's id");
    later(&app, 20);
    let form = format!("draft={draft}&do=send&toll={token}&toll_work=");
    let sent = sender.post(&Address::InitiativeReceipt.path(Locale::Sv), &form).await;

    assert_eq!(check.attributes("[data-toll]", "data-bits"), ["15"], "it is asked before it is refused");
    assert_eq!((asked.status, asked.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "20"));
    assert!(asked.texts("dl.sumlist dd").iter().any(|told| told.contains("Sätt ut bänkar")));
    assert_eq!((sent.status, sent.texts("p.code").len()), (StatusCode::OK, 1));
}

#[rstest]
#[tokio::test]
async fn while_everybody_asks_for_letters_a_resident_waits_and_gets_one(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    for n in 0..100_u8 {
        let caller = ClientAddress([10, 0, 0, n].into());
        app.state.limits.letter_toll.count(&Counted::by(caller), app.state.clock.now());
    }
    let page = Address::SignIn.path(Locale::Sv);

    let shown = app.get(&page).await;
    let asked = app.post(&page, "email=invanare%40exempel.fi").await;
    let token = asked.attributes("input[name=toll]", "value").concat();
    later(&app, 20);
    let sent = app.post(&page, &format!("email=invanare%40exempel.fi&toll={token}")).await;

    assert_eq!(shown.texts("[data-toll]").len(), 1);
    assert_eq!((asked.status, asked.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "20"));
    assert_eq!(asked.attributes("#email", "value"), ["invanare@exempel.fi"]);
    assert_eq!(sent.header("location"), Address::SignInLetter.path(Locale::Sv));
}

#[rstest]
#[tokio::test]
async fn while_everybody_fails_to_sign_in_the_owner_waits_and_gets_in(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let owner = app.handler_of("home-care").await;
    let (browser, now) = (app.another_visitor(), app.state.clock.now());
    for n in 0..100_u8 {
        let caller = ClientAddress([10, 0, 0, n].into());
        app.state.limits.guess_toll.count(&Counted::by(caller), now);
    }
    let form = format!("email={}&lang=en&password={}", owner.email(), PASSWORD.replace(' ', "+"));

    let shown = browser.get("/staff/login?lang=en").await;
    let asked = browser.post("/staff/login", &form).await;
    let token = asked.attributes("input[name=toll]", "value").concat();
    later(&app, 20);
    let entered = browser.post("/staff/login", &format!("{form}&toll={token}")).await;

    assert_eq!(shown.texts("[data-toll]").len(), 1);
    assert_eq!(asked.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(asked.attributes("#email", "value"), [owner.email()]);
    assert!(entered.status.is_redirection(), "{}", entered.body);
}

#[rstest]
#[tokio::test]
async fn while_everybody_supports_the_next_one_waits_a_little_and_loses_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.collecting("member").await;
    let (browser, now) = (app.another_visitor(), app.state.clock.now());
    for n in 0..app.state.config.toll_above {
        let caller = ClientAddress(std::net::Ipv4Addr::from_bits(0x0a00_0000 + n).into());
        app.state.limits.toll.count(&Counted::by(caller), now);
    }
    let fields = format!("{ANNA}&email=anna%40exempel.fi");

    let shown = browser.get(FORM).await;
    let asked = browser.post(FORM, &fields).await;
    let token = asked.attributes("input[name=toll]", "value").concat();
    let paying = format!("{fields}&toll={token}&toll_work=");
    later(&app, 12);
    let early = browser.post(FORM, &paying).await;
    let nothing = app.support_requests().await.len();
    later(&app, 8);
    let sent = browser.post(FORM, &paying).await;
    let spent = browser.post(FORM, &paying).await;

    assert_eq!(shown.attributes("[data-toll]", "data-bits"), ["15"], "it is asked before it is refused");
    assert_eq!((asked.status, asked.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "20"));
    assert_eq!((early.status, early.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "8"));
    for page in [&asked, &early, &spent] {
        assert_eq!(page.attributes("input[name=name]", "value"), ["Anna Provsten"]);
        assert_eq!(page.attributes("input[name=email]", "value"), ["anna@exempel.fi"]);
        assert_eq!(page.attributes("select[name=municipality] option[selected]", "value"), ["kotka"]);
    }
    assert_eq!(nothing, 0, "who has not paid gets no letter");
    assert_eq!((sent.status, spent.status), (StatusCode::OK, StatusCode::TOO_MANY_REQUESTS), "{}", sent.body);
    assert_eq!(app.support_requests().await.len(), 1, "what was paid is good once");
    assert!(app.support_letter("anna@exempel.fi").await.is_some());
}
