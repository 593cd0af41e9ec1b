//! What a woman can be asked by an invite: the packs that the centre file names, and licensed ones that her page can fetch sealed
//! and whose key is on this tablet (ADR 0029, 0030).

use std::sync::Arc;

use crate::app::staff::Failed;
use crate::app::staff::packs::{pack_key, shelf};
use crate::browser::assets;
use crate::document::Language;
use crate::instrument::Instrument;
use crate::ui::before::pack;
use crate::ui::staff::desk::Desk;
use crate::vault::staff::Standing;
use crate::vault::{PackKey, listed_as};

/// One pack.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// `<id>-<version>`.
    pub(super) name: String,
    pub(super) title: String,
    /// What opens it on her phone; it goes into the link, and nowhere else.
    key: Option<Arc<PackKey>>,
}

/// All of them, the centre's first pack first.
pub(super) async fn offers(desk: Desk) -> Vec<Offer> {
    let mut offers = Vec::new();
    for name in desk.world().centre.packs() {
        // One that does not load is named by its file.
        let title = pack(name).await.map_or_else(|_| name.clone(), |pack| title(&pack));
        offers.push(Offer { name: name.clone(), title, key: None });
    }
    // What cannot be read just now is not offered; the page of packs says why.
    offers.extend(licensed(desk).await.unwrap_or_default());
    offers
}

/// The licensed ones, `None` where nobody is signed in or nothing could be read.
async fn licensed(desk: Desk) -> Option<Vec<Offer>> {
    let found = desk.with(async |world, signed| {
        let mut offers = Vec::new();
        for taken in shelf(&world.store, &signed.session).await?.packs {
            let (identity, name) = (taken.pack.identity(), taken.pack.identity().to_string());
            let published = assets::address(&format!("sealed:{}", listed_as(&name))).is_ok();
            if taken.standing == Standing::Asked
                && published
                && let Some(key) = pack_key(&world.store, &signed.session, identity).await?
            {
                offers.push(Offer { name, title: title(&taken.pack), key: Some(Arc::new(key)) });
            }
        }
        Ok::<_, Failed>(offers)
    });
    found.await?.ok()
}

/// Names with titles, to choose from.
pub(super) fn named(offers: &[Offer]) -> Vec<(String, String)> {
    offers.iter().map(|offer| (offer.name.clone(), offer.title.clone())).collect()
}

/// The key of a pack by its name, for a link.
pub(super) fn key_of(offers: &[Offer], name: &str) -> Option<Arc<PackKey>> {
    offers.iter().find(|offer| offer.name == name)?.key.clone()
}

fn title(pack: &Instrument) -> String {
    pack.title().in_language(&Language::english()).to_owned()
}
