//! `desk fhir`: packs from and to FHIR R4 questionnaires (`docs/fhir.md`).

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use candour::fhir::{self, Bands, Gravity, Refused, Remark, What, Wishes};
use candour::instrument::Instrument;
use clap::Subcommand;

use crate::{Outcome, documents, say};

/// Takes questionnaires from FHIR R4 and gives packs in its terms.
#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand)]
enum Way {
    /// Makes a pack of a FHIR Questionnaire, and says what it holds differently or not at all.
    Import {
        /// The questionnaire, as JSON.
        file: PathBuf,
        /// Where to write the pack; by default <id>-<version>.json here. It must not be there already.
        #[arg(long)]
        out: Option<PathBuf>,
        /// The pack's id, in place of one made of the questionnaire's names.
        #[arg(long)]
        id: Option<String>,
        /// The pack's version, in place of the questionnaire's.
        #[arg(long)]
        version: Option<String>,
        /// Bands for its scales: JSON, a list of bands as in a pack for each scale's id.
        #[arg(long)]
        bands: Option<PathBuf>,
    },
    /// Writes a pack as a FHIR Questionnaire.
    Export {
        /// The pack.
        pack: PathBuf,
        /// Where to write it; by default it is printed. It must not be there already.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

pub(crate) fn run(options: &Options) -> Outcome {
    match &options.way {
        Way::Import { file, out, id, version, bands } => {
            let bands: Bands = match bands {
                Some(path) => {
                    serde_json::from_str(&documents::read(path)?).map_err(|e| format!("{}: {e}", path.display()))?
                }
                None => Bands::new(),
            };
            let wishes = Wishes { id: id.clone(), version: version.clone(), bands };
            import(file, out.as_deref(), &wishes)
        }
        Way::Export { pack, out } => export(pack, out.as_deref()),
    }
}

fn import(file: &Path, out: Option<&Path>, wishes: &Wishes) -> Outcome {
    let imported = fhir::import(&documents::read(file)?, wishes).map_err(|refused| {
        if let Refused::NothingToAsk(remarks) = &refused {
            report(remarks);
        }
        format!("{}: {refused}", file.display())
    })?;
    let pack = &imported.pack;
    let named = PathBuf::from(format!("{}.json", pack.identity()));
    let out = out.unwrap_or(&named);
    write_new(out, &imported.draft)?;
    report(&imported.remarks);
    let questions = pack.items().filter(|(_, item)| !item.is_note()).count();
    let scales: Vec<String> =
        pack.scales().iter().map(|s| format!("{} ({} to {})", s.id(), s.range().0, s.range().1)).collect();
    let scales = if scales.is_empty() { "no scale".to_owned() } else { format!("scales: {}", scales.join(", ")) };
    say(&format!("\n{}: {} sections, {questions} questions, {scales}.", out.display(), pack.sections().len()));
    Ok(())
}

/// What is the same for several items is said once, with all of them.
fn report(remarks: &[Remark]) {
    for gravity in Gravity::ALL {
        let mut of_gravity = remarks.iter().filter(|remark| remark.what.gravity() == gravity).peekable();
        if of_gravity.peek().is_some() {
            say(match gravity {
                Gravity::Lost => "\nNot in the pack:",
                Gravity::Changed => "\nDifferent in the pack:",
                Gravity::ToDecide => "\nFor the centre to decide:",
            });
        }
        let mut renamed = Vec::new();
        while let Some(remark) = of_gravity.next() {
            if let What::Renamed { id } = &remark.what {
                renamed.push(format!("{} is \"{id}\"", remark.place));
                continue;
            }
            let mut places = vec![remark.place.as_str()];
            while let Some(same) = of_gravity.next_if(|next| next.what == remark.what) {
                places.push(&same.place);
            }
            places.retain(|place| !place.is_empty());
            let places = if places.is_empty() { String::new() } else { format!("{}: ", places.join(", ")) };
            say(&format!("  {places}{}", remark.what));
        }
        if !renamed.is_empty() {
            say(&format!("  ids here: {}", renamed.join(", ")));
        }
    }
}

fn export(pack: &Path, out: Option<&Path>) -> Outcome {
    let problems = |problems: Vec<_>| {
        let lines: Vec<String> =
            problems.iter().map(|p: &candour::document::Problem| format!("{}: {p}", pack.display())).collect();
        lines.join("\n")
    };
    let instrument = Instrument::parse(&documents::read(pack)?).map_err(problems)?;
    let questionnaire = fhir::questionnaire(&instrument);
    match out {
        Some(out) => write_new(out, &questionnaire),
        None => {
            say(questionnaire.trim_end());
            Ok(())
        }
    }
}

fn write_new(path: &Path, text: &str) -> Outcome {
    let mut file = fs::File::create_new(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(file.write_all(text.as_bytes())?)
}
