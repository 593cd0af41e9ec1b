//! `desk pack`: a licensed pack, sealed so that it may lie where everybody can fetch it, and opened again.
//!
//! The key is made with the first sealing, in a file that only its owner can read. Whoever has it can read the pack for
//! ever: a new version that others may not read needs a new key.

use std::path::{Path, PathBuf};

use candour::vault::{Entropy, NoEntropy, PackKey, open_pack, seal_pack};

use crate::{Outcome, documents, private_file, say};

/// Seals a licensed pack, so that a host cannot read it, or opens one.
#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    /// Seals a pack that has no problems, beside it, as <id>-<version>.sealed.
    Seal(Files),
    /// Opens a sealed pack, beside it, as <id>-<version>.json.
    Open(Files),
}

#[derive(clap::Args)]
struct Files {
    /// The pack, or the sealed pack; named after its id and version.
    file: PathBuf,
    /// The file of the pack's key; sealing makes it where there is none.
    #[arg(long)]
    key: PathBuf,
    /// Another folder for what is made.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(crate) fn run(options: &Options) -> Outcome {
    match &options.verb {
        Verb::Seal(files) => seal(files),
        Verb::Open(files) => open(files),
    }
}

fn seal(files: &Files) -> Outcome {
    let (folder, name) = (files.file.parent().unwrap_or(Path::new("")), files.name()?);
    documents::pack(folder, &name)?;
    let json = documents::read(&files.file)?;
    let (key, made) = if files.key.exists() { (files.key()?, false) } else { (files.new_key()?, true) };
    let sealed = seal_pack(&key, &name, json.as_bytes(), &System)?;
    let out = files.made("sealed", &name);
    private_file::write_new(&out, format!("{sealed}\n").as_bytes())?;
    say(&format!("{} is sealed. It may lie where everybody can fetch it.", out.display()));
    if made {
        say(&format!("Its key is in {}. Whoever has that file can read the pack; keep it well.", files.key.display()));
    }
    Ok(())
}

fn open(files: &Files) -> Outcome {
    let name = files.name()?;
    let pack = open_pack(&files.key()?, &name, &documents::read(&files.file)?)
        .map_err(|reason| format!("{}: {reason}", files.file.display()))?;
    let out = files.made("json", &name);
    private_file::write_new(&out, &pack)?;
    say(&format!("{} is the pack.", out.display()));
    Ok(())
}

impl Files {
    /// What the file says it is: a sealed pack opens under this name only.
    fn name(&self) -> Result<String, String> {
        let name = self.file.file_stem().and_then(|name| name.to_str()).map(str::to_owned);
        name.ok_or_else(|| format!("{} has no name", self.file.display()))
    }

    fn made(&self, ending: &str, name: &str) -> PathBuf {
        let beside = || self.file.parent().unwrap_or(Path::new("")).to_owned();
        self.out.clone().unwrap_or_else(beside).join(format!("{name}.{ending}"))
    }

    fn key(&self) -> Result<PackKey, Box<dyn std::error::Error>> {
        let text = zeroize::Zeroizing::new(documents::read(&self.key)?);
        Ok(PackKey::parse(&text).ok_or_else(|| format!("{} holds no key of a pack", self.key.display()))?)
    }

    fn new_key(&self) -> Result<PackKey, Box<dyn std::error::Error>> {
        let key = PackKey::make(&System)?;
        // EXPOSE: into its own file.
        let line = zeroize::Zeroizing::new(format!("{}\n", key.to_text().expose()));
        private_file::write_new(&self.key, line.as_bytes())?;
        Ok(key)
    }
}

struct System;

impl Entropy for System {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(bytes).map_err(|_| NoEntropy)
    }
}
