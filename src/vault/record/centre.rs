//! What is kept at a centre: chapters of logs, summaries, the managers' book, the list of colleagues. Each shape is a
//! private mirror of a type of the domain.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::event_v1::{ChapterV1, EventV1};
use super::note_draft_v2::NoteDraftShape;
use super::parts_v1::Id;
use super::staff_v1::{BookV1, CentreKeysV1, ColleagueV1};
use super::summary_v1::SummaryV1;
use super::summary_v2::SummaryV2;
use crate::case::record::{CaseId, Event, NoteDraft, StaffId, Summary};
use crate::vault::aead::KEY;
use crate::vault::staff::{Book, Colleague};
use crate::vault::{
    ContentKey, Entropy, Envelope, ManagerKey, Namespace, OpenError, Place, RecordId, SealError, Secret, VaultKey,
    envelope,
};

/// Every shape that a kind of record ever had; a begun note has a list of its own.
#[derive(Serialize, Deserialize)]
enum Shape<T> {
    #[serde(rename = "1")]
    V1(T),
}

/// Every shape that a record of summaries ever had.
#[derive(Serialize, Deserialize)]
enum Summaries {
    #[serde(rename = "1")]
    V1(Vec<SummaryV1>),
    #[serde(rename = "2")]
    V2(Vec<SummaryV2>),
}

/// Where a colleague's begun note of a case stands: an id that follows from both and says nothing of either.
#[must_use]
pub fn note_draft_at(case: CaseId, author: StaffId) -> Place {
    let mixed = case.as_bytes().iter().zip(author.as_bytes()).map(|(one, other)| one ^ other);
    let mut id = [0; 16];
    id.iter_mut().zip(mixed).for_each(|(byte, mixed)| *byte = mixed);
    Place { namespace: Namespace::NoteDraft, id: RecordId::from_bytes(id) }
}

/// Seals a note that is begun.
///
/// # Errors
/// [`SealError`].
pub fn seal_note_draft(
    key: &ContentKey,
    (case, author): (CaseId, StaffId),
    draft: &NoteDraft,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    seal_shape(key.bytes(), note_draft_at(case, author), &NoteDraftShape::of(draft), entropy)
}

/// Opens a note that was begun.
///
/// # Errors
/// [`OpenError`].
pub fn open_note_draft(
    key: &ContentKey,
    (case, author): (CaseId, StaffId),
    stored: &[u8],
) -> Result<NoteDraft, OpenError> {
    let draft: NoteDraftShape = open_shape(key.bytes(), note_draft_at(case, author), stored)?;
    draft.restore().ok_or(OpenError::UnknownShape)
}

/// Where a chapter of a case stands. Its id is the case's, the last four bytes of which are replaced by its number.
#[must_use]
pub fn chapter_at(case: CaseId, number: u32) -> Place {
    let mut id = *case.as_bytes();
    id[12..].copy_from_slice(&number.to_be_bytes());
    Place { namespace: Namespace::Chapter, id: RecordId::from_bytes(id) }
}

/// Seals a chapter of a case.
///
/// # Errors
/// [`SealError`]; [`SealError::Failed`] too when an event is of another case.
pub fn seal_chapter(
    key: &ContentKey,
    (case, number): (CaseId, u32),
    events: &[&Event],
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    if events.iter().any(|event| event.case != case) {
        return Err(SealError::Failed);
    }
    let events = events.iter().map(|event| EventV1::of(event)).collect();
    seal(key.bytes(), chapter_at(case, number), ChapterV1 { case: Id(*case.as_bytes()), events }, entropy)
}

/// Opens a chapter of a case. One event that this build does not know leaves the whole chapter closed: it was written by a
/// later build, and saying half of what a record says would be worse than saying that.
///
/// # Errors
/// [`OpenError`].
pub fn open_chapter(key: &ContentKey, (case, number): (CaseId, u32), stored: &[u8]) -> Result<Vec<Event>, OpenError> {
    let mut chapter: ChapterV1 = open(key.bytes(), chapter_at(case, number), stored)?;
    if chapter.case != Id(*case.as_bytes()) {
        return Err(OpenError::UnknownShape);
    }
    let events = chapter.events.drain(..).map(|event| event.restore(case)).collect::<Option<_>>();
    events.ok_or(OpenError::UnknownShape)
}

/// Seals some summaries.
///
/// # Errors
/// [`SealError`].
pub fn seal_summaries(
    key: &VaultKey,
    id: RecordId,
    summaries: &[&Summary],
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    let summaries = Summaries::V2(summaries.iter().map(|summary| SummaryV2::of(summary)).collect());
    seal_shape(key.bytes(), Place { namespace: Namespace::Summaries, id }, &summaries, entropy)
}

/// Opens summaries.
///
/// # Errors
/// [`OpenError`].
pub fn open_summaries(key: &VaultKey, id: RecordId, stored: &[u8]) -> Result<Vec<Summary>, OpenError> {
    let summaries = match open_shape(key.bytes(), Place { namespace: Namespace::Summaries, id }, stored)? {
        Summaries::V1(summaries) => summaries.iter().map(SummaryV1::restore).collect::<Option<_>>(),
        Summaries::V2(summaries) => summaries.iter().map(SummaryV2::restore).collect(),
    };
    summaries.ok_or(OpenError::UnknownShape)
}

/// Seals the managers' book.
///
/// # Errors
/// [`SealError`].
pub fn seal_book(key: &ManagerKey, book: &Book, entropy: &dyn Entropy) -> Result<Envelope, SealError> {
    seal(key.bytes(), the_only(Namespace::StaffBook), BookV1::of(book), entropy)
}

/// Opens the managers' book.
///
/// # Errors
/// [`OpenError`].
pub fn open_book(key: &ManagerKey, stored: &[u8]) -> Result<Book, OpenError> {
    let book: BookV1 = open(key.bytes(), the_only(Namespace::StaffBook), stored)?;
    book.restore().ok_or(OpenError::UnknownShape)
}

/// Seals the list of colleagues.
///
/// # Errors
/// [`SealError`].
pub fn seal_colleagues(key: &VaultKey, colleagues: &[Colleague], entropy: &dyn Entropy) -> Result<Envelope, SealError> {
    let colleagues: Vec<ColleagueV1> = colleagues.iter().map(ColleagueV1::of).collect();
    seal(key.bytes(), the_only(Namespace::Colleagues), colleagues, entropy)
}

/// Opens the list of colleagues.
///
/// # Errors
/// [`OpenError`].
pub fn open_colleagues(key: &VaultKey, stored: &[u8]) -> Result<Vec<Colleague>, OpenError> {
    let colleagues: Vec<ColleagueV1> = open(key.bytes(), the_only(Namespace::Colleagues), stored)?;
    colleagues.iter().map(ColleagueV1::restore).collect::<Option<_>>().ok_or(OpenError::UnknownShape)
}

/// Seals the centre's private keys, the newest first, each as text.
///
/// # Errors
/// [`SealError`].
pub fn seal_centre_keys(
    key: &VaultKey,
    private: &[Secret<String>],
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    // EXPOSE: they are sealed.
    let keys = CentreKeysV1 { private: private.iter().map(|key| key.expose().clone()).collect() };
    seal(key.bytes(), the_only(Namespace::CentreKeys), keys, entropy)
}

/// Opens the centre's private keys.
///
/// # Errors
/// [`OpenError`].
pub fn open_centre_keys(key: &VaultKey, stored: &[u8]) -> Result<Vec<Secret<String>>, OpenError> {
    let mut keys: CentreKeysV1 = open(key.bytes(), the_only(Namespace::CentreKeys), stored)?;
    Ok(keys.private.drain(..).map(Secret::new).collect())
}

fn the_only(namespace: Namespace) -> Place {
    Place { namespace, id: RecordId::ONLY }
}

pub(super) fn seal<T: Serialize>(
    key: &Secret<[u8; KEY]>,
    place: Place,
    record: T,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    seal_shape(key, place, &Shape::V1(record), entropy)
}

fn seal_shape(
    key: &Secret<[u8; KEY]>,
    place: Place,
    shape: &impl Serialize,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    let mut bytes = Secret::buffer();
    serde_json::to_writer(&mut bytes, shape).map_err(|_| SealError::Failed)?;
    envelope::seal(key, place, &bytes, entropy)
}

pub(super) fn open<T: DeserializeOwned>(key: &Secret<[u8; KEY]>, place: Place, stored: &[u8]) -> Result<T, OpenError> {
    let Shape::V1(record) = open_shape(key, place, stored)?;
    Ok(record)
}

fn open_shape<T: DeserializeOwned>(key: &Secret<[u8; KEY]>, place: Place, stored: &[u8]) -> Result<T, OpenError> {
    let bytes = envelope::open(key, place, stored)?;
    // EXPOSE: it is read into its mirror, which overwrites itself.
    serde_json::from_slice(bytes.expose()).map_err(|_| OpenError::UnknownShape)
}
