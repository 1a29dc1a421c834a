//! Signing in by letter.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use entity::{outbox, resident, resident_session, resident_sign_in};
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::is_in;
use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;
use crate::page::Page;

const ANNA: &str = "anna@exempel.fi";
const LINK: &str = "/en/sign-in/link";
const LETTER: &str = "/en/sign-in/letter";

fn later(app: &TestApp, by: Duration) {
    app.state.clock.set(app.state.clock.now() + by);
}

/// What an answer shows, without the id of its request.
fn comparable(page: &Page) -> (StatusCode, Vec<String>) {
    let named = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        let value = value.to_str().expect("a header");
        let value = if name == "set-cookie" { value.split_once('=').map_or("", |(name, _)| name) } else { value };
        format!("{name}: {value}")
    };
    let mut headers: Vec<_> = page.headers.iter().filter(|(name, _)| *name != "x-request-id").map(named).collect();
    headers.sort();
    (page.status, headers)
}

#[rstest]
#[tokio::test]
async fn a_link_opens_once_and_only_by_a_button_in_the_browser_that_asked(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let asked = app.ask_for_letter(&app.visitor, ANNA).await;
    let letter = app.letter_to(ANNA).await.expect("a letter");
    let before = dump(&app.state.db, &[]).await;

    for _ in 0..2 {
        let head = Request::head(&letter.link).body(Body::empty()).expect("a request");
        assert_eq!(app.visitor.send(head).await.status, StatusCode::OK);
    }
    for _ in 0..3 {
        let shown = app.get(&letter.link).await;
        assert_eq!((shown.status, shown.attributes("main input[name=code]", "id").len()), (StatusCode::OK, 0));
        assert!(shown.body.contains(ANNA));
    }
    let stranger = app.another_visitor();
    let elsewhere = stranger.get(&letter.link).await;
    let without_code = stranger.post(LINK, &letter.form()).await;
    assert!(dump(&app.state.db, &[]).await == before, "looking, or a button elsewhere, wrote something");
    let entered = app.post(LINK, &letter.form()).await;
    let again = app.post(LINK, &letter.form()).await;
    let over = app.get(&letter.link).await;

    assert_eq!((asked.status, asked.header("location")), (StatusCode::SEE_OTHER, LETTER));
    assert_eq!(elsewhere.attributes("main input[name=code]", "id"), ["code"]);
    assert!(!elsewhere.body.contains(ANNA), "another browser is not told whose letter it is");
    assert_eq!(without_code.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((entered.status, entered.header("location")), (StatusCode::SEE_OTHER, "/en/my-page"));
    assert_eq!((again.status, over.status), (StatusCode::GONE, StatusCode::GONE));
    assert!(is_in(&app.visitor).await && !is_in(&stranger).await);
}

#[rstest]
#[tokio::test]
async fn a_link_and_its_code_open_for_ten_minutes(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.ask_for_letter(&app.visitor, ANNA).await;
    let letter = app.letter_to(ANNA).await.expect("a letter");

    later(&app, Duration::seconds(601));
    let link = app.post(LINK, &letter.form()).await;
    let code = app.post(LETTER, &format!("code={}", letter.code)).await;
    let elsewhere = app.another_visitor().post(LINK, &format!("{}&code={}", letter.form(), letter.code)).await;

    assert_eq!([link.status, code.status, elsewhere.status], [StatusCode::GONE; 3]);
    assert!(!is_in(&app.visitor).await);
}

#[rstest]
#[tokio::test]
async fn of_ten_buttons_at_once_one_gives_a_session(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.ask_for_letter(&app.visitor, ANNA).await;
    let letter = app.letter_to(ANNA).await.expect("a letter");
    let form = letter.form();

    let tries = (0..10).map(|_| app.post(LINK, &form));
    let pages = futures_util::future::join_all(tries).await;

    assert_eq!(pages.iter().filter(|page| page.header("location") == "/en/my-page").count(), 1);
    assert!(pages.iter().all(|page| [StatusCode::SEE_OTHER, StatusCode::GONE].contains(&page.status)));
    assert_eq!(resident_session::Entity::find().count(app.state.db.reader()).await.expect("a count"), 1);
    assert_eq!(resident::Entity::find().count(app.state.db.reader()).await.expect("a count"), 1);
}

#[rstest]
#[tokio::test]
async fn another_browser_and_the_one_that_asked_get_in_with_the_code(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let telephone = app.another_visitor();
    app.ask_for_letter(&app.visitor, ANNA).await;
    let first = app.letter_to(ANNA).await.expect("a letter");
    telephone.get(&first.link).await;
    let elsewhere = telephone.post(LINK, &format!("{}&code={}", first.form(), first.code.replace(' ', ""))).await;
    later(&app, Duration::minutes(1));
    app.ask_for_letter(&app.visitor, "Anna@Exempel.fi").await;
    let second = app.letter_to("Anna@Exempel.fi").await.expect("a letter");
    let here = app.post(LETTER, &format!("code={}", second.code)).await;

    assert_eq!((elsewhere.header("location"), here.header("location")), ("/en/my-page", "/en/my-page"));
    assert!(is_in(&telephone).await && is_in(&app.visitor).await);
    assert_eq!(resident::Entity::find().count(app.state.db.reader()).await.expect("a count"), 1, "one account");
}

#[rstest]
#[tokio::test]
async fn of_wrong_codes_five_may_be_typed_and_then_the_letter_opens_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.ask_for_letter(&app.visitor, ANNA).await;
    let letter = app.letter_to(ANNA).await.expect("a letter");
    let wrong = if letter.code == "1234 5678" { "8765 4321" } else { "1234 5678" };

    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(app.post(LETTER, &format!("code={wrong}")).await.status);
    }
    let shape = app.post(LETTER, "code=12").await;
    let right = app.post(LETTER, &format!("code={}", letter.code)).await;

    assert_eq!(statuses, [StatusCode::UNPROCESSABLE_ENTITY; 5]);
    assert_eq!(shape.texts(".errsum a"), ["Write the code of eight digits"]);
    assert_eq!(right.status, StatusCode::GONE);
    assert!(!is_in(&app.visitor).await);
}

#[rstest]
#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer_and_the_same_letter(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.resident(ANNA).await;
    later(&app, Duration::hours(1));
    let (one, other) = (app.another_visitor(), app.another_visitor());

    let known = app.ask_for_letter(&one, ANNA).await;
    let unknown = app.ask_for_letter(&other, "berta@exempel.fi").await;
    let pages = (one.get(LETTER).await, other.get(LETTER).await);
    let letters = (app.letter_to(ANNA).await, app.letter_to("berta@exempel.fi").await);

    assert_eq!(comparable(&known), comparable(&unknown));
    assert_eq!((known.body.len(), pages.0.status), (unknown.body.len(), pages.1.status));
    assert_eq!(pages.0.body.replace(ANNA, ""), pages.1.body.replace("berta@exempel.fi", ""));
    assert!(letters.0.is_some() && letters.1.is_some());
}

#[rstest]
#[tokio::test]
async fn nothing_of_a_letter_is_kept_that_opens_anything(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.ask_for_letter(&app.visitor, ANNA).await;
    let letter = app.letter_to(ANNA).await.expect("a letter");
    let token = letter.form().replace("t=", "");
    app.post(LINK, &letter.form()).await;
    let cookie = app.visitor.cookie("resident").expect("a session");

    let kept = dump(&app.state.db, &[]).await;

    for secret in [&token, &letter.code, &letter.code.replace(' ', ""), &cookie, ANNA] {
        assert!(!kept.contains(secret), "{secret}");
    }
    let sent = outbox::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("a letter");
    assert_eq!((sent.recipient.as_str(), sent.link), ("", None));
    assert_eq!(resident_sign_in::Entity::find().count(app.state.db.reader()).await.expect("a count"), 0);
}

#[rstest]
#[tokio::test]
async fn a_session_id_is_new_at_every_sign_in_and_lasts_thirty_days(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;
    let first = anna.browser.cookie("resident").expect("a session");
    app.ask_for_letter(&anna.browser, ANNA).await;
    later(&app, Duration::minutes(1));
    let letter = app.letter_to(ANNA).await.expect("a letter");
    anna.get(&letter.link).await;
    let again = anna.post(LINK, &letter.form()).await;
    let second = anna.browser.cookie("resident").expect("a session");
    let with = |cookie: &str| Request::get("/en/my-page").header("cookie", format!("resident={cookie}"));
    let stranger = app.another_visitor();

    let old = stranger.send(with(&first).body(Body::empty()).expect("a request")).await;
    let new = stranger.send(with(&second).body(Body::empty()).expect("a request")).await;
    later(&app, Duration::days(30) - Duration::seconds(2));
    let is_long = anna.is_in().await;
    later(&app, Duration::seconds(2));

    let given = again.headers.get_all("set-cookie").iter().filter_map(|header| header.to_str().ok());
    let given = given.filter(|header| header.starts_with("resident=")).collect::<String>();
    assert!(given.contains("HttpOnly; SameSite=Lax") && given.contains("Max-Age=2592000"), "{given}");
    assert_ne!(first, second);
    assert_eq!((old.header("location"), new.status), ("/en/sign-in", StatusCode::OK));
    assert!(is_long && !anna.is_in().await);
}

#[rstest]
#[tokio::test]
async fn one_sees_ones_sessions_and_ends_one_of_them_or_all(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let here = app.resident(ANNA).await;
    let there = app.resident(ANNA).await;
    let stranger = app.resident("berta@exempel.fi").await;
    let theirs = stranger.get("/en/my-page/sessions").await.attributes("main li button[name=session]", "value");

    let listed = here.get("/en/my-page/sessions").await;
    let keys = listed.attributes("main li button[name=session]", "value");
    here.post("/en/my-page/sessions", &format!("session={}", theirs.concat())).await;
    let is_untouched = stranger.is_in().await;
    there.get("/en/my-page/sessions").await;
    let forged = there.browser.post_as_it_is("/en/my-page/sessions", "session=all").await.status;
    here.get("/en/my-page/sessions").await;
    let all = here.post("/en/my-page/sessions", "session=all").await;

    assert_eq!((keys.len(), listed.texts("main .tag").len()), (2, 1));
    assert!(is_untouched && stranger.is_in().await);
    assert_eq!(forged, StatusCode::FORBIDDEN);
    assert_eq!((all.header("location"), all.header("clear-site-data")), ("/en", "\"cache\""));
    assert!(!here.is_in().await && !there.is_in().await);
}

#[rstest]
#[tokio::test]
async fn who_signs_out_leaves_nothing_open_or_begun_in_the_browser(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let opened = ["draft", "case", "initiative_draft", "initiative", "support", "claim", "sign-in"];
    let receipt = app.case_with("home-care", "Ingen kom på tisdagen.", |_| {}).await;
    let [leaving, erasing, finishing] = [(); 3].map(|()| app.another_visitor());
    for browser in [&leaving, &erasing, &finishing] {
        app.sign_in_resident(browser, ANNA).await;
        browser.post("/en/follow", &format!("code={}", receipt.code.grouped())).await;
        browser.post("/en/feedback/text", "text=The+lift+stood+still.").await;
        for name in opened.iter().filter(|name| browser.cookie(name).is_none()) {
            browser.keep(name, "something");
        }
    }

    finishing.get("/en/my-case").await;
    let finished = finishing.post("/en/my-case", "do=finish").await;
    leaving.get("/en/my-page/sessions").await;
    let left = leaving.post("/en/my-page/sessions", "session=this").await;
    erasing.get("/en/my-page/erase").await;
    let erased = erasing.post("/en/my-page/erase", "what=account").await;

    assert_eq!((finished.header("location"), left.header("location")), ("/en", "/en"), "{}", left.body);
    assert_eq!(erased.heading(), "Your page is erased");
    for browser in [&leaving, &erasing, &finishing] {
        assert_eq!(opened.map(|name| browser.cookie(name)), opened.map(|_| None));
    }
    assert!(leaving.cookie("resident").is_none() && erasing.cookie("resident").is_none());
    assert!(finishing.cookie("resident").is_some());
}

#[rstest]
#[tokio::test]
async fn who_floods_an_address_does_not_lock_its_owner_out(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.resident(ANNA).await;
    later(&app, Duration::hours(1));
    let attacker = app.another_visitor();
    let unknown = "carla@exempel.fi";
    for _ in 0..4 {
        assert_eq!(app.ask_for_letter(&attacker, ANNA).await.status, StatusCode::SEE_OTHER);
        assert_eq!(app.ask_for_letter(&attacker, unknown).await.status, StatusCode::SEE_OTHER);
    }
    for _ in 0..2 {
        app.ask_for_letter(&attacker, ANNA).await;
    }
    let slowed = app.ask_for_letter(&attacker, ANNA).await;
    let rows = |rows: Vec<resident_sign_in::Model>| rows.len();
    let count = || async { rows(resident_sign_in::Entity::find().all(app.state.db.reader()).await.expect("rows")) };
    let before = count().await;

    let owner = app.another_visitor();
    let asked = app.ask_for_letter(&owner, ANNA).await;

    assert_eq!((slowed.status, slowed.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    // Three and the two that a caller has more at an address under attack; three at one that nobody knows.
    assert_eq!((before, count().await), (8, 9));
}

#[rstest]
#[tokio::test]
async fn links_of_letters_begin_with_the_configured_address_whatever_a_request_says(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.get("/en/sign-in").await;
    let token = delta::frame::form_token::FormToken::public(&app.state.keyring).to_string();
    let request = Request::post("/en/sign-in")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("forwarded", "host=evil.example");

    let asked =
        app.visitor.send(request.body(Body::from(format!("email={ANNA}&form_token={token}"))).expect("one")).await;
    while app.state.tasks.len() > crate::app::WRITERS {
        tokio::task::yield_now().await;
    }
    app.letter_to(ANNA).await.expect("a letter");
    let mail = app.get("/demo/mail").await.body;

    assert_eq!(asked.header("location"), LETTER);
    assert!(mail.contains(&format!("{}/en/sign-in/link?t=", app.state.config.base_url)) && !mail.contains("evil"));
}

#[rstest]
#[tokio::test]
async fn unfinished_sign_ins_and_ended_sessions_are_swept(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.resident(ANNA).await;
    app.ask_for_letter(&app.visitor, "berta@exempel.fi").await;
    app.letter_to("berta@exempel.fi").await.expect("a letter");

    later(&app, Duration::days(31));
    delta::actions::sweep_leftovers(&app.state).await.expect("a sweep");

    let reader = app.state.db.reader();
    assert_eq!(resident_sign_in::Entity::find().count(reader).await.expect("a count"), 0);
    assert_eq!(resident_session::Entity::find().count(reader).await.expect("a count"), 0);
    assert_eq!(resident::Entity::find().count(reader).await.expect("a count"), 1);
}

/// A letter that waited for its server until it opens nothing is not sent.
#[rstest]
#[tokio::test]
async fn a_letter_that_opens_nothing_any_more_is_not_sent(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.ask_for_letter(&app.visitor, ANNA).await;

    later(&app, Duration::minutes(10));
    let letter = app.letter_to(ANNA).await;

    assert!(letter.is_none());
    let row = outbox::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("a letter");
    assert_eq!((row.state.as_str(), row.fault.as_deref()), ("parked", Some("the link opens nothing any more")));
}

#[rstest]
#[tokio::test]
async fn what_is_typed_wrongly_comes_back_with_the_reason(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let visitor: &Visitor = &app.visitor;

    let refused = visitor.post("/sv/logga-in", "email=namn%28at%29exempel").await;
    let stale = visitor.post_as_it_is("/sv/logga-in", "email=namn%40exempel.fi&form_token=old").await;
    let lost = visitor.get("/fi/kirjaudu/linkki?t=nonsense").await;
    let unasked = visitor.get("/fi/kirjaudu/viesti").await;

    assert_eq!(refused.texts(".errsum a"), ["Skriv e-postadressen så här: namn@exempel.fi"]);
    assert_eq!(refused.attributes("#email", "value"), ["namn(at)exempel"]);
    assert_eq!(
        (stale.status, stale.attributes("#email", "value")),
        (StatusCode::FORBIDDEN, vec!["namn@exempel.fi".to_owned()])
    );
    assert_eq!((lost.status, unasked.header("location")), (StatusCode::GONE, "/fi/kirjaudu"));
}

/// Security bar P12: three hundred requests for each, in turn; the middle times differ by 3 ms or a tenth at most.
#[rstest]
#[tokio::test]
async fn known_and_unknown_addresses_are_answered_as_fast(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.resident(ANNA).await;
    let mut times = [Vec::new(), Vec::new()];

    for round in 0..300 {
        if round % 5 == 0 {
            later(&app, Duration::minutes(15));
        }
        for (email, times) in [ANNA, "nobody@exempel.fi"].into_iter().zip(&mut times) {
            let token = delta::frame::form_token::FormToken::public(&app.state.keyring);
            let form = format!("email={email}&form_token={token}");
            let began = std::time::Instant::now();
            let asked = app.visitor.post_as_it_is("/en/sign-in", &form).await;
            times.push(began.elapsed());
            assert_eq!(asked.status, StatusCode::SEE_OTHER);
            while app.state.tasks.len() > crate::app::WRITERS {
                tokio::task::yield_now().await;
            }
        }
    }

    let [known, unknown] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    let allowed = std::time::Duration::from_millis(3).max(known.max(unknown) / 10);
    assert!(known.abs_diff(unknown) <= allowed, "{known:?} and {unknown:?}");
}
