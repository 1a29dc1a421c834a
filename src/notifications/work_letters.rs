//! Letters to staff about their work. They name no case and nobody; the trail's head is a number and a hash.

use crate::counties::county::Facts;
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::platform::texts::text_with;

use super::mails::{Mail, Words, printed};

/// A letter about somebody's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkMessage {
    /// The end of the audit trail, to be kept where those who run the service cannot change it.
    AuditHead,
    /// Half of the time for a case has gone.
    HalfGone,
    /// Little of it is left.
    LittleLeft,
    /// The promised day has passed.
    TimeIsUp,
    /// The day comes near by which an initiative is to be checked before it is published.
    CheckNear,
    /// It has passed.
    CheckLate,
    /// The day comes near by which the maker of an initiative is to hear from us.
    InitiativeNear,
    /// It has passed.
    InitiativeLate,
    /// The day comes near on which it is to be looked at whether measures were taken.
    FollowUpNear,
    /// It has passed.
    FollowUpLate,
}

impl WorkMessage {
    /// All letters.
    pub const ALL: [Self; 10] = [
        Self::AuditHead,
        Self::HalfGone,
        Self::LittleLeft,
        Self::TimeIsUp,
        Self::CheckNear,
        Self::CheckLate,
        Self::InitiativeNear,
        Self::InitiativeLate,
        Self::FollowUpNear,
        Self::FollowUpLate,
    ];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AuditHead => "audit_head",
            Self::HalfGone => "half_gone",
            Self::LittleLeft => "little_left",
            Self::TimeIsUp => "time_is_up",
            Self::CheckNear => "check_near",
            Self::CheckLate => "check_late",
            Self::InitiativeNear => "initiative_near",
            Self::InitiativeLate => "initiative_overdue",
            Self::FollowUpNear => "follow_up_near",
            Self::FollowUpLate => "follow_up_late",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }

    /// The page it leads to.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::AuditHead => "/staff/audit",
            Self::HalfGone | Self::LittleLeft => "/staff/queue",
            Self::TimeIsUp => "/staff/queue?v=late",
            Self::CheckNear | Self::CheckLate => "/staff/initiatives?v=check",
            Self::InitiativeNear | Self::InitiativeLate => "/staff/initiatives?v=handle",
            Self::FollowUpNear | Self::FollowUpLate => "/staff/initiatives?v=follow-up",
        }
    }

    /// Keys of the subject, of what happened and of what to do.
    const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::AuditHead => ["mail-audit-head-subject", "mail-audit-head-what", "mail-audit-head-todo"],
            Self::HalfGone => ["mail-half-gone-subject", "mail-half-gone-what", "mail-time-todo"],
            Self::LittleLeft => ["mail-little-left-subject", "mail-little-left-what", "mail-time-todo"],
            Self::TimeIsUp => ["mail-time-is-up-subject", "mail-time-is-up-what", "mail-time-todo"],
            Self::CheckNear => ["mail-check-near-subject", "mail-check-near-what", "mail-promise-todo"],
            Self::CheckLate => ["mail-check-late-subject", "mail-check-late-what", "mail-promise-todo"],
            Self::InitiativeNear => ["mail-initiative-near-subject", "mail-initiative-near-what", "mail-promise-todo"],
            Self::InitiativeLate => ["mail-initiative-late-subject", "mail-initiative-late-what", "mail-promise-todo"],
            Self::FollowUpNear => ["mail-follow-up-near-subject", "mail-follow-up-near-what", "mail-promise-todo"],
            Self::FollowUpLate => ["mail-follow-up-late-subject", "mail-follow-up-late-what", "mail-promise-todo"],
        }
    }
}

/// Puts a letter into words. `anchor` is the trail's head, as `delta audit head` prints it.
pub fn render(
    message: WorkMessage,
    locale: Locale,
    anchor: &str,
    county: &Facts,
    base_url: &str,
) -> Result<Mail, askama::Error> {
    let organisation = clean_line(county.name.get(locale));
    let values = [("organisation", organisation.as_str().into()), ("anchor", anchor.into())];
    let [subject, what, todo] = message.keys().map(|key| text_with(locale, key, &values));
    printed(Words {
        lang: locale.code(),
        subject,
        what,
        todo,
        link: format!("{base_url}{}", message.path()),
        by: None,
        phone: text_with(locale, "mail-to-staff-help", &values),
        why: text_with(locale, "mail-work-why", &values),
        organisation,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counties::sample::county;

    #[test]
    fn every_letter_has_its_own_words_in_every_language_and_one_link() {
        let mut subjects = std::collections::BTreeSet::new();

        for (message, locale) in WorkMessage::ALL.into_iter().flat_map(|m| Locale::ALL.map(|l| (m, l))) {
            let mail = render(message, locale, "12 abcdef", &county().facts, "https://delta.example").expect("a mail");

            assert!(mail.text.contains(&format!("https://delta.example{}\n", message.path())), "{}", mail.text);
            assert_eq!(mail.text.matches("://").count(), 1, "{}", mail.text);
            assert_eq!(mail.text.contains("12 abcdef"), message == WorkMessage::AuditHead, "{}", mail.text);
            assert!(!mail.text.contains("mail-") && !mail.text.contains('{'), "{}", mail.text);
            assert_eq!(WorkMessage::parse(message.code()), Some(message));
            subjects.insert(mail.subject);
        }
        assert_eq!(subjects.len(), WorkMessage::ALL.len() * Locale::ALL.len());
    }
}
