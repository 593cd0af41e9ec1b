//! The centre's own key pair: what women send from their phones is sealed to its public part, which the centre file names.
//! Everybody who works here opens the inbox with it; only a manager makes one or brings one.

use zeroize::Zeroizing;

use crate::app::derive::derive;
use crate::app::keep::Ports;
use crate::app::ports::{Entropy, Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::share::keys::{PrivateKey, PublicKey};
use crate::store::Batch;
use crate::vault::staff::{KeyFile, Passphrase};
use crate::vault::{OpenError, Salt, Secret, open_centre_keys, seal_centre_keys};

/// Why there is no new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CentreKeyError {
    /// Only a manager may.
    NotAManager,
    /// What was brought is not a private key.
    NotAKey,
    /// The passphrase does not open the sealed file.
    WrongPassphrase,
    /// There is no key to take along.
    NoKey,
    /// Something failed.
    Failed(Failed),
}

/// Makes a new key pair; its public part is for the centre file. Those before stay, since what was sealed to them may still
/// come.
///
/// # Errors
/// [`CentreKeyError`]; then nothing is changed.
pub async fn make_centre_key<Turn>(
    store: &impl RecordStore,
    entropy: &dyn Entropy,
    session: &Session<Turn>,
) -> Result<PublicKey, CentreKeyError> {
    let mut random = Zeroizing::new([0; 32]);
    entropy.fill(random.as_mut_slice()).map_err(Failed::from)?;
    keep(store, entropy, session, PrivateKey::from_random(&random)).await
}

/// Takes over a key pair that another tablet or `desk keygen` made; its public part, to be compared with the centre file's.
///
/// # Errors
/// [`CentreKeyError`]; then nothing is changed.
pub async fn bring_centre_key<Turn>(
    store: &impl RecordStore,
    entropy: &dyn Entropy,
    session: &Session<Turn>,
    typed: &Secret<String>,
) -> Result<PublicKey, CentreKeyError> {
    // EXPOSE: it is read into its type.
    let key = PrivateKey::parse(typed.expose().trim()).ok_or(CentreKeyError::NotAKey)?;
    keep(store, entropy, session, key).await
}

/// Takes over a key pair from a file that [`seal_centre_key`] made on another tablet.
///
/// # Errors
/// [`CentreKeyError`]; then nothing is changed.
pub async fn bring_sealed_key<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &Session<T::Turn>,
    file: &str,
    typed: &Secret<String>,
) -> Result<PublicKey, CentreKeyError> {
    session.manager().map_err(|_| CentreKeyError::NotAManager)?;
    let file = KeyFile::parse(file).map_err(|_| CentreKeyError::NotAKey)?;
    let passphrase = Passphrase::to_try(typed);
    let kek = ports.keysmith.derive_kek(&passphrase, file.salt, file.params).await.map_err(Failed::from)?;
    let key = file.open(&kek).map_err(|_| CentreKeyError::WrongPassphrase)?;
    bring_centre_key(ports.store, ports.entropy, session, &key).await
}

/// The newest key pair as a file for another tablet of the centre, sealed with a passphrase of its own. Only a manager may.
///
/// # Errors
/// [`CentreKeyError`].
pub async fn seal_centre_key<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &Session<T::Turn>,
    passphrase: &Passphrase,
) -> Result<String, CentreKeyError> {
    session.manager().map_err(|_| CentreKeyError::NotAManager)?;
    let key = centre_keys(ports.store, session).await?.into_iter().next().ok_or(CentreKeyError::NoKey)?;
    let salt = Salt::make(ports.entropy).map_err(Failed::from)?;
    let (kek, params) = derive(ports.keysmith, passphrase, salt).await.map_err(Failed::from)?;
    let key = Secret::new((*key.to_base64url()).clone());
    Ok(KeyFile::seal(&key, &kek, (salt, params), ports.entropy).map_err(Failed::from)?.to_text())
}

/// The centre's private keys, the newest first; none before one was made.
///
/// # Errors
/// [`Failed`].
pub async fn centre_keys<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<Vec<PrivateKey>, Failed> {
    let Some(stored) = store.read(places::CENTRE_KEYS).await? else { return Ok(Vec::new()) };
    let keys = open_centre_keys(&session.vault, &stored)?;
    // EXPOSE: each is read into its type.
    let keys = keys.iter().map(|key| PrivateKey::parse(key.expose())).collect::<Option<_>>();
    Ok(keys.ok_or(OpenError::UnknownShape)?)
}

async fn keep<Turn>(
    store: &impl RecordStore,
    entropy: &dyn Entropy,
    session: &Session<Turn>,
    key: PrivateKey,
) -> Result<PublicKey, CentreKeyError> {
    session.manager().map_err(|_| CentreKeyError::NotAManager)?;
    let public = key.public_key();
    let mut keys = centre_keys(store, session).await?;
    keys.retain(|other| other.public_key() != public);
    keys.insert(0, key);
    let texts: Vec<Secret<String>> = keys.iter().map(|key| Secret::new((*key.to_base64url()).clone())).collect();
    let sealed = seal_centre_keys(&session.vault, &texts, entropy).map_err(Failed::from)?;
    store.commit(Batch::new().put(places::CENTRE_KEYS, sealed)).await.map_err(Failed::from)?;
    Ok(public)
}

impl From<Failed> for CentreKeyError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
