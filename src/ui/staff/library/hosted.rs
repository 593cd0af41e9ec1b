//! The packs that come with the app: to see which they are, and to give them to other systems.

use leptos::prelude::*;

use super::bench;
use crate::browser::download;
use crate::fhir::questionnaire;
use crate::ui::components::{Look, all, button, details, el, hint, paragraph};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::english;
use crate::ui::staff::packs::with_packs;
use crate::words::staff::packs as say;

/// Draws them.
pub(super) fn hosted(desk: Desk) -> AnyView {
    let list = with_packs(desk, move |packs| {
        let lines = bench::hosted(desk, packs).into_iter().map(|pack| {
            let (name, identity) = (english::text(pack.title()), pack.identity().clone());
            let save = button(say::save_fhir_of(&name), Look::Quiet, move || {
                download::text(&format!("{}.fhir.json", pack.identity()), &questionnaire(&pack));
            });
            el("li", "app-card")
                .el(el("h3", "app-card__title").text(name))
                .child(hint(say::which(identity.id, identity.version)))
                .child(save)
                .view()
        });
        el("ul", "app-taken").attr("aria-label", say::hosted()).children(lines).view()
    });
    details(say::hosted(), all([paragraph(say::hosted_about()), list]))
}
