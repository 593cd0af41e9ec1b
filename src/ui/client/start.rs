//! How her app starts: what the page links is loaded, and the first page drawn in place of `#before`.

use std::sync::Arc;

use leptos::prelude::*;

use super::app;
use super::invite::{self, Way};
use crate::browser::{assets, history, lifecycle, quick_exit};
use crate::case::Invited;
use crate::centre;
use crate::document::Language;
use crate::ui::before::{self, Failure, pack};
use crate::ui::keeper;
use crate::ui::session::{Session, Side};
use crate::ui::setting::Setting;
use crate::words;

/// Loads what the page links (words, centre, packs) and draws the first page in place of `#before`.
pub fn mount() {
    wasm_bindgen_futures::spawn_local(async {
        match load().await {
            Ok((setting, invited)) => {
                quick_exit::never_return_from_cache();
                before::remove();
                mount_to_body(move || {
                    let session = Session::new(Arc::new(setting), invited);
                    begin(session);
                    app(session)
                });
            }
            Err(failure) => before::say_so(&failure),
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

async fn load() -> Result<(Setting, Option<Invited>), Failure> {
    let invite = before::invite();
    let words = assets::load(&format!("words:{}", assets::language()));
    let (centre, about) = (assets::load("centre"), pack("about-you-1.0"));
    words::load(&words.await.map_err(|_| Failure::Load)?).map_err(|_| Failure::Load)?;
    let centre = centre::compiled::read(&centre.await.map_err(|_| Failure::Load)?).map_err(|_| Failure::Broken)?;
    let centre = Arc::new(centre);
    let way = if invite.is_some() || history::is_handed() {
        invite::follow(invite, Arc::clone(&centre)).await
    } else {
        Way::without(None)
    };
    if way.handed {
        history::note_handed();
    }
    let about = about.await?;
    let questions = match way.first {
        Some(questions) => questions,
        None => pack(centre.packs().first().map_or("", String::as_str)).await?,
    };
    // The page was made in the centre's first language.
    let language = way.language.or_else(|| centre.languages().first().cloned()).unwrap_or_else(Language::english);
    let (agenda, rest, no_invite, handed) = (way.agenda, way.rest, way.no_invite, way.handed);
    Ok((Setting { centre, about, questions, agenda, rest, language, no_invite, handed }, way.invited))
}
