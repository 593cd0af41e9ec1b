//! Her picture: strengths first, then what might need support. No totals, no risk words; each line can say which answers
//! it comes from, and she can say "this does not fit me".

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::check::{in_words, passed};
use crate::assessment::Response;
use crate::browser::clock;
use crate::instrument::{Instrument, Points, Scale, ScaleKind};
use crate::scoring::{Outcome, ScaleResult, Scored, Source};
use crate::ui::session::Session;
use crate::words;

/// One scale as a line of the picture.
struct Line<'a> {
    place: usize,
    scale: &'a Scale,
    result: &'a ScaleResult,
    band: usize,
    percent: i64,
}

/// Draws the page.
pub(super) fn picture(session: Session) -> AnyView {
    let scored = session.read(|intake| intake.finish(clock::now(), clock::day())).assessment.scored;
    let instrument = Arc::clone(scored.instrument());
    let strengths = lines(&instrument, &scored, |kind| kind == ScaleKind::Strength);
    let needs = lines(&instrument, &scored, |kind| kind != ScaleKind::Strength);
    let part = |lines: &[Line<'_>], strength: bool, none: String| {
        if lines.is_empty() { view! { <p>{none}</p> }.into_any() } else { chart(session, &scored, lines, strength) }
    };
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{words::picture::title()}</h1>
        <p class="app-page__lead">{words::picture::lead()}</p>
        <h2 id="strong">{words::picture::strengths()}</h2>
        {part(&strengths, true, words::picture::strengths_none())}
        <h2 id="support">{words::picture::needs()}</h2>
        {part(&needs, false, words::picture::needs_none())}
        {unknown(session, &instrument, &scored)}
        {table(session, &strengths, &needs)}
        {offers(session, &needs)}
        <p class="app-field__hint">{session.say(instrument.disclaimer())}" "{words::picture::trial()}</p>
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| session.go_on()>{words::picture::go_on()}</button>
        </div>
    }
    .into_any()
}

fn lines<'a>(instrument: &'a Instrument, scored: &'a Scored, kind: fn(ScaleKind) -> bool) -> Vec<Line<'a>> {
    let scales = instrument.scales().iter().zip(scored.scales()).enumerate();
    let mut lines: Vec<Line<'_>> = scales
        .filter(|(_, (scale, _))| kind(scale.kind()))
        .filter_map(|(place, (scale, result))| match result.outcome {
            Outcome::Score { score, band } => Some(Line { place, scale, result, band, percent: percent(scale, score) }),
            Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
        })
        .collect();
    lines.sort_by_key(|l| -l.percent);
    lines
}

/// Where a score stands in its scale's range, 0 to 100.
fn percent(scale: &Scale, score: Points) -> i64 {
    let (low, high) = scale.range();
    Points::whole(100).scaled((score - low).hundredths(), (high - low).hundredths()).hundredths() / 100
}

fn chart(session: Session, scored: &Scored, lines: &[Line<'_>], strength: bool) -> AnyView {
    let rows: Vec<AnyView> = lines.iter().map(|line| row(session, scored, line)).collect();
    let class = if strength { "app-chart app-chart--strength" } else { "app-chart" };
    view! { <ul class=class>{rows}</ul> }.into_any()
}

fn row(session: Session, scored: &Scored, line: &Line<'_>) -> AnyView {
    let (title, says) = (session.say(line.scale.title()), session.say(line.scale.bands()[line.band].title()));
    let image = words::picture::chart(format!("{title}: {says}, {}", words::picture::place(line.percent)));
    // Rounded bars of height 14 on a line of 1000; a little is always drawn, so that "least" does not look like "missing".
    let width = (line.percent * 10).max(14).to_string();
    view! {
        <li class="app-chart__row">
            <div class="app-chart__label"><span>{title.clone()}</span><span class="app-chart__says">{says}</span></div>
            <svg class="app-chart__line" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label=image>
                <rect class="app-chart__track" width="1000" height="14" rx="7"></rect>
                <rect class="app-chart__fill" width=width height="14" rx="7"></rect>
            </svg>
            <details class="app-details">
                <summary class="app-details__summary" aria-label=format!("{title}: {}", words::picture::which())>
                    {words::picture::which()}
                </summary>
                <div class="app-details__body">{sources(session, scored, line)}</div>
            </details>
            {fits(session, line.place, &title)}
        </li>
    }
    .into_any()
}

/// The answers a line comes from, in her words.
fn sources(session: Session, scored: &Scored, line: &Line<'_>) -> AnyView {
    let counted = line.result.contributions.iter().filter(|c| c.source != Source::Hidden);
    let rows: Vec<AnyView> = counted
        .map(|c| {
            let item = scored.instrument().item(c.item);
            let answer = match scored.complete().response(c.item) {
                Some(Response::Given(value)) => in_words(session, item, value),
                Some(Response::Passed(pass)) => passed(*pass),
                Some(Response::NotAsked) | None => words::check::unanswered(),
            };
            view! {
                <div class="app-summary__row">
                    <dt class="app-summary__key">{session.say(item.text())}</dt>
                    <dd class="app-summary__value">{answer}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    let about = line.scale.about().map(|t| session.say(t));
    view! {
        {about.map(|text| view! { <p>{text}</p> })}
        <p>{words::picture::which_lead()}</p>
        <dl class="app-summary">{rows}</dl>
    }
    .into_any()
}

/// "This does not fit me", and the way back.
fn fits(session: Session, place: usize, title: &str) -> AnyView {
    let marked = RwSignal::new(session.read(|intake| intake.does_not_fit.contains(&place)));
    let toggle = move |_| {
        marked.update(|m| *m = !*m);
        session.change(|intake| {
            if !intake.does_not_fit.remove(&place) {
                intake.does_not_fit.insert(place);
            }
        });
    };
    let label = format!("{title}: {}", words::picture::no_fit());
    view! {
        <button type="button" class="app-pass" aria-label=label
            aria-pressed=move || if marked.get() { "true" } else { "false" } on:click=toggle>{words::picture::no_fit()}</button>
        {move || marked.get().then(|| view! { <p class="app-field__hint" role="status">{words::picture::no_fit_note()}</p> })}
    }
    .into_any()
}

/// Scales with too few answers are named, so that nothing silently looks fine. Those that do not concern her are not.
fn unknown(session: Session, instrument: &Instrument, scored: &Scored) -> Option<AnyView> {
    let scales = instrument.scales().iter().zip(scored.scales());
    let few = scales.filter(|(_, r)| matches!(r.outcome, Outcome::TooFewAnswers { .. }));
    let names: Vec<String> = few.map(|(scale, _)| session.say(scale.title())).collect();
    (!names.is_empty()).then(|| view! { <p>{words::picture::too_few()}": "{names.join(", ")}</p> }.into_any())
}

/// The same picture as a table.
fn table(session: Session, strengths: &[Line<'_>], needs: &[Line<'_>]) -> AnyView {
    let row = |line: &Line<'_>| {
        view! {
            <tr>
                <th scope="row" class="app-table__cell">{session.say(line.scale.title())}</th>
                <td class="app-table__cell">{session.say(line.scale.bands()[line.band].title())}</td>
                <td class="app-table__cell">{words::picture::place(line.percent)}</td>
            </tr>
        }
        .into_any()
    };
    let part = |title: String, lines: &[Line<'_>]| {
        let rows: Vec<AnyView> = lines.iter().map(row).collect();
        view! {
            <table class="app-table">
                <caption class="app-table__caption">{title}</caption>
                <thead><tr>
                    <th scope="col" class="app-table__cell">{words::picture::column_area()}</th>
                    <th scope="col" class="app-table__cell">{words::picture::column_says()}</th>
                    <th scope="col" class="app-table__cell">{words::picture::column_place()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <details class="app-details">
            <summary class="app-details__summary">{words::picture::chart_table()}</summary>
            <div class="app-details__body">
                {part(words::picture::strengths(), strengths)} {part(words::picture::needs(), needs)}
            </div>
        </details>
    }
    .into_any()
}

/// What her centre offers for the lines that link to it, in the centre's order.
fn offers(session: Session, needs: &[Line<'_>]) -> AnyView {
    let setting = session.setting();
    let mut areas: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in needs {
        for support in line.scale.bands()[line.band].supports() {
            areas.entry(support).or_default().push(session.say(line.scale.title()));
        }
    }
    let offered = setting.centre.supports().iter().filter_map(|s| Some((s, areas.get(s.id.as_str())?)));
    let cards: Vec<AnyView> = offered
        .map(|(support, areas)| {
            view! {
                <div class="app-card">
                    <h3 class="app-card__title">{session.say(&support.title)}</h3>
                    <p>{session.say(&support.about)}</p>
                    <p class="app-field__hint">{words::picture::help_for(areas.join(", "))}</p>
                </div>
            }
            .into_any()
        })
        .collect();
    let none = cards.is_empty().then(words::picture::help_none);
    view! { <h2>{words::picture::help_title(setting.centre.name())}</h2> <p>{none}</p> {cards} }.into_any()
}
