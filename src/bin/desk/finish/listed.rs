//! What only an invite asks for: licensed packs that are published sealed, and the list in which her page finds it all.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use candour::centre::Centre;
use candour::vault::{listed_as, looks_sealed};

use super::Load;
use super::code;
use super::site::{Asset, Site};
use crate::documents;

/// The sealed packs, and what opens them; nothing where there is none. Nobody needs a key here, and nothing that is written says
/// more than how many there are.
///
/// # Errors
/// When a file is not a sealed pack, or the centre asks the same pack openly.
pub(super) fn sealed(
    files: &[PathBuf],
    centre: &Centre,
    from: &Path,
    site: &mut Site,
) -> Result<Vec<(Load, Asset)>, Box<dyn Error>> {
    let mut named = vec![];
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let text = documents::read(file)?;
        if !looks_sealed(&text) {
            return Err(format!("{} is not a sealed pack; `desk pack seal` makes one", file.display()).into());
        }
        if centre.packs().iter().any(|pack| pack == name) {
            return Err(format!("{}: the centre file asks {name} openly already", file.display()).into());
        }
        let asset = site.hashed("sealed", "txt", text.trim());
        named.push((Load::Listed, asset.named(&format!("sealed:{}", listed_as(name)))));
    }
    if !named.is_empty() {
        let (opener, wasm) = code::worker(from, site, "opener")?;
        named.push((Load::Listed, opener.named("opener")));
        // Named for nobody to load: the opener does, and a page that opens without a connection keeps it.
        named.push((Load::Listed, wasm));
    }
    Ok(named)
}

/// The sealed packs as the staff's page names them: it never loads one, and only asks whether it is there to be asked of a phone.
pub(super) fn as_known_to_staff(sealed: &[(Load, Asset)]) -> impl Iterator<Item = (Load, Asset)> {
    let packs = sealed.iter().filter(|(_, asset)| asset.name.starts_with("sealed:"));
    // Without its integrity it is not among the files that the page keeps.
    packs.map(|(_, asset)| (Load::Later, Asset { integrity: String::new(), ..asset.clone() }))
}

/// The list, if anything is to stand in it.
pub(super) fn list(named: &[(Load, Asset)], site: &mut Site) -> Option<(Load, Asset)> {
    let mut list = String::new();
    for (_, Asset { name, path, integrity }) in named.iter().filter(|(load, _)| *load == Load::Listed) {
        if !name.is_empty() {
            // Writing to a text cannot fail.
            let _ = writeln!(list, "{name} {path} {integrity}");
        }
    }
    (!list.is_empty()).then(|| (Load::Later, site.hashed("list", "txt", list).named("list")))
}
