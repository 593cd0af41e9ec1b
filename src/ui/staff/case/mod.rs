//! One case: her name, a bar of its parts, and the part that is open.

mod about;
mod alerts;
mod apart;
pub(super) mod assessments;
mod entry;
mod history;
mod invite;
mod notes;
mod over_time;
mod overview;
mod papers;
mod plan;
mod results;
mod standing;
mod summary;
mod together;

pub(super) use about::words;
pub(super) use summary::{for_file, for_her};
pub(super) use together::{same_woman, side_by_side};

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::{Desk, Page, Part, Shown};
use crate::case::record::{Record, Voice};
use crate::ui::components::{again, all, el, nothing, pressable, title};
use crate::words::staff::case as say;

/// Draws a part of the case that is open; nothing if none is. A part in which something is typed is drawn once and reads
/// the case itself, so that what is typed stays when the case changes.
pub(super) fn case(desk: Desk, part: Part) -> AnyView {
    let is_open = Memo::new(move |_| desk.shown.with(Option::is_some));
    again(move || match is_open.get() {
        true => all([drawn_anew(desk, |_, shown| heading(shown)), parts(desk), above(desk, part), body(desk, part)]),
        false => nothing(),
    })
}

/// What must not be overlooked, whichever part is open.
fn above(desk: Desk, part: Part) -> AnyView {
    match part {
        Part::Overview => drawn_anew(desk, |desk, shown| alerts::alerts(desk, shown)),
        Part::About
        | Part::Notes
        | Part::Papers
        | Part::Invite
        | Part::History
        | Part::Assessments
        | Part::Results(_)
        | Part::OverTime
        | Part::Plan => drawn_anew(desk, |desk, shown| alerts::in_brief(desk, shown)),
    }
}

fn body(desk: Desk, part: Part) -> AnyView {
    match part {
        Part::Overview => all([notes::begun(desk), drawn_anew(desk, |desk, shown| overview::overview(desk, shown))]),
        Part::About => about::about(desk),
        Part::Notes => notes::notes(desk),
        Part::Papers => papers::papers(desk),
        Part::Invite => drawn_anew(desk, invite::invite),
        Part::History => drawn_anew(desk, |desk, shown| history::history(desk, shown)),
        Part::Assessments => drawn_anew(desk, assessments::assessments),
        Part::Results(assessment) => drawn_anew(desk, move |desk, shown| results::results(desk, shown, assessment)),
        Part::OverTime => drawn_anew(desk, over_time::over_time),
        Part::Plan => drawn_anew(desk, plan::plan),
    }
}

/// What is drawn anew after every write to the case.
fn drawn_anew(desk: Desk, draw: impl Fn(Desk, &Arc<Shown>) -> AnyView + Send + 'static) -> AnyView {
    again(move || desk.shown.get().map_or_else(nothing, |shown| draw(desk, &shown)))
}

/// What a part is called.
pub(super) fn label(part: Part) -> String {
    match part {
        Part::Overview => say::overview(),
        Part::About => say::about(),
        Part::Notes => say::notes(),
        Part::Papers => say::papers(),
        Part::Invite => say::invite(),
        Part::History => say::history(),
        Part::Assessments | Part::Results(_) | Part::OverTime => say::assessments(),
        Part::Plan => say::plan(),
    }
}

fn heading(shown: &Shown) -> AnyView {
    let incomplete = shown
        .incomplete
        .then(|| el("p", "app-banner app-banner--problem").attr("role", "alert").text(say::incomplete()));
    let summary = shown.record.reference.value().map(|line| el("p", "app-case__reference").text(line.as_str()));
    all([title(name(&shown.record))]
        .into_iter()
        .chain(summary.map(|el| el.view()))
        .chain(incomplete.map(|el| el.view())))
}

fn parts(desk: Desk) -> AnyView {
    let links = Part::ALL.into_iter().map(|part| {
        let is_here = move || (tab(desk.page.get()) == Some(part)).then(|| "page".to_owned());
        let link = pressable("app-bar__page", label(part)).attr_of("aria-current", is_here);
        link.tap(move || desk.page.set(Page::Case(part))).view()
    });
    el("nav", "app-case__parts").attr("aria-label", say::parts()).children(links).view()
}

fn tab(page: Page) -> Option<Part> {
    if let Page::Case(part) = page { Some(part.tab()) } else { None }
}

/// What the case is called: by her own word before others'.
pub(super) fn name(record: &Record) -> String {
    let told = record.told(Voice::Herself).into_iter().chain(record.told.values());
    let name = told.into_iter().find_map(|told| told.name.value()?.as_ref());
    name.map_or_else(say::no_name, |name| name.as_str().to_owned())
}
