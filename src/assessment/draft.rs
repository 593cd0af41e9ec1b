//! A filling-in under way.

use std::sync::Arc;

use super::visibility::{passes, visible};
use super::{Answer, AnswerProblem, Complete, Pass, Reason, Response, Value};
use crate::instrument::{Audience, Instrument, ItemIndex, Question, SafetyTrigger};

/// Answers so far to an instrument, each of which fits its item.
///
/// Answers to items that are hidden now are kept, so that going back and changing a mind loses nothing; they are
/// dropped by [`Draft::complete`].
#[derive(Debug, Clone)]
pub struct Draft {
    instrument: Arc<Instrument>,
    audience: Audience,
    answers: Vec<Option<Answer>>,
    shown: Vec<bool>,
}

impl Draft {
    /// An empty filling-in, by the woman herself (`Client`) or with a caseworker.
    #[must_use]
    pub fn new(instrument: Arc<Instrument>, audience: Audience) -> Self {
        let answers = vec![None; instrument.items().count()];
        let shown = visible(&instrument, audience, &answers);
        Self { instrument, audience, answers, shown }
    }

    /// A filling-in of what was answered before: what does not change stands as it was said, for the rest is asked anew.
    /// Earlier answers may be to another version of the pack; what does not fit any more is asked anew, too.
    #[must_use]
    pub fn again<'a>(
        instrument: Arc<Instrument>,
        audience: Audience,
        earlier: impl IntoIterator<Item = (&'a str, &'a Answer)>,
    ) -> Self {
        let mut draft = Self::new(instrument, audience);
        let carried = draft.instrument.reassessment().map_or_else(Vec::new, |again| again.carry_over().to_vec());
        for (id, answer) in earlier {
            match (draft.instrument.find(id), answer) {
                (Some(item), Answer::Given(_)) if carried.contains(&item) => {
                    let _ = draft.answer(item, answer.clone());
                }
                (Some(_) | None, Answer::Given(_) | Answer::Passed(_)) => {}
            }
        }
        draft
    }

    /// The instrument being filled in.
    #[must_use]
    pub fn instrument(&self) -> &Arc<Instrument> {
        &self.instrument
    }

    /// The answer to an item, if there is one.
    #[must_use]
    pub fn at(&self, item: ItemIndex) -> Option<&Answer> {
        self.answers[item.0].as_ref()
    }

    /// Whether an item is shown, given the answers so far.
    #[must_use]
    pub fn shows(&self, item: ItemIndex) -> bool {
        self.shown[item.0]
    }

    /// All answers with their items' ids, hidden ones included: for keeping the draft.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.instrument.items().filter_map(|(i, item)| Some((item.id(), self.at(i)?)))
    }

    /// Takes an answer, in place of one given before.
    ///
    /// # Errors
    /// When it does not fit the item; then the answer given before stays.
    pub fn answer(&mut self, item: ItemIndex, answer: Answer) -> Result<(), AnswerProblem> {
        self.fits(item, &answer)
            .map_err(|reason| AnswerProblem { item: self.instrument.item(item).id().to_owned(), reason })?;
        self.answers[item.0] = Some(answer);
        self.shown = visible(&self.instrument, self.audience, &self.answers);
        Ok(())
    }

    /// Takes an answer back, as if it had never been given.
    pub fn clear(&mut self, item: ItemIndex) {
        self.answers[item.0] = None;
        self.shown = visible(&self.instrument, self.audience, &self.answers);
    }

    /// Passes over every question of a section that is shown and has no answer yet.
    pub fn pass_section(&mut self, section: usize, pass: Pass) {
        let Some(section) = self.instrument.sections().get(section) else { return };
        for (index, item) in self.instrument.items_of(section) {
            if self.shown[index.0] && !item.is_note() && self.answers[index.0].is_none() {
                self.answers[index.0] = Some(Answer::Passed(pass));
            }
        }
        self.shown = visible(&self.instrument, self.audience, &self.answers);
    }

    /// Help that the answer to this item calls for.
    #[must_use]
    pub fn alert(&self, item: ItemIndex) -> Option<&SafetyTrigger> {
        let trigger = self.instrument.item(item).safety()?;
        match self.at(item)? {
            Answer::Given(value) if passes(trigger.when(), value) => Some(trigger),
            Answer::Given(_) | Answer::Passed(_) => None,
        }
    }

    /// How many questions of a section are shown, and how many of those have an answer or were passed over.
    #[must_use]
    pub fn progress(&self, section: usize) -> (usize, usize) {
        let Some(section) = self.instrument.sections().get(section) else { return (0, 0) };
        let asked = || self.instrument.items_of(section).filter(|(i, item)| self.shows(*i) && !item.is_note());
        (asked().count(), asked().filter(|(i, _)| self.at(*i).is_some()).count())
    }

    /// Ends the filling-in: hidden answers are dropped, shown questions without an answer become "not asked".
    #[must_use]
    pub fn complete(self) -> Complete {
        let items = self.instrument.items();
        let asked: Vec<ItemIndex> =
            items.filter(|(i, item)| self.shows(*i) && !item.is_note()).map(|(i, _)| i).collect();
        let mut answers = self.answers;
        let responses = asked.into_iter().map(|i| (i, Response::from(answers[i.0].take()))).collect();
        Complete::new(self.instrument, self.audience, responses)
    }

    fn fits(&self, item: ItemIndex, answer: &Answer) -> Result<(), Reason> {
        let item = self.instrument.item(item);
        let value = match answer {
            Answer::Passed(_) if item.is_note() => return Err(Reason::WrongKind),
            Answer::Passed(Pass::DoesNotApply) if !item.may_not_apply() => return Err(Reason::MustApply),
            Answer::Passed(_) => return Ok(()),
            Answer::Given(value) => value,
        };
        let question = item.question();
        match (question, value) {
            (Question::YesNo, Value::Choice(code)) => known(code == "yes" || code == "no"),
            (Question::SingleChoice { options }, Value::Choice(code)) => {
                known(options.iter().any(|o| o.code() == code))
            }
            (Question::MultipleChoice { .. }, Value::Choices(codes)) if codes.is_empty() => Err(Reason::Empty),
            (Question::MultipleChoice { options, exclusive }, Value::Choices(codes)) => {
                known(codes.iter().all(|c| options.iter().any(|o| o.code() == c)))?;
                let alone = codes.len() == 1 || !codes.iter().any(|c| exclusive.contains(c));
                if alone { Ok(()) } else { Err(Reason::NotAlone) }
            }
            (Question::Rating { .. }, Value::Number(n)) => within(*n, 0, 10),
            (Question::Number { min, max, .. }, Value::Number(n)) => within(*n, *min, *max),
            (Question::Date { precision }, Value::Date(date)) => {
                if date.precision() >= *precision {
                    Ok(())
                } else {
                    Err(Reason::NotPrecise)
                }
            }
            (
                Question::ShortText { max_length: most } | Question::LongText { max_length: most },
                Value::Words(words),
            ) => match words.chars().count() {
                _ if words.trim().is_empty() => Err(Reason::Empty),
                n if n > *most => Err(Reason::TooLong { most: *most }),
                _ => Ok(()),
            },
            (
                Question::SingleChoice { .. }
                | Question::MultipleChoice { .. }
                | Question::YesNo
                | Question::Rating { .. }
                | Question::Number { .. }
                | Question::Date { .. }
                | Question::ShortText { .. }
                | Question::LongText { .. }
                | Question::Note,
                Value::Choice(_) | Value::Choices(_) | Value::Number(_) | Value::Date(_) | Value::Words(_),
            ) => Err(Reason::WrongKind),
        }
    }
}

fn known(is_known: bool) -> Result<(), Reason> {
    if is_known { Ok(()) } else { Err(Reason::UnknownCode) }
}

fn within(n: i64, min: i64, max: i64) -> Result<(), Reason> {
    if (min..=max).contains(&n) { Ok(()) } else { Err(Reason::OutOfRange { min, max }) }
}
