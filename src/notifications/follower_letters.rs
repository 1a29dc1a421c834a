//! Letters to those who follow an initiative: one that asks whether they want to, and one for what has happened. They hold
//! the initiative's number and our own words for the steps, never what anybody wrote.

use askama::Template;
use chrono::{DateTime, Utc};
use entity::ids::InitiativeId;
use entity::outbox;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use super::mails::{Mail, Words, printed};
use super::outbox::{kept_time, letter_row};
use super::queue::State;
use crate::addresses::Address;
use crate::counties::county::Facts;
use crate::feedback::contact::EmailAddress;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::kernel::text::clean_line;
use crate::platform::group_commit::insert_all;
use crate::platform::keyring::Keyring;
use crate::platform::texts::{text, text_with};

/// A letter to somebody who follows an initiative, or asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowerMessage {
    /// The link that confirms it.
    Confirm,
    /// What has happened.
    News,
}

impl FollowerMessage {
    /// All letters.
    pub const ALL: [Self; 2] = [Self::Confirm, Self::News];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "follower_confirm",
            Self::News => "follower_news",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }
}

/// A letter that is to be written.
pub struct FollowerLetter<'a> {
    /// What it says.
    pub message: FollowerMessage,
    /// The recipient.
    pub to: &'a EmailAddress,
    /// The language to write in.
    pub locale: Locale,
    /// The path of the page that its link opens.
    pub path: &'a str,
    /// The number that the page asks for; of news the codes of what happened, with a comma between them.
    pub said: &'a str,
}

/// Writes letters about an initiative, to be sent after the commit.
pub async fn enqueue(
    tx: &DatabaseTransaction,
    about: InitiativeId,
    letters: &[FollowerLetter<'_>],
    (keyring, random): (&Keyring, &Random),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let rows: Vec<outbox::ActiveModel> = letters
        .iter()
        .map(|letter| {
            let (code, opens) = (letter.message.code(), format!("{} {}", letter.path, letter.said));
            let row = letter_row(code, letter.to, letter.locale, &opens, keyring, random, kept_time(code, now));
            let owner_index = Set(Some(letter.to.index(keyring)));
            outbox::ActiveModel { initiative_id: Set(Some(about)), owner_index, ..row }
        })
        .collect();
    insert_all::<outbox::Entity, _>(tx, rows.into_iter()).await
}

/// Does any letter of news wait to be sent now?
pub async fn is_any_due(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let due = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(outbox::Column::State.eq(State::Due.code()))
        .filter(outbox::Column::DueAt.lte(now))
        .filter(outbox::Column::Message.eq(FollowerMessage::News.code()));
    Ok(due.into_tuple::<Uuid>().one(conn).await?.is_some())
}

/// Forgets the letters of news about an initiative that wait to be sent to an address.
pub async fn forget_waiting(
    tx: &DatabaseTransaction,
    about: InitiativeId,
    email_indexes: &[String],
) -> Result<(), DbErr> {
    let waiting = Condition::all()
        .add(outbox::Column::InitiativeId.eq(about))
        .add(outbox::Column::OwnerIndex.is_in(email_indexes))
        .add(outbox::Column::Message.eq(FollowerMessage::News.code()))
        .add(outbox::Column::State.ne(State::Sent.code()));
    outbox::Entity::delete_many().filter(waiting).exec(tx).await?;
    Ok(())
}

/// The link that ends it.
struct Stop {
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "mail/follower.txt")]
struct NewsText<'a> {
    words: &'a Words,
    stop: &'a Stop,
}

#[derive(Template)]
#[template(path = "mail/follower.html")]
struct NewsPage<'a> {
    words: &'a Words,
    stop: &'a Stop,
}

/// Puts a letter into words. `initiative` is its number; what is `said` is the path that the link opens, and what the
/// letter holds beside it.
pub fn render(
    (message, locale): (FollowerMessage, Locale),
    initiative: &str,
    (path, said): (&str, &str),
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let phone = [("phone", county.phone.as_str().into()), ("hours", county.phone_hours.get(locale).into())];
    let words = Words {
        lang: locale.code(),
        subject: String::new(),
        what: String::new(),
        todo: String::new(),
        link: String::new(),
        by: None,
        phone: text_with(locale, "mail-phone", &phone),
        why: String::new(),
        organisation,
    };
    match message {
        FollowerMessage::Confirm => printed(asking(words, locale, initiative, &format!("{base_url}{path}"), said)),
        FollowerMessage::News => {
            let steps: Vec<String> = said.split(',').map(|code| step(locale, code)).collect();
            let words = telling(words, locale, initiative, base_url, &steps);
            let stop = Stop { text: text(locale, "mail-news-stop"), href: format!("{base_url}{path}") };
            let text = NewsText { words: &words, stop: &stop }.render()?;
            let html = NewsPage { words: &words, stop: &stop }.render()?;
            Ok(Mail { subject: words.subject, text, html, unsubscribe: Some(stop.href) })
        }
    }
}

/// What a step is called, as the initiative's page calls it.
fn step(locale: Locale, code: &str) -> String {
    text(locale, &format!("initiative-event-{}", code.replace('_', "-")))
}

fn asking(words: Words, locale: Locale, initiative: &str, link: &str, number: &str) -> Words {
    let about = [("number", clean_line(initiative).into())];
    let organisation = [("organisation", words.organisation.as_str().into())];
    Words {
        subject: text_with(locale, "mail-follow-subject", &about),
        what: text_with(locale, "mail-follow-what", &about),
        todo: text(locale, "mail-follow-todo"),
        link: link.to_owned(),
        by: Some(text_with(locale, "mail-follow-by", &[("number", number.into())])),
        why: text_with(locale, "mail-support-why", &organisation),
        ..words
    }
}

fn telling(words: Words, locale: Locale, initiative: &str, base_url: &str, steps: &[String]) -> Words {
    let about = [
        ("number", clean_line(initiative).into()),
        ("event", steps.last().cloned().unwrap_or_default().into()),
        ("events", steps.join("; ").into()),
    ];
    let organisation = [("organisation", words.organisation.as_str().into())];
    Words {
        subject: text_with(locale, "mail-news-subject", &about),
        what: text_with(locale, "mail-news-what", &about),
        todo: text(locale, "mail-news-todo"),
        link: format!("{base_url}{}/{}", Address::Initiatives.path(locale), clean_line(initiative)),
        why: text_with(locale, "mail-news-why", &organisation),
        ..words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::addresses::follower_link;
    use crate::counties::sample::county;

    const BASE: &str = "https://delta.example.org";

    #[test]
    fn the_first_letter_holds_a_link_a_number_and_nothing_that_anybody_typed() {
        for locale in Locale::ALL {
            let path = follower_link(locale, "token");
            let facts = county().facts;
            let mail = render((FollowerMessage::Confirm, locale), "2026-014", (&path, "0420"), &facts, BASE);
            let mail = mail.expect("a mail");

            assert_eq!((mail.text.matches("://").count(), mail.unsubscribe), (1, None), "{}", mail.text);
            assert!(mail.text.contains(&format!("{BASE}{path}\n")) && mail.text.contains("0420"), "{}", mail.text);
            assert!(mail.subject.ends_with("2026-014") && !mail.text.contains('{'), "{}", mail.text);
        }
    }

    #[test]
    fn news_name_each_step_and_hold_the_way_to_read_more_and_the_way_to_stop() {
        for locale in Locale::ALL {
            let path = follower_link(locale, "token");
            let said = (path.as_str(), "handed_over,registered");
            let mail = render((FollowerMessage::News, locale), "2026-014", said, &county().facts, BASE);
            let mail = mail.expect("a mail");

            assert_eq!(mail.unsubscribe, Some(format!("{BASE}{path}")));
            assert!(mail.text.contains(&format!("{BASE}{}\n", Address::Initiative(2026, 14).path(locale))));
            assert!(mail.text.contains(&format!("{BASE}{path}\n\n")) && mail.text.matches("://").count() == 2);
            assert!(mail.html.contains(&format!("href=\"{BASE}{path}\"")), "{}", mail.html);
            for code in ["handed_over", "registered"] {
                assert!(mail.text.contains(&step(locale, code)), "{}", mail.text);
            }
            for left_over in ["mail-", "initiative-", "{", "$"] {
                assert!(!mail.text.contains(left_over) && !mail.subject.contains(left_over), "{}", mail.text);
            }
            assert!(mail.subject.contains("2026-014"), "{}", mail.subject);
        }
    }

    #[test]
    fn a_letter_of_news_in_swedish() {
        let said = ("/sv/foljare/lank?t=token", "measures_told");
        let mail =
            render((FollowerMessage::News, Locale::Sv), "2026-014", said, &county().facts, BASE).expect("a mail");

        assert_eq!(mail.subject, "Nytt om initiativ 2026-014: Åtgärderna berättades");
        insta::assert_snapshot!(mail.text, @r"
        Det här har hänt med initiativ 2026-014, som du följer: Åtgärderna berättades.

        Läs mer på initiativets sida:
        https://delta.example.org/sv/initiativ/2026-014

        Behöver du hjälp? Ring 029 000 0000 (vardagar).

        Du får det här meddelandet eftersom du har bett Exempelområdet om att få följa initiativet.
        Vill du inte få fler? Sluta följa det här:
        https://delta.example.org/sv/foljare/lank?t=token

        Exempelområdet
        ");
    }
}
