//! One case: her name, a bar of its parts, and the part that is open.

mod history;
mod overview;

use leptos::prelude::*;

use super::desk::{Desk, Page, Part, Shown};
use crate::case::record::{Record, Voice};
use crate::ui::components::{again, all, el, nothing, pressable, title};
use crate::words::staff::case as say;

/// Draws a part of the case that is open; nothing if none is.
pub(super) fn case(desk: Desk, part: Part) -> AnyView {
    again(move || match desk.shown.get() {
        Some(shown) => all([heading(&shown), parts(desk), body(desk, part, &shown)]),
        None => nothing(),
    })
}

fn body(desk: Desk, part: Part, shown: &Shown) -> AnyView {
    match part {
        Part::Overview => overview::overview(desk, shown),
        Part::History => history::history(desk, shown),
    }
}

fn label(part: Part) -> String {
    match part {
        Part::Overview => say::overview(),
        Part::History => say::history(),
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
        let is_here = move || (desk.page.get() == Page::Case(part)).then(|| "page".to_owned());
        let link = pressable("app-bar__page", label(part)).attr_of("aria-current", is_here);
        link.tap(move || desk.page.set(Page::Case(part))).view()
    });
    el("nav", "app-case__parts").attr("aria-label", say::parts()).children(links).view()
}

/// What the case is called: by her own word before others'.
pub(super) fn name(record: &Record) -> String {
    let told = record.told(Voice::Herself).into_iter().chain(record.told.values());
    let name = told.into_iter().find_map(|told| told.name.value()?.as_ref());
    name.map_or_else(say::no_name, |name| name.as_str().to_owned())
}
