//! Whatever a form brings, nothing breaks (security bar P24), and nothing that it does not ask for counts (R5).

#![expect(clippy::indexing_slicing, reason = "an index that is wrong fails the test")]

use axum::body::Body;
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use delta::kernel::actor::Role;
use delta::kernel::random::Random;
use rstest::rstest;

use crate::app::{Base, Visitor};
use crate::dump::dump;
use crate::forms::{Form, forms_for, urlencoded};
use crate::log::Log;
use crate::page::Page;
use crate::world::{world, writers};

/// Mutated posts of each form.
const ROUNDS: usize = 30;

/// What no field expects.
const STRANGE: [&str; 24] = [
    "",
    " ",
    "\0",
    "\u{202e}\u{200b}",
    "-1",
    "0",
    "99999999999999999999999999",
    "1e309",
    "NaN",
    "-0.0",
    "true",
    "null",
    "[]",
    "2026-02-30",
    "9999-12-31",
    "+275760-09-13",
    "0000-00-00",
    "2026-ZZZZZZ",
    "00000000-0000-0000-0000-000000000000",
    "'; DROP TABLE cases; --",
    "%s%n{}{0}",
    "../../etc/passwd",
    "a@b@c",
    "𝕏\u{1F469}\u{200D}\u{1F52C}\u{FFFF}",
];

/// What gives rights, places or states elsewhere in the program.
const UNASKED: [(&str, &str); 16] = [
    ("role", "administrator"),
    ("roles", "administrator"),
    ("is_admin", "true"),
    ("unit_id", "group"),
    ("given_in", "group"),
    ("staff_id", "00000000-0000-4000-8000-000000000001"),
    ("state", "answered"),
    ("is_locked", "true"),
    ("case_id", "00000000-0000-4000-8000-000000000002"),
    ("id", "00000000-0000-4000-8000-000000000003"),
    ("number", "2026-AAAAAA"),
    ("password_hash", "x"),
    ("disabled_on", "2020-01-01"),
    ("received_on", "2020-01-01"),
    ("due_on", "2099-01-01"),
    ("is_outside_strategy", "true"),
];

struct Chance(Random);

impl Chance {
    fn below(&self, end: usize) -> usize {
        usize::from(u16::from_le_bytes(self.0.bytes::<2>())) % end.max(1)
    }

    fn strange(&self) -> String {
        match self.below(STRANGE.len() + 2) {
            0 => "å".repeat(9_000),
            1 => "a\r\n".repeat(3_000),
            at => STRANGE[at - 2].to_owned(),
        }
    }

    /// The form with some of its fields changed, left out, doubled or made up.
    fn mutated(&self, form: &Form) -> Vec<(String, String)> {
        let mut pairs = form.filled(self.below(9), |field| field.is_typed.then(|| "Hissen stod still.".to_owned()));
        for _ in 0..=self.below(3) {
            let at = self.below(pairs.len());
            let Some((name, _)) = pairs.get(at) else { break };
            let is_token = name == "form_token";
            match self.below(6) {
                _ if is_token && self.below(10) > 0 => {}
                0 => drop(pairs.remove(at)),
                1 => pairs.push(pairs[at].clone()),
                2 => pairs[at].0 = self.strange(),
                3 => {
                    let choices = form.fields.iter().flat_map(|field| &field.choices).collect::<Vec<_>>();
                    pairs[at].1 = choices.get(self.below(choices.len())).map(ToString::to_string).unwrap_or_default();
                }
                _ => pairs[at].1 = self.strange(),
            }
        }
        pairs
    }
}

/// Sends a body that is not even written as forms are.
async fn send_broken(browser: &Visitor, form: &Form, chance: &Chance) -> Page {
    let mut body = urlencoded(&form.filled(0, |_| None)).into_bytes();
    for _ in 0..4 {
        let at = chance.below(body.len());
        if let Some(byte) = body.get_mut(at) {
            *byte = u8::try_from(chance.below(256)).expect("a byte");
        }
    }
    let media = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=edge", "application/json", "x"];
    let request = Request::post(form.action.split('#').next().unwrap_or_default());
    let request = request.header(CONTENT_TYPE, media[chance.below(media.len())]);
    browser.send(request.body(Body::from(body)).expect("a request")).await
}

#[rstest]
#[tokio::test]
async fn thousands_of_mutated_forms_break_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let log = Log::keep("info");
    let Some(world) = world(base, &|field| format!("{field}@exempel.fi")).await else { return };
    let (administrator, auditor) = (world.app.administrator().await, world.app.colleague(Role::Auditor, "group").await);
    let chance = Chance(Random::seeded(24));
    let (mut sent, mut understood) = (0, 0);

    for (browser, from) in writers(&world, &administrator, &auditor) {
        for form in forms_for(browser, from).await {
            for round in 0..ROUNDS {
                let pairs = chance.mutated(&form);
                let page = if round % 6 == 5 && form.is_post {
                    send_broken(browser, &form, &chance).await
                } else {
                    form.send(browser, &pairs).await
                };
                assert!(!page.status.is_server_error(), "{}: {} to {pairs:?}", form.action, page.status);
                sent += 1;
                understood += usize::from(page.status.is_success() || page.status.is_redirection());
            }
        }
    }

    assert!(sent > 1_500 && understood > sent / 10, "{sent} were sent, {understood} were taken");
    assert!(world.handler.get("/staff/queue").await.status.is_success(), "the handler was thrown out");
    let log = log.text();
    assert!(log.contains("answered"), "nothing was logged");
    for word in ["panicked", "a fault of ours", "nothing was stored"] {
        assert!(!log.contains(word), "{word} in {log}");
    }
}

/// What the database holds after every form was sent once, with what the forms do not ask for or without.
async fn after_every_form(base: Base, unasked: &[(&str, &str)]) -> Option<(String, usize)> {
    let world = world(base, &|field| format!("{field}@exempel.fi")).await?;
    let (administrator, auditor) = (world.app.administrator().await, world.app.colleague(Role::Auditor, "group").await);
    let mut sent = 0;
    for (browser, from) in writers(&world, &administrator, &auditor) {
        for form in forms_for(browser, from).await.into_iter().filter(|form| form.is_post) {
            for round in 0..3 {
                let mut pairs = form.filled(round, |field| field.is_typed.then(|| "Hissen stod still.".to_owned()));
                let is_asked = |name: &str| form.fields.iter().any(|field| field.name == name);
                let more = unasked.iter().filter(|(name, _)| !is_asked(name));
                pairs.extend(more.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
                form.send(browser, &pairs).await;
                sent += 1;
            }
        }
    }
    // When each step of the tables was applied is the one time here that does not stand.
    Some((dump(&world.app.state.db, &["seaql_migrations"]).await, sent))
}

#[rstest]
#[tokio::test]
async fn what_a_form_does_not_ask_for_changes_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some((without, sent)) = after_every_form(base, &[]).await else { return };
    let (with, as_many) = after_every_form(base, &UNASKED).await.expect("another world");

    assert_eq!(sent, as_many);
    let differing = without.lines().zip(with.lines()).find(|(without, with)| without != with);
    assert_eq!(differing, None);
}
