//! Records as a table: one row for each, one column for each thing that any of them has.
//!
//! A column's name is its path: `age-band`, `closed-answers.<item>`, `scale-scores.<scale>.score`. An answer passed over
//! has its reason in `<item>.no-answer`, so that no reason can be taken for an answer.

use std::collections::BTreeMap;
use std::error::Error;

use serde_json::{Map, Value};

use crate::received::Record;
use crate::sheet::csv;

/// What tells the entries of a list apart, where something does.
const KEYS: [&str; 3] = ["item", "scale", "section"];
/// The keys under which an answer itself stands, one for each type of question.
const ANSWERS: [&str; 5] = ["code", "codes", "number", "date", "words"];

/// Rows and columns.
pub(super) struct Table {
    /// The columns, in the order in which they first came.
    pub(super) columns: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    /// The table of these records.
    pub(super) fn of(records: &[Record]) -> Self {
        let mut table = Self { columns: vec!["id".to_owned()], rows: vec![] };
        for record in records {
            let mut row = Row::default();
            row.put("id".to_owned(), record.id.to_string());
            row.object("", &record.fields);
            for column in row.order {
                if !table.columns.contains(&column) {
                    table.columns.push(column);
                }
            }
            table.rows.push(row.cells);
        }
        table
    }

    /// The table as CSV.
    pub(super) fn to_csv(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let rows = self.rows.iter().map(|row| {
            self.columns.iter().map(|column| row.get(column).cloned().unwrap_or_default()).collect::<Vec<_>>()
        });
        csv([self.columns.clone()].into_iter().chain(rows))
    }
}

#[derive(Default)]
struct Row {
    order: Vec<String>,
    cells: BTreeMap<String, String>,
}

impl Row {
    fn put(&mut self, column: String, cell: String) {
        self.order.push(column.clone());
        self.cells.insert(column, cell);
    }

    fn object(&mut self, path: &str, map: &Map<String, Value>) {
        for (key, value) in map {
            let column = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            self.value(column, value);
        }
    }

    fn value(&mut self, column: String, value: &Value) {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => self.put(column, plain(value)),
            Value::Object(map) => self.object(&column, map),
            Value::Array(list) if list.iter().all(|entry| told_apart(entry).is_some()) && !list.is_empty() => {
                list.iter().filter_map(told_apart).for_each(|(key, entry)| self.entry(&column, key, entry));
            }
            Value::Array(list) => self.put(column, list.iter().map(plain).collect::<Vec<_>>().join("; ")),
        }
    }

    /// One entry of a list, such as one answer.
    fn entry(&mut self, path: &str, key: &str, entry: &Map<String, Value>) {
        let own = entry.get(key).map(plain).unwrap_or_default();
        for (name, value) in entry.iter().filter(|(name, _)| *name != key) {
            let answer = ANSWERS.contains(&name.as_str());
            self.value(if answer { format!("{path}.{own}") } else { format!("{path}.{own}.{name}") }, value);
        }
    }
}

fn told_apart(entry: &Value) -> Option<(&'static str, &Map<String, Value>)> {
    let map = entry.as_object()?;
    KEYS.into_iter().find(|key| map.contains_key(*key)).map(|key| (key, map))
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use candour::share::DropId;

    use super::*;

    fn check(fields: &str, expected: &str) {
        let fields = serde_json::from_str(fields).unwrap();
        let table = Table::of(&[Record { id: DropId::from_bytes([0; 16]), fields }]);
        let csv = String::from_utf8(table.to_csv().unwrap()).unwrap();
        let without_id = csv.replace("id,", "").replace(&format!("{},", "0".repeat(32)), "");
        assert_eq!(without_id, expected);
    }

    #[test]
    fn an_answer_and_a_reason_for_none_have_columns_of_their_own() {
        check(
            r#"{"answers": [{"item": "sleep", "code": "often"}, {"item": "age", "no-answer": "rather-talk"}]}"#,
            "answers.sleep,answers.age.no-answer\noften,rather-talk\n",
        );
    }

    #[test]
    fn lists_and_groups_become_columns() {
        check(
            r#"{"gp": {"name": "Dr Osei"}, "scores": [{"scale": "rest", "score": -6.0, "band": "low"}], "x": ["a", "b"]}"#,
            "gp.name,scores.rest.band,scores.rest.score,x\nDr Osei,low,-6.0,a; b\n",
        );
    }
}
