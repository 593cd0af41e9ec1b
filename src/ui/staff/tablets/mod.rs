//! What goes from this tablet to another and comes from there, as files. No connection is needed.

mod catch_up;
mod chosen;
mod join;
mod take_in;

pub(super) use join::join;

use leptos::prelude::*;

use self::chosen::Chosen;
use super::desk::{Desk, Signed, World};
use super::failed::{self, banner};
use super::form::Form;
use crate::app::staff::tablets::{TabletFile, TakeAlongError, take_along, take_everything};
use crate::browser::{clock, download};
use crate::ui::components::{again, all, el, heading, lead, nothing, paragraph, title};
use crate::words::staff::{failed as say_failed, tablets as say};

/// Draws the page.
pub(super) fn tablets(desk: Desk) -> AnyView {
    // Not drawn anew with every change of who works here: what was just said would go with it.
    let is_manager = Memo::new(move |_| desk.who.read().as_ref().is_some_and(|who| who.is_manager));
    let chosen = Chosen::new();
    let give =
        give(desk, say::give(), async |world, signed| Ok(take_along(&world.store, &signed.session).await?), say::given);
    let managers = again(move || if is_manager.get() { everything(desk) } else { nothing() });
    all([
        title(say::title()),
        lead(say::lead()),
        heading(say::give_title()),
        paragraph(say::give_about()),
        give,
        heading(say::take_title()),
        paragraph(say::take_about()),
        take_in::take_in(desk, chosen),
        again(move || if is_manager.get() { catch_up::catch_up(desk, chosen) } else { nothing() }),
        managers,
    ])
}

/// A manager's file.
fn everything(desk: Desk) -> AnyView {
    let give = give(
        desk,
        say::everything(),
        async |world, signed| take_everything(&world.store, &signed.session).await,
        say::given_everything,
    );
    all([
        heading(say::everything_title()),
        paragraph(say::everything_about()),
        paragraph(say::everything_guard()),
        give,
    ])
}

/// A button that saves a file, and what it came to.
fn give(
    desk: Desk,
    label: String,
    make: impl AsyncFn(&World, &mut Signed) -> Result<TabletFile, TakeAlongError> + Copy + 'static,
    done: impl Fn(usize) -> String + Copy + 'static,
) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let saved = RwSignal::new(None::<String>);
    let give = move || async move {
        problem.set(None);
        saved.set(None);
        let made = desk.with(async |world: &World, signed: &mut Signed| make(world, signed).await).await;
        match made {
            Some(Ok(file)) => {
                let name =
                    clock::today().map_or_else(|| "tablet.sealed".to_owned(), |day| format!("tablet-{day}.sealed"));
                if download::bytes(&name, &file.to_bytes()) {
                    saved.try_set(Some(done(file.cases())));
                } else {
                    problem.try_set(Some(say::not_saved()));
                }
            }
            Some(Err(TakeAlongError::NotAManager)) => {
                problem.try_set(Some(say_failed::manager_only()));
            }
            Some(Err(TakeAlongError::Failed(error))) => {
                problem.try_set(Some(failed::in_words(&error)));
            }
            None => {}
        }
    };
    let form = Form::new(label).view([banner(problem)], give);
    all([form, said(saved)])
}

/// What was just done.
fn said(text: RwSignal<Option<String>>) -> AnyView {
    again(move || match text.get() {
        Some(text) => el("p", "app-banner app-banner--good").attr("role", "status").text(text).view(),
        None => nothing(),
    })
}
