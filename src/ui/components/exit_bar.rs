//! The bar that is always there: help on one side, the way out on the other.
//!
//! The way out works by touch and click, by pressing Shift three times within five seconds, and by a link that only a
//! keyboard or screen reader meets first on the page. It is a real link: should this program ever hang, it still
//! leaves. Escape alone is too easy to press by accident, and some screen readers and browsers use it themselves.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::skip_link::skip_link;
use super::{Look, button, el};
use crate::words;

/// Presses of Shift that leave.
const PRESSES: u8 = 3;
/// How long the presses may take together.
const WITHIN: Duration = Duration::from_secs(5);

/// Draws the bar once, above every page. `leave` forgets everything and goes to `address`; `help` shows the helplines.
pub(in crate::ui) fn exit_bar(
    address: String,
    help: impl Fn() + 'static,
    leave: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let presses = RwSignal::new(0u8);
    let timed_out = RwSignal::new(false);
    watch_shift(presses, timed_out, leave);

    let said = move || match (presses.get(), timed_out.get()) {
        (0, false) => String::new(),
        (0, true) => words::leave::timed_out(),
        (1, _) => words::leave::press_twice_more(),
        (2, _) => words::leave::press_once_more(),
        (_, _) => words::leave::leaving(),
    };
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        leave();
    };
    let dots = (0..PRESSES).map(|dot| {
        let class = move || if presses.get() > dot { "app-exit__dot app-exit__dot--on" } else { "app-exit__dot" };
        el("span", "").attr_of("class", move || Some(class().to_owned())).view()
    });
    let dots =
        el("span", "app-exit__dots").attr("aria-hidden", "true").hidden(move || presses.get() == 0).children(dots);
    let way_out = |class: &'static str, label: String| {
        el("a", class).attr("href", address.clone()).attr("rel", "noreferrer").text(label).on("click", go)
    };
    el("header", "app-exit")
        .child(skip_link())
        .el(way_out("app-skip", words::leave::hidden_link()))
        .child(button(words::help::link(), Look::Quiet, help))
        .el(way_out("app-exit__button", words::leave::button()).el(dots))
        .el(el("p", "app-hidden").attr("role", "status").text_of(said))
        .view()
}

/// Counts presses of Shift on its own: Shift held for a capital letter is not one.
fn watch_shift(presses: RwSignal<u8>, timed_out: RwSignal<bool>, leave: impl Fn() + Copy + Send + Sync + 'static) {
    let alone = StoredValue::new(true);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let start_again = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        presses.set(0);
    };
    let down = window_event_listener(ev::keydown, move |event| {
        alone.set_value(event.key() == "Shift");
        if event.key() != "Shift" && presses.get_untracked() > 0 {
            start_again();
        }
    });
    let up = window_event_listener(ev::keyup, move |event| {
        if event.key() != "Shift" || !alone.get_value() {
            return;
        }
        timed_out.set(false);
        presses.update(|count| *count += 1);
        match presses.get_untracked() {
            1 => {
                let give_up = move || {
                    timed_out.set(true);
                    start_again();
                };
                timer.set_value(set_timeout_with_handle(give_up, WITHIN).ok());
            }
            PRESSES => leave(),
            _ => {}
        }
    });
    on_cleanup(move || {
        down.remove();
        up.remove();
        start_again();
    });
}
