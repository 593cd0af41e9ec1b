//! People made up at random who fill a pack in, screen by screen, as a phone or a tablet would lead them.
//!
//! Whatever they do, the end must come and no figure may leave its range: [`simulate`] fails loudly otherwise. What of the
//! pack they saw and what it came to is counted, for a test to judge and for `make bench` to print.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use candour::assessment::{Answer, Complete, Draft, PartialDate, Pass, Step, Value};
use candour::instrument::{
    Audience, ChoiceOption, Instrument, ItemIndex, Points, Precision, Question, Scale, ScaleKind,
};
use candour::scoring::{Outcome, Scored, score};

/// What many filling-ins of one pack saw and came to.
pub struct Coverage {
    /// How many of them saw each item.
    pub shown: BTreeMap<ItemIndex, u32>,
    /// For each scale: how many of them came to each band, had too few answers, and were not asked.
    pub scales: Vec<(Vec<u32>, u32, u32)>,
    /// How many of them came to each level of the total.
    pub levels: Vec<u32>,
}

/// So many filling-ins by as many made-up people; the same for the same number.
pub fn simulate(pack: &Arc<Instrument>, audience: Audience, people: u64) -> Coverage {
    let bands = |scale: &Scale| (vec![0; scale.bands().len()], 0, 0);
    let mut coverage = Coverage {
        shown: pack.items().map(|(item, _)| (item, 0)).collect(),
        scales: pack.scales().iter().map(bands).collect(),
        levels: vec![0; pack.total().map_or(0, |total| total.levels().len())],
    };
    for number in 0..people {
        let mut person = Person::new(number, pack);
        let seen = person.fill_in(Draft::new(Arc::clone(pack), audience), &mut coverage);
        coverage.count(&score(seen));
    }
    coverage
}

impl Coverage {
    fn count(&mut self, scored: &Scored) {
        let pack = scored.instrument();
        for ((scale, result), (bands, few, not_asked)) in
            pack.scales().iter().zip(scored.scales()).zip(&mut self.scales)
        {
            match result.outcome {
                Outcome::Score { score, band } => {
                    let (low, high) = scale.range();
                    assert!((low..=high).contains(&score), "{} came to {score}, not {low} to {high}", scale.id());
                    bands[band] += 1;
                }
                Outcome::TooFewAnswers { .. } => *few += 1,
                Outcome::NotAsked => *not_asked += 1,
            }
        }
        if let Some((total, result)) = pack.total().zip(scored.total()) {
            let counted =
                |places: &[usize]| places.iter().filter_map(|i| scored.scales()[*i].outcome.counts_as()).sum();
            let (risks, strengths): (Points, Points) = (counted(total.risks()), counted(total.strengths()));
            assert_eq!(result.score, risks - strengths, "risks add, strengths subtract, needs never enter");
            self.levels[result.level] += 1;
        }
    }
}

/// Somebody with luck of her own, and a life that is harder or easier.
struct Person {
    luck: u64,
    hardship: i64,
    /// For each item, whether its upper end is good for her.
    upwards_is_good: BTreeMap<ItemIndex, bool>,
}

impl Person {
    fn new(number: u64, pack: &Instrument) -> Self {
        let good = |item: ItemIndex| {
            let counted = pack.scales().iter().find_map(|s| Some((s, s.items().iter().find(|c| c.item() == item)?)));
            counted.is_some_and(|(scale, counted)| (scale.kind() == ScaleKind::Strength) != counted.reverse())
        };
        let upwards_is_good = pack.items().map(|(item, _)| (item, good(item))).collect();
        let mut person = Self { luck: number, hardship: 0, upwards_is_good };
        person.hardship = person.below(111) - 5;
        person
    }

    /// From the first screen to the last, with a step back now and then.
    fn fill_in(&mut self, mut draft: Draft, coverage: &mut Coverage) -> Complete {
        let most = 4 * draft.instrument().items().count() + 100;
        let mut seen = BTreeSet::new();
        let mut step = draft.first();
        for _ in 0..most {
            match step {
                Step::CheckAnswers => break,
                Step::ContentNote(section) if self.below(100) < 3 => draft.pass_section(section, Pass::RatherTalk),
                Step::ContentNote(_) => {}
                Step::Question(item) => {
                    assert!(draft.shows(item), "{} is on the screen", draft.instrument().item(item).id());
                    seen.insert(item);
                    self.answer(&mut draft, item);
                }
            }
            let before = if self.below(100) < 5 { draft.back(step) } else { None };
            step = before.unwrap_or_else(|| draft.next(step));
        }
        assert_eq!(step, Step::CheckAnswers, "the end did not come within {most} screens");
        for item in seen {
            *coverage.shown.entry(item).or_default() += 1;
        }
        draft.complete()
    }

    fn answer(&mut self, draft: &mut Draft, item: ItemIndex) {
        let pack = Arc::clone(draft.instrument());
        let answer = match self.below(100) {
            0..3 => return,
            3..6 => Some(Answer::Passed(Pass::PreferNotToSay)),
            _ => self.value(&pack, item).map(Answer::Given),
        };
        if let Some(answer) = answer.filter(|_| !pack.item(item).is_note()) {
            draft.answer(item, answer).unwrap_or_else(|problem| panic!("{problem}"));
        }
    }

    fn value(&mut self, pack: &Instrument, item: ItemIndex) -> Option<Value> {
        let lean = if self.upwards_is_good[&item] { 100 - self.hardship } else { self.hardship };
        let lean = (lean + self.below(61) - 30).clamp(0, 100);
        Some(match pack.item(item).question() {
            Question::YesNo => Value::Choice(if self.below(100) < lean { "yes" } else { "no" }.to_owned()),
            Question::SingleChoice { options } => Value::Choice(self.option(options, lean).code().to_owned()),
            Question::MultipleChoice { options, exclusive } => {
                let chosen = options.iter().filter(|option| !exclusive.iter().any(|alone| alone == option.code()));
                let chosen: Vec<String> = chosen.filter(|_| self.below(3) == 0).map(|o| o.code().to_owned()).collect();
                if chosen.is_empty() {
                    return None;
                }
                Value::Choices(chosen)
            }
            Question::Rating { .. } => Value::Number(lean / 10),
            Question::Number { min, max, .. } => Value::Number(min + (max - min) * lean / 100),
            Question::Date { precision } => {
                let month = (*precision >= Precision::Month).then_some(6);
                Value::Date(PartialDate::new(2019, month, (*precision == Precision::Day).then_some(14))?)
            }
            Question::ShortText { .. } | Question::LongText { .. } => Value::Words("some words".to_owned()),
            Question::Note => return None,
        })
    }

    /// The option so far along those with points; now and then, and where none has points, any.
    fn option<'a>(&mut self, options: &'a [ChoiceOption], lean: i64) -> &'a ChoiceOption {
        let mut scored: Vec<&ChoiceOption> = options.iter().filter(|option| option.score().is_some()).collect();
        scored.sort_by_key(|option| option.score());
        let count = |list: usize| i64::try_from(list).unwrap();
        if scored.is_empty() || self.below(100) < 5 {
            return &options[usize::try_from(self.below(count(options.len()))).unwrap()];
        }
        scored[usize::try_from((lean * (count(scored.len()) - 1) + 50) / 100).unwrap()]
    }

    /// A number from 0 to below `most` (SplitMix64).
    fn below(&mut self, most: i64) -> i64 {
        self.luck = self.luck.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.luck;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        i64::try_from((z ^ (z >> 31)) % most.unsigned_abs()).unwrap()
    }
}
