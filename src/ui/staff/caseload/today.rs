//! What needs doing today: alerts that nobody has acknowledged, whoever's they are, and her own reviews that are due.

use leptos::prelude::*;

use super::lines;
use crate::app::staff::cases::Filter;
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::record::{CaseId, Summary};
use crate::ui::components::{El, all, el, heading, hint, nothing, pressable};
use crate::ui::staff::desk::{Desk, Signed};
use crate::words::staff::caseload as say;

/// More than these are not a day's work: the filters show them all.
const MOST: usize = 6;

/// What there is to do: the first of it, and how much more there is.
#[derive(Clone, Default)]
pub(super) struct Today {
    first: Vec<ToDo>,
    left: usize,
}

/// One thing to do.
#[derive(Clone)]
struct ToDo {
    case: CaseId,
    name: String,
    what: String,
}

/// Alerts first, then the reviews that have waited longest; a woman with both stands once.
pub(super) fn of(signed: &Signed, today: i64) -> Today {
    let me = signed.session.me().id;
    let is_due = Filter::ReviewDue { today };
    let due = |summary: &Summary| summary.assigned == Some(me) && is_due.fits(summary);
    let to_do = |summary: &Summary| {
        let alert = (summary.open_alerts > 0).then(say::to_see);
        let review = due(summary).then(|| review(summary.review));
        let what = alert.into_iter().chain(review).collect::<Vec<_>>().join(" · ");
        ToDo { case: summary.case, name: lines::name(summary), what }
    };
    let alerts = signed.list.shown(Filter::Alerts);
    let mut reviews = signed.list.shown(is_due);
    reviews.retain(|summary| due(summary) && summary.open_alerts == 0);
    reviews.sort_by_key(|summary| summary.review);
    let left = (alerts.len() + reviews.len()).saturating_sub(MOST);
    Today { first: alerts.into_iter().chain(reviews).take(MOST).map(to_do).collect(), left }
}

fn review(day: Option<i64>) -> String {
    let date = day.and_then(PartialDate::of_day).map(|day| clock::in_words(day, "en-GB"));
    say::review_since(date.unwrap_or_default())
}

/// Draws them; nothing when there is nothing to do.
pub(super) fn view(desk: Desk, today: &Today, problem: RwSignal<Option<String>>) -> AnyView {
    if today.first.is_empty() {
        return nothing();
    }
    let line = |one: &ToDo| -> El {
        let case = one.case;
        let button = pressable("app-cases__case", one.name.clone())
            .el(el("span", "app-cases__about").text(one.what.clone()))
            .tap(move || lines::open(desk, case, problem));
        el("li", "app-cases__line").el(button)
    };
    let lines = today.first.iter().map(|one| line(one).view());
    let list = el("ul", "app-cases").attr("aria-label", say::today()).children(lines).view();
    let more = (today.left > 0).then(|| hint(say::today_more(today.left)));
    let parts = [heading(say::today()), list].into_iter().chain(more);
    el("section", "app-card app-today").child(all(parts)).view()
}
