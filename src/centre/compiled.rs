//! A centre file's compiled form: what `desk finish` read and found right, as the phone takes it over.
//!
//! No door round the parser: [`write`] takes only a [`Centre`], and [`read`] gives only what [`write`] wrote. The public keys,
//! of which nothing is needed before something is sealed, travel in a file of their own.

use std::ops::Deref;

use super::model::{Partner, Withheld};
use super::{Centre, Contact, DropBox, Helpline, Limits, Listing, PartnerCode, Support};
use crate::document::compiled::{self, Compiled, Reader, Unreadable, Writer, compiled_enum, compiled_struct};

/// Raise the number with every change to the layout.
const KIND: &str = "candour centre 3";
const KEYS_KIND: &str = "candour keys 1";

/// A centre file but for the partners' public keys: it says everything, and nothing can be sealed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyless(Centre);

impl Deref for Keyless {
    type Target = Centre;

    fn deref(&self) -> &Centre {
        &self.0
    }
}

impl Keyless {
    /// The whole centre, with the keys that [`write_keys`] wrote for it.
    ///
    /// # Errors
    /// [`Unreadable`], also for keys that do not fit this centre's drop boxes.
    pub fn with_keys(&self, file: &str) -> Result<Centre, Unreadable> {
        let mut keys = compiled::value::<Vec<String>>(KEYS_KIND, file)?.into_iter();
        let mut centre = self.0.clone();
        for drop_box in drop_boxes(&mut centre) {
            drop_box.public_key = keys.next().ok_or(Unreadable::Damaged)?;
        }
        if keys.next().is_none() { Ok(centre) } else { Err(Unreadable::Damaged) }
    }
}

fn drop_boxes(centre: &mut Centre) -> impl Iterator<Item = &mut DropBox> {
    centre.partners.iter_mut().filter_map(|(_, partner)| partner.drop_box.as_mut())
}

/// The compiled form of a centre file, without keys. For `desk finish`.
#[must_use]
pub fn write(centre: &Centre) -> String {
    compiled::file(KIND, &centre.languages, centre)
}

/// The public keys of its drop boxes, in the order of the partners. For `desk finish`.
#[must_use]
pub fn write_keys(centre: &Centre) -> String {
    let keys: Vec<_> = drop_boxes(&mut centre.clone()).map(|drop_box| drop_box.public_key.clone()).collect();
    compiled::file(KEYS_KIND, &[], &keys)
}

/// The centre that `desk finish` wrote. Only for a file whose bytes the page has pinned (`browser::assets`).
///
/// # Errors
/// [`Unreadable`].
pub fn read(file: &str) -> Result<Keyless, Unreadable> {
    compiled::value(KIND, file).map(Keyless)
}

// The languages stand first, for the texts need them.
compiled_struct!(Centre {
    languages,
    id,
    name,
    charity_number,
    packs,
    contact,
    exit_address,
    helplines,
    supports,
    limits,
    needs,
    partners,
    withhold,
});
compiled_struct!(Contact { email, phone, address });
compiled_struct!(Helpline { id, name, phone, text, web, hours, about, topics });
compiled_struct!(Support { id, title, about });
compiled_struct!(Limits { draft_days, lock_seconds, counters_delay_seconds });
compiled_struct!(Partner { contact, drop_box });
compiled_enum!(Listing { 0: Nginx, 1: CouchDb, 2: S3 });
compiled_enum!(PartnerCode { 0: Centre, 1: Uob, 2: Jabbs });
compiled_enum!(Withheld { 0: Everything, 1: Fields(fields) });

impl Compiled for DropBox {
    fn write(&self, to: &mut Writer) {
        self.address.write(to);
        self.listing.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self { address: Compiled::read(from), listing: Compiled::read(from), public_key: String::new() }
    }
}
