//! Rescoring as the browser runs it: the engine alone, compiled like the app, for `make bench`. Not part of the app.

#[cfg(target_arch = "wasm32")]
mod filled {
    use std::sync::Arc;

    use candour::assessment::{Answer, Draft, PartialDate, Value};
    use candour::instrument::{Audience, Instrument, Precision, Question};
    use candour::scoring::score;
    use wasm_bindgen::prelude::*;

    /// A pack with an answer to every question.
    #[wasm_bindgen]
    pub struct Filled(Draft);

    #[wasm_bindgen]
    impl Filled {
        /// Fills in a pack; none when it is not right.
        #[must_use]
        pub fn fill(pack: &str) -> Option<Filled> {
            let mut draft = Draft::new(Arc::new(Instrument::parse(pack).ok()?), Audience::Client);
            let items: Vec<_> =
                draft.instrument().items().filter(|(_, item)| !item.is_note()).map(|(i, _)| i).collect();
            for item in items {
                let value = value(draft.instrument().item(item).question())?;
                draft.answer(item, Answer::Given(value)).ok()?;
            }
            Some(Self(draft))
        }

        /// Completes and scores it so many times; gives the number of scales, so that nothing can be left out.
        #[must_use]
        pub fn rescore(&self, times: usize) -> usize {
            (0..times).map(|_| score(self.0.clone().complete()).scales().len()).sum()
        }
    }

    fn value(question: &Question) -> Option<Value> {
        Some(match question {
            Question::YesNo => Value::Choice("yes".to_owned()),
            Question::SingleChoice { options } => Value::Choice(options.first()?.code().to_owned()),
            Question::MultipleChoice { options, .. } => Value::Choices(vec![options.first()?.code().to_owned()]),
            Question::Rating { .. } => Value::Number(6),
            Question::Number { min, .. } => Value::Number(*min),
            Question::Date { precision } => {
                let month = (*precision >= Precision::Month).then_some(5);
                Value::Date(PartialDate::new(2019, month, (*precision == Precision::Day).then_some(14))?)
            }
            Question::ShortText { .. } | Question::LongText { .. } => Value::Words("Some words.".to_owned()),
            Question::Note => return None,
        })
    }
}

fn main() {}
