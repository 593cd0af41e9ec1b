//! Takes in what a file of another tablet brings. Each case is taken in whole or not at all, so a file may be taken in again.

use super::TabletFile;
use crate::app::ports::RecordStore;
use crate::app::staff::cases::{Caseload, Pen, UnpackError};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::store::Batch;
use crate::vault::staff::Colleague;
use crate::vault::{OpenError, open_colleagues, seal_colleagues};

/// What a file came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenIn {
    /// Cases that were not here.
    pub new: usize,
    /// Cases that were here, and have something new.
    pub changed: usize,
    /// Cases of which everything was here.
    pub known: usize,
    /// Cases that were erased here, and stay so.
    pub erased: usize,
    /// Cases of which something does not open: it is damaged on the tablet that made the file.
    pub damaged: usize,
    /// Packs of the centre's own that were not here, or of which something later became known.
    pub packs: usize,
}

/// Why nothing of a file was taken in, or not all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakeInError {
    /// It is of another centre, or of a tablet that was set up apart from this one. Nothing was taken in.
    Foreign,
    /// Who works here was changed on one of the two tablets only: a manager brings that across first. Nothing was taken in.
    OtherKeys,
    /// Something failed. What was taken in until then stays.
    Failed(Failed),
}

/// Takes in the cases of a file, the packs that they were answered under, and the names of colleagues who wrote in them.
///
/// # Errors
/// [`TakeInError`].
pub async fn take_in<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &mut Session<Turn>,
    list: &mut Caseload,
    file: &TabletFile,
) -> Result<TakenIn, TakeInError> {
    if file.vault != session.recipe.vault {
        return Err(TakeInError::Foreign);
    }
    let colleagues = open_colleagues(&session.vault, &file.colleagues).map_err(|error| match error {
        OpenError::WrongKeyOrChanged => TakeInError::OtherKeys,
        OpenError::Malformed
        | OpenError::UnsupportedVersion { .. }
        | OpenError::CostOutOfRange
        | OpenError::UnknownShape => TakeInError::Failed(error.into()),
    })?;
    meet(pen, session, colleagues).await?;
    let packs = file.packs.unpack(pen, session).await?;
    let mut taken = TakenIn { packs: packs.new + packs.changed, ..TakenIn::default() };
    for parcel in &file.cases {
        let was_here = list.len();
        match parcel.unpack(pen, session, list).await {
            Ok(unpacked) => {
                taken.damaged += usize::from(unpacked.unreadable > 0);
                match unpacked.new {
                    0 => taken.known += 1,
                    _ if list.len() > was_here => taken.new += 1,
                    _ => taken.changed += 1,
                }
            }
            Err(UnpackError::Erased) => taken.erased += 1,
            Err(UnpackError::Foreign | UnpackError::Failed(Failed::Unreadable(_))) => taken.damaged += 1,
            Err(UnpackError::Failed(failed)) => return Err(failed.into()),
        }
    }
    Ok(taken)
}

/// Learns the names of colleagues whom this tablet does not know. They have no way in here, and the list says so, until a manager
/// brings across who works here.
async fn meet<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &mut Session<Turn>,
    there: Vec<Colleague>,
) -> Result<(), Failed> {
    let mut everybody = session.colleagues.clone();
    let unknown = there.into_iter().filter(|colleague| session.colleague(colleague.id).is_none());
    everybody.extend(unknown.map(|colleague| Colleague { active: false, ..colleague }));
    if everybody.len() > session.colleagues.len() {
        let sealed = seal_colleagues(&session.vault, &everybody, pen.entropy)?;
        pen.store.commit(Batch::new().put(places::COLLEAGUES, sealed)).await?;
        session.colleagues = everybody;
    }
    Ok(())
}

impl From<Failed> for TakeInError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
