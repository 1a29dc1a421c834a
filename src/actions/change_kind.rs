//! Feedback becomes an initiative, and an initiative feedback, when whoever sent it says so. What it was keeps its day, and the
//! receipt's code opens what it became.

use entity::ids::{CaseId, InitiativeId};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{answer_limit, case_of, receive_feedback, record};
use crate::app::App;
use crate::cases::case::{Case, is_offered_as_initiative};
use crate::cases::channel::Origin;
use crate::cases::{policy as case_policy, store as cases};
use crate::deadlines::due_on;
use crate::feedback::contact::Contact;
use crate::feedback::draft::DraftId;
use crate::feedback::feedback::{FeedbackText, Kind, ReplyWay};
use crate::feedback::new_feedback::NewFeedback;
use crate::feedback::store as feedback;
use crate::initiatives::draft::{self, Draft, DraftMaker};
use crate::initiatives::event::{Event, Happened};
use crate::initiatives::facts::Rule;
use crate::initiatives::initiative::{Initiative, State};
use crate::initiatives::maker::contact_person;
use crate::initiatives::words::Words;
use crate::initiatives::{policy, store};
use crate::kernel::actor::Actor;
use crate::kernel::digest::sha256_hex;
use crate::platform::error::Error;
use crate::platform::keyring::Purpose;

/// Begins an initiative with what its sender wrote in a case of feedback, once the unit has proposed it. The case stays what it
/// is until the initiative is filed.
pub async fn begin_initiative_of_case(app: &App, id: CaseId) -> Result<DraftId, Error> {
    let (conn, keyring) = (app.db.reader(), &app.keyring);
    let case = cases::find_by_id(conn, id).await?.ok_or(Error::NotFound)?;
    if !is_offered(app, conn, &case).await? {
        return Err(Error::Conflict);
    }
    let told = feedback::find(conn, id, keyring).await?.ok_or(Error::NotFound)?;
    let given = feedback::contact_of(conn, id, keyring).await?.unwrap_or_default();
    let subject = cases::subject_of(conn, id).await?;
    let begun = Draft {
        reasons: told.text,
        service: subject.service.unwrap_or_default(),
        from_case: id.to_string(),
        maker: DraftMaker {
            name: given.name.unwrap_or_default(),
            municipality: subject.municipality.unwrap_or_default(),
            email: given.email.unwrap_or_default(),
            phone: given.phone.unwrap_or_default(),
            ..DraftMaker::default()
        },
        ..Draft::default()
    };
    let key = DraftId::draw(&app.random);
    let tx = app.db.begin_write().await?;

    draft::save(&tx, &key, &begun, (keyring, &app.random), app.clock.today()).await?;

    tx.commit_unseen().await?;
    Ok(key)
}

async fn is_offered(app: &App, conn: &impl sea_orm::ConnectionTrait, case: &Case) -> Result<bool, Error> {
    let course = cases::course_of(conn, case.id, &app.keyring).await?;
    Ok(is_offered_as_initiative(&case.state, course.iter().map(|step| step.event)))
}

/// The case that a form makes an initiative of, as long as that is still proposed.
pub(super) async fn case_of_form(app: &App, tx: &DatabaseTransaction, key: &DraftId) -> Result<Option<Case>, Error> {
    let Some(begun) = draft::find(tx, key, &app.keyring).await? else { return Ok(None) };
    let Ok(id) = Uuid::parse_str(&begun.from_case) else { return Ok(None) };
    let case = case_of(tx, CaseId(id)).await?;
    Ok(if is_offered(app, tx, &case).await? { Some(case) } else { None })
}

/// Ends a case that became an initiative.
pub(super) async fn end_case(
    app: &App,
    tx: &DatabaseTransaction,
    case: Case,
    initiative: InitiativeId,
) -> Result<(), Error> {
    let id = case.id;
    let change = case.become_initiative(case_policy::may_reply(&Actor::Resident)?, app.clock.today())?;
    record(app, tx, &change).await?;
    Ok(store::note_from_case(tx, initiative, id).await?)
}

/// Did the registrar give it back because it is feedback? Then its author may make feedback of it.
#[must_use]
pub fn may_become_feedback(initiative: &Initiative, happened: &[Happened]) -> bool {
    let last = happened.iter().rev().find_map(|step| match &step.event {
        Event::Returned(objection) => Some(objection.rule),
        _ => None,
    });
    initiative.state == State::Returned && last == Some(Rule::Feedback)
}

/// Makes feedback of an initiative that its author agrees is none. Pressed twice it is done once.
pub async fn make_feedback_of_initiative(app: &App, id: InitiativeId) -> Result<(), Error> {
    let (conn, keyring) = (app.db.reader(), &app.keyring);
    let (initiative, row) = store::find_with_row(conn, id).await?.ok_or(Error::NotFound)?;
    let happened = store::course_of(conn, id, keyring).await?;
    if !may_become_feedback(&initiative, &happened) {
        return Err(Error::Conflict);
    }
    let words = store::words_of(conn, id, initiative.text_version, keyring).await?.ok_or(Error::NotFound)?;
    let makers = store::makers_of(conn, id, keyring).await?;
    let sender = contact_person(&makers).or_else(|| makers.first());
    let contact = sender.map(|maker| Contact {
        name: Some(maker.name.clone()).filter(|name| !name.is_empty()),
        email: maker.email.clone(),
        phone: maker.phone.clone(),
    });
    let contact = contact.unwrap_or_default();
    let new = NewFeedback {
        key: key_of(app, id)?,
        text: text(&words)?,
        kind: Kind::Suggestion,
        nps: None,
        service: row.service_id,
        municipality: row.municipality_id,
        place: None,
        topic: None,
        unit: None,
        goal: row.goal_id,
        reply: if contact.email.is_some() { ReplyWay::Email } else { ReplyWay::Code },
        contact,
        may_publish: false,
        locale: initiative.language,
        origin: Origin::Web,
        files: Vec::new(),
    };
    let case = receive_feedback(app, &Actor::Resident, new).await?.case;
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let (initiative, _) = store::find_with_row(&tx, id).await?.ok_or(Error::NotFound)?;
    let filed_on = initiative.filed_on;
    let change = initiative.withdraw(policy::may_write(&Actor::Resident)?, store::has_joined(&tx, id).await?, today)?;
    store::record(&tx, &change, keyring, &app.random).await?;
    store::note_became_case(&tx, id, case).await?;
    let limit = answer_limit(app, &tx, case).await?;
    cases::note_arrival(&tx, case, filed_on, due_on(filed_on, limit).due_on).await?;

    tx.commit().await?;
    Ok(())
}

/// Hexadecimal digits of a key.
const KEY_DIGITS: usize = 32;

/// The key of the one sending: drawn from the initiative, so that a second press is the same sending, and known to nobody.
fn key_of(app: &App, id: InitiativeId) -> Result<DraftId, Error> {
    let mac = app.keyring.mac(Purpose::Idempotency, format!("feedback of initiative {id}").as_bytes());
    let digits: String = sha256_hex(&mac).chars().take(KEY_DIGITS).collect();
    DraftId::parse(&digits).ok_or_else(|| Error::internal(anyhow::anyhow!("a hash is too short for a key")))
}

fn text(words: &Words) -> Result<FeedbackText, Error> {
    let text = format!("{}\n\n{}\n\n{}", words.title(), words.proposal(), words.reasons());
    FeedbackText::parse(&text).map_err(|_| Error::internal(anyhow::anyhow!("an initiative is no text of feedback")))
}
