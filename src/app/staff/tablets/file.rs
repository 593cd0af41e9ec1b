//! The file as bytes. Whatever is brought is read or refused.
//!
//! ```text
//! version 1:  "candour tablet" │ 1 │ salt of the vault (16) │ parts │ SHA-256 of everything before (32)
//! a part:     kind (1) │ length (u32, little endian) │ that many bytes
//! kinds:      1 the list of colleagues   2 a case (`cases/parcel.rs`)   3 a slot: id (16) │ slot
//!             4 a grant: id (16) │ grant   5 the managers' book   6 the centre's private keys
//!             7 what the centre asks of its own (`packs/parcel.rs`)
//! ```
//!
//! The digest finds a file that was cut off or damaged on its way, before anything of it is looked at. It proves nothing about
//! who made it: that each record opens does.

use sha2::{Digest as _, Sha256};

use super::Ways;
use crate::app::staff::cases::Parcel;
use crate::app::staff::packs::PackParcel;
use crate::vault::staff::StaffSlot;
use crate::vault::{OpenError, RecordId, Salt};

const MARK: &[u8] = b"candour tablet";
const VERSION: u8 = 1;
const DIGEST: usize = 32;

/// What one tablet gives to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabletFile {
    /// The salt of its vault: two tablets that were set up apart have two.
    pub(in crate::app::staff) vault: Salt,
    /// The list of colleagues as it stands, under the vault key.
    pub(in crate::app::staff) colleagues: Vec<u8>,
    /// Its cases.
    pub(super) cases: Vec<Parcel>,
    /// The packs that its centre took in.
    pub(super) packs: PackParcel,
    /// Who may come in, where a manager made it.
    pub(in crate::app::staff) ways: Option<Ways>,
}

/// Why a file that was brought is put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// It is something else.
    NotOne,
    /// A later version of the app made it.
    Later,
    /// It was cut off or damaged on its way.
    Damaged,
}

impl TabletFile {
    /// Whether it holds who may come in.
    #[must_use]
    pub fn has_ways(&self) -> bool {
        self.ways.is_some()
    }

    /// How many cases it holds.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.cases.len()
    }

    /// The bytes to carry.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = [MARK, &[VERSION], &self.vault.0].concat();
        let mut part = |kind: Kind, content: &[u8]| {
            bytes.push(kind.number());
            // A case of four gigabytes is none.
            bytes.extend_from_slice(&u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend_from_slice(content);
        };
        part(Kind::Colleagues, &self.colleagues);
        part(Kind::Packs, &self.packs.to_bytes());
        self.cases.iter().for_each(|case| part(Kind::Case, &case.to_bytes()));
        if let Some(Ways { slots, grants, book, centre_keys }) = &self.ways {
            slots.iter().for_each(|(id, slot)| part(Kind::Slot, &[id.as_bytes(), slot.to_bytes().as_slice()].concat()));
            grants.iter().for_each(|(id, grant)| part(Kind::Grant, &[id.as_bytes(), grant.as_slice()].concat()));
            part(Kind::Book, book);
            centre_keys.iter().for_each(|keys| part(Kind::CentreKeys, keys));
        }
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        bytes
    }

    /// From whatever was brought.
    ///
    /// # Errors
    /// [`FileProblem`].
    pub fn parse(bytes: &[u8]) -> Result<Self, FileProblem> {
        let version = bytes.strip_prefix(MARK).and_then(|rest| rest.first()).ok_or(FileProblem::NotOne)?;
        if *version != VERSION {
            return Err(FileProblem::Later);
        }
        let (whole, digest) = bytes.split_last_chunk::<DIGEST>().ok_or(FileProblem::Damaged)?;
        if Sha256::digest(whole).as_slice() != digest {
            return Err(FileProblem::Damaged);
        }
        let rest = whole.get(MARK.len() + 1..).ok_or(FileProblem::Damaged)?;
        let (vault, mut rest) = rest.split_first_chunk().ok_or(FileProblem::Damaged)?;
        let mut parts = Parts::default();
        while let Some((&kind, after)) = rest.split_first() {
            let (length, after) = after.split_first_chunk().ok_or(FileProblem::Damaged)?;
            let length = u32::from_le_bytes(*length) as usize;
            let (content, after) = after.split_at_checked(length).ok_or(FileProblem::Damaged)?;
            parts.take(Kind::of(kind).ok_or(FileProblem::Later)?, content)?;
            rest = after;
        }
        parts.put_together(Salt(*vault))
    }
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Colleagues,
    Case,
    Slot,
    Grant,
    Book,
    CentreKeys,
    Packs,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Colleagues, Self::Case, Self::Slot, Self::Grant, Self::Book, Self::CentreKeys, Self::Packs];

    fn number(self) -> u8 {
        match self {
            Self::Colleagues => 1,
            Self::Case => 2,
            Self::Slot => 3,
            Self::Grant => 4,
            Self::Book => 5,
            Self::CentreKeys => 6,
            Self::Packs => 7,
        }
    }

    fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

/// The parts of a file that is being read.
#[derive(Default)]
struct Parts {
    colleagues: Option<Vec<u8>>,
    cases: Vec<Parcel>,
    packs: PackParcel,
    slots: Vec<(RecordId, StaffSlot)>,
    grants: Vec<(RecordId, Vec<u8>)>,
    book: Option<Vec<u8>>,
    centre_keys: Option<Vec<u8>>,
}

impl Parts {
    fn take(&mut self, kind: Kind, content: &[u8]) -> Result<(), FileProblem> {
        match kind {
            Kind::Colleagues => self.colleagues = Some(content.to_vec()),
            Kind::Case => self.cases.push(Parcel::parse(content).map_err(problem)?),
            Kind::Slot => {
                let (id, slot) = with_id(content)?;
                self.slots.push((id, StaffSlot::parse(slot).map_err(problem)?));
            }
            Kind::Grant => {
                let (id, grant) = with_id(content)?;
                self.grants.push((id, grant.to_vec()));
            }
            Kind::Book => self.book = Some(content.to_vec()),
            Kind::CentreKeys => self.centre_keys = Some(content.to_vec()),
            Kind::Packs => self.packs = PackParcel::parse(content).map_err(problem)?,
        }
        Ok(())
    }

    fn put_together(self, vault: Salt) -> Result<TabletFile, FileProblem> {
        let Self { colleagues, cases, packs, slots, grants, book, centre_keys } = self;
        let ways = book.map(|book| Ways { slots, grants, book, centre_keys });
        Ok(TabletFile { vault, colleagues: colleagues.ok_or(FileProblem::Damaged)?, cases, packs, ways })
    }
}

fn with_id(content: &[u8]) -> Result<(RecordId, &[u8]), FileProblem> {
    let (id, rest) = content.split_first_chunk().ok_or(FileProblem::Damaged)?;
    Ok((RecordId::from_bytes(*id), rest))
}

fn problem(error: OpenError) -> FileProblem {
    match error {
        OpenError::UnsupportedVersion { .. } | OpenError::UnknownShape => FileProblem::Later,
        OpenError::Malformed | OpenError::WrongKeyOrChanged | OpenError::CostOutOfRange => FileProblem::Damaged,
    }
}
