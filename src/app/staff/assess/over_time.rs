//! One woman's scales over her assessments. Nothing is called a change that the pack does not allow to be called one.

use super::{Packs, Reading};
use crate::case::record::{Assessed, Record, ThingId};
use crate::instrument::{Counted, Instrument, Points, Scale};
use crate::scoring::{Outcome, Scored};

/// A finished assessment with its figures.
#[derive(Debug)]
pub struct Taken {
    /// Which.
    pub assessment: ThingId,
    /// The day on which it was first finished, from 1 January 1970: what is put right later does not move it.
    pub day: i64,
    /// Its figures.
    pub scored: Scored,
}

/// Every finished assessment of a record whose pack is here, the first one first.
#[must_use]
pub fn taken(record: &Record, packs: &Packs) -> Vec<Taken> {
    let mut all: Vec<(_, Taken)> = (record.assessments.iter())
        .filter_map(|(assessment, assessed)| {
            let filled = Reading::of(assessed, packs).filled()?;
            let taken = Taken { assessment: *assessment, day: finished(assessed)?, scored: filled.scored() };
            Some((assessed.begun.history().first()?.order, taken))
        })
        .collect();
    all.sort_by_key(|(order, taken)| (taken.day, *order));
    all.into_iter().map(|(_, taken)| taken).collect()
}

/// The days of finished assessments that cannot be read here, because their packs are not on this tablet.
#[must_use]
pub fn elsewhere(record: &Record, packs: &Packs) -> Vec<i64> {
    let not_here = |assessed: &&Assessed| matches!(Reading::of(assessed, packs), Reading::NotHere(_));
    let mut days: Vec<i64> = record.assessments.values().filter(not_here).filter_map(finished).collect();
    days.sort_unstable();
    days
}

/// The day on which an assessment was first finished.
#[must_use]
pub fn finished(assessed: &Assessed) -> Option<i64> {
    assessed.completed.history().first().map(|version| version.value.day)
}

/// Two scores of one scale, the earlier first, and what may be said of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// They do not measure the same.
    Incomparable(Differs),
    /// One of them has no score.
    NoScore,
    /// Further apart than the pack's margin: a change.
    Changed(Pair, Points),
    /// No further apart than the pack's margin: no change.
    WithinMargin(Pair, Points),
    /// The pack states no margin: nothing is said of a change.
    NotJudged(Pair),
}

/// From a score to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The earlier.
    pub from: Points,
    /// The later.
    pub to: Points,
}

/// Why two scores do not measure the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// They are of different packs.
    Pack,
    /// One pack has no such scale.
    Missing,
    /// The scale counts other items.
    Items,
    /// The scale weighs or mirrors an item otherwise, or an option counts otherwise.
    Weights,
    /// The scale has another kind or another range, or treats missing answers otherwise.
    Rules,
}

/// Compares one scale, by its id, in two assessments, the earlier first.
#[must_use]
pub fn compare(before: &Scored, after: &Scored, scale: &str) -> Comparison {
    let (earlier, later) = match same(before.instrument(), after.instrument(), scale) {
        Ok(both) => both,
        Err(differs) => return Comparison::Incomparable(differs),
    };
    let margins = (earlier.change_margin(), later.change_margin());
    let (Some(from), Some(to)) = (score(before, scale), score(after, scale)) else { return Comparison::NoScore };
    let pair = Pair { from, to };
    match margins {
        (Some(one), Some(other)) => {
            // Versions that state different margins: the wider one says less.
            let margin = one.max(other);
            let apart = if from < to { to - from } else { from - to };
            if apart > margin { Comparison::Changed(pair, margin) } else { Comparison::WithinMargin(pair, margin) }
        }
        (None, _) | (_, None) => Comparison::NotJudged(pair),
    }
}

/// The scale of this id in both packs.
///
/// # Errors
/// Why scores of it cannot be compared.
pub fn same<'a>(before: &'a Instrument, after: &'a Instrument, scale: &str) -> Result<(&'a Scale, &'a Scale), Differs> {
    if before.identity().id != after.identity().id {
        return Err(Differs::Pack);
    }
    let (Some(earlier), Some(later)) = (find(before, scale), find(after, scale)) else { return Err(Differs::Missing) };
    let rules = |scale: &Scale| (scale.kind(), scale.pro_rate(), scale.least_answered());
    if rules(earlier) != rules(later) {
        return Err(Differs::Rules);
    }
    if earlier.items().len() != later.items().len() {
        return Err(Differs::Items);
    }
    for counted in earlier.items() {
        let id = before.item(counted.item()).id();
        let twin = later.items().iter().find(|other| after.item(other.item()).id() == id).ok_or(Differs::Items)?;
        if !counts_alike((before, counted), (after, twin)) {
            return Err(Differs::Weights);
        }
    }
    if earlier.range() == later.range() { Ok((earlier, later)) } else { Err(Differs::Rules) }
}

fn find<'a>(pack: &'a Instrument, scale: &str) -> Option<&'a Scale> {
    pack.scales().iter().find(|other| other.id() == scale)
}

/// Whether each answer adds the same in both packs.
fn counts_alike(one: (&Instrument, &Counted), other: (&Instrument, &Counted)) -> bool {
    let rule = |(_, counted): (&Instrument, &Counted)| (counted.weight(), counted.reverse(), counted.bounds());
    let options = |(pack, counted): (&Instrument, &Counted)| {
        let options = pack.item(counted.item()).question().options();
        let mut all: Vec<_> = options.iter().map(|option| (option.code().to_owned(), option.score())).collect();
        all.sort_unstable();
        all
    };
    rule(one) == rule(other) && options(one) == options(other)
}

/// The score of a scale, if it has one.
#[must_use]
pub fn score(scored: &Scored, scale: &str) -> Option<Points> {
    let place = scored.instrument().scales().iter().position(|other| other.id() == scale)?;
    match scored.scales().get(place)?.outcome {
        Outcome::Score { score, .. } => Some(score),
        Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
    }
}
