//! All cases: what needs doing today, a search that answers while she types, and filters.
//!
//! Only so many lines are drawn at once: a list of ten thousand is searched, not scrolled through.

mod filters;
mod lines;
mod today;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::filters::{Chosen, Counts};
use self::lines::Line;
use self::today::Today;
use super::desk::{Desk, Page};
use super::failed::banner;
use super::half_typed;
use crate::browser::clock;
use crate::ui::components::{Look, again, all, button, el, nothing, title};
use crate::words::staff::caseload as say;

/// Lines drawn at once: about two tablets' height.
const AT_ONCE: usize = 20;

/// What is looked at, and what was found.
#[derive(Clone, Copy)]
struct List {
    typed: RwSignal<String>,
    chosen: RwSignal<Chosen>,
    /// How many lines may be drawn.
    most: RwSignal<usize>,
    /// The first of the cases that were found, and how many were.
    found: RwSignal<Option<(Vec<Line>, usize)>>,
    problem: RwSignal<Option<String>>,
}

/// Draws the page.
pub(super) fn caseload(desk: Desk) -> AnyView {
    let list = List {
        typed: RwSignal::new(String::new()),
        chosen: RwSignal::new(Chosen::Open),
        most: RwSignal::new(AT_ONCE),
        found: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    let counts = RwSignal::new(None::<Counts>);
    let today = RwSignal::new(Today::default());
    spawn_local(async move {
        let day = clock::day();
        let read =
            desk.with(async |_, signed| (Counts::of(signed, day), today::of(signed, day), signed.list.unreadable()));
        let Some((counted, to_do, unreadable)) = read.await else { return };
        counts.try_set(Some(counted));
        today.try_set(to_do);
        if unreadable > 0 {
            list.problem.try_set(Some(say::unreadable()));
        }
    });
    Effect::new(move |_| list.look(desk));

    let new = button(say::new(), Look::Primary, move || desk.page.set(Page::NewCase));
    let top = el("div", "app-caseload__top").child(title(say::title())).child(new);
    all([
        top.view(),
        banner(list.problem),
        half_typed::list(desk),
        again(move || today::view(desk, &today.get(), list.problem)),
        search(desk, list),
        again(move || counts.get().map_or_else(nothing, |counts| filters::view(list, &counts))),
        again(move || list.view(desk)),
    ])
}

impl List {
    /// Looks for what is typed, or for what the filter shows. What is found late is not shown over what was asked since.
    fn look(self, desk: Desk) {
        let (typed, chosen, most) = (self.typed.get(), self.chosen.get(), self.most.get());
        spawn_local(async move {
            let found = desk.with(async |_, signed| {
                let (found, count) = match typed.trim() {
                    "" => signed.list.first_shown(chosen.filter(signed, clock::day()), most),
                    typed => signed.list.first_found(typed, most),
                };
                (found.into_iter().map(|summary| Line::of(signed, summary)).collect::<Vec<_>>(), count)
            });
            let found = found.await;
            let is_same = self.chosen.try_get_untracked() == Some(chosen);
            if is_same && self.typed.try_get_untracked().is_some_and(|now| now == typed) {
                self.found.try_set(found);
            }
        });
    }

    fn view(self, desk: Desk) -> AnyView {
        let Some((lines, count)) = self.found.get() else { return nothing() };
        let is_search = !self.typed.read_untracked().trim().is_empty();
        let says = match count {
            0 if is_search => say::none_found(),
            0 if self.chosen.get_untracked() == Chosen::Open => say::none(),
            0 => say::none_here(),
            1 => say::one(),
            _ => say::count(count),
        };
        let more = (count > lines.len()).then(|| {
            let more = move || self.most.update(|most| *most += AT_ONCE);
            button(say::more(), Look::Secondary, more)
        });
        let drawn = lines.into_iter().map(|line| line.view(desk, self.problem));
        let list = (count > 0).then(|| el("ul", "app-cases").attr("aria-label", say::list()).children(drawn).view());
        let status = el("p", "app-caseload__count").attr("role", "status").text(says);
        all([status.view()].into_iter().chain(list).chain(more))
    }
}

/// The search: Enter opens the first case that was found.
fn search(desk: Desk, list: List) -> AnyView {
    let input = el("input", "app-input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "search-hint")
        .value(move || list.typed.get())
        .on("input", move |event| {
            list.most.set(AT_ONCE);
            list.typed.set(event_target_value(&event));
        });
    el("form", "app-caseload__search")
        .attr("role", "search")
        .on("submit", move |event| {
            event.prevent_default();
            let first = list.found.read_untracked().as_ref().and_then(|(lines, _)| lines.first().map(|line| line.case));
            if let Some(case) = first.filter(|_| !list.typed.read_untracked().trim().is_empty()) {
                lines::open(desk, case, list.problem);
            }
        })
        .el(el("label", "app-field__label").attr("for", "search").text(say::search()))
        .el(el("p", "app-field__hint").attr("id", "search-hint").text(say::search_hint()))
        .el(input)
        .view()
}
