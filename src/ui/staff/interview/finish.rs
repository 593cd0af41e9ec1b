//! The end of an interview: what nobody answered yet, and finishing, which the caseworker does herself.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Interview;
use super::{SECTION, leave};
use crate::app::staff::assess::interview::completion;
use crate::app::staff::assess::over_time::finished;
use crate::browser::clock;
use crate::case::record::{AssessmentEvent, Kind, ThingId};
use crate::ui::components::{Look, all, button, el, paragraph, pressable};
use crate::ui::staff::desk::{Page, Part};
use crate::ui::staff::english;
use crate::ui::staff::failed;
use crate::words::staff::interview as say;

/// Draws it.
pub(super) fn finish(of: Interview, assessment: ThingId) -> AnyView {
    let pack = of.pack();
    let left: Vec<(usize, usize)> = of.stored(|filled| {
        let open = |at: usize| (at, filled.draft().progress(at).0 - filled.draft().progress(at).1);
        (0..pack.sections().len()).map(open).filter(|(_, left)| *left > 0).collect()
    });
    let links = left.iter().map(|(at, count)| {
        let (at, title) = (*at, pack.sections().get(*at).map(|section| english::text(section.title())));
        let link = pressable("app-button app-button--quiet", say::left_in(count, title.unwrap_or_default()));
        el("li", "").el(link.tap(move || of.section.set(at))).view()
    });
    let says = if left.is_empty() { say::all_answered() } else { say::some_left() };
    let links = (!left.is_empty()).then(|| el("ul", "app-interview__left").children(links).view());
    let done = of.assessed(finished).flatten();
    let to_results = move || of.desk.page.set(Page::Case(Part::Results(assessment)));
    let ending = match done {
        Some(day) => {
            vec![paragraph(say::finished(english::day(day))), button(say::to_results(), Look::Primary, to_results)]
        }
        None => vec![paragraph(say::finish_about()), button(say::finish(), Look::Primary, move || end(of, assessment))],
    };
    let top = el("h2", "app-interview__section").attr("id", SECTION).attr("tabindex", "-1").text(say::end());
    all([top.view(), paragraph(says)].into_iter().chain(links).chain(ending).chain([leave(of.desk, of.aim)]))
}

/// Finishes it, and goes on to what it came to.
fn end(of: Interview, assessment: ThingId) {
    spawn_local(async move {
        let Some(shown) = of.desk.shown.get_untracked() else { return };
        let Some(assessed) = shown.record.assessments.get(&assessment) else { return };
        let ends = AssessmentEvent::Completed(completion(assessed, clock::day(), clock::now_in_milliseconds()));
        let event = Kind::Assessment { assessment, event: ends };
        match of.desk.write_to(shown.case, vec![event]).await {
            Ok(()) => of.desk.page.set(Page::Case(Part::Results(assessment))),
            Err(error) => drop(of.problem.try_set(Some(failed::in_words(&error)))),
        }
    });
}
