//! The total and its level, where the pack has one: for staff, for their judgement, with every scale that goes into it.

use leptos::prelude::*;

use super::Results;
use super::judged::Judging;
use crate::instrument::Total;
use crate::scoring::Outcome;
use crate::ui::components::{all, details, el, list, nothing, paragraph, table};
use crate::ui::staff::english;
use crate::words::staff::results as say;

/// The id of the total's heading.
pub(super) const TOTAL_ID: &str = "total";

impl Results<'_> {
    /// Draws it; nothing where the pack has no total.
    pub(super) fn total(&self) -> AnyView {
        let Some(total) = self.filled.instrument().total() else { return nothing() };
        let level = self.scored.total().and_then(|found| total.levels().get(found.level));
        let says = match (self.scored.total(), level) {
            (Some(found), Some(level)) => say::total_is(english::text(level.title()), found.score),
            _ => say::no_total(self.unscored(total)),
        };
        let levels = total.levels().iter().map(|level| (level.code().to_owned(), english::text(level.title())));
        let figure = level.map(|level| level.code().to_owned());
        let judging = Judging { scale: None, levels: levels.collect(), figure };
        el("section", "app-card app-total")
            .el(el("h2", "").attr("id", TOTAL_ID).attr("tabindex", "-1").text(say::for_judgement()))
            .child(paragraph(say::for_judgement_about()))
            .el(el("p", "app-total__figure").text(says))
            .child(self.judged(judging))
            .child(details(say::behind_total(), self.parts(total)))
            .view()
    }

    /// Which scales keep the total from being there.
    fn unscored(&self, total: &Total) -> String {
        let without = |place: &&usize| self.at(**place).is_some_and(|(_, result)| result.outcome.counts_as().is_none());
        let parts = total.risks().iter().chain(total.strengths()).filter(without);
        let names: Vec<String> = parts.filter_map(|place| Some(english::text(self.at(*place)?.0.title()))).collect();
        names.join(", ")
    }

    /// What each scale adds or takes away, and where the levels begin.
    fn parts(&self, total: &Total) -> AnyView {
        let row = |place: &usize, sign: &str| {
            let (scale, result) = self.at(*place)?;
            let counts = match (result.outcome, result.outcome.counts_as()) {
                (Outcome::NotAsked, _) => say::not_asked(),
                (Outcome::Score { .. } | Outcome::TooFewAnswers { .. }, Some(points)) => format!("{sign}{points}"),
                (Outcome::Score { .. } | Outcome::TooFewAnswers { .. }, None) => say::too_few(),
            };
            Some(vec![english::text(scale.title()), counts])
        };
        let risks = total.risks().iter().filter_map(|place| row(place, "+ "));
        let strengths = total.strengths().iter().filter_map(|place| row(place, "− "));
        let rows: Vec<Vec<String>> = risks.chain(strengths).collect();
        let columns = vec![say::column_scale(), say::counts()];
        let levels = total.levels().iter().map(|level| say::band_from(level.from(), english::text(level.title())));
        all([paragraph(say::total_rule()), table(None, columns, rows), paragraph(say::levels()), list(levels)])
    }
}
