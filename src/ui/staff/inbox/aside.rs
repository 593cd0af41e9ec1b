//! What is set aside, each with its reason and a way to look at it again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::look::in_words;
use crate::app::staff::inbox::look_again;
use crate::browser::clock;
use crate::browser::collect::DropBoxReader;
use crate::share::DropId;
use crate::ui::components::{Look, all, el, pressable};
use crate::ui::staff::desk::{Desk, Signed, World};
use crate::ui::staff::failed::banner;
use crate::vault::staff::{Arrival, ArrivalState, Aside};
use crate::words::staff::inbox as say;

/// A message that is set aside, as the list shows it.
#[derive(Clone)]
pub(super) struct Line {
    id: DropId,
    came: String,
    why: String,
}

impl Line {
    pub(super) fn of(signed: &Signed, id: DropId, arrival: &Arrival) -> Self {
        let why = match &arrival.state {
            ArrivalState::Aside { why, .. } => reason(signed, why),
            ArrivalState::New { .. } | ArrivalState::Filed { .. } => String::new(),
        };
        Self { id, came: clock::moment_in_words(arrival.seen, "en-GB"), why }
    }
}

/// Draws them; `draw` draws the page anew.
pub(super) fn list(desk: Desk, lines: Vec<Line>, draw: impl Fn() + Copy + Send + 'static) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let again = move |id: DropId| {
        spawn_local(async move {
            let looking = async |world: &World, signed: &mut Signed| {
                let from = (&world.centre, &DropBoxReader);
                look_again(world.pen(), &signed.session, &mut signed.inbox, from, id).await
            };
            let looked = desk.with(looking).await;
            desk.count_waiting().await;
            match looked {
                Some(Err(error)) => _ = problem.try_set(Some(in_words(&error))),
                Some(Ok(_)) | None => draw(),
            }
        });
    };
    let line = |Line { id, came, why }: Line| {
        let reference = id.reference();
        let button = pressable(Look::Secondary.class(), say::look_again())
            .attr("aria-label", say::look_again_at(&reference))
            .tap(move || again(id));
        el("li", "app-inbox__aside")
            .el(el("p", "").text(format!("{reference} · {came}")))
            .el(el("p", "").text(why))
            .el(button)
            .view()
    };
    let lines = el("ul", "app-cases").attr("aria-label", say::aside_list()).children(lines.into_iter().map(line));
    all([el("p", "").text(say::aside_about()).view(), banner(problem), lines.view()])
}

fn reason(signed: &Signed, why: &Aside) -> String {
    match why {
        Aside::NotSealed => say::why_not_sealed(),
        Aside::TooLarge => say::why_too_large(),
        Aside::Later => say::why_later(),
        Aside::NotForUs => say::why_not_for_us(),
        Aside::NoKey => say::why_no_key(),
        Aside::Changed => say::why_changed(),
        Aside::Copy => say::why_copy(),
        Aside::Unreadable => say::why_unreadable(),
        Aside::ByHand { by, reason } => {
            let who = signed.session.colleague(*by).map(|colleague| colleague.name.as_str().to_owned());
            let who = who.unwrap_or_else(crate::words::staff::desk::unknown);
            let reason = reason.as_ref().map(|reason| reason.as_str().to_owned()).unwrap_or_default();
            say::why_by_hand(reason, who)
        }
    }
}
