//! Who may come in, as a file carries it: worth as much to whoever finds it as a copy of the tablet's disk, and no more.

use crate::vault::RecordId;
use crate::vault::staff::StaffSlot;

/// Slots, grants, the managers' book and the centre's private keys, as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app::staff) struct Ways {
    /// Everybody's way in, and the recovery words'.
    pub(in crate::app::staff) slots: Vec<(RecordId, StaffSlot)>,
    /// What is granted to each.
    pub(in crate::app::staff) grants: Vec<(RecordId, Vec<u8>)>,
    /// The managers' book.
    pub(in crate::app::staff) book: Vec<u8>,
    /// The centre's private keys, if there are any.
    pub(in crate::app::staff) centre_keys: Option<Vec<u8>>,
}
