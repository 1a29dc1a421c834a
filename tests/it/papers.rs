//! Support on paper: sheets that came in, and the two people who compare every line.

use axum::http::StatusCode;
use delta::actions::run_retention::{Ran, Reach, run_retention};
use delta::actions::sweep_leftovers;
use delta::feedback::draft::DraftFile;
use delta::initiatives::kind::Ground;
use delta::initiatives::store as initiatives;
use delta::kernel::actor::{Actor, Role};
use delta::papers::batch::Batch;
use delta::papers::line::{Line, State};
use delta::papers::statement::Statement;
use delta::papers::store;
use entity::ids::{PaperBatchId, PaperLineId, StaffId};
use entity::{audit_record, initiative, initiative_event, initiative_read, paper_line, paper_scan};
use futures_util::future::join_all;
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::app::{Base, TestApp};
use crate::forms::with_files;
use crate::page::Page;
use crate::staff::{Colleague, Somebody};
use crate::supports::{ANNA, letters_count};
use crate::world::file;

const PAPERS: &str = "/staff/initiatives/2026-001/papers";
const BATCH: &str = "/staff/initiatives/2026-001/papers/1";

impl TestApp {
    /// A batch with a scan and a line.
    pub async fn papers_of(&self, number: &str, registrar: &Somebody) {
        let (state, id) = (&self.state, PaperBatchId(self.state.random.uuid()));
        let by_number = initiative::Column::Number.eq(number);
        let found = initiative::Entity::find().filter(by_number).one(state.db.reader()).await.expect("an answer");
        let registered_by = StaffId(registrar.id.parse().expect("an id"));
        let kept = file(self, "ark").await;
        let scan = DraftFile { file: kept.file, name: kept.name, media_type: kept.media_type, bytes: kept.bytes };
        let batch = Batch {
            id,
            initiative: found.expect("an initiative").id,
            number: 1,
            sheets: 1,
            brought_by: None,
            received_on: state.clock.today(),
            registered_by,
        };
        let name = "Aino Esimerkki".to_owned();
        let municipality = Some("kotka".to_owned());
        let line = Line {
            id: PaperLineId(state.random.uuid()),
            batch: id,
            position: 1,
            statement: Some(Statement {
                sheet: 1,
                name,
                ground: Ground::Resident,
                business_id: None,
                municipality,
                born_on: None,
            }),
            state: State::Entered { by: registered_by },
            version: 1,
        };
        let tx = state.db.begin_write().await.expect("a transaction");
        store::register(&tx, &batch, &[scan], (&state.keyring, &state.random)).await.expect("a batch");
        store::add_line(&tx, &line, &state.keyring, &state.random).await.expect("a line");
        tx.commit().await.expect("a commit");
    }
}

/// A collecting initiative, two registrars, and a batch of three sheets with its scan.
pub async fn batch(app: &TestApp, kind: &str) -> [Colleague; 2] {
    app.collecting(kind).await;
    let first = app.colleague(Role::Registrar, "registry").await;
    let second = app.colleague(Role::Registrar, "home-care-kotka").await;
    let registered = register(&first, "3", &[("ark.txt", b"Tre ark.")]).await;
    assert_eq!((registered.status, registered.header("location")), (StatusCode::SEE_OTHER, BATCH));
    [first, second]
}

async fn register(registrar: &Colleague, sheets: &str, scans: &[(&str, &[u8])]) -> Page {
    register_of(registrar, sheets, "Brita Bud", scans).await
}

async fn register_of(registrar: &Colleague, sheets: &str, brought_by: &str, scans: &[(&str, &[u8])]) -> Page {
    let form = registrar.get(PAPERS).await;
    let value = |name: &str| form.attributes(&format!("input[name={name}]"), "value").pop().expect("a field");
    let (token, key, day) = (value("form_token"), value("key"), value("received_on"));
    let fields = [
        ("form_token", token.as_str()),
        ("key", &key),
        ("sheets", sheets),
        ("brought_by", brought_by),
        ("received_on", &day),
    ];
    registrar.browser.send(with_files(PAPERS, &fields, scans)).await
}

/// Types a line of a resident of Kotka.
pub async fn enter(registrar: &Colleague, name: &str) -> Page {
    let name = name.replace(' ', "+");
    registrar.get(BATCH).await;
    registrar.post(BATCH, &format!("sheet=1&name={name}&ground=resident&municipality=kotka")).await
}

pub fn line(position: usize) -> String {
    format!("{BATCH}/lines/{position}")
}

/// Opens a line and sends one of its forms, with what the page showed.
pub async fn act(registrar: &Colleague, position: usize, form: &str) -> Page {
    let page = registrar.get(&line(position)).await;
    let value = |name: &str| page.attributes(&format!("input[name={name}]"), "value").pop().unwrap_or_default();
    let (version, seen) = (value("version"), value("seen").replace(' ', "+"));
    registrar.post(&line(position), &format!("version={version}&seen={seen}&{form}")).await
}

pub const NEW: &str = "do=check&verdict=new";

#[rstest]
#[tokio::test]
async fn an_identity_code_beside_who_brought_sheets_is_taken_out(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.collecting("member").await;
    let registrar = app.colleague(Role::Registrar, "registry").await;

    let refused = register_of(&registrar, "3", "Brita Bud 131052-308T", &[("ark.txt", b"Tre ark.")]).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!(refused.attributes(".errsum a", "href"), ["#brought_by"]);
    assert!(refused.body.contains("Brita Bud [") && !refused.body.contains("131052"), "{}", refused.body);
}

#[rstest]
#[tokio::test]
async fn a_line_counts_once_two_people_have_compared_it_and_no_longer_once_it_is_rejected(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, second] = batch(&app, "member").await;
    let nobody = app.counted().await;

    let typed = enter(&first, "Aino Esimerkki").await;
    enter(&first, "Bo Exempel").await;
    let once = act(&first, 1, NEW).await;
    let alone = act(&first, 1, NEW).await;
    let after_one = app.counted().await;
    let twice = act(&second, 1, NEW).await;
    let after_two = app.counted().await;

    assert_eq!(typed.header("location"), format!("{BATCH}?line=1#name"));
    assert_eq!((once.status, once.header("location")), (StatusCode::SEE_OTHER, line(2).as_str()));
    assert_eq!(alone.status, StatusCode::CONFLICT, "one person is not two");
    assert_eq!(twice.status, StatusCode::SEE_OTHER);
    assert_eq!(after_one, nobody);
    assert_ne!(after_two, nobody);
    app.assert_counts().await;
    assert_eq!(app.supports().await.iter().map(|row| row.level.as_str()).collect::<Vec<_>>(), ["paper"]);

    let without_reason = act(&second, 1, "do=reject").await;
    act(&second, 1, "do=reject&reason=taken_back").await;

    assert_eq!(without_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.counted().await, nobody);
    app.assert_counts().await;
    let own = act(&second, 1, "do=take_up").await;
    act(&first, 1, "do=take_up").await;
    assert_eq!(own.status, StatusCode::CONFLICT, "whoever rejected it does not take it up");
    let states: Vec<String> = lines(&app).await.into_iter().map(|line| line.state).collect();
    assert_eq!(states, ["entered", "entered"]);
}

async fn lines(app: &TestApp) -> Vec<paper_line::Model> {
    let mut lines = paper_line::Entity::find().all(app.state.db.reader()).await.expect("rows");
    lines.sort_by_key(|line| line.position);
    lines
}

#[rstest]
#[tokio::test]
async fn one_person_counts_once_however_their_name_is_spelt(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    let [first, second] = batch(&app, "member").await;
    app.supporter(ANNA, "anna@exempel.fi").await;
    let one = app.counted().await;
    enter(&first, "Provstén, Ana").await;
    enter(&first, "ANNA PROVSTEN").await;

    let shown = first.get(&line(1)).await;
    let online = shown.attributes("input[name=verdict]", "value").pop().expect("somebody alike");
    let unseen = first.post(&line(1), "version=1&seen=&do=check&verdict=new").await;
    let undecided = act(&first, 1, "do=check").await;
    let same = format!("do=check&verdict={online}");
    act(&first, 1, &same).await;
    let disagreeing = act(&second, 1, NEW).await;
    act(&first, 1, &same).await;
    let still_open = lines(&app).await[0].state.clone();
    act(&second, 1, &same).await;

    assert!(shown.texts("label[for=verdict-2]").concat().contains("Anna Provsten"), "{}", shown.body);
    assert_eq!(unseen.status, StatusCode::CONFLICT, "nobody decides without having seen who is alike");
    assert_eq!(undecided.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(disagreeing.status, StatusCode::SEE_OTHER);
    assert_eq!(still_open, "checked_once", "two who disagree count nobody");
    assert_eq!(app.counted().await, one, "two ways, one person");
    app.assert_counts().await;

    // The second line is the same person's, too: now two supports are alike.
    let paper = lines(&app).await[0].support_id.expect("a support").to_string();
    let again = format!("do=check&verdict={paper}");
    act(&first, 2, &again).await;
    act(&second, 2, &again).await;
    assert_eq!(app.supports().await.len(), 3);
    assert_eq!(app.counted().await, one, "three ways, one person");
    app.assert_counts().await;

    act(&second, 1, "do=reject&reason=no_signature").await;
    assert_eq!(app.counted().await, one, "what is left of one person is one person");
    app.assert_counts().await;
}

async fn readings(app: &TestApp) -> u64 {
    initiative_read::Entity::find().count(app.state.db.reader()).await.expect("a count")
}

#[rstest]
#[tokio::test]
async fn two_sheets_with_one_name_compared_at_the_same_moment_count_once(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, second] = batch(&app, "member").await;
    for position in 1..=2 {
        enter(&first, "Aino Esimerkki").await;
        act(&first, position, NEW).await;
    }
    let id = app.first_initiative().await.id;
    let before = readings(&app).await;
    let tx = app.state.db.begin_write().await.expect("a transaction");
    initiatives::hold(&tx, id).await.expect("held");

    let check = async |position: usize| second.post(&line(position), &format!("version=2&seen=&{NEW}")).await.status;
    let let_go = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        tx.commit().await.expect("a commit");
    };
    let (one, other, ()) = tokio::join!(check(1), check(2), let_go);

    let mut statuses = [one, other];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "whoever comes second has to look again");
    assert_eq!(app.supports().await.len(), 1);
    assert_eq!(readings(&app).await - before, 1, "of the two only the page that comes back shows names");
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn users_of_a_service_are_compared_with_everybody_wherever_they_live(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    let [first, _] = batch(&app, "service").await;
    app.supporter(ANNA, "anna@exempel.fi").await;
    app.supporter("name=Bo+Exempel&ground=service_user&shows_name=no&do=email", "bo@exempel.fi").await;

    first.get(BATCH).await;
    first.post(BATCH, "sheet=1&name=Anna+Provsten&ground=service_user&municipality=kouvola").await;
    enter(&first, "Exempel, Bo").await;

    let alike = async |position| first.get(&line(position)).await.texts("label[for=verdict-2]").concat();
    assert!(alike(1).await.contains("Anna Provsten"), "a user of the service may live in Kotka");
    assert!(alike(2).await.contains("Bo Exempel"), "a resident of Kotka may use the service");
    assert_eq!(lines(&app).await[0].municipality_id, None, "the ground needs none");
}

#[rstest]
#[tokio::test]
async fn an_organisation_tells_its_business_id_and_is_found_by_it_under_another_name(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    let [first, second] = batch(&app, "member").await;
    let web = "name=Exempelf%C3%B6reningen&ground=organisation&business_id=2077474-0&municipality=kotka&do=email";
    app.supporter(web, "forening@exempel.fi").await;
    let on_paper = |id: &str| format!("sheet=1&name=Yhdistys&ground=organisation&business_id={id}&municipality=kotka");

    first.get(BATCH).await;
    let missing = first.post(BATCH, &on_paper("")).await;
    let wrong = first.post(BATCH, &on_paper("2077474-1")).await;
    let typed = first.post(BATCH, &on_paper("+2077474-0")).await;
    let shown = second.get(&line(1)).await;
    let file = second.get(&format!("{BATCH}/file")).await;

    for page in [&missing, &wrong] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(".errsum a", "href"), ["#business_id"], "{}", page.body);
    }
    assert_eq!(wrong.attributes("input[name=business_id]", "value"), ["2077474-1"]);
    assert_eq!(typed.status, StatusCode::SEE_OTHER, "{}", typed.body);
    assert_eq!(lines(&app).await[0].business_id.as_deref(), Some("2077474-0"));
    let alike = shown.texts("label[for=verdict-2]").concat();
    assert!(alike.contains("Exempelföreningen") && alike.contains("2077474-0"), "{}", shown.body);
    assert!(file.body.contains("Yhdistys;2077474-0") || file.body.contains("Yhdistys,2077474-0"), "{}", file.body);
    let sheet = app.get("/sv/initiativ/2026-001/blankett").await;
    assert!(sheet.texts(".sheet section").concat().contains("FO-nummer"), "{}", sheet.body);
}

#[rstest]
#[tokio::test]
async fn who_signs_first_and_supports_on_the_web_later_is_joined_by_two_people(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    let [first, second] = batch(&app, "member").await;
    enter(&first, "Anna Provsten").await;
    act(&first, 1, NEW).await;
    act(&second, 1, NEW).await;
    let one = app.counted().await;
    let nobody_alike = first.get(&line(1)).await;
    app.supporter(ANNA, "anna@exempel.fi").await;
    let two = app.counted().await;

    let shown = first.get(&line(1)).await;
    let web = shown.attributes("input[name=verdict]", "value");
    let same = format!("do=check&verdict={}", web.concat());
    let new = act(&first, 1, NEW).await;
    let found = act(&first, 1, &same).await;
    let alone = act(&first, 1, &same).await;
    let between = app.counted().await;
    act(&second, 1, &same).await;

    assert!(nobody_alike.attributes("input[name=verdict]", "value").is_empty(), "{}", nobody_alike.body);
    assert_eq!(web.len(), 1, "it counts, so it is nobody new: {}", shown.body);
    assert_eq!(
        [new.status, found.status, alone.status],
        [StatusCode::CONFLICT, StatusCode::SEE_OTHER, StatusCode::CONFLICT]
    );
    assert_ne!(two, one);
    assert_eq!([between, app.counted().await], [one.clone(), one]);
    app.assert_counts().await;
    let after = first.get(&line(1)).await;
    assert!(after.attributes("input[name=verdict]", "value").is_empty(), "they count as one: {}", after.body);
}

#[rstest]
#[tokio::test]
async fn a_form_that_is_sent_twice_at_once_is_one_batch_of_one_initiative(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.collecting("member").await;
    app.collecting("member").await;
    let registrar = app.colleague(Role::Registrar, "registry").await;
    let page = registrar.get(PAPERS).await;
    let value = |name: &str| page.attributes(&format!("input[name={name}]"), "value").pop().expect("a field");
    let form = format!("key={}&sheets=3&brought_by=Brita+Bud&received_on={}", value("key"), value("received_on"));

    let sent = join_all((0..4).map(|_| registrar.post(PAPERS, &form))).await;
    let elsewhere = registrar.post("/staff/initiatives/2026-002/papers", &form).await;

    assert_eq!(sent.iter().map(|page| page.header("location")).collect::<Vec<_>>(), [BATCH; 4]);
    assert_eq!(elsewhere.status, StatusCode::CONFLICT, "the form of another initiative");
    assert_eq!(registrar.get(PAPERS).await.texts("a.row").len(), 1);
}

#[rstest]
#[tokio::test]
async fn what_is_typed_while_collecting_ends_comes_back_with_why(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, _] = batch(&app, "member").await;
    enter(&first, "Aino Esimerkki").await;
    let form = first.get(PAPERS).await;
    let value = |name: &str| form.attributes(&format!("input[name={name}]"), "value").pop().expect("a field");
    let (token, key, day) = (value("form_token"), value("key"), value("received_on"));
    let fields =
        [("form_token", token.as_str()), ("key", &key), ("sheets", "7"), ("brought_by", "Bo"), ("received_on", &day)];
    let initiative = app.first_initiative().await.id;
    delta::actions::hand_over_initiative(&app.state, &Actor::Resident, initiative).await.expect("handed over");

    let batch = first.browser.send(with_files(PAPERS, &fields, &[("sista.txt", b"Sju ark.")])).await;
    let typed = first.post(BATCH, "sheet=1&name=Bo+Exempel&ground=resident&municipality=kotka").await;
    let mended = first
        .post(&line(1), "version=1&do=correct&sheet=1&name=Aina+Esimerkki&ground=resident&municipality=kotka")
        .await;

    for page in [&batch, &typed, &mended] {
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.body.contains("Support is not collected now"), "{}", page.body);
    }
    assert_eq!(batch.attributes("input[name=brought_by]", "value"), ["Bo"]);
    assert!(batch.texts("ul.rows li").concat().contains("sista.txt"), "{}", batch.body);
    assert_eq!(typed.attributes("input[name=name]", "value"), ["Bo Exempel"]);
    assert_eq!(mended.attributes("input[name=name]", "value"), ["Aina Esimerkki"]);
    assert_eq!((lines(&app).await.len(), first.get(PAPERS).await.texts("a.row").len()), (1, 1));
}

#[rstest]
#[tokio::test]
async fn the_limit_is_reached_exactly_once_by_lines_compared_at_the_same_time(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, second] = batch(&app, "member").await;
    let limit = initiative::ActiveModel {
        threshold: Set(Some(4)),
        population: Set(Some(100)),
        population_on: Set(Some("2025-12-31".parse().expect("a date"))),
        ..Default::default()
    };
    app.change_first(limit).await;
    let names = ["Aino", "Bertta", "Cecilia", "Daavid", "Eeva", "Fanni", "Gustaf", "Hilma"];
    for name in names {
        enter(&first, &format!("{name} Esimerkki")).await;
    }
    for position in 1..=names.len() {
        act(&first, position, NEW).await;
    }

    let checks = (1..=names.len()).map(|position| {
        let form = format!("version=2&seen=&{NEW}");
        let second = &second;
        async move { second.post(&line(position), &form).await.status }
    });
    let statuses = join_all(checks).await;

    assert!(statuses.iter().all(|status| *status == StatusCode::SEE_OTHER), "{statuses:?}");
    app.assert_counts().await;
    let reached = initiative_event::Entity::find().filter(initiative_event::Column::Kind.eq("reached"));
    assert_eq!(reached.count(app.state.db.reader()).await.expect("a count"), 1);
    assert_eq!(app.supports().await.len(), names.len());
}

#[rstest]
#[tokio::test]
async fn a_referendum_asks_for_the_date_of_birth_and_takes_nobody_under_fifteen(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, _] = batch(&app, "member").await;
    app.becomes("referendum").await;
    let form = "sheet=1&name=Aino+Esimerkki&ground=resident&municipality=kotka";

    let sheet = app.get("/fi/aloitteet/2026-001/lomake").await;
    first.get(BATCH).await;
    let without = first.post(BATCH, form).await;
    let young = first.post(BATCH, &format!("{form}&born_on=2011-03-03")).await;
    let elsewhere = first.post(BATCH, &format!("{form}&born_on=2000-01-01").replace("kotka", "helsinki")).await;
    let taken = first.post(BATCH, &format!("{form}&born_on=2000-01-01")).await;

    assert!(sheet.texts("th").concat().contains("Syntymäaika"), "{}", sheet.body);
    assert_eq!(without.attributes(".errsum a", "href"), ["#born_on"]);
    assert_eq!(young.attributes(".errsum a", "href"), ["#born_on"]);
    assert_eq!(elsewhere.attributes(".errsum a", "href"), ["#municipality"]);
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let kept = lines(&app).await;
    assert!(kept[0].born_on.as_ref().is_some_and(|sealed| !sealed.contains("2000")), "{kept:?}");
}

#[rstest]
#[tokio::test]
async fn the_sheet_is_printed_in_one_language_or_in_both_while_supporters_are_collected(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let before = app.get("/sv/initiativ/2026-001/blankett").await;
    app.collecting("member").await;

    let swedish = app.get("/sv/initiativ/2026-001/blankett").await;
    let finnish = app.get("/fi/aloitteet/2026-001/lomake").await;
    let both = app.get("/en/initiatives/2026-001/sheet").await;

    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!(swedish.attributes(".sheet section", "lang"), ["sv"]);
    assert_eq!(finnish.attributes(".sheet section", "lang"), ["fi"]);
    assert_eq!(both.attributes(".sheet section", "lang"), ["sv", "fi"]);
    for page in [&swedish, &finnish, &both] {
        assert_eq!((page.texts(".sheet th").len(), page.texts(".sheet tbody tr").len()), (5, 10));
        assert!(page.texts(".sheet section").concat().contains("611/2021"), "{}", page.body);
    }
    assert!(app.get("/sv/initiativ/2026-001").await.body.contains("/sv/initiativ/2026-001/blankett"));
    let yesterday = app.state.clock.today().pred_opt();
    app.change_first(initiative::ActiveModel { next_on: Set(yesterday), ..Default::default() }).await;
    assert_eq!(app.get("/sv/initiativ/2026-001/blankett").await.status, StatusCode::NOT_FOUND, "its time is over");
}

#[rstest]
#[tokio::test]
async fn lines_come_in_pages_and_as_a_file_and_only_the_registry_sees_them(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, _] = batch(&app, "member").await;
    for n in 1..=52 {
        enter(&first, &format!("Person {}", "x".repeat(n))).await;
    }
    enter(&first, "=HYPERLINK(1)").await;

    let page = first.get(BATCH).await;
    let more = page.attributes("nav.pages a[rel=next]", "href").pop().expect("more lines");
    let rest = first.get(&more).await;
    let file = first.get(&format!("{BATCH}/file")).await;
    let scan = first.get(&format!("{BATCH}/scans/1")).await;
    let handler = app.handler_of("home-care-kotka").await;

    assert_eq!((page.texts("a.row").len(), rest.texts("a.row").len()), (50, 3));
    assert_eq!(file.body.lines().count(), 54);
    assert!(file.body.contains("'=HYPERLINK"), "no formula");
    assert_eq!(scan.body, "Tre ark.");
    for address in [PAPERS, BATCH, &line(1), &format!("{BATCH}/file"), &format!("{BATCH}/scans/1")] {
        assert_eq!(handler.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let exported = audit_record::Entity::find().filter(audit_record::Column::Act.eq("papers_exported"));
    assert_eq!(exported.count(app.state.db.reader()).await.expect("a count"), 1);
}

#[rstest]
#[tokio::test]
async fn sheets_and_names_go_when_their_time_is_over_and_the_count_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let [first, second] = batch(&app, "member").await;
    enter(&first, "Aino Esimerkki").await;
    act(&first, 1, NEW).await;
    act(&second, 1, NEW).await;
    let counted = app.counted().await;

    app.set_clock("2026-03-05T12:00:00Z");
    assert_eq!(sweep_leftovers(&app.state).await.expect("a sweep").files, 0, "what a batch names stays");
    app.decided("2026-03-05").await;
    app.set_clock("2026-09-05T12:00:00Z");
    let ran = run_retention(&app.state, Reach::BeyondBrake).await.expect("a run");

    assert!(matches!(ran, Ran::Through(_)));
    let kept = lines(&app).await;
    assert!(kept[0].name.is_none() && kept[0].support_id.is_some(), "{kept:?}");
    assert_eq!(paper_scan::Entity::find().count(app.state.db.reader()).await.expect("a count"), 0);
    assert!(app.state.files.list().await.expect("a list").is_empty());
    assert_eq!(app.counted().await, counted);
}

#[rstest]
#[tokio::test]
async fn a_batch_comes_back_with_what_is_wrong_and_its_scan_and_is_registered_once(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.collecting("member").await;
    let registrar = app.colleague(Role::Registrar, "registry").await;

    let faulty = register(&registrar, "0", &[("ark.txt", b"Tre ark.")]).await;
    let page = registrar.get(PAPERS).await;

    assert_eq!(faulty.attributes(".errsum a", "href"), ["#sheets"]);
    assert!(faulty.texts("ul.rows li").concat().contains("ark.txt"), "{}", faulty.body);
    assert!(page.texts("a.row").is_empty());
    let value = |name: &str| faulty.attributes(&format!("input[name={name}]"), "value").pop().expect("a field");
    let form = format!("key={}&sheets=3&brought_by=Brita+Bud&received_on={}", value("key"), value("received_on"));
    let once = registrar.post(PAPERS, &form).await;
    let twice = registrar.post(PAPERS, &form).await;
    assert_eq!([once.header("location"), twice.header("location")], [BATCH, BATCH]);
    assert_eq!(registrar.get(PAPERS).await.texts("a.row").len(), 1);
    assert!(registrar.get(BATCH).await.body.contains("ark.txt"));
}
