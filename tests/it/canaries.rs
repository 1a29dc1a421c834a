//! Who sees what: a text of its own in every field that people write, and a walk through everything in every role
//! (security bar P02).

use std::collections::BTreeSet;

use delta::addresses::Address;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::platform::mail::{MAIL_FOLDER, list_kept};
use delta::policy::{Operation, Relation, matrix};
use rstest::rstest;

use crate::app::{Base, Visitor};
use crate::crawl::crawl;
use crate::staff::Colleague;
use crate::world::{World, world};

/// As deep as the bar asks for.
const DEPTH: usize = 6;

/// Who may read a field while looking around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// Whoever may read the case.
    OfCase,
    /// They, and who sent the case.
    OfCaseAndSender,
    /// Who sent the case; staff ask for it, which is recorded.
    Sender,
    /// Who wrote it.
    Writer,
    /// The whole world.
    Everybody,
    /// Whoever may read who works here.
    OfPeople,
    /// Nobody who has not asked for it.
    Nobody,
}

/// Every field that people write, and who may read it.
const FIELDS: [(&str, Readers); 28] = [
    ("text", Readers::OfCaseAndSender),
    ("file", Readers::OfCaseAndSender),
    ("question", Readers::OfCaseAndSender),
    ("message", Readers::OfCaseAndSender),
    ("answer", Readers::OfCaseAndSender),
    ("remark", Readers::OfCase),
    ("reopening", Readers::OfCaseAndSender),
    ("note", Readers::OfCase),
    ("transfer", Readers::OfCase),
    ("return", Readers::OfCase),
    ("rejection", Readers::OfCase),
    ("ground", Readers::OfCase),
    ("authority", Readers::OfCase),
    ("move", Readers::OfCase),
    ("made", Readers::OfCase),
    ("opened", Readers::OfCase),
    ("entered", Readers::OfCase),
    ("unapproved", Readers::OfCase),
    ("draft", Readers::Writer),
    ("planned", Readers::Everybody),
    ("summary", Readers::Everybody),
    ("published", Readers::Everybody),
    ("shown", Readers::Everybody),
    ("colleague", Readers::OfPeople),
    ("name", Readers::Sender),
    ("email", Readers::Sender),
    // What was published is sealed once its case is closed.
    ("withheld", Readers::Nobody),
    ("unsent", Readers::Nobody),
];

fn canary(field: &str) -> String {
    match field {
        "email" => "kanarieemail@exempel.fi".to_owned(),
        field => format!("kanarie{field} var här"),
    }
}

/// The canaries that somebody meets from these addresses on.
async fn seen(browser: &Visitor, from: &[String], is_wanted: fn(&str) -> bool) -> BTreeSet<&'static str> {
    let from: Vec<&str> = from.iter().map(String::as_str).collect();
    let found = crawl(browser, &from, DEPTH, is_wanted).await;
    let stands = |text: &str| found.iter().any(|found| found.page.body.to_lowercase().contains(text));
    let is_seen = |field: &&str| stands(&format!("kanarie{field}"));
    FIELDS.iter().map(|(field, _)| *field).filter(is_seen).collect()
}

/// What somebody may see of all fields.
fn expected(is_allowed: impl Fn(Readers) -> bool) -> BTreeSet<&'static str> {
    FIELDS.iter().filter(|(_, readers)| is_allowed(*readers)).map(|(field, _)| *field).collect()
}

/// What there is to see for staff: their pages, the cases by their numbers, and the public texts as they are made.
fn of_staff(world: &World) -> Vec<String> {
    let case = |number: &String| format!("/staff/cases/{number}");
    let cases = world.numbers.iter().map(case);
    let redactions = world.numbers.iter().map(|number| format!("{}/redaction", case(number)));
    let pages = ["/staff", "/staff/queue", "/staff/cases/new", "/staff/audit", "/staff/admin/people", "/staff/help"];
    pages.map(str::to_owned).into_iter().chain(cases).chain(redactions).collect()
}

/// One page of each sort of county setting is as good as all: nobody's field stands there.
fn is_of_staff(address: &str) -> bool {
    address.starts_with("/staff") && address.matches('/').count() < 5 + usize::from(address.contains("/cases/"))
}

async fn world_with_canaries(base: Base) -> Option<World> {
    let world = world(base, &canary).await?;
    world.app.somebody_called("kanariecolleague", crate::world::UNIT).await;
    Some(world)
}

#[rstest]
#[tokio::test]
async fn staff_see_the_fields_that_the_matrix_gives_their_role_and_no_others(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = world_with_canaries(base).await else { return };
    let from = of_staff(&world);
    let above = [
        Role::Registrar,
        Role::SurveyEditor,
        Role::BodySecretary,
        Role::BodyMember,
        Role::StrategyOfficer,
        Role::PrivacyOfficer,
        Role::Auditor,
        Role::Administrator,
    ];
    let mut others = Vec::new();
    for role in above {
        others.push((world.app.colleague(role, "group").await, role, Relation::SubUnit));
    }
    let near: [(&Colleague, Role, Relation); 3] = [
        (&world.handler, Role::Handler, Relation::OwnUnit),
        (&world.coordinator, Role::Coordinator, Relation::SubUnit),
        (&world.beside, Role::Handler, Relation::OtherUnit),
    ];

    for (colleague, role, relation) in near.into_iter().chain(others.iter().map(|(who, role, to)| (who, *role, *to))) {
        let reads_case = matrix().allows(role, Operation::ReadCase, relation);
        let allowed = expected(|readers| match readers {
            Readers::OfCase | Readers::OfCaseAndSender => reads_case,
            Readers::Writer => colleague.id == world.handler.id,
            Readers::Everybody => true,
            Readers::OfPeople => {
                let operations = [Operation::ReadPeople, Operation::ReadAudit, Operation::ListCases];
                operations.into_iter().any(|operation| matrix().allows_somewhere(role, operation))
            }
            Readers::Sender | Readers::Nobody => false,
        });
        let seen = seen(&colleague.browser, &from, is_of_staff).await;
        assert!(seen.is_subset(&allowed), "{role:?} sees {:?}", seen.difference(&allowed).collect::<Vec<_>>());
        if reads_case {
            let of_cases = expected(|readers| matches!(readers, Readers::OfCase | Readers::OfCaseAndSender));
            let unseen: Vec<_> = of_cases.difference(&seen).collect();
            assert!(unseen.is_empty(), "{role:?} works on these cases and was not led to {unseen:?}");
        }
        if matrix().allows_somewhere(role, Operation::ExportAudit) {
            let file = colleague.post("/staff/audit/file", "v=changes").await;
            assert!(file.status.is_success() && !file.body.contains("kanarie"), "{}", file.body);
        }
    }
}

#[rstest]
#[tokio::test]
async fn residents_see_what_is_public_the_sender_their_case_and_mails_hold_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = world_with_canaries(base).await else { return };
    let public = expected(|readers| readers == Readers::Everybody);
    let own = expected(|readers| matches!(readers, Readers::Everybody | Readers::Sender | Readers::OfCaseAndSender));
    let fronts = Locale::ALL.map(|locale| Address::Front.path(locale)).to_vec();
    let my_case = Locale::ALL.map(|locale| Address::MyCase.path(locale)).to_vec();

    let everybodys = seen(&world.app.another_visitor(), &fronts, |_| true).await;
    let senders = seen(&world.sender, &my_case, |address| !address.starts_with("/staff")).await;
    let letters = list_kept(&world.app.state.config.data.join(MAIL_FOLDER)).await.expect("letters");

    assert_eq!(everybodys, public);
    assert!(senders.is_subset(&own), "{:?}", senders.difference(&own).collect::<Vec<_>>());
    let unseen: Vec<_> =
        expected(|readers| readers == Readers::OfCaseAndSender).difference(&senders).copied().collect();
    assert_eq!(unseen, ["file"; 0], "the sender is not shown what is theirs");
    assert!(letters.iter().any(|letter| letter.to.contains("kanarieemail")));
    for letter in letters {
        assert!(!letter.subject.contains("kanarie") && !letter.text.contains("kanarie"), "{}", letter.text);
    }
}
