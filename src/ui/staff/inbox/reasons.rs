//! Why a case may be hers, in words.

use crate::app::staff::cases::Because;
use crate::words::staff::inbox as say;

/// The reasons, the weightiest first.
pub(super) fn in_words(because: &[Because]) -> String {
    because.iter().map(|because| one(*because)).collect::<Vec<_>>().join(", ")
}

fn one(because: Because) -> String {
    match because {
        Because::OfficialNumber => say::same_number(),
        Because::DateOfBirth => say::same_birth(),
        Because::Telephone => say::same_phone(),
        Because::WholeName => say::same_name(),
        Because::PartOfName => say::part_of_name(),
    }
}
