//! `desk open`: what a partner received, as tables: CSV and JSON with a codebook.
//!
//! Runs where the partner's private key is. What does not open is named and set aside; the rest is not held up by it.
//! The files it writes hold personal data and are readable by their owner alone.

mod codebook;
mod table;

use std::path::PathBuf;

use candour::centre::PartnerCode;
use serde_json::{Value, json};

use crate::{Outcome, private_file, received, say, say_problem};

/// Opens a folder of envelopes with a partner's private key, and writes CSV and JSON with a codebook.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The partner: centre, uob or jabbs.
    #[arg(long, value_parser = partner)]
    partner: PartnerCode,
    /// The partner's private key.
    #[arg(long)]
    key: PathBuf,
    /// The folder of envelopes, as they were delivered.
    #[arg(long = "box")]
    folder: PathBuf,
    /// A folder for records.csv, records.json and codebook.csv; none of them may be there already.
    #[arg(long)]
    out: PathBuf,
    /// Where the packs are that the codebook explains answers from.
    #[arg(long, default_value = "instruments")]
    packs: PathBuf,
    /// The words that the codebook explains fields with.
    #[arg(long, default_value = "locales/en.json")]
    words: PathBuf,
}

fn partner(code: &str) -> Result<PartnerCode, String> {
    PartnerCode::parse(code).ok_or_else(|| "known are: centre, uob, jabbs".to_owned())
}

pub(crate) fn run(options: &Options) -> Outcome {
    let key = received::key(&options.key)?;
    if !options.folder.is_dir() {
        return Err(format!("there is no folder {}", options.folder.display()).into());
    }
    let received = received::open(&options.folder, options.partner, &key)?;
    let table = table::Table::of(&received.records);
    let codebook = codebook::codebook(&table, &received.records, &options.packs, &options.words)?;
    let records: Vec<Value> =
        received.records.iter().map(|record| json!({ "id": record.id.to_string(), "fields": record.fields })).collect();

    private_file::folder(&options.out)?;
    private_file::write_new(&options.out.join("records.json"), &serde_json::to_vec_pretty(&records)?)?;
    private_file::write_new(&options.out.join("records.csv"), &table.to_csv()?)?;
    private_file::write_new(&options.out.join("codebook.csv"), &codebook)?;
    for (name, reason) in &received.set_aside {
        say_problem(&format!("set aside: {name}: {reason}"));
    }
    say(&format!("{} opened, {} set aside; see {}", records.len(), received.set_aside.len(), options.out.display()));
    Ok(())
}
