//! The privacy notice, the accessibility statement and the times that the notice tells.

use super::super::county::{Conformance, GapGround};
use super::super::fault::Fault;
use super::super::pack::Pack;
use super::check_unique;

/// Every class of data that the program keeps. A pack has each of them and no other: a misspelt one would be kept for
/// ever, and the privacy notice would be silent about it.
const CLASSES: [&str; 24] = [
    "unconfirmed_submission",
    "unconfirmed_support",
    "unconfirmed_registration",
    "token",
    "session",
    "feedback_contact",
    "feedback_text",
    "feedback_reply",
    "feedback_attachment",
    "initiative",
    "initiative_contact",
    "supporter_name",
    "initiative_follower",
    "panel_profile_left",
    "panel_profile_idle",
    "resident_account_idle",
    "survey_staging",
    "sealed_answer",
    "subject_access_archive",
    "outbox_body",
    "outbox_delivery",
    "audit_record",
    "program_log",
    "backup",
];

/// The moments from which a time counts.
const MOMENTS: [&str; 8] = ["created", "expired", "closed", "final_decision", "left", "last_active", "sealed", "sent"];

/// What may happen to data at the end of its time.
const ENDS: [&str; 3] = ["delete", "tombstone", "archive"];

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.facts;
    let Some(facts) = &source.content else { return };

    let privacy = &facts.privacy;
    if privacy.officer_email.parse::<lettre::Address>().is_err() {
        let what = format!("`{}` is no e-mail address", privacy.officer_email);
        faults.push(source.fault("privacy/officer_email", what));
    }
    if privacy.purposes.is_empty() {
        faults.push(source.fault("privacy/purposes", "data is used for nothing"));
    }
    check_unique(source, "privacy/purposes", privacy.purposes.iter().map(|purpose| &purpose.id), faults);

    let statement = &facts.accessibility;
    if statement.reviewed_on < statement.stated_on {
        let what = format!("looked through on {}, before it was made", statement.reviewed_on);
        faults.push(source.fault("accessibility/reviewed_on", what));
    }
    let has_faults = statement.gaps.iter().any(|gap| gap.ground == GapGround::Noncompliance);
    match statement.conformance {
        Conformance::Full if has_faults => {
            faults.push(source.fault("accessibility/conformance", "with known faults it cannot be `full`"));
        }
        Conformance::Partial | Conformance::None if statement.gaps.is_empty() => {
            faults.push(source.fault("accessibility/conformance", "no gap says what is not accessible"));
        }
        _ => {}
    }
    check_unique(source, "accessibility/gaps", statement.gaps.iter().map(|gap| &gap.id), faults);
}

pub(super) fn check_retention(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.retention;
    let Some(file) = &source.content else { return };

    check_unique(source, "retention", file.retention.iter().map(|retention| &retention.class), faults);
    for class in CLASSES {
        if !file.retention.iter().any(|retention| retention.class == class) {
            faults.push(source.fault("retention", format!("nothing says how long `{class}` is kept")));
        }
    }
    for (at, retention) in file.retention.iter().enumerate() {
        for (key, said, known) in [
            ("class", &retention.class, CLASSES.as_slice()),
            ("from", &retention.from, &MOMENTS),
            ("then", &retention.then, &ENDS),
        ] {
            if !known.contains(&said.as_str()) {
                let what = format!("`{said}` is none of {}", known.join(", "));
                faults.push(source.fault(&format!("retention/{at}/{key}"), what));
            }
        }
    }
}
