//! A pack as an author likes to read it: its keys in the order of `docs/pack-format.md`, and short things on one line.

use serde_json::Value;

/// The order in which an author expects keys; others stand after them.
const ORDER: [&str; 41] = [
    "format",
    "id",
    "version",
    "languages",
    "code",
    "kind",
    "type",
    "item",
    "from",
    "title",
    "text",
    "score",
    "about",
    "disclaimer",
    "minutes",
    "reassessment",
    "help",
    "intro",
    "content_note",
    "audience",
    "category",
    "sensitivity",
    "show_if",
    "may_not_apply",
    "options",
    "exclusive",
    "lowest",
    "highest",
    "min",
    "max",
    "unit",
    "precision",
    "max_length",
    "safety",
    "supports",
    "items",
    "sections",
    "scales",
    "total",
    "bands",
    "levels",
];

/// The longest that stands on one line.
const LINE: usize = 110;

/// The pack's JSON.
#[must_use]
pub fn written(pack: &Value) -> String {
    let mut text = String::new();
    write(pack, 0, &mut text);
    text.push('\n');
    text
}

fn write(value: &Value, indent: usize, to: &mut String) {
    let flat = on_one_line(value);
    let short = flat.len() + indent <= LINE;
    match value {
        Value::Array(list) if !short => {
            let lines = list.iter().map(|element| (String::new(), element)).collect();
            write_lines(('[', ']'), lines, indent, to);
        }
        Value::Object(map) if !short => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| place(key));
            let lines = entries.into_iter().map(|(key, value)| (format!("{}: ", quoted(key)), value)).collect();
            write_lines(('{', '}'), lines, indent, to);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            to.push_str(&flat);
        }
    }
}

fn write_lines((open, close): (char, char), lines: Vec<(String, &Value)>, indent: usize, to: &mut String) {
    to.push(open);
    let inner = indent + 2;
    for (place, (key, value)) in lines.into_iter().enumerate() {
        to.push_str(if place == 0 { "\n" } else { ",\n" });
        to.push_str(&" ".repeat(inner));
        to.push_str(&key);
        write(value, inner, to);
    }
    to.push('\n');
    to.push_str(&" ".repeat(indent));
    to.push(close);
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("[{}]", list.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| place(key));
            let entry = |(key, value): (&String, &Value)| format!("{}: {}", quoted(key), on_one_line(value));
            format!("{{{}}}", entries.into_iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

fn place(key: &str) -> usize {
    ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len())
}

fn quoted(key: &str) -> String {
    Value::from(key).to_string()
}
