//! An invite as the fragment of an address: base64url of numbered fields, and a checksum.
//!
//! ```text
//! version 1:  1 │ field (1) │ length (1) │ value │ field (1) │ length (1) │ value … │ checksum (4, FNV-1a of all before it)
//!
//! 1 reference (16)   2 pseudonym (16)   3 last day (4, big endian)   4 centre   5 pack   6 language   7 handed (0)
//! 8 key (32) of the pack before it
//! ```
//!
//! Packs and languages may stand several times. A field that this build does not know makes the invite one of a later version:
//! what comes later is a field more, and builds that cannot do without it say so. The checksum is against
//! links that were cut off or typed wrong, not against anybody: whoever can make a link can make a good one.

use std::sync::Arc;

use base64ct::{Base64UrlUnpadded, Encoding as _};

use super::{AskedPack, Invitation, NoInvite};
use crate::case::record::ThingId;
use crate::case::{Invited, StudyId};
use crate::vault::PackKey;

const VERSION: u8 = 1;

const REFERENCE: u8 = 1;
const STUDY_ID: u8 = 2;
const LAST_DAY: u8 = 3;
const CENTRE: u8 = 4;
const PACK: u8 = 5;
const LANGUAGE: u8 = 6;
const HANDED: u8 = 7;
const PACK_KEY: u8 = 8;

impl Invitation {
    /// The fragment, without `#`.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        // No day before the year 11,000,000 is beyond that.
        let last_day = u32::try_from(self.last_day).unwrap_or_default().to_be_bytes();
        let mut bytes = vec![VERSION];
        put(&mut bytes, REFERENCE, self.invited.reference.as_bytes());
        put(&mut bytes, STUDY_ID, self.invited.study_id.as_bytes());
        put(&mut bytes, LAST_DAY, &last_day);
        put(&mut bytes, CENTRE, self.centre.as_bytes());
        for AskedPack { name, key } in &self.packs {
            put(&mut bytes, PACK, name.as_bytes());
            if let Some(key) = key {
                // EXPOSE: whoever is given the link is to open the pack.
                put(&mut bytes, PACK_KEY, key.to_bytes().expose());
            }
        }
        self.languages.iter().for_each(|language| put(&mut bytes, LANGUAGE, language.as_bytes()));
        if self.handed {
            put(&mut bytes, HANDED, &[]);
        }
        bytes.extend(checksum(&bytes));
        Base64UrlUnpadded::encode_string(&bytes)
    }

    /// Reads a fragment, whoever made it, for whichever centre.
    pub(super) fn parse(fragment: &str) -> Result<Self, NoInvite> {
        let bytes = Base64UrlUnpadded::decode_vec(fragment).map_err(|_| NoInvite::Damaged)?;
        let (whole, told) = bytes.split_last_chunk::<4>().ok_or(NoInvite::Damaged)?;
        if *told != checksum(whole) {
            return Err(NoInvite::Damaged);
        }
        let (&version, mut rest) = whole.split_first().ok_or(NoInvite::Damaged)?;
        if version != VERSION {
            return Err(NoInvite::Later);
        }
        let mut read = Fields::default();
        while let [field, length, after @ ..] = rest {
            let (value, after) = after.split_at_checked(usize::from(*length)).ok_or(NoInvite::Damaged)?;
            read.take(*field, value)?;
            rest = after;
        }
        if rest.is_empty() { read.whole().ok_or(NoInvite::Damaged) } else { Err(NoInvite::Damaged) }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Fields {
    reference: Option<[u8; 16]>,
    study_id: Option<[u8; 16]>,
    last_day: Option<[u8; 4]>,
    centre: Option<String>,
    packs: Vec<AskedPack>,
    languages: Vec<String>,
    handed: bool,
}

impl Fields {
    fn take(&mut self, field: u8, value: &[u8]) -> Result<(), NoInvite> {
        let text = || String::from_utf8(value.to_vec()).map_err(|_| NoInvite::Damaged);
        match field {
            REFERENCE => self.reference = value.try_into().ok(),
            STUDY_ID => self.study_id = value.try_into().ok(),
            LAST_DAY => self.last_day = value.try_into().ok(),
            CENTRE => self.centre = Some(text()?),
            PACK => self.packs.push(AskedPack { name: text()?, key: None }),
            LANGUAGE => self.languages.push(text()?),
            HANDED => self.handed = true,
            PACK_KEY => self.take_key(value).ok_or(NoInvite::Damaged)?,
            _ => return Err(NoInvite::Later),
        }
        Ok(())
    }

    /// A key, for the pack before it.
    fn take_key(&mut self, value: &[u8]) -> Option<()> {
        let pack = self.packs.last_mut().filter(|pack| pack.key.is_none())?;
        pack.key = Some(Arc::new(PackKey::from_bytes(value)?));
        Some(())
    }

    /// The invite, if nothing is missing.
    fn whole(self) -> Option<Invitation> {
        let reference = ThingId::from_bytes(self.reference?);
        let study_id = StudyId::from_entropy(self.study_id?);
        Some(Invitation {
            centre: self.centre?,
            invited: Invited { reference, study_id },
            packs: self.packs,
            languages: self.languages,
            last_day: u32::from_be_bytes(self.last_day?).into(),
            handed: self.handed,
        })
    }
}

/// Adds a field. Ids, versions and tags are at most 64 bytes each, so none is too long; one that was would be left out, and the
/// invite refused where it is missed.
fn put(bytes: &mut Vec<u8>, field: u8, value: &[u8]) {
    if let Ok(length) = u8::try_from(value.len()) {
        bytes.extend([field, length]);
        bytes.extend(value);
    }
}

/// FNV-1a, 32 bits: no change of a single byte goes unnoticed.
fn checksum(bytes: &[u8]) -> [u8; 4] {
    bytes.iter().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)).to_be_bytes()
}
