//! The packs that this centre asks, on their way from the start: whoever signs in finds them here.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::app::staff::assess::Packs;
use crate::app::staff::packs::shelf;
use crate::ui::before::pack;
use crate::ui::components::{Look, again, all, button, el, paragraph};
use crate::words::staff::{assess as say, desk as say_desk};

/// The demographic questions.
pub(super) const ABOUT: &str = "about-you-1.0";

/// How far loading them is.
#[derive(Clone)]
pub(super) enum Loaded {
    /// They are on their way.
    Coming,
    /// All are here: those for women first, then the demographic questions.
    Here(Arc<Packs>),
    /// At least one did not arrive, or is not right.
    Failed,
}

/// Loads them.
pub(super) fn load(desk: Desk) {
    desk.packs.set(Loaded::Coming);
    let world = desk.world();
    let names = world.centre.packs().iter().map(String::as_str).chain([ABOUT]);
    let coming: Vec<_> = names.map(pack).collect();
    spawn_local(async move {
        let mut here = Vec::new();
        for pack in coming {
            match pack.await {
                Ok(pack) => here.push(pack),
                Err(_) => return desk.packs.set(Loaded::Failed),
            }
        }
        // What the centre took in itself is behind the keys: until somebody is signed in, only what comes with the app is here.
        let own = desk.with(async |world, signed| shelf(&world.store, &signed.session).await).await;
        let own = own.and_then(Result::ok).unwrap_or_default();
        here.extend(own.asked().cloned());
        let packs = Packs::new(here).and_readable(own.readable().cloned().collect());
        desk.packs.set(Loaded::Here(Arc::new(packs)));
    });
}

/// Draws what needs them, once they are here.
pub(super) fn with_packs(desk: Desk, draw: impl Fn(&Arc<Packs>) -> AnyView + Send + 'static) -> AnyView {
    again(move || match desk.packs.get() {
        Loaded::Coming => el("p", "").attr("role", "status").text(say_desk::working()).view(),
        Loaded::Here(packs) => draw(&packs),
        Loaded::Failed => el("section", "app-banner app-banner--problem")
            .attr("role", "alert")
            .child(all([paragraph(say::no_packs()), button(say::try_again(), Look::Secondary, move || load(desk))]))
            .view(),
    })
}
