//! What an invite is to be: which questions, in which language, how long it works.

use leptos::prelude::*;

use super::offer::Offer;
use super::which;
use crate::app::invite::Wish;
use crate::browser::entropy::SystemEntropy;
use crate::case::record::Kind;
use crate::ui::components::{all, el, nothing};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::{failed as say_failed, invite as say};

/// The days for which an invite may work. The middle one is what most women need.
const DAYS: [i64; 3] = [7, 14, 28];

/// Draws the form. Its invite is in the record once it is made, and drawn from there.
pub(super) fn form(desk: Desk, offers: &[Offer], today: i64) -> AnyView {
    let world = desk.world();
    let languages: Vec<String> = world.centre.languages().iter().map(|tag| tag.as_str().to_owned()).collect();
    let packs = which::first(offers);
    let language = RwSignal::new(languages.first().cloned().unwrap_or_default());
    let days = RwSignal::new(DAYS[1]);
    let problem = RwSignal::new(None::<String>);
    let named = languages.iter().map(|tag| (tag.clone(), tag.clone())).collect();
    let lengths = DAYS.map(|days| (days, say::days(days))).into();
    let fields = [
        which::which(offers, packs),
        if languages.len() > 1 { choice("invite-language", say::language(), named, language) } else { nothing() },
        choice("invite-days", say::how_long(), lengths, days),
        banner(problem),
    ];
    let make = move || async move {
        let packs = match which::taken(packs) {
            Ok(packs) => packs,
            Err(why) => {
                problem.try_set(Some(why));
                return;
            }
        };
        let wish = Wish { packs, languages: vec![language.get_untracked()], last_day: today + days.get_untracked() };
        let Some(shown) = desk.shown.get_untracked() else { return };
        let written = match wish.make(&shown.record, &SystemEntropy) {
            Ok((invite, to)) => {
                let written = desk.write(vec![Kind::Invited { invite, to }]).await;
                written.map_err(|error| failed::in_words(&error))
            }
            Err(_) => Err(say_failed::no_key()),
        };
        problem.try_set(written.err());
    };
    Form::new(say::make()).view(fields, make)
}

/// One of a few, chosen by a tap.
fn choice<T: Clone + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: String,
    of: Vec<(T, String)>,
    chosen: RwSignal<T>,
) -> AnyView {
    let one = |(value, label): (T, String)| {
        let (this, value) = (value.clone(), value);
        let input = el("input", "app-show__box")
            .attr("type", "radio")
            .attr("name", name)
            .checked(move || chosen.read() == this)
            .on("change", move |_| chosen.set(value.clone()));
        el("label", "app-show").el(input).el(el("span", "").text(label)).view()
    };
    el("fieldset", "app-field")
        .el(el("legend", "app-field__label").text(label))
        .child(el("div", "app-stack").child(all(of.into_iter().map(one))).view())
        .view()
}
