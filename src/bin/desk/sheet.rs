//! Tables for spreadsheets: CSV.

use std::error::Error;

/// Lines of cells as CSV, none of which a spreadsheet can take for a formula.
pub(crate) fn csv(lines: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut writer = csv::Writer::from_writer(vec![]);
    for line in lines {
        writer.write_record(line.iter().map(|cell| harmless(cell)))?;
    }
    Ok(writer.into_inner().map_err(|e| e.to_string())?)
}

/// Her words may begin with a sign that a spreadsheet would act on.
fn harmless(cell: &str) -> String {
    let acted_on = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if acted_on { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn words_cannot_become_a_formula() {
        let lines = csv([vec!["=HYPERLINK(\"x\")".to_owned(), "-6.5".to_owned(), "- no".to_owned()]]).unwrap();
        assert_eq!(String::from_utf8(lines).unwrap(), "\"'=HYPERLINK(\"\"x\"\")\",-6.5,'- no\n");
    }
}
