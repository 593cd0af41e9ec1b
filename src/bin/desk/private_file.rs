//! Files that only their owner may read: private keys, and what a partner has opened. Never overwritten.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::Outcome;

/// Writes a new file, readable by its owner alone, and waits until it is on disk.
///
/// # Errors
/// When there is one already, or the disk refuses.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Outcome {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|e| format!("{} cannot be made: {e}", path.display()))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

/// Makes a folder that only its owner may enter; one that is there already is left as it is.
pub(crate) fn folder(path: &Path) -> Outcome {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|e| format!("{} cannot be made: {e}", path.display()))?;
    Ok(())
}
