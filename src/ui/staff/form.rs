//! A form that does one thing: Enter sends it, it says that it is at work, and it is not sent twice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::{actions, all, el, pressable};
use crate::words::staff::desk as say;

/// The buttons of a form, and what it does.
pub(super) struct Form {
    /// The button that sends it.
    pub(super) label: String,
    /// What is said while it is at work.
    pub(super) working: String,
    /// Other ways on, beside the button.
    pub(super) beside: Vec<AnyView>,
}

impl Form {
    /// A form that says "One moment…".
    pub(super) fn new(label: String) -> Self {
        Self { label, working: say::working(), beside: Vec::new() }
    }

    /// Draws the fields and the buttons; `act` is what sending does.
    pub(super) fn view<W: Future<Output = ()> + 'static>(
        self,
        fields: impl IntoIterator<Item = AnyView>,
        act: impl Fn() -> W + 'static,
    ) -> AnyView {
        let Self { label, working, beside } = self;
        let at_work = RwSignal::new(false);
        let send = pressable("app-button", label)
            .attr("type", "submit")
            .attr_of("disabled", move || at_work.get().then(String::new));
        let status = move || if at_work.get() { working.clone() } else { String::new() };
        let fields = all(fields);
        el("form", "app-form")
            .attr("novalidate", "")
            .on("submit", move |event| {
                event.prevent_default();
                if at_work.get_untracked() {
                    return;
                }
                at_work.set(true);
                let work = act();
                spawn_local(async move {
                    work.await;
                    at_work.try_set(false);
                });
            })
            .child(fields)
            .el(el("p", "app-form__status").attr("role", "status").text_of(status))
            .child(actions(std::iter::once(send.view()).chain(beside)))
            .view()
    }
}
