//! The answers and the rule behind a figure: what each answer counts, how it is turned and weighed, what stands in for a
//! missing one, and where the bands begin.

use leptos::prelude::*;

use super::Results;
use crate::assessment::{Response, Value};
use crate::instrument::{Counted, Item, Points, Scale};
use crate::scoring::{Contribution, Outcome, ScaleResult, Source, value_of};
use crate::ui::components::{all, el, hint, list, paragraph};
use crate::ui::staff::case::assessments::gave;
use crate::ui::staff::english;
use crate::words::staff::results as say;

impl Results<'_> {
    /// Draws what is behind a scale.
    pub(super) fn workings(&self, scale: &Scale, result: &ScaleResult) -> AnyView {
        let columns = [say::question(), say::answer(), say::counts(), say::adds()];
        let head = columns.into_iter().map(|text| el("th", "app-table__cell").attr("scope", "col").text(text).view());
        let rows = scale.items().iter().zip(&result.contributions).map(|(counted, part)| self.row(counted, part));
        let table = el("table", "app-table app-table--workings")
            .el(el("caption", "app-table__caption").text(say::workings_caption()))
            .el(el("thead", "").el(el("tr", "").children(head)))
            .el(el("tbody", "").children(rows))
            .view();
        all([el("div", "app-results__table").child(table).view(), sum(result), rules(scale), bands(scale, result)])
    }

    fn row(&self, counted: &Counted, part: &Contribution) -> AnyView {
        let pack = self.filled.instrument();
        let item = pack.item(part.item);
        let hard = pack.sections().get(pack.section_of(part.item)).is_some_and(|s| s.content_note().is_some());
        let response = self.scored.complete().response(part.item);
        let (answer, value) = match response {
            Some(Response::Given(value)) => (english::value(item, value), Some(value)),
            Some(Response::Passed(pass)) => (say::missing(english::passed(*pass)), None),
            Some(Response::NotAsked) => (say::missing(say::nobody_asked()), None),
            None => (say::hidden(), None),
        };
        let answer = match self.filled.gave(part.item) {
            Some(filler) if value.is_some() => format!("{answer} ({})", gave(filler)),
            Some(_) | None => answer,
        };
        let answer = if hard && value.is_some() { folded(answer) } else { el("span", "").text(answer).view() };
        let adds = match part.source {
            Source::Answered => part.points.to_string(),
            Source::Missing => say::estimated(part.points),
            Source::Hidden => say::lowest(part.points),
        };
        let cell = |content: AnyView| el("td", "app-table__cell").child(content).view();
        let text = |text: String| el("span", "").text(text).view();
        el("tr", "")
            .el(el("th", "app-table__cell").attr("scope", "row").text(english::text(item.text())))
            .children([cell(answer), cell(text(counts(counted, item, value))), cell(text(adds))])
            .view()
    }
}

/// An answer of a hard section: seen by whoever opens it.
fn folded(answer: String) -> AnyView {
    el("details", "app-folded")
        .el(el("summary", "app-folded__show").text(say::show_answer()))
        .el(el("p", "app-folded__answer").text(answer))
        .view()
}

/// What an answer counts, and what is done to it.
fn counts(counted: &Counted, item: &Item, value: Option<&Value>) -> String {
    let Some(value) = value.and_then(|value| value_of(item.question(), value)) else { return say::no_value() };
    let (low, high) = counted.range();
    let mut said = value.to_string();
    if counted.reverse() {
        said = say::mirrored(low + high - value, said);
    }
    if counted.weight() != Points::whole(1) {
        said = say::weighed(said, counted.weight());
    }
    said
}

fn sum(result: &ScaleResult) -> AnyView {
    match result.outcome {
        Outcome::Score { score, .. } => {
            let parts: Vec<String> = result.contributions.iter().map(|part| part.points.to_string()).collect();
            paragraph(say::sum(parts.join(" + "), score))
        }
        Outcome::TooFewAnswers { answered, shown } => paragraph(say::too_few_sum(answered, shown)),
        Outcome::NotAsked => paragraph(say::not_asked_about()),
    }
}

/// The rule for missing answers, as the pack states it.
fn rules(scale: &Scale) -> AnyView {
    let missing = if scale.pro_rate() { say::pro_rated() } else { say::not_pro_rated() };
    let margin = scale.change_margin().map(say::margin);
    all([hint(say::least(scale.least_answered().hundredths())), hint(missing)].into_iter().chain(margin.map(hint)))
}

/// Where each band begins, and which one this is.
fn bands(scale: &Scale, result: &ScaleResult) -> AnyView {
    let here = match result.outcome {
        Outcome::Score { band, .. } => Some(band),
        Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
    };
    let line = |(place, band): (usize, &crate::instrument::Band)| {
        let says = say::band_from(band.from(), english::text(band.title()));
        if here == Some(place) { format!("{says} {}", say::this_one()) } else { says }
    };
    all([hint(say::bands()), list(scale.bands().iter().enumerate().map(line))])
}
