//! "Hand her the tablet", from her case: an invite for today, which her page on this very tablet opens.

use std::sync::Arc;

use leptos::prelude::*;

use super::offer::{Offer, key_of};
use super::which;
use crate::app::invite::{Invitation, Wish};
use crate::browser::entropy::SystemEntropy;
use crate::browser::site;
use crate::case::record::Kind;
use crate::ui::components::{details, paragraph};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::{failed as say_failed, hand as say};

/// Draws it.
pub(super) fn hand(desk: Desk, offers: &Arc<[Offer]>, today: i64) -> AnyView {
    let packs = which::first(offers);
    let problem = RwSignal::new(None::<String>);
    let (which, offers) = (which::which(offers, packs), Arc::clone(offers));
    let act = move || {
        let offers = Arc::clone(&offers);
        async move {
            let handed = match which::taken(packs) {
                Ok(packs) => go(desk, packs, &offers, today).await,
                Err(why) => Err(why),
            };
            problem.try_set(handed.err());
        }
    };
    let form = Form::new(say::hand()).view([paragraph(say::about()), which, banner(problem)], act);
    details(say::title(), form)
}

/// Writes the invite, so that what comes back is known to be hers, and then locks.
async fn go(desk: Desk, packs: Vec<String>, offers: &[Offer], today: i64) -> Result<(), String> {
    let Some(shown) = desk.shown.get_untracked() else { return Ok(()) };
    let world = desk.world();
    let languages = world.centre.languages().iter().map(|tag| tag.as_str().to_owned()).take(1).collect();
    let wish = Wish { packs, languages, last_day: today };
    let (invite, to) = wish.make(&shown.record, &SystemEntropy).map_err(|_| say_failed::no_key())?;
    let invitation =
        Invitation::of(&world.centre, invite, &to, true, |name| key_of(offers, name)).zip(site::her_page());
    let (invitation, page) = invitation.ok_or_else(say_failed::no_key)?;
    desk.write(vec![Kind::Invited { invite, to }]).await.map_err(|error| failed::in_words(&error))?;
    desk.hand_over(format!("{page}#{}", invitation.to_fragment()));
    Ok(())
}
