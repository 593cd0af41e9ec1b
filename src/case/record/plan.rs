//! What was agreed. Nothing is in a plan that no person put there.

use super::{Text, ThingId};
use crate::assessment::PartialDate;
use crate::case::Line;

/// What happened to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanEvent {
    /// What became of a suggestion.
    Decided {
        /// Which suggestion.
        suggestion: Suggestion,
        /// What became of it.
        decision: Decision,
    },
    /// A goal, part by part.
    Goal {
        /// Which.
        goal: ThingId,
        /// The parts that are new or changed.
        parts: Vec<GoalPart>,
    },
    /// A step towards a goal, part by part.
    Step {
        /// The goal.
        goal: ThingId,
        /// Which step.
        step: ThingId,
        /// The parts that are new or changed.
        parts: Vec<StepPart>,
    },
    /// The day on which all this is looked at again, from 1 January 1970.
    Review(Option<i64>),
}

/// A suggestion that a band of a scale made, of a service from the centre's list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// The assessment.
    pub assessment: ThingId,
    /// The scale's id.
    pub scale: String,
    /// The service's id.
    pub service: String,
}

/// What became of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// She wants it.
    Accepted,
    /// She does not.
    Declined {
        /// Why.
        reason: Text,
    },
    /// Not now.
    Left,
}

/// A part of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalPart {
    /// What she wants, in her words.
    Words(Text),
    /// How ready she is to make this change.
    Stage(Stage),
    /// How it stands.
    State(GoalState),
}

/// A part of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepPart {
    /// What is to be done.
    What(Text),
    /// Who does it.
    Who(Option<Line>),
    /// By when.
    By(Option<PartialDate>),
    /// How it stands.
    State(GoalState),
}

/// How ready she is to make a change, as she sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// She has made it, and wants to keep it so.
    Made,
    /// She is making it.
    Making,
    /// She wants to, and knows how.
    Ready,
    /// She wants to, and needs help.
    WithHelp,
    /// She is thinking about it.
    Thinking,
    /// She does not want to.
    Unwilling,
    /// She would rather not say.
    NotSaid,
}

/// How a goal or a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalState {
    /// Still to come, or under way.
    Open,
    /// Reached.
    Done,
    /// Given up.
    Dropped,
}

impl Stage {
    /// Every stage with its code.
    pub const ALL: [(&'static str, Self); 7] = [
        ("made", Self::Made),
        ("making", Self::Making),
        ("ready", Self::Ready),
        ("with-help", Self::WithHelp),
        ("thinking", Self::Thinking),
        ("unwilling", Self::Unwilling),
        ("not-said", Self::NotSaid),
    ];
}

impl GoalState {
    /// Every state with its code.
    pub const ALL: [(&'static str, Self); 3] = [("open", Self::Open), ("done", Self::Done), ("dropped", Self::Dropped)];
}
