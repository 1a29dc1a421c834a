//! Public pages that only tell something: what residents can do, what came of it, how the site treats them.
//!
//! What always holds: nothing here takes more than reading settings; what is told of cases is computed from links
//! and answers, with small counts hidden; what is not built yet says so.

mod accessibility;
mod changes;
mod demo_mail;
mod display;
mod election;
mod front;
mod goal;
mod goals;
mod information;
mod initiatives;
mod key_result;
mod linked;
mod privacy;
mod publication;
mod published;
mod site_map;
mod start;
mod strategy;
mod you_said_we_did;

pub use start::elsewhere;

use crate::addresses::{
    Address, CODE, badge_pattern, feed_pattern, figures_pattern, words_pattern, yearly_figures_pattern, yearly_pattern,
    yearly_text_pattern,
};
use crate::frame::Routes;
use crate::kernel::locale::Locale;
use crate::policy::Operation::{ChooseDisplay, ReadDemoMail, ReadPage};

/// The pages of this place but for the computed ones.
pub fn routes() -> Routes {
    let site = Routes::new()
        .get("/", ReadPage, start::front)
        .get(CODE, ReadPage, start::code)
        .get(demo_mail::PATH, ReadDemoMail, demo_mail::show)
        .page(Address::Display, ChooseDisplay, display::show)
        .form(Address::Display, ChooseDisplay, display::choose)
        .page(Address::Accessibility, ReadPage, accessibility::show)
        .page(Address::Privacy, ReadPage, privacy::show)
        .page(Address::Initiatives, ReadPage, initiatives::list)
        .page(Address::Initiative(2026, 1), ReadPage, initiatives::one)
        .page(Address::InitiativeSupporters(2026, 1), ReadPage, initiatives::supporters)
        .page(Address::InitiativeSheet(2026, 1), ReadPage, initiatives::sheet)
        .page(Address::YearlyLists, ReadPage, initiatives::yearly::all)
        .page(Address::YearlyList(1), ReadPage, initiatives::yearly::year)
        .page(Address::SiteMap, ReadPage, site_map::show);
    let site = Locale::ALL.into_iter().fold(site, |site, locale| {
        site.get(&yearly_pattern(locale), ReadPage, initiatives::yearly::version)
            .get(&yearly_figures_pattern(locale), ReadPage, initiatives::yearly::figures)
            .get(&yearly_text_pattern(locale), ReadPage, initiatives::yearly::text)
    });
    information::PAGES.into_iter().fold(site, |site, page| site.page(page, ReadPage, information::show))
}

/// Pages that are computed from the register: they may be kept as long as nothing is written.
pub fn computed_routes() -> Routes {
    let pages = Routes::new()
        .page(Address::Front, ReadPage, front::show)
        .page(Address::Strategy, ReadPage, strategy::show)
        .page(Address::Goal(1), ReadPage, goal::show)
        .page(Address::KeyResult(1), ReadPage, key_result::show)
        .page(Address::YouSaidWeDid, ReadPage, you_said_we_did::show)
        .page(Address::PublishedFeedback, ReadPage, published::show)
        .page(Address::Publication(1), ReadPage, publication::show);
    let file = |pages: Routes, locale| {
        let pages = pages.get(&figures_pattern(locale), ReadPage, key_result::file);
        let pages = pages.get(&words_pattern(locale), ReadPage, publication::file);
        let pages = pages.get(&feed_pattern(locale, Address::Initiatives), ReadPage, initiatives::feed_of_list);
        let pages = pages.get(&feed_pattern(locale, Address::Initiative(1, 1)), ReadPage, initiatives::feed_of_one);
        pages.get(&badge_pattern(locale), ReadPage, initiatives::badge)
    };
    Locale::ALL.into_iter().fold(pages, file)
}
