use chrono::{DateTime, Utc};
use entity::outbox;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::*;
use crate::counties::sample::county;
use crate::feedback::contact::EmailAddress;
use crate::kernel::random::Random;
use crate::notifications::outbox::{Notice, enqueue};
use crate::notifications::sample;
use crate::platform::mail::list_kept;
use crate::platform::mail::sink::{Manner, Sink};

const BASE: &str = "https://delta.example.org:8443/x";

/// Everything that sending needs, with a clock that stands.
struct World {
    folder: tempfile::TempDir,
    db: Database,
    clock: Clock,
    random: Random,
    keyring: Keyring,
    county: County,
    mail: Transport,
    letters: Limiter,
}

impl World {
    async fn with(mail: impl FnOnce(&std::path::Path) -> Transport) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            db: sample::database(folder.path()).await,
            clock: Clock::standing("2026-03-02T12:00:00Z".parse().expect("an instant")),
            random: Random::seeded(1),
            keyring: Keyring::for_tests(),
            county: county(),
            mail: mail(folder.path()),
            letters: Limiter::new(3, TimeDelta::hours(1)),
            folder,
        }
    }

    async fn with_server(sink: &Sink) -> Self {
        Self::with_patient(sink, Duration::from_mins(2)).await
    }

    async fn with_patient(sink: &Sink, patience: Duration) -> Self {
        Self::with(|_| Transport::smtp(&sink.url, "delta@example.org", patience).expect("a transport")).await
    }

    async fn with_folder() -> Self {
        Self::with(|path| Transport::folder(path.join("mail"), "delta@example.org").expect("a transport")).await
    }

    async fn tell(&self, message: Message, locale: Locale) {
        let case_id = sample::case(&self.db, &self.random).await;
        let to = EmailAddress::parse("resident@example.org").expect("an address");
        let notice = Notice { message, case_id, to: &to, locale };
        let tx = self.db.begin_write().await.expect("a transaction");
        enqueue(&tx, &notice, &self.keyring, &self.random, self.clock.now()).await.expect("a row");
        tx.commit().await.expect("a commit");
    }

    async fn send(&self) -> usize {
        let post = Post {
            db: &self.db,
            clock: &self.clock,
            keyring: &self.keyring,
            county: &self.county,
            base_url: BASE,
            mail: &self.mail,
            letters: &self.letters,
        };
        send_due(&post).await.expect("a pass")
    }

    async fn rows(&self) -> Vec<outbox::Model> {
        outbox::Entity::find().all(self.db.reader()).await.expect("rows")
    }

    /// State and fault of the only message.
    async fn fate(&self) -> (String, Option<String>) {
        let row = self.rows().await.pop().expect("a row");
        (row.state, row.fault)
    }

    fn wait(&self, minutes: i64) {
        let later: DateTime<Utc> = self.clock.now() + chrono::Duration::minutes(minutes);
        self.clock.set(later);
    }
}

fn told(state: &str, fault: &str) -> (String, Option<String>) {
    (state.to_owned(), Some(fault.to_owned()))
}

fn sent() -> (String, Option<String>) {
    ("sent".to_owned(), None)
}

#[tokio::test]
async fn each_message_goes_out_in_its_language_with_the_case_as_it_is_now() {
    let world = World::with_folder().await;
    for locale in Locale::ALL {
        world.tell(Message::Received, locale).await;
    }

    assert_eq!((world.send().await, world.send().await), (3, 0));

    let kept = list_kept(&world.folder.path().join("mail")).await.expect("a list");
    let mut texts: Vec<_> = kept.iter().map(|letter| letter.text.as_str()).collect();
    texts.sort_unstable();
    assert!(texts[0].contains("Hemvård") && texts[0].contains("torsdag 12.3.2026"), "{}", texts[0]);
    assert!(texts[1].contains("Kotihoito") && texts[1].contains("viimeistään 12.3.2026"), "{}", texts[1]);
    assert!(texts[2].contains("Home care") && texts[2].contains("Thursday 12 March 2026"), "{}", texts[2]);
    assert!(kept.iter().all(|letter| letter.to == "resident@example.org"));
}

#[tokio::test]
async fn an_address_gets_three_letters_an_hour_and_the_fourth_in_the_next() {
    let world = World::with_folder().await;
    for _ in 0..4 {
        world.tell(Message::Answered, Locale::Sv).await;
    }
    let letters = async || list_kept(&world.folder.path().join("mail")).await.expect("a list").len();

    world.send().await;
    let at_once = letters().await;
    world.wait(59);
    world.send().await;
    let within_the_hour = letters().await;
    world.wait(1);
    world.send().await;

    assert_eq!((at_once, within_the_hour, letters().await), (3, 3, 4));
    assert!(world.rows().await.iter().all(|row| row.state == "sent" && row.attempts == 1));
}

#[tokio::test]
async fn tries_that_reach_nobody_do_not_count_as_letters() {
    let sink = Sink::start(Manner::Answers(451)).await;
    let world = World::with_server(&sink).await;
    world.tell(Message::Answered, Locale::Sv).await;
    for wait in [0, 1, 5, 15] {
        world.wait(wait);
        world.send().await;
    }

    sink.behaves(Manner::Accepts);
    world.wait(60);
    world.send().await;

    assert_eq!(world.fate().await, sent());
}

#[tokio::test]
async fn nothing_finer_than_a_day_stays_of_an_acknowledgement_that_was_sent_or_parked() {
    for (last, state) in [(Manner::Accepts, "sent"), (Manner::Answers(550), "parked")] {
        let sink = Sink::start(Manner::Answers(451)).await;
        let world = World::with_server(&sink).await;
        world.tell(Message::Received, Locale::Sv).await;
        world.send().await;
        world.wait(1);
        sink.behaves(last);

        world.send().await;

        let row = world.rows().await.pop().expect("a row");
        let midnight = Some("2026-03-02T00:00:00Z".parse::<DateTime<Utc>>().expect("an instant"));
        assert_eq!((row.state.as_str(), Some(row.due_at), row.leased_until), (state, midnight, None));
        assert!(row.sent_at.is_none() || row.sent_at == midnight, "{:?}", row.sent_at);
    }
}

#[tokio::test]
async fn a_server_that_takes_the_letter_hears_of_one_recipient_and_one_letter() {
    let sink = Sink::start(Manner::Accepts).await;
    let world = World::with_server(&sink).await;
    world.tell(Message::Moved, Locale::Sv).await;

    world.send().await;

    assert_eq!(world.fate().await, sent());
    let commands = sink.heard().commands;
    let is_addressing = |command: &&String| command.starts_with("RCPT") || command.starts_with("MAIL");
    let addressing: Vec<_> = commands.iter().filter(is_addressing).collect();
    assert_eq!(addressing, ["MAIL FROM:<delta@example.org>", "RCPT TO:<resident@example.org>"]);
    let id = world.rows().await.pop().expect("a row").id;
    assert_eq!(sink.message_ids(), [format!("<{id}@delta.example.org>")]);
}

#[tokio::test]
async fn a_server_that_hangs_up_after_the_letter_gets_it_again_under_the_same_id() {
    let sink = Sink::start(Manner::DropsAfterData).await;
    let world = World::with_server(&sink).await;
    world.tell(Message::Answered, Locale::En).await;
    world.send().await;
    assert_eq!(world.fate().await, told("due", "the mail server could not be reached"));

    sink.behaves(Manner::Accepts);
    assert_eq!(world.send().await, 0);
    world.wait(1);
    world.send().await;

    assert_eq!(world.fate().await, sent());
    let ids = sink.message_ids();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
}

#[tokio::test]
async fn a_refusal_for_now_is_tried_again_and_one_for_good_is_parked_without_the_servers_words() {
    let sink = Sink::start(Manner::Answers(451)).await;
    let world = World::with_server(&sink).await;
    world.tell(Message::Received, Locale::Fi).await;
    world.send().await;
    assert_eq!(world.fate().await, told("due", "the mail server answered 451"));

    sink.behaves(Manner::Answers(550));
    world.wait(1);
    world.send().await;

    assert_eq!(world.fate().await, told("parked", "the mail server answered 550"));
}

#[tokio::test]
async fn a_sign_in_that_is_refused_parks_nothing() {
    let sink = Sink::start(Manner::Answers(530)).await;
    let world = World::with_server(&sink).await;
    world.tell(Message::Received, Locale::Fi).await;

    world.send().await;

    assert_eq!(world.fate().await, told("due", "the mail server answered 530"));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_left_after_a_while() {
    let sink = Sink::start(Manner::Silent).await;
    let world = World::with_patient(&sink, Duration::from_millis(20)).await;
    world.tell(Message::Received, Locale::Fi).await;

    world.send().await;

    assert_eq!(world.fate().await, told("due", "the mail server took too long"));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_tried_later() {
    let world =
        World::with(|_| Transport::smtp("smtp://127.0.0.1:1", "d@example.org", Duration::from_secs(5)).expect("one"))
            .await;
    world.tell(Message::Received, Locale::Fi).await;

    world.send().await;

    assert_eq!(world.fate().await, told("due", "the mail server could not be reached"));
}

#[tokio::test]
async fn messages_are_written_while_a_slow_server_thinks() {
    let sink = Sink::start(Manner::Waits).await;
    let world = World::with_server(&sink).await;
    world.tell(Message::Received, Locale::Sv).await;

    let meanwhile = async {
        sink.has_letter().await;
        world.tell(Message::Answered, Locale::Sv).await;
        assert_eq!(world.rows().await.iter().filter(|row| row.state == "due").count(), 2);
        sink.go_on();
    };
    tokio::join!(world.send(), meanwhile);

    let mut states: Vec<_> = world.rows().await.into_iter().map(|row| row.state).collect();
    states.sort_unstable();
    assert_eq!(states, ["due", "sent"]);
}

#[tokio::test]
async fn what_cannot_be_built_is_parked_and_stops_nobody() {
    type Spoil = fn(&World, &mut outbox::ActiveModel);
    let spoilt: [(Spoil, &str); 5] = [
        (|_, row| row.message = Set("sung".to_owned()), "no such message"),
        (|_, row| row.locale = Set("la".to_owned()), "no such language"),
        (|_, row| row.recipient = Set("in the clear".to_owned()), "the recipient is sealed"),
        (|world, row| seal(world, row, "nobody"), "no e-mail address"),
        (|world, row| seal(world, row, "a@b.fi\r\nBcc: c@d.fi"), "hidden characters in the address"),
    ];

    for (spoil, why) in spoilt {
        let world = World::with_folder().await;
        world.tell(Message::Received, Locale::Sv).await;
        let mut row = world.rows().await.pop().expect("a row").into_active_model();
        spoil(&world, &mut row);
        let tx = world.db.begin_write().await.expect("a transaction");
        row.update(&tx).await.expect("an update");
        tx.commit().await.expect("a commit");
        world.tell(Message::Received, Locale::Sv).await;

        assert_eq!(world.send().await, 2);

        let mut fates: Vec<_> = world.rows().await.into_iter().map(|row| (row.state, row.fault)).collect();
        fates.sort_unstable();
        assert_eq!(fates, [told("parked", why), sent()]);
    }
}

fn seal(world: &World, row: &mut outbox::ActiveModel, to: &str) {
    let place = recipient(*row.id.as_ref());
    row.recipient = Set(world.keyring.seal_text(&world.random, to, &place));
}

#[test]
fn ids_of_messages_end_in_the_host_of_the_configured_address() {
    for (base, expected) in
        [(BASE, "delta.example.org"), ("http://127.0.0.1:8080", "127.0.0.1"), ("https://", "localhost")]
    {
        assert_eq!(host(base), expected);
    }
}
