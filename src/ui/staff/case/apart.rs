//! Versions that were written on two tablets without knowing of each other, side by side, for a person to decide.

use leptos::prelude::*;

use crate::ui::components::el;
use crate::words::staff::apart as say;

/// One of the versions.
pub(super) struct Apart {
    /// What it says, and by whom.
    pub(super) shown: AnyView,
    /// What it says in a few words, for who hears the button without seeing what stands above it.
    pub(super) spoken: String,
    /// Writes it in place of all.
    pub(super) keep: Box<dyn Fn()>,
}

/// Draws them, with a button each. `of` is what they are versions of.
pub(super) fn apart(of: String, versions: impl IntoIterator<Item = Apart>) -> AnyView {
    let version = |Apart { shown, spoken, keep }: Apart| {
        let keep = el("button", "app-button app-button--secondary")
            .attr("type", "button")
            .attr("aria-label", say::keep_what(spoken))
            .text(say::keep())
            .tap(keep);
        el("div", "app-apart__version").child(shown).el(keep).view()
    };
    el("div", "app-apart")
        .attr("role", "group")
        .attr("aria-label", say::title(of))
        .el(el("p", "app-apart__about").text(say::about()))
        .el(el("div", "app-apart__versions").children(versions.into_iter().map(version)))
        .view()
}
