//! One goal, in her words, with its steps.

use leptos::prelude::*;

use super::{Doing, NEW_GOAL, Plan, id_of, state_of_goal, step};
use crate::app::staff::plan::{state, steps};
use crate::case::record::{Goal, GoalPart, GoalState, Kind, PlanEvent, Stage, Text, ThingId};
use crate::ui::components::{Look, Problems, actions, all, el, hint, point_at};
use crate::ui::staff::choice::choice;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::english;
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed;
use crate::ui::staff::form::Form;
use crate::words::staff::{desk as say_desk, plan as say};

/// Draws a goal.
pub(super) fn card(plan: Plan, id: ThingId, goal: &Goal) -> AnyView {
    let words = goal.words.value().map_or_else(say::no_words, |words| words.as_str().to_owned());
    let stands = state(&goal.state);
    let stage = goal.stage.value().map(|stage| stage_in_words(*stage));
    let about = std::iter::once(state_of_goal(stands)).chain(stage).collect::<Vec<_>>().join(" · ");
    let by = goal
        .words
        .latest()
        .map(|version| hint(say::goal_by(english::day_of(version.written), plan.desk.name_of(version.author))));
    let steps = steps(goal).into_iter().map(|(step, what)| step::line(plan, id, step, what));
    let steps: Vec<AnyView> = steps.collect();
    let list =
        (!steps.is_empty()).then(|| el("ul", "app-steps").attr("aria-label", say::steps()).children(steps).view());
    let set = move |state| vec![Kind::Plan(PlanEvent::Goal { goal: id, parts: vec![GoalPart::State(state)] })];
    let buttons = match stands {
        GoalState::Open => vec![
            plan.begin(say::add_step(), Look::Secondary, Doing::NewStep(id)),
            plan.press(say::reached(), Look::Quiet, set(GoalState::Done), id_of(id)),
            plan.begin(say::change_goal(), Look::Quiet, Doing::Goal(id)),
            plan.press(say::give_up(), Look::Quiet, set(GoalState::Dropped), id_of(id)),
        ],
        GoalState::Done | GoalState::Dropped => {
            vec![plan.press(say::take_up(), Look::Quiet, set(GoalState::Open), id_of(id))]
        }
    };
    let (now, at) = (goal.words.value().map(|words| words.as_str().to_owned()), goal.stage.value().copied());
    let change = plan.while_doing(Doing::Goal(id), move || form(plan, Some((id, now.clone().unwrap_or_default(), at))));
    let add = plan.while_doing(Doing::NewStep(id), move || step::form(plan, id, None));
    let class = if stands == GoalState::Open { "app-card app-goal" } else { "app-card app-goal app-goal--past" };
    el("article", class)
        .el(el("h3", "app-card__title app-goal__words").attr("id", id_of(id)).attr("tabindex", "-1").text(words))
        .el(el("p", "app-goal__about").text(about))
        .children(list)
        .children(by)
        .child(actions(buttons))
        .child(all([change, add]))
        .view()
}

/// A form for a goal; without one, for a new one.
pub(super) fn form(plan: Plan, before: Option<(ThingId, String, Option<Stage>)>) -> AnyView {
    let (id, words, stage) = match before {
        Some((id, words, stage)) => (Some(id), words, stage),
        None => (None, String::new(), None),
    };
    let goal =
        GoalForm { words: RwSignal::new(words), stage: RwSignal::new(stage), problems: Problems::new(Vec::new()) };
    let act = move || async move {
        let Some(parts) = goal.take() else { return };
        match id.map_or_else(Desk::make_thing, Ok) {
            Ok(goal) => plan.write(vec![Kind::Plan(PlanEvent::Goal { goal, parts })], id_of(goal)).await,
            Err(error) => drop(plan.problem.try_set(Some(failed::in_words(&error)))),
        }
    };
    let done = if id.is_some() { say::goal_change_done() } else { say::goal_add_done() };
    let back = plan.leave(id.map_or_else(|| NEW_GOAL.to_owned(), id_of));
    Form { beside: vec![back], kept: plan.kept(), ..Form::new(done) }.view(goal.fields(), act)
}

/// The fields of a goal.
#[derive(Clone, Copy)]
pub(super) struct GoalForm {
    words: RwSignal<String>,
    stage: RwSignal<Option<Stage>>,
    problems: Problems,
}

impl GoalForm {
    pub(super) fn new() -> Self {
        Self { words: RwSignal::new(String::new()), stage: RwSignal::new(None), problems: Problems::new(Vec::new()) }
    }

    pub(super) fn fields(self) -> [AnyView; 2] {
        let hint = Some(say::goal_words_hint());
        let words = Entry { hint, ..Entry::plain("words", say::goal_words()) }.lines(self.words, self.problems);
        let stages = Stage::ALL.into_iter().map(|(_, stage)| (Some(stage), stage_in_words(stage)));
        [words, choice("stage", say::stage(), stages, self.stage)]
    }

    /// The parts of the goal; else what is wrong is said.
    pub(super) fn take(self) -> Option<Vec<GoalPart>> {
        let words = Text::parse(&composed(self.words)).map_err(|_| say_desk::too_long());
        let wrong = match &words {
            Ok(Some(_)) => None,
            Ok(None) => Some(("words", say_desk::needed(say::goal_words()))),
            Err(problem) => Some(("words", problem.clone())),
        };
        point_at(self.problems, wrong.into_iter().collect());
        let words = words.ok().flatten()?;
        Some(std::iter::once(GoalPart::Words(words)).chain(self.stage.get_untracked().map(GoalPart::Stage)).collect())
    }

    /// The parts of the goal if she said one; `Err` when something is wrong with it.
    pub(super) fn take_if_any(self) -> Result<Option<Vec<GoalPart>>, ()> {
        if composed(self.words).trim().is_empty() { Ok(None) } else { self.take().map(Some).ok_or(()) }
    }
}

/// How ready she is, in words.
pub(in crate::ui::staff::case) fn stage_in_words(stage: Stage) -> String {
    match stage {
        Stage::Made => say::stage_made(),
        Stage::Making => say::stage_making(),
        Stage::Ready => say::stage_ready(),
        Stage::WithHelp => say::stage_with_help(),
        Stage::Thinking => say::stage_thinking(),
        Stage::Unwilling => say::stage_unwilling(),
        Stage::NotSaid => say::stage_not_said(),
    }
}
