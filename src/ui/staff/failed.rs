//! What went wrong, in words: the only place of the staff's pages that says it.

use leptos::prelude::*;

use crate::app::staff::Failed;
use crate::store::StoreError;
use crate::ui::components::{again, el, nothing};
use crate::words::staff::failed as say;

/// What stopped, and what to do about it.
pub(super) fn in_words(failed: &Failed) -> String {
    match failed {
        Failed::Store(StoreError::Full) => say::full(),
        Failed::Store(StoreError::Unavailable) => say::no_store(),
        Failed::Store(StoreError::Closed | StoreError::Other(_)) => say::closed(),
        Failed::Store(StoreError::Gone) => say::gone(),
        Failed::Store(StoreError::NewerVersion) => say::newer(),
        Failed::Seal(_) | Failed::Keysmith(_) => say::no_key(),
        Failed::Unreadable(_) => say::damaged(),
    }
}

/// A line that says so, once there is something to say.
pub(super) fn banner(problem: RwSignal<Option<String>>) -> AnyView {
    again(move || match problem.get() {
        Some(text) => el("p", "app-banner app-banner--problem").attr("role", "alert").text(text).view(),
        None => nothing(),
    })
}
