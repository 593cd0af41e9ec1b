//! `desk describe`: a pack's codebook, for a researcher to read, to load and to cite.
//!
//! Whatever figures with its version and digest are quoted together with this codebook can be traced to the very file that
//! was asked. The disclaimer stands in every form of it.

mod markdown;
mod plain;
mod table;

use std::io::Write as _;
use std::path::PathBuf;

use candour::document::Language;

use crate::{Outcome, documents};

/// Prints a pack's codebook: its questions with their codes and conditions, its scales, bands and total.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The pack's file.
    pack: PathBuf,
    /// In which form.
    #[arg(long = "as", value_enum, default_value_t = Form::Markdown)]
    form: Form,
    /// In which of the pack's languages; its first when absent.
    #[arg(long)]
    language: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Form {
    /// To read.
    Markdown,
    /// To load: one line for each question, code, scale, band and level.
    Csv,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let pack = documents::pack_file(&options.pack)?;
    let language = match &options.language {
        None => pack.languages().first().cloned().unwrap_or_else(Language::english),
        Some(tag) => pack
            .languages()
            .iter()
            .find(|language| language.as_str() == tag)
            .cloned()
            .ok_or_else(|| format!("{} has no texts in \"{tag}\"", pack.identity()))?,
    };
    let book = plain::Book { pack: &pack, language };
    let printed = match options.form {
        Form::Markdown => markdown::codebook(&book).into_bytes(),
        Form::Csv => table::codebook(&book)?,
    };
    // Who has closed the other end does not want to know.
    let _ = std::io::stdout().write_all(&printed);
    Ok(())
}
