//! The table, and the ways to read it.

use crate::kernel::locale::Locale;

/// The place of a page's number in its pattern.
const NUMBER: &str = "{number}";

/// A public page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// Front page.
    Front,
    /// Feedback: where it begins, with the signposts.
    Feedback,
    /// Feedback: the text.
    FeedbackText,
    /// Feedback: service, place and kind.
    FeedbackAbout,
    /// Feedback: how to answer.
    FeedbackReply,
    /// Feedback: check before sending.
    FeedbackCheck,
    /// Feedback: the receipt.
    FeedbackReceipt,
    /// Where a receipt code is typed in.
    Follow,
    /// The case that a receipt code opens.
    MyCase,
    /// Where residents sign in.
    SignIn,
    /// Signing in: the letter is on its way, and its code can be typed.
    SignInLetter,
    /// Signing in: where the link of the letter leads.
    SignInLink,
    /// The resident's own page.
    OwnPage,
    /// A case on the own page.
    OwnCase,
    /// Where a receipt's code is taken to be put on the own page.
    OwnOffer,
    /// What letters are wanted about.
    OwnSettings,
    /// The browsers in which the resident has signed in.
    OwnSessions,
    /// What is kept of the resident.
    OwnData,
    /// Erasing the account.
    OwnErasure,
    /// Initiatives.
    Initiatives,
    /// Who may make one, and what happens to it.
    InitiativeRights,
    /// An initiative: is it one, or feedback?
    InitiativeStart,
    /// An initiative: what is proposed, and why.
    InitiativeText,
    /// An initiative: kind, service and goal.
    InitiativeAbout,
    /// An initiative: who makes it.
    InitiativeMaker,
    /// An initiative: who makes it with them.
    InitiativeOthers,
    /// An initiative: check before sending.
    InitiativeCheck,
    /// An initiative: the receipt.
    InitiativeReceipt,
    /// The initiative that a receipt code opens.
    MyInitiative,
    /// One initiative, by the year and the count of its number.
    Initiative(u16, u32),
    /// Supporting an initiative.
    InitiativeSupport(u16, u32),
    /// Who supports an initiative, as far as they chose to be named.
    InitiativeSupporters(u16, u32),
    /// The sheet on which people sign their support of an initiative.
    InitiativeSheet(u16, u32),
    /// Following an initiative by letter.
    InitiativeFollow(u16, u32),
    /// Where the links of letters to a follower lead.
    FollowerLink,
    /// Where the link of a letter to a supporter leads.
    SupportLink,
    /// The support that a letter, a code or an identification opens.
    MySupport,
    /// The initiatives that the owner of an account supports.
    OwnSupports,
    /// The initiatives that the owner of an account follows.
    OwnFollowings,
    /// The yearly lists of initiatives to the council.
    YearlyLists,
    /// A year's list.
    YearlyList(u16),
    /// The residents' panel.
    Panel,
    /// Influence bodies.
    InfluenceBodies,
    /// The county election.
    Voting,
    /// What answers changed.
    YouSaidWeDid,
    /// What residents wrote and were answered, made public.
    PublishedFeedback,
    /// One public text, by its number.
    Publication(u16),
    /// The strategy.
    Strategy,
    /// A change goal, by its number.
    Goal(u16),
    /// A key result, by its number.
    KeyResult(u16),
    /// Help, on paper and in person.
    Help,
    /// Easy read.
    EasyRead,
    /// Text and colours.
    Display,
    /// The accessibility statement.
    Accessibility,
    /// How data is protected.
    Privacy,
    /// All pages.
    SiteMap,
}

impl Address {
    /// Every page; a page with a number stands here with the number 1.
    pub const ALL: [Self; 56] = [
        Self::Front,
        Self::Feedback,
        Self::FeedbackText,
        Self::FeedbackAbout,
        Self::FeedbackReply,
        Self::FeedbackCheck,
        Self::FeedbackReceipt,
        Self::Follow,
        Self::MyCase,
        Self::SignIn,
        Self::SignInLetter,
        Self::SignInLink,
        Self::OwnPage,
        Self::OwnCase,
        Self::OwnOffer,
        Self::OwnSettings,
        Self::OwnSessions,
        Self::OwnData,
        Self::OwnErasure,
        Self::Initiatives,
        Self::InitiativeRights,
        Self::InitiativeStart,
        Self::InitiativeText,
        Self::InitiativeAbout,
        Self::InitiativeMaker,
        Self::InitiativeOthers,
        Self::InitiativeCheck,
        Self::InitiativeReceipt,
        Self::MyInitiative,
        Self::Initiative(2026, 1),
        Self::InitiativeSupport(2026, 1),
        Self::InitiativeSupporters(2026, 1),
        Self::InitiativeSheet(2026, 1),
        Self::InitiativeFollow(2026, 1),
        Self::FollowerLink,
        Self::SupportLink,
        Self::MySupport,
        Self::OwnSupports,
        Self::OwnFollowings,
        Self::YearlyLists,
        Self::YearlyList(1),
        Self::Panel,
        Self::InfluenceBodies,
        Self::Voting,
        Self::YouSaidWeDid,
        Self::PublishedFeedback,
        Self::Publication(1),
        Self::Strategy,
        Self::Goal(1),
        Self::KeyResult(1),
        Self::Help,
        Self::EasyRead,
        Self::Display,
        Self::Accessibility,
        Self::Privacy,
        Self::SiteMap,
    ];

    /// The page's name, by which templates link to it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// The page of a name. The pages with a number have none: they are linked to from Rust.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name && page.number().is_none())
    }

    /// The key of what the page is called in menus and titles.
    #[must_use]
    pub const fn title_key(self) -> &'static str {
        self.row().1
    }

    /// The pattern by which the router knows the page.
    #[must_use]
    pub const fn pattern(self, locale: Locale) -> &'static str {
        let [sv, fi, en] = self.row().2;
        match locale {
            Locale::Sv => sv,
            Locale::Fi => fi,
            Locale::En => en,
        }
    }

    /// The page's address, beginning with a slash.
    #[must_use]
    pub fn path(self, locale: Locale) -> String {
        let pattern = self.pattern(locale);
        self.number().map_or_else(|| pattern.to_owned(), |number| pattern.replace(NUMBER, &number))
    }

    /// Which page in which language is this path? A slash at its end makes no difference.
    #[must_use]
    pub fn parse(path: &str) -> Option<(Locale, Self)> {
        let path = path.trim_end_matches('/');
        let pages = || Locale::ALL.into_iter().flat_map(|locale| Self::ALL.map(|page| (locale, page)));
        pages().find_map(|(locale, page)| page.matching(locale, path).map(|page| (locale, page)))
    }

    fn number(self) -> Option<String> {
        match self {
            Self::Goal(number) | Self::KeyResult(number) | Self::Publication(number) | Self::YearlyList(number) => {
                Some(number.to_string())
            }
            Self::Initiative(year, count)
            | Self::InitiativeSupport(year, count)
            | Self::InitiativeSupporters(year, count)
            | Self::InitiativeSheet(year, count)
            | Self::InitiativeFollow(year, count) => Some(format!("{year:04}-{count:03}")),
            _ => None,
        }
    }

    fn matching(self, locale: Locale, path: &str) -> Option<Self> {
        let Some((before, after)) = self.pattern(locale).split_once(NUMBER) else {
            return (self.pattern(locale) == path).then_some(self);
        };
        let number = path.strip_prefix(before)?.strip_suffix(after)?;
        let found = match self {
            Self::Goal(_) => Self::Goal(number.parse().ok()?),
            Self::KeyResult(_) => Self::KeyResult(number.parse().ok()?),
            Self::Publication(_) => Self::Publication(number.parse().ok()?),
            Self::YearlyList(_) => Self::YearlyList(number.parse().ok()?),
            Self::Initiative(..) => {
                let (year, count) = of_year(number)?;
                Self::Initiative(year, count)
            }
            Self::InitiativeSupport(..) => {
                let (year, count) = of_year(number)?;
                Self::InitiativeSupport(year, count)
            }
            Self::InitiativeSupporters(..) => {
                let (year, count) = of_year(number)?;
                Self::InitiativeSupporters(year, count)
            }
            Self::InitiativeSheet(..) => {
                let (year, count) = of_year(number)?;
                Self::InitiativeSheet(year, count)
            }
            Self::InitiativeFollow(..) => {
                let (year, count) = of_year(number)?;
                Self::InitiativeFollow(year, count)
            }
            other => other,
        };
        // One number has one address.
        (found.path(locale) == path).then_some(found)
    }
}

/// A number as registers have it: the year and a count.
fn of_year(number: &str) -> Option<(u16, u32)> {
    let (year, count) = number.split_once('-')?;
    Some((year.parse().ok()?, count.parse().ok()?))
}

#[cfg(test)]
mod tests;
