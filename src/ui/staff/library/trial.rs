//! Trying a pack: answered as in an interview, and nothing of it is kept.

use leptos::prelude::*;

use super::bench::Bench;
use crate::ui::components::{again, all, el, paragraph, title};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::english;
use crate::ui::staff::failed::banner;
use crate::ui::staff::interview;
use crate::vault::RecordId;
use crate::words::staff::{desk as say_desk, packs as say};

/// Draws the page for the pack that stands at this place.
pub(in crate::ui::staff) fn trial(desk: Desk, at: RecordId) -> AnyView {
    let bench = Bench::at(desk, at);
    let body = again(move || match (bench.standing.get(), bench.taken.get_untracked()) {
        (Some(_), Some(taken)) => untrack(|| {
            all([
                title(say::trying(english::text(taken.pack.title()))),
                el("p", "app-banner").text(say::trying_about()).view(),
                interview::trial(desk, &taken.pack, at),
            ])
        }),
        (Some(_), None) => paragraph(say::gone()),
        (None, _) => el("p", "").attr("role", "status").text(say_desk::working()).view(),
    });
    all([banner(bench.problem), body])
}
