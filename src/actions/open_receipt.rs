//! Find a case, an initiative or a support by its receipt code.

use entity::ids::{CaseId, InitiativeId, SupportId};

use crate::app::{App, PEPPER};
use crate::feedback::store::receipt_of;
use crate::initiatives::{receipts, store};
use crate::platform::error::Error;
use crate::platform::keyring::Purpose;
use crate::receipts::{ReceiptCode, verify_nothing, verify_secret};
use crate::supports;

/// What a receipt code opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A case.
    Case(CaseId),
    /// An initiative.
    Initiative(InitiativeId),
    /// A support of an initiative.
    Support(SupportId),
}

impl Opened {
    /// The case, if it is one.
    #[must_use]
    pub const fn case(self) -> Option<CaseId> {
        match self {
            Self::Case(id) => Some(id),
            Self::Initiative(_) | Self::Support(_) => None,
        }
    }
}

/// What a code opens; nothing when there is nothing. All take the same work.
pub async fn open_receipt(app: &App, code: &ReceiptCode) -> Result<Option<Opened>, Error> {
    let conn = app.db.reader();
    let of_case = receipt_of(conn, code.selector()).await?;
    let of_initiative = receipts::find(conn, code.selector()).await?;
    let of_support = supports::store::receipt_of(conn, code.selector()).await?;
    let kept: Vec<(String, Opened)> = of_case
        .map(|row| (row.secret_hash, Opened::Case(row.case_id)))
        .into_iter()
        .chain(of_initiative.map(|row| (row.secret_hash, Opened::Initiative(row.initiative_id))))
        .chain(of_support.map(|row| (row.secret_hash, Opened::Support(row.support_id))))
        .collect();
    // A receipt outlives the key that was active when it was given.
    let (code, peppers) = (code.clone(), app.keyring.macs(Purpose::Receipts, PEPPER));
    let verify = move || {
        if kept.is_empty() {
            for pepper in &peppers {
                verify_nothing(&code, pepper);
            }
        }
        let opens = |hash: &str| peppers.iter().any(|pepper| verify_secret(&code, hash, pepper));
        kept.iter().find(|(hash, _)| opens(hash)).map(|(_, opened)| *opened)
    };
    let opened = app.hashing.run(verify).await?;
    match opened {
        Some(opened) => Ok(Some(turned(app, opened).await?)),
        None => Ok(None),
    }
}

/// What it became, where its sender agreed that it is something else.
async fn turned(app: &App, opened: Opened) -> Result<Opened, Error> {
    let conn = app.db.reader();
    let turned = match opened {
        Opened::Case(case) => store::made_of_case(conn, case).await?.map(Opened::Initiative),
        Opened::Initiative(initiative) => store::case_made_of(conn, initiative).await?.map(Opened::Case),
        Opened::Support(_) => None,
    };
    Ok(turned.unwrap_or(opened))
}
