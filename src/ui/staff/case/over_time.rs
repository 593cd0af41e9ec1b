//! The same scales over her assessments, drawn and as a table. A difference is called a change only where the pack allows it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::staff::assess::over_time::{Comparison, Differs, Taken, compare, elsewhere, same, score, taken};
use crate::instrument::{Points, Scale};
use crate::ui::components::{Look, all, button, el, heading, hint, lead, nothing, paragraph, table};
use crate::ui::staff::desk::{Desk, Page, Part, Shown};
use crate::ui::staff::english;
use crate::ui::staff::packs::with_packs;
use crate::words::staff::over_time as say;

/// The drawing, in units of its own: room for the figures above the points and the days below them.
const WIDTH: i64 = 640;
const LEFT: i64 = 30;
const TOP: i64 = 30;
const HIGH: i64 = 90;
const HEIGHT: i64 = 152;

/// Draws the part.
pub(super) fn over_time(desk: Desk, shown: &Arc<Shown>) -> AnyView {
    let shown = Arc::clone(shown);
    with_packs(desk, move |packs| {
        let all_taken = taken(&shown.record, packs);
        let with_scales = || all_taken.iter().filter(|taken| !taken.scored.scales().is_empty());
        let mut ids: Vec<&str> = with_scales().map(pack).collect();
        ids.sort_unstable();
        ids.dedup();
        let groups = ids.into_iter().map(|id| with_scales().filter(|taken| pack(taken) == id).collect::<Vec<_>>());
        let groups: Vec<AnyView> = groups.filter(|group| group.len() > 1).map(|group| course(&group)).collect();
        let elsewhere = elsewhere(&shown.record, packs).into_iter();
        let elsewhere = elsewhere.map(|day| paragraph(say::elsewhere(english::day(day))));
        let none = groups.is_empty().then(|| paragraph(say::none()));
        let back = button(say::back(), Look::Quiet, move || desk.page.set(Page::Case(Part::Assessments)));
        all([lead(say::lead())].into_iter().chain(none).chain(elsewhere).chain(groups).chain([back]))
    })
}

fn pack(taken: &Taken) -> &str {
    &taken.scored.instrument().identity().id
}

/// One pack over its assessments, at least two; the last says which scales there are.
fn course(group: &[&Taken]) -> AnyView {
    let Some(last) = group.last() else { return nothing() };
    let latest = last.scored.instrument();
    let scales = latest.scales().iter().map(|scale| one(group, last, scale));
    all([
        heading(english::text(latest.title())),
        el("ul", "app-chart app-chart--pairs").children(scales).view(),
        as_table(group, last),
        hint(english::text(latest.disclaimer())),
    ])
}

/// One scale: what may be said of the last two, and of the first and the last; and its drawing.
fn one(group: &[&Taken], last: &Taken, scale: &Scale) -> AnyView {
    let title = english::text(scale.title());
    let before = group.iter().rev().nth(1).copied();
    let first = group.first().copied().filter(|first| before.is_some_and(|b| b.assessment != first.assessment));
    let says = before.into_iter().chain(first).map(|earlier| said(earlier, last, scale));
    let points: Vec<(i64, Points)> = (group.iter())
        .filter(|taken| same(taken.scored.instrument(), last.scored.instrument(), scale.id()).is_ok())
        .filter_map(|taken| Some((taken.day, score(&taken.scored, scale.id())?)))
        .collect();
    let drawn = (points.len() > 1).then(|| drawing(&title, scale, &points));
    el("li", "app-chart__row")
        .el(el("h3", "app-results__scale").text(title))
        .children(drawn)
        .children(says.map(paragraph))
        .view()
}

/// What may be said of one scale in two assessments.
fn said(before: &Taken, after: &Taken, scale: &Scale) -> String {
    let (then, now) = (english::day(before.day), english::day(after.day));
    match compare(&before.scored, &after.scored, scale.id()) {
        Comparison::Changed(pair, margin) => say::changed(pair.from, margin, now, then, pair.to),
        Comparison::WithinMargin(pair, margin) => say::within(pair.from, margin, now, then, pair.to),
        Comparison::NotJudged(pair) => say::not_judged(pair.from, now, then, pair.to),
        Comparison::NoScore => say::no_score(now, then),
        Comparison::Incomparable(differs) => say::incomparable(now, then, why(differs)),
    }
}

fn why(differs: Differs) -> String {
    match differs {
        Differs::Pack | Differs::Missing => say::other_scale(),
        Differs::Items => say::other_items(),
        Differs::Weights => say::other_weights(),
        Differs::Rules => say::other_rules(),
    }
}

/// Points joined by a line, between the least and the most that the scale can be, with a line where each band begins.
fn drawing(title: &str, scale: &Scale, points: &[(i64, Points)]) -> AnyView {
    let (low, high) = scale.range();
    let height = |score: Points| TOP + HIGH - scale.percent(score) * HIGH / 100;
    let (from, to) = (points.first().map_or(0, |p| p.0), points.last().map_or(0, |p| p.0));
    let across = |day: i64| LEFT + (day - from) * (WIDTH - 2 * LEFT) / (to - from).max(1);
    let spoken = points.iter().map(|(day, score)| say::point(english::day(*day), high, low, score));
    let label = format!("{title}: {}", spoken.collect::<Vec<_>>().join("; "));
    let path: Vec<String> = points.iter().map(|(day, score)| format!("{},{}", across(*day), height(*score))).collect();
    let bands = scale.bands().iter().skip(1).map(|band| {
        let y = height(band.from()).to_string();
        view! { <line class="app-course__band" x1="0" x2=WIDTH.to_string() y1=y.clone() y2=y></line> }.into_any()
    });
    let dots = points.iter().map(|(day, score)| {
        let (x, y) = (across(*day), height(*score));
        view! {
            <circle class="app-course__point" cx=x.to_string() cy=y.to_string() r="6"></circle>
            <text class="app-course__text" x=x.to_string() y=(y - 11).to_string()>{score.to_string()}</text>
        }
        .into_any()
    });
    let end = |day: i64| {
        let x = across(day).to_string();
        let class = if day == from {
            "app-course__text app-course__text--first"
        } else {
            "app-course__text app-course__text--last"
        };
        view! { <text class=class x=x y=(HEIGHT - 6).to_string()>{english::day(day)}</text> }.into_any()
    };
    let ends: Vec<AnyView> = [from, to].into_iter().map(end).collect();
    view! {
        <svg class="app-course" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            <rect class="app-course__field" x="0" y=TOP.to_string() width=WIDTH.to_string() height=HIGH.to_string()></rect>
            {bands.collect::<Vec<_>>()}
            <polyline class="app-course__line" points=path.join(" ")></polyline>
            {dots.collect::<Vec<_>>()}
            {ends}
        </svg>
    }
    .into_any()
}

/// The same figures as a table; those of a version that cannot be compared say so.
fn as_table(group: &[&Taken], last: &Taken) -> AnyView {
    let days = group.iter().map(|taken| english::day(taken.day));
    let columns = [say::scale()].into_iter().chain(days).collect();
    let rows = last.scored.instrument().scales().iter().map(|scale| {
        let (low, high) = scale.range();
        let cell = |taken: &&Taken| match (
            same(taken.scored.instrument(), last.scored.instrument(), scale.id()),
            score(&taken.scored, scale.id()),
        ) {
            (Err(_), _) => say::not_comparable(),
            (Ok(_), None) => say::none_then(),
            (Ok(_), Some(score)) => say::score_of(high, low, score),
        };
        [english::text(scale.title())].into_iter().chain(group.iter().map(cell)).collect()
    });
    let table = table(Some(say::as_table()), columns, rows.collect());
    el("div", "app-results__table").child(table).view()
}
