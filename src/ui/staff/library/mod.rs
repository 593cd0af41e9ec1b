//! The packs that a centre takes in itself, for managers: from a file, with a report, to questions that the centre asks.

mod about;
mod alarm;
mod bands;
mod bench;
mod hosted;
mod legal;
mod names;
mod pack;
mod questions;
mod remarks;
mod take_in;
mod trial;

pub(super) use pack::pack;
pub(super) use trial::trial;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::names::stands;
use super::desk::{Desk, Page};
use super::english;
use super::failed::{self, banner};
use crate::app::staff::packs::{Shelf, Taken};
use crate::ui::components::{Look, again, all, button, el, heading, hint, lead, paragraph, title};
use crate::vault::kept_pack_at;
use crate::vault::staff::Standing;
use crate::words::staff::{desk as say_desk, packs as say};

/// Draws the page.
pub(super) fn library(desk: Desk) -> AnyView {
    let (shelf, problem) = (RwSignal::new(None::<Shelf>), RwSignal::new(None::<String>));
    spawn_local(async move {
        match bench::read(desk).await {
            Some(Ok(here)) => drop(shelf.try_set(Some(here))),
            Some(Err(error)) => drop(problem.try_set(Some(failed::in_words(&error)))),
            None => {}
        }
    });
    let list = again(move || match shelf.get() {
        None => el("p", "").attr("role", "status").text(say_desk::working()).view(),
        Some(shelf) => lines(desk, &shelf),
    });
    all([
        title(say::title()),
        lead(say::lead()),
        banner(problem),
        list,
        heading(say::take_title()),
        take_in::take_in(desk),
        hosted::hosted(desk),
    ])
}

fn lines(desk: Desk, shelf: &Shelf) -> AnyView {
    let warn = |text: String| el("p", "app-banner app-banner--problem").text(text).view();
    let unreadable = (shelf.unreadable > 0).then(|| warn(say::unreadable(shelf.unreadable)));
    let twice = asked_twice(&shelf.packs).map(|name| warn(say::asked_twice(name)));
    if shelf.packs.is_empty() {
        return all(unreadable.into_iter().chain([paragraph(say::none())]));
    }
    let list = el("ul", "app-taken").attr("aria-label", say::list());
    let list = list.children(shelf.packs.iter().map(|taken| line(desk, taken)));
    all(unreadable.into_iter().chain(twice).chain([list.view()]))
}

fn line(desk: Desk, taken: &Taken) -> AnyView {
    let (name, identity) = (english::text(taken.pack.title()), taken.pack.identity());
    let page = Page::Pack(kept_pack_at(identity).id);
    let sealed = taken.has_key.then(|| hint(say::has_key()));
    el("li", "app-card")
        .el(el("h2", "app-card__title").text(name.clone()))
        .child(paragraph(stands(taken.standing)))
        .child(hint(say::which(&identity.id, &identity.version)))
        .children(sealed)
        .child(button(say::open(name), Look::Secondary, move || desk.page.set(page)))
        .view()
}

/// A name under which two packs are asked: two tablets did so before they met.
fn asked_twice(packs: &[Taken]) -> Option<String> {
    let mut names: Vec<String> = (packs.iter().filter(|taken| taken.standing == Standing::Asked))
        .map(|taken| taken.pack.identity().to_string())
        .collect();
    names.sort_unstable();
    names.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some(one.clone()),
        _ => None,
    })
}
