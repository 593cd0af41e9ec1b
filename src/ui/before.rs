//! What stands in the page before the app draws, and loading what the page links.

use std::sync::Arc;

use crate::browser::assets;
use crate::instrument::{self, Instrument};
use crate::words;

/// Why the app could not start.
pub(super) enum Failure {
    /// A file did not arrive.
    Load,
    /// A file arrived that is not right; people who run the site must mend it.
    Broken,
}

/// Loads a pack. It is on its way from the call on.
pub(super) fn pack(name: &str) -> impl Future<Output = Result<Arc<Instrument>, Failure>> + use<> {
    let asked = assets::load(&format!("pack:{name}"));
    async move {
        let pack = asked.await.map_err(|_| Failure::Load)?;
        instrument::compiled::read(&pack).map(Arc::new).map_err(|_| Failure::Broken)
    }
}

/// The fragment that the page was opened with, if it had one; answers so once.
#[cfg(feature = "client")]
pub(super) fn invite() -> Option<String> {
    let page = web_sys::window()?.document()?.document_element()?;
    let told = page.get_attribute("data-invite")?;
    let _ = page.remove_attribute("data-invite");
    Some(told).filter(|told| !told.is_empty())
}

/// Takes the loading page away.
pub(super) fn remove() {
    if let Some(before) = before() {
        before.remove();
    }
}

/// The loading page stays, with what it offers, and says what went wrong.
pub(super) fn say_so(failure: &Failure) {
    let part = |selector| before().and_then(|before| before.query_selector(selector).ok().flatten());
    let Some(lead) = part(".app-page__lead") else { return };
    match (failure, part("#before-failed")) {
        // Said by the page itself, with a link to try again: the words may be what did not arrive.
        (Failure::Load, Some(failed)) => {
            lead.remove();
            let _ = failed.remove_attribute("hidden");
        }
        (Failure::Load | Failure::Broken, _) => lead.set_text_content(Some(&words::errors::centre())),
    }
}

fn before() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("before")
}
