//! The own page: cases put there by their codes, letters about them, and everything that is kept (security bar R2, R6, R10,
//! R12, P27, P34).

use axum::http::StatusCode;
use delta::actions::receive_feedback::Receipt;
use delta::actions::{erase_person, export_person};
use delta::audit::By;
use delta::feedback::contact::{Contact, EmailAddress, PhoneNumber};
use delta::feedback::feedback::ReplyWay;
use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::locale::Locale;
use delta::persons;
use entity::{claim, outbox, resident, resident_session};
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::Resident;
use crate::app::{Base, TestApp};
use crate::dump::dump;
use crate::page::Page;
use crate::traces::{Traces, with_hashes};

const ANNA: &str = "anna@exempel.fi";
const UNIT: &str = "home-care-kotka";
const PAGE: &str = "/en/my-page";

fn case_page(receipt: &Receipt) -> String {
    format!("{PAGE}/case?case={}", receipt.number)
}

/// Puts a case on a page by its code.
async fn claim(resident: &Resident, receipt: &Receipt) -> Page {
    resident.get(PAGE).await;
    resident.post(PAGE, &format!("code={}", receipt.code.grouped())).await
}

/// A page without what differs each time: the id of its request, and what was asked for.
fn masked(page: &Page, asked: &str) -> String {
    let id = regex::Regex::new(r"<code>[^<]*</code>").expect("a pattern");
    id.replace_all(&page.body.replace(asked, ""), "").into_owned()
}

#[rstest]
#[tokio::test]
async fn a_case_is_put_on_the_page_by_its_code_and_opens_without_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let anna = app.resident(ANNA).await;

    let empty = anna.get(PAGE).await;
    let wrong = anna.post(PAGE, "code=7777").await;
    let claimed = claim(&anna, &receipt).await;
    let again = claim(&anna, &receipt).await;
    let listed = anna.get(claimed.header("location")).await;
    let opened = anna.get(&case_page(&receipt)).await;
    let written = anna.post(&case_page(&receipt), "do=message&message=Hej+igen.").await;
    let after = anna.get(written.header("location")).await;

    assert_eq!(empty.texts("ul.rows li").len(), 0);
    assert_eq!(
        (wrong.status, wrong.attributes("#code", "value")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["7777".to_owned()])
    );
    assert_eq!((claimed.header("location"), again.status), ("/en/my-page?done=claimed", StatusCode::SEE_OTHER));
    assert_eq!(listed.attributes("ul.rows h3 a", "href"), [case_page(&receipt)]);
    let line = listed.texts("ul.rows li").concat();
    for part in [receipt.number.to_string().as_str(), "Received", "by 12 March 2026"] {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert_eq!(opened.texts("p.own"), ["Ingen kom på tisdagen."]);
    assert!(opened.attributes("button[value=code]", "name").is_empty(), "there is no code to show");
    assert_eq!(opened.header("cache-control"), "no-store");
    assert_eq!(after.texts(".alert.ok"), ["We have received your message."]);
    assert_eq!(after.texts(".tl blockquote").last().map(String::as_str), Some("Hej igen."));
}

#[rstest]
#[tokio::test]
async fn what_was_typed_when_the_session_had_ended_is_brought_along_to_the_case_and_kept_nowhere(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let anna = app.resident(ANNA).await;
    claim(&anna, &receipt).await;
    anna.get(&case_page(&receipt)).await;
    app.state.clock.set(app.state.clock.now() + chrono::Duration::days(30));
    let before = dump(&app.state.db, &[]).await;

    let typed = anna.post(&case_page(&receipt), "do=message&message=En+l%C3%A5ng+text.").await;
    let too_early = anna.post(&case_page(&receipt), "do=again&message=En+l%C3%A5ng+text.").await;
    let empty = anna.post(&case_page(&receipt), "do=release").await;
    assert!(dump(&app.state.db, &[]).await == before, "nothing of it is kept");
    app.sign_in_resident(&anna.browser, ANNA).await;
    let leads_to = typed.attributes("main form", "action").concat();
    let back = anna.browser.post_as_it_is(&leads_to, "do=again&message=En+l%C3%A5ng+text.").await;
    let sent = anna.post(&case_page(&receipt), "do=message&message=En+l%C3%A5ng+text.").await;

    for page in [&typed, &too_early] {
        assert_eq!((page.status, page.texts("#message")), (StatusCode::UNAUTHORIZED, vec!["En lång text.".to_owned()]));
        assert_eq!(page.attributes("main form", "action"), [case_page(&receipt)]);
    }
    assert_eq!(empty.header("location"), "/en/sign-in");
    assert_eq!((back.status, back.texts("#message")), (StatusCode::OK, vec!["En lång text.".to_owned()]));
    assert_eq!(sent.header("location"), format!("{}&done=message", case_page(&receipt)));
}

#[rstest]
#[tokio::test]
async fn what_was_chosen_about_an_answer_when_the_session_had_ended_is_brought_along(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let handler = app.handler_of(UNIT).await;
    let form = "step=send&text=Vi+ringer+dig+i+morgon.&outcome=answered&strategy=outside";
    let answered = handler.act(&receipt.number.to_string(), "/answer", form).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    let anna = app.resident(ANNA).await;
    claim(&anna, &receipt).await;
    app.state.clock.set(app.state.clock.now() + chrono::Duration::days(30));
    let chosen = |page: &Page| page.attributes("input[name=helpful][checked]", "value");

    let typed = anna.post(&case_page(&receipt), "do=rating&helpful=no&remark=").await;
    app.sign_in_resident(&anna.browser, ANNA).await;
    let leads_to = typed.attributes("main form", "action").concat();
    let back = anna.browser.post_as_it_is(&leads_to, "do=again&helpful=no").await;

    assert_eq!((typed.status, chosen(&typed)), (StatusCode::UNAUTHORIZED, vec!["no".to_owned()]), "{}", typed.body);
    assert_eq!((back.status, chosen(&back)), (StatusCode::OK, vec!["no".to_owned()]), "{}", back.body);
}

#[rstest]
#[tokio::test]
async fn somebody_elses_case_looks_just_like_one_that_does_not_exist(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let theirs = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let berta = app.resident("berta@exempel.fi").await;
    claim(&berta, &theirs).await;
    let anna = app.resident(ANNA).await;
    let number = theirs.number.to_string();
    let missing = format!("{}-ZZZZZZ", number.split('-').next().unwrap_or_default());
    let before = dump(&app.state.db, &[]).await;

    for rest in ["", "&file=1"] {
        let one = anna.get(&format!("{PAGE}/case?case={number}{rest}")).await;
        let other = anna.get(&format!("{PAGE}/case?case={missing}{rest}")).await;

        assert_eq!((one.status, other.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(masked(&one, &number), masked(&other, &missing));
    }
    for wish in ["do=message&message=Hej", "do=release", "do=rating&helpful=yes"] {
        let page = anna.post(&format!("{PAGE}/case?case={number}"), wish).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wish}");
    }
    assert!(dump(&app.state.db, &[]).await == before);
}

#[rstest]
#[tokio::test]
async fn a_receipt_is_taken_along_to_the_page_and_nothing_is_tied_before_its_holder_says_so(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    app.post("/en/follow", &format!("code={}", receipt.code.grouped())).await;
    app.get("/en/my-case").await;

    let taken = app.post("/en/my-case", "do=own").await;
    let from_receipt =
        app.another_visitor().post("/en/my-page/save", &format!("code={}", receipt.code.grouped())).await;
    let led = app.get(taken.header("location")).await;
    let sign_in = app.get(led.header("location")).await;
    app.sign_in_resident(&app.visitor, ANNA).await;
    let asked = app.get(PAGE).await;
    let tied = claim::Entity::find().count(app.state.db.reader()).await.expect("a count");
    let claimed = app.post(PAGE, "do=waiting").await;
    let after = app.get(claimed.header("location")).await;

    assert_eq!((taken.header("location"), led.header("location")), (PAGE, "/en/sign-in"));
    assert!(from_receipt.header("location") == PAGE && from_receipt.header("set-cookie").starts_with("claim="));
    assert_eq!(sign_in.texts(".alert.info").len(), 1);
    assert_eq!((asked.attributes("button[value=waiting]", "name").len(), tied), (1, 0));
    assert_eq!(after.texts("ul.rows li").len(), 1);
    assert!(after.attributes("button[value=waiting]", "name").is_empty());
}

#[rstest]
#[tokio::test]
async fn who_has_a_case_on_the_page_gets_the_letters_they_want_and_after_releasing_it_none(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let number = receipt.number.to_string();
    let anna = app.resident(ANNA).await;
    let berta = app.resident("berta@exempel.fi").await;
    let carla = app.resident("carla@exempel.fi").await;
    for resident in [&anna, &berta, &carla] {
        claim(resident, &receipt).await;
    }
    let settings = format!("{PAGE}/settings");
    berta.get(&settings).await;
    let saved = berta.post(&settings, "tells=answers&locale=sv").await;
    let shown = berta.get(saved.header("location")).await;
    carla.get(&case_page(&receipt)).await;
    carla.post(&case_page(&receipt), "do=release").await;
    let handler = app.handler_of(UNIT).await;
    handler.act(&number, "/assignment", &format!("handler={}", handler.id)).await;

    handler.act(&number, "/questions", "question=Vilken+dag%3F").await;
    let after_question = letters(&app).await;
    handler.act(&number, "/answer", "step=send&text=Vi+kommer.&outcome=answered&strategy=outside").await;
    let after_answer = letters(&app).await;

    assert_eq!(shown.attributes("input[name=tells][checked]", "value"), ["answers"]);
    assert_eq!(shown.attributes("input[name=locale][checked]", "value"), ["sv"]);
    assert_eq!(after_question, [(ANNA.to_owned(), format!("We need your answer – {number}"))]);
    let answered = [
        (ANNA.to_owned(), format!("Your case has been answered – {number}")),
        ("berta@exempel.fi".to_owned(), format!("Ditt ärende har besvarats – {number}")),
    ];
    assert_eq!(after_answer[..1], after_question[..]);
    assert_eq!(after_answer.len(), 3, "{after_answer:?}");
    assert!(after_answer.contains(&answered[0]), "{after_answer:?}");
    assert!(after_answer.iter().any(|(to, subject)| *to == answered[1].0 && subject.ends_with(&number)));
    let mail = app.get("/demo/mail").await.body;
    assert!(mail.contains(&format!("{}/en/my-page", app.state.config.base_url)) && !mail.contains("Vilken dag"));
}

/// To whom letters about cases went, and with which subject, without those for signing in; the questions first.
async fn letters(app: &TestApp) -> Vec<(String, String)> {
    while send_due(&Post::from(&*app.state)).await.expect("letters are sent") > 0 {}
    let mail = app.get("/demo/mail").await;
    let subjects = mail.texts("article.card h2");
    let to = mail.texts("article.card p:nth-of-type(1)");
    let to = to.iter().map(|to| to.split(' ').find(|word| word.contains('@')).unwrap_or_default().to_owned());
    let mut letters: Vec<_> = to.zip(subjects).filter(|(_, subject)| subject.contains("2026-")).collect();
    letters.sort_by_key(|(to, subject)| (!subject.starts_with("We need"), to.clone()));
    letters
}

#[rstest]
#[tokio::test]
async fn an_address_that_was_given_gets_one_letter_although_its_owner_has_the_case_on_their_page(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let given = |new: &mut delta::feedback::new_feedback::NewFeedback| {
        new.reply = ReplyWay::Email;
        new.contact = Contact { email: EmailAddress::parse("Anna@Exempel.fi"), ..Contact::default() };
    };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", given).await;
    let anna = app.resident(ANNA).await;
    claim(&anna, &receipt).await;
    let handler = app.handler_of(UNIT).await;
    let number = receipt.number.to_string();
    handler.act(&number, "/assignment", &format!("handler={}", handler.id)).await;

    handler.act(&number, "/answer", "step=send&text=Vi+kommer.&outcome=answered&strategy=outside").await;

    let rows = outbox::Entity::find().all(app.state.db.reader()).await.expect("rows");
    assert_eq!(rows.iter().filter(|row| row.message == "answered").count(), 1);
}

#[rstest]
#[tokio::test]
async fn the_list_goes_on_behind_twenty_cases_and_takes_as_many_statements_however_long_it_is(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;
    let first = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    claim(&anna, &first).await;
    let counted = async || {
        let before = app.state.db.statements();
        anna.get(PAGE).await;
        app.state.db.statements() - before
    };
    let short = counted().await;
    let account = resident::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("an account");
    for _ in 0..24 {
        let receipt = app.case_with(UNIT, "Ingen kom på onsdagen.", |_| {}).await;
        delta::actions::claim_case(&app.state, account.id, receipt.case).await.expect("a claim");
    }

    let long = counted().await;
    let page = anna.get(PAGE).await;
    let next = page.attributes("nav.pages a[rel=next]", "href").concat();
    let rest = anna.get(&next).await;

    let all: std::collections::BTreeSet<String> =
        [&page, &rest].into_iter().flat_map(|page| page.attributes("ul.rows h3 a", "href")).collect();
    assert_eq!((page.texts("ul.rows li").len(), rest.texts("ul.rows li").len(), all.len()), (20, 5, 25));
    assert!(rest.attributes("nav.pages a[rel=next]", "href").is_empty());
    assert_eq!(short, long);
    assert_eq!(anna.get(&format!("{PAGE}?after=nonsense")).await.texts("ul.rows li").len(), 20);
}

#[rstest]
#[tokio::test]
async fn one_gets_everything_that_is_tied_to_ones_page_and_nothing_of_anybody_else(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let mine = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let contact = |new: &mut delta::feedback::new_feedback::NewFeedback| {
        new.reply = ReplyWay::Email;
        let email = EmailAddress::parse("mother@exempel.fi");
        new.contact = Contact { name: Some("Maija Mallinen".to_owned()), email, ..Contact::default() };
    };
    let of_mother = app.case_with(UNIT, "Mamma skrev det här.", contact).await;
    let by_phone = |new: &mut delta::feedback::new_feedback::NewFeedback| {
        new.reply = ReplyWay::Phone;
        new.contact = Contact { phone: PhoneNumber::parse("040 123 4567"), ..Contact::default() };
    };
    let of_father = app.case_with(UNIT, "Pappa skrev det här.", by_phone).await;
    // Somebody is writing, and has typed the address of another.
    app.post("/sv/respons/text", "text=Ett+utkast+av+n%C3%A5gon+annan.").await;
    app.post("/sv/respons/galler", "kind=criticism&service=home-care&municipality=kotka").await;
    app.post("/sv/respons/svar", &format!("reply=email&email={ANNA}&publish=no")).await;
    let theirs = app.case_with(UNIT, "Någon annans text.", |_| {}).await;
    let (anna, berta) = (app.resident(ANNA).await, app.resident("berta@exempel.fi").await);
    claim(&anna, &mine).await;
    claim(&anna, &of_mother).await;
    claim(&anna, &of_father).await;
    claim(&berta, &theirs).await;
    let data = format!("{PAGE}/data");
    anna.get(&data).await;

    let file = anna.post(&data, "form=json").await;
    let page = anna.post(&data, "form=page").await;
    let forged = anna.browser.post_as_it_is(&data, "form=json").await;
    let stranger = app.another_visitor().post(&data, "form=json").await;

    let document: serde_json::Value = serde_json::from_str(&file.body).expect("a document");
    assert_eq!(document["account"][0]["email"], ANNA);
    assert_eq!(document["account"][0]["own_cases"].as_array().map(Vec::len), Some(3));
    assert_eq!(document["drafts"].as_array().map(Vec::len), Some(0));
    assert_eq!(document["account"][0]["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["account"][0]["mails"][0]["message"], "resident_sign_in");
    for shown in [&file.body, &page.body] {
        assert!(shown.contains("Ingen kom på tisdagen.") && shown.contains("Mamma skrev det här."));
        for others in ["Någon annans", "berta", "Mallinen", "123 4567", "1234567", "Ett utkast"] {
            assert!(!shown.contains(others), "{others}: {shown}");
        }
    }
    assert!(!page.body.contains("person-"), "{}", page.body);
    assert_eq!((page.heading().as_str(), page.attributes(".back", "href")), ("Your data", vec![data.clone()]));
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"my-data.json\"");
    assert_eq!((file.header("cache-control"), page.header("cache-control")), ("no-store", "no-store"));
    assert_eq!((forged.status, stranger.header("location")), (StatusCode::FORBIDDEN, "/en/sign-in"));
}

#[rstest]
#[tokio::test]
async fn the_menu_of_every_page_of_ones_own_signs_out(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let anna = app.resident(ANNA).await;
    claim(&anna, &receipt).await;
    let button = "header button[name=session][value=this]";

    let all = [case_page(&receipt), PAGE.to_owned()].into_iter();
    let all = all.chain(["/settings", "/sessions", "/data", "/erase"].map(|rest| format!("{PAGE}{rest}")));
    for path in all {
        assert_eq!(anna.get(&path).await.attributes(button, "class").len(), 1, "{path}");
    }
    let sent = anna.post(&format!("{PAGE}/sessions"), "session=this").await;

    assert_eq!(sent.header("location"), "/en");
    assert!(!anna.is_in().await);
    for path in ["/en", "/en/feedback", "/en/sign-in"] {
        assert!(anna.get(path).await.attributes(button, "class").is_empty(), "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn erasing_the_page_ends_every_session_and_the_cases_go_on(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let (anna, elsewhere) = (app.resident(ANNA).await, app.resident(ANNA).await);
    let berta = app.resident("berta@exempel.fi").await;
    claim(&anna, &receipt).await;
    let index = resident::Entity::find().all(app.state.db.reader()).await.expect("rows");
    let erasure = format!("{PAGE}/erase");
    anna.get(&erasure).await;

    let nothing = anna.post(&erasure, "").await;
    let erased = anna.post(&erasure, "what=account").await;

    assert_eq!(
        (nothing.status, nothing.attributes(".errsum a", "href")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["#what".to_owned()])
    );
    assert_eq!((erased.status, erased.heading().as_str()), (StatusCode::OK, "Your page is erased"));
    assert!(!anna.is_in().await && !elsewhere.is_in().await && berta.is_in().await);
    let reader = app.state.db.reader();
    assert_eq!(resident::Entity::find().count(reader).await.expect("a count"), 1);
    assert_eq!(resident_session::Entity::find().count(reader).await.expect("a count"), 1);
    assert_eq!(claim::Entity::find().count(reader).await.expect("a count"), 0);
    let left = dump(&app.state.db, &[]).await;
    let of_berta = resident::Entity::find().one(reader).await.expect("an answer").expect("an account");
    for gone in index.iter().filter(|row| row.id != of_berta.id) {
        for trace in [&gone.id.to_string(), gone.email.as_ref().expect("one"), gone.email_index.as_ref().expect("one")]
        {
            assert!(!left.contains(trace.as_str()), "{trace}");
        }
    }
    assert!(!app.get("/demo/mail").await.body.contains(ANNA), "the mail folder");
    let case = app.post("/en/follow", &format!("code={}", receipt.code.grouped())).await;
    assert_eq!(case.header("location"), "/en/my-case");
}

#[rstest]
#[tokio::test]
async fn erasing_the_page_with_its_cases_leaves_no_word_of_them(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let anna = app.resident(ANNA).await;
    claim(&anna, &receipt).await;
    anna.get(&format!("{PAGE}/erase")).await;

    anna.post(&format!("{PAGE}/erase"), "what=all").await;

    let handler = app.handler_of(UNIT).await;
    let page = handler.get(&format!("/staff/cases/{}", receipt.number)).await;
    assert!(page.status.is_success() && !page.body.contains("Ingen kom"), "{}", page.status);
    let code = app.post("/en/follow", &format!("code={}", receipt.code.grouped())).await;
    assert_eq!(code.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[tokio::test]
async fn who_asks_by_telephone_gets_and_erases_the_account_as_well(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let state = &app.state;
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let anna = app.resident(ANNA).await;
    claim(&anna, &receipt).await;
    let address = EmailAddress::parse(ANNA).expect("an address");

    let person = persons::person_of_address(state.db.reader(), address, &state.keyring).await.expect("a person");
    let export = export_person(state, By::Operator, &person).await.expect("an export");
    erase_person(state, By::Operator, &person).await.expect("an erasure");

    let document = serde_json::to_string(&export).expect("a document");
    assert!(document.contains("Ingen kom på tisdagen.") && document.contains(ANNA));
    let page = persons::page(&export, crate::page::wording(&state.county, Locale::Fi)).expect("a page");
    for code in ["person-", "received", "routed", "criticism", UNIT, state.clock.today().to_string().as_str()] {
        assert!(!page.contains(code), "{code}: {page}");
    }
    assert_eq!(resident::Entity::find().count(state.db.reader()).await.expect("a count"), 0);
    assert!(!anna.is_in().await);
}

/// Security bar P27: what is sent with a resident's cookie is as anonymous as without.
#[rstest]
#[tokio::test]
async fn feedback_sent_by_someone_who_is_signed_in_leaves_nothing_that_is_keyed_to_them(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;
    let account = resident::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("an account");
    let cookie = anna.browser.cookie("resident").expect("a session");
    let tables = ["residents", "resident_sessions", "resident_sign_ins", "claims"];
    let of_person = |dump: &str| -> Vec<String> {
        let is_theirs = |line: &&str| line.contains(&account.id.to_string());
        dump.lines().filter(is_theirs).map(str::to_owned).collect()
    };
    let before = dump(&app.state.db, &[]).await;
    // The next day: whatever notes that a session was used would show.
    app.set_clock("2026-03-03T12:00:00Z");
    let text = anna.get("/sv/respons/text").await;
    let draft = text.attributes("input[name=draft]", "value").concat();

    anna.post("/sv/respons/text", &format!("draft={draft}&text=Hissen+i+huset+stod+still+hela+veckan.")).await;
    anna.post("/sv/respons/galler", "kind=criticism&service=home-care&municipality=kotka").await;
    anna.post("/sv/respons/svar", "reply=code&publish=no").await;
    let check = anna.get("/sv/respons/kontrollera").await;
    let draft = check.attributes("input[name=draft]", "value").pop().unwrap_or_default();
    let receipt = anna.post("/sv/respons/kvitto", &format!("draft={draft}&do=send")).await;
    let code = receipt.texts("#code").concat();
    anna.post("/sv/folj", &format!("code={code}")).await;
    anna.get("/sv/mitt-arende").await;

    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.body);
    let after = dump(&app.state.db, &[]).await;
    assert!(!of_person(&before).is_empty());
    assert_eq!(of_person(&before), of_person(&after), "a row of the person was touched");
    for table in tables {
        let rows =
            |dump: &str| dump.split(&format!("{table}\n")).nth(1).map(|rest| rest.lines().next().map(str::to_owned));
        assert_eq!(rows(&before), rows(&after), "{table}");
    }
    let added = after.lines().filter(|line| !before.contains(*line)).collect::<String>();
    let of_person = [account.id.to_string(), account.email_index.expect("an index"), cookie];
    let traces = Traces::of(of_person.iter().flat_map(|text| with_hashes(text)));
    assert_eq!(traces.found_in(added.as_bytes()), None);
}
