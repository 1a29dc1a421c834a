//! The pages of [`new_case`](super::new_case): the form, and what to tell the person.

use askama::Template;

use super::case_page::Day;
use super::kept_files::lines;
use super::new_case::{NewCaseForm, ORIGINS};
use super::words::language_key;
use crate::actions::receive_feedback::Receipt;
use crate::app::App;
use crate::counties::county::Translated;
use crate::feedback::draft::DraftFile;
use crate::feedback::feedback::{Kind, ReplyWay};
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::signpost::SignpostLine;
use crate::frame::{FileLine, StaffShell};
use crate::kernel::actor::Staff;
use crate::kernel::locale::Locale;
use crate::policy::{self, Operation};
use crate::signposts::suggested;

/// The form.
#[derive(Template)]
#[template(path = "staff/new_case.html")]
pub struct NewCasePage {
    shell: StaffShell,
    notice: String,
    errors: Vec<FieldError>,
    form: NewCaseForm,
    origins: Vec<Choice>,
    languages: Vec<Choice>,
    kinds: Vec<Choice>,
    services: Vec<Choice>,
    municipalities: Vec<Choice>,
    places: Vec<Choice>,
    topics: Vec<Choice>,
    may_publish: Choice,
    by_email: Choice,
    by_phone: Choice,
    by_code: Choice,
    no_reply: Choice,
    files: Vec<FileLine>,
    urgent: Vec<SignpostLine>,
    others: Vec<SignpostLine>,
}

/// What to tell the person: the receipt code, and what happens next.
#[derive(Template)]
#[template(path = "staff/new_case_receipt.html")]
pub struct ReceiptPage {
    shell: StaffShell,
    number: String,
    code: Vec<String>,
    spelt: Vec<String>,
    /// Identity codes that were taken out, for whoever typed them and nobody else.
    removed: Vec<String>,
    why: String,
    due: Day,
    is_own: bool,
    phone: String,
    urgent: Vec<SignpostLine>,
    others: Vec<SignpostLine>,
}

impl NewCasePage {
    /// The form with what was typed, what to mend in it, and the files that are kept with it.
    pub fn of(app: &App, shell: StaffShell, form: NewCaseForm, files: &[DraftFile], errors: Vec<FieldError>) -> Self {
        let county = &app.county;
        let known = |id: &str, name: &Translated| (id.to_owned(), name.get(shell.locale).to_owned());
        let services = county.services.iter().map(|service| known(&service.id, &service.name));
        let towns = county.facts.municipalities.iter().map(|town| known(&town.id, &town.name));
        let mut places: Vec<_> = county.places.iter().map(|place| known(&place.id, &place.name)).collect();
        places.sort_by_cached_key(|(_, name)| name.to_lowercase());
        let topics = county.topics.iter().map(|topic| known(&topic.id, &topic.name));
        let origins = ORIGINS.map(|origin| (origin.code().to_owned(), shell.t(origin.text_key())));
        let languages = Locale::ALL.map(|locale| (locale.code().to_owned(), shell.t(language_key(locale))));
        let kinds = Kind::ALL.map(|kind| (kind.code().to_owned(), shell.t(kind.text_key())));
        let reply = |way: ReplyWay| choice((way.code().to_owned(), shell.t(way.text_key())), &form.reply);
        let (urgent, others) = SignpostLine::parted(&shell, suggested(&county.signposts, &form.text));
        Self {
            files: lines(&shell, files),
            urgent,
            others,
            origins: origins.into_iter().map(|pair| choice(pair, &form.origin)).collect(),
            languages: languages.into_iter().map(|pair| choice(pair, &form.language)).collect(),
            kinds: kinds.into_iter().map(|pair| choice(pair, &form.kind)).collect(),
            services: with_unknown(&shell, services, &form.service),
            municipalities: with_unknown(&shell, towns, &form.municipality),
            places: with_unknown(&shell, places.into_iter(), &form.place),
            may_publish: choice(("yes".to_owned(), shell.t("staff-new-may-publish")), &form.may_publish),
            topics: with_unknown(&shell, topics, &form.topic),
            by_email: reply(ReplyWay::Email),
            by_phone: reply(ReplyWay::Phone),
            by_code: reply(ReplyWay::Code),
            no_reply: reply(ReplyWay::None),
            notice: String::new(),
            errors,
            form,
            shell,
        }
    }

    /// The form with why it was not taken.
    #[must_use]
    pub fn with_notice(mut self, key: &str) -> Self {
        self.notice = self.shell.t(key);
        self
    }
}

fn choice((value, text): (String, String), chosen: &str) -> Choice {
    Choice { is_chosen: value == chosen, value, text, hint: String::new() }
}

/// "Not known", then the values.
fn with_unknown(shell: &StaffShell, values: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let unknown = (String::new(), shell.t("staff-new-unknown"));
    std::iter::once(unknown).chain(values).map(|pair| choice(pair, chosen)).collect()
}

impl ReceiptPage {
    /// The page. What the text suggests stands first: it may be needed while the person is still there.
    pub fn of(app: &App, shell: StaffShell, staff: &Staff, receipt: &Receipt, why: String, form: &NewCaseForm) -> Self {
        let (urgent, others) = SignpostLine::parted(&shell, suggested(&app.county.signposts, &form.text));
        let grouped = receipt.code.grouped();
        let groups: Vec<&str> = grouped.split(['-', ' ']).filter(|group| !group.is_empty()).collect();
        Self {
            number: receipt.number.to_string(),
            // Two groups a line, as on the resident's own receipt.
            code: groups.chunks(2).map(|pair| pair.join(" ")).collect(),
            spelt: groups.iter().map(|group| spelt(group)).collect(),
            removed: form.removed(),
            why,
            urgent,
            others,
            due: Day::of(&shell, receipt.due_on),
            is_own: policy::may(staff, Operation::ReadCase, &receipt.unit),
            phone: app.county.facts.phone.clone(),
            shell,
        }
    }
}

/// A group letter by letter, for reading aloud.
fn spelt(group: &str) -> String {
    group.chars().map(String::from).collect::<Vec<_>>().join(" ")
}
