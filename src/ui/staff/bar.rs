//! The bar that is there while somebody is signed in: pages, who she is, and locking.

use leptos::prelude::*;

use super::desk::{Desk, Page};
use super::dialog::Dialog;
use crate::browser::typed::{self, Unsaved};
use crate::ui::components::{El, Look, button, el, nothing, pressable, skip_link};
use crate::words::staff::desk as say;

/// The pages that the bar leads to. A page that only managers have stands behind `if`.
fn pages(is_manager: bool, waiting: usize) -> Vec<(Page, String)> {
    let inbox = if waiting == 0 { say::inbox() } else { say::inbox_waiting(waiting) };
    let mut pages = vec![(Page::Caseload, say::caseload()), (Page::Inbox, inbox)];
    if is_manager {
        pages.extend([(Page::Team, say::team()), (Page::Packs, say::packs()), (Page::CentreKey, say::centre_key())]);
    }
    pages.push((Page::Tablets, say::tablets()));
    pages
}

/// Draws the bar; nothing while nobody is signed in.
pub(super) fn bar(desk: Desk) -> AnyView {
    let Some(who) = desk.who.get() else { return nothing() };
    let leads_to = |link: El, page: Page| {
        let is_here = move || (desk.page.get().section() == page).then(|| "page".to_owned());
        link.attr_of("aria-current", is_here).tap(move || desk.page.set(page)).view()
    };
    let links = pages(who.is_manager, desk.waiting.get()).into_iter();
    let links = links.map(|(page, label)| leads_to(pressable("app-bar__page", label), page));
    let me =
        pressable("app-bar__page app-bar__me", say::signed_in(who.me.name.as_str()))
            .el(el("span", "app-bar__mine").text(say::my_passphrase()));
    let unsaved = RwSignal::new(None::<Unsaved>);
    el("header", "app-bar")
        .child(skip_link())
        .el(el("nav", "app-bar__pages")
            .attr("aria-label", say::nav())
            .children(links.chain([leads_to(me, Page::MyPassphrase)])))
        .child(button(say::lock(), Look::Secondary, move || lock(desk, unsaved)))
        .child(question(desk, unsaved))
        .view()
}

/// Locks, unless something stands half typed.
fn lock(desk: Desk, unsaved: RwSignal<Option<Unsaved>>) {
    let names = typed::unsaved();
    if names == Unsaved::default() { desk.lock() } else { unsaved.set(Some(names)) }
}

/// What becomes of what is half typed when the tablet locks.
pub(super) fn in_words(unsaved: &Unsaved) -> String {
    let Unsaved { kept, lost } = unsaved;
    let kept = (!kept.is_empty()).then(|| say::unsaved_kept(kept.join(", ")));
    let lost = (!lost.is_empty()).then(|| say::unsaved(lost.join(", ")));
    kept.into_iter().chain(lost).collect::<Vec<_>>().join(" ")
}

/// The question whether to lock, while there is something that is not saved.
fn question(desk: Desk, unsaved: RwSignal<Option<Unsaved>>) -> AnyView {
    let close = move || unsaved.set(None);
    let about = Signal::derive(move || unsaved.read().as_ref().map(in_words).unwrap_or_default());
    let all_is_kept = move || unsaved.read().as_ref().is_some_and(|unsaved| unsaved.lost.is_empty());
    let label = move || if all_is_kept() { say::lock_and_keep() } else { say::lock_anyway() };
    let lock = el("button", Look::Secondary.class()).attr("type", "button").text_of(label);
    let answers = vec![button(say::keep_writing(), Look::Primary, close), lock.tap(move || desk.lock()).view()];
    let is_asked = Memo::new(move |_| unsaved.read().is_some());
    Dialog { id: "unsaved", title: say::unsaved_title(), about, answers }.view(is_asked, close)
}
