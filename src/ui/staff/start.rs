//! How the staff page starts: what it links is loaded, and set-up or sign-in drawn in place of `#before`.

use leptos::prelude::*;

use super::app;
use super::desk::{Desk, Page};
use super::packs;
use crate::app::staff::access::is_set_up;
use crate::browser::{assets, history, offline, quick_exit};
use crate::centre::{self, Centre};
use crate::ui::before::{self, Failure};
use crate::words;

/// Loads what the page links and draws the first page in place of `#before`.
pub fn mount() {
    wasm_bindgen_futures::spawn_local(async {
        match load().await {
            Ok(centre) => begin(centre).await,
            Err(failure) => before::say_so(&failure),
        }
    });
}

async fn load() -> Result<Centre, Failure> {
    let (english, staff) = (assets::load("words:en"), assets::load("words-staff:en"));
    let (centre, keys) = (assets::load("centre"), assets::load("centre-keys"));
    words::load(&english.await.map_err(|_| Failure::Load)?).map_err(|_| Failure::Load)?;
    words::staff::load(&staff.await.map_err(|_| Failure::Load)?).map_err(|_| Failure::Load)?;
    let (centre, keys) = (centre.await.map_err(|_| Failure::Load)?, keys.await.map_err(|_| Failure::Load)?);
    centre::compiled::read(&centre).and_then(|centre| centre.with_keys(&keys)).map_err(|_| Failure::Broken)
}

async fn begin(centre: Centre) {
    let desk = Desk::new(centre, Page::SignIn);
    // A store that does not answer says so when she tries to sign in.
    match is_set_up(&desk.world().store).await {
        Ok(false) => desk.page.set(Page::SetUp),
        Ok(true) => offline::keep(),
        Err(_) => {}
    }
    quick_exit::never_return_from_cache();
    history::guard(move || desk.go_back());
    before::remove();
    mount_to_body(move || {
        packs::load(desk);
        app(desk)
    });
}
