//! The first shape of a pack that a centre took in.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::centre::{open, seal};
use super::parts_v1::{Id, code, coded};
use crate::case::record::{StaffId, Stamp};
use crate::instrument::PackIdentity;
use crate::vault::staff::{KeptPack, Standing};
use crate::vault::{Entropy, Envelope, Namespace, OpenError, PackKey, Place, RecordId, SealError, VaultKey};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct KeptPackV1 {
    file: String,
    source: Option<String>,
    standing: String,
    since: (i64, u32),
    #[zeroize(skip)]
    by: Id,
    key: Option<((i64, u32), String)>,
}

/// Where a pack stands: what is exactly the same pack stands in the same place on every tablet.
#[must_use]
pub fn kept_pack_at(pack: &PackIdentity) -> Place {
    let parts = [pack.id.as_str(), pack.version.as_str(), pack.digest.as_str()];
    let digest: [u8; 32] = Sha256::digest(format!("candour kept pack 1 {}", parts.join(" "))).into();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    Place { namespace: Namespace::Packs, id: RecordId::from_bytes(id) }
}

/// Seals a pack for the place with this id.
///
/// # Errors
/// [`SealError`].
pub fn seal_kept_pack(
    key: &VaultKey,
    id: RecordId,
    pack: &KeptPack,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    seal(key.bytes(), Place { namespace: Namespace::Packs, id }, KeptPackV1::of(pack), entropy)
}

/// Opens a pack.
///
/// # Errors
/// [`OpenError`].
pub fn open_kept_pack(key: &VaultKey, id: RecordId, stored: &[u8]) -> Result<KeptPack, OpenError> {
    let pack: KeptPackV1 = open(key.bytes(), Place { namespace: Namespace::Packs, id }, stored)?;
    pack.restore().ok_or(OpenError::UnknownShape)
}

impl KeptPackV1 {
    fn of(pack: &KeptPack) -> Self {
        Self {
            file: pack.file.clone(),
            source: pack.source.clone(),
            standing: code(&Standing::ALL, &pack.standing),
            since: (pack.since.millis, pack.since.count),
            by: Id(*pack.by.as_bytes()),
            // EXPOSE: it is sealed.
            key: pack.key.as_ref().map(|(since, key)| ((since.millis, since.count), key.to_text().expose().clone())),
        }
    }

    fn restore(&self) -> Option<KeptPack> {
        let stamp = |(millis, count)| Stamp { millis, count };
        let key = match &self.key {
            Some((since, text)) => Some((stamp(*since), PackKey::parse(text)?)),
            None => None,
        };
        Some(KeptPack {
            file: self.file.clone(),
            source: self.source.clone(),
            standing: coded(&Standing::ALL, &self.standing)?,
            since: stamp(self.since),
            by: StaffId::from_bytes(self.by.0),
            key,
        })
    }
}
