//! The sections with how much of each is answered.

use leptos::prelude::*;

use super::state::Interview;
use crate::ui::components::{el, pressable};
use crate::ui::staff::english;
use crate::words::staff::interview as say;

/// Draws them; sections of which nothing is asked are hidden.
pub(super) fn sections(of: Interview) -> AnyView {
    let pack = of.pack();
    let lines = pack.sections().iter().enumerate().map(|(at, section)| {
        let title = format!("{} ", english::text(section.title()));
        let progress = move || of.stored(|filled| filled.draft().progress(at));
        let said = move || {
            let (asked, answered) = progress();
            say::progress(answered, asked)
        };
        let is_done = move || progress().0 == progress().1;
        let here = move || (of.section.get() == at).then(|| "step".to_owned());
        let class = move || if is_done() { "app-steps__step app-steps__step--done" } else { "app-steps__step" };
        let step = pressable("", title)
            .attr_of("class", move || Some(class().to_owned()))
            .attr_of("aria-current", here)
            .el(el("span", "app-steps__progress").text_of(said))
            .tap(move || of.section.set(at));
        el("li", "").hidden(move || of.ahead(|draft| draft.progress(at).0 == 0)).el(step).view()
    });
    let end = pack.sections().len();
    let here = move || (of.section.get() == end).then(|| "step".to_owned());
    let last = pressable("app-steps__step", say::end()).attr_of("aria-current", here).tap(move || of.section.set(end));
    el("nav", "app-steps")
        .attr("aria-label", say::sections())
        .el(el("ol", "app-steps__list").children(lines).el(el("li", "").el(last)))
        .view()
}
