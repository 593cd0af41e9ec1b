//! One assessment on the page for the file: the exact pack, every figure, the caseworker's own view and hers.

use leptos::prelude::*;

use super::file::{Row, rows};
use crate::app::staff::assess::Filled;
use crate::app::staff::assess::over_time::finished;
use crate::app::staff::summary::Finished;
use crate::case::record::{Assessed, Origin};
use crate::instrument::{Instrument, Item, ItemIndex, PackIdentity, ScaleKind};
use crate::scoring::{Outcome, Scored};
use crate::ui::components::{all, el, hint, paragraph, table};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::english;
use crate::words::staff::{results as say_results, summary_file as say};

/// Draws it; with the single answers beside the figures, if that is wanted.
pub(super) fn assessment(desk: Desk, one: &Finished<'_>, single: bool) -> AnyView {
    let pack = one.scored.as_ref().map(|scored| scored.instrument());
    let name = pack.map(|pack| english::text(pack.title())).or(one.pack.as_ref().map(ToString::to_string));
    let exactly = one.pack.as_ref().map(|PackIdentity { id, version, digest }| hint(say::pack(digest, id, version)));
    let begun = one.assessed.begun.history().first();
    let begun = begun.map(|begun| {
        let (by, day) = (desk.name_of(begun.author), english::day_of(begun.written));
        let origin = match begun.value.1 {
            Origin::Tablet => say::on_tablet(day, by),
            Origin::Phone { .. } => say::on_phone(day, by),
        };
        hint(origin)
    });
    let ended =
        finished(one.assessed).map_or_else(say_results::not_finished, |day| say_results::finished(english::day(day)));
    let figures = match (&one.scored, &one.filled) {
        (Some(scored), Some(filled)) if scored.scales().is_empty() => answers(desk, filled, one.assessed),
        (Some(scored), Some(filled)) if single => all([figures(scored), answers(desk, filled, one.assessed)]),
        (Some(scored), _) => figures(scored),
        (None, _) => paragraph(say::no_questions()),
    };
    el("div", "app-print__assessment")
        .el(el("h3", "").text(name.unwrap_or_else(say::unknown_pack)))
        .child(paragraph(ended))
        .children(begun)
        .children(exactly)
        .children(pack.map(|pack| hint(english::text(pack.disclaimer()))))
        .child(figures)
        .child(rows(views(desk, one, pack.map(AsRef::as_ref))))
        .view()
}

/// Every answer under its part of the questions, with who wrote it down and when. Of questions without a scale, such as
/// those about herself, they are what there is.
fn answers(desk: Desk, filled: &Filled, assessed: &Assessed) -> AnyView {
    let pack = filled.instrument();
    let row = |(index, item): (ItemIndex, &Item)| {
        let version = assessed.answers.get(item.id())?.latest()?;
        let answer = filled.draft().at(index)?;
        let says = english::answer(item, answer);
        Some(Row::of(desk, english::text(item.text()), version, |_| says.clone()))
    };
    let parts = pack.sections().iter().filter_map(|section| {
        let rows: Vec<Row> = pack.items_of(section).filter_map(row).collect();
        let heading = el("h4", "").text(english::text(section.title())).view();
        (!rows.is_empty()).then(|| all([heading, self::rows(rows)]))
    });
    all(parts)
}

/// Every scale with its score, or why there is none; and the total, for judgement.
fn figures(scored: &Scored) -> AnyView {
    let pack = scored.instrument();
    let scales = pack.scales().iter().zip(scored.scales()).map(|(scale, result)| {
        let (score, says) = match result.outcome {
            Outcome::Score { score, band } => {
                let (low, high) = scale.range();
                let band = scale.bands().get(band).map(|band| english::text(band.title())).unwrap_or_default();
                (say_results::score_of(high, low, score), band)
            }
            Outcome::TooFewAnswers { answered, shown } => {
                (say_results::too_few(), say_results::answered_of(answered, shown))
            }
            Outcome::NotAsked => (say_results::not_asked(), String::new()),
        };
        let kind = match scale.kind() {
            ScaleKind::Need => say_results::kind_need(),
            ScaleKind::Strength => say_results::kind_strength(),
            ScaleKind::Risk => say_results::kind_risk(),
        };
        vec![english::text(scale.title()), kind, score, says]
    });
    let columns = vec![
        say_results::column_scale(),
        say_results::column_kind(),
        say_results::column_score(),
        say_results::column_says(),
    ];
    let table = table(None, columns, scales.collect());
    let total = pack.total().zip(scored.total()).and_then(|(total, result)| {
        let level = english::text(total.levels().get(result.level)?.title());
        let judgement = say_results::for_judgement();
        Some(paragraph(format!("{judgement}: {}", say_results::total_is(level, result.score))))
    });
    all(std::iter::once(table).chain(total))
}

/// The caseworker's own view of a scale or of the total, with the reason; and what she says of a scale herself.
fn views(desk: Desk, one: &Finished<'_>, pack: Option<&Instrument>) -> Vec<Row> {
    let scale_name = |id: &str| {
        let scale = pack.and_then(|pack| pack.scales().iter().find(|scale| scale.id() == id));
        scale.map_or_else(|| id.to_owned(), |scale| english::text(scale.title()))
    };
    let level_name = |scale: Option<&str>, code: &str| {
        let found = match scale {
            Some(id) => pack.and_then(|pack| {
                let scale = pack.scales().iter().find(|scale| scale.id() == id)?;
                Some(english::text(scale.bands().iter().find(|band| band.code() == code)?.title()))
            }),
            None => pack.and_then(|pack| {
                Some(english::text(pack.total()?.levels().iter().find(|level| level.code() == code)?.title()))
            }),
        };
        found.unwrap_or_else(|| code.to_owned())
    };
    let mut all = Vec::new();
    for (scale, register) in &one.assessed.judged {
        let what = say::judged(scale.as_deref().map_or_else(say::total, scale_name));
        all.extend(register.standing().map(|version| {
            Row::of(desk, what.clone(), version, |(level, reason)| {
                let reason = reason.as_ref().map(|reason| reason.as_str().to_owned());
                std::iter::once(level_name(scale.as_deref(), level)).chain(reason).collect::<Vec<_>>().join(": ")
            })
        }));
    }
    for (scale, register) in &one.assessed.her_views {
        let what = say::her_view(scale_name(scale));
        all.extend(register.standing().map(|version| {
            Row::of(desk, what.clone(), version, |(fits, says)| {
                let fits = if *fits { say_results::fits() } else { say_results::does_not_fit() };
                let says = says.as_ref().map(|says| says.as_str().to_owned());
                std::iter::once(fits).chain(says).collect::<Vec<_>>().join(": ")
            })
        }));
    }
    all
}
