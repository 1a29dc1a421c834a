//! The form of an initiative's page: one set of fields for all its steps.

use std::ops::RangeInclusive;

use axum::response::Response;
use chrono::NaiveDate;
use entity::ids::UnitId;
use serde::{Deserialize, Serialize};

use super::faults::Faults;
use super::number_in;
use super::one::InitiativePage;
use crate::actions::check_initiative::Verdict;
use crate::actions::handle_initiative::Step;
use crate::app::App;
use crate::frame::form::FieldError;
use crate::frame::{StaffShell, page};
use crate::initiatives::bounds::{of_estimate, of_follow_up, of_hearing, of_meeting};
use crate::initiatives::facts::{
    Competence, Done, FollowUp, Heard, Hearing, HearingOutcome, Interim, Measures, Meeting, Notice, Objection, Outcome,
    Rule, section,
};
use crate::initiatives::words::Words;
use crate::kernel::text::{clean, clean_line};
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, SignedIn, Unsent};
use crate::threads::message::MASK;
use crate::threads::reason::reason;

/// Most characters of a line.
const LINE_MAX_CHARS: usize = 300;
/// Most characters of a text.
const TEXT_MAX_CHARS: usize = 8_000;

/// What the form sends. Each step looks at its own fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InitiativeForm {
    form_token: String,
    version: String,
    /// Which button was pressed.
    #[serde(rename = "do")]
    pub deed: String,
    /// Code of the rule.
    pub rule: String,
    /// `yes` where whoever publishes it has seen what becomes public.
    pub sure_publish: String,
    /// `yes` where it is meant that it is refused.
    pub sure_refuse: String,
    /// The passage that an objection is about.
    pub passage: String,
    /// The reason of an objection.
    pub reason: String,
    /// When the measures are estimated to be known.
    pub estimate_on: String,
    /// Whom to ask.
    pub contact: String,
    /// A notice in words.
    pub text: String,
    /// The day of the hearing.
    pub hearing_on: String,
    /// Where it is.
    pub place: String,
    /// Code of what became of it.
    pub heard: String,
    /// The body.
    pub body: String,
    /// The day of its meeting.
    pub meeting_on: String,
    /// The section of its minutes.
    pub section: String,
    /// The address of its minutes.
    pub link: String,
    /// Code of the outcome.
    pub outcome: String,
    /// When it is looked at whether it was done.
    pub follow_up_on: String,
    /// Code of whether it was done.
    pub found: String,
    /// Why it is not for the council.
    pub competence_reason: String,
}

impl PageForm for InitiativeForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [
            &self.passage,
            &self.reason,
            &self.contact,
            &self.text,
            &self.place,
            &self.body,
            &self.section,
            &self.link,
            &self.competence_reason,
        ];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let number = number_in(address).ok_or(Error::NotFound)?;
        let shown = InitiativePage::read(app, signed_in, number, self).await?;
        Ok(page(&shown.with_notice(why.text_key())))
    }
}

/// Who handles an initiative, and since when.
#[derive(Debug)]
pub struct Handled {
    /// The unit that has its case.
    pub unit: UnitId,
    /// The day it was handed over.
    pub since: NaiveDate,
}

impl InitiativeForm {
    /// The version that the page showed; one that no initiative has where that is missing.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(0)
    }

    /// What the registrar found, by the button that was pressed. Publishing and refusing cannot be undone, so each is
    /// confirmed beside its button.
    pub fn verdict(&self, shell: &StaffShell, words: &Words) -> Result<Verdict, Vec<FieldError>> {
        let mut faults = Faults::of(shell);
        match self.deed.as_str() {
            "publish" => {
                if self.sure_publish != "yes" {
                    faults.add("sure_publish", "staff-initiative-not-sure-publish");
                }
                faults.settle(Some(Verdict::Publish))
            }
            "return" => self.objection(faults, words).map(Verdict::GiveBack),
            "refuse" => {
                if self.sure_refuse != "yes" {
                    faults.add("sure_refuse", "staff-initiative-not-sure-refuse");
                }
                self.objection(faults, words).map(Verdict::Refuse)
            }
            _ => Err(Vec::new()),
        }
    }

    /// Why it is given back or refused: rule and reason must be there, and a passage must stand in the text.
    fn objection(&self, mut faults: Faults<'_>, text: &Words) -> Result<Objection, Vec<FieldError>> {
        let rule = Rule::parse(&self.rule);
        if rule.is_none() {
            faults.add("rule", "staff-initiative-no-rule");
        }
        let passage = masked(&self.passage);
        if !passage.is_empty() && !text.hold(&passage) {
            faults.add("passage", "staff-initiative-no-passage");
        }
        let reason = words(&mut faults, "reason", &self.reason);
        faults.settle(rule.map(|rule| Objection { rule, passage, reason }))
    }

    /// Whether it is for the council to decide. That it is not, is said with a reason.
    pub fn competence(&self, shell: &StaffShell) -> Result<Competence, Vec<FieldError>> {
        let mut faults = Faults::of(shell);
        let is_councils = self.deed != "leave-out";
        if !is_councils && reason(&self.competence_reason).is_err() {
            faults.add("competence_reason", "staff-competence-no-reason");
        }
        faults.settle(Some(Competence { is_councils, reason: masked(&self.competence_reason) }))
    }

    /// The step of the button that was pressed, with its facts.
    pub fn step(&self, shell: &StaffShell, today: NaiveDate, handled: Handled) -> Result<Step, Vec<FieldError>> {
        let mut faults = Faults::of(shell);
        let step = self.read(&mut faults, today, handled);
        faults.settle(step)
    }

    fn read(&self, faults: &mut Faults<'_>, today: NaiveDate, handled: Handled) -> Option<Step> {
        let Handled { unit, since } = handled;
        match self.deed.as_str() {
            "notice" => {
                let estimate_on = self.estimate(faults, today);
                let contact = line(faults, "contact", &self.contact);
                estimate_on.map(|estimate_on| {
                    Step::GiveNotice(Notice { unit, estimate_on, contact, text: masked(&self.text) })
                })
            }
            "inform" => {
                let estimate_on = self.estimate(faults, today);
                let text = words(faults, "text", &self.text);
                estimate_on.map(|estimate_on| Step::Inform(Interim { estimate_on, text }))
            }
            "hearing" => {
                let within = (of_hearing(today), "staff-initiative-day-past");
                let on = day_within(faults, "hearing_on", &self.hearing_on, &within);
                let place = line(faults, "place", &self.place);
                on.map(|on| Step::OfferHearing(Hearing { on, place }))
            }
            "heard" => {
                let heard = Heard::parse(&self.heard);
                if heard.is_none() {
                    faults.add("heard", "staff-initiative-no-choice");
                }
                heard.map(|heard| Step::RecordHearing(HearingOutcome { heard, text: masked(&self.text) }))
            }
            "meeting" => {
                let body = line(faults, "body", &self.body);
                let within = (of_meeting(since, today), "staff-initiative-day-of-meeting");
                let on = day_within(faults, "meeting_on", &self.meeting_on, &within);
                on.map(|on| Step::BringBefore(Meeting { body, on }))
            }
            "measures" => self.measures(faults, since, today).map(Step::TellMeasures),
            "follow-up" => {
                let done = Done::parse(&self.found);
                if done.is_none() {
                    faults.add("found", "staff-initiative-no-choice");
                }
                let text = words(faults, "text", &self.text);
                let next_on = self.follow_up(faults, today);
                done.map(|done| Step::FollowUp(FollowUp { done, text, next_on }))
            }
            "close" => Some(Step::Close),
            _ => None,
        }
    }

    fn estimate(&self, faults: &mut Faults<'_>, today: NaiveDate) -> Option<NaiveDate> {
        let within = (of_estimate(today), "staff-initiative-day-of-estimate");
        day_within(faults, "estimate_on", &self.estimate_on, &within)
    }

    /// When it is looked at again; nothing typed is never.
    fn follow_up(&self, faults: &mut Faults<'_>, today: NaiveDate) -> Option<NaiveDate> {
        if self.follow_up_on.trim().is_empty() {
            return None;
        }
        let within = (of_follow_up(today), "staff-initiative-day-of-follow-up");
        day_within(faults, "follow_up_on", &self.follow_up_on, &within)
    }

    fn measures(&self, faults: &mut Faults<'_>, since: NaiveDate, today: NaiveDate) -> Option<Measures> {
        let body = line(faults, "body", &self.body);
        let within = (since..=today, "staff-initiative-day-to-come");
        let on = day_within(faults, "meeting_on", &self.meeting_on, &within);
        let section = section(&line(faults, "section", &self.section));
        let link = clean_line(&self.link);
        if !link.is_empty() && !is_address(&link) {
            faults.add("link", "staff-initiative-no-address");
        }
        let outcome = Outcome::parse(&self.outcome);
        if outcome.is_none() {
            faults.add("outcome", "staff-initiative-no-choice");
        }
        let text = words(faults, "text", &self.text);
        let follow_up_on = self.follow_up(faults, today);
        Some(Measures { body, on: on?, section, link, outcome: outcome?, text, follow_up_on })
    }
}

/// A page on the web, as minutes are: nothing that a browser would carry out.
fn is_address(link: &str) -> bool {
    let is_plain = link.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\'));
    is_plain && link.strip_prefix("https://").is_some_and(|rest| rest.contains('.')) && link.len() <= 500
}

fn masked(typed: &str) -> String {
    let text = mask_identity_codes(&clean(typed), MASK).text;
    text.chars().take(TEXT_MAX_CHARS).collect()
}

fn words(faults: &mut Faults<'_>, field: &'static str, typed: &str) -> String {
    let text = masked(typed);
    if text.is_empty() {
        faults.add(field, "staff-initiative-empty");
    }
    text
}

fn line(faults: &mut Faults<'_>, field: &'static str, typed: &str) -> String {
    let text: String = clean_line(&masked(typed)).chars().take(LINE_MAX_CHARS).collect();
    if text.is_empty() {
        faults.add(field, "staff-initiative-empty");
    }
    text
}

fn day(faults: &mut Faults<'_>, field: &'static str, typed: &str) -> Option<NaiveDate> {
    let day = typed.trim().parse().ok();
    if day.is_none() {
        faults.add(field, "staff-initiative-no-day");
    }
    day
}

/// A day that is among those that can be meant; where it is not, the key says which those are.
fn day_within(
    faults: &mut Faults<'_>,
    field: &'static str,
    typed: &str,
    (within, key): &(RangeInclusive<NaiveDate>, &str),
) -> Option<NaiveDate> {
    let day = day(faults, field, typed)?;
    if within.contains(&day) {
        return Some(day);
    }
    faults.add(field, key);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_on_the_web_and_nothing_else_is_an_address() {
        assert!(is_address("https://example.fi/minutes/45"));
        for link in ["javascript:alert(1)", "http://example.fi", "https://x", "https://e.fi/\"onx=", "//e.fi", "e.fi"] {
            assert!(!is_address(link), "{link}");
        }
    }
}
