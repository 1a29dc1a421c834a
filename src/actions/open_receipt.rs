//! Find a case by its receipt code.

use entity::ids::CaseId;

use crate::app::App;
use crate::feedback::store::receipt_of;
use crate::platform::error::Error;
use crate::receipts::{ReceiptCode, verify_nothing, verify_secret};

/// The case of a code; nothing when there is none. Both take the same work.
pub async fn open_receipt(app: &App, code: &ReceiptCode) -> Result<Option<CaseId>, Error> {
    let kept = receipt_of(app.db.reader(), code.selector()).await?;
    let (code, pepper) = (code.clone(), app.receipts.pepper());
    let verify = move || {
        let Some(row) = kept else {
            verify_nothing(&code, &pepper);
            return None;
        };
        verify_secret(&code, &row.secret_hash, &pepper).then_some(row.case_id)
    };
    app.hashing.run(verify).await
}
