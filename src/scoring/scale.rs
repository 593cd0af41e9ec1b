//! The score of one scale, and where every point of it comes from.

use crate::assessment::{Complete, Response, Value};
use crate::instrument::{Counted, ItemIndex, Points, Question, Scale};

/// What a scale came to, with its workings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleResult {
    /// The score and its band, or why there is none.
    pub outcome: Outcome,
    /// What each item of the scale contributed, in the scale's order.
    pub contributions: Vec<Contribution>,
}

/// A score, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Scored.
    Score {
        /// Within the scale's range.
        score: Points,
        /// The band, by its place among the scale's bands.
        band: usize,
    },
    /// Fewer of the shown items have a value than the scale needs.
    TooFewAnswers {
        /// Items with a value.
        answered: usize,
        /// Items shown.
        shown: usize,
    },
    /// None of its items was shown: the scale does not concern her.
    NotAsked,
}

/// What one item contributed to a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The item.
    pub item: ItemIndex,
    /// What it added to the score, after reversal and weight; an estimate where `source` says so.
    pub points: Points,
    /// Where that came from.
    pub source: Source,
}

/// Where a contribution came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// From her answer.
    Answered,
    /// Shown, but without a value: estimated from the answered items, or its lowest where the scale does not pro-rate.
    Missing,
    /// Not shown: its lowest.
    Hidden,
}

impl Outcome {
    /// What it adds to a total: nothing when not asked; `None` when there are too few answers.
    #[must_use]
    pub fn counts_as(&self) -> Option<Points> {
        match self {
            Self::Score { score, .. } => Some(*score),
            Self::TooFewAnswers { .. } => None,
            Self::NotAsked => Some(Points::ZERO),
        }
    }
}

pub(super) fn result(scale: &Scale, complete: &Complete) -> ScaleResult {
    let sources = scale.items().iter().map(|c| (c, source(c, complete)));
    let mut contributions: Vec<Contribution> = sources.map(|(c, s)| contribution(c, s)).collect();
    let count = |of: fn(Source) -> bool| contributions.iter().filter(|c| of(c.source)).count();
    let answered = count(|s| matches!(s, Source::Answered));
    let shown = answered + count(|s| matches!(s, Source::Missing));
    let outcome = if shown == 0 {
        Outcome::NotAsked
    } else if answered == 0 || (answered * 100) < shown * least_percent(scale) {
        Outcome::TooFewAnswers { answered, shown }
    } else {
        if scale.pro_rate() {
            estimate_missing(scale, &mut contributions);
        }
        let score = contributions.iter().map(|c| c.points).sum();
        Outcome::Score { score, band: scale.band_at(score) }
    };
    ScaleResult { outcome, contributions }
}

fn least_percent(scale: &Scale) -> usize {
    usize::try_from(scale.least_answered().hundredths()).unwrap_or(0)
}

/// Each missing item is taken to stand as far along its own range as the answered ones do along theirs together.
fn estimate_missing(scale: &Scale, contributions: &mut [Contribution]) {
    let (mut gained, mut possible) = (Points::ZERO, Points::ZERO);
    for (counted, c) in scale.items().iter().zip(contributions.iter()).filter(|(_, c)| c.source == Source::Answered) {
        let (low, high) = counted.bounds();
        gained = gained + (c.points - low);
        possible = possible + (high - low);
    }
    for (counted, c) in scale.items().iter().zip(contributions).filter(|(_, c)| c.source == Source::Missing) {
        let (low, high) = counted.bounds();
        c.points = low + (high - low).scaled(gained.hundredths(), possible.hundredths());
    }
}

/// The item's raw value, or why it has none.
fn source(counted: &Counted, complete: &Complete) -> Result<Points, Source> {
    match complete.response(counted.item()) {
        None => Err(Source::Hidden),
        Some(Response::Passed(_) | Response::NotAsked) => Err(Source::Missing),
        Some(Response::Given(value)) => {
            value_of(complete.instrument().item(counted.item()).question(), value).ok_or(Source::Missing)
        }
    }
}

fn contribution(counted: &Counted, source: Result<Points, Source>) -> Contribution {
    let item = counted.item();
    match source {
        Ok(value) => Contribution { item, points: counted.contribution(value), source: Source::Answered },
        Err(source) => Contribution { item, points: counted.bounds().0, source },
    }
}

/// What an answer counts before reversal and weight; `None` for "not sure" and for types without a number.
#[must_use]
pub fn value_of(question: &Question, value: &Value) -> Option<Points> {
    let score_of = |code: &str| question.options().iter().find(|o| o.code() == code)?.score();
    match value {
        Value::Choice(code) if matches!(question, Question::YesNo) => Some(Points::whole(i64::from(code == "yes"))),
        Value::Choice(code) => score_of(code),
        Value::Choices(codes) => codes.iter().map(|c| score_of(c)).sum(),
        Value::Number(n) => Some(Points::whole(*n)),
        Value::Date(_) | Value::Words(_) => None,
    }
}
