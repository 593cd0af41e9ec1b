//! What a draft is not, as it stands with every result, and about how long it takes.

use leptos::prelude::*;

use super::bench::Bench;
use super::names::in_words;
use crate::app::staff::packs::Change;
use crate::instrument::Instrument;
use crate::ui::components::{Problems, all, el, heading, point_at};
use crate::ui::staff::english;
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::words::staff::{desk as say_desk, packs as say};

const DISCLAIMER: &str = "disclaimer";
const MINUTES: &str = "minutes";

/// Draws the form.
pub(super) fn about(bench: Bench, pack: &Instrument) -> AnyView {
    let disclaimer = RwSignal::new(english::text(pack.disclaimer()));
    let minutes = RwSignal::new(pack.minutes().to_string());
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let said = RwSignal::new(String::new());
    let fields = [
        Entry { hint: Some(say::disclaimer_hint()), ..Entry::plain(DISCLAIMER, say::disclaimer()) }
            .lines(disclaimer, problems),
        Entry::plain(MINUTES, say::minutes()).line(minutes, problems),
        banner(problem),
        el("p", "app-form__status").attr("role", "status").text_of(move || said.get()).view(),
    ];
    let set = move || async move {
        let text = composed(disclaimer).trim().to_owned();
        let long = minutes.get_untracked().trim().parse::<u32>().ok().filter(|minutes| (1..=600).contains(minutes));
        said.set(String::new());
        let missing = text.is_empty().then(|| (DISCLAIMER, say_desk::needed(say::disclaimer())));
        let wrong = long.is_none().then(|| (MINUTES, say::minutes_wrong()));
        if point_at(problems, missing.into_iter().chain(wrong).collect()) {
            return;
        }
        match bench.settle(Change::About(text, long.unwrap_or_default())).await {
            Ok(()) => drop(said.try_set(say::now_set())),
            Err(error) => drop(problem.try_set(Some(in_words(&error)))),
        }
    };
    all([heading(say::about()), Form::new(say::set_about()).view(fields, set)])
}
