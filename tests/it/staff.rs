//! People who work here, and the cases they work on.

use delta::accounts::password::{self, Password};
use delta::accounts::people::grants_of;
use delta::accounts::store::{self, NewStaff, upsert_staff};
use delta::actions::receive_feedback::{Receipt, receive_feedback};
use delta::cases::channel::Origin;
use delta::feedback::contact::Contact;
use delta::feedback::draft::DraftId;
use delta::feedback::feedback::{FeedbackText, Kind, ReplyWay};
use delta::feedback::new_feedback::NewFeedback;
use delta::kernel::actor::{Actor, Role, Staff};
use delta::kernel::locale::Locale;
use delta::receipts::{ReceiptCode, Struck, hash_secret};
use entity::ids::StaffId;

use crate::app::{TestApp, Visitor};
use crate::page::Page;

/// The password of everybody here.
pub const PASSWORD: &str = "kärrynpyörä rullaa";

/// Someone signed in, with a browser of their own.
pub struct Colleague {
    pub id: StaffId,
    pub browser: Visitor,
    email: String,
}

/// Someone with an account and one role, by their ids.
pub struct Somebody {
    pub id: String,
    pub role: String,
    pub email: String,
}

impl Somebody {
    /// The address of their page.
    pub fn page(&self) -> String {
        format!("/staff/admin/people/{}", self.id)
    }

    /// The address of their role.
    pub fn role_page(&self) -> String {
        format!("{}/roles/{}", self.page(), self.role)
    }
}

impl Colleague {
    /// Their work address.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The same person with a browser that knows nothing.
    pub fn with_a_new_browser(&self) -> Self {
        Self { id: self.id, browser: self.browser.without_cookies(), email: self.email.clone() }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.browser.get(path).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Page {
        self.browser.post(path, form).await
    }

    /// Signs in, to be led to a page.
    pub async fn sign_in_to(&self, next: &str) -> Page {
        // The form token of the public pages stands on this one.
        self.get("/staff/login").await;
        let form = format!("email={}&password={}&next={next}", self.email, PASSWORD.replace(' ', "+"));
        self.post("/staff/login", &form).await
    }

    /// Opens a case and sends one of its forms with the version that was shown.
    pub async fn act(&self, number: &str, path: &str, form: &str) -> Page {
        let version = self.version_of(number).await;
        self.post(&format!("/staff/cases/{number}{path}"), &format!("version={version}&{form}")).await
    }

    /// The version of a case, as the page shows it now.
    pub async fn version_of(&self, number: &str) -> String {
        let page = self.get(&format!("/staff/cases/{number}")).await;
        page.attributes("input[name=version]", "value").pop().unwrap_or_default()
    }
}

impl TestApp {
    /// A handler of the unit who has signed in and reads English.
    pub async fn handler_of(&self, unit: &str) -> Colleague {
        self.colleague(Role::Handler, unit).await
    }

    /// A coordinator of the unit who has signed in and reads English.
    pub async fn coordinator_of(&self, unit: &str) -> Colleague {
        self.colleague(Role::Coordinator, unit).await
    }

    /// An administrator who has signed in and reads English.
    pub async fn administrator(&self) -> Colleague {
        self.colleague(Role::Administrator, "group").await
    }

    /// Someone with a role in a unit who has signed in and reads English.
    pub async fn colleague(&self, role: Role, unit: &str) -> Colleague {
        let app = &self.state;
        let name = format!("{role:?} of {unit}");
        let email = format!("{}.{unit}@demo.invalid", role.code());
        let typed = Password::parse(PASSWORD, &app.county).expect("a password");
        let new = NewStaff {
            email: &email,
            name: &name,
            password_hash: &password::hash(&typed, &app.random).expect("a hash"),
            locale: Locale::En,
            roles: &[(role, unit.into())],
            from_on: app.clock.today(),
        };
        let tx = app.db.begin_write().await.expect("a transaction");
        let id = upsert_staff(&tx, &new, &app.random).await.expect("a colleague");
        tx.commit().await.expect("a commit");

        let colleague = Colleague { id, browser: self.another_visitor(), email };
        let page = colleague.sign_in_to("").await;
        assert!(page.status.is_redirection(), "signing in: {} {}", page.status, page.body);
        // The form tokens of the session stand on its pages.
        colleague.get("/staff/help").await;
        colleague
    }

    /// Somebody with the rights of this moment, as actions take them.
    pub async fn rights_of(&self, id: StaffId) -> Staff {
        let (app, today) = (&self.state, self.state.clock.today());
        let found = store::find(app.db.reader(), id, &app.county, today).await;
        found.expect("an answer").expect("somebody who may sign in")
    }

    /// A handler of the unit who never signs in: somebody to look after.
    pub async fn somebody(&self, unit: &str) -> Somebody {
        self.somebody_called("Öhman Somebody", unit).await
    }

    /// The same with a name of the test's choosing.
    pub async fn somebody_called(&self, name: &str, unit: &str) -> Somebody {
        let app = &self.state;
        let email = format!("somebody.{unit}@demo.invalid");
        let new = NewStaff {
            email: &email,
            name,
            password_hash: "none",
            locale: Locale::Fi,
            roles: &[(Role::Handler, unit.into())],
            from_on: app.clock.today(),
        };
        let tx = app.db.begin_write().await.expect("a transaction");
        let id = upsert_staff(&tx, &new, &app.random).await.expect("a colleague");
        let role = grants_of(&tx, &[id]).await.expect("roles").first().expect("a role").id;
        tx.commit().await.expect("a commit");
        Somebody { id: id.to_string(), role: role.to_string(), email }
    }

    /// Feedback in Swedish that came in by the unit's own link; its case number.
    pub async fn case_at(&self, unit: &str) -> String {
        self.case_with(unit, "Ingen kom på tisdagen.", |_| {}).await.number.to_string()
    }

    /// The code to such a case.
    pub async fn case_at_with_code(&self, unit: &str) -> String {
        self.case_with(unit, "Ingen kom på tisdagen.", |_| {}).await.code.grouped()
    }

    /// Receipt codes that cost no slow hash: all are kept with the hash of another code, so they open nothing.
    pub fn lay_in_codes(&self, count: usize) {
        let (pool, random) = (&self.state.receipts, &self.state.random);
        let another = ReceiptCode::generate(random);
        let hash = hash_secret(&another, &pool.pepper(), random).expect("a hash");
        for _ in 0..count {
            pool.lay_in(Struck { code: ReceiptCode::generate(random), hash: hash.clone() });
        }
    }

    /// Feedback that came in by the unit's own link, changed as the test wants it.
    pub async fn case_with(&self, unit: &str, text: &str, change: impl FnOnce(&mut NewFeedback)) -> Receipt {
        let mut new = NewFeedback {
            key: DraftId::draw(&self.state.random),
            text: FeedbackText::parse(text).expect("a text"),
            kind: Kind::Criticism,
            nps: None,
            service: None,
            municipality: None,
            place: None,
            topic: None,
            goal: None,
            unit: Some(unit.into()),
            reply: ReplyWay::Code,
            contact: Contact::default(),
            may_publish: false,
            locale: Locale::Sv,
            origin: Origin::UnitLink,
            files: Vec::new(),
        };
        change(&mut new);
        receive_feedback(&self.state, &Actor::Resident, new).await.expect("a receipt")
    }
}
