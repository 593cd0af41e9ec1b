//! Her decision about research, as her centre keeps it.

use crate::case::StudyId;

/// What she decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// Yes.
    Given {
        /// Her pseudonym for research.
        study_id: StudyId,
        /// Version of the wording she agreed to.
        wording: String,
        /// The day, from 1 January 1970.
        day: i64,
    },
    /// No, from the start.
    Declined,
    /// No longer. What was sent before may stay where it is; nothing more is sent.
    Withdrawn {
        /// The day, from 1 January 1970.
        day: i64,
    },
}
