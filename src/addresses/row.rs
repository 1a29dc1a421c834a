//! The table of the pages: how each is named, titled and addressed.

use super::address::Address;

impl Address {
    /// The page's name in templates, the key of its title, and its patterns in Swedish, Finnish and English.
    #[expect(clippy::too_many_lines, reason = "one table with a row for each page")]
    pub(super) const fn row(self) -> (&'static str, &'static str, [&'static str; 3]) {
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
}
