//! Which questions she is asked, in the order in which they are ticked.

use leptos::prelude::*;

use super::offer::{self, Offer};
use crate::ui::components::{again, all, el, hint, nothing};
use crate::words::staff::invite as say;

/// Draws the choice; nothing where there is none.
pub(super) fn which(offers: &[Offer], chosen: RwSignal<Vec<String>>) -> AnyView {
    let named = offer::named(offers);
    if named.len() < 2 {
        return nothing();
    }
    let rows = named.clone().into_iter().map(|(name, title)| row(name, title, chosen));
    let order = again(move || {
        let chosen = chosen.read();
        let title = |name: &String| named.iter().find(|(known, _)| known == name).map(|(_, title)| title.as_str());
        let titles: Vec<&str> = chosen.iter().filter_map(title).collect();
        if titles.len() < 2 { nothing() } else { hint(say::order(titles.join(" → "))) }
    });
    el("fieldset", "app-field")
        .el(el("legend", "app-field__label").text(say::which()))
        .child(el("div", "app-stack").child(all(rows)).view())
        .el(el("div", "").attr("role", "status").child(order))
        .view()
}

fn row(name: String, title: String, chosen: RwSignal<Vec<String>>) -> AnyView {
    let mine = name.clone();
    let change = move |_| {
        chosen.update(|chosen| match chosen.iter().position(|other| *other == name) {
            Some(place) => _ = chosen.remove(place),
            None => chosen.push(name.clone()),
        });
    };
    let tick = el("input", "app-show__box")
        .attr("type", "checkbox")
        .checked(move || chosen.read().contains(&mine))
        .on("change", change);
    el("label", "app-show").el(tick).el(el("span", "").text(title)).view()
}

/// What is chosen at first: the centre's first pack.
pub(super) fn first(offers: &[Offer]) -> RwSignal<Vec<String>> {
    RwSignal::new(offers.first().map(|offer| offer.name.clone()).into_iter().collect())
}

/// What is chosen now.
///
/// # Errors
/// What to say where nothing is.
pub(super) fn taken(chosen: RwSignal<Vec<String>>) -> Result<Vec<String>, String> {
    let packs = chosen.get_untracked();
    if packs.is_empty() { Err(say::which_none()) } else { Ok(packs) }
}
