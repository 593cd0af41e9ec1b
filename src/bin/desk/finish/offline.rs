//! What a page keeps to open without a connection: its own files, and none of the other page's.

use std::collections::BTreeMap;
use std::error::Error;

use sha2::{Digest as _, Sha256};

use super::code::Code;
use super::page::{Page, Place};
use super::site::Asset;

/// The addresses of everything the page may need, relative to it, with their integrity. `html` is the page itself.
pub(super) fn list(page: &Page<'_>, code: &Code, html: &Asset) -> BTreeMap<String, String> {
    let program = page.program;
    let own = [&program.script, &program.wasm, &program.style, &code.worker, &code.worker_wasm, &code.icon];
    let named = page.named.iter().map(|(_, asset)| asset).filter(|asset| !asset.integrity.is_empty());
    let files = own.into_iter().chain(&program.chunks).chain(named);
    let files = files.map(|asset| (page.place.address(&asset.path), asset.integrity.clone()));
    files.chain([("./".to_owned(), html.integrity.clone())]).collect()
}

/// The service worker with its list.
///
/// # Errors
/// When the source lacks one of the lines to fill in.
pub(super) fn service_worker(
    source: &str,
    place: Place,
    files: &BTreeMap<String, String>,
) -> Result<String, Box<dyn Error>> {
    let list = serde_json::to_string_pretty(files)?;
    let version: String = Sha256::digest(&list).iter().take(8).map(|b| format!("{b:02x}")).collect();
    let mut filled = source.to_owned();
    for (empty, full) in [
        ("const PAGE = \"\";", format!("const PAGE = \"{}\";", place.cache())),
        ("const VERSION = \"\";", format!("const VERSION = \"{version}\";")),
        ("const FILES = {};", format!("const FILES = {list};")),
    ] {
        if !filled.contains(empty) {
            return Err(format!("the service worker lacks the line {empty}").into());
        }
        filled = filled.replacen(empty, &full, 1);
    }
    Ok(filled)
}
