//! Answers that hang together: a hard time shows on every scale, and less of it a year later.

use std::sync::Arc;

use super::chance::Chance;
use crate::assessment::{Answer, Draft, PartialDate, Pass, Value};
use crate::instrument::{Audience, ChoiceOption, Instrument, Item, ItemIndex, Precision, Question, ScaleKind};

/// How many questions stay without an answer, in percent.
#[derive(Clone, Copy)]
pub(super) struct Leaves {
    /// Not looked at.
    skipped: u64,
    /// Passed over.
    passed: u64,
}

/// Alone, with time to think.
pub(super) const ALONE: Leaves = Leaves { skipped: 3, passed: 5 };
/// Alone, the first half of what is gone through with somebody.
pub(super) const BEFORE: Leaves = Leaves { skipped: 3, passed: 1 };
/// With somebody who asks.
pub(super) const TOGETHER: Leaves = Leaves { skipped: 0, passed: 1 };

/// A filling-in by somebody whose life is this hard, in percent.
pub(super) fn filled(
    pack: &Arc<Instrument>,
    leaves: Leaves,
    hardship: i64,
    words: &[&str],
    chance: &mut Chance,
) -> Draft {
    gone_on(Draft::new(Arc::clone(pack), Audience::Client), leaves, hardship, words, chance)
}

/// A filling-in in which what has no answer yet is asked too.
pub(super) fn gone_on(mut draft: Draft, leaves: Leaves, hardship: i64, words: &[&str], chance: &mut Chance) -> Draft {
    let pack = Arc::clone(draft.instrument());
    let items: Vec<ItemIndex> = pack.items().filter(|(_, item)| !item.is_note()).map(|(index, _)| index).collect();
    for index in items {
        if !draft.shows(index) || draft.at(index).is_some() || chance.percent(leaves.skipped) {
            continue;
        }
        let item = pack.item(index);
        let answer = if chance.percent(leaves.passed) {
            Answer::Passed(chance.one(&[Pass::PreferNotToSay, Pass::RatherTalk]))
        } else {
            match value(item, leaning(&pack, index, hardship, chance), words, chance) {
                Some(value) => Answer::Given(value),
                None => continue,
            }
        };
        // Whatever does not fit the item is left out, like a question she skipped.
        let _ = draft.answer(index, answer);
    }
    draft
}

/// How far towards the most points an answer leans, in percent.
fn leaning(pack: &Instrument, item: ItemIndex, hardship: i64, chance: &mut Chance) -> i64 {
    let counted = |scale: &'_ &crate::instrument::Scale| scale.items().iter().any(|counted| counted.item() == item);
    let Some(scale) = pack.scales().iter().find(counted) else { return chance.between(0, 100) };
    let lean = match scale.kind() {
        ScaleKind::Strength => 100 - hardship,
        ScaleKind::Need | ScaleKind::Risk => hardship,
    };
    let reverse = scale.items().iter().any(|counted| counted.item() == item && counted.reverse());
    let lean = if reverse { 100 - lean } else { lean };
    (lean + chance.between(-30, 30)).clamp(0, 100)
}

fn value(item: &Item, leaning: i64, words: &[&str], chance: &mut Chance) -> Option<Value> {
    Some(match item.question() {
        Question::YesNo => Value::Choice(if chance.between(0, 99) < leaning { "yes" } else { "no" }.to_owned()),
        Question::SingleChoice { options } => Value::Choice(leaned(options, leaning)?.code().to_owned()),
        Question::MultipleChoice { options, exclusive } => {
            let open: Vec<&str> = options.iter().map(ChoiceOption::code).filter(|c| !is_among(exclusive, c)).collect();
            let chosen = open.iter().filter(|_| chance.percent(30)).map(|code| (*code).to_owned()).collect::<Vec<_>>();
            if chosen.is_empty() { return None } else { Value::Choices(chosen) }
        }
        Question::Rating { .. } => Value::Number(leaning / 10),
        Question::Number { min, max, .. } => Value::Number(min + (max - min) * leaning / 300),
        Question::Date { precision } => {
            let month = u8::try_from(chance.between(1, 12)).ok().filter(|_| *precision >= Precision::Month);
            let day = u8::try_from(chance.between(1, 28)).ok().filter(|_| *precision == Precision::Day);
            Value::Date(PartialDate::new(u16::try_from(chance.between(2012, 2024)).ok()?, month, day)?)
        }
        Question::ShortText { max_length } | Question::LongText { max_length } => {
            Value::Words(chance.one(words).chars().take(*max_length).collect())
        }
        Question::Note => return None,
    })
}

/// The option that lies so far between the least and the most points; where none has points, anywhere in the list.
fn leaned(options: &[ChoiceOption], leaning: i64) -> Option<&ChoiceOption> {
    let mut scored: Vec<&ChoiceOption> = options.iter().filter(|option| option.score().is_some()).collect();
    if scored.is_empty() {
        scored = options.iter().collect();
    }
    scored.sort_by_key(|option| option.score());
    let last = i64::try_from(scored.len()).ok()? - 1;
    scored.get(usize::try_from((leaning * last + 50) / 100).ok()?).copied()
}

fn is_among(codes: &[String], code: &str) -> bool {
    codes.iter().any(|other| other == code)
}
