//! A service in full use: cases in every state, and in every field that people write a text of the test's choosing.

use axum::http::StatusCode;
use delta::actions::receive_feedback::Receipt;
use delta::actions::reopen_case::reopen_by_resident;
use delta::actions::write_to_unit::write_to_unit;
use delta::actions::{rate_answer, save_draft};
use delta::attachments::MediaType;
use delta::feedback::contact::{Contact, EmailAddress, PhoneNumber};
use delta::feedback::draft::{Draft, DraftId};
use delta::feedback::feedback::ReplyWay;
use delta::feedback::new_feedback::NewFeedback;
use delta::feedback::store::{NewAttachment, content_place};
use delta::jobs::send_messages;
use delta::kernel::actor::Role;
use delta::platform::files::FileName;
use delta::threads::message::MessageText;
use entity::case;
use sea_orm::EntityTrait;

use crate::app::{Base, TestApp, Visitor};
use crate::encode::encoded;
use crate::page::Page;
use crate::staff::Colleague;

/// The unit of the cases, the one above it, and one beside it.
pub const UNIT: &str = "home-care-kotka";
pub const ABOVE: &str = "home-care";
pub const BESIDE: &str = "health-stations-kotka";

/// The service, and those who used it.
pub struct World {
    pub app: TestApp,
    pub handler: Colleague,
    pub coordinator: Colleague,
    pub beside: Colleague,
    /// The sender of the first case, who has it open.
    pub sender: Visitor,
    /// The first case: asked about, answered, rated and opened again.
    pub case: Receipt,
    /// The numbers of all cases.
    pub numbers: Vec<String>,
}

fn words(text: &str) -> MessageText {
    MessageText::parse(text).expect("a text")
}

async fn done(colleague: &Colleague, case: &Receipt, path: &str, form: &str) -> Page {
    let page = colleague.act(case.number.as_str(), path, form).await;
    assert!(
        page.status.is_redirection() || page.status == StatusCode::NO_CONTENT,
        "{path}: {}",
        page.texts("main").concat()
    );
    page
}

/// Everybody who fills in forms, with where they find them.
pub fn writers<'a>(
    world: &'a World,
    administrator: &'a Colleague,
    auditor: &'a Colleague,
) -> [(&'a Visitor, &'static [&'static str]); 6] {
    [
        (&world.app.visitor, &["/sv", "/sv/visning", "/staff/login", "/staff/login/reset"]),
        (&world.sender, &["/sv/mitt-arende"]),
        (&world.handler.browser, &["/staff", "/staff/profile"]),
        (&world.coordinator.browser, &["/staff"]),
        (&administrator.browser, &["/staff", "/staff/admin/county"]),
        (&auditor.browser, &["/staff/audit"]),
    ]
}

/// Makes the world. A text is asked for by the name of its field.
pub async fn world(base: Base, write: &dyn Fn(&str) -> String) -> Option<World> {
    let app = TestApp::start(base).await?;
    let state = &app.state;
    let typed = |field: &str| encoded(&write(field));
    let (handler, coordinator) = (app.handler_of(UNIT).await, app.coordinator_of(ABOVE).await);
    let beside = app.colleague(Role::Handler, BESIDE).await;

    let file = file(&app, &write("file")).await;
    let everything = |new: &mut NewFeedback| {
        new.files = vec![file];
        new.reply = ReplyWay::Email;
        new.contact = Contact {
            name: Some(write("name")),
            email: EmailAddress::parse(&write("email")),
            phone: PhoneNumber::parse("040 555 0199"),
        };
    };
    let case = app.case_with(UNIT, &write("text"), everything).await;
    done(&handler, &case, "/assignment", &format!("handler={}", handler.id)).await;
    done(&handler, &case, "/notes", &format!("note={}", typed("note"))).await;
    done(&handler, &case, "/questions", &format!("question={}", typed("question"))).await;
    write_to_unit(state, case.case, &words(&write("message")), usize::MAX).await.expect("a reply");
    let month = "planned_month=9&planned_year=2026&strategy=goals&goal=kr-2";
    let planned = format!("outcome=change_planned&planned_summary={}&{month}", typed("planned"));
    done(&handler, &case, "/answer", &format!("step=send&text={}&{planned}", typed("answer"))).await;
    rate_answer(state, case.case, false, Some(words(&write("remark")))).await.expect("a rating");
    reopen_by_resident(state, case.case, &words(&write("reopening")), usize::MAX).await.expect("opened again");
    done(&handler, &case, "/answer/draft", &format!("text={}", typed("draft"))).await;

    let sent = app.case_with(UNIT, "Hissen stod still.", |_| {}).await;
    done(&handler, &sent, "/transfer", &format!("to={BESIDE}&transfer_reason={}", typed("transfer"))).await;
    done(&beside, &sent, "/transfer/return", &format!("return_reason={}", typed("return"))).await;
    let waiting = app.case_with(BESIDE, "Hissen stod still.", |_| {}).await;
    done(&beside, &waiting, "/transfer", &format!("to={UNIT}&transfer_reason={}", typed("transfer"))).await;
    let refused = app.case_with(UNIT, "Hissen stod still.", |_| {}).await;
    let rejection = format!("reject_reason={}&reject_ground={}", typed("rejection"), typed("ground"));
    done(&handler, &refused, "/rejection", &rejection).await;
    let moved = app.case_with(UNIT, "Hissen stod still.", |_| {}).await;
    let elsewhere = format!("authority={}&move_reason={}", typed("authority"), typed("move"));
    done(&handler, &moved, "/move", &elsewhere).await;
    let changed = app.case_with(UNIT, "Hissen stod still.", |_| {}).await;
    done(&handler, &changed, "/answer", &format!("step=send&text=Vi+ringer+dig.&{planned}")).await;
    let made = format!("made_text={}&made_summary={}&made_month=2&made_year=2026", typed("made"), typed("summary"));
    done(&handler, &changed, "/change", &made).await;
    let opened = app.case_with(UNIT, "Hissen stod still.", |_| {}).await;
    done(&handler, &opened, "/answer", &format!("step=send&text=Vi+ringer+dig.&{planned}")).await;
    done(&handler, &opened, "/reopening", &format!("reopen_reason={}", typed("opened"))).await;
    let entered = format!(
        "key={}&origin=phone&language=sv&text={}&kind=criticism&service=home-care&municipality=kotka&reply=none",
        DraftId::draw(&state.random).as_str(),
        typed("entered")
    );
    let page = handler.post("/staff/cases/new", &entered).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.texts("main").concat());

    publications(&app, &handler, write).await;
    let left = |draft: &mut Draft| draft.text = write("unsent");
    save_draft::save_draft(state, &DraftId::draw(&state.random), left).await.expect("a draft");
    while send_messages::send_due(&state.as_ref().into()).await.expect("a pass") > 0 {}

    app.post("/sv/respons/text", &format!("text={}", typed("begun"))).await;
    app.post("/sv/respons/galler", "kind=criticism&service=unknown&municipality=kotka").await;
    app.post("/sv/respons/svar", &format!("reply=email&email={}&publish=no", encoded("namn@exempel.fi"))).await;

    let sender = app.another_visitor();
    let code = format!("code={}", case.code.grouped());
    assert_eq!(sender.post("/sv/folj", &code).await.status, StatusCode::SEE_OTHER);
    let rows = case::Entity::find().all(app.state.db.reader()).await.expect("cases");
    let numbers = rows.into_iter().map(|row| row.number).collect();
    Some(World { app, handler, coordinator, beside, sender, case, numbers })
}

/// A file in the store.
pub async fn file(app: &TestApp, name: &str) -> NewAttachment {
    let (state, file) = (&app.state, FileName::new(app.state.random.uuid()));
    let sealed = state.keyring.seal(&state.random, b"Hissen.", &content_place(&file.to_string()));
    state.files.put(file, sealed.into_bytes(), state.clock.today()).await.expect("a file");
    let media_type = MediaType::Text.mime().to_owned();
    NewAttachment { file: file.to_string(), name: format!("{name}.txt"), media_type, bytes: 7 }
}

/// Of one case a text with its answer is public, one waits for a second person, and one closed case keeps its original
/// sealed.
async fn publications(app: &TestApp, handler: &Colleague, write: &dyn Fn(&str) -> String) {
    let allowed = |new: &mut NewFeedback| new.may_publish = true;
    let text = format!("{}. {} var borta.", write("published"), write("withheld"));
    let public = app.case_with(UNIT, &text, allowed).await.number.to_string();
    let answer = "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside";
    assert!(handler.act(&public, "/answer", answer).await.status.is_redirection());
    let [published, withheld, shown] = ["published", "withheld", "shown"].map(|word| encoded(&write(word)));
    let shown = format!("words={withheld}&answer={shown}&health=no&let_seen={published}&let_seen={shown}");
    assert_published(&publish(handler, &public, &shown, "publish").await, "done=published");
    let health = app.case_with(UNIT, &write("unapproved"), allowed).await.number.to_string();
    assert_published(&publish(handler, &health, "health=yes", "publish").await, "done=waiting");
}

fn assert_published(page: &Page, done: &str) {
    assert!(page.header("location").ends_with(done), "{} {}", page.status, page.texts("main").concat());
}

/// Previews a public text with these choices, and presses a button below the preview.
pub async fn publish(colleague: &Colleague, case: &str, form: &str, step: &str) -> Page {
    let address = format!("/staff/cases/{case}/redaction");
    let seen = colleague.get(&address).await.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    let form = format!("seen={seen}&{form}");
    let preview = colleague.post(&address, &format!("{form}&step=preview")).await;
    let hash = preview.attributes("input[name=previewed]", "value").concat();
    colleague.post(&address, &format!("{form}&previewed={hash}&step={step}")).await
}
