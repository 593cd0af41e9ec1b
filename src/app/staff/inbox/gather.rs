//! Fetches ahead what a look will ask for: the network may take its time, and nobody shall wait for it who writes to a case.

use std::collections::{BTreeMap, BTreeSet};

use super::Inbox;
use super::listing::{Next, listing_address, read_listing};
use super::look::{LARGEST, LARGEST_LISTING};
use crate::app::ports::{CollectError, Collection};
use crate::centre::{Centre, PartnerCode};
use crate::share::DropId;

/// Messages fetched ahead of one look: about 10 MB. The next look goes on.
const MOST: usize = 200;

/// What an inbox knows, as far as fetching asks.
#[derive(Debug, Clone, Default)]
pub struct Known {
    ids: BTreeSet<DropId>,
    since: Option<String>,
}

/// What the drop box answered, by address. A look takes it for the drop box.
#[derive(Debug, Clone, Default)]
pub struct Gathered(BTreeMap<String, Result<Vec<u8>, CollectError>>);

impl Inbox {
    /// What fetching ahead needs to know.
    #[must_use]
    pub fn known(&self) -> Known {
        let since = self.looked.as_ref().and_then(|looked| looked.since.clone());
        Known { ids: self.arrivals.keys().copied().collect(), since }
    }
}

/// Fetches the listing and what on it is not known. Never fails: what could not be fetched says so when it is looked for.
pub async fn gather(centre: &Centre, known: &Known, collection: &impl Collection) -> Gathered {
    let mut gathered = Gathered::default();
    let Some(drop_box) = centre.drop_box(PartnerCode::Centre) else { return gathered };
    let (mut from, mut left) = (known.since.clone(), MOST);
    loop {
        let address = listing_address(drop_box, from.as_deref());
        let body = collection.fetch(&address, LARGEST_LISTING).await;
        let page = body.as_ref().ok().and_then(|body| read_listing(drop_box, body).ok());
        // The same page again: a listing that goes round in a circle.
        if gathered.0.insert(address, body).is_some() {
            return gathered;
        }
        let Some(page) = page else { return gathered };
        for id in page.ids.iter().filter(|id| !known.ids.contains(id)) {
            let address = drop_box.address.below(&id.to_string());
            let found = collection.fetch(&address, LARGEST).await;
            let stop = matches!(found, Err(CollectError::Unreachable | CollectError::Refused(_)));
            gathered.0.insert(address, found);
            left = left.saturating_sub(1);
            if stop || left == 0 {
                return gathered;
            }
        }
        match page.next {
            Next::More(next) => from = Some(next),
            Next::End(_) => return gathered,
        }
    }
}

impl Collection for Gathered {
    async fn fetch(&self, address: &str, _most: usize) -> Result<Vec<u8>, CollectError> {
        self.0.get(address).cloned().unwrap_or(Err(CollectError::Unreachable))
    }
}
