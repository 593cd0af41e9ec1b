//! Which items are shown: one pass, since conditions only look back.

use super::{Answer, Value};
use crate::instrument::{Audience, Condition, Instrument, ItemIndex, Test};

/// For each item, whether it is shown to `audience` given these answers.
pub(super) fn visible(instrument: &Instrument, audience: Audience, answers: &[Option<Answer>]) -> Vec<bool> {
    let mut shown = vec![false; answers.len()];
    for section in instrument.sections() {
        let section_shown = section.show_if().is_none_or(|c| holds(c, &shown, answers));
        for (index, item) in instrument.items_of(section) {
            shown[index.0] = section_shown
                && item.audience().includes(audience)
                && item.show_if().is_none_or(|c| holds(c, &shown, answers));
        }
    }
    shown
}

fn holds(condition: &Condition, shown: &[bool], answers: &[Option<Answer>]) -> bool {
    match condition {
        Condition::All(all) => all.iter().all(|c| holds(c, shown, answers)),
        Condition::Any(any) => any.iter().any(|c| holds(c, shown, answers)),
        Condition::Not(not) => !holds(not, shown, answers),
        Condition::Item(ItemIndex(i), test) => match &answers[*i] {
            Some(Answer::Given(value)) if shown[*i] => passes(test, value),
            Some(Answer::Given(_) | Answer::Passed(_)) | None => false,
        },
    }
}

/// Whether an answer passes a test; false where the test is for another type.
pub(super) fn passes(test: &Test, value: &Value) -> bool {
    match (test, value) {
        (Test::Answered, _) => true,
        (Test::Is(codes), Value::Choice(code)) => codes.contains(code),
        (Test::Is(codes), Value::Choices(chosen)) => chosen.iter().any(|c| codes.contains(c)),
        (Test::AtLeast(n), Value::Number(m)) => m >= n,
        (Test::AtMost(n), Value::Number(m)) => m <= n,
        (Test::Is(_), Value::Number(_) | Value::Date(_) | Value::Words(_))
        | (
            Test::AtLeast(_) | Test::AtMost(_),
            Value::Choice(_) | Value::Choices(_) | Value::Date(_) | Value::Words(_),
        ) => false,
    }
}
