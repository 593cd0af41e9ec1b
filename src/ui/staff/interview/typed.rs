//! Numbers, dates and words: stored at every pause, and when one goes on.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

use super::question::{Asked, explain, id};
use super::row::{Options, row};
use super::state::Aim;
use crate::assessment::{Answer, Pass, Reason, Value};
use crate::browser::clock;
use crate::instrument::Precision;
use crate::ui::components::{El, all, date_parts, el, hint, nothing};
use crate::words;
use crate::words::staff::interview as say;

/// Milliseconds without a keystroke after which what was typed is stored.
const PAUSE: u64 = 600;

/// A field that is typed into.
#[derive(Clone)]
struct Typing {
    asked: Asked,
    /// Counts keystrokes, so that only the last one's pause stores.
    strokes: Rc<Cell<u64>>,
}

impl Typing {
    fn of(asked: Asked) -> Self {
        Self { asked, strokes: Rc::new(Cell::new(0)) }
    }

    /// Takes what stands in the field now, if it fits, and stores it at the next pause. What does not fit, or is not whole
    /// yet, takes back what stood there: what is kept is never anything but what is on the screen. Words that grew too long
    /// are kept up to there, and say so.
    fn take(&self, answer: Result<Option<Value>, String>) {
        let asked = self.asked;
        let value = answer.ok().flatten();
        let was_passed = matches!(untrack(|| asked.of.ahead(|d| d.at(asked.index).cloned())), Some(Answer::Passed(_)));
        let taken = match value {
            None if was_passed => Ok(()),
            value => asked.of.type_in(asked.index, value.map(Answer::Given)),
        };
        asked.problem.set(None);
        if let Err(problem) = taken {
            if matches!(problem.reason, Reason::TooLong { .. }) {
                asked.problem.set(Some(explain(problem.reason)));
            } else {
                let _ = asked.of.type_in(asked.index, None);
            }
        }
        self.strokes.set(self.strokes.get() + 1);
        let (strokes, stroke) = (Rc::clone(&self.strokes), self.strokes.get());
        spawn_local(async move {
            clock::wait(PAUSE).await;
            if strokes.get() == stroke {
                asked.of.store();
            }
        });
    }

    /// The field is left: stores what it holds, or says what is wrong with it.
    fn leave(&self, answer: Result<Option<Value>, String>) -> bool {
        let asked = self.asked;
        let stands = untrack(|| asked.of.ahead(|draft| draft.at(asked.index).cloned()));
        let taken = match answer.map(|value| value.map(Answer::Given)) {
            // Leaving a field without having typed in it writes nothing, least of all in place of her own answer.
            Ok(Some(given)) if stands.as_ref() != Some(&given) => {
                asked.of.type_in(asked.index, Some(given)).map_err(|problem| explain(problem.reason))
            }
            Ok(_) => Ok(()),
            Err(problem) => Err(problem),
        };
        asked.problem.set(taken.as_ref().err().cloned());
        asked.of.store();
        taken.is_ok()
    }
}

/// A whole number with its unit.
pub(super) fn number(asked: Asked, (min, max): (i64, i64), unit: String, passes: Vec<(Pass, String)>) -> AnyView {
    let text = RwSignal::new(match asked.stands() {
        Some(Answer::Given(Value::Number(n))) => n.to_string(),
        Some(Answer::Given(_) | Answer::Passed(_)) | None => String::new(),
    });
    let read = move || match text.read_untracked().trim() {
        "" => Ok(None),
        typed => typed.parse().map(|n| Some(Value::Number(n))).map_err(|_| words::problem::not_a_number()),
    };
    let input = field(asked, el("input", "app-input app-input--short"), text, read).attr("inputmode", "numeric");
    let line = el("span", "app-number").el(input).el(el("span", "").text(unit));
    all([
        hint(words::question::between(max, min)),
        line.view(),
        kept(asked),
        ways(asked, passes, move || text.set(String::new())),
    ])
}

/// A line or several lines of words.
pub(super) fn words(asked: Asked, several_lines: bool, passes: Vec<(Pass, String)>) -> AnyView {
    let text = RwSignal::new(match &asked.stands() {
        Some(Answer::Given(Value::Words(words))) => words.clone(),
        Some(Answer::Given(_) | Answer::Passed(_)) | None => String::new(),
    });
    let read = move || {
        let typed = text.get_untracked();
        Ok((!typed.trim().is_empty()).then_some(Value::Words(typed)))
    };
    let element = if several_lines { el("textarea", "app-input app-input--long") } else { el("input", "app-input") };
    let input = field(asked, element, text, read);
    all([input.view(), kept(asked), ways(asked, passes, move || text.set(String::new()))])
}

/// A date in three fields.
pub(super) fn date(asked: Asked, precision: Precision, passes: Vec<(Pass, String)>) -> AnyView {
    let parts = RwSignal::new(date_parts::written(match asked.stands() {
        Some(Answer::Given(Value::Date(date))) => Some(date),
        Some(Answer::Given(_) | Answer::Passed(_)) | None => None,
    }));
    let read = move || {
        let parts = parts.get_untracked();
        if parts.iter().all(|part| part.trim().is_empty()) {
            Ok(None)
        } else {
            date_parts::read(&parts).map(|date| Some(Value::Date(date)))
        }
    };
    let typing = StoredValue::new_local(Typing::of(asked));
    let take = move |part: usize, text: String| {
        parts.update(|parts| parts[part] = text);
        typing.with_value(|typing| typing.take(read()));
    };
    let wrong = move || asked.problem.read().is_some();
    let fields = el("div", "app-date")
        .children(date_parts::fields(parts, take, wrong))
        .on("keydown", move |event| {
            if is_enter(event) && typing.with_value(|typing| typing.leave(read())) {
                asked.go_on();
            }
        })
        .on("focusout", move |_| asked.of.store());
    let says = match precision {
        Precision::Year => Some(hint(words::question::date_year())),
        Precision::Month => Some(hint(words::question::date_month())),
        Precision::Day => None,
    };
    let empty = move || parts.set(Default::default());
    all(says.into_iter().chain([fields.view(), kept(asked), ways(asked, passes, empty)]))
}

/// An input or a text area; no suggestion or spelling check keeps a copy of what is typed.
fn field(
    asked: Asked,
    element: El,
    text: RwSignal<String>,
    read: impl Fn() -> Result<Option<Value>, String> + Copy + 'static,
) -> El {
    let typing = StoredValue::new_local(Typing::of(asked));
    let is_line = move |event: &web_sys::Event| {
        event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_none())
    };
    element
        .attr("aria-labelledby", format!("{}-text", id(asked.index)))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr_of("aria-invalid", move || asked.problem.read().is_some().then(|| "true".to_owned()))
        .value(move || text.get())
        .on("input", move |event| {
            text.set(event_target_value(&event));
            typing.with_value(|typing| typing.take(read()));
        })
        .on("keydown", move |event| {
            if is_line(&event) && is_enter(event) && typing.with_value(|typing| typing.leave(read())) {
                asked.go_on();
            }
        })
        .on("blur", move |_| {
            typing.try_with_value(|typing| typing.leave(read()));
        })
}

fn is_enter(event: web_sys::Event) -> bool {
    event.dyn_into::<KeyboardEvent>().is_ok_and(|event| event.key() == "Enter" && !event.is_composing())
}

/// Says that what is typed is on the disk.
fn kept(asked: Asked) -> AnyView {
    match asked.of.aim {
        Aim::Assessment(_) => {}
        Aim::Trial(_) => return nothing(),
    }
    let says = move || {
        let (ahead, stands) = (asked.of.ahead(|draft| draft.at(asked.index).cloned()), asked.stands());
        let is_given = matches!(stands, Some(Answer::Given(_)));
        if is_given && ahead == stands { say::kept() } else { String::new() }
    };
    el("p", "app-asked__kept").attr("role", "status").text_of(says).view()
}

/// The ways to pass it over; whichever is taken empties the field.
fn ways(asked: Asked, passes: Vec<(Pass, String)>, empty: impl Fn() + Send + Sync + 'static) -> AnyView {
    Effect::new(move |_| {
        if matches!(asked.stands(), Some(Answer::Passed(_))) {
            empty();
        }
    });
    row(asked, Options { options: Vec::new(), first: 1, exclusive: None }, passes)
}
