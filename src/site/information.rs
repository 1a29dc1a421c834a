//! Pages of plain text: a lead, sections, and where to go on.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::election::next_election;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::dates::{date, date_with_weekday};
use crate::frame::referendum::referendum;
use crate::frame::{Link, Shell, page};
use crate::platform::error::Error;
use crate::platform::texts::Value;

/// The pages told here.
pub const PAGES: [Address; 6] = [
    Address::InitiativeRights,
    Address::Panel,
    Address::InfluenceBodies,
    Address::Voting,
    Address::Help,
    Address::EasyRead,
];

/// What a page says, by the keys of its texts.
struct Outline {
    lead: &'static str,
    sections: &'static [(&'static str, &'static [&'static str])],
    pages: &'static [Address],
    /// Pages of other authorities: text and address.
    elsewhere: &'static [(&'static str, &'static str)],
}

const fn outline(page: Address) -> Option<Outline> {
    Some(match page {
        Address::InitiativeRights => Outline {
            lead: "initiatives-lead",
            sections: &[
                ("initiatives-who-title", &["initiatives-who", "initiatives-who-users"]),
                ("initiatives-how-title", &["initiatives-how", "initiatives-how-what"]),
                ("initiatives-then-title", &["initiatives-then", "initiatives-then-council"]),
                // Its sentences are the rule's, see `referendum`.
                ("referendum-title", &[]),
            ],
            pages: &[Address::Initiatives, Address::InitiativeStart, Address::Feedback],
            elsewhere: &[("initiatives-national", "https://www.hyvinvointialuealoite.fi/")],
        },
        Address::Panel => Outline {
            lead: "panel-lead",
            sections: &[
                ("panel-what-title", &["panel-what", "panel-who"]),
                ("information-here-title", &["panel-here"]),
            ],
            pages: &[Address::Feedback, Address::YouSaidWeDid],
            elsewhere: &[],
        },
        Address::InfluenceBodies => Outline {
            lead: "bodies-lead",
            sections: &[
                ("bodies-youth-title", &["bodies-youth"]),
                ("bodies-older-title", &["bodies-older"]),
                ("bodies-disability-title", &["bodies-disability"]),
                ("bodies-rights-title", &["bodies-rights", "bodies-members"]),
                ("information-here-title", &["bodies-here"]),
            ],
            pages: &[Address::Feedback, Address::Help],
            elsewhere: &[],
        },
        Address::Voting => Outline {
            lead: "voting-lead",
            sections: &[
                ("voting-when-title", &["voting-when", "voting-advance"]),
                ("voting-who-title", &["voting-who", "voting-who-others", "voting-register"]),
                ("voting-what-title", &["voting-what"]),
            ],
            pages: &[Address::Strategy],
            elsewhere: &[("voting-national", "https://vaalit.fi/")],
        },
        Address::Help => Outline {
            lead: "help-lead",
            sections: &[
                ("help-urgent-title", &["help-urgent", "help-urgent-advice"]),
                ("help-phone-title", &["help-phone", "help-phone-what"]),
                ("help-paper-title", &["help-paper", "help-paper-what"]),
                ("help-code-title", &["help-code", "help-code-lost"]),
            ],
            pages: &[Address::Feedback, Address::Follow, Address::EasyRead],
            elsewhere: &[],
        },
        Address::EasyRead => Outline {
            lead: "easy-lead",
            sections: &[
                ("easy-feedback-title", &["easy-feedback", "easy-feedback-name", "easy-feedback-answer"]),
                ("easy-code-title", &["easy-code", "easy-code-safe"]),
                ("easy-help-title", &["easy-help", "easy-urgent"]),
            ],
            pages: &[Address::Feedback, Address::Follow, Address::Display],
            elsewhere: &[],
        },
        _ => return None,
    })
}

#[derive(Template)]
#[template(path = "site/information.html")]
struct InformationPage {
    shell: Shell,
    heading: String,
    lead: String,
    sections: Vec<Section>,
    links: Vec<Link>,
}

struct Section {
    heading: String,
    sentences: Vec<String>,
}

/// Any of the pages: which one, the address tells.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let here = shell.here.ok_or(Error::NotFound)?;
    let outline = outline(here).ok_or(Error::NotFound)?;
    let values = values(&app, &shell);
    let told = |key: &str| shell.t_with(key, &values);
    let section = |(heading, sentences): &(&'static str, &'static [&'static str])| Section {
        heading: told(heading),
        sentences: if *heading == "referendum-title" {
            referendum(shell.locale, &app.county)
        } else {
            sentences.iter().map(|key| told(key)).collect()
        },
    };
    let inside = outline.pages.iter().map(|page| (shell.t(page.title_key()), shell.to(*page)));
    let outside = outline.elsewhere.iter().map(|(key, href)| (told(key), (*href).to_owned()));
    let told_page = InformationPage {
        heading: told(here.title_key()),
        lead: told(outline.lead),
        sections: outline.sections.iter().map(section).collect(),
        links: inside.chain(outside).map(|(text, href)| Link { text, href, current: false }).collect(),
        shell,
    };
    Ok(page(&told_page).into_response())
}

/// What the county's facts and its pack say, for every text that asks.
fn values(app: &App, shell: &Shell) -> Vec<(&'static str, Value)> {
    let (locale, county) = (shell.locale, &app.county);
    let promised = |what: &str| Value::Number(county.deadlines.get(what).map_or(0, |limit| i64::from(limit.length)));
    let election = next_election(app.clock.today());
    vec![
        ("county", county.facts.name.get(locale).into()),
        ("panel", county.facts.panel_name.get(locale).into()),
        ("phone", shell.phone.as_str().into()),
        ("hours", shell.phone_hours.as_str().into()),
        ("visit", county.facts.visit.get(locale).into()),
        ("seats", i64::from(county.facts.council_seats).into()),
        ("answer_days", promised("answer")),
        ("election", election.map(|day| date_with_weekday(locale, day.held_on)).unwrap_or_default().into()),
        ("register", election.map(|day| date(locale, day.register_on)).unwrap_or_default().into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_told_here_has_an_outline() {
        assert!(PAGES.into_iter().all(|page| outline(page).is_some()));
    }
}
