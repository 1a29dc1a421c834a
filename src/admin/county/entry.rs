//! A thing of the county: its fields, and who changed them.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::UnitId;
use serde_json::{Value, json};

use super::super::person::{DoneQuery, done};
use super::form::{EntryForm, new_id};
use super::history::{Line, lines};
use super::settings::SETTINGS;
use super::shown::{Control, Shown, fields, name_of};
use super::sorts::{Field, NEW, Sort};
use crate::actions::change_county::{Changed, Wish, change_county};
use crate::app::{App, AppState};
use crate::counties::{County, Draft, Fault, store};
use crate::frame::dates::date;
use crate::frame::{Faults, FieldError, StaffPage, StaffShell, page};
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};

/// Revisions shown below a thing.
const HISTORY: u64 = 10;

/// The page.
#[derive(Template)]
#[template(path = "admin/county/entry.html")]
struct EntryPage {
    shell: StaffShell,
    back: String,
    back_text: String,
    address: String,
    title: String,
    text: String,
    /// What was done, or why what was sent was not taken.
    done: String,
    warning: String,
    fields: Vec<Shown>,
    errors: Vec<FieldError>,
    /// What the checks say, in English: they are written for whoever writes packs.
    faults: Vec<String>,
    seen: String,
    reason: String,
    may_edit: bool,
    may_go: bool,
    closing: String,
    history: Vec<Line>,
}

impl EntryPage {
    async fn new(app: &App, signed_in: &SignedIn, thing: &Thing, sent: Sent) -> Result<Self, Error> {
        let Thing { sort, id, .. } = thing;
        let county: &County = &app.county;
        let shell = signed_in.shell(app, StaffPage::County);
        let title = name_of(&shell, county, *sort, id);
        let mut shell = shell.titled(&title);
        if !sent.errors.is_empty() {
            shell = shell.with_faults();
        }
        let draft = Draft::of(county);
        let form = sent.form.unwrap_or_else(|| thing.filled(&draft));
        let revisions = store::history(app.db.reader(), Some(&thing.about()), None, HISTORY).await?;
        let unit = sort.unit_of(county, id).to_owned();
        let may_edit = policy::may(&signed_in.staff, Operation::EditCounty, &UnitId(unit));
        let is_open = county.unit(id).is_some_and(|unit| unit.closed_on.is_none());
        let text = match sort {
            Sort::Settings => SETTINGS.iter().find(|setting| setting.id == id).map(|setting| setting.text),
            _ => None,
        };
        let closed = (*sort == Sort::Units).then(|| closed_sentence(&shell, county, id)).flatten();
        let closing = if *sort == Sort::Units && is_open && may_edit {
            format!("{}/closing", thing.address())
        } else {
            String::new()
        };
        Ok(Self {
            back: format!("/staff/admin/county/{}", sort.code()),
            back_text: shell.t(sort.title()),
            address: thing.address(),
            text: text.map(|key| shell.t(key)).or(closed).unwrap_or_default(),
            fields: fields(&shell, county, thing.fields, &form, &sent.errors, app.clock.today()),
            history: lines(app, &shell, &revisions).await?,
            seen: draft.digest(&thing.places()),
            reason: form.get("reason").to_owned(),
            may_go: may_edit && sort.may_go() && id != NEW,
            done: String::new(),
            warning: sent.warning.map(|key| shell.t(key)).unwrap_or_default(),
            errors: sent.errors,
            faults: sent.faults.into_iter().map(|fault| fault.what).collect(),
            closing,
            may_edit,
            title,
            shell,
        })
    }
}

/// When a unit was or will be closed, and who takes over; nothing of one that goes on.
fn closed_sentence(shell: &StaffShell, county: &County, id: &str) -> Option<String> {
    let unit = county.unit(id)?;
    let successor = unit.successor.as_deref().and_then(|id| county.unit(id));
    let by = successor.map_or("–", |unit| unit.name.get(shell.locale));
    let day = date(shell.locale, unit.closed_on?);
    Some(shell.t_with("county-closed-on", &[("day", day.into()), ("unit", by.into())]))
}

/// What was sent and did not become so.
#[derive(Default)]
struct Sent {
    form: Option<EntryForm>,
    errors: Vec<FieldError>,
    faults: Vec<Fault>,
    warning: Option<&'static str>,
}

/// A thing that an address names.
struct Thing {
    sort: Sort,
    id: String,
    fields: &'static [Field],
}

impl Thing {
    fn find(county: &County, sort: &str, id: String) -> Result<Self, Error> {
        let sort = Sort::parse(sort).ok_or(Error::NotFound)?;
        let is_new = id == NEW && sort.add().is_some();
        if !is_new && !exists(county, sort, &id) {
            return Err(Error::NotFound);
        }
        let fields = sort.fields(&id).ok_or(Error::NotFound)?;
        Ok(Self { sort, id, fields })
    }

    fn about(&self) -> String {
        format!("{}/{}", self.sort.code(), self.id)
    }

    fn address(&self) -> String {
        format!("/staff/admin/county/{}", self.about())
    }

    /// The places that the form fills; none for what does not exist yet.
    fn places(&self) -> Vec<String> {
        if self.id == NEW {
            return Vec::new();
        }
        self.fields.iter().map(|field| self.sort.place(&self.id, field)).collect()
    }

    fn filled(&self, draft: &Draft) -> EntryForm {
        let value = |field: &'static Field| Some((field, draft.get(&self.sort.place(&self.id, field))?.clone()));
        EntryForm::of(self.fields.iter().filter_map(value))
    }
}

/// The ids of the things of a sort, in their order.
pub fn ids(county: &County, sort: Sort) -> Vec<&str> {
    match sort {
        Sort::Settings => SETTINGS.iter().map(|setting| setting.id).collect(),
        Sort::Phrases => county.phrases.iter().map(|phrase| phrase.id.as_str()).collect(),
        Sort::Topics => county.topics.iter().map(|topic| topic.id.as_str()).collect(),
        Sort::Services => county.services.iter().map(|service| service.id.as_str()).collect(),
        Sort::Places => county.places.iter().map(|place| place.id.as_str()).collect(),
        Sort::Units => county.units.iter().map(|unit| unit.id.as_str()).collect(),
    }
}

/// Is there a thing of this id?
pub fn exists(county: &County, sort: Sort, id: &str) -> bool {
    ids(county, sort).contains(&id)
}

/// `GET /staff/admin/county/{sort}/{entry}`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((sort, id)): Path<(String, String)>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Error> {
    let thing = Thing::find(&app.county, &sort, id)?;
    let kept = kept_for(&app, &signed_in, &thing.address()).await?;
    let form = kept.and_then(|kept| serde_json::from_str::<EntryForm>(&kept.content).ok());
    let warning = form.is_some().then_some(Unsent::SignedOut.text_key());
    let mut shown = EntryPage::new(&app, &signed_in, &thing, Sent { form, warning, ..Sent::default() }).await?;
    shown.done = done(&shown.shell, &query.done);
    Ok(page(&shown))
}

impl PageForm for EntryForm {
    fn token(&self) -> &str {
        self.get("form_token")
    }

    fn typed(&self) -> Vec<&str> {
        Self::typed(self)
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let rest = address.strip_prefix("/staff/admin/county/").unwrap_or_default();
        let mut steps = rest.split('/');
        let (sort, id) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        let thing = Thing::find(&app.county, sort, id.to_owned())?;
        let sent = Sent { form: Some(self), warning: Some(why.text_key()), ..Sent::default() };
        Ok(page(&EntryPage::new(app, signed_in, &thing, sent).await?))
    }
}

/// `POST /staff/admin/county/{sort}/{entry}`
pub async fn change(Path((sort, id)): Path<(String, String)>, posted: Posted<EntryForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, .. } = posted;
    let thing = Thing::find(&app.county, &sort, id)?;
    if form.get("step") == "remove" {
        return remove(&app, &signed_in, &thing, form.get("seen")).await;
    }
    let mut values = Vec::new();
    let mut errors = Vec::new();
    for field in thing.fields {
        match form.read(field) {
            Ok(value) => values.push((field, value)),
            Err(key) => {
                let shell = signed_in.shell(&app, StaffPage::County);
                let text = shell.t_with(key, &[("field", shell.t(field.label).into())]);
                errors.push(FieldError { field: field.name, text });
            }
        }
    }
    if !mask_identity_codes(form.get("reason"), "").removed.is_empty() {
        let text = signed_in.shell(&app, StaffPage::County).t("county-reason-code");
        errors.push(FieldError { field: "reason", text });
    }
    if !errors.is_empty() {
        let sent = Sent { form: Some(form), errors, ..Sent::default() };
        return refused(&app, &signed_in, &thing, sent, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let is_new = thing.id == NEW;
    let name = [form.get("name_fi"), form.get("name_sv")].into_iter().find(|name| !name.is_empty());
    let id = if is_new {
        new_id(name.unwrap_or_default(), |id| id == NEW || exists(&app.county, thing.sort, id))
    } else {
        thing.id.clone()
    };
    let about = format!("{}/{id}", thing.sort.code());
    let reason = clean_line(form.get("reason"));
    let unit = if thing.sort == Sort::Units && is_new && !form.get("parent").is_empty() {
        form.get("parent").to_owned()
    } else {
        thing.sort.unit_of(&app.county, &thing.id).to_owned()
    };
    let places = thing.places();
    let wish = Wish { about: &about, unit: &unit, places: &places, seen: form.get("seen"), reason: &reason };
    let edit = |draft: &mut Draft| {
        if is_new {
            draft.add(thing.sort.code(), thing.sort.skeleton(&id));
        }
        fill(draft, thing.sort, &id, values);
    };
    match change_county(&app, &signed_in.staff, wish, edit).await {
        Ok(Changed::Done | Changed::Same) => {
            Ok(Redirect::to(&format!("/staff/admin/county/{about}?done=saved")).into_response())
        }
        Ok(Changed::Unsound(faults)) => {
            let sent = Sent { form: Some(form), faults, warning: Some("county-unsound"), ..Sent::default() };
            refused(&app, &signed_in, &thing, sent, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::Conflict) => {
            let sent = Sent { form: Some(form), warning: Some("county-conflict"), ..Sent::default() };
            refused(&app, &signed_in, &thing, sent, StatusCode::CONFLICT).await
        }
        Err(fault) => Err(fault),
    }
}

/// Puts what was typed at its places. An entry that may be absent goes with the first of its fields, and comes with it.
fn fill(draft: &mut Draft, sort: Sort, id: &str, values: Vec<(&'static Field, Value)>) {
    if let Some(place) = sort.optional(id) {
        if values.first().is_some_and(|(_, value)| value.is_null()) {
            return draft.set(place, Value::Null);
        }
        if !draft.get(place).is_some_and(Value::is_object) {
            draft.set(place, json!({}));
        }
    }
    for (field, value) in values {
        draft.set(&sort.place(id, field), value);
    }
}

/// Takes a thing away, unless something else speaks of it.
async fn remove(app: &App, signed_in: &SignedIn, thing: &Thing, seen: &str) -> Result<Response, Error> {
    if !thing.sort.may_go() || thing.id == NEW {
        return Err(Error::NotFound);
    }
    let (about, places) = (thing.about(), thing.places());
    let unit = thing.sort.unit_of(&app.county, &thing.id).to_owned();
    let wish = Wish { about: &about, unit: &unit, places: &places, seen, reason: "" };
    let edit = |draft: &mut Draft| draft.remove(thing.sort.code(), &thing.id);
    match change_county(app, &signed_in.staff, wish, edit).await {
        Ok(Changed::Done | Changed::Same) => {
            Ok(Redirect::to(&format!("/staff/admin/county/{}?done=removed", thing.sort.code())).into_response())
        }
        Ok(Changed::Unsound(faults)) => {
            let sent = Sent { faults, warning: Some("county-in-use"), ..Sent::default() };
            refused(app, signed_in, thing, sent, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::Conflict) => {
            let sent = Sent { warning: Some("county-conflict"), ..Sent::default() };
            refused(app, signed_in, thing, sent, StatusCode::CONFLICT).await
        }
        Err(fault) => Err(fault),
    }
}

async fn refused(
    app: &App,
    signed_in: &SignedIn,
    thing: &Thing,
    sent: Sent,
    status: StatusCode,
) -> Result<Response, Error> {
    Ok((status, page(&EntryPage::new(app, signed_in, thing, sent).await?)).into_response())
}
