//! Everything that is kept of a person, as one document for programs and one page for people.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use entity::case;
use entity::ids::{CaseId, InitiativeId};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Serialize;
use serde_json::Value;

use super::Person;
use super::account::{self, AccountData};
use super::followings::{self, FollowingData};
use super::supports::{self, SupportData};
use super::words::Wording;
use crate::answers;
use crate::cases;
use crate::feedback::contact::EmailAddress;
use crate::feedback::draft::{self, Draft};
use crate::feedback::store::{self as feedback, content_place};
use crate::initiatives::makers;
use crate::initiatives::store as initiatives;
use crate::initiatives::words::Part;
use crate::kernel::locale::Locale;
use crate::notifications;
use crate::platform::error::Error;
use crate::platform::files::{FileName, FileStore};
use crate::platform::keyring::Keyring;
use crate::platform::texts::text;
use crate::threads;

/// What is kept of a person.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    made_on: NaiveDate,
    account: Vec<AccountData>,
    cases: Vec<CaseData>,
    initiatives: Vec<InitiativeData>,
    supports: Vec<SupportData>,
    followings: Vec<FollowingData>,
    drafts: Vec<Draft>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct CaseData {
    number: String,
    received_on: NaiveDate,
    due_on: NaiveDate,
    closed_on: Option<NaiveDate>,
    state: String,
    unit: String,
    service: Option<String>,
    municipality: Option<String>,
    language: String,
    origin: String,
    kind: String,
    text: String,
    nps: Option<u8>,
    place: Option<String>,
    topic: Option<String>,
    reply: String,
    may_publish: bool,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    messages: Vec<MessageData>,
    answers: Vec<AnswerData>,
    events: Vec<EventData>,
    files: Vec<FileData>,
    mails: Vec<MailData>,
}

#[derive(Clone, Debug, Serialize)]
struct InitiativeData {
    number: String,
    filed_on: NaiveDate,
    state: String,
    kind: String,
    initiative_title: String,
    proposal: String,
    reasons: String,
    name: Option<String>,
    speaker: Option<String>,
    business_id: Option<String>,
    ground: Option<String>,
    municipality: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    events: Vec<EventData>,
}

#[derive(Clone, Debug, Serialize)]
struct MessageData {
    kind: String,
    on: NaiveDate,
    text: String,
}

#[derive(Clone, Debug, Serialize)]
struct AnswerData {
    outcome: String,
    on: NaiveDate,
    text: String,
    was_helpful: Option<bool>,
    remark: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct EventData {
    kind: String,
    on: NaiveDate,
    detail: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct FileData {
    name: String,
    media_type: String,
    content_base64: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct MailData {
    pub(super) message: String,
    pub(super) state: String,
    pub(super) on: NaiveDate,
}

impl CaseData {
    /// Did the sender give this address?
    fn is_reached_at(&self, address: Option<&EmailAddress>) -> bool {
        let is_this = |given: &String| address.is_some_and(|known| known.as_str().eq_ignore_ascii_case(given));
        self.email.as_ref().is_some_and(is_this)
    }
}

/// Gathers everything that is kept of a person. Notes among staff are in it: what was written of them is theirs to read.
pub async fn gather(
    conn: &impl ConnectionTrait,
    files: &dyn FileStore,
    keyring: &Keyring,
    person: &Person,
    made_on: NaiveDate,
) -> Result<Export, Error> {
    let mut found = Vec::new();
    for id in &person.cases {
        if let Some(row) = case::Entity::find_by_id(*id).one(conn).await? {
            let mut data = case_data(conn, files, keyring, row).await?;
            if person.account.is_some() && !data.is_reached_at(person.address.as_ref()) {
                // Whoever has the code may have it from the sender, who is reached in another way.
                (data.name, data.email, data.phone) = (None, None, None);
            }
            found.push(data);
        }
    }
    let drafts = match person.begun_with() {
        Some(address) => draft::of_address(conn, address, keyring).await?.into_iter().map(|(_, kept)| kept).collect(),
        None => Vec::new(),
    };
    let account = match person.account {
        Some(id) => account::gather(conn, keyring, id, made_on).await?,
        None => None,
    };
    let mut initiatives = Vec::new();
    let indexes = person.address.as_ref().map(|address| address.indexes(keyring)).unwrap_or_default();
    let places = makers::places_of(conn, &person.initiatives, person.makes(&indexes)).await?;
    for id in &person.initiatives {
        let place = places.iter().find(|(of, _)| of == id).map(|(_, position)| *position);
        initiatives.extend(initiative_data(conn, keyring, *id, place).await?);
    }
    let supports = supports::gather(conn, keyring, person).await?;
    let followings = followings::gather(conn, keyring, person).await?;
    let account = account.into_iter().collect();
    Ok(Export { made_on, account, cases: found, initiatives, supports, followings, drafts })
}

async fn case_data(
    conn: &impl ConnectionTrait,
    files: &dyn FileStore,
    keyring: &Keyring,
    row: case::Model,
) -> Result<CaseData, Error> {
    let id = row.id;
    let contact = feedback::contact_of(conn, id, keyring).await?.unwrap_or_default();
    let mut data = CaseData {
        number: row.number,
        received_on: row.received_on,
        due_on: row.due_on,
        closed_on: row.closed_on,
        state: row.state,
        unit: row.unit_id.to_string(),
        service: row.service_id,
        municipality: row.municipality_id,
        language: row.language,
        origin: row.origin,
        name: contact.name,
        email: contact.email,
        phone: contact.phone,
        files: files_of(conn, files, keyring, id).await?,
        ..CaseData::default()
    };
    if let Some(told) = feedback::find(conn, id, keyring).await? {
        told.kind.code().clone_into(&mut data.kind);
        told.reply.code().clone_into(&mut data.reply);
        (data.text, data.nps, data.place, data.topic) = (told.text, told.nps, told.place, told.topic);
        data.may_publish = told.may_publish;
    }
    let messages = threads::store::of_case(conn, id, keyring).await?.into_iter();
    data.messages = messages
        .map(|message| MessageData { kind: message.kind.code().to_owned(), on: message.on, text: message.text })
        .collect();
    let given = answers::store::of_case(conn, id, keyring).await?.into_iter();
    data.answers = given
        .map(|answer| AnswerData {
            outcome: answer.outcome.code().to_owned(),
            on: answer.on,
            text: answer.text,
            was_helpful: answer.was_helpful,
            remark: answer.remark,
        })
        .collect();
    let course = cases::store::course_of(conn, id, keyring).await?.into_iter();
    data.events = course
        .map(|happened| EventData { kind: happened.event.code().to_owned(), on: happened.on, detail: happened.detail })
        .collect();
    let mails = notifications::outbox::of_case(conn, id).await?.into_iter();
    data.mails = mails
        .map(|mail| MailData {
            message: mail.message.code().to_owned(),
            state: mail.state.code().to_owned(),
            on: mail.at.date_naive(),
        })
        .collect();
    Ok(data)
}

/// An initiative, with what is kept of the one of its makers who asks: the one at their place, from 1, if they have one.
async fn initiative_data(
    conn: &impl ConnectionTrait,
    keyring: &Keyring,
    id: InitiativeId,
    place: Option<i32>,
) -> Result<Option<InitiativeData>, Error> {
    let Some(initiative) = initiatives::find_by_id(conn, id).await? else { return Ok(None) };
    let words = initiatives::words_of(conn, id, initiative.text_version, keyring).await?;
    let makers = initiatives::makers_of(conn, id, keyring).await?;
    let maker = (1..).zip(&makers).find(|(position, _)| Some(*position) == place).map(|(_, maker)| maker);
    let course = initiatives::course_of(conn, id, keyring).await?.into_iter();
    let said = |part| words.as_ref().map(|words| words.get(part).to_owned()).unwrap_or_default();
    Ok(Some(InitiativeData {
        number: initiative.number.to_string(),
        filed_on: initiative.filed_on,
        state: initiative.state.code().to_owned(),
        kind: initiative.kind.code().to_owned(),
        initiative_title: said(Part::Title),
        proposal: said(Part::Proposal),
        reasons: said(Part::Reasons),
        name: maker.map(|maker| maker.name.clone()),
        speaker: maker.and_then(|maker| maker.speaker.clone()),
        business_id: maker.and_then(|maker| maker.business_id.as_ref().map(ToString::to_string)),
        ground: maker.map(|maker| maker.ground.code().to_owned()),
        municipality: maker.and_then(|maker| maker.municipality.clone()),
        email: maker.and_then(|maker| maker.email.as_ref().map(|email| email.as_str().to_owned())),
        phone: maker.and_then(|maker| maker.phone.as_ref().map(|phone| phone.as_str().to_owned())),
        events: course
            .map(|step| EventData { kind: step.event.code().to_owned(), on: step.on, detail: None })
            .collect(),
    }))
}

async fn files_of(
    conn: &impl ConnectionTrait,
    files: &dyn FileStore,
    keyring: &Keyring,
    id: CaseId,
) -> Result<Vec<FileData>, Error> {
    let mut data = Vec::new();
    for kept in feedback::attachments_of(conn, id, keyring).await? {
        let name = FileName::parse(&kept.file).ok_or(Error::NotFound)?;
        let sealed = files.get(name).await.map_err(Error::internal)?;
        let sealed = String::from_utf8(sealed).map_err(Error::internal)?;
        let content = keyring.open(&sealed, &content_place(&kept.file)).map_err(Error::internal)?;
        data.push(FileData { name: kept.name, media_type: kept.media_type, content_base64: STANDARD.encode(content) });
    }
    Ok(data)
}

/// The document as a file that opens without the service.
#[derive(Template)]
#[template(path = "persons/export.html")]
struct ExportFile {
    locale: Locale,
    title: String,
    lines: Vec<Line>,
}

/// A name with its value, or a heading where there is none.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub name: String,
    /// What is kept of it.
    pub value: Option<String>,
}

/// The same for people, line by line in their words. The content of files is in the document for programs alone.
pub fn lines(export: &Export, wording: Wording<'_>) -> Result<Vec<Line>, Error> {
    let value = serde_json::to_value(export).map_err(Error::internal)?;
    let mut lines = Vec::new();
    write_down(&value, "", wording, &mut lines);
    Ok(lines)
}

/// The lines as a file of their own, to be handed out.
pub fn page(export: &Export, wording: Wording<'_>) -> Result<String, Error> {
    let locale = wording.locale;
    let file = ExportFile { locale, title: text(locale, "person-title"), lines: lines(export, wording)? };
    file.render().map_err(Error::internal)
}

fn write_down(value: &Value, list: &str, wording: Wording<'_>, lines: &mut Vec<Line>) {
    let Value::Object(fields) = value else { return };
    // What is said of the whole stands before its lists, or it would seem to be said of the last entry.
    let (lists, single): (Vec<_>, Vec<_>) = fields.iter().partition(|(_, value)| value.is_array());
    for (field, value) in single.into_iter().chain(lists) {
        let named = || text(wording.locale, &format!("person-{}", field.replace('_', "-")));
        match value {
            Value::Null => {}
            Value::Array(entries) => {
                for (at, one) in (1..).zip(entries) {
                    lines.push(Line { name: format!("{} {at}", named()), value: None });
                    write_down(one, field, wording, lines);
                }
            }
            Value::String(written) if written.is_empty() || field == "content_base64" => {}
            Value::String(written) => {
                lines.push(Line { name: named(), value: Some(wording.said(list, field, written)) });
            }
            Value::Bool(is) => {
                let word = text(wording.locale, if *is { "person-yes" } else { "person-no" });
                lines.push(Line { name: named(), value: Some(word) });
            }
            other => lines.push(Line { name: named(), value: Some(other.to_string()) }),
        }
    }
}
