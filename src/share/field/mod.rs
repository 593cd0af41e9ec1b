//! The closed vocabulary of facts that can ever leave: one marker type each, which owns how the fact is read.
//!
//! A field knows no partner. It leaves to nobody until a list in `partners.rs` names it.

mod categorised;
mod coded_answers;
mod identity;
mod quality;
mod record;
mod research;

pub use identity::{
    Address, DateOfBirth, Email, EmergencyContactPerson, FullName, GpDetails, NationalInsurance, Nhs, Phone,
    PreferredName,
};
pub use quality::{AppVersion, CompletionShare, DurationBand, MissingBySection};
pub use record::{
    AboutAnswers, AboutPack, Alerts, Answers, BaselineOn, EveryDoubt, EveryScale, FinishedOn, Invite, MinutesTaken,
    NoticeVersion, ResearchDecision, Total,
};
pub use research::{
    AgeBand, AssessedMonth, ClosedAnswers, DaysSinceBaseline, Disability, DoesNotFit, EthnicGroup, Pack, ScaleScores,
    StudyPseudonym,
};

use super::disclosable::Disclosable;
use super::sealed::Sealed;
use crate::case::Case;

/// A fact about a case that may leave, to whomever an agreement lets have it.
pub trait Field: Sealed {
    /// Its name in payloads, centre files and labels.
    const NAME: &'static str;
    /// What it is.
    type Value: Disclosable;

    /// The fact; `None` when it is not known, and then it is left out.
    fn read(case: &Case) -> Option<Self::Value>;
}

/// Makes a field: `/// What it is.` then `Marker = "name": Value => |case| Option<Value>;`.
macro_rules! field {
    ($($(#[$doc:meta])+ $marker:ident = $name:literal: $value:ty => |$case:ident| $read:expr;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy)]
        pub struct $marker;

        impl $crate::share::sealed::Sealed for $marker {}

        impl $crate::share::Field for $marker {
            const NAME: &'static str = $name;
            type Value = $value;

            fn read($case: &$crate::case::Case) -> Option<Self::Value> {
                $read
            }
        }
    )+};
}
use field;
