//! The end of a pack that is tried: what it would come to. Nothing of it is kept.

use leptos::prelude::*;

use super::state::Interview;
use super::{SECTION, leave};
use crate::scoring::Outcome;
use crate::ui::components::{all, el, list, paragraph};
use crate::ui::staff::english;
use crate::words::staff::packs as say;

/// Draws it.
pub(super) fn end(of: Interview) -> AnyView {
    let (scored, left) = of.stored(|filled| {
        let open = |at: usize| filled.draft().progress(at).0 - filled.draft().progress(at).1;
        (filled.scored(), (0..filled.instrument().sections().len()).map(open).sum::<usize>())
    });
    let pack = of.pack();
    let scales = pack.scales().iter().zip(scored.scales()).map(|(scale, result)| {
        let name = english::text(scale.title());
        match result.outcome {
            Outcome::Score { score, band, .. } => {
                let band = scale.bands().get(band).map(|band| english::text(band.title()));
                say::trial_scale(band.unwrap_or_default(), name, score)
            }
            Outcome::TooFewAnswers { .. } | Outcome::NotAsked => say::trial_none(name),
        }
    });
    let scales: Vec<String> = scales.collect();
    let comes_to = if scales.is_empty() { paragraph(say::trial_without()) } else { list(scales) };
    let top = el("h2", "app-interview__section").attr("id", SECTION).attr("tabindex", "-1").text(say::trial_end());
    let missing = (left > 0).then(|| paragraph(say::trial_left(left)));
    all([top.view(), comes_to].into_iter().chain(missing).chain([leave(of.desk, of.aim)]))
}
