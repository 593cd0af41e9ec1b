//! All cases.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::ui::components::{all, el, title};
use crate::words::staff::caseload as say;

/// Draws the page.
pub(super) fn caseload(desk: Desk) -> AnyView {
    let count = RwSignal::new(None::<usize>);
    spawn_local(async move {
        let found = desk.with(async |_, signed| signed.list.len()).await;
        count.try_set(found);
    });
    let none = el("p", "").text_of(move || if count.get() == Some(0) { say::none() } else { String::new() });
    all([title(say::title()), none.view()])
}
