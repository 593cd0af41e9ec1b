//! One step towards a goal: what, who, by when, and how it stands.

use leptos::prelude::*;

use super::{Doing, Plan, id_of};
use crate::app::staff::plan::{is_late, state};
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::Line;
use crate::case::record::{GoalState, Kind, PlanEvent, Step, StepPart, Text, ThingId};
use crate::ui::components::{Look, Problems, el, point_at};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::date::DateEntry;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed;
use crate::ui::staff::form::Form;
use crate::words::staff::{desk as say_desk, plan as say};

/// What stood in a step before it is changed.
#[derive(Clone)]
pub(super) struct Before {
    step: ThingId,
    what: String,
    who: String,
    by: Option<PartialDate>,
}

/// Draws a step.
pub(super) fn line(plan: Plan, goal: ThingId, id: ThingId, step: &Step) -> AnyView {
    let stands = state(&step.state);
    let what = step.what.value().map_or_else(say::no_words, |what| what.as_str().to_owned());
    let who = step.who.value().and_then(Option::as_ref).map(|who| who.as_str().to_owned());
    let by = step.by.value().copied().flatten();
    let late = is_late(step, clock::day());
    let day = by.map(|by| clock::in_words(by, LANGUAGE));
    let when = day.map(|day| if late { say::step_late(day) } else { say::step_by(day) });
    let stands_so = match stands {
        GoalState::Open => say::step_open(),
        GoalState::Done => say::step_done(),
        GoalState::Dropped => say::step_dropped(),
    };
    let about = [Some(stands_so), who.clone(), when].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let set = move |state| vec![Kind::Plan(PlanEvent::Step { goal, step: id, parts: vec![StepPart::State(state)] })];
    let buttons = match stands {
        GoalState::Open => vec![
            plan.press(say::step_is_done(), Look::Quiet, set(GoalState::Done), id_of(id)),
            plan.begin(say::step_change(), Look::Quiet, Doing::Step(goal, id)),
            plan.press(say::step_drop(), Look::Quiet, set(GoalState::Dropped), id_of(id)),
        ],
        GoalState::Done | GoalState::Dropped => {
            vec![plan.press(say::take_up(), Look::Quiet, set(GoalState::Open), id_of(id))]
        }
    };
    let before = Before { step: id, what: what.clone(), who: who.unwrap_or_default(), by };
    let change = plan.while_doing(Doing::Step(goal, id), move || form(plan, goal, Some(before.clone())));
    let class = if late { "app-steps__step app-steps__step--late" } else { "app-steps__step" };
    el("li", class)
        .el(el("div", "")
            .el(el("p", "app-steps__what").attr("id", id_of(id)).attr("tabindex", "-1").text(what))
            .el(el("p", "app-steps__about").text(about)))
        .el(el("div", "app-steps__buttons").children(buttons))
        .child(change)
        .view()
}

/// A form for a step; without one, for a new one.
pub(super) fn form(plan: Plan, goal: ThingId, before: Option<Before>) -> AnyView {
    let id = before.as_ref().map(|before| before.step);
    let said = |read: fn(&Before) -> &str| before.as_ref().map(|before| read(before).to_owned()).unwrap_or_default();
    let (what, who) = (RwSignal::new(said(|before| &before.what)), RwSignal::new(said(|before| &before.who)));
    let by = DateEntry::new("by");
    by.fill(before.as_ref().and_then(|before| before.by));
    let problems = Problems::new(Vec::new());
    let fields = [
        Entry::plain("what", say::step_what()).line(what, problems),
        Entry { hint: Some(say::step_who_hint()), ..Entry::plain("who", say::step_who()) }.line(who, problems),
        by.view(say::step_by_label(), say::step_by_hint(), problems, || {}),
    ];
    let act = move || async move {
        let what = Text::parse(&composed(what)).map_err(|_| ("what", say_desk::too_long()));
        let what = what.and_then(|what| what.ok_or_else(|| ("what", say_desk::needed(say::step_what()))));
        let who = Line::parse(&composed(who)).map_err(|_| ("who", say_desk::too_long()));
        let by = by.read();
        let wrong =
            [what.as_ref().err(), who.as_ref().err(), by.as_ref().err()].into_iter().flatten().cloned().collect();
        point_at(problems, wrong);
        let (Ok(what), Ok(who), Ok(by)) = (what, who, by) else { return };
        let parts = vec![StepPart::What(what), StepPart::Who(who), StepPart::By(by)];
        match id.map_or_else(Desk::make_thing, Ok) {
            Ok(step) => plan.write(vec![Kind::Plan(PlanEvent::Step { goal, step, parts })], id_of(step)).await,
            Err(error) => drop(plan.problem.try_set(Some(failed::in_words(&error)))),
        }
    };
    let done = if id.is_some() { say::step_change_done() } else { say::step_add_done() };
    let back = plan.leave(id_of(id.unwrap_or(goal)));
    Form { beside: vec![back], kept: plan.kept(), ..Form::new(done) }.view(fields, act)
}
