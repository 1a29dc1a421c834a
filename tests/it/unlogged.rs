//! What nobody may read in a log, the audit trail or the outbox, wherever a request carries it (security bar P32).

#![expect(clippy::indexing_slicing, reason = "an index that is wrong fails the test")]

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request};
use delta::jobs::send_messages;
use delta::kernel::actor::Role;
use delta::platform::mail::{MAIL_FOLDER, list_kept};
use regex::Regex;
use rstest::rstest;

use crate::app::{Base, Visitor};
use crate::dump::dump_of;
use crate::encode::encoded;
use crate::forms::{Form, forms_for};
use crate::log::Log;
use crate::traces::Traces;
use crate::world::{World, world, writers};

/// What stands between the day of birth and the individual number: as the law has it, as people type it.
const SEPARATORS: [&str; 20] =
    ["+", "-", "Y", "X", "W", "V", "U", "A", "B", "C", "D", "E", "F", "–", "—", "−", " - ", "- ", " ", ""];
const CHECK: &str = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/// A hundred identity codes of nobody, each spelt in another way.
fn identity_codes() -> Vec<String> {
    let code = |at: usize| {
        let (day, individual) = (format!("{:02}0{}5{}", 1 + at % 28, 1 + at % 9, at % 10), 900 + at);
        let digits: usize = format!("{day}{individual}").parse().expect("a number");
        let check = CHECK.chars().nth(digits % 31).expect("a symbol");
        let code = format!("{day}{}{individual}{check}", SEPARATORS[at % SEPARATORS.len()]);
        if at.is_multiple_of(3) { code.to_lowercase() } else { code }
    };
    (0..100).map(code).collect()
}

/// A secret in every field of a form.
async fn carry_in_fields(browser: &Visitor, form: &Form, secret: &str) {
    let pairs = form.filled(1, |field| (field.is_typed || field.name == "files").then(|| format!("Hej {secret} hej")));
    form.send(browser, &pairs).await;
}

/// A secret in addresses, queries and headers.
async fn carry_in_addresses(browser: &Visitor, secret: &str) {
    let in_path = encoded(secret);
    for path in [
        format!("/staff/cases/{in_path}"),
        format!("/staff/login/reset/{in_path}"),
        format!("/staff/queue?q={in_path}&after={in_path}&case={in_path}"),
        format!("/sv/{in_path}?code={in_path}"),
        format!("/api/{in_path}"),
    ] {
        let mut request = Request::get(path).body(Body::empty()).expect("a request");
        for name in ["user-agent", "referer", "x-request-id", "x-forwarded-for", "authorization", "accept-language"] {
            let value = HeaderValue::from_bytes(secret.as_bytes()).expect("a header");
            request.headers_mut().insert(HeaderName::from_static(name), value);
        }
        browser.send(request).await;
    }
}

/// The secrets of people that the service itself gave out: a session, a receipt and the token of a letter.
async fn given_out(world: &World) -> Vec<String> {
    let somebody = world.app.somebody(crate::world::UNIT).await;
    world.app.get("/staff/login/reset").await;
    world.app.post("/staff/login/reset", &format!("email={}", somebody.email)).await;
    let pattern = Regex::new(r"/staff/login/reset/([\w-]{43})").expect("a pattern");
    let mut token = None;
    // The answer does not wait for the letter.
    while token.is_none() {
        send_messages::send_due(&world.app.state.as_ref().into()).await.expect("a pass");
        let letters = list_kept(&world.app.state.config.data.join(MAIL_FOLDER)).await.expect("letters");
        token = letters.iter().find_map(|letter| Some(pattern.captures(&letter.text)?[1].to_owned()));
    }
    let session = world.handler.browser.cookie("delta").expect("a session");
    vec![session, token.expect("a token"), world.case.code.grouped(), world.case.code.grouped().replace('-', "")]
}

#[rstest]
#[tokio::test]
async fn secrets_stand_in_no_log_no_trail_and_no_outbox_wherever_they_come(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    // Everything but the parser with which the tests themselves read pages.
    let log = Log::keep("debug,html5ever=off,markup5ever=off,selectors=off");
    let Some(world) = world(base, &|field| format!("{field}@exempel.fi")).await else { return };
    let (administrator, auditor) = (world.app.administrator().await, world.app.colleague(Role::Auditor, "group").await);
    let mut secrets = given_out(&world).await;
    secrets.extend(identity_codes());
    let mut turn = secrets.iter().cycle();
    let (mut carried, app) = (0, &world.app);

    for (browser, from) in writers(&world, &administrator, &auditor) {
        for form in forms_for(browser, from).await {
            for secret in turn.by_ref().take(2) {
                carry_in_fields(browser, &form, secret).await;
                carried += 1;
            }
        }
    }
    for secret in &secrets {
        carry_in_addresses(&world.handler.browser, secret).await;
    }
    while send_messages::send_due(&app.state.as_ref().into()).await.expect("a pass") > 0 {}
    let tables = ["audit_records", "audit_head", "audit_checkpoints", "outbox"];
    let told = dump_of(&app.state.db, |table| tables.contains(&table)).await;
    let letters = list_kept(&app.state.config.data.join(MAIL_FOLDER)).await.expect("letters");
    // The same while nothing can be stored: faults are logged with what the database says of them.
    let forms = forms_for(&world.handler.browser, &["/staff"]).await;
    app.state.db.clone().close().await;
    for form in &forms {
        let secret = turn.next().expect("a secret");
        carry_in_fields(&world.handler.browser, form, secret).await;
        carry_in_addresses(&world.handler.browser, secret).await;
    }

    assert!(carried > 100, "only {carried} were carried");
    assert!(log.text().contains("nothing was stored"), "no fault was logged");
    let traces = Traces::of(secrets.iter().flat_map(|secret| [secret.clone(), encoded(secret)]));
    for line in log.text().lines() {
        assert_eq!(traces.found_in(line.as_bytes()), None, "in the log: {line}");
    }
    assert_eq!(traces.found_in(told.as_bytes()), None, "in the trail or the outbox");
    let codes = Traces::of(identity_codes());
    let written = letters.iter().flat_map(|letter| [letter.subject.as_str(), letter.text.as_str()]).collect::<String>();
    assert!(letters.len() > 3, "no letters were written");
    assert_eq!(codes.found_in(written.as_bytes()), None, "in a letter");
}
