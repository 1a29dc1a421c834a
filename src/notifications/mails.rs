//! Messages as mail: what happened, what you can do, by when, whom to call, why you got this.

use askama::Template;
use chrono::{Datelike, NaiveDate};

use crate::addresses::{Address, sign_in_link};
use crate::counties::county::Facts;
use crate::deadlines::{month_key, weekday_key};
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::platform::texts::{Value, text, text_with};

use super::messages::{AccountMessage, InitiativeMessage, Message};
use crate::residents::sign_in::SignInToken;

/// What a mail tells of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// The case's number.
    pub number: &'a str,
    /// The responsible unit's name in the mail's language.
    pub unit: &'a str,
    /// Last day for our answer.
    pub due_on: NaiveDate,
    /// Last day for the resident's answer to our question.
    pub waits_until: Option<NaiveDate>,
    /// The reader has it on their own page, and needs no code.
    pub is_own: bool,
}

/// A mail in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same text as a page.
    pub html: String,
    /// The page on which such letters are stopped, where one of many gets it.
    pub unsubscribe: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct LetterText<'a> {
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterPage<'a> {
    words: &'a Words,
}

/// One text, from which both forms are made, so that they cannot differ.
pub(super) struct Words {
    pub lang: &'static str,
    pub subject: String,
    pub what: String,
    pub todo: String,
    pub link: String,
    pub by: Option<String>,
    pub phone: String,
    pub why: String,
    pub organisation: String,
}

/// Puts a message into words. `base_url` is the configured address of the service, never one that a request brought.
pub fn render(
    message: Message,
    locale: Locale,
    about: &About<'_>,
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    printed(words(message, locale, about, county, base_url))
}

/// Puts a letter to staff into words. `path` is that of the page it opens.
pub fn render_to_staff(
    message: AccountMessage,
    locale: Locale,
    path: &str,
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let t = |key| text_with(locale, key, &[("organisation", organisation.as_str().into())]);
    let (subject, what, todo, by) = match message {
        AccountMessage::Invitation => (
            t("mail-invitation-subject"),
            t("mail-invitation-what"),
            t("mail-invitation-todo"),
            t("mail-invitation-by"),
        ),
        AccountMessage::Reset => {
            (t("mail-reset-subject"), t("mail-reset-what"), t("mail-reset-todo"), t("mail-reset-by"))
        }
    };
    let why = t("mail-to-staff-why");
    let (link, phone) = (format!("{base_url}{path}"), t("mail-to-staff-help"));
    printed(Words { lang: locale.code(), subject, what, todo, link, by: Some(by), phone, why, organisation })
}

/// Puts a letter by which a resident signs in into words. It holds nothing that anybody typed.
pub fn render_sign_in(
    locale: Locale,
    token: &SignInToken,
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let phone = [("phone", county.phone.as_str().into()), ("hours", county.phone_hours.get(locale).into())];
    printed(Words {
        lang: locale.code(),
        subject: text(locale, "mail-sign-in-subject"),
        what: text_with(locale, "mail-sign-in-what", &[("organisation", organisation.as_str().into())]),
        todo: text(locale, "mail-sign-in-todo"),
        link: format!("{base_url}{}", sign_in_link(locale, &token.written())),
        by: Some(text_with(locale, "mail-sign-in-code", &[("code", token.code().grouped().into())])),
        phone: text_with(locale, "mail-phone", &phone),
        why: text(locale, "mail-sign-in-why"),
        organisation,
    })
}

/// Puts the letter into words that tells an owner that their account will go.
pub fn render_idle(locale: Locale, county: &Facts, base_url: &str) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let phone = [("phone", county.phone.as_str().into()), ("hours", county.phone_hours.get(locale).into())];
    printed(Words {
        lang: locale.code(),
        subject: text(locale, "mail-idle-subject"),
        what: text_with(locale, "mail-idle-what", &[("organisation", organisation.as_str().into())]),
        todo: text(locale, "mail-idle-todo"),
        link: format!("{base_url}{}", Address::OwnPage.path(locale)),
        by: None,
        phone: text_with(locale, "mail-phone", &phone),
        why: text(locale, "mail-idle-why"),
        organisation,
    })
}

/// Puts a message about an initiative into words. No word of the initiative itself is in it: nobody has told us that the
/// address belongs to its maker.
pub fn render_about_initiative(
    message: InitiativeMessage,
    locale: Locale,
    number: &str,
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let happened = text(locale, message.text_key());
    let about: [(&'static str, Value); 2] = [("number", clean_line(number).into()), ("event", happened.into())];
    let phone = [("phone", county.phone.as_str().into()), ("hours", county.phone_hours.get(locale).into())];
    printed(Words {
        lang: locale.code(),
        subject: text_with(locale, "mail-initiative-subject", &about),
        what: text_with(locale, "mail-initiative-what", &about),
        todo: text(locale, "mail-initiative-todo"),
        link: format!("{base_url}{}", Address::Follow.path(locale)),
        by: None,
        phone: text_with(locale, "mail-phone", &phone),
        why: text_with(locale, "mail-initiative-why", &[("organisation", organisation.as_str().into())]),
        organisation,
    })
}

/// Puts the letter into words by which somebody confirms that they support an initiative. No word of the initiative and no
/// name is in it. `number` shows that somebody has read the letter, where a program only follows its link.
pub fn render_to_supporter(
    locale: Locale,
    initiative: &str,
    (path, number): (&str, &str),
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let about: [(&'static str, Value); 1] = [("number", clean_line(initiative).into())];
    let phone = [("phone", county.phone.as_str().into()), ("hours", county.phone_hours.get(locale).into())];
    printed(Words {
        lang: locale.code(),
        subject: text_with(locale, "mail-support-subject", &about),
        what: text_with(locale, "mail-support-what", &about),
        todo: text(locale, "mail-support-todo"),
        link: format!("{base_url}{path}"),
        by: Some(text_with(locale, "mail-support-by", &[("number", number.into())])),
        phone: text_with(locale, "mail-phone", &phone),
        why: text_with(locale, "mail-support-why", &[("organisation", organisation.as_str().into())]),
        organisation,
    })
}

pub(super) fn printed(words: Words) -> Result<Mail, askama::Error> {
    let text = LetterText { words: &words }.render()?;
    let html = LetterPage { words: &words }.render()?;
    Ok(Mail { subject: words.subject, text, html, unsubscribe: None })
}

fn words(message: Message, locale: Locale, about: &About<'_>, county: &Facts, base_url: &str) -> Words {
    let organisation = clean_line(county.name.get(locale));
    let case: [(&'static str, Value); 2] =
        [("number", clean_line(about.number).into()), ("unit", clean_line(about.unit).into())];
    let keys = keys(message);
    let day = match message {
        Message::Received => Some(about.due_on),
        Message::QuestionToYou => about.waits_until,
        Message::Answered | Message::ChangeMade | Message::Moved => None,
    };
    let phone = [("phone", county.phone.as_str().into()), ("hours", county.phone_hours.get(locale).into())];
    Words {
        lang: locale.code(),
        subject: text_with(locale, keys.subject, &case),
        what: text_with(locale, keys.what, &case),
        todo: text(locale, if about.is_own { "mail-own-todo" } else { keys.todo }),
        link: format!("{base_url}{}", if about.is_own { Address::OwnPage } else { Address::Follow }.path(locale)),
        by: keys.by.zip(day).map(|(key, day)| text_with(locale, key, &[("day", day_in_words(locale, day).into())])),
        phone: text_with(locale, "mail-phone", &phone),
        why: if about.is_own {
            text(locale, "mail-own-why")
        } else {
            text_with(locale, "mail-why", &[("organisation", organisation.as_str().into())])
        },
        organisation,
    }
}

struct Keys {
    subject: &'static str,
    what: &'static str,
    todo: &'static str,
    by: Option<&'static str>,
}

fn keys(message: Message) -> Keys {
    match message {
        Message::Received => Keys {
            subject: "mail-received-subject",
            what: "mail-received-what",
            todo: "mail-received-todo",
            by: Some("mail-received-by"),
        },
        Message::QuestionToYou => Keys {
            subject: "mail-question-subject",
            what: "mail-question-what",
            todo: "mail-question-todo",
            by: Some("mail-question-by"),
        },
        Message::Answered => {
            Keys { subject: "mail-answered-subject", what: "mail-answered-what", todo: "mail-answered-todo", by: None }
        }
        Message::ChangeMade => Keys {
            subject: "mail-change-made-subject",
            what: "mail-change-made-what",
            todo: "mail-change-made-todo",
            by: None,
        },
        Message::Moved => {
            Keys { subject: "mail-moved-subject", what: "mail-moved-what", todo: "mail-moved-todo", by: None }
        }
    }
}

/// A day with its weekday, as each language writes it. Finnish would inflect the weekday, so it goes without.
fn day_in_words(locale: Locale, day: NaiveDate) -> String {
    match locale {
        Locale::En => {
            let (weekday, month) = (text(locale, weekday_key(day)), text(locale, month_key(day)));
            format!("{weekday} {} {month} {}", day.day(), day.year())
        }
        Locale::Sv => format!("{} {}", text(locale, weekday_key(day)), day.format("%-d.%-m.%Y")),
        Locale::Fi => day.format("%-d.%-m.%Y").to_string(),
    }
}

#[cfg(test)]
mod tests;
