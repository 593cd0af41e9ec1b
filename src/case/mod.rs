//! What is known of one woman: who she is, what she answered, what she decided.
//!
//! A [`Case`] cannot be serialised. It is kept only through `vault`, and leaves only through `share`, field by field.

mod consent;
mod intake;
mod invited;
mod profile;
pub mod record;
mod values;

pub use consent::{ResearchConsent, StudyId};
pub use intake::Intake;
pub use invited::Invited;
pub use profile::{ContactWay, EmergencyContact, Gp, Profile, ProfileField, Safe};
pub use values::{EmailAddress, Line, NationalInsuranceNumber, NhsNumber, Paragraph, TelephoneNumber, ValueProblem};

use crate::assessment::Complete;
use crate::instrument::ItemIndex;
use crate::scoring::Scored;

/// One woman's record as it stands on her phone when she has finished, and at her centre afterwards.
#[derive(Debug, Clone)]
pub struct Case {
    /// Who she is and how to reach her; all optional but for what her centre needs.
    pub profile: Profile,
    /// The demographic questions (`about-you` pack).
    pub about: Complete,
    /// The assessment with its figures.
    pub assessment: Assessment,
    /// Her decision about research.
    pub consent: ResearchConsent,
    /// Version of the privacy notice she was shown.
    pub notice_version: String,
    /// The invite from her centre that she answers.
    pub invite: Option<record::ThingId>,
}

/// A scored assessment, with what she says of the picture it draws.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Answers and figures.
    pub scored: Scored,
    /// Scales of which she says "this does not fit me", by their place in the instrument.
    pub does_not_fit: Vec<usize>,
    /// Items whose answer called for help at once.
    pub alerts: Vec<ItemIndex>,
    /// When it was finished, and how long she took.
    pub timing: Timing,
}

/// When an assessment was finished. Days are counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The day it was finished on, in her time zone.
    pub finished_day: i64,
    /// The day of her first assessment that this phone or centre knows of.
    pub baseline_day: i64,
    /// Minutes from first question to the end; absent when it was filled in over several visits.
    pub minutes: Option<u32>,
}
