//! Her picture: strengths first, then what might need support, then, in brief, where nothing stands out. No totals, no risk words; each line can say which answers
//! it comes from, and she can say "this does not fit me".

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::Response;
use crate::browser::clock;
use crate::instrument::{Instrument, Scale, ScaleKind};
use crate::scoring::{Outcome, ScaleResult, Scored, Source};
use crate::ui::answers::{in_words, passed};
use crate::ui::components::{
    Look, actions, all, button, details, el, heading, hint, lead, nothing, paragraph, pressable, table, title,
};
use crate::ui::session::Session;
use crate::words::later;

/// One scale as a line of the picture.
struct Line<'a> {
    place: usize,
    scale: &'a Scale,
    result: &'a ScaleResult,
    band: usize,
    percent: i64,
}

impl Line<'_> {
    /// Whether nothing stands out: the lowest band, which leads to no support.
    fn is_fine(&self) -> bool {
        self.band == 0 && self.scale.bands()[0].supports().is_empty()
    }
}

/// Draws the page.
pub(super) fn picture(session: Session) -> AnyView {
    let scored = session.read(|intake| intake.finish(clock::now(), clock::day())).assessment.scored;
    let instrument = Arc::clone(scored.instrument());
    let strengths = lines(&instrument, &scored, |kind| kind == ScaleKind::Strength);
    let needs = lines(&instrument, &scored, |kind| kind != ScaleKind::Strength);
    let (fine, needs): (Vec<_>, Vec<_>) = needs.into_iter().partition(Line::is_fine);
    let part = |lines: &[Line<'_>], class: &'static str, none: String| {
        if lines.is_empty() { paragraph(none) } else { chart(session, &scored, lines, class) }
    };
    all([
        title(later::picture::title()),
        lead(later::picture::lead()),
        heading(later::picture::strengths()),
        part(&strengths, "app-chart app-chart--strength", later::picture::strengths_none()),
        heading(later::picture::needs()),
        part(&needs, "app-chart", later::picture::needs_none()),
        in_brief(session, &scored, &fine),
        unknown(session, &instrument, &scored),
        pictured_as_table(session, [&strengths, &needs, &fine]),
        offers(session, strengths.iter().chain(&needs)),
        hint(session.say(instrument.disclaimer())),
        actions([button(later::picture::go_on(), Look::Primary, move || session.go_on())]),
    ])
}

fn lines<'a>(instrument: &'a Instrument, scored: &'a Scored, kind: fn(ScaleKind) -> bool) -> Vec<Line<'a>> {
    let scales = instrument.scales().iter().zip(scored.scales()).enumerate();
    let mut lines: Vec<Line<'_>> = scales
        .filter(|(_, (scale, _))| kind(scale.kind()))
        .filter_map(|(place, (scale, result))| match result.outcome {
            Outcome::Score { score, band } => Some(Line { place, scale, result, band, percent: scale.percent(score) }),
            Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
        })
        .collect();
    lines.sort_unstable_by_key(|l| (-l.percent, l.place));
    lines
}

fn chart(session: Session, scored: &Scored, lines: &[Line<'_>], class: &'static str) -> AnyView {
    el("ul", class).children(lines.iter().map(|line| row(session, scored, line))).view()
}

/// Where nothing stands out: the names, and every line as above for whoever wants to see it.
fn in_brief(session: Session, scored: &Scored, lines: &[Line<'_>]) -> AnyView {
    if lines.is_empty() {
        return nothing();
    }
    let names: Vec<String> = lines.iter().map(|line| session.say(line.scale.title())).collect();
    all([
        heading(later::picture::fine()),
        paragraph(names.join(", ")),
        details(later::picture::fine_show(), chart(session, scored, lines, "app-chart app-chart--fine")),
    ])
}

fn row(session: Session, scored: &Scored, line: &Line<'_>) -> AnyView {
    let (title, says) = (session.say(line.scale.title()), session.say(line.scale.bands()[line.band].title()));
    let image = later::picture::chart(format!("{title}: {says}, {}", later::picture::place(line.percent)));
    // Rounded bars of height 14 on a line of 1000; a little is always drawn, so that "least" does not look like "missing".
    let width = (line.percent * 10).max(14).to_string();
    let label = el("div", "app-chart__label")
        .el(el("span", "").text(title.clone()))
        .el(el("span", "app-chart__says").text(says));
    el("li", "app-chart__row")
        .el(label)
        .child(bar(image, width))
        .child(details(later::picture::which(), sources(session, scored, line)))
        .child(fits(session, line.place, &title))
        .view()
}

/// The bar: the one drawing here, so it has markup of its own.
fn bar(label: String, width: String) -> AnyView {
    view! {
        <svg class="app-chart__line" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="app-chart__track" width="1000" height="14" rx="7"></rect>
            <rect class="app-chart__fill" width=width height="14" rx="7"></rect>
        </svg>
    }
    .into_any()
}

/// The answers a line comes from, in her words.
fn sources(session: Session, scored: &Scored, line: &Line<'_>) -> AnyView {
    let counted = line.result.contributions.iter().filter(|c| c.source != Source::Hidden);
    let rows = counted.map(|c| {
        let item = scored.instrument().item(c.item);
        let answer = match scored.complete().response(c.item) {
            Some(Response::Given(value)) => in_words(&session.setting().language, item, value),
            Some(Response::Passed(pass)) => passed(*pass),
            Some(Response::NotAsked) | None => later::check::unanswered(),
        };
        el("div", "app-summary__row")
            .el(el("dt", "app-summary__key").text(session.say(item.text())))
            .el(el("dd", "app-summary__value").text(answer))
            .view()
    });
    let texts = [line.scale.about(), line.scale.bands()[line.band].text()].into_iter().flatten();
    let texts = texts.map(|t| paragraph(session.say(t)));
    let rows = el("dl", "app-summary").children(rows).view();
    all(texts.chain([paragraph(later::picture::which_lead()), rows]))
}

/// "This does not fit me", and the way back.
fn fits(session: Session, place: usize, title: &str) -> AnyView {
    let marked = RwSignal::new(session.read(|intake| intake.does_not_fit.contains(&place)));
    let toggle = move || {
        marked.update(|m| *m = !*m);
        session.change(|intake| {
            if !intake.does_not_fit.remove(&place) {
                intake.does_not_fit.insert(place);
            }
        });
    };
    let label = format!("{title}: {}", later::picture::no_fit());
    let button =
        pressable("app-pass", later::picture::no_fit()).attr("aria-label", label).pressed(move || marked.get());
    let note = el("p", "app-field__hint").attr("role", "status");
    let note = note.text_of(move || if marked.get() { later::picture::no_fit_note() } else { String::new() });
    all([button.tap(toggle).view(), note.view()])
}

/// Scales with too few answers are named, so that nothing silently looks fine. Those that do not concern her are not.
fn unknown(session: Session, instrument: &Instrument, scored: &Scored) -> AnyView {
    let scales = instrument.scales().iter().zip(scored.scales());
    let few = scales.filter(|(_, r)| matches!(r.outcome, Outcome::TooFewAnswers { .. }));
    let names: Vec<String> = few.map(|(scale, _)| session.say(scale.title())).collect();
    if names.is_empty() { nothing() } else { paragraph(format!("{}: {}", later::picture::too_few(), names.join(", "))) }
}

/// The same picture as a table.
fn pictured_as_table(session: Session, [strengths, needs, fine]: [&[Line<'_>]; 3]) -> AnyView {
    let row = |line: &Line<'_>| {
        let says = session.say(line.scale.bands()[line.band].title());
        vec![session.say(line.scale.title()), says, later::picture::place(line.percent)]
    };
    let part = |caption: String, lines: &[Line<'_>]| {
        let columns = [later::picture::column_area(), later::picture::column_says(), later::picture::column_place()];
        table(Some(caption), columns.into(), lines.iter().map(row).collect())
    };
    let parts =
        [(later::picture::strengths(), strengths), (later::picture::needs(), needs), (later::picture::fine(), fine)];
    let tables = parts.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(caption, lines)| part(caption, lines));
    details(later::picture::chart_table(), all(tables))
}

/// What her centre offers for the lines that link to it, in the centre's order.
fn offers<'a>(session: Session, lines: impl Iterator<Item = &'a Line<'a>>) -> AnyView {
    let setting = session.setting();
    let mut areas: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in lines {
        for support in line.scale.bands()[line.band].supports() {
            areas.entry(support).or_default().push(session.say(line.scale.title()));
        }
    }
    let offered = setting.centre.supports().iter().filter_map(|s| Some((s, areas.get(s.id.as_str())?)));
    let cards: Vec<AnyView> = offered
        .map(|(support, areas)| {
            el("div", "app-card")
                .el(el("h3", "app-card__title").text(session.say(&support.title)))
                .child(paragraph(session.say(&support.about)))
                .child(hint(later::picture::help_for(areas.join(", "))))
                .view()
        })
        .collect();
    let none = cards.is_empty().then(|| paragraph(later::picture::help_none()));
    all([heading(later::picture::help_title(setting.centre.name()))].into_iter().chain(none).chain(cards))
}
