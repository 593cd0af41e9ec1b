//! Which cases the list shows. Days count from 1 January 1970.

use crate::case::record::{StaffId, Summary};

/// What the list is narrowed to. Archived cases are shown only when they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// All that are not archived.
    Open,
    /// Those of one colleague.
    Of(StaffId),
    /// Those with an alert that nobody has acknowledged.
    Alerts,
    /// Those whose plan is to be looked at by today.
    ReviewDue {
        /// Today.
        today: i64,
    },
    /// Those that wait for her to answer an invite that still works.
    WaitingForHer {
        /// Today.
        today: i64,
    },
    /// Those without a completed assessment.
    NotAssessed,
    /// Those whose support has ended.
    Archived,
}

impl Filter {
    /// Whether a case is to be shown. One with an open alert is shown under [`Filter::Alerts`] even when it is archived.
    #[must_use]
    pub fn fits(self, summary: &Summary) -> bool {
        let open = !summary.archived;
        match self {
            Self::Open => open,
            Self::Of(colleague) => open && summary.assigned == Some(colleague),
            Self::Alerts => summary.open_alerts > 0,
            Self::ReviewDue { today } => open && summary.review.is_some_and(|day| day <= today),
            Self::WaitingForHer { today } => open && summary.invited_until.is_some_and(|last| last >= today),
            Self::NotAssessed => open && summary.assessed.is_none(),
            Self::Archived => summary.archived,
        }
    }
}
