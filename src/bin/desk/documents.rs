//! Reading packs and centre files from disk, with every problem in one message.

use std::error::Error;
use std::fs;
use std::path::Path;

use candour::centre::{self, Centre};
use candour::document::{Problem, ProblemKind};
use candour::instrument::Instrument;

use crate::lines;

/// The pack of questions about herself, which every centre serves.
pub(crate) const ABOUT_YOU: &str = "about-you-1.0";

/// A text file, with its path in the error.
pub(crate) fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?)
}

/// A centre file.
pub(crate) fn centre(path: &Path) -> Result<Centre, Box<dyn Error>> {
    let json = read(path)?;
    Ok(centre::parse(&json).map_err(|problems| listed(path, &json, &problems).join("\n"))?)
}

/// The pack in a file, whatever its name.
pub(crate) fn pack_file(path: &Path) -> Result<Instrument, Box<dyn Error>> {
    let json = read(path)?;
    Ok(Instrument::parse(&json).map_err(|problems| listed(path, &json, &problems).join("\n"))?)
}

/// A published pack, whose file is named after it.
pub(crate) fn pack(folder: &Path, name: &str) -> Result<Instrument, Box<dyn Error>> {
    let path = folder.join(format!("{name}.json"));
    let pack = pack_file(&path)?;
    if pack.identity().to_string() != name {
        return Err(format!("{} says it is {}", path.display(), pack.identity()).into());
    }
    Ok(pack)
}

/// A file's problems, each with the line where it stands, in the order of the file.
pub(crate) fn listed(path: &Path, json: &str, problems: &[Problem]) -> Vec<String> {
    let lines = lines::of(json);
    let line = |problem: &Problem| {
        if let ProblemKind::NotJson { line, .. } = problem.kind {
            return line;
        }
        lines.get(&problem.path).copied().unwrap_or(1)
    };
    let mut listed: Vec<(usize, &Problem)> = problems.iter().map(|problem| (line(problem), problem)).collect();
    listed.sort();
    listed.into_iter().map(|(line, problem)| format!("{}:{line}: {problem}", path.display())).collect()
}
