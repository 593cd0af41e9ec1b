//! A file becomes a pack that this centre has, which nobody is asked yet.

use serde_json::Value;

use super::{PackError, Taken, name_is_taken, put, read, shelf};
use crate::app::ports::RecordStore;
use crate::app::staff::cases::Pen;
use crate::app::staff::session::Session;
use crate::case::record::Stamp;
use crate::fhir::{Refused, Remark, Wishes, import, written};
use crate::instrument::{Instrument, PackIdentity};
use crate::store::Batch;
use crate::vault::staff::{KeptPack, Standing};
use crate::vault::{OpenError, PackKey, open_pack};

/// A sealed pack has at least this many letters: packs are padded to whole steps of 16 KiB.
const SHORTEST_SEALED: usize = 16 * 1024;

/// What a file became.
#[derive(Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The pack.
    pub pack: PackIdentity,
    /// What of a questionnaire it holds differently or not at all.
    pub remarks: Vec<Remark>,
}

/// Takes in a pack, as it is, or a FHIR questionnaire, as a draft. `hosted` are the packs that come with the app; a
/// questionnaire may be given another `version` than its own.
///
/// # Errors
/// [`PackError`].
pub async fn take_in<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    hosted: &[PackIdentity],
    file: &str,
    version: Option<&str>,
) -> Result<TakenIn, PackError> {
    session.manager().map_err(|_| PackError::NotAManager)?;
    let wishes = Wishes { version: version.map(str::to_owned), ..Wishes::default() };
    let (made, remarks) = match import(file, &wishes) {
        Ok(imported) => {
            let made = Made { pack: imported.pack, file: imported.draft, source: Some(file.to_owned()), key: None };
            (made, imported.remarks)
        }
        Err(Refused::NotAQuestionnaire) => {
            let pack = Instrument::parse(file).map_err(PackError::NotRight)?;
            (Made { pack, file: file.to_owned(), source: None, key: None }, Vec::new())
        }
        Err(Refused::NotJson) => return Err(PackError::NotJson),
        Err(Refused::NothingToAsk(remarks)) => return Err(PackError::NothingToAsk(remarks)),
        Err(Refused::NotRight(problems)) => return Err(PackError::NotRight(problems)),
    };
    let pack = made.keep(pen, session, hosted).await?;
    Ok(TakenIn { pack, remarks })
}

/// Takes in a sealed pack, as it is, with its key, which stays beside it. `name` is that of its file. Where the pack is here
/// already, in the open or under another key, it gets this one.
///
/// # Errors
/// [`PackError`].
pub async fn take_in_sealed<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    hosted: &[PackIdentity],
    (name, sealed): (&str, &str),
    key: &str,
) -> Result<PackIdentity, PackError> {
    session.manager().map_err(|_| PackError::NotAManager)?;
    let key = PackKey::parse(key).ok_or(PackError::NoKey)?;
    let bytes = open_pack(&key, name, sealed).map_err(PackError::NotOpened)?;
    let file = String::from_utf8(bytes).map_err(|_| PackError::NotOpened(OpenError::Malformed))?;
    let pack = Instrument::parse(&file).map_err(PackError::NotRight)?;
    if pack.identity().to_string() != name {
        return Err(PackError::NotOpened(OpenError::Malformed));
    }
    if let Some(mut kept) = read(pen.store, session, pack.identity()).await? {
        // EXPOSE: to see whether it is another.
        let is_known = |(_, known): &(Stamp, PackKey)| known.to_text().expose() == key.to_text().expose();
        if kept.key.as_ref().is_some_and(is_known) {
            return Err(PackError::AlreadyHere(pack.identity().clone()));
        }
        kept.key = Some((Stamp::after(kept.key.map(|(since, _)| since), pen.now), key));
        let batch = put(Batch::new(), pen, session, (pack.identity(), &kept))?;
        pen.store.commit(batch).await?;
        return Ok(pack.identity().clone());
    }
    Made { pack, file, source: None, key: Some(key) }.keep(pen, session, hosted).await
}

/// Makes a draft of a pack that was made of a questionnaire here, to be settled otherwise under another version.
///
/// # Errors
/// [`PackError`]; [`PackError::NotNow`] for one that came as a pack: its owner makes its versions.
pub async fn begin_anew<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    hosted: &[PackIdentity],
    which: &Taken,
    version: &str,
) -> Result<PackIdentity, PackError> {
    session.manager().map_err(|_| PackError::NotAManager)?;
    let source = which.source.as_ref().ok_or(PackError::NotNow)?.to_string();
    // What is kept has parsed, so it is JSON.
    let mut pack: Value = serde_json::from_str(which.file()).map_err(|_| PackError::NotJson)?;
    pack["version"] = version.into();
    let file = written(&pack);
    let pack = Instrument::parse(&file).map_err(PackError::NotRight)?;
    Made { pack, file, source: Some(source), key: None }.keep(pen, session, hosted).await
}

/// Whether a file looks like a sealed pack: one long line of base64url. What it is, opening it tells.
#[must_use]
pub fn is_sealed(file: &str) -> bool {
    let line = file.trim();
    line.len() > SHORTEST_SEALED && line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// A version to offer after this one: its last number is one more.
#[must_use]
pub fn next_version(version: &str) -> String {
    let (rest, last) = version.rsplit_once('.').map_or(("", version), |(rest, last)| (rest, last));
    match last.parse::<u32>().ok().and_then(|last| last.checked_add(1)) {
        Some(next) if rest.is_empty() => next.to_string(),
        Some(next) => format!("{rest}.{next}"),
        None => format!("{version}.1"),
    }
}

/// A pack that is right, on its way to being kept.
struct Made {
    pack: Instrument,
    file: String,
    source: Option<String>,
    key: Option<PackKey>,
}

impl Made {
    async fn keep<S: RecordStore, Turn>(
        self,
        pen: Pen<'_, S>,
        session: &Session<Turn>,
        hosted: &[PackIdentity],
    ) -> Result<PackIdentity, PackError> {
        let pack = self.pack.identity().clone();
        let shelf = shelf(pen.store, session).await?;
        let here: Vec<&PackIdentity> = shelf.packs.iter().map(|taken| taken.pack.identity()).chain(hosted).collect();
        if here.contains(&&pack) {
            return Err(PackError::AlreadyHere(pack));
        }
        if name_is_taken(&pack, here) {
            return Err(PackError::NameTaken(pack));
        }
        let since = Stamp::after(None, pen.now);
        let standing = if self.source.is_some() { Standing::Draft } else { Standing::Whole };
        let kept = KeptPack {
            file: self.file,
            source: self.source,
            standing,
            since,
            by: session.hand().author,
            key: self.key.map(|key| (since, key)),
        };
        let batch = put(Batch::new(), pen, session, (&pack, &kept))?;
        pen.store.commit(batch).await?;
        Ok(pack)
    }
}

#[cfg(test)]
mod tests {
    use super::next_version;

    #[test]
    fn another_version_is_offered_whatever_the_last_is_called() {
        for (version, next) in
            [("1.0", "1.1"), ("2", "3"), ("1.9", "1.10"), ("2024.spring", "2024.spring.1"), ("a", "a.1")]
        {
            assert_eq!(next_version(version), next, "{version}");
        }
    }
}
