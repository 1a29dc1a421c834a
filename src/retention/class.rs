//! The classes of data that have a time.

use chrono::{Days, NaiveDate};

use crate::counties::County;

/// Data that is kept alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// How to reach a sender.
    Contact,
    /// What was written in a case, by residents and staff.
    Words,
    /// Files that came with a case.
    Attachment,
    /// An account that its owner has not used, and has been told will go.
    ResidentAccount,
    /// How to reach who makes an initiative.
    MakerContact,
    /// Who supported an initiative.
    SupporterName,
    /// Who follows an initiative.
    Follower,
    /// What stands on signed sheets, and their scans.
    PaperSupport,
    /// To whom a mail went, and its copy in the mail folder.
    MailBody,
    /// That a mail went out.
    MailDelivery,
    /// Who read what.
    AccessRecord,
    /// The audit trail.
    AuditRecord,
}

impl Class {
    /// All classes, in the order in which they go.
    pub const ALL: [Self; 12] = [
        Self::Contact,
        Self::Words,
        Self::Attachment,
        Self::ResidentAccount,
        Self::MakerContact,
        Self::SupporterName,
        Self::Follower,
        Self::PaperSupport,
        Self::MailBody,
        Self::MailDelivery,
        Self::AccessRecord,
        Self::AuditRecord,
    ];

    /// The word for it, in lists and in the audit trail.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contact => "feedback_contact",
            Self::Words => "feedback_text",
            Self::Attachment => "feedback_attachment",
            Self::ResidentAccount => "resident_account",
            Self::MakerContact => "initiative_contact",
            Self::SupporterName => "supporter_name",
            Self::Follower => "initiative_follower",
            Self::PaperSupport => "paper_support",
            Self::MailBody => "outbox_body",
            Self::MailDelivery => "outbox_delivery",
            Self::AccessRecord => "access_record",
            Self::AuditRecord => "audit_record",
        }
    }

    /// The classes of the county pack that speak of it. Where there are several, the longest time wins.
    const fn in_pack(self) -> &'static [&'static str] {
        match self {
            Self::Contact => &["feedback_contact"],
            Self::Words => &["feedback_text", "feedback_reply"],
            Self::Attachment => &["feedback_attachment"],
            Self::ResidentAccount => &["resident_account_idle"],
            Self::MakerContact => &["initiative_contact"],
            Self::SupporterName | Self::PaperSupport => &["supporter_name"],
            Self::Follower => &["initiative_follower"],
            Self::MailBody => &["outbox_body"],
            Self::MailDelivery => &["outbox_delivery"],
            Self::AccessRecord | Self::AuditRecord => &["audit_record"],
        }
    }
}

/// The day before which data of a class has had its time. None where the pack keeps it for good or says nothing.
#[must_use]
pub fn horizon(county: &County, class: Class, today: NaiveDate) -> Option<NaiveDate> {
    let kept = |name: &&str| county.retention.iter().find(|kept| kept.class == **name)?.days;
    let days = class.in_pack().iter().map(kept).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    today.checked_sub_days(Days::new(days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_longest_time_wins_and_silence_keeps() {
        let mut county = crate::counties::sample::county();
        let mut kept = county.retention.first().expect("a class").clone();
        county.retention.clear();
        for (class, days) in [("feedback_text", Some(10)), ("feedback_reply", Some(20)), ("outbox_body", None)] {
            kept = crate::counties::county::Retention { class: class.to_owned(), days, ..kept };
            county.retention.push(kept.clone());
        }
        let today = day("2026-03-21");

        assert_eq!(horizon(&county, Class::Words, today), Some(day("2026-03-01")));
        assert_eq!(horizon(&county, Class::MailBody, today), None);
        assert_eq!(horizon(&county, Class::Contact, today), None);
    }
}
