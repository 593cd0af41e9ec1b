//! What Trunk compiled, under its hosted names.

use std::error::Error;
use std::path::Path;

use super::site::{Asset, Site};
use super::{page, start, style};
use crate::documents;

/// Everything compiled that the site has.
pub(super) struct Code {
    pub(super) hers: Program,
    pub(super) staff: Program,
    pub(super) worker: Asset,
    pub(super) worker_wasm: Asset,
    pub(super) icon: Asset,
}

/// A page's own program and style.
pub(super) struct Program {
    pub(super) script: Asset,
    pub(super) wasm: Asset,
    /// What the program loads later.
    pub(super) chunks: Vec<Asset>,
    pub(super) style: Asset,
}

impl Code {
    /// Takes over what `trunk build` and `scripts/split` left in a folder.
    ///
    /// # Errors
    /// When something is missing there.
    pub(super) fn read(from: &Path, site: &mut Site) -> Result<Self, Box<dyn Error>> {
        let (worker, worker_wasm) = worker(from, site, "worker")?;
        Ok(Self {
            hers: Program::read(from, site, ("app", "candour"), page::Place::Root)?,
            staff: Program::read(from, site, ("staff", "staff"), page::Place::Folder)?,
            worker,
            worker_wasm,
            icon: site.hashed("icon", "svg", bytes(from, "icon.svg")?),
        })
    }
}

/// A worker's script and its code.
pub(super) fn worker(from: &Path, site: &mut Site, name: &str) -> Result<(Asset, Asset), Box<dyn Error>> {
    let wasm = site.hashed(name, "wasm", bytes(from, &format!("{name}_bg.wasm"))?);
    let script = start::worker(&text(from, &format!("{name}.js"))?, &wasm);
    Ok((site.hashed(name, "js", script), wasm))
}

impl Program {
    /// Under the name `hosted` what the program `built` came to.
    fn read(
        from: &Path,
        site: &mut Site,
        (hosted, built): (&str, &str),
        place: page::Place,
    ) -> Result<Self, Box<dyn Error>> {
        let mut sheets = String::new();
        for sheet in page::stylesheets(&documents::read(&from.join(place.template()))?)? {
            sheets.push_str(&style::squeezed(&text(from, &sheet)?));
        }
        let mut script = text(from, &format!("{built}.js"))?;
        let mut chunks = vec![];
        for chunk in start::chunks(&script) {
            let wasm = bytes(from, &format!("{chunk}.wasm"))?;
            let file = site.hashed(chunk.trim_start_matches("split_"), "wasm", wasm);
            script = start::with_chunk(&script, &chunk, &file)?;
            chunks.push(file);
        }
        Ok(Self {
            script: site.hashed(hosted, "js", script),
            wasm: site.hashed(hosted, "wasm", bytes(from, &format!("{built}_bg.wasm"))?),
            chunks,
            style: site.hashed(if hosted == "app" { "style" } else { "staff" }, "css", sheets),
        })
    }
}

fn bytes(from: &Path, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let path = from.join(name);
    Ok(std::fs::read(&path).map_err(|e| format!("{}: {e}; has `trunk build` run?", path.display()))?)
}

fn text(from: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    Ok(String::from_utf8(bytes(from, name)?)?)
}
