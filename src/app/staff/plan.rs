//! A plan as it is looked at: what the latest assessment suggests, and goals with their steps. Nothing comes into a plan here:
//! each event below follows from what a person decided.

use crate::assessment::PartialDate;
use crate::case::record::{
    Decision, Goal, GoalState, Kind, PlanEvent, Record, Register, Step, Suggestion, ThingId, Version,
};
use crate::centre::{Centre, Support};
use crate::instrument::{Band, Scale};
use crate::scoring::{Outcome, Scored};

/// A service of the centre that the bands of an assessment lead to.
#[derive(Debug)]
pub struct Suggested<'a> {
    /// The service.
    pub support: &'a Support,
    /// The scales with the band that each is in; never empty.
    pub because: Vec<(&'a Scale, &'a Band)>,
    /// What became of it last, if somebody has decided.
    pub decided: Option<&'a Version<Decision>>,
    /// Whether tablets that were apart decided differently: somebody has to look at it again.
    pub is_contested: bool,
    /// What is decided together: this service for each of the scales.
    pub suggestions: Vec<Suggestion>,
}

/// The services that an assessment suggests, in the centre's order.
#[must_use]
pub fn suggested<'a>(
    record: &'a Record,
    (assessment, scored): (ThingId, &'a Scored),
    centre: &'a Centre,
) -> Vec<Suggested<'a>> {
    let scales = scored.instrument().scales().iter().zip(scored.scales());
    let bands: Vec<(&Scale, &Band)> = scales
        .filter_map(|(scale, result)| match result.outcome {
            Outcome::Score { band, .. } => Some((scale, scale.bands().get(band)?)),
            Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
        })
        .collect();
    let of = |support: &'a Support| {
        let leads = |band: &Band| band.supports().contains(&support.id);
        let because: Vec<(&Scale, &Band)> = bands.iter().copied().filter(|(_, band)| leads(band)).collect();
        let suggestion = |(scale, _): &(&Scale, &Band)| {
            let (scale, service) = (scale.id().to_owned(), support.id.clone());
            Suggestion { assessment, scale, service }
        };
        let suggestions: Vec<Suggestion> = because.iter().map(suggestion).collect();
        let decisions = || suggestions.iter().filter_map(|suggestion| record.suggestions.get(suggestion));
        let decided = decisions().filter_map(Register::latest).max_by_key(|version| version.order);
        let is_contested = decisions().any(Register::is_contested);
        (!because.is_empty()).then_some(Suggested { support, because, decided, is_contested, suggestions })
    };
    centre.supports().iter().filter_map(of).collect()
}

/// What somebody decides about suggestions, all of them the same.
#[must_use]
pub fn decide(suggestions: &[Suggestion], decision: &Decision) -> Vec<Kind> {
    let decided =
        |suggestion: &Suggestion| PlanEvent::Decided { suggestion: suggestion.clone(), decision: decision.clone() };
    suggestions.iter().map(decided).map(Kind::Plan).collect()
}

/// Her goals, the one that was written down first first.
#[must_use]
pub fn goals(record: &Record) -> Vec<(ThingId, &Goal)> {
    let mut goals: Vec<(ThingId, &Goal)> = record.goals.iter().map(|(id, goal)| (*id, goal)).collect();
    goals.sort_by_key(|(id, goal)| (goal.words.history().first().map(|version| version.order), *id));
    goals
}

/// The steps of a goal, the one that was written down first first.
#[must_use]
pub fn steps(goal: &Goal) -> Vec<(ThingId, &Step)> {
    let mut steps: Vec<(ThingId, &Step)> = goal.steps.iter().map(|(id, step)| (*id, step)).collect();
    steps.sort_by_key(|(id, step)| (step.what.history().first().map(|version| version.order), *id));
    steps
}

/// How a goal or step stands: open, unless somebody said otherwise.
#[must_use]
pub fn state(register: &Register<GoalState>) -> GoalState {
    register.value().copied().unwrap_or(GoalState::Open)
}

/// Whether a step is still open although the last day that it may mean has passed. Days count from 1 January 1970.
#[must_use]
pub fn is_late(step: &Step, today: i64) -> bool {
    let by = step.by.value().copied().flatten().map(PartialDate::last_day);
    state(&step.state) == GoalState::Open && by.is_some_and(|by| by < today)
}
