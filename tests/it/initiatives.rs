//! Initiatives, from their first word to what came of them.

mod change_of_kind;
mod course;
mod desk;
mod entry;
mod form;
mod hand_over;
mod list;
mod merging;
mod passing_on;
mod promises;
mod public;
mod register;
mod yearly;

use delta::addresses::Address;
use delta::counties::County;
use delta::counties::county::Collecting;
use delta::initiatives::initiative::Initiative;
use delta::initiatives::number::InitiativeNumber;
use delta::initiatives::store;
use delta::kernel::locale::Locale;

use crate::app::{TestApp, Visitor};
use crate::page::Page;
use crate::staff::Colleague;

pub const TEXT: &str = "title=B%C3%A4nkar+vid+h%C3%A4lsostationen&proposal=S%C3%A4tt+ut+b%C3%A4nkar+l%C3%A4ngs+v%C3%A4gen.\
    &reasons=Det+%C3%A4r+l%C3%A5ngt+att+g%C3%A5+f%C3%B6r+den+som+%C3%A4r+gammal.";
pub const ABOUT: &str = "kind=member&service=home-care&goal=&collects=no";
pub const MAKER: &str =
    "ground=resident&name=Maria+Provstr%C3%B6m&municipality=kotka&email=maria%40exempel.fi&shows_name=no";

/// A county in which supporters are collected for a month.
pub fn collects(county: &mut County) {
    county.initiatives.collecting = Some(Collecting { days: 30 });
}

/// Answers every question, up to the check.
pub async fn answered(visitor: &Visitor, locale: Locale, about: &str, maker: &str) -> Page {
    // The form brings its own token.
    visitor.get(&Address::InitiativeText.path(locale)).await;
    visitor.post(&Address::InitiativeText.path(locale), TEXT).await;
    visitor.post(&Address::InitiativeAbout.path(locale), about).await;
    visitor.post(&Address::InitiativeMaker.path(locale), maker).await;
    visitor.post(&Address::InitiativeOthers.path(locale), "do=on").await;
    visitor.get(&Address::InitiativeCheck.path(locale)).await
}

/// Presses the button of the check.
pub async fn sent(visitor: &Visitor, locale: Locale, check: &Page) -> Page {
    let id = check.attributes("input[name=draft]", "value").pop().expect("the form's id");
    visitor.post(&Address::InitiativeReceipt.path(locale), &format!("draft={id}&do=send")).await
}

/// The receipt code on a page.
pub fn code(page: &Page) -> String {
    page.texts("p.code").pop().expect("a code")
}

/// An initiative filed on the web in Swedish, with its receipt.
pub async fn filed(visitor: &Visitor) -> Page {
    let check = answered(visitor, Locale::Sv, ABOUT, MAKER).await;
    sent(visitor, Locale::Sv, &check).await
}

/// The initiative of a count in this year.
pub async fn initiative(app: &TestApp, count: u32) -> Initiative {
    let number = InitiativeNumber::of(2026, count);
    let found = store::find_by_number(app.state.db.reader(), number).await.expect("an answer");
    found.expect("an initiative").0
}

/// Presses a button on the page of an initiative in the workplace.
pub async fn press(colleague: &Colleague, number: &str, path: &str, form: &str) -> Page {
    let address = format!("/staff/initiatives/{number}");
    let version = colleague.get(&address).await.attributes("input[name=version]", "value").pop().unwrap_or_default();
    // What cannot be undone is confirmed with a tick beside its button.
    let sure = match form.split('&').next() {
        Some("do=publish") => "&sure_publish=yes",
        Some("do=refuse") => "&sure_refuse=yes",
        _ => "",
    };
    colleague.post(&format!("{address}/{path}"), &format!("version={version}&{form}{sure}")).await
}

impl TestApp {
    /// An initiative that was published and handed over to a unit; its number.
    pub async fn initiative_at(&self, unit: &str) -> String {
        use delta::cases::store::find_by_id;
        use entity::case;
        use sea_orm::{EntityTrait, Set};

        let visitor = self.another_visitor();
        filed(&visitor).await;
        let registrar = self.colleague(delta::kernel::actor::Role::Registrar, "group").await;
        let count = store_count(self).await;
        let number = InitiativeNumber::of(2026, count).to_string();
        press(&registrar, &number, "check", "do=publish").await;
        let case = initiative(self, count).await.state.case().expect("a case");
        let before = find_by_id(self.state.db.reader(), case).await.expect("an answer").expect("a case").unit;
        if before.as_str() != unit {
            let tx = self.state.db.begin_write().await.expect("a transaction");
            let moved = case::ActiveModel { id: Set(case), unit_id: Set(unit.into()), ..Default::default() };
            case::Entity::update(moved).exec(&tx).await.expect("moved");
            delta::cases::store::count(&tx, &[(before, "received", -1), (unit.into(), "received", 1)])
                .await
                .expect("counted");
            tx.commit().await.expect("a commit");
        }
        number
    }
}

async fn store_count(app: &TestApp) -> u32 {
    use entity::initiative_count;
    use sea_orm::EntityTrait;

    let row = initiative_count::Entity::find_by_id(2026).one(app.state.db.reader()).await.expect("an answer");
    row.map_or(0, |row| u32::try_from(row.filed).unwrap_or_default())
}
