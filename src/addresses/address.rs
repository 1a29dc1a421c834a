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

    /// The page's name in templates, the key of its title, and its patterns in Swedish, Finnish and English.
    #[expect(clippy::too_many_lines, reason = "one table with a row for each page")]
    const fn row(self) -> (&'static str, &'static str, [&'static str; 3]) {
        match self {
            Self::Front => ("front", "page-front", ["/sv", "/fi", "/en"]),
            Self::Feedback => ("feedback", "page-feedback", ["/sv/respons", "/fi/palaute", "/en/feedback"]),
            Self::FeedbackText => {
                ("feedback-text", "page-feedback-text", ["/sv/respons/text", "/fi/palaute/teksti", "/en/feedback/text"])
            }
            Self::FeedbackAbout => (
                "feedback-about",
                "page-feedback-about",
                ["/sv/respons/galler", "/fi/palaute/aihe", "/en/feedback/about"],
            ),
            Self::FeedbackReply => (
                "feedback-reply",
                "page-feedback-reply",
                ["/sv/respons/svar", "/fi/palaute/vastaus", "/en/feedback/reply"],
            ),
            Self::FeedbackCheck => (
                "feedback-check",
                "page-feedback-check",
                ["/sv/respons/kontrollera", "/fi/palaute/tarkista", "/en/feedback/check"],
            ),
            Self::FeedbackReceipt => (
                "feedback-receipt",
                "page-feedback-receipt",
                ["/sv/respons/kvitto", "/fi/palaute/kuitti", "/en/feedback/receipt"],
            ),
            Self::Follow => ("follow", "page-follow", ["/sv/folj", "/fi/seuraa", "/en/follow"]),
            Self::MyCase => ("my-case", "page-my-case", ["/sv/mitt-arende", "/fi/asiani", "/en/my-case"]),
            Self::SignIn => ("sign-in", "page-sign-in", ["/sv/logga-in", "/fi/kirjaudu", "/en/sign-in"]),
            Self::SignInLetter => (
                "sign-in-letter",
                "page-sign-in-letter",
                ["/sv/logga-in/brev", "/fi/kirjaudu/viesti", "/en/sign-in/letter"],
            ),
            Self::SignInLink => {
                ("sign-in-link", "page-sign-in", ["/sv/logga-in/lank", "/fi/kirjaudu/linkki", "/en/sign-in/link"])
            }
            Self::OwnPage => ("own-page", "page-own-page", ["/sv/min-sida", "/fi/oma-sivu", "/en/my-page"]),
            Self::OwnCase => {
                ("own-case", "page-my-case", ["/sv/min-sida/arende", "/fi/oma-sivu/asia", "/en/my-page/case"])
            }
            Self::OwnOffer => {
                ("own-offer", "page-own-page", ["/sv/min-sida/spara", "/fi/oma-sivu/tallenna", "/en/my-page/save"])
            }
            Self::OwnSettings => (
                "own-settings",
                "page-own-settings",
                ["/sv/min-sida/installningar", "/fi/oma-sivu/asetukset", "/en/my-page/settings"],
            ),
            Self::OwnData => {
                ("own-data", "page-own-data", ["/sv/min-sida/uppgifter", "/fi/oma-sivu/tiedot", "/en/my-page/data"])
            }
            Self::OwnErasure => {
                ("own-erasure", "page-own-erasure", ["/sv/min-sida/radera", "/fi/oma-sivu/poista", "/en/my-page/erase"])
            }
            Self::OwnSessions => (
                "own-sessions",
                "page-own-sessions",
                ["/sv/min-sida/inloggningar", "/fi/oma-sivu/kirjautumiset", "/en/my-page/sessions"],
            ),
            Self::Initiatives => {
                ("initiatives", "page-initiatives", ["/sv/initiativ", "/fi/aloitteet", "/en/initiatives"])
            }
            Self::InitiativeRights => (
                "initiative-rights",
                "page-initiative-rights",
                ["/sv/initiativ/om", "/fi/aloitteet/tietoa", "/en/initiatives/about"],
            ),
            Self::InitiativeStart => (
                "initiative-start",
                "page-initiative-start",
                ["/sv/initiativ/nytt", "/fi/aloitteet/uusi", "/en/initiatives/new"],
            ),
            Self::InitiativeText => (
                "initiative-text",
                "page-initiative-text",
                ["/sv/initiativ/nytt/forslag", "/fi/aloitteet/uusi/ehdotus", "/en/initiatives/new/proposal"],
            ),
            Self::InitiativeAbout => (
                "initiative-about",
                "page-initiative-about",
                ["/sv/initiativ/nytt/galler", "/fi/aloitteet/uusi/aihe", "/en/initiatives/new/about"],
            ),
            Self::InitiativeMaker => (
                "initiative-maker",
                "page-initiative-maker",
                ["/sv/initiativ/nytt/vem", "/fi/aloitteet/uusi/tekija", "/en/initiatives/new/initiator"],
            ),
            Self::InitiativeOthers => (
                "initiative-others",
                "page-initiative-others",
                ["/sv/initiativ/nytt/fler", "/fi/aloitteet/uusi/muut", "/en/initiatives/new/others"],
            ),
            Self::InitiativeCheck => (
                "initiative-check",
                "page-initiative-check",
                ["/sv/initiativ/nytt/kontrollera", "/fi/aloitteet/uusi/tarkista", "/en/initiatives/new/check"],
            ),
            Self::InitiativeReceipt => (
                "initiative-receipt",
                "page-initiative-receipt",
                ["/sv/initiativ/nytt/kvitto", "/fi/aloitteet/uusi/kuitti", "/en/initiatives/new/receipt"],
            ),
            Self::MyInitiative => {
                ("my-initiative", "page-my-initiative", ["/sv/mitt-initiativ", "/fi/aloitteeni", "/en/my-initiative"])
            }
            Self::Initiative(..) => (
                "initiative",
                "page-initiative",
                ["/sv/initiativ/{number}", "/fi/aloitteet/{number}", "/en/initiatives/{number}"],
            ),
            Self::InitiativeSupport(..) => (
                "initiative-support",
                "page-initiative-support",
                ["/sv/initiativ/{number}/stod", "/fi/aloitteet/{number}/kannata", "/en/initiatives/{number}/support"],
            ),
            Self::InitiativeSupporters(..) => (
                "initiative-supporters",
                "page-initiative-supporters",
                [
                    "/sv/initiativ/{number}/namn",
                    "/fi/aloitteet/{number}/kannattajat",
                    "/en/initiatives/{number}/supporters",
                ],
            ),
            Self::InitiativeSheet(..) => (
                "initiative-sheet",
                "page-initiative-sheet",
                ["/sv/initiativ/{number}/blankett", "/fi/aloitteet/{number}/lomake", "/en/initiatives/{number}/sheet"],
            ),
            Self::InitiativeFollow(..) => (
                "initiative-follow",
                "page-initiative-follow",
                ["/sv/initiativ/{number}/folj", "/fi/aloitteet/{number}/seuraa", "/en/initiatives/{number}/follow"],
            ),
            Self::FollowerLink => (
                "follower-link",
                "page-follower-link",
                ["/sv/foljare/lank", "/fi/seuraaja/linkki", "/en/follower/link"],
            ),
            Self::SupportLink => {
                ("support-link", "page-support-link", ["/sv/stod/lank", "/fi/kannatus/linkki", "/en/support/link"])
            }
            Self::MySupport => {
                ("my-support", "page-my-support", ["/sv/mitt-stod", "/fi/kannatukseni", "/en/my-support"])
            }
            Self::OwnSupports => (
                "own-supports",
                "page-own-supports",
                ["/sv/min-sida/stod", "/fi/oma-sivu/kannatukset", "/en/my-page/supports"],
            ),
            Self::OwnFollowings => (
                "own-followings",
                "page-own-followings",
                ["/sv/min-sida/foljer", "/fi/oma-sivu/seurattavat", "/en/my-page/following"],
            ),
            Self::YearlyLists => (
                "yearly-lists",
                "page-yearly-lists",
                ["/sv/initiativ/forteckningar", "/fi/aloitteet/luettelot", "/en/initiatives/lists"],
            ),
            Self::YearlyList(_) => (
                "yearly-list",
                "page-yearly-list",
                [
                    "/sv/initiativ/forteckningar/{number}",
                    "/fi/aloitteet/luettelot/{number}",
                    "/en/initiatives/lists/{number}",
                ],
            ),
            Self::Panel => ("panel", "page-panel", ["/sv/panel", "/fi/paneeli", "/en/panel"]),
            Self::InfluenceBodies => (
                "influence-bodies",
                "page-influence-bodies",
                ["/sv/paverkansorgan", "/fi/vaikuttamistoimielimet", "/en/influence-bodies"],
            ),
            Self::Voting => ("voting", "page-voting", ["/sv/rosta", "/fi/aanesta", "/en/vote"]),
            Self::YouSaidWeDid => (
                "you-said-we-did",
                "page-you-said-we-did",
                ["/sv/du-sa-vi-gjorde", "/fi/sanoit-teimme", "/en/you-said-we-did"],
            ),
            Self::PublishedFeedback => (
                "published-feedback",
                "page-published-feedback",
                ["/sv/publicerad-respons", "/fi/julkaistu-palaute", "/en/published-feedback"],
            ),
            Self::Publication(_) => (
                "publication",
                "page-publication",
                [
                    "/sv/publicerad-respons/{number}",
                    "/fi/julkaistu-palaute/{number}",
                    "/en/published-feedback/{number}",
                ],
            ),
            Self::Strategy => ("strategy", "page-strategy", ["/sv/strategi", "/fi/strategia", "/en/strategy"]),
            Self::Goal(_) => (
                "goal",
                "page-goal",
                ["/sv/strategi/mal/{number}", "/fi/strategia/tavoite/{number}", "/en/strategy/goals/{number}"],
            ),
            Self::KeyResult(_) => (
                "key-result",
                "page-key-result",
                [
                    "/sv/strategi/nyckelresultat/{number}",
                    "/fi/strategia/avaintulos/{number}",
                    "/en/strategy/key-results/{number}",
                ],
            ),
            Self::Help => ("help", "page-help", ["/sv/hjalp", "/fi/apua", "/en/help"]),
            Self::EasyRead => ("easy-read", "page-easy-read", ["/sv/lattlast", "/fi/selkokieli", "/en/easy-read"]),
            Self::Display => ("display", "page-display", ["/sv/visning", "/fi/nakyma", "/en/display"]),
            Self::Accessibility => (
                "accessibility",
                "page-accessibility",
                ["/sv/tillganglighet", "/fi/saavutettavuus", "/en/accessibility"],
            ),
            Self::Privacy => ("privacy", "page-privacy", ["/sv/dataskydd", "/fi/tietosuoja", "/en/privacy"]),
            Self::SiteMap => ("site-map", "page-site-map", ["/sv/kartan", "/fi/sivukartta", "/en/site-map"]),
        }
    }

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
