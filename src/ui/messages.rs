//! What went wrong, in her words: the only place that says it.

use super::keeper::KeepProblem;
use crate::words::{come_back, errors, save};

/// Saving or coming back did not work.
pub(super) fn keep(problem: KeepProblem) -> String {
    match problem {
        KeepProblem::NotTheSame => save::ask_wrong(),
        KeepProblem::WrongWords => come_back::wrong(),
        KeepProblem::Wait { seconds } => format!("{} {}", come_back::wrong(), come_back::wait(seconds)),
        KeepProblem::Nothing => come_back::missing(),
        KeepProblem::OtherTab => errors::second_tab(),
        KeepProblem::Damaged => errors::damaged(),
        KeepProblem::Full => errors::full(),
        KeepProblem::NoStore => errors::private_mode(),
        KeepProblem::Closed | KeepProblem::NoKey => errors::closed(),
        KeepProblem::Evicted => errors::evicted(),
        KeepProblem::Newer => errors::newer(),
    }
}
