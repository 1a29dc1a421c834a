//! Residents, as they sign in by letter (security bar R10–R13, P07, P11, P12, P13).

mod idle;
mod keys;
mod own_drafts;
mod own_initiatives;
mod own_page;
mod sign_in;

use delta::frame::form_token::FormToken;
use delta::jobs::send_messages::{Post, send_due};
use regex::Regex;

use crate::app::{TestApp, Visitor};
use crate::page::Page;

/// Somebody who has signed in to their own page, with a browser of their own; they read English.
pub struct Resident {
    pub browser: Visitor,
}

impl Resident {
    pub async fn get(&self, path: &str) -> Page {
        self.browser.get(path).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Page {
        self.browser.post(path, form).await
    }

    /// Is the browser signed in?
    pub async fn is_in(&self) -> bool {
        is_in(&self.browser).await
    }
}

/// Is somebody signed in with the browser?
pub async fn is_in(browser: &Visitor) -> bool {
    let page = browser.get("/en/my-page").await;
    assert!(page.status.is_success() || page.header("location") == "/en/sign-in", "{}", page.status);
    page.status.is_success()
}

/// The link and the code of a letter.
pub struct SignInLetter {
    pub link: String,
    pub code: String,
}

impl SignInLetter {
    /// What the button of the link's page sends beside its token.
    pub fn form(&self) -> String {
        self.link.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
    }
}

impl TestApp {
    /// Asks for a letter with a browser, and waits until it is written.
    pub async fn ask_for_letter(&self, browser: &Visitor, email: &str) -> Page {
        let token = FormToken::public(&self.state.keyring);
        let asked = browser.post_as_it_is("/en/sign-in", &format!("email={email}&form_token={token}")).await;
        while self.state.tasks.len() > crate::app::WRITERS {
            tokio::task::yield_now().await;
        }
        asked
    }

    /// Sends the letters that are due, and reads the one to an address that still opens something.
    pub async fn letter_to(&self, email: &str) -> Option<SignInLetter> {
        send_due(&Post::from(&*self.state)).await.expect("letters are sent");
        let mail = self.get("/demo/mail").await;
        for text in mail.texts("article.card").into_iter().filter(|card| card.contains(email)) {
            let found = |pattern: &str| {
                let found = Regex::new(pattern).expect("a pattern").find(&text);
                found.map(|found| found.as_str().to_owned()).unwrap_or_default()
            };
            let link = found(r"/en/sign-in/link\?t=[A-Za-z0-9_-]{43}");
            if !link.is_empty() && self.get(&link).await.status.is_success() {
                return Some(SignInLetter { link, code: found("[0-9]{4} [0-9]{4}") });
            }
        }
        None
    }

    /// A resident who has signed in by letter.
    pub async fn resident(&self, email: &str) -> Resident {
        let browser = self.another_visitor();
        self.sign_in_resident(&browser, email).await;
        Resident { browser }
    }

    /// Signs in by letter with a browser.
    pub async fn sign_in_resident(&self, browser: &Visitor, email: &str) {
        self.ask_for_letter(browser, email).await;
        let letter = self.letter_to(email).await.expect("a letter");
        browser.get(&letter.link).await;
        let signed_in = browser.post("/en/sign-in/link", &letter.form()).await;
        assert_eq!(signed_in.header("location"), "/en/my-page", "{}", signed_in.body);
        // The form token of the session stands on its pages.
        browser.get("/en/my-page").await;
    }
}
