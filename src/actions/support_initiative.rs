//! Support an initiative: by a letter that its reader answers, or by strong identification.

use entity::ids::{InitiativeId, ResidentId, SupportId};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::run_retention::{Left, discard};
use crate::addresses::support_link;
use crate::app::App;
use crate::counties::county::SupportLevel;
use crate::feedback::contact::EmailAddress;
use crate::identities::{CodePurpose, StrongIdentity};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::kind::{Ground, REFERENDUM_FROM_AGE};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::kernel::locale::Locale;
use crate::notifications::outbox;
use crate::platform::error::{Error, is_taken};
use crate::receipts::ReceiptCode;
use crate::supports::confirmation::{Confirmation, Context};
use crate::supports::rule::{self, Claim, NotTaken};
use crate::supports::support::{Giver, NotNow, Request, Support, Supporter, is_collecting};
use crate::supports::token::SupportToken;
use crate::supports::{requests, rows, store};

/// A selector that is taken is drawn anew this many times.
const DRAWS_MAX: usize = 5;

/// Keeps what somebody filled in, and writes the letter by which they confirm it. Whether the address supports the
/// initiative already, nobody who asks is told: the letter's reader is.
pub async fn ask_for_support(
    app: &App,
    number: InitiativeNumber,
    (supporter, email): (Supporter, EmailAddress),
    locale: Locale,
) -> Result<Uuid, Error> {
    let (to, now) = (email.as_str().to_lowercase(), app.clock.now());
    let initiative = collecting(app, number).await?;
    taken(app, &initiative, &supporter, SupportLevel::Email, true).map_err(|_| Error::Malformed)?;
    let request = request(app, &initiative, supporter, Some(email.clone()));
    if app.limits.support_letters.check(&to, now).is_err() {
        return Ok(request.id);
    }
    let token = SupportToken::draw(&app.random);
    let opens = format!("{} {}", support_link(locale, &token.written()), token.number_in_letter());
    let sealing = (&app.keyring, &app.random);
    let tx = app.db.begin_write().await?;

    requests::ask(&tx, &request, Some(&token), sealing).await?;
    outbox::enqueue_to_supporter(&tx, initiative.id, (&email, locale), &opens, sealing, now).await?;

    tx.commit().await?;
    app.limits.support_letters.strike(&to, now);
    app.wake.notify_one();
    Ok(request.id)
}

/// Keeps what somebody filled in who goes to identify themselves.
pub async fn begin_strong_support(
    app: &App,
    number: InitiativeNumber,
    (supporter, stated): (Supporter, Option<EmailAddress>),
) -> Result<Uuid, Error> {
    let initiative = collecting(app, number).await?;
    taken(app, &initiative, &supporter, SupportLevel::Strong, true).map_err(|_| Error::Malformed)?;
    let request = request(app, &initiative, supporter, stated);
    let tx = app.db.begin_write().await?;

    requests::ask(&tx, &request, None, (&app.keyring, &app.random)).await?;

    tx.commit().await?;
    Ok(request.id)
}

async fn collecting(app: &App, number: InitiativeNumber) -> Result<Initiative, Error> {
    let found = initiatives::find_by_number(app.db.reader(), number).await?;
    let (initiative, _) = found.ok_or(Error::NotFound)?;
    if is_collecting(&initiative, app.clock.today()) { Ok(initiative) } else { Err(closed(&initiative)) }
}

const fn closed(initiative: &Initiative) -> Error {
    Error::NotNow(initiative.state.code())
}

fn request(app: &App, initiative: &Initiative, supporter: Supporter, email: Option<EmailAddress>) -> Request {
    let (id, asked_on) = (app.random.uuid(), app.clock.today());
    Request { id, initiative: initiative.id, supporter, email, asked_on }
}

fn taken(
    app: &App,
    initiative: &Initiative,
    supporter: &Supporter,
    level: SupportLevel,
    is_of_age: bool,
) -> Result<(), NotTaken> {
    let claim = Claim {
        ground: supporter.ground,
        business_id: supporter.business_id.as_ref(),
        municipality: supporter.municipality.as_deref(),
        level,
        is_of_age,
    };
    rule::takes(initiative.kind, &claim, |id| app.county.municipality(id).is_some())
}

/// What came of a letter's link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The support stands: since now, or since before.
    Support(SupportId),
    /// The initiative collects no more.
    Closed(InitiativeId),
    /// The link opens nothing, or no more.
    Over,
}

/// Confirms the support of a letter. Whoever comes twice finds it confirmed.
pub async fn confirm_support(app: &App, token: &SupportToken) -> Result<Confirmed, Error> {
    let (conn, keyring, today) = (app.db.reader(), &app.keyring, app.clock.today());
    if let Some(support) = store::find_by_link(conn, token).await? {
        return Ok(Confirmed::Support(support.id));
    }
    let Some(request) = requests::find_by_link(conn, token, keyring).await? else {
        return confirmed_meanwhile(app, token).await;
    };
    let email = request.email.clone().ok_or(Error::NotFound)?;
    if let Some(support) = store::find_by_address(conn, request.initiative, &email, keyring).await? {
        return Ok(Confirmed::Support(support.id));
    }
    let initiative = initiatives::find_by_id(conn, request.initiative).await?.ok_or(Error::NotFound)?;
    let support = match request.confirm(SupportLevel::Email, is_collecting(&initiative, today), today) {
        Ok(support) => support,
        Err(NotNow::Closed) => return Ok(Confirmed::Closed(initiative.id)),
        Err(NotNow::Late | NotNow::Withdrawn) => return Ok(Confirmed::Over),
    };
    let id = support.id;
    let mut piece = piece(app, &request, support);
    piece.row.token_hash = Set(Some(token.hash()));
    written(app, piece).await?;
    let conn = app.db.reader();
    if store::find_by_id(conn, id).await?.is_some() {
        return Ok(Confirmed::Support(id));
    }
    let first = store::find_by_address(conn, request.initiative, &email, keyring).await?;
    Ok(first.map_or(Confirmed::Closed(initiative.id), |first| Confirmed::Support(first.id)))
}

/// Between two looks somebody else may have used the same link.
async fn confirmed_meanwhile(app: &App, token: &SupportToken) -> Result<Confirmed, Error> {
    let support = store::find_by_link(app.db.reader(), token).await?;
    Ok(support.map_or(Confirmed::Over, |support| Confirmed::Support(support.id)))
}

/// What came of an identification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identified {
    /// The support stands. Whoever gave it now gets a code for it.
    Support(SupportId, Option<ReceiptCode>),
    /// Their municipality of residence is another than the ground needs.
    Elsewhere(InitiativeNumber),
    /// It is not taken.
    NotTaken(InitiativeNumber, NotTaken),
    /// The initiative collects no more.
    Closed(InitiativeNumber),
    /// What was filled in is there no more.
    Over,
}

/// Confirms a support by who somebody is in law. Their birth date decides on their age and is not kept; name and
/// municipality are those that the register tells, where it does.
pub async fn support_strongly(
    app: &App,
    request: Uuid,
    identity: &StrongIdentity,
    resident: Option<ResidentId>,
) -> Result<Identified, Error> {
    let (conn, today) = (app.db.reader(), app.clock.today());
    let Some(mut request) = requests::find(conn, request, &app.keyring).await? else {
        return Ok(Identified::Over);
    };
    let initiative = initiatives::find_by_id(conn, request.initiative).await?.ok_or(Error::NotFound)?;
    let number = initiative.number;
    let purpose = CodePurpose::Support(initiative.id.0);
    let hashes = identity.code_hashes(purpose, &app.keyring);
    if let Some(support) = store::find_by_code(conn, initiative.id, &hashes).await? {
        return Ok(Identified::Support(support.id, None));
    }
    if !told_by_register(app, &mut request.supporter, identity) {
        return Ok(Identified::Elsewhere(number));
    }
    let is_of_age = identity.is_at_least(REFERENDUM_FROM_AGE.into(), today);
    if let Err(why) = taken(app, &initiative, &request.supporter, SupportLevel::Strong, is_of_age) {
        return Ok(Identified::NotTaken(number, why));
    }
    let support = match request.confirm(SupportLevel::Strong, is_collecting(&initiative, today), today) {
        Ok(support) => support,
        Err(NotNow::Closed) => return Ok(Identified::Closed(number)),
        Err(NotNow::Late | NotNow::Withdrawn) => return Ok(Identified::Over),
    };
    for _ in 0..DRAWS_MAX {
        let struck = app.receipts.take().await?;
        let mut piece = piece(app, &request, support.clone());
        piece.row.code_hash = Set(Some(identity.code_hash(purpose, &app.keyring)));
        piece.row.resident_id = Set(resident);
        piece.code_hashes.clone_from(&hashes);
        piece.receipt = Some((struck.code.selector().to_owned(), struck.hash));
        let is_written = written(app, piece).await?;
        let conn = app.db.reader();
        if store::find_by_id(conn, support.id).await?.is_some() {
            return Ok(Identified::Support(support.id, Some(struck.code)));
        }
        if let Some(first) = store::find_by_code(conn, initiative.id, &hashes).await? {
            return Ok(Identified::Support(first.id, None));
        }
        if is_written {
            return Ok(Identified::Closed(number));
        }
    }
    Err(Error::internal(anyhow::anyhow!("no free receipt selector was drawn")))
}

/// Puts in what the register tells. False when somebody lives elsewhere who claims to live here.
fn told_by_register(app: &App, supporter: &mut Supporter, identity: &StrongIdentity) -> bool {
    if !supporter.ground.is_of_body() && !identity.name.is_empty() {
        supporter.name.clone_from(&identity.name);
    }
    let Some(code) = identity.municipality.as_deref().filter(|_| supporter.ground == Ground::Resident) else {
        return true;
    };
    let municipality = app.county.municipality_of_code(code).map(|municipality| municipality.id.clone());
    let is_here = municipality.is_some();
    supporter.municipality = municipality;
    is_here
}

fn piece(app: &App, request: &Request, support: Support) -> Confirmation {
    let sealing = (&app.keyring, &app.random);
    let email = request.email.as_ref();
    Confirmation {
        row: rows::new_support(&support, &Giver::from(request), sealing),
        email_indexes: email.map(|email| email.indexes(&app.keyring)).unwrap_or_default(),
        code_hashes: Vec::new(),
        same_as: None,
        receipt: None,
        context: Context {
            keyring: app.keyring.clone(),
            random: app.random.clone(),
            counting: app.county.initiatives.counting.clone(),
            now: app.clock.now(),
        },
        support,
    }
}

/// Writes it with whatever else waits. False where somebody was first with what there is once.
async fn written(app: &App, piece: Confirmation) -> Result<bool, Error> {
    match app.supports.write(piece).await {
        Ok(()) => {
            app.wake.notify_one();
            Ok(true)
        }
        Err(fault) if is_taken(&fault) => Ok(false),
        Err(fault) => Err(fault.into()),
    }
}

/// Takes a support back, as long as its initiative collects. Who gave it is forgotten with it, and the letter that they
/// had.
pub async fn withdraw_support(app: &App, id: SupportId) -> Result<(), Error> {
    let today = app.clock.today();
    let initiative = store::find_by_id(app.db.reader(), id).await?.ok_or(Error::NotFound)?.initiative;
    let tx = app.db.begin_write().await?;

    let row = initiatives::hold(&tx, initiative).await?.ok_or(Error::NotFound)?;
    let initiative = Initiative::try_from(row)?;
    let support = store::find_by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    let withdrawn = support.withdraw(is_collecting(&initiative, today), today).map_err(|why| match why {
        NotNow::Withdrawn => Error::Conflict,
        NotNow::Closed | NotNow::Late => closed(&initiative),
    })?;
    let mails = store::forget_letter(&tx, id).await?;
    store::withdraw(&tx, &withdrawn, today).await?;

    tx.commit().await?;
    discard(app, Left { mails, ..Left::default() }).await
}
