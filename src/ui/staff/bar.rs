//! The bar that is there while somebody is signed in: pages, who she is, and locking.

use leptos::prelude::*;

use super::desk::{Desk, Page};
use crate::ui::components::{Look, button, el, nothing, pressable, skip_link};
use crate::words::staff::desk as say;

/// The pages that the bar leads to. A page that only managers have stands behind `if`.
fn pages(is_manager: bool) -> Vec<(Page, String)> {
    let mut pages = vec![(Page::Caseload, say::caseload())];
    if is_manager {
        pages.extend([(Page::Team, say::team()), (Page::CentreKey, say::centre_key())]);
    }
    pages.push((Page::MyPassphrase, say::my_passphrase()));
    pages
}

/// Draws the bar; nothing while nobody is signed in.
pub(super) fn bar(desk: Desk) -> AnyView {
    let Some(who) = desk.who.get() else { return nothing() };
    let links = pages(who.is_manager).into_iter().map(|(page, label)| {
        let is_here = move || (desk.page.get().section() == page).then(|| "page".to_owned());
        let link = pressable("app-bar__page", label).attr_of("aria-current", is_here);
        link.tap(move || desk.page.set(page)).view()
    });
    el("header", "app-bar")
        .child(skip_link())
        .el(el("nav", "app-bar__pages").attr("aria-label", say::nav()).children(links))
        .el(el("p", "app-bar__me").text(say::signed_in(who.me.name.as_str())))
        .child(button(say::lock(), Look::Secondary, move || desk.lock()))
        .view()
}
