//! The pages: they draw state and call `app`.

mod client;
mod components;
mod focus;
mod keeper;
mod messages;
mod postman;
mod questions;
mod session;
mod setting;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{assets, history, lifecycle, quick_exit};
use crate::centre;
use crate::document::Language;
use crate::instrument::{self, Instrument};
use crate::words;
use session::{Session, Side};
use setting::Setting;

/// Loads what the page links (words, centre, packs) and draws the first page in place of `#before`.
pub fn mount() {
    wasm_bindgen_futures::spawn_local(async {
        match load().await {
            Ok(setting) => {
                quick_exit::never_return_from_cache();
                remove_before();
                mount_to_body(move || {
                    let session = Session::new(Arc::new(setting));
                    begin(session);
                    client::app(session)
                });
            }
            Err(failure) => say_so(&failure),
        }
    });
}

/// What runs beside the pages for as long as the app is open.
fn begin(session: Session) {
    if lifecycle::was_locked() {
        session.side.set(Some(Side::Locked));
    }
    history::guard(move || session.go_back());
    lifecycle::ask_before_unload(move || session.would_lose());
    let limit = session.setting().centre.limits().lock_seconds;
    lifecycle::lock_when_hidden(limit, move || {
        if session.has_something() {
            session.wipe();
            lifecycle::reload(true);
        }
    });
    leptos::task::spawn_local(keeper::go_on_with_kept(session));
}

/// Why the app could not start.
enum Failure {
    /// A file did not arrive.
    Load,
    /// A file arrived that is not right; people who run the site must mend it.
    Broken,
}

async fn load() -> Result<Setting, Failure> {
    let language = Language::english();
    let (english, centre, about) = (assets::load("words:en"), assets::load("centre"), pack("about-you-1.0"));
    words::load(&english.await.map_err(|_| Failure::Load)?).map_err(|_| Failure::Load)?;
    let centre = centre::compiled::read(&centre.await.map_err(|_| Failure::Load)?).map_err(|_| Failure::Broken)?;
    let questions = pack(centre.packs().first().map_or("", String::as_str));
    let (about, questions) = (about.await?, questions.await?);
    Ok(Setting { centre, about, questions, language })
}

fn pack(name: &str) -> impl Future<Output = Result<Arc<Instrument>, Failure>> + use<> {
    let asked = assets::load(&format!("pack:{name}"));
    async move {
        let pack = asked.await.map_err(|_| Failure::Load)?;
        instrument::compiled::read(&pack).map(Arc::new).map_err(|_| Failure::Broken)
    }
}

fn before() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("before")
}

fn remove_before() {
    if let Some(before) = before() {
        before.remove();
    }
}

/// The loading page stays, with its helplines, and says what went wrong.
fn say_so(failure: &Failure) {
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
