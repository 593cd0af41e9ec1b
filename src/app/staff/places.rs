//! Where staff records stand. No key of a record says anything about anybody.

use crate::case::record::{CaseId, StaffId};
#[cfg(feature = "staff")]
use crate::share::DropId;
use crate::vault::{Namespace, Place, RecordId};

/// The name of the turn of this tablet.
pub(super) const TURN: &str = "staff";

pub(super) const BOOK: Place = only(Namespace::StaffBook);
pub(super) const COLLEAGUES: Place = only(Namespace::Colleagues);
pub(super) const TABLET: Place = only(Namespace::Tablet);
pub(super) const CENTRE_KEYS: Place = only(Namespace::CentreKeys);
pub(super) const LOOKED: Place = only(Namespace::Looked);
pub(super) const ATTEMPTS: Place = only(Namespace::Attempts);

pub(super) fn person(id: StaffId) -> RecordId {
    RecordId::from_bytes(*id.as_bytes())
}

pub(super) fn slot(id: RecordId) -> Place {
    Place { namespace: Namespace::StaffSlot, id }
}

pub(super) fn grant(id: RecordId) -> Place {
    Place { namespace: Namespace::Grant, id }
}

pub(super) fn case_key(case: CaseId) -> Place {
    Place { namespace: Namespace::CaseKey, id: RecordId::from_bytes(*case.as_bytes()) }
}

pub(super) fn erased(case: CaseId) -> Place {
    Place { namespace: Namespace::Erased, id: RecordId::from_bytes(*case.as_bytes()) }
}

/// Where what is known of a message stands: under its drop id.
#[cfg(feature = "staff")]
pub(super) fn arrival(id: DropId) -> Place {
    Place { namespace: Namespace::Inbox, id: RecordId::from_bytes(id.to_bytes()) }
}

pub(super) fn pack(id: RecordId) -> Place {
    Place { namespace: Namespace::Packs, id }
}

pub(super) fn summaries(id: RecordId) -> Place {
    Place { namespace: Namespace::Summaries, id }
}

const fn only(namespace: Namespace) -> Place {
    Place { namespace, id: RecordId::ONLY }
}
