//! What a scale of a draft speaks of, and its bands: where each starts, and what it is called.

use leptos::prelude::*;

use super::bench::Bench;
use super::names::{band_problem, in_words};
use crate::app::staff::packs::{Change, bands as covering};
use crate::instrument::{Scale, ScaleKind};
use crate::ui::components::{Look, again, all, button, el, heading, hint, paragraph};
use crate::ui::focus;
use crate::ui::staff::choice::choice;
use crate::ui::staff::english;
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::words::staff::{packs as say, results as say_results};

/// What is typed of one band.
#[derive(Clone, Copy, PartialEq)]
struct Typed {
    from: RwSignal<String>,
    title: RwSignal<String>,
}

impl Typed {
    fn new(from: String, title: String) -> Self {
        Self { from: RwSignal::new(from), title: RwSignal::new(title) }
    }
}

/// Draws the form of the scale at this place of the pack.
pub(super) fn bands(bench: Bench, place: usize, scale: &Scale) -> AnyView {
    let now = scale.bands().iter().map(|band| Typed::new(band.from().to_string(), english::text(band.title())));
    let rows = RwSignal::new(now.collect::<Vec<_>>());
    let kind = RwSignal::new(scale.kind());
    let (problem, said) = (RwSignal::new(None::<String>), RwSignal::new(String::new()));
    let kinds = [(ScaleKind::Need, say_results::kind_need()), (ScaleKind::Strength, say_results::kind_strength())];
    let lines = again(move || {
        let rows_now = rows.get();
        let only = rows_now.len() == 1;
        all(rows_now.into_iter().enumerate().map(|(at, typed)| row(place, at, typed, rows, only)))
    });
    let add = button(say::add_band(), Look::Secondary, move || {
        rows.update(|rows| rows.push(Typed::new(String::new(), String::new())));
        let last = rows.with_untracked(Vec::len).saturating_sub(1);
        focus::on_field_soon(field_id(place, last, "from"));
    });
    let group = el("fieldset", "app-field")
        .el(el("legend", "app-field__label").text(say::bands()))
        .child(hint(say::bands_hint(scale.range().0)))
        .el(el("div", "app-band")
            .attr("aria-hidden", "true")
            .el(el("span", "app-band__from").text(say::band_from_short()))
            .el(el("span", "app-band__title").text(say::band_title_short())))
        .child(lines)
        .child(add);
    let id = scale.id().to_owned();
    let set = move || {
        let id = id.clone();
        async move {
            let typed = rows.get_untracked();
            let typed: Vec<(String, String)> =
                typed.iter().map(|row| (row.from.get_untracked(), row.title.get_untracked())).collect();
            said.set(String::new());
            let found = untrack(|| bench.read(|pack| pack.scales().get(place).map(|scale| covering(scale, &typed))));
            let settled = match found {
                Some(Ok(bands)) => bench.settle(Change::Scale(id, kind.get_untracked(), bands)).await,
                Some(Err(wrong)) => return problem.set(Some(band_problem(wrong))),
                None => return,
            };
            problem.try_set(settled.as_ref().err().map(in_words));
            if settled.is_ok() {
                said.try_set(say::now_set());
            }
        }
    };
    let status = el("p", "app-form__status").attr("role", "status").text_of(move || said.get());
    let (low, high) = scale.range();
    let kind = choice(&format!("kind-{place}"), say::scale_kind(), kinds, kind);
    let form = Form::new(say::set_bands()).view([kind, group.view(), banner(problem), status.view()], set);
    all([
        heading(say::scale(english::text(scale.title()))),
        paragraph(say::range(high, scale.items().len(), low)),
        form,
    ])
}

fn row(place: usize, at: usize, typed: Typed, rows: RwSignal<Vec<Typed>>, only: bool) -> AnyView {
    let field = |what: &'static str, label: String, class: &'static str, text: RwSignal<String>| {
        el("input", class)
            .attr("id", field_id(place, at, what))
            .attr("type", "text")
            .attr("aria-label", label)
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .value(move || text.get())
            .on("input", move |event| text.set(event_target_value(&event)))
            .view()
    };
    let number = at + 1;
    let remove = (!only).then(|| {
        let take = move || rows.update(|rows| rows.retain(|other| *other != typed));
        let label = say::remove_band(number);
        el("button", Look::Quiet.class())
            .attr("type", "button")
            .attr("aria-label", label)
            .text(say::remove())
            .tap(take)
            .view()
    });
    el("div", "app-band")
        .child(field("from", say::band_from(number), "app-input app-band__from", typed.from))
        .child(field("title", say::band_title(number), "app-input app-band__title", typed.title))
        .children(remove)
        .view()
}

fn field_id(place: usize, at: usize, what: &str) -> String {
    format!("band-{place}-{at}-{what}")
}
