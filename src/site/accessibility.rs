//! The accessibility statement (306/2019 § 9), in the order of the model of Commission decision 2018/1523.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;

use crate::addresses::Address;
use crate::app::AppState;
use crate::counties::county::{AccessibilityFacts, Assessor, Conformance, Gap, GapGround};
use crate::feedback::feedback::Kind;
use crate::frame::dates::date;
use crate::frame::{Link, Shell, Told, page};

/// Who supervises: the Finnish Transport and Communications Agency, since 2025 (606/2024).
const SUPERVISOR: &str = "https://www.saavutettavuusvaatimukset.fi/";

#[derive(Template)]
#[template(path = "site/accessibility.html")]
struct AccessibilityPage {
    shell: Shell,
    scope: String,
    to_be_confirmed: bool,
    conformance: String,
    grounds: Vec<GroundPart>,
    prepared: String,
    method: String,
    /// The form, for accessibility feedback.
    form: String,
    promise: String,
    supervisor: String,
    links: Vec<Link>,
}

struct GroundPart {
    heading: String,
    gaps: Vec<GapLine>,
}

struct GapLine {
    what: Told,
    why: Told,
    instead: Told,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Response {
    let facts = &app.county.facts.accessibility;
    let limit = app.county.deadlines.get(Kind::Accessibility.deadline());
    let days = [("days", limit.map_or(0, |limit| i64::from(limit.length)).into())];
    let inside = (shell.t(Address::Display.title_key()), shell.to(Address::Display));
    let outside = (shell.t("accessibility-traficom"), SUPERVISOR.to_owned());
    page(&AccessibilityPage {
        scope: shell.t_with("accessibility-scope", &[("address", shell.base_url.as_str().into())]),
        to_be_confirmed: facts.to_be_confirmed,
        conformance: shell.t(match facts.conformance {
            Conformance::Full => "accessibility-full",
            Conformance::Partial => "accessibility-partial",
            Conformance::None => "accessibility-not",
        }),
        grounds: GapGround::ALL.into_iter().filter_map(|ground| part(&shell, facts, ground)).collect(),
        prepared: prepared(&shell, facts.stated_on, facts.reviewed_on),
        method: shell.t(match facts.assessed_by {
            Assessor::County => "accessibility-by-county",
            Assessor::Outsider => "accessibility-by-outsider",
        }),
        form: format!("{}?kind={}", shell.to(Address::FeedbackText), Kind::Accessibility.code()),
        promise: shell.t_with("accessibility-promise", &days),
        supervisor: shell.t_with("accessibility-supervisor", &days),
        links: [outside, inside].map(|(text, href)| Link { text, href, current: false }).into(),
        shell,
    })
}

/// What is not accessible on a ground, if there is anything.
fn part(shell: &Shell, facts: &AccessibilityFacts, ground: GapGround) -> Option<GroundPart> {
    let line = |gap: &Gap| GapLine {
        what: Told::of(shell.locale, &gap.what),
        why: Told::of(shell.locale, &gap.why),
        instead: Told::of(shell.locale, &gap.instead),
    };
    let gaps: Vec<_> = facts.gaps.iter().filter(|gap| gap.ground == ground).map(line).collect();
    let heading = shell.t(match ground {
        GapGround::Noncompliance => "accessibility-gaps-noncompliance",
        GapGround::Burden => "accessibility-gaps-burden",
        GapGround::OutOfScope => "accessibility-gaps-out-of-scope",
    });
    (!gaps.is_empty()).then_some(GroundPart { heading, gaps })
}

fn prepared(shell: &Shell, stated_on: NaiveDate, reviewed_on: NaiveDate) -> String {
    let stated = date(shell.locale, stated_on);
    let reviewed = date(shell.locale, reviewed_on);
    shell.t_with("accessibility-prepared", &[("stated", stated.into()), ("reviewed", reviewed.into())])
}
