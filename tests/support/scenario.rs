//! Filling in a pack, written as a short story: `Scenario::of(pack).answer("home.safe", "no").pass(…)`.

use std::sync::Arc;

use candour::assessment::{Answer, AnswerProblem, Complete, Draft, PartialDate, Pass, Value};
use candour::instrument::{Audience, Instrument, Question};

/// A pack being filled in.
#[derive(Clone)]
pub struct Scenario {
    pub draft: Draft,
}

impl Scenario {
    /// Starts on a pack that must parse, by the woman herself.
    pub fn of(pack: &str) -> Self {
        Self::asked(pack, Audience::Client)
    }

    /// Starts on a pack that must parse.
    pub fn asked(pack: &str, audience: Audience) -> Self {
        let instrument = Instrument::parse(pack).unwrap_or_else(|problems| panic!("{problems:#?}"));
        Self { draft: Draft::new(Arc::new(instrument), audience) }
    }

    /// Answers an item, the text being read as its type wants it: a code, codes with commas, a number, a date, words.
    pub fn answer(mut self, item: &str, typed: &str) -> Self {
        self.try_answer(item, typed).unwrap_or_else(|problem| panic!("{problem}"));
        self
    }

    /// As [`Scenario::answer`], for answers that may not fit.
    pub fn try_answer(&mut self, item: &str, typed: &str) -> Result<(), AnswerProblem> {
        let index = self.draft.instrument().find(item).unwrap_or_else(|| panic!("no item {item}"));
        let value = match self.draft.instrument().item(index).question() {
            Question::SingleChoice { .. } | Question::YesNo => Value::Choice(typed.to_owned()),
            Question::MultipleChoice { .. } => Value::Choices(typed.split(',').map(str::to_owned).collect()),
            Question::Rating { .. } | Question::Number { .. } => Value::Number(typed.parse().unwrap()),
            Question::Date { .. } => Value::Date(PartialDate::parse(typed).unwrap()),
            Question::ShortText { .. } | Question::LongText { .. } | Question::Note => Value::Words(typed.to_owned()),
        };
        self.draft.answer(index, Answer::Given(value))
    }

    /// Passes an item over.
    pub fn pass(mut self, item: &str, pass: Pass) -> Self {
        let index = self.draft.instrument().find(item).unwrap();
        self.draft.answer(index, Answer::Passed(pass)).unwrap();
        self
    }

    /// The ids of the questions and notes shown now.
    pub fn shown(&self) -> Vec<&str> {
        self.draft.instrument().items().filter(|(i, _)| self.draft.shows(*i)).map(|(_, item)| item.id()).collect()
    }

    /// Ends the filling-in.
    pub fn complete(self) -> Complete {
        self.draft.complete()
    }
}
