//! Which answers of a draft call for help: the same as in any pack, she sees helplines, and an alert stands in her record.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::bench::Bench;
use super::names::{in_words, topic};
use super::questions::{answers, calling};
use crate::app::staff::packs::{Alarm, Change};
use crate::instrument::{Instrument, SafetyTopic};
use crate::ui::components::{again, all, el, heading, nothing, paragraph};
use crate::ui::staff::english;
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::words::staff::packs as say;

/// Draws the form; nothing where no question has answers to choose from.
pub(super) fn alarm(bench: Bench, pack: &Instrument) -> AnyView {
    let asked = pack.items().filter(|(_, item)| !answers(item).is_empty());
    let asked: Vec<(String, String)> =
        asked.map(|(_, item)| (item.id().to_owned(), english::text(item.text()))).collect();
    if asked.is_empty() {
        return nothing();
    }
    let which = RwSignal::new(String::new());
    let codes = RwSignal::new(BTreeSet::<String>::new());
    let topics = RwSignal::new(BTreeSet::<SafetyTopic>::new());
    let (problem, said) = (RwSignal::new(None::<String>), RwSignal::new(String::new()));
    let options = asked.into_iter().map(|(id, text)| el("option", "").attr("value", id).text(text).view());
    let change = move |event: web_sys::Event| {
        let id = event_target_value(&event);
        // What calls for help now is ticked.
        let (now, about) = untrack(|| {
            bench.read(|pack| {
                let item = pack.find(&id).map(|index| pack.item(index));
                let topics = item.and_then(|item| item.safety()).map(|trigger| trigger.topics().to_vec());
                (item.map(calling).unwrap_or_default(), topics.unwrap_or_default())
            })
        });
        codes.set(now.into_iter().collect());
        topics.set(about.into_iter().collect());
        said.set(String::new());
        which.set(id);
    };
    let select = el("select", "app-input")
        .attr("id", "alarm-question")
        .on("change", change)
        .child(el("option", "").attr("value", "").text(say::choose_question()).view())
        .children(options);
    let select = el("div", "app-field")
        .el(el("label", "app-field__label").attr("for", "alarm-question").text(say::alarm_question()))
        .el(select)
        .view();
    let ticks = again(move || {
        let id = which.get();
        let known = untrack(|| bench.read(|pack| pack.find(&id).map(|index| answers(pack.item(index)))));
        let Some(known) = known else { return nothing() };
        all([
            boxes(say::alarm_answers(), known, codes),
            boxes(say::alarm_topics(), SafetyTopic::ALL.map(|(_, of)| (of, topic(of))).into(), topics),
        ])
    });
    let set = move || async move {
        let alarm = Alarm {
            answers: codes.get_untracked().into_iter().collect(),
            topics: topics.get_untracked().into_iter().collect(),
        };
        said.set(String::new());
        let unsaid = alarm.answers.is_empty() != alarm.topics.is_empty();
        problem.set(match which.read_untracked().is_empty() {
            true => Some(say::choose_question()),
            false => unsaid.then(say::alarm_both),
        });
        if problem.read_untracked().is_some() {
            return;
        }
        match bench.settle(Change::Alarm(which.get_untracked(), alarm)).await {
            Ok(()) => drop(said.try_set(say::now_set())),
            Err(error) => drop(problem.try_set(Some(in_words(&error)))),
        }
    };
    let status = el("p", "app-form__status").attr("role", "status").text_of(move || said.get());
    let form = Form::new(say::set_alarm()).view([select, ticks, banner(problem), status.view()], set);
    all([heading(say::alarm()), paragraph(say::alarm_about()), form])
}

/// Any number of a few.
fn boxes<T: Clone + Ord + Send + Sync + 'static>(
    label: String,
    known: Vec<(T, String)>,
    ticked: RwSignal<BTreeSet<T>>,
) -> AnyView {
    let one = |(value, text): (T, String)| {
        let (shown, toggled) = (value.clone(), value);
        let tick = el("input", "app-show__box")
            .attr("type", "checkbox")
            .checked(move || ticked.read().contains(&shown))
            .on("change", move |_| {
                ticked.update(|ticked| {
                    if !ticked.remove(&toggled) {
                        ticked.insert(toggled.clone());
                    }
                });
            });
        el("label", "app-show").el(tick).el(el("span", "").text(text)).view()
    };
    el("fieldset", "app-field")
        .el(el("legend", "app-field__label").text(label))
        .el(el("div", "app-options").children(known.into_iter().map(one)))
        .view()
}
