//! When the plan is looked at again.

use leptos::prelude::*;

use super::{Doing, Plan};
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::record::{Kind, PlanEvent, Record};
use crate::ui::components::{Look, Problems, actions, all, el, point_at};
use crate::ui::staff::date::DateEntry;
use crate::ui::staff::english;
use crate::ui::staff::form::Form;
use crate::words::staff::plan as say;

/// Days from today that are offered at one press: four weeks, three months, and the six months after which the study asks again.
const OFFERED: [i64; 3] = [28, 91, 182];

/// The id of what is said of the day.
const AT: &str = "review-day";

/// Draws it.
pub(super) fn review(plan: Plan, record: &Record) -> AnyView {
    let (today, day) = (clock::day(), record.review.value().copied().flatten());
    let says = match day {
        Some(day) if day <= today => say::review_due(english::day(day)),
        Some(day) => say::review_on(english::day(day)),
        None => say::review_none(),
    };
    let class = if day.is_some_and(|day| day <= today) { "app-banner app-banner--support" } else { "app-banner" };
    let label = if day.is_some() { say::review_change() } else { say::review_set() };
    let change = actions([plan.begin(label, Look::Secondary, Doing::Review)]);
    let form = plan.while_doing(Doing::Review, move || form(plan, today, day));
    el("section", class)
        .attr("aria-label", say::review())
        .el(el("p", "").attr("id", AT).attr("tabindex", "-1").text(says))
        .child(change)
        .child(form)
        .view()
}

fn form(plan: Plan, today: i64, day: Option<i64>) -> AnyView {
    let problems = Problems::new(Vec::new());
    let date = DateEntry::new("review");
    date.fill(day.and_then(PartialDate::of_day));
    let quick = OFFERED.into_iter().zip([say::in_four_weeks(), say::in_three_months(), say::in_six_months()]);
    let quick = quick.map(|(days, label)| {
        plan.press(label, Look::Secondary, vec![Kind::Plan(PlanEvent::Review(Some(today + days)))], AT.to_owned())
    });
    let act = move || async move {
        let day = match date.read() {
            Ok(date) => date.map(PartialDate::last_day),
            Err(problem) => {
                point_at(problems, vec![problem]);
                return;
            }
        };
        let past = day.is_some_and(|day| day < today).then(|| ("review", say::review_past()));
        if !point_at(problems, past.into_iter().collect()) {
            plan.write(vec![Kind::Plan(PlanEvent::Review(day))], AT.to_owned()).await;
        }
    };
    let fields = date.view(say::review_day(), say::review_hint(), problems, || {});
    let beside = vec![plan.leave(AT.to_owned())];
    let form = Form { beside, kept: plan.kept(), ..Form::new(say::review_done()) }.view([fields], act);
    all([el("div", "app-plan__quick").children(quick).view(), form])
}
