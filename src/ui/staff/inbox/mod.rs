//! The inbox: what women sent, until somebody has filed it (ADR 0024). Names on it stand there for as long as the page does.

mod aside;
mod hand;
mod look;
mod message;
mod reasons;
mod replaces;

pub(super) use look::{look_in_background, take_in};
pub(super) use message::{case_name, message};

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::look::{Outcome, look_now, not_arrived};
use super::desk::{Desk, Page, Signed, World};
use super::failed::banner;
use crate::app::staff::access::centre_keys;
use crate::app::staff::inbox::{Whose, settle, whose};
use crate::browser::{clock, lifecycle, site};
use crate::share::DropId;
use crate::ui::components::{Look, again, all, button, details, el, hint, nothing, paragraph, pressable, title};
use crate::words::staff::inbox as say;

/// A message that waits, as the list shows it.
#[derive(Clone)]
struct Line {
    id: DropId,
    name: String,
    about: String,
}

/// What the page shows.
#[derive(Clone)]
struct Listed {
    lines: Vec<Line>,
    aside: Vec<aside::Line>,
    filed: usize,
    looked: Option<i64>,
    unreadable: usize,
    /// Messages on this tablet that have not arrived yet where they are for.
    not_arrived: usize,
}

/// Draws the page.
pub(super) fn inbox(desk: Desk) -> AnyView {
    let listed = RwSignal::new(None::<Listed>);
    let problem = RwSignal::new(None::<String>);
    let said = RwSignal::new(String::new());
    let draw = move || {
        spawn_local(async move {
            let drawn = desk.with(listing).await;
            listed.try_set(drawn);
        });
    };
    let look = move || {
        said.set(say::looking());
        spawn_local(async move {
            let outcome = look_now(desk).await;
            problem.try_set(outcome.problem());
            said.try_set(match outcome {
                Outcome::Looked(found) => say::found(found.new),
                Outcome::Failed(_) => String::new(),
            });
            draw();
        });
    };
    draw();
    look();
    let top =
        el("div", "app-caseload__top").child(title(say::title())).child(button(say::look(), Look::Secondary, look));
    let status = el("p", "app-form__status").attr("role", "status").text_of(move || said.get());
    let body = again(move || listed.get().map_or_else(nothing, |listed| body(desk, listed, draw)));
    all([top.view(), banner(problem), status.view(), body, hand::to_somebody_new(desk)])
}

fn body(desk: Desk, listed: Listed, draw: impl Fn() + Copy + Send + 'static) -> AnyView {
    let Listed { lines, aside, filed, looked, unreadable, not_arrived } = listed;
    let looked = looked.map_or_else(say::never_looked, |at| say::last_looked(clock::moment_in_words(at, "en-GB")));
    let damaged = (unreadable > 0)
        .then(|| el("p", "app-banner app-banner--problem").attr("role", "alert").text(say::damaged(unreadable)).view());
    let list = if lines.is_empty() {
        el("p", "").text(say::nothing_new()).view()
    } else {
        let lines = lines.into_iter().map(|line| line.view(desk));
        el("ul", "app-cases").attr("aria-label", say::list()).children(lines).view()
    };
    let aside = (!aside.is_empty()).then(|| {
        let count = aside.len();
        details(say::aside(count), aside::list(desk, aside, draw))
    });
    let filed = (filed > 0).then(|| hint(say::filed(filed)));
    let to_send = (not_arrived > 0).then(|| to_send(not_arrived));
    all([hint(looked)].into_iter().chain(damaged).chain([list]).chain(aside).chain(filed).chain(to_send))
}

/// What women sent from this tablet and has not arrived. This page may not reach other organisations' drop boxes: hers may.
fn to_send(count: usize) -> AnyView {
    let open = move || site::her_page().iter().for_each(|page| lifecycle::open_beside(page));
    let send = button(say::to_send_open(), Look::Secondary, open);
    el("section", "app-card").child(paragraph(say::to_send(count))).child(send).view()
}

impl Line {
    fn view(self, desk: Desk) -> AnyView {
        let Self { id, name, about } = self;
        let button = pressable("app-cases__case", name)
            .el(el("span", "app-cases__about").text(about))
            .tap(move || desk.page.set(Page::Message(id)));
        el("li", "app-cases__line").el(button).view()
    }
}

/// What stands in the inbox now, after what other tablets have filed meanwhile is noted.
async fn listing(world: &World, signed: &mut Signed) -> Listed {
    // Without keys nothing is new; what does not open here is told on its own page.
    let keys = centre_keys(&world.store, &signed.session).await.unwrap_or_default();
    let _ = settle(world.pen(), &signed.session, &signed.list, &mut signed.inbox, &keys).await;
    let line = |(id, arrival): (DropId, &crate::vault::staff::Arrival)| {
        let came = clock::moment_in_words(arrival.seen, "en-GB");
        let Some(Ok(message)) = signed.inbox.read(id, &keys) else {
            return Line { id, name: say::does_not_open(), about: came };
        };
        let name = message.profile.name.as_ref().map_or_else(say::no_name, |name| name.as_str().to_owned());
        let of = match whose(&signed.list, &message) {
            Whose::Invited(case, _) => say::invited(message::case_name(signed, case)),
            Whose::Likely(likely) if likely.is_empty() => say::nobody_known(),
            Whose::Likely(likely) => say::likely_count(likely.len()),
        };
        Line { id, name, about: format!("{of} · {came}") }
    };
    Listed {
        lines: signed.inbox.new_ones().into_iter().map(line).collect(),
        aside: signed.inbox.set_aside().into_iter().map(|(id, arrival)| aside::Line::of(signed, id, arrival)).collect(),
        filed: signed.inbox.filed().len(),
        looked: signed.inbox.last_looked(),
        unreadable: signed.inbox.unreadable(),
        not_arrived: not_arrived().await,
    }
}
