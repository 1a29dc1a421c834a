//! Following initiatives by letter: who confirms, who is told of what, and how it ends.

mod confirming;
mod keeping;
mod telling;

use delta::jobs::send_messages::{Post, send_due};
use delta::jobs::tell_followers::tell_followers;
use delta::kernel::actor::Role;
use entity::{follower, follower_request, outbox};
use regex::Regex;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::{TestApp, Visitor};
use crate::initiatives::{filed, press};
use crate::page::Page;

/// The first initiative of the year, and where one follows it.
pub const NUMBER: &str = "2026-001";
pub const PAGE: &str = "/sv/initiativ/2026-001";
pub const FORM: &str = "/sv/initiativ/2026-001/folj";
/// Where the links of letters lead.
pub const LINK: &str = "/sv/foljare/lank";
/// What a resident follows.
pub const MINE: &str = "/sv/min-sida/foljer";

/// A letter to a follower: what it says, its link to the follower's page, and the number where there is one.
#[derive(Clone, Debug)]
pub struct FollowerMail {
    pub text: String,
    pub link: String,
    pub number: String,
}

impl FollowerMail {
    /// What the page sends beside its button.
    pub fn form(&self) -> String {
        self.link.split_once('?').map(|(_, query)| query.to_owned()).expect("a query")
    }

    /// The same with the number of the letter.
    pub fn with_number(&self) -> String {
        format!("{}&number={}", self.form(), self.number)
    }
}

impl TestApp {
    /// An initiative that was published and handed over.
    pub async fn public_initiative(&self) {
        filed(&self.another_visitor()).await;
        let registrar = self.colleague(Role::Registrar, "group").await;
        press(&registrar, NUMBER, "check", "do=publish").await;
    }

    /// Types an address on the page.
    pub async fn ask_to_follow(&self, browser: &Visitor, email: &str) -> Page {
        browser.get(PAGE).await;
        browser.post(FORM, &format!("email={email}")).await
    }

    /// Sends what is due, and reads the letters to an address that lead to a follower's page, the newest first.
    pub async fn follower_letters(&self, email: &str) -> Vec<FollowerMail> {
        while send_due(&Post::from(&*self.state)).await.expect("letters are sent") > 0 {}
        let mail = self.get("/demo/mail").await;
        let read = |text: String| {
            let link = Regex::new(r"/(sv/foljare/lank|fi/seuraaja/linkki|en/follower/link)\?t=[A-Za-z0-9_-]{43}");
            let link = link.expect("a pattern").find(&text)?.as_str().to_owned();
            let number = Regex::new(r"(?:skriv|kirjoita|write) (\d{4})").expect("a pattern");
            let number = number.captures(&text).map(|found| found[1].to_owned()).unwrap_or_default();
            Some(FollowerMail { text, link, number })
        };
        mail.texts("article.card").into_iter().filter(|card| card.contains(email)).filter_map(read).collect()
    }

    /// Asks and confirms; gives the letter, whose link leads to where it ends.
    pub async fn follows(&self, email: &str) -> FollowerMail {
        self.ask_to_follow(&self.another_visitor(), email).await;
        let letter = self.follower_letters(email).await.remove(0);
        let browser = self.another_visitor();
        browser.get(&letter.link).await;
        let begun = browser.post(LINK, &letter.with_number()).await;
        assert_eq!(begun.heading(), "Du följer initiativet", "{}", begun.body);
        letter
    }

    /// Lets the job run until it has nothing to do, with the post going out between its steps; says how many steps.
    pub async fn tell(&self) -> usize {
        let mut steps = 0;
        while tell_followers(&self.state).await.expect("a pass") > 0 {
            steps += 1;
            while send_due(&Post::from(&*self.state)).await.expect("letters are sent") > 0 {}
        }
        steps
    }

    /// The rows of news that were ever written.
    pub async fn news(&self) -> Vec<outbox::Model> {
        let news = outbox::Entity::find().filter(outbox::Column::Message.eq("follower_news"));
        news.all(self.state.db.reader()).await.expect("rows")
    }

    pub async fn followers(&self) -> Vec<follower::Model> {
        follower::Entity::find().all(self.state.db.reader()).await.expect("rows")
    }

    pub async fn follower_requests(&self) -> Vec<follower_request::Model> {
        follower_request::Entity::find().all(self.state.db.reader()).await.expect("rows")
    }

    /// The number on the initiative's page, in a sentence.
    pub async fn following(&self) -> String {
        self.get(PAGE).await.texts("#follow p").into_iter().next().unwrap_or_default()
    }

    /// The kept numbers are those of the rows.
    pub async fn assert_followers(&self) {
        let numbers = delta::followers::store::kept_and_counted(self.state.db.reader()).await.expect("numbers");
        assert!(numbers.values().all(|(kept, counted)| kept == counted), "{numbers:?}");
    }
}
