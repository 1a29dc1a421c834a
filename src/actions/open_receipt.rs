//! Find a case by its receipt code.

use entity::ids::CaseId;

use crate::app::{App, PEPPER};
use crate::feedback::store::receipt_of;
use crate::platform::error::Error;
use crate::platform::keyring::Purpose;
use crate::receipts::{ReceiptCode, verify_nothing, verify_secret};

/// The case of a code; nothing when there is none. Both take the same work.
pub async fn open_receipt(app: &App, code: &ReceiptCode) -> Result<Option<CaseId>, Error> {
    let kept = receipt_of(app.db.reader(), code.selector()).await?;
    // A receipt outlives the key that was active when it was given.
    let (code, peppers) = (code.clone(), app.keyring.macs(Purpose::Receipts, PEPPER));
    let verify = move || {
        let Some(row) = kept else {
            for pepper in &peppers {
                verify_nothing(&code, pepper);
            }
            return None;
        };
        peppers.iter().any(|pepper| verify_secret(&code, &row.secret_hash, pepper)).then_some(row.case_id)
    };
    app.hashing.run(verify).await
}
