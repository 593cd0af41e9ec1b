//! What the bands of the latest assessment and the centre's list of services suggest: each accepted, declined with a reason, or
//! left. Accepting offers to write down a goal; it makes none.

use std::sync::Arc;

use leptos::prelude::*;

use super::goal::GoalForm;
use super::{Doing, Plan};
use crate::app::staff::assess::Packs;
use crate::app::staff::assess::over_time::{Taken, taken};
use crate::app::staff::plan::{Suggested, decide, suggested};
use crate::case::record::{Decision, Kind, PlanEvent, Record, Suggestion, Text, Version};
use crate::ui::components::{Look, Problems, actions, all, el, hint, paragraph, point_at};
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::english;
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed;
use crate::ui::staff::form::Form;
use crate::ui::staff::packs::with_packs;
use crate::words::staff::{desk as say_desk, plan as say};

/// Draws them.
pub(super) fn suggestions(plan: Plan, shown: &Arc<Shown>) -> AnyView {
    let shown = Arc::clone(shown);
    with_packs(plan.desk, move |packs| of_latest(plan, &shown.record, packs))
}

fn of_latest(plan: Plan, record: &Record, packs: &Arc<Packs>) -> AnyView {
    let scored = |taken: &Taken| !taken.scored.scales().is_empty();
    let Some(latest) = taken(record, packs).into_iter().rfind(scored) else {
        return paragraph(say::not_assessed());
    };
    let world = plan.desk.world();
    let all_of_them = suggested(record, (latest.assessment, &latest.scored), &world.centre);
    if all_of_them.is_empty() {
        return paragraph(say::none_suggested());
    }
    let cards = all_of_them.iter().map(|one| card(plan, one));
    all([hint(say::suggested_by(english::day(latest.day)))].into_iter().chain(cards.collect::<Vec<_>>()))
}

fn card(plan: Plan, one: &Suggested<'_>) -> AnyView {
    let [accept, decline] = [Doing::Accepting, Doing::Declining].map(|doing| doing(one.support.id.clone()));
    let at = format!("support-{}", one.support.id);
    let stands = one.decided.map(|version| &version.value);
    let mut buttons = Vec::new();
    if stands != Some(&Decision::Accepted) {
        buttons.push(plan.begin(say::accept(), Look::Secondary, accept.clone()));
    }
    if !matches!(stands, Some(Decision::Declined { .. })) {
        buttons.push(plan.begin(say::decline(), Look::Quiet, decline.clone()));
    }
    if stands != Some(&Decision::Left) {
        buttons.push(plan.press(say::leave(), Look::Quiet, decide(&one.suggestions, &Decision::Left), at.clone()));
    }
    let suggestions = Arc::new(one.suggestions.clone());
    let declined = Arc::clone(&suggestions);
    let (accepted_at, declined_at) = (at.clone(), at.clone());
    let accepting = plan.while_doing(accept, move || accepting(plan, &suggestions, &accepted_at));
    let declining = plan.while_doing(decline, move || declining(plan, &declined, &declined_at));
    el("article", "app-card app-suggestion")
        .el(el("h3", "app-card__title").attr("id", at).attr("tabindex", "-1").text(english::text(&one.support.title)))
        .child(paragraph(english::text(&one.support.about)))
        .child(hint(because(one)))
        .children(one.decided.map(|version| in_words(plan.desk, version)))
        .children(one.is_contested.then(|| hint(say::decided_apart())))
        .child(actions(buttons))
        .child(all([accepting, declining]))
        .view()
}

/// The scales and bands that led to it.
fn because(one: &Suggested<'_>) -> String {
    let because = one
        .because
        .iter()
        .map(|(scale, band)| format!("{}: {}", english::text(scale.title()), english::text(band.title())));
    say::because(because.collect::<Vec<_>>().join("; "))
}

fn in_words(desk: Desk, version: &Version<Decision>) -> AnyView {
    let (by, when) = (desk.name_of(version.author), english::day_of(version.written));
    let (says, reason) = match &version.value {
        Decision::Accepted => (say::accepted(when, by), None),
        Decision::Declined { reason } => (say::declined(when, by), Some(reason.as_str().to_owned())),
        Decision::Left => (say::left(when, by), None),
    };
    let says = el("p", "app-suggestion__decided").text(says).view();
    all(std::iter::once(says).chain(reason.map(hint)))
}

/// Accepts it; with a goal, if she says what she wants.
fn accepting(plan: Plan, suggestions: &Arc<Vec<Suggestion>>, at: &str) -> AnyView {
    let at = at.to_owned();
    let back = plan.leave(at.clone());
    let (goal, suggestions) = (GoalForm::new(), Arc::clone(suggestions));
    let act = move || {
        let (suggestions, at) = (Arc::clone(&suggestions), at.clone());
        async move {
            let Ok(parts) = goal.take_if_any() else { return };
            let mut kinds = decide(&suggestions, &Decision::Accepted);
            if let Some(parts) = parts {
                match Desk::make_thing() {
                    Ok(goal) => kinds.push(Kind::Plan(PlanEvent::Goal { goal, parts })),
                    Err(error) => return drop(plan.problem.try_set(Some(failed::in_words(&error)))),
                }
            }
            plan.write(kinds, at).await;
        }
    };
    let form = Form { beside: vec![back], kept: plan.kept(), ..Form::new(say::accept_done()) }.view(goal.fields(), act);
    all([hint(say::accept_about()), form])
}

/// Declines it, with the reason.
fn declining(plan: Plan, suggestions: &Arc<Vec<Suggestion>>, at: &str) -> AnyView {
    let at = at.to_owned();
    let back = plan.leave(at.clone());
    let (reason, suggestions) = (RwSignal::new(String::new()), Arc::clone(suggestions));
    let problems = Problems::new(Vec::new());
    let field = Entry::plain("reason", say::decline_why()).line(reason, problems);
    let act = move || {
        let (suggestions, at) = (Arc::clone(&suggestions), at.clone());
        async move {
            let reason = Text::parse(&composed(reason)).map_err(|_| say_desk::too_long());
            let reason = reason.and_then(|reason| reason.ok_or_else(|| say_desk::needed(say::decline_why())));
            point_at(problems, reason.as_ref().err().map(|problem| ("reason", problem.clone())).into_iter().collect());
            let Ok(reason) = reason else { return };
            plan.write(decide(&suggestions, &Decision::Declined { reason }), at).await;
        }
    };
    Form { beside: vec![back], kept: plan.kept(), ..Form::new(say::decline_done()) }.view([field], act)
}
