//! Sends the messages that are due.

use std::collections::HashMap;
use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::DbErr;
use tokio::task::{Id, JoinSet};
use tokio::time::{Instant, interval_at};

use crate::app::App;
use crate::audit::{self, Head};
use crate::counties::County;
use crate::kernel::clock::Clock;
use crate::kernel::locale::Locale;
use crate::notifications::follower_letters::{self, FollowerMessage};
use crate::notifications::mails::{self, About, Mail};
use crate::notifications::messages::{AccountMessage, InitiativeMessage, Message, ResidentMessage, SupportMessage};
use crate::notifications::outbox::{link, read_token, recipient};
use crate::notifications::queue::{self, CaseLine, Leased};
use crate::notifications::work_letters::{self, WorkMessage};
use crate::platform::database::Database;
use crate::platform::keyring::Keyring;
use crate::platform::mail::{Letter, Outcome, Transport};
use crate::platform::web::limiter::Limiter;

/// How often a worker says that it lives; well within a lease.
const RENEW_EVERY: Duration = Duration::from_secs(20);

/// What sending needs.
#[derive(Clone, Copy)]
pub struct Post<'a> {
    /// The database.
    pub db: &'a Database,
    /// The time.
    pub clock: &'a Clock,
    /// The keys that recipients are sealed with.
    pub keyring: &'a Keyring,
    /// The county whose units are named.
    pub county: &'a County,
    /// The configured address of the service.
    pub base_url: &'a str,
    /// The way out.
    pub mail: &'a Transport,
    /// How many letters one address gets: nobody has told us that it is theirs.
    pub letters: &'a Limiter,
}

impl<'a> From<&'a App> for Post<'a> {
    fn from(app: &'a App) -> Self {
        Self {
            db: &app.db,
            clock: &app.clock,
            keyring: &app.keyring,
            county: &app.county,
            base_url: &app.config.base_url,
            mail: &app.mail,
            letters: &app.limits.letters,
        }
    }
}

/// Sends some of the messages that are due, side by side, and says how many it took on. Only the database can make it
/// fail: a message that cannot be built is parked, and one that cannot be sent is put back.
pub async fn send_due(post: &Post<'_>) -> Result<usize, DbErr> {
    let leased = queue::lease(post.db, post.clock.now()).await?;
    let cases = queue::list_cases(post.db.reader(), &leased).await?;
    let tells_head = leased.iter().any(|message| message.message == WorkMessage::AuditHead.code());
    let head = if tells_head { Some(audit::head(post.db.reader()).await?) } else { None };
    let initiatives = queue::list_initiatives(post.db.reader(), &leased).await?;
    let taken = leased.len();
    let mut sending = JoinSet::new();
    let mut under_way = HashMap::new();
    for message in leased {
        let about = match (message.case_id, message.initiative_id) {
            (_, Some(id)) => initiatives.get(&id).map(|number| Subject::Initiative(number)),
            (Some(id), None) => cases.get(&id).map(Subject::Case),
            (None, None) => None,
        };
        match letter(post, &message, about, head.as_ref()) {
            Ok(letter) => {
                if !is_counted_already(&message)
                    && let Err(minutes) = count(post, &letter.to)
                {
                    defer(post, &message, minutes).await;
                    continue;
                }
                let (mail, to) = (post.mail.clone(), letter.to.clone());
                let task = sending.spawn(async move { mail.send(&letter).await });
                under_way.insert(task.id(), (message, to));
            }
            Err(why) => mark(post, &message, Outcome::Never(why.to_owned())).await,
        }
    }
    see_off(post, sending, under_way).await;
    Ok(taken)
}

/// Letters for signing in are counted when they are asked for: one that waits for the next hour opens nothing any more.
fn is_counted_already(message: &Leased) -> bool {
    ResidentMessage::parse(&message.message) == Some(ResidentMessage::SignIn)
}

/// Counts a letter to an address, or tells in how many minutes there may be another.
fn count(post: &Post<'_>, to: &str) -> Result<(), u64> {
    let (to, now) = (to.to_lowercase(), post.clock.now());
    post.letters.check(&to, now)?;
    post.letters.strike(&to, now);
    Ok(())
}

async fn defer(post: &Post<'_>, message: &Leased, minutes: u64) {
    let wait = TimeDelta::minutes(i64::try_from(minutes).unwrap_or(1));
    if let Err(fault) = queue::defer(post.db, message, post.clock.now() + wait).await {
        tracing::warn!(id = %message.id, %fault, "a message could not be put back");
    }
}

/// Waits for the letters under way, and keeps their leases meanwhile: a slow server is no reason to send twice.
async fn see_off(post: &Post<'_>, mut sending: JoinSet<Outcome>, mut under_way: HashMap<Id, (Leased, String)>) {
    let mut sign_of_life = interval_at(Instant::now() + RENEW_EVERY, RENEW_EVERY);
    loop {
        tokio::select! {
            ended = sending.join_next_with_id() => {
                let (task, outcome) = match ended {
                    Some(Ok(ended)) => ended,
                    Some(Err(fault)) => (fault.id(), Outcome::Never("the program failed on it".to_owned())),
                    None => break,
                };
                if let Some((message, to)) = under_way.remove(&task) {
                    if matches!(outcome, Outcome::TryAgain(_)) {
                        post.letters.take_back(to.to_lowercase(), post.clock.now());
                    }
                    mark(post, &message, outcome).await;
                }
            }
            _ = sign_of_life.tick() => {
                if let Err(fault) = queue::renew(post.db, under_way.values().map(|(message, _)| message), post.clock.now()).await {
                    tracing::warn!(%fault, "messages under way could not be kept");
                }
            }
        }
    }
}

/// What cannot be marked now is sent again when its lease ends, with the same id.
async fn mark(post: &Post<'_>, message: &Leased, outcome: Outcome) {
    let (id, now) = (message.id, post.clock.now());
    let marked = match outcome {
        Outcome::Sent => queue::mark_sent(post.db, message, now).await,
        Outcome::TryAgain(why) => {
            tracing::info!(%id, why, "a message waits for another try");
            queue::put_back(post.db, message, &why, now).await
        }
        Outcome::Never(why) => {
            tracing::warn!(%id, why, "a message is parked");
            queue::park(post.db, message, &why, now).await
        }
    };
    match marked {
        Ok(true) => {}
        Ok(false) => tracing::warn!(%id, "another worker has the message by now"),
        Err(fault) => tracing::warn!(%id, %fault, "a message could not be marked"),
    }
}

/// What a message speaks of.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Case(&'a CaseLine),
    /// By its number.
    Initiative(&'a str),
}

fn letter(
    post: &Post<'_>,
    message: &Leased,
    about: Option<Subject<'_>>,
    head: Option<&Head>,
) -> Result<Letter, &'static str> {
    let locale = Locale::parse(&message.locale).ok_or("no such language")?;
    let to =
        post.keyring.open_text(&message.recipient, &recipient(message.id)).map_err(|_| "the recipient is sealed")?;
    let mail = if let Some(kind) = AccountMessage::parse(&message.message) {
        to_staff(post, message, kind, locale)?
    } else if let Some(kind) = WorkMessage::parse(&message.message) {
        about_work(post, kind, head, locale)?
    } else if let Some(kind) = ResidentMessage::parse(&message.message) {
        to_resident(post, message, kind, locale)?
    } else {
        match about.ok_or("what it speaks of is gone")? {
            Subject::Case(case) => about_case(post, message, case, locale)?,
            Subject::Initiative(number) if SupportMessage::parse(&message.message).is_some() => {
                to_supporter(post, message, number, locale)?
            }
            Subject::Initiative(number) => match FollowerMessage::parse(&message.message) {
                Some(kind) => to_follower(post, message, (kind, number), locale)?,
                None => about_initiative(post, message, number, locale)?,
            },
        }
    };
    Ok(Letter {
        to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        locale,
        message_id: format!("<{}@{}>", message.id, host(post.base_url)),
        at: post.clock.now(),
        unsubscribe: mail.unsubscribe,
    })
}

fn about_case(post: &Post<'_>, message: &Leased, case: &CaseLine, locale: Locale) -> Result<Mail, &'static str> {
    let kind = Message::parse(&message.message).ok_or("no such message")?;
    let unit = post.county.units.iter().find(|unit| unit.id == case.unit_id.as_str()).ok_or("no such unit")?;
    let about = About {
        number: &case.number,
        unit: unit.name.get(locale),
        due_on: case.due_on,
        waits_until: case.waits_until,
        is_own: message.is_to_owner,
    };
    mails::render(kind, locale, &about, &post.county.facts, post.base_url).map_err(|_| "no words for it")
}

fn about_initiative(post: &Post<'_>, message: &Leased, number: &str, locale: Locale) -> Result<Mail, &'static str> {
    let kind = InitiativeMessage::parse(&message.message).ok_or("no such message")?;
    mails::render_about_initiative(kind, locale, number, &post.county.facts, post.base_url)
        .map_err(|_| "no words for it")
}

fn to_supporter(post: &Post<'_>, message: &Leased, initiative: &str, locale: Locale) -> Result<Mail, &'static str> {
    let sealed = message.link.as_deref().ok_or("the link is gone")?;
    let opens = post.keyring.open_text(sealed, &link(message.id)).map_err(|_| "the link is sealed")?;
    let opens = opens.split_once(' ').ok_or("the link has no number")?;
    mails::render_to_supporter(locale, initiative, opens, &post.county.facts, post.base_url)
        .map_err(|_| "no words for it")
}

fn to_follower(
    post: &Post<'_>,
    message: &Leased,
    (kind, number): (FollowerMessage, &str),
    locale: Locale,
) -> Result<Mail, &'static str> {
    let sealed = message.link.as_deref().ok_or("the link is gone")?;
    let said = post.keyring.open_text(sealed, &link(message.id)).map_err(|_| "the link is sealed")?;
    let said = said.split_once(' ').ok_or("the link says nothing more")?;
    follower_letters::render((kind, locale), number, said, &post.county.facts, post.base_url)
        .map_err(|_| "no words for it")
}

fn to_staff(post: &Post<'_>, message: &Leased, kind: AccountMessage, locale: Locale) -> Result<Mail, &'static str> {
    let sealed = message.link.as_deref().ok_or("the link is gone")?;
    let path = post.keyring.open_text(sealed, &link(message.id)).map_err(|_| "the link is sealed")?;
    mails::render_to_staff(kind, locale, &path, &post.county.facts, post.base_url).map_err(|_| "no words for it")
}

fn to_resident(post: &Post<'_>, message: &Leased, kind: ResidentMessage, locale: Locale) -> Result<Mail, &'static str> {
    let (county, base_url) = (&post.county.facts, post.base_url);
    let mail = match kind {
        ResidentMessage::SignIn => {
            let sealed = message.link.as_deref().ok_or("the link is gone")?;
            let written = post.keyring.open_text(sealed, &link(message.id)).map_err(|_| "the link is sealed")?;
            let token = read_token(&written, post.clock.now()).ok_or("the link opens nothing any more")?;
            mails::render_sign_in(locale, &token, county, base_url)
        }
        ResidentMessage::Idle => mails::render_idle(locale, county, base_url),
    };
    mail.map_err(|_| "no words for it")
}

fn about_work(post: &Post<'_>, kind: WorkMessage, head: Option<&Head>, locale: Locale) -> Result<Mail, &'static str> {
    let anchor = head.map(|head| format!("{} {}", head.sequence, head.hash)).unwrap_or_default();
    work_letters::render(kind, locale, &anchor, &post.county.facts, post.base_url).map_err(|_| "no words for it")
}

/// The host's name in an address.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().filter(|host| !host.is_empty()).unwrap_or("localhost")
}

#[cfg(test)]
mod tests;
