//! Her assessments, the latest first: each with its exact pack, who filled it in and how far it is, and new ones to begin.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::assess::over_time::{finished, taken};
use crate::app::staff::assess::{Packs, Reading, in_order, interview};
use crate::case::record::{Assessed, Filler, ThingId};
use crate::instrument::Instrument;
use crate::ui::components::{Look, all, button, el, heading, hint, nothing, paragraph, pressable};
use crate::ui::staff::desk::{Desk, Page, Part, Shown};
use crate::ui::staff::english;
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::packs::with_packs;
use crate::words::staff::assess as say;

/// Draws the part.
pub(super) fn assessments(desk: Desk, shown: &Arc<Shown>) -> AnyView {
    let shown = Arc::clone(shown);
    with_packs(desk, move |packs| all([list(desk, &shown, packs), begin(desk, packs)]))
}

fn list(desk: Desk, shown: &Shown, packs: &Packs) -> AnyView {
    let all_of_them = in_order(&shown.record);
    if all_of_them.is_empty() {
        return paragraph(say::none());
    }
    let lines = all_of_them.into_iter().map(|(assessment, assessed)| line(desk, packs, assessment, assessed));
    let several = taken(&shown.record, packs).iter().filter(|taken| !taken.scored.scales().is_empty()).count() > 1;
    let over_time =
        several.then(|| button(say::over_time(), Look::Secondary, move || desk.page.set(Page::Case(Part::OverTime))));
    all([el("ul", "app-taken").attr("aria-label", say::list()).children(lines).view()].into_iter().chain(over_time))
}

fn line(desk: Desk, packs: &Packs, assessment: ThingId, assessed: &Assessed) -> AnyView {
    let reading = Reading::of(assessed, packs);
    let (name, is_here) = match &reading {
        Reading::Here(filled) => (english::text(filled.instrument().title()), true),
        Reading::NotHere(Some(pack)) => (pack.to_string(), false),
        Reading::NotHere(None) => (say::unknown_pack(), false),
    };
    let begun = assessed.begun.history().first();
    let when = begun.map(|begun| say::begun(english::day_of(begun.written), desk.name_of(begun.author)));
    let done = finished(assessed);
    let state = match done {
        Some(day) => say::finished(english::day(day)),
        None => say::not_finished(),
    };
    let day = done.or_else(|| begun.map(|begun| english::day_number(begun.written))).map(english::day);
    let way = |what: String, look: &'static str, page: Page| {
        let label = say::what_of(day.clone().unwrap_or_default(), &name, &what);
        pressable(look, what).attr("aria-label", label).tap(move || desk.page.set(page)).view()
    };
    let results = way(say::results(), "app-button app-button--secondary", Page::Case(Part::Results(assessment)));
    let interview = Page::Interview(assessment);
    let go_on = is_here.then(|| match done {
        Some(_) => way(say::put_right(), "app-button app-button--quiet", interview),
        None => way(say::go_on(), "app-button", interview),
    });
    let ways = match done {
        Some(_) => [Some(results), go_on],
        None => [go_on, Some(results)],
    };
    el("li", "app-card")
        .el(el("h2", "app-card__title").text(name.clone()))
        .child(paragraph(state))
        .children(when.map(hint))
        .children(who(assessed).map(hint))
        .children((!is_here).then(|| el("p", "app-banner app-banner--problem").text(say::not_here()).view()))
        .el(el("div", "app-card__actions").children(ways.into_iter().flatten()))
        .view()
}

/// Who gave the answers that stand.
fn who(assessed: &Assessed) -> Option<String> {
    let by = |filler: Filler| {
        assessed
            .answers
            .values()
            .filter_map(|answer| answer.value())
            .any(|(by, answer)| *by == filler && answer.is_some())
    };
    let said = Filler::ALL.into_iter().filter(|(_, filler)| by(*filler)).map(|(_, filler)| gave(filler));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| say::given(said.join(", ")))
}

/// Who gave an answer, in words.
pub(in crate::ui::staff) fn gave(filler: Filler) -> String {
    match filler {
        Filler::Herself => say::by_herself(),
        Filler::Together => say::by_together(),
        Filler::Caseworker => say::by_caseworker(),
    }
}

/// A new one, of any pack that the centre asks.
fn begin(desk: Desk, packs: &Packs) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let offers = packs.all().iter().map(|pack| offer(desk, pack, problem));
    let offers: Vec<AnyView> = offers.collect();
    if offers.is_empty() {
        return nothing();
    }
    all([heading(say::begin_title()), hint(say::begin_about()), banner(problem), all(offers)])
}

fn offer(desk: Desk, pack: &Arc<Instrument>, problem: RwSignal<Option<String>>) -> AnyView {
    let asked = Arc::clone(pack);
    let begin = move || {
        let pack = Arc::clone(&asked);
        spawn_local(async move {
            let begun = async {
                let assessment = Desk::make_thing()?;
                let shown = desk.shown.get_untracked();
                let kinds = shown.map(|shown| interview::begun(&shown.record, assessment, &pack));
                desk.write(kinds.unwrap_or_default()).await.map(|()| assessment)
            };
            match begun.await {
                Ok(assessment) => desk.page.set(Page::Interview(assessment)),
                Err(error) => drop(problem.try_set(Some(failed::in_words(&error)))),
            }
        });
    };
    let title = english::text(pack.title());
    el("div", "app-taken__offer")
        .child(button(say::begin(&title), Look::Secondary, begin))
        .child(hint(say::about_pack(pack.minutes(), &pack.identity().version)))
        .view()
}
