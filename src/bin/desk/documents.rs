//! Reading packs and centre files from disk, with every problem in one message.

use std::error::Error;
use std::fs;
use std::path::Path;

use candour::centre::{self, Centre};
use candour::document::Problem;
use candour::instrument::Instrument;

/// The pack of questions about herself, which every centre serves.
pub(crate) const ABOUT_YOU: &str = "about-you-1.0";

/// A text file, with its path in the error.
pub(crate) fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?)
}

/// A centre file.
pub(crate) fn centre(path: &Path) -> Result<Centre, Box<dyn Error>> {
    Ok(centre::parse(&read(path)?).map_err(|problems| listed(path, &problems))?)
}

/// A pack.
pub(crate) fn pack(folder: &Path, name: &str) -> Result<Instrument, Box<dyn Error>> {
    let path = folder.join(format!("{name}.json"));
    let pack = Instrument::parse(&read(&path)?).map_err(|problems| listed(&path, &problems))?;
    if pack.identity().to_string() != name {
        return Err(format!("{} says it is {}", path.display(), pack.identity()).into());
    }
    Ok(pack)
}

/// A file's problems, one a line.
fn listed(path: &Path, problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(|p| format!("{}: {p}", path.display())).collect();
    lines.join("\n")
}
