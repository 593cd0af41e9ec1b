//! What one assessment came to: strengths first, then needs and risks, each opening into the answers and the rule behind it;
//! the total, where the pack has one, for the caseworker's judgement; and every answer.

mod answers;
mod export;
mod her_view;
mod judged;
mod scale;
mod total;
mod workings;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::staff::assess::over_time::finished;
use crate::app::staff::assess::{Filled, Packs, Reading};
use crate::case::record::{Assessed, ThingId};
use crate::instrument::{PackIdentity, ScaleKind};
use crate::scoring::{Outcome, Scored};
use crate::ui::components::{Look, all, button, el, heading, hint, lead, nothing, paragraph, table};
use crate::ui::staff::desk::{Desk, Page, Part, Shown};
use crate::ui::staff::english;
use crate::ui::staff::packs::with_packs;
use crate::words::staff::results as say;

/// What every part of the page draws from.
struct Results<'a> {
    desk: Desk,
    assessment: ThingId,
    assessed: &'a Assessed,
    filled: &'a Filled,
    scored: &'a Scored,
    /// The form that is open.
    open: RwSignal<Option<Open>>,
}

/// A form of the page. One is open at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// The caseworker's view of the scale at this place, or of the total.
    View(Option<usize>),
    /// What the woman says of the scale at this place.
    Hers(usize),
}

/// Draws the part.
pub(super) fn results(desk: Desk, shown: &Arc<Shown>, assessment: ThingId) -> AnyView {
    let shown = Arc::clone(shown);
    with_packs(desk, move |packs| match shown.record.assessments.get(&assessment) {
        Some(assessed) => one(desk, packs, assessment, assessed),
        None => nothing(),
    })
}

fn one(desk: Desk, packs: &Packs, assessment: ThingId, assessed: &Assessed) -> AnyView {
    match Reading::of(assessed, packs) {
        Reading::Here(filled) => {
            let scored = filled.scored();
            let open = RwSignal::new(None);
            Results { desk, assessment, assessed, filled: &filled, scored: &scored, open }.view()
        }
        Reading::NotHere(pack) => not_here(assessed, pack.as_ref()),
    }
}

/// Without its pack: that it is so, and every answer by the id of its item.
fn not_here(assessed: &Assessed, pack: Option<&PackIdentity>) -> AnyView {
    let which = pack.map(which_pack);
    let says = el("p", "app-banner app-banner--problem").attr("role", "alert").text(say::not_here()).view();
    all([says].into_iter().chain(which).chain([answers::raw(assessed)]))
}

/// Which pack exactly.
fn which_pack(pack: &PackIdentity) -> AnyView {
    let short: String = pack.digest.chars().take(12).collect();
    hint(say::which_pack(short, &pack.id, &pack.version))
}

impl Results<'_> {
    fn view(&self) -> AnyView {
        let Self { desk, assessment, assessed, filled, .. } = *self;
        let pack = filled.instrument();
        let state = match finished(assessed) {
            Some(day) => paragraph(say::finished(english::day(day))),
            None => el("p", "app-banner").text(say::not_finished()).view(),
        };
        let go_on = button(say::answers_go_on(), Look::Secondary, move || desk.page.set(Page::Interview(assessment)));
        let top = el("div", "app-results__top").el(el("h2", "").text(english::text(pack.title()))).el(el(
            "div",
            "app-card__actions",
        )
        .child(go_on));
        let figures: Vec<AnyView> = if pack.scales().is_empty() {
            Vec::new()
        } else {
            vec![lead(say::lead()), self.total(), self.strengths(), self.needs(), self.as_table()]
        };
        all([top.view(), state, self.misfits()].into_iter().chain(figures).chain([
            self.all_answers(),
            hint(english::text(pack.disclaimer())),
            which_pack(pack.identity()),
            self.export(),
            self.back(),
        ]))
    }

    fn back(&self) -> AnyView {
        let desk = self.desk;
        button(say::back(), Look::Quiet, move || desk.page.set(Page::Case(Part::Assessments)))
    }

    fn strengths(&self) -> AnyView {
        all([
            heading(say::strengths()),
            self.scales("app-chart app-chart--pairs app-chart--strength", &[ScaleKind::Strength]),
        ])
    }

    fn needs(&self) -> AnyView {
        all([heading(say::needs()), self.scales("app-chart app-chart--pairs", &[ScaleKind::Need, ScaleKind::Risk])])
    }

    /// The scales of these kinds, the highest first and those without a score after them.
    fn scales(&self, class: &'static str, kinds: &[ScaleKind]) -> AnyView {
        let all_of_them = self.filled.instrument().scales().iter().enumerate();
        let mut places: Vec<usize> =
            all_of_them.filter(|(_, scale)| kinds.contains(&scale.kind())).map(|(place, _)| place).collect();
        places.sort_by_key(|place| std::cmp::Reverse(self.percent(*place)));
        if places.is_empty() {
            return paragraph(say::none_of_these());
        }
        el("ul", class).children(places.into_iter().map(|place| self.scale(place))).view()
    }

    /// Where the score of a scale stands in its range, 0 to 100.
    fn percent(&self, place: usize) -> Option<i64> {
        let (scale, result) = (self.filled.instrument().scales().get(place)?, self.scored.scales().get(place)?);
        match result.outcome {
            Outcome::Score { score, .. } => Some(scale.percent(score)),
            Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
        }
    }

    /// The same as a table: everything that the chart shows, and what it cannot show.
    fn as_table(&self) -> AnyView {
        let columns = [
            say::column_scale(),
            say::column_kind(),
            say::column_score(),
            say::column_says(),
            say::column_judged(),
            say::column_hers(),
        ];
        let rows = self.filled.instrument().scales().iter().enumerate().map(|(place, scale)| {
            let (score, says) = self.in_words(place);
            let kind = match scale.kind() {
                ScaleKind::Need => say::kind_need(),
                ScaleKind::Strength => say::kind_strength(),
                ScaleKind::Risk => say::kind_risk(),
            };
            let judged = self.judged_briefly(Some(scale.id()), &scale::band_names(scale));
            vec![english::text(scale.title()), kind, score, says, judged, self.her_view_briefly(scale.id())]
        });
        all([
            heading(say::as_table()),
            el("div", "app-results__table").child(table(None, columns.into(), rows.collect())).view(),
        ])
    }

    /// Answers of the record that do not fit the pack.
    fn misfits(&self) -> AnyView {
        let misfits = self.filled.misfits();
        if misfits.is_empty() {
            return nothing();
        }
        let which = misfits.iter().map(|misfit| misfit.item.as_str()).collect::<Vec<_>>().join(", ");
        el("p", "app-banner app-banner--problem").attr("role", "alert").text(say::misfits(which)).view()
    }
}
