//! Supporting initiatives: by letter, by strong identification, and what is counted (security bar R35, P37–P39).

mod confirmation;
mod counting;
mod crowd;
mod keeping;
mod referendum;
mod strong;

use delta::addresses::Address;
use delta::counties::County;
use delta::counties::county::SupportLevel;
use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use entity::{initiative, support, support_request};
use regex::Regex;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::app::{TestApp, Visitor};
use crate::initiatives::{self, MAKER, answered, press, sent};
use crate::page::Page;

/// Where the first initiative of the year is supported.
pub const FORM: &str = "/sv/initiativ/2026-001/stod";
/// Where the link of a letter leads.
pub const LINK: &str = "/sv/stod/lank";
/// One's own support.
pub const MINE: &str = "/sv/mitt-stod";
/// What a resident of Kotka types, but for the address.
pub const ANNA: &str = "name=Anna+Provsten&ground=resident&municipality=kotka&shows_name=yes&do=email";

/// A county in which letters count, too.
pub fn letters_count(county: &mut County) {
    county.initiatives.counting = SupportLevel::ALL.to_vec();
}

/// The link and the number of a letter.
#[derive(Clone)]
pub struct SupportLetter {
    pub link: String,
    pub number: String,
}

impl SupportLetter {
    /// What the button of the link's page sends beside its token.
    pub fn form(&self) -> String {
        self.link.split_once('?').map(|(_, query)| query.to_owned()).expect("a query")
    }

    /// The same with the number of the letter.
    pub fn with_number(&self) -> String {
        format!("{}&number={}", self.form(), self.number)
    }
}

impl TestApp {
    /// An initiative of a kind that collects supporters. It is the first of the year where there was none.
    pub async fn collecting(&self, kind: &str) {
        let maker = self.another_visitor();
        let about = format!("kind={kind}&service=home-care&collects=yes");
        let check = answered(&maker, Locale::Sv, &about, MAKER).await;
        let receipt = sent(&maker, Locale::Sv, &check).await;
        let number = receipt.texts(".receipt").concat();
        let number =
            Regex::new(r"\d{4}-\d{3}").expect("a pattern").find(&number).expect("a number").as_str().to_owned();
        let registrar = self.colleague(Role::Registrar, "group").await;
        press(&registrar, &number, "check", "do=publish").await;
        let shown = self.get(&format!("/sv/initiativ/{number}")).await;
        assert_eq!(shown.texts("#support h2"), ["Stöd"], "{}", shown.body);
    }

    /// Fills in the form.
    pub async fn support(&self, browser: &Visitor, fields: &str, email: &str) -> Page {
        browser.get(FORM).await;
        browser.post(FORM, &format!("{fields}&email={email}")).await
    }

    /// Sends the letters that are due, and reads one to an address that had no other.
    pub async fn support_letter(&self, email: &str) -> Option<SupportLetter> {
        self.support_letters(email).await.pop()
    }

    /// The same, all of them. Those of one day have no order.
    pub async fn support_letters(&self, email: &str) -> Vec<SupportLetter> {
        send_due(&Post::from(&*self.state)).await.expect("letters are sent");
        let mail = self.get("/demo/mail").await;
        let to = |card: &String| card.to_lowercase().contains(&email.to_lowercase());
        let read = |text: String| {
            let link = Regex::new(r"/(sv/stod/lank|fi/kannatus/linkki|en/support/link)\?t=[A-Za-z0-9_-]{43}");
            let link = link.expect("a pattern").find(&text)?.as_str().to_owned();
            let number = Regex::new(r"(?:skriv|kirjoita|write) (\d{4})").expect("a pattern");
            Some(SupportLetter { link, number: number.captures(&text)?[1].to_owned() })
        };
        mail.texts("article.card").into_iter().filter(to).filter_map(read).collect()
    }

    /// Supports and confirms by letter, in a browser of one's own.
    pub async fn supporter(&self, fields: &str, email: &str) -> Visitor {
        let browser = self.another_visitor();
        self.support(&browser, fields, email).await;
        let letter = self.support_letter(email).await.expect("a letter");
        browser.get(&letter.link).await;
        let confirmed = browser.post(LINK, &letter.form()).await;
        assert_eq!(confirmed.header("location"), MINE, "{}", confirmed.body);
        browser
    }

    /// The counters on the initiative's page, in one sentence.
    pub async fn counted(&self) -> String {
        self.get("/sv/initiativ/2026-001").await.texts("#support .lead").concat()
    }

    pub async fn supports(&self) -> Vec<support::Model> {
        support::Entity::find().all(self.state.db.reader()).await.expect("rows")
    }

    pub async fn support_requests(&self) -> Vec<support_request::Model> {
        support_request::Entity::find().all(self.state.db.reader()).await.expect("rows")
    }

    /// The kept counts are those of the rows.
    pub async fn assert_counts(&self) {
        let mut kept = delta::supports::store::kept_counts(self.state.db.reader()).await.expect("counts");
        let mut counted = delta::supports::store::recount(self.state.db.reader()).await.expect("counts");
        kept.sort();
        counted.sort();
        assert_eq!(kept, counted);
    }

    /// Makes another kind of the first initiative, as the registry enters it.
    pub async fn becomes(&self, kind: &str) {
        self.change_first(initiative::ActiveModel { kind: Set(kind.to_owned()), ..Default::default() }).await;
    }

    /// Lets the first initiative be decided on a day.
    pub async fn decided(&self, on: &str) {
        let on = on.parse().expect("a date");
        self.change_first(initiative::ActiveModel { decided_on: Set(Some(on)), ..Default::default() }).await;
    }

    pub async fn change_first(&self, change: initiative::ActiveModel) {
        self.change("2026-001", change).await;
    }

    pub async fn change(&self, number: &str, change: initiative::ActiveModel) {
        let tx = self.state.db.begin_write().await.expect("a transaction");
        initiative::Entity::update_many()
            .set(change)
            .filter(initiative::Column::Number.eq(number))
            .exec(&tx)
            .await
            .expect("changed");
        tx.commit().await.expect("a commit");
    }

    /// The first initiative of the year.
    pub async fn first_initiative(&self) -> delta::initiatives::initiative::Initiative {
        initiatives::initiative(self, 1).await
    }
}

/// The initiative's own page in a language.
pub fn page_of(locale: Locale) -> String {
    Address::Initiative(2026, 1).path(locale)
}
