//! What each column means: the field in plain words, the question as it was asked, and the codes it may hold.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use candour::document::{Language, Text};
use candour::instrument::{Instrument, Question, Scale};
use serde_json::Value;

use super::table::Table;
use crate::documents;
use crate::received::Record;
use crate::sheet::csv;

/// The codebook of a table, as CSV. A pack that is not at hand leaves its columns with the field's meaning alone.
pub(super) fn codebook(
    table: &Table,
    records: &[Record],
    packs: &Path,
    words: &Path,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let words: Value = serde_json::from_str(&documents::read(words)?)?;
    let mut lines = vec![["column", "field", "question", "values"].map(str::to_owned).to_vec()];
    let names = named(records);
    let packs: Vec<Instrument> = names.iter().filter_map(|name| documents::pack(packs, name).ok()).collect();
    for pack in &packs {
        let (name, about) = (pack.identity().to_string(), english(pack.disclaimer()));
        lines.push(vec![String::new(), name, english(pack.title()), about]);
    }
    for column in &table.columns {
        let (field, rest) = column.split_once('.').unwrap_or((column, ""));
        let label = words["share"]["field"][field.replace('-', "_")].as_str().unwrap_or_default();
        let (question, values) = packs.iter().find_map(|pack| explained(pack, rest)).unwrap_or_default();
        lines.push(vec![column.clone(), label.to_owned(), question, values]);
    }
    csv(lines)
}

/// The packs that the records name.
fn named(records: &[Record]) -> BTreeSet<String> {
    let packs = records.iter().flat_map(|record| [record.fields.get("pack"), record.fields.get("about-pack")]);
    let name = |pack: &Value| Some(format!("{}-{}", pack["id"].as_str()?, pack["version"].as_str()?));
    packs.flatten().filter_map(name).collect()
}

/// The question or scale that the rest of a column's name speaks of, and what it may hold.
fn explained(pack: &Instrument, rest: &str) -> Option<(String, String)> {
    let (id, part) = match rest.rsplit_once('.') {
        Some((id, part @ ("no-answer" | "score" | "band"))) => (id, part),
        Some(_) | None => (rest, ""),
    };
    if let Some(index) = pack.find(id) {
        let item = pack.item(index);
        let values = if part == "no-answer" { "why there is no answer".to_owned() } else { values(item.question()) };
        return Some((english(item.text()), values));
    }
    let scale = pack.scales().iter().find(|scale| scale.id() == id)?;
    Some((english(scale.title()), if part == "band" { bands(scale) } else { range(scale) }))
}

fn values(question: &Question) -> String {
    match question {
        Question::SingleChoice { options } | Question::MultipleChoice { options, .. } => {
            let options: Vec<String> = options.iter().map(|o| format!("{}: {}", o.code(), english(o.text()))).collect();
            options.join("; ")
        }
        Question::YesNo => "yes; no".to_owned(),
        Question::Rating { lowest, highest } => format!("0: {}; 10: {}", english(lowest), english(highest)),
        Question::Number { min, max, .. } => format!("{min} to {max}"),
        Question::Date { .. } => "a date, whole or in part".to_owned(),
        Question::ShortText { .. } | Question::LongText { .. } => "words".to_owned(),
        Question::Note => String::new(),
    }
}

fn bands(scale: &Scale) -> String {
    let bands: Vec<String> = scale.bands().iter().map(|b| format!("{}: {}", b.code(), english(b.title()))).collect();
    bands.join("; ")
}

fn range(scale: &Scale) -> String {
    let (lowest, highest) = scale.range();
    format!("{lowest} to {highest}")
}

fn english(text: &Text) -> String {
    text.in_language(&Language::english()).to_owned()
}
