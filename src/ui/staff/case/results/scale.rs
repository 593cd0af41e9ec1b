//! One scale: its bar, its words, what opens behind it, the caseworker's view of it and the woman's own.

use leptos::prelude::*;

use super::Results;
use crate::instrument::Scale;
use crate::scoring::{Outcome, ScaleResult};
use crate::ui::components::{all, details, el, nothing, paragraph};
use crate::ui::staff::english;
use crate::words::staff::results as say;

/// The id of the heading of a scale's row, by the scale's place: where the focus goes back to.
pub(super) fn heading_id(place: usize) -> String {
    format!("scale-{place}")
}

/// The bands of a scale: code and name.
pub(super) fn band_names(scale: &Scale) -> Vec<(String, String)> {
    scale.bands().iter().map(|band| (band.code().to_owned(), english::text(band.title()))).collect()
}

impl Results<'_> {
    /// Draws the row of the scale at this place.
    pub(super) fn scale(&self, place: usize) -> AnyView {
        let Some((scale, result)) = self.at(place) else { return nothing() };
        let title = english::text(scale.title());
        let (score, says) = self.in_words(place);
        let label = el("div", "app-chart__label")
            .el(el("h3", "app-results__scale").attr("id", heading_id(place)).attr("tabindex", "-1").text(title.clone()))
            .el(el("span", "app-chart__says").text(format!("{says} · {score}")));
        let bar = match self.percent(place) {
            Some(percent) => bar(format!("{title}: {says}, {score}"), scale, percent),
            None => el("p", "app-results__missing").text(missing(result)).view(),
        };
        let texts = [scale.about(), band_text(scale, result)].into_iter().flatten();
        let texts = texts.map(|text| paragraph(english::text(text)));
        let behind = all(texts.chain([self.workings(scale, result)]));
        el("li", "app-chart__row")
            .el(label)
            .child(bar)
            .child(self.her_view(place, scale))
            .child(self.judged_at(place, scale, result))
            .child(details(say::behind(&title), behind))
            .view()
    }

    pub(super) fn at(&self, place: usize) -> Option<(&Scale, &ScaleResult)> {
        self.filled.instrument().scales().get(place).zip(self.scored.scales().get(place))
    }

    /// The score in its range, and what its band says; or why there is none.
    pub(super) fn in_words(&self, place: usize) -> (String, String) {
        let Some((scale, result)) = self.at(place) else { return Default::default() };
        let (low, high) = scale.range();
        match result.outcome {
            Outcome::Score { score, band } => {
                let says = scale.bands().get(band).map(|band| english::text(band.title())).unwrap_or_default();
                (say::score_of(high, low, score), says)
            }
            Outcome::TooFewAnswers { answered, shown } => (say::answered_of(answered, shown), say::too_few()),
            Outcome::NotAsked => (say::no_score(), say::not_asked()),
        }
    }
}

fn missing(result: &ScaleResult) -> String {
    match result.outcome {
        Outcome::TooFewAnswers { .. } => say::too_few_about(),
        Outcome::Score { .. } | Outcome::NotAsked => say::not_asked_about(),
    }
}

fn band_text<'a>(scale: &'a Scale, result: &ScaleResult) -> Option<&'a crate::document::Text> {
    match result.outcome {
        Outcome::Score { band, .. } => scale.bands().get(band)?.text(),
        Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
    }
}

/// The bar, with a line where each band but the first begins. A little is always drawn, so that "least" is not "missing".
fn bar(label: String, scale: &Scale, percent: i64) -> AnyView {
    let width = (percent * 10).max(14).to_string();
    let marks: Vec<AnyView> = (scale.bands().iter().skip(1))
        .map(|band| {
            let at = (scale.percent(band.from()) * 10).to_string();
            view! { <line class="app-chart__mark" x1=at.clone() x2=at y1="0" y2="14"></line> }.into_any()
        })
        .collect();
    view! {
        <svg class="app-chart__line" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="app-chart__track" width="1000" height="14" rx="7"></rect>
            <rect class="app-chart__fill" width=width height="14" rx="7"></rect>
            {marks}
        </svg>
    }
    .into_any()
}
