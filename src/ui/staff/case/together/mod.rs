//! Two records that are one woman: looked for, seen side by side, put together by a person, and taken apart again.

mod side_by_side;

pub(in crate::ui::staff) use side_by_side::side_by_side;

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::Failed;
use crate::app::staff::cases::{Because, Likely, take_apart};
use crate::browser::clock;
use crate::case::record::{CaseId, Log, Record, Summary};
use crate::ui::components::{
    El, Look, actions, again, all, button, el, heading, hint, lead, nothing, paragraph, pressable, title,
};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::{Desk, Page, Part, Shown, Signed, World};
use crate::ui::staff::failed::{self, banner};
use crate::words::staff::{caseload as say_list, together as say};

/// Cases shown of those that a search finds.
const MOST: usize = 8;

/// A case that may be the same woman, as it is offered.
#[derive(Clone)]
struct Offered {
    case: CaseId,
    name: String,
    about: String,
}

/// The page on which another record of hers is looked for.
pub(in crate::ui::staff) fn same_woman(desk: Desk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let likely = RwSignal::new(None::<Vec<Offered>>);
    let found = RwSignal::new(None::<Vec<Offered>>);
    spawn_local(async move {
        likely.try_set(desk.with(async |_, signed| likely_ones(signed)).await);
    });
    Effect::new(move |_| {
        let words = typed.get();
        spawn_local(async move {
            let ones =
                if words.trim().is_empty() { None } else { desk.with(async |_, signed| search(signed, &words)).await };
            if typed.try_get_untracked().is_some_and(|now| now == words) {
                found.try_set(ones);
            }
        });
    });
    let input = el("input", "app-input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .value(move || typed.get())
        .on("input", move |event| typed.set(event_target_value(&event)));
    let field = el("div", "app-caseload__search")
        .el(el("label", "app-field__label").attr("for", "search").text(say::search()))
        .el(input);
    let back = button(say::none_of_them(), Look::Quiet, move || desk.page.set(Page::Case(Part::Overview)));
    all([
        title(say::title()),
        lead(say::lead()),
        again(move || likely.get().map_or_else(nothing, |likely| likely_list(desk, likely))),
        field.view(),
        again(move || found.get().map_or_else(nothing, |found| found_list(desk, found))),
        actions([back]),
    ])
}

fn likely_list(desk: Desk, likely: Vec<Offered>) -> AnyView {
    let list = if likely.is_empty() { paragraph(say::none_likely()) } else { offers(desk, say::likely(), likely) };
    all([heading(say::likely()), list])
}

fn found_list(desk: Desk, found: Vec<Offered>) -> AnyView {
    let says = if found.is_empty() { say_list::none_found() } else { String::new() };
    let status = el("p", "app-form__status").attr("role", "status").text(says).view();
    let list = (!found.is_empty()).then(|| offers(desk, say::found(), found));
    all(std::iter::once(status).chain(list))
}

fn offers(desk: Desk, label: String, offered: Vec<Offered>) -> AnyView {
    let line = |Offered { case, name, about }: Offered| -> El {
        let button = pressable("app-cases__case", name)
            .el(el("span", "app-cases__about").text(about))
            .tap(move || desk.page.set(Page::SideBySide(case)));
        el("li", "app-cases__line").el(button)
    };
    let lines = offered.into_iter().map(|one| line(one).view());
    el("ul", "app-cases").attr("aria-label", label).children(lines).view()
}

fn likely_ones(signed: &Signed) -> Vec<Offered> {
    let Some(open) = signed.open.first() else { return Vec::new() };
    let likely = signed.list.likely_same(open.case());
    let mut seen = BTreeSet::new();
    let offer = |Likely { case, because }: Likely| {
        let shown = signed.list.shown_for(case);
        let summary = signed.list.summary(shown).filter(|_| seen.insert(shown))?;
        let because = because.into_iter().map(in_words).collect::<Vec<_>>().join(", ");
        Some(offered(summary, Some(because)))
    };
    likely.into_iter().filter_map(offer).take(MOST).collect()
}

fn search(signed: &Signed, typed: &str) -> Vec<Offered> {
    let here = signed.open.first().map(|open| signed.list.shown_for(open.case()));
    let others = signed.list.search(typed).into_iter().filter(|summary| Some(summary.case) != here);
    others.take(MOST).map(|summary| offered(summary, None)).collect()
}

fn offered(summary: &Summary, because: Option<String>) -> Offered {
    let name = summary.names.first().map_or_else(crate::words::staff::case::no_name, |name| name.as_str().to_owned());
    let reference = summary.reference.as_ref().map(|line| line.as_str().to_owned());
    let born = summary.born.map(|born| say_list::born(clock::in_words(born, LANGUAGE)));
    let archived = summary.archived.then(say_list::archived);
    let about = [reference, born, archived, because].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Offered { case: summary.case, name, about }
}

fn in_words(because: Because) -> String {
    match because {
        Because::OfficialNumber => say::same_number(),
        Because::DateOfBirth => say::same_birth(),
        Because::Telephone => say::same_phone(),
        Because::WholeName => say::same_name(),
        Because::PartOfName => say::same_part(),
    }
}

/// What this case was put together of, each part with a way to take it apart; nothing where it is one record.
pub(super) fn parts(desk: Desk, shown: &Shown) -> AnyView {
    let [_, _, ..] = shown.logs.as_slice() else { return nothing() };
    let problem = RwSignal::new(None::<String>);
    let lines = shown.logs.iter().skip(1).map(|log| part(desk, log, problem));
    el("section", "app-banner")
        .child(paragraph(say::is_together(shown.logs.len())))
        .el(el("ul", "app-cases").attr("aria-label", say::parts()).children(lines))
        .child(banner(problem))
        .view()
}

fn part(desk: Desk, log: &Log, problem: RwSignal<Option<String>>) -> AnyView {
    let record = Record::of(log);
    let name = super::name(&record);
    let reference = record.reference.value().map(|line| line.as_str().to_owned());
    let opened = record.opened.history().first();
    let opened = opened.map(|version| say::opened(clock::moment_in_words(version.written, LANGUAGE)));
    let about = reference.into_iter().chain(opened).collect::<Vec<_>>().join(" · ");
    let case = log.case();
    let apart = move || {
        let Some(case) = case else { return };
        spawn_local(async move {
            let apart = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
                take_apart(world.pen(), &signed.session, &mut signed.list, case).await
            };
            let done = match desk.with(apart).await {
                Some(Ok(())) => desk.open_again().await,
                Some(Err(error)) => Err(error),
                None => Ok(()),
            };
            match done {
                Ok(()) => desk.say(Page::Case(Part::Overview), say::done_apart()),
                Err(error) => {
                    problem.try_set(Some(failed::in_words(&error)));
                }
            }
        });
    };
    el("li", "app-cases__line app-together__part")
        .el(el("span", "").el(el("strong", "").text(name)).child(hint(about)))
        .child(button(say::take_apart(), Look::Quiet, apart))
        .view()
}
