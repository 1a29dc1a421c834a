//! Many at once: one person counts once, a limit is reached once, and a page costs the same however many there are.

use delta::actions::support_initiative::{Confirmed, confirm_support};
use delta::counties::County;
use delta::counties::county::Share;
use delta::feedback::contact::EmailAddress;
use delta::initiatives::event::Event;
use delta::initiatives::kind::Ground;
use delta::initiatives::store as initiatives;
use delta::kernel::locale::Locale;
use delta::supports::requests;
use delta::supports::support::{Request, Supporter};
use delta::supports::token::SupportToken;
use entity::outbox;
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{ANNA, letters_count, page_of};
use crate::app::{Base, TestApp};

fn one_per_cent(county: &mut County) {
    letters_count(county);
    county.initiatives.threshold = Some(Share { per_mille: 10, from_age: 0 });
}

impl TestApp {
    /// Requests of so many people, with what opens each.
    pub async fn requests(&self, count: usize, email: impl Fn(usize) -> String) -> Vec<SupportToken> {
        let initiative = self.first_initiative().await.id;
        let tx = self.state.db.begin_write().await.expect("a transaction");
        let mut tokens = Vec::new();
        for (at, town) in (0..count).zip(["kotka", "kouvola", "hamina"].into_iter().cycle()) {
            let supporter = Supporter {
                name: format!("Nummer {at}"),
                ground: Ground::Resident,
                business_id: None,
                municipality: Some(town.to_owned()),
                shows_name: at % 2 == 0,
            };
            let (id, asked_on) = (self.state.random.uuid(), self.state.clock.today());
            let request = Request { id, initiative, supporter, email: EmailAddress::parse(&email(at)), asked_on };
            let token = SupportToken::draw(&self.state.random);
            let sealing = (&self.state.keyring, &self.state.random);
            requests::ask(&tx, &request, Some(&token), sealing).await.expect("a request");
            tokens.push(token);
        }
        tx.commit().await.expect("a commit");
        tokens
    }

    /// Confirms them, by so many clients at once.
    pub async fn confirm_all(&self, tokens: Vec<SupportToken>, clients: usize) -> Vec<Confirmed> {
        let mut shares: Vec<Vec<SupportToken>> = (0..clients).map(|_| Vec::new()).collect();
        for (at, token) in tokens.into_iter().enumerate() {
            shares.get_mut(at % clients).expect("a share").push(token);
        }
        let client = |share: Vec<SupportToken>| {
            let app = self.state.clone();
            tokio::spawn(async move {
                let mut outcomes = Vec::new();
                for token in share {
                    outcomes.push(confirm_support(&app, &token).await.expect("an outcome"));
                }
                outcomes
            })
        };
        let running: Vec<_> = shares.into_iter().map(client).collect();
        let mut outcomes = Vec::new();
        for client in running {
            outcomes.extend(client.await.expect("a client"));
        }
        outcomes
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn fifty_parallel_supports_by_one_person_are_one(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let spellings = ["Foo@Exempel.fi", "foo@exempel.fi", " FOO@exempel.FI "];
    let tokens = app.requests(50, |at| spellings[at % 3].to_owned()).await;

    let outcomes = app.confirm_all(tokens, 50).await;

    let supports = app.supports().await;
    assert_eq!(supports.len(), 1);
    assert!(outcomes.iter().all(|outcome| *outcome == Confirmed::Support(supports[0].id)), "{outcomes:?}");
    assert!(app.counted().await.starts_with("1 stöder: 1 invånare"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_limit_is_reached_once_by_sixteen_hundred_supporters_over_eight_clients(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, one_per_cent).await else { return };
    app.collecting("member").await;
    let tokens = app.requests(1_600, |at| format!("s{at}@exempel.fi")).await;

    let outcomes = app.confirm_all(tokens, 8).await;

    assert!(outcomes.iter().all(|outcome| matches!(outcome, Confirmed::Support(_))));
    assert_eq!(app.supports().await.len(), 1_600);
    app.assert_counts().await;
    let reader = app.state.db.reader();
    let initiative = app.first_initiative().await;
    let course = initiatives::course_of(reader, initiative.id, &app.state.keyring).await.expect("a course");
    let reached = course.iter().filter_map(|step| match &step.event {
        Event::Reached(reached) => Some((reached.threshold, reached.population)),
        _ => None,
    });
    assert_eq!(reached.collect::<Vec<_>>(), [(1_575, 157_442)]);
    let letters = outbox::Entity::find().filter(outbox::Column::Message.eq("initiative_reached"));
    assert_eq!(letters.count(reader).await.expect("a count"), 1);
    let page = app.get(&page_of(Locale::Sv)).await;
    let told = page.texts("#support p").join(" ").replace('\u{a0}', " ");
    assert!(told.contains("1 600 av 1 575. Gränsen nåddes 2.3.2026. Den är räknad på 157 442 personer"), "{told}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_many_supporters_asks_the_database_as_often_as_that_of_few(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, "anna@exempel.fi").await;
    let count = async || {
        let mut statements = Vec::new();
        for path in [page_of(Locale::Sv), "/sv/initiativ/2026-001/namn".to_owned()] {
            let before = app.state.db.statements();
            app.get(&path).await;
            statements.push(app.state.db.statements() - before);
        }
        statements
    };
    let few = count().await;
    let tokens = app.requests(300, |at| format!("s{at}@exempel.fi")).await;
    app.confirm_all(tokens, 4).await;

    let many = count().await;
    let first = app.get("/sv/initiativ/2026-001/namn").await;
    let next = first.attributes("nav.pages a[rel=next]", "href").pop().expect("a way on");
    let second = app.get(&next).await;

    assert_eq!(few, many);
    let names = [first.texts("#names li"), second.texts("#names li")].concat();
    assert_eq!((names.len(), names.iter().collect::<std::collections::BTreeSet<_>>().len()), (100, 100));
}
