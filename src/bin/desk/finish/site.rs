//! The files of the hosted folder, held in memory until all of them are known to be right.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256, Sha384};

use super::compress;
use crate::Outcome;

/// The service worker's file, which cannot have a hash in its name.
pub(super) const SERVICE_WORKER: &str = "service-worker.js";

/// A file of the site as the page speaks of it.
#[derive(Clone)]
pub(super) struct Asset {
    /// The name the app asks for; empty for what only the page itself links.
    pub(super) name: String,
    /// Path relative to the folder.
    pub(super) path: String,
    /// Subresource integrity, for what may not change; empty for the service worker.
    pub(super) integrity: String,
}

impl Asset {
    /// A file that the browser checks for news by itself.
    pub(super) fn plain(path: &str) -> Self {
        Self { name: String::new(), path: path.to_owned(), integrity: String::new() }
    }

    /// The same file, known to the app by a name.
    pub(super) fn named(&self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self.clone() }
    }
}

/// Everything that will be written to a folder, by path.
pub(super) struct Site {
    out: PathBuf,
    files: BTreeMap<String, File>,
}

struct File {
    bytes: Vec<u8>,
    brotli: Vec<u8>,
}

impl Site {
    /// Nothing yet, for this folder.
    pub(super) fn new(out: &Path) -> Self {
        Self { out: out.to_owned(), files: BTreeMap::new() }
    }

    /// Adds a file whose name tells its content, so that it may be kept for ever.
    pub(super) fn hashed(&mut self, name: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> Asset {
        let bytes = bytes.into();
        let hash: String = Sha256::digest(&bytes).iter().take(8).map(|b| format!("{b:02x}")).collect();
        self.add(&format!("assets/{name}-{hash}.{extension}"), bytes)
    }

    /// Adds a file under this path.
    pub(super) fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Asset {
        let bytes = bytes.into();
        let brotli = self.made_before(path, &bytes).unwrap_or_else(|| compress::brotli(&bytes));
        let integrity = integrity(&bytes);
        self.files.insert(path.to_owned(), File { bytes, brotli });
        Asset { name: String::new(), path: path.to_owned(), integrity }
    }

    /// The brotli of this very file, where an earlier run left it: making all of them takes half a minute.
    fn made_before(&self, path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let brotli = fs::read(self.out.join(format!("{path}.br"))).ok()?;
        (compress::whole(&brotli)? == bytes).then_some(brotli)
    }

    /// Path, bytes as they are, and bytes of brotli.
    pub(super) fn sizes(&self) -> impl Iterator<Item = (&str, usize, usize)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.bytes.len(), file.brotli.len()))
    }

    /// Replaces the folder.
    ///
    /// # Errors
    /// When there is a folder that no earlier run made, or the disk refuses.
    pub(super) fn write(&self) -> Outcome {
        let out = &self.out;
        if out.exists() {
            let ours = out.join("_headers").exists() && out.join(SERVICE_WORKER).exists();
            if !ours && fs::read_dir(out)?.next().is_some() {
                return Err(format!("{} holds something else; name a new folder", out.display()).into());
            }
            fs::remove_dir_all(out)?;
        }
        for (path, file) in &self.files {
            out.join(path).parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(out.join(path), &file.bytes)?;
            if path != "_headers" {
                fs::write(out.join(format!("{path}.br")), &file.brotli)?;
                fs::write(out.join(format!("{path}.gz")), compress::gzip(&file.bytes)?)?;
            }
        }
        Ok(())
    }
}

/// `sha384-…` as in an `integrity` attribute.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", Base64::encode_string(&Sha384::digest(bytes)))
}
