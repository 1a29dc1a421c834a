//! All pages that one can simply go to.

use askama::Template;
use axum::response::Response;

use crate::addresses::Address;
use crate::frame::{Link, Shell, page};

/// The pages in the order of the list: taking part first, the site itself last.
const PAGES: [Address; 19] = [
    Address::Front,
    Address::Feedback,
    Address::Follow,
    Address::OwnPage,
    Address::Initiatives,
    Address::InitiativeStart,
    Address::InitiativeRights,
    Address::Panel,
    Address::InfluenceBodies,
    Address::Voting,
    Address::YouSaidWeDid,
    Address::PublishedFeedback,
    Address::Strategy,
    Address::Help,
    Address::EasyRead,
    Address::Display,
    Address::Accessibility,
    Address::Privacy,
    Address::SiteMap,
];

#[derive(Template)]
#[template(path = "site/site_map.html")]
struct SiteMapPage {
    shell: Shell,
    links: Vec<Link>,
}

/// The page.
pub async fn show(shell: Shell) -> Response {
    let link = |page: Address| Link { text: shell.t(page.title_key()), href: shell.to(page), current: false };
    let links = PAGES.map(link).into();
    page(&SiteMapPage { shell, links })
}
