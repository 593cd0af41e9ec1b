//! The legal side of many questions at once: tick them, choose, set.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::bench::Bench;
use super::names::{audience, category, in_words, sensitivity};
use super::questions::{facts, options};
use crate::app::staff::packs::{Change, Legal, PackError};
use crate::instrument::{Audience, Category, Instrument, Item, Sensitivity};
use crate::ui::components::{Look, all, button, el, heading, paragraph};
use crate::ui::staff::english;
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::words::staff::packs as say;

/// The ids of what is ticked.
type Ticked = RwSignal<BTreeSet<String>>;

/// Draws the questions with the form below them. It is drawn once: what is settled shows by itself.
pub(super) fn legal(bench: Bench, pack: &Instrument) -> AnyView {
    let ticked = Ticked::new(BTreeSet::new());
    let sections = pack.sections().iter().map(|section| {
        let ids: Vec<String> = pack.items_of(section).map(|(_, item)| item.id().to_owned()).collect();
        let title = english::text(section.title());
        let tick = button(say::tick_section(&title), Look::Quiet, move || {
            ticked.update(|ticked| ticked.extend(ids.iter().cloned()));
        });
        let lines = pack.items_of(section).map(|(_, item)| line(bench, item, ticked));
        all([
            el("div", "app-pick__section").el(el("h3", "").text(title)).child(tick).view(),
            el("ul", "app-pick").children(lines).view(),
        ])
    });
    let every: Vec<String> = pack.items().map(|(_, item)| item.id().to_owned()).collect();
    let without = move || {
        let ids = bench.read(|pack| {
            let without = pack.items().filter(|(_, item)| !item.is_note() && item.category().is_none());
            without.map(|(_, item)| item.id().to_owned()).collect::<BTreeSet<_>>()
        });
        ticked.set(ids);
    };
    let quick = [
        button(say::tick_all(), Look::Secondary, move || ticked.set(every.iter().cloned().collect())),
        button(say::tick_without(), Look::Secondary, move || untrack(without)),
        button(say::tick_none(), Look::Quiet, move || ticked.set(BTreeSet::new())),
    ];
    // The panel stays in sight while any of its own part is, and no longer.
    el("section", "app-pick__part")
        .child(heading(say::questions()))
        .child(paragraph(say::questions_about()))
        .el(el("div", "app-pick__quick").children(quick))
        .children(sections)
        .child(panel(bench, ticked))
        .view()
}

fn line(bench: Bench, item: &Item, ticked: Ticked) -> AnyView {
    let [id, toggled, read] = [(); 3].map(|()| item.id().to_owned());
    let tick = el("input", "app-show__box").attr("type", "checkbox").checked(move || ticked.read().contains(&id)).on(
        "change",
        move |_| {
            ticked.update(|ticked| {
                if !ticked.remove(&toggled) {
                    ticked.insert(toggled.clone());
                }
            });
        },
    );
    let label = el("label", "app-show app-pick__label").el(tick).el(el("span", "").text(english::text(item.text())));
    let now = move || bench.read(|pack| pack.find(&read).map(|index| facts(pack.item(index))).unwrap_or_default());
    el("li", "app-pick__line")
        .el(label)
        .children(options(item).map(|text| el("p", "app-pick__about").text(text).view()))
        .el(el("p", "app-pick__facts").text_of(now))
        .view()
}

/// What is set for all that is ticked. It stays in sight while the questions are scrolled.
fn panel(bench: Bench, ticked: Ticked) -> AnyView {
    let (problem, said) = (RwSignal::new(None::<String>), RwSignal::new(String::new()));
    let chosen = (RwSignal::new(None::<Category>), RwSignal::new(None::<Sensitivity>), RwSignal::new(None::<Audience>));
    let fields = el("div", "app-pick__fields")
        .child(select("category", say::category(), &Category::ALL, chosen.0, category))
        .child(select("sensitivity", say::sensitivity(), &Sensitivity::ALL, chosen.1, sensitivity))
        .child(select("audience", say::audience(), &Audience::ALL, chosen.2, audience));
    let set = move || async move {
        let legal = Legal {
            category: chosen.0.get_untracked(),
            sensitivity: chosen.1.get_untracked(),
            audience: chosen.2.get_untracked(),
        };
        let ids: Vec<String> = ticked.get_untracked().into_iter().collect();
        said.set(String::new());
        problem.set(match (ids.is_empty(), legal == Legal::default()) {
            (true, _) => Some(say::tick_first()),
            (false, true) => Some(say::choose_first()),
            (false, false) => None,
        });
        if problem.read_untracked().is_some() {
            return;
        }
        let count = ids.len();
        match bench.settle(Change::Questions(ids, legal)).await {
            Ok(()) => {
                said.try_set(say::set_for(count));
                ticked.try_set(BTreeSet::new());
            }
            // The one thing that can be wrong with it.
            Err(PackError::NotRight(_)) => drop(problem.try_set(Some(say::one_scale_one_audience()))),
            Err(error) => drop(problem.try_set(Some(in_words(&error)))),
        }
    };
    let count = el("p", "app-pick__count").text_of(move || say::ticked(ticked.read().len()));
    let status = el("p", "app-form__status").attr("role", "status").text_of(move || said.get());
    let form = Form::new(say::set_ticked()).view([count.view(), fields.view(), banner(problem), status.view()], set);
    el("div", "app-pick__panel").child(form).view()
}

/// A list to choose from, which begins with leaving it as it is.
fn select<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: String,
    known: &'static [(&'static str, T)],
    chosen: RwSignal<Option<T>>,
    named: fn(T) -> String,
) -> AnyView {
    let leave = el("option", "").attr("value", "").text(say::leave_it()).view();
    let options = known.iter().map(|(code, value)| el("option", "").attr("value", *code).text(named(*value)).view());
    let change = move |event: web_sys::Event| {
        let code = event_target_value(&event);
        chosen.set(known.iter().find(|(known, _)| *known == code).map(|(_, value)| *value));
    };
    let select = el("select", "app-input").attr("id", id).on("change", change).child(leave).children(options);
    el("div", "app-pick__field").el(el("label", "app-field__label").attr("for", id).text(label)).el(select).view()
}
