//! The plan: her goals with their steps, when it is looked at again, and what the latest assessment suggests. Nothing is in it
//! that no person put there.

mod goal;
mod review;
mod step;
mod suggestions;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) use self::goal::stage_in_words;

use super::summary;
use crate::app::staff::plan::goals;
use crate::case::record::{GoalState, Kind, Record, ThingId};
use crate::ui::components::{Look, actions, again, all, button, el, heading, nothing, paragraph};
use crate::ui::focus;
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::opener;
use crate::ui::staff::half_typed::KeptAs;
use crate::words::staff::plan as say;

/// What is being written, in a form of its own; one at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Doing {
    Review,
    /// A new goal.
    NewGoal,
    Goal(ThingId),
    NewStep(ThingId),
    /// A step of a goal.
    Step(ThingId, ThingId),
    /// A suggestion is accepted, by the service's id.
    Accepting(String),
    Declining(String),
}

impl Doing {
    /// What its form is known by.
    fn name(&self) -> String {
        match self {
            Self::Review => "review".to_owned(),
            Self::NewGoal => "new-goal".to_owned(),
            Self::Goal(goal) => format!("goal-{}", goal.to_hex()),
            Self::NewStep(goal) => format!("new-step-{}", goal.to_hex()),
            Self::Step(_, step) => format!("step-{}", step.to_hex()),
            Self::Accepting(service) => format!("accept-{service}"),
            Self::Declining(service) => format!("decline-{service}"),
        }
    }
}

/// The id of the place where a goal is added.
const NEW_GOAL: &str = "new-goal";

/// The plan that is being looked at.
#[derive(Clone, Copy)]
struct Plan {
    desk: Desk,
    doing: RwSignal<Option<Doing>>,
    problem: RwSignal<Option<String>>,
}

/// Draws the part.
pub(super) fn plan(desk: Desk, shown: &Arc<Shown>) -> AnyView {
    let plan = Plan { desk, doing: RwSignal::new(None), problem: RwSignal::new(None) };
    all([
        review::review(plan, &shown.record),
        banner(plan.problem),
        heading(say::goals()),
        goal_list(plan, &shown.record),
        heading(say::suggestions()),
        suggestions::suggestions(plan, shown),
        summary::ways(desk),
    ])
}

fn goal_list(plan: Plan, record: &Record) -> AnyView {
    let goals = goals(record);
    let none = goals.is_empty().then(|| paragraph(say::no_goals()));
    let cards = goals.into_iter().map(|(id, goal)| goal::card(plan, id, goal));
    let cards = el("div", "app-goals").children(cards).view();
    let new = again(move || match plan.doing.get() {
        Some(Doing::NewGoal) => goal::form(plan, None),
        Some(_) | None => actions([plan.begin(say::add_goal(), Look::Secondary, Doing::NewGoal)]),
    });
    let new = el("div", "").attr("id", NEW_GOAL).child(new).view();
    all(none.into_iter().chain([cards, new]))
}

impl Plan {
    /// A button that opens a form.
    fn begin(self, label: String, look: Look, what: Doing) -> AnyView {
        opener(label, look, what.name(), move || self.doing.set(Some(what.clone())))
    }

    /// What the form that is open is kept as.
    fn kept(self) -> Option<KeptAs> {
        self.doing.read_untracked().as_ref().and_then(|doing| self.desk.kept_as(doing.name()))
    }

    /// A button that leaves a form; the focus goes to where it was opened.
    fn leave(self, then: String) -> AnyView {
        let leave = move || {
            self.doing.set(None);
            focus::on(then.clone());
        };
        button(say::not_now(), Look::Quiet, leave)
    }

    /// A form that stands while it is filled in, and otherwise nothing.
    fn while_doing(self, what: Doing, form: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        again(move || if self.doing.get().as_ref() == Some(&what) { form() } else { nothing() })
    }

    /// Writes at one press.
    fn press(self, label: String, look: Look, kinds: Vec<Kind>, then: String) -> AnyView {
        let press = move || {
            let (kinds, then) = (kinds.clone(), then.clone());
            spawn_local(async move { self.write(kinds, then).await });
        };
        button(label, look, press)
    }

    /// Writes; what stopped it is said above the goals. The part is drawn anew: the focus goes to what was written of, by its id.
    async fn write(self, kinds: Vec<Kind>, then: String) {
        let written = self.desk.write(kinds).await;
        if written.is_ok() {
            focus::on(then);
        }
        self.problem.try_set(written.err().map(|error| failed::in_words(&error)));
    }
}

/// The id of a goal or a step on the page: it says nothing of either.
fn id_of(thing: ThingId) -> String {
    format!("thing-{}", thing.to_hex())
}

/// How a goal stands, in words.
pub(super) fn state_of_goal(state: GoalState) -> String {
    match state {
        GoalState::Open => say::goal_open(),
        GoalState::Done => say::goal_done(),
        GoalState::Dropped => say::goal_dropped(),
    }
}
