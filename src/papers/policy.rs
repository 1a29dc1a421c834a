//! Who may keep and check sheets. To make a transition one needs its proof, and only this file makes them.

use entity::ids::StaffId;

use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// Proof that the holder registers sheets, types what stands on them and compares it.
#[derive(Debug)]
pub struct MayKeepPaper(StaffId);

impl MayKeepPaper {
    pub(super) fn spend(self) -> StaffId {
        self.0
    }
}

/// The registry keeps sheets. That another person compares a line the second time, the transition looks at.
pub fn may_keep_paper(staff: &Staff) -> Result<MayKeepPaper, Error> {
    if policy::may_somewhere(staff, Operation::KeepPaperSupport) {
        Ok(MayKeepPaper(staff.id))
    } else {
        Err(Error::Forbidden)
    }
}
