//! One of a few, to be chosen by touch or arrow keys.

use leptos::prelude::*;

use crate::ui::components::el;

/// Draws the question and its answers; the one that is chosen is marked. `name` is a word that no other question of the page
/// has.
pub(super) fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &str,
    question: String,
    answers: impl IntoIterator<Item = (T, String)>,
    chosen: RwSignal<T>,
) -> AnyView {
    let answer = |(which, label): (T, String)| {
        let input = el("input", "app-show__box")
            .attr("type", "radio")
            .attr("name", name)
            .checked(move || chosen.get() == which)
            .on("change", move |_| chosen.set(which));
        el("label", "app-show").el(input).el(el("span", "").text(label)).view()
    };
    el("fieldset", "app-field")
        .el(el("legend", "app-field__label").text(question))
        .el(el("div", "app-options").children(answers.into_iter().map(answer)))
        .view()
}
