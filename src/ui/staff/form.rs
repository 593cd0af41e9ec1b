//! A form that does one thing: Enter sends it, it says that it is at work, and it is not sent twice.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, EventTarget};

use super::half_typed::KeptAs;
use crate::browser::typed;
use crate::ui::components::{Look, actions, all, el, pressable};
use crate::words::staff::desk as say;

/// The buttons of a form, and what it does.
pub(super) struct Form {
    /// The button that sends it.
    pub(super) label: String,
    /// What is said while it is at work.
    pub(super) working: String,
    /// Other ways on, beside the button.
    pub(super) beside: Vec<AnyView>,
    /// What it is kept as when the tablet locks over it; `None` for one that is never kept.
    pub(super) kept: Option<KeptAs>,
}

impl Form {
    /// A form that says "One moment…".
    pub(super) fn new(label: String) -> Self {
        Self { label, working: say::working(), beside: Vec::new(), kept: None }
    }

    /// Draws the fields and the buttons; `act` is what sending does.
    pub(super) fn view<W: Future<Output = ()> + 'static>(
        self,
        fields: impl IntoIterator<Item = AnyView>,
        act: impl Fn() -> W + 'static,
    ) -> AnyView {
        let Self { label, working, beside, kept } = self;
        let at_work = RwSignal::new(false);
        let send = pressable("app-button", label)
            .attr("type", "submit")
            .attr_of("disabled", move || at_work.get().then(String::new));
        let status = move || if at_work.get() { working.clone() } else { String::new() };
        let fields = all(fields);
        let form = el("form", "app-form").attr("novalidate", "");
        let form = match &kept {
            Some(kept) => {
                let (gone, left) = (kept.clone(), kept.clone());
                on_cleanup(move || gone.gone());
                form.attr(typed::FORM, kept.name()).on_first("click", move |event| {
                    if is_a_way_out(&event) {
                        left.ending().once_gone();
                    }
                })
            }
            None => form,
        };
        form.on("submit", move |event| {
            event.prevent_default();
            if at_work.get_untracked() {
                return;
            }
            at_work.set(true);
            let ending = kept.as_ref().map(KeptAs::ending);
            let work = act();
            spawn_local(async move {
                work.await;
                at_work.try_set(false);
                if let Some(ending) = ending {
                    ending.once_gone();
                }
            });
        })
        .child(fields)
        .el(el("p", "app-form__status").attr("role", "status").text_of(status))
        .child(actions(std::iter::once(send.view()).chain(beside)))
        .view()
    }
}

/// A button that opens the form which is kept as `name`, and writes nothing.
pub(super) fn opener(label: String, look: Look, name: String, press: impl Fn() + 'static) -> AnyView {
    pressable(look.class(), label).attr(typed::OPENS, name).tap(press).view()
}

/// Whether it is a press on a button beside the one that sends.
fn is_a_way_out(event: &Event) -> bool {
    let at = element(event.target());
    at.and_then(|at| at.closest("button[type=\"button\"]").ok().flatten()).is_some()
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}
