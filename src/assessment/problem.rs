//! Why an answer was not taken: the item and the reason, never the answer.

use std::fmt;

/// An answer that does not fit its item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The item's id.
    pub item: String,
    /// What does not fit.
    pub reason: Reason,
}

/// What can be wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Another kind of answer is asked for.
    WrongKind,
    /// No such option.
    UnknownCode,
    /// An option that stands alone was chosen with others.
    NotAlone,
    /// Nothing was chosen or written.
    Empty,
    /// Below the least or above the most.
    OutOfRange {
        /// The least it may be.
        min: i64,
        /// The most it may be.
        max: i64,
    },
    /// The date is less precise than the item asks for.
    NotPrecise,
    /// More characters than the item takes.
    TooLong {
        /// The most characters it takes.
        most: usize,
    },
    /// The item does not offer "does not apply".
    MustApply,
}

impl fmt::Display for AnswerProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.item, self.reason)
    }
}

impl std::error::Error for AnswerProblem {}
