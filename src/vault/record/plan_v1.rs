//! The first shape of what happens to a plan.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::entry_v1::read_date;
use super::parts_v1::{Id, code, coded};
use super::told_v1::{kept, must, read};
use crate::case::Line;
use crate::case::record::{Decision, GoalPart, GoalState, PlanEvent, Stage, StepPart, Suggestion, Text, ThingId};

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlanV1 {
    Decided {
        #[zeroize(skip)]
        assessment: Id,
        scale: String,
        service: String,
        decision: DecisionV1,
    },
    Goal {
        #[zeroize(skip)]
        goal: Id,
        parts: Vec<GoalPartV1>,
    },
    Step {
        #[zeroize(skip)]
        goal: Id,
        #[zeroize(skip)]
        step: Id,
        parts: Vec<StepPartV1>,
    },
    Review(Option<i64>),
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DecisionV1 {
    Accepted,
    Declined(String),
    Left,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum GoalPartV1 {
    Words(String),
    Stage(String),
    State(String),
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StepPartV1 {
    What(String),
    Who(Option<String>),
    By(Option<String>),
    State(String),
}

impl PlanV1 {
    pub(super) fn of(event: &PlanEvent) -> Self {
        match event {
            PlanEvent::Decided { suggestion, decision } => Self::Decided {
                assessment: Id(*suggestion.assessment.as_bytes()),
                scale: suggestion.scale.clone(),
                service: suggestion.service.clone(),
                decision: match decision {
                    Decision::Accepted => DecisionV1::Accepted,
                    Decision::Declined { reason } => DecisionV1::Declined(reason.as_str().to_owned()),
                    Decision::Left => DecisionV1::Left,
                },
            },
            PlanEvent::Goal { goal, parts } => {
                Self::Goal { goal: Id(*goal.as_bytes()), parts: parts.iter().map(GoalPartV1::of).collect() }
            }
            PlanEvent::Step { goal, step, parts } => Self::Step {
                goal: Id(*goal.as_bytes()),
                step: Id(*step.as_bytes()),
                parts: parts.iter().map(StepPartV1::of).collect(),
            },
            PlanEvent::Review(day) => Self::Review(*day),
        }
    }

    pub(super) fn restore(&self) -> Option<PlanEvent> {
        Some(match self {
            Self::Decided { assessment, scale, service, decision } => PlanEvent::Decided {
                suggestion: Suggestion {
                    assessment: ThingId::from_bytes(assessment.0),
                    scale: scale.clone(),
                    service: service.clone(),
                },
                decision: match decision {
                    DecisionV1::Accepted => Decision::Accepted,
                    DecisionV1::Declined(reason) => Decision::Declined { reason: must(reason, Text::parse)? },
                    DecisionV1::Left => Decision::Left,
                },
            },
            Self::Goal { goal, parts } => PlanEvent::Goal {
                goal: ThingId::from_bytes(goal.0),
                parts: parts.iter().map(GoalPartV1::restore).collect::<Option<_>>()?,
            },
            Self::Step { goal, step, parts } => PlanEvent::Step {
                goal: ThingId::from_bytes(goal.0),
                step: ThingId::from_bytes(step.0),
                parts: parts.iter().map(StepPartV1::restore).collect::<Option<_>>()?,
            },
            Self::Review(day) => PlanEvent::Review(*day),
        })
    }
}

impl GoalPartV1 {
    fn of(part: &GoalPart) -> Self {
        match part {
            GoalPart::Words(words) => Self::Words(words.as_str().to_owned()),
            GoalPart::Stage(stage) => Self::Stage(code(&Stage::ALL, stage)),
            GoalPart::State(state) => Self::State(code(&GoalState::ALL, state)),
        }
    }

    fn restore(&self) -> Option<GoalPart> {
        Some(match self {
            Self::Words(words) => GoalPart::Words(must(words, Text::parse)?),
            Self::Stage(stage) => GoalPart::Stage(coded(&Stage::ALL, stage)?),
            Self::State(state) => GoalPart::State(coded(&GoalState::ALL, state)?),
        })
    }
}

impl StepPartV1 {
    fn of(part: &StepPart) -> Self {
        match part {
            StepPart::What(what) => Self::What(what.as_str().to_owned()),
            StepPart::Who(who) => Self::Who(kept(who.as_ref(), Line::as_str)),
            StepPart::By(by) => Self::By(by.map(|by| by.to_string())),
            StepPart::State(state) => Self::State(code(&GoalState::ALL, state)),
        }
    }

    fn restore(&self) -> Option<StepPart> {
        Some(match self {
            Self::What(what) => StepPart::What(must(what, Text::parse)?),
            Self::Who(who) => StepPart::Who(read(who.as_ref(), Line::parse)?),
            Self::By(by) => StepPart::By(read_date(by.as_ref())?),
            Self::State(state) => StepPart::State(coded(&GoalState::ALL, state)?),
        })
    }
}
