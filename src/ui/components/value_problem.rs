//! What is wrong with a value about a person, in words.

use crate::case::ValueProblem;
use crate::words::problem as say;

/// The words; `not_an_adult` says what to do about a date of birth that cannot be hers.
pub(in crate::ui) fn in_words(problem: ValueProblem, not_an_adult: impl FnOnce() -> String) -> String {
    match problem {
        ValueProblem::TooLong { most } => say::too_long(most),
        ValueProblem::NotTenDigits | ValueProblem::CheckDigit => say::nhs(),
        ValueProblem::NotNationalInsurance => say::ni(),
        ValueProblem::NotATelephone => say::phone(),
        ValueProblem::NotAnEmail => say::email(),
        ValueProblem::NotADate => say::date_unreal(),
        ValueProblem::NoName => say::no_name(),
        ValueProblem::NotAnAdult => not_an_adult(),
    }
}
