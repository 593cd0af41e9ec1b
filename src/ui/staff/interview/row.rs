//! The answers of one question as a row of buttons: a tap answers; a digit answers and goes on, arrows walk along the row
//! without answering. The row is one stop for the Tab key, so that Tab goes from question to question.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

use super::question::{Asked, id};
use crate::app::staff::assess::interview::toggled;
use crate::app::staff::assess::{Act, Row};
use crate::assessment::{Answer, Pass, Value};
use crate::ui::components::{again, all, el, nothing, pressable};
use crate::ui::focus;
use crate::words::staff::interview as say;

/// The options of a row.
pub(super) struct Options {
    /// What each one answers, and its label.
    pub(super) options: Vec<(Value, String)>,
    /// The digit of the first.
    pub(super) first: usize,
    /// Where several may be chosen: the codes that stand alone.
    pub(super) exclusive: Option<Vec<String>>,
}

/// What pressing a button of a row does.
#[derive(Clone)]
struct Pressing {
    asked: Asked,
    answers: Vec<Answer>,
    row: Row,
    exclusive: Option<Vec<String>>,
    /// Where the Tab key stops.
    stop: RwSignal<usize>,
}

/// Draws a row.
pub(super) fn row(asked: Asked, options: Options, passes: Vec<(Pass, String)>) -> AnyView {
    let Options { options, first, exclusive } = options;
    let row = Row { options: options.len(), first, passes: passes.len() };
    let is_number = first == 0 && !options.is_empty();
    let (answers, labels): (Vec<Answer>, Vec<String>) =
        options.into_iter().map(|(value, label)| (Answer::Given(value), label)).unzip();
    let (ways, way_labels): (Vec<Answer>, Vec<String>) =
        passes.into_iter().map(|(pass, label)| (Answer::Passed(pass), label)).unzip();
    let answers: Vec<Answer> = answers.into_iter().chain(ways).collect();
    let stands = asked.stands();
    let at = answers.iter().position(|answer| stands.as_ref().is_some_and(|stands| has(stands, answer)));
    let pressing = Pressing { asked, answers, row, exclusive, stop: RwSignal::new(at.unwrap_or(0)) };
    let class = if is_number { "app-row__number" } else { "app-row__option" };
    let labels: Vec<String> = labels.into_iter().chain(way_labels).collect();
    let mut buttons: Vec<AnyView> = labels
        .into_iter()
        .enumerate()
        .map(|(at, label)| {
            let class = if at < row.options { class } else { "app-pass" };
            pressing.clone().button(at, class, label, !is_number)
        })
        .collect();
    let passes = buttons.split_off(row.options);
    let options = (row.options > 0)
        .then(|| el("div", if is_number { "app-row app-row--numbers" } else { "app-row" }).children(buttons).view());
    let passes = el("div", "app-row app-row--passes").children(passes).child(take_back(asked, row)).view();
    all(options.into_iter().chain([passes]))
}

/// Whether what stands was chosen in this row: what is typed is taken back by emptying its field.
fn is_of(row: Row, stands: &Answer) -> bool {
    row.options > 0 || matches!(stands, Answer::Passed(_))
}

/// Takes the answer back: for who does not use the Delete key.
fn take_back(asked: Asked, row: Row) -> AnyView {
    again(move || match asked.stands() {
        Some(stands) if is_of(row, &stands) => pressable("app-pass app-pass--back", say::take_back())
            .attr("tabindex", "-1")
            .tap(move || {
                asked.answer(None);
            })
            .view(),
        Some(_) | None => nothing(),
    })
}

impl Pressing {
    fn button(self, at: usize, class: &'static str, label: String, with_key: bool) -> AnyView {
        let (stop, asked) = (self.stop, self.asked);
        let mine = self.answers.get(at).cloned();
        let key = self.row.key_of(at).filter(|_| with_key);
        let key = key.map(|key| el("span", "app-row__key").attr("aria-hidden", "true").text(key.to_string()).view());
        let is_pressed = move || asked.stands().zip(mine.as_ref()).is_some_and(|(stands, mine)| has(&stands, mine));
        let (by_key, by_tap) = (self.clone(), self);
        pressable(class, label)
            .children(key)
            .attr("id", button_id(asked, at))
            .attr_of("tabindex", move || Some(if stop.get() == at { "0" } else { "-1" }.to_owned()))
            .pressed(is_pressed)
            .on("keydown", move |event| by_key.key(at, event))
            .tap(move || {
                by_tap.choose(at);
            })
            .view()
    }

    fn key(&self, at: usize, event: web_sys::Event) {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(act) = self.row.act(&event.key(), at) else { return };
        event.prevent_default();
        match act {
            Act::Walk(to) => {
                self.stop.set(to);
                focus::on(button_id(self.asked, to));
            }
            // A key that is held down answers one question, not all that follow.
            Act::Choose(_) | Act::TakeBack if event.repeat() => {}
            Act::TakeBack => {
                if untrack(|| self.asked.stands()).is_some_and(|stands| is_of(self.row, &stands)) {
                    self.asked.answer(None);
                }
            }
            Act::Choose(_) if event.key() == "Enter" && self.is_several(at) => self.asked.go_on(),
            Act::Choose(to) => {
                if self.choose(to) && !self.is_several(to) {
                    self.asked.go_on();
                }
            }
        }
    }

    /// Whether this is one of several options that may be chosen together.
    fn is_several(&self, at: usize) -> bool {
        self.exclusive.is_some() && at < self.row.options
    }

    /// Chooses an answer; whether it was taken.
    fn choose(&self, at: usize) -> bool {
        self.stop.set(at);
        let Some(answer) = self.answers.get(at) else { return false };
        match (answer, &self.exclusive) {
            (Answer::Given(Value::Choice(code)), Some(exclusive)) => {
                let chosen = untrack(|| self.asked.of.ahead(|draft| draft.at(self.asked.index).cloned()));
                let order: Vec<&str> = self.answers.iter().filter_map(code_of).collect();
                let codes = toggled(chosen.as_ref(), code, &order, exclusive);
                self.asked.answer((!codes.is_empty()).then_some(Answer::Given(Value::Choices(codes))))
            }
            (answer, _) => self.asked.answer(Some(answer.clone())),
        }
    }
}

fn button_id(asked: Asked, at: usize) -> String {
    format!("{}-{at}", id(asked.index))
}

fn code_of(answer: &Answer) -> Option<&str> {
    match answer {
        Answer::Given(Value::Choice(code)) => Some(code),
        Answer::Given(Value::Choices(_) | Value::Number(_) | Value::Date(_) | Value::Words(_)) | Answer::Passed(_) => {
            None
        }
    }
}

/// Whether what stands is this answer, or has it among others.
fn has(stands: &Answer, answer: &Answer) -> bool {
    match (stands, code_of(answer)) {
        (Answer::Given(Value::Choices(codes)), Some(code)) => codes.iter().any(|other| other == code),
        (stands, _) => stands == answer,
    }
}
