//! An invite: a link that a woman opens on her own phone, or on a tablet that she is handed (ADR 0024).
//!
//! ```text
//! the centre: a case ─ make ─► Invitation ─ to_fragment ─► https://…/#…     her phone: fragment ─ Invitation::read ─► what she is asked
//! ```
//!
//! All of it stands in the fragment of the address, which no browser sends anywhere, and nothing of it is about her: an opaque
//! reference, a pseudonym, packs, languages, a day. What comes from an address may be anything at all: it is read or refused.

mod fragment;
#[cfg(feature = "staff")]
mod picture;

#[cfg(feature = "staff")]
pub use picture::Picture;

use std::sync::Arc;

use crate::case::record::{Invite, Record, ThingId};
use crate::case::{Invited, StudyId};
use crate::centre::Centre;
pub use crate::vault::AskedPack;
use crate::vault::{Entropy, NoEntropy, PackKey, RecordId};

/// What an invite carries.
#[derive(Debug)]
pub struct Invitation {
    /// The id of the centre that made it.
    pub centre: String,
    /// What her filling-in takes over.
    pub invited: Invited,
    /// What she is asked.
    pub packs: Vec<AskedPack>,
    /// Tags of the languages she may read it in, the first one first.
    pub languages: Vec<String>,
    /// The last day on which it works, from 1 January 1970.
    pub last_day: i64,
    /// Whether she is at the centre, with a tablet that she gives back.
    pub handed: bool,
}

/// Why a fragment is no invite to go by. She can go on without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInvite {
    /// Not whole, or never one.
    Damaged,
    /// A later version of the app made it.
    Later,
    /// Another centre made it.
    OtherCentre,
    /// Its last day has passed.
    TooOld,
    /// Its questions are not asked here any more.
    OtherQuestions,
}

/// What somebody at the centre chooses for an invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Names of the packs, each `<id>-<version>`.
    pub packs: Vec<String>,
    /// As in [`Invitation::languages`].
    pub languages: Vec<String>,
    /// As in [`Invitation::last_day`].
    pub last_day: i64,
}

impl Wish {
    /// The event that says she was invited so, under a fresh reference, and her pseudonym: the one that her record has, or
    /// else a fresh one, which stays hers from now on.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn make(self, record: &Record, entropy: &dyn Entropy) -> Result<(ThingId, Invite), NoEntropy> {
        let Self { packs, languages, last_day } = self;
        let fresh = || RecordId::make(entropy).map(|id| *id.as_bytes());
        let study_id = match record.pseudonym() {
            Some(study_id) => study_id.clone(),
            None => StudyId::from_entropy(fresh()?),
        };
        let invite = Invite { packs, languages, study_id: Some(study_id), last_day };
        Ok((ThingId::from_bytes(fresh()?), invite))
    }
}

impl Invitation {
    /// What the link of an invite in a record carries, with the keys of those packs that have one; `None` for an invite of an
    /// early build, which had no link. The record itself holds no key.
    #[must_use]
    pub fn of(
        centre: &Centre,
        reference: ThingId,
        invite: &Invite,
        handed: bool,
        key_of: impl Fn(&str) -> Option<Arc<PackKey>>,
    ) -> Option<Self> {
        Some(Self {
            centre: centre.id().to_owned(),
            invited: Invited { reference, study_id: invite.study_id.clone()? },
            packs: invite.packs.iter().map(|name| AskedPack { name: name.clone(), key: key_of(name) }).collect(),
            languages: invite.languages.clone(),
            last_day: invite.last_day,
            handed,
        })
    }

    /// The invite in a fragment, for a page of this centre, `today` (days from 1 January 1970, on her own calendar). Of its
    /// packs and languages, only those that this centre has are left, and packs that come with a key: a centre file names no
    /// licensed ones. At least one pack is left.
    ///
    /// # Errors
    /// [`NoInvite`].
    pub fn read(fragment: &str, centre: &Centre, today: i64) -> Result<Self, NoInvite> {
        let mut invitation = Self::parse(fragment)?;
        if invitation.centre != centre.id() {
            return Err(NoInvite::OtherCentre);
        }
        if invitation.last_day < today {
            return Err(NoInvite::TooOld);
        }
        invitation.packs.retain(|pack| pack.key.is_some() || centre.packs().contains(&pack.name));
        invitation.languages.retain(|tag| centre.languages().iter().any(|language| language.as_str() == tag));
        if invitation.packs.is_empty() { Err(NoInvite::OtherQuestions) } else { Ok(invitation) }
    }
}
