//! A centre file's compiled form: what `desk finish` read and found right, as the phone takes it over.
//!
//! No door round the parser: [`write`] takes only a [`Centre`], and [`read`] gives only what [`write`] wrote.

use super::model::{Partner, Withheld};
use super::{Centre, Contact, DropBox, Helpline, Limits, PartnerCode, Support};
use crate::document::compiled::{self, Unreadable, compiled_enum, compiled_struct};

/// Raise the number with every change to the layout.
const KIND: &str = "candour centre 1";

/// The compiled form of a centre file. For `desk finish`.
#[must_use]
pub fn write(centre: &Centre) -> String {
    compiled::file(KIND, &centre.languages, centre)
}

/// The centre that `desk finish` wrote. Only for a file whose bytes the page has pinned (`browser::assets`).
///
/// # Errors
/// [`Unreadable`].
pub fn read(file: &str) -> Result<Centre, Unreadable> {
    compiled::value(KIND, file)
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
compiled_struct!(DropBox { address, public_key });
compiled_enum!(PartnerCode { 0: Centre, 1: Uob, 2: Jabbs });
compiled_enum!(Withheld { 0: Everything, 1: Fields(fields) });
