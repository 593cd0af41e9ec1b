//! What went wrong, in her words: the only place that says it.

use super::keeper::KeepProblem;
use crate::words::{come_back, errors, save};

/// What she accepted could not be made ready to send.
pub(super) fn send(problem: KeepProblem) -> String {
    match problem {
        KeepProblem::Full => errors::not_sent_full(),
        KeepProblem::NoStore => errors::not_sent_private(),
        KeepProblem::NotTheSame
        | KeepProblem::WrongWords
        | KeepProblem::Wait { .. }
        | KeepProblem::Nothing
        | KeepProblem::OtherTab
        | KeepProblem::Damaged
        | KeepProblem::Closed
        | KeepProblem::NoKey
        | KeepProblem::Evicted
        | KeepProblem::NotLoaded
        | KeepProblem::Newer => errors::not_sent_try(),
    }
}

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
        KeepProblem::NotLoaded => errors::load(),
    }
}
