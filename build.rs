//! Makes the compile-time keys of the interface words from `locales/en.json`, `locales/later.en.json` and
//! `locales/staff.en.json`.
//!
//! Every word a person reads on a page stands in `locales/<language>.json`, in `locales/later.<language>.json` if only pages
//! show it whose code comes later, or in `locales/staff.<language>.json` if only who works at a centre reads it, under a
//! dotted key. From the English files this script writes one function per key:
//! `opening.title` becomes `words::opening::title()`; a text with `{name}` in it becomes a function with that parameter. A
//! page that asks for a key that does not exist does not compile, nor does a build in which another language lacks a key or
//! a placeholder.
//!
//! Texts travel without their keys, in the order of the keys (`src/words/`): each function knows its place.

use serde_json::{Map, Value};
use std::{collections::BTreeMap, env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=locales");
    keep_relocations();
    for list in LISTS {
        fs::write(Path::new(&env::var("OUT_DIR")?).join(list.code), functions(&list)?)?;
    }
    Ok(())
}

/// Texts that travel together: hers, those of her later pages, and those that only who works at a centre reads.
struct List {
    /// What stands before the language in the name of a file.
    before: &'static str,
    /// The module that holds the texts.
    module: &'static str,
    /// The file of functions.
    code: &'static str,
}

const LISTS: [List; 3] = [
    List { before: "", module: "crate::words", code: "words.rs" },
    List { before: "later.", module: "crate::words::later", code: "later_words.rs" },
    List { before: "staff.", module: "crate::words::staff", code: "staff_words.rs" },
];

/// The functions of a list, once all its languages are known to have the same keys.
fn functions(list: &List) -> Result<String, Box<dyn Error>> {
    let english = read(&Path::new("locales").join(format!("{}en.json", list.before)))?;
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let language = name.strip_prefix(list.before).and_then(|rest| rest.strip_suffix(".json"));
        if language.is_some_and(|language| !language.contains('.')) {
            compare(&path, &english, &read(&path)?)?;
        }
    }
    let keys: Vec<String> = flat("", &english)?.into_keys().collect();
    let mut code =
        format!("/// Every key, in the order of the texts.\npub static KEYS: [&str; {}] = {keys:?};\n", keys.len());
    writeln!(code, "const KIND: &str = \"candour words {:08x}\";", checksum(&keys))?;
    write_module(&mut code, ("", &english), &keys, list.module, 0)?;
    Ok(code)
}

/// What `scripts/split` needs to cut the released app into the code of the first question and what comes later.
fn keep_relocations() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bin=candour=--emit-relocs");
    }
}

/// Of the keys, so that texts for other keys are told from these (FNV-1a, 32 bits).
fn checksum(keys: &[String]) -> u32 {
    keys.join("\n").bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn read(path: &Path) -> Result<Map<String, Value>, Box<dyn Error>> {
    match serde_json::from_str(&fs::read_to_string(path)?)? {
        Value::Object(map) => Ok(map),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(format!("{} is not a JSON object", path.display()).into())
        }
    }
}

/// Writes the functions of one level of keys, and a module for each deeper level.
fn write_module(
    code: &mut String,
    (prefix, level): (&str, &Map<String, Value>),
    keys: &[String],
    module: &str,
    depth: usize,
) -> Result<(), Box<dyn Error>> {
    let indent = "    ".repeat(depth);
    for (name, value) in level {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Object(deeper) => {
                writeln!(code, "{indent}/// Words of `{key}`.\n{indent}pub mod {name} {{")?;
                write_module(code, (&key, deeper), keys, module, depth + 1)?;
                writeln!(code, "{indent}}}")?;
            }
            Value::String(text) => {
                let names = placeholders(&key, text)?;
                let place = keys.binary_search(&key).map_err(|_| format!("{key} has no place"))?;
                let parameters: Vec<String> = names.iter().map(|n| format!("{n}: impl std::fmt::Display")).collect();
                let filled = if names.is_empty() {
                    format!("{module}::text({place})")
                } else {
                    let pairs: Vec<String> =
                        names.iter().map(|n| format!("({n:?}, &{n} as &dyn std::fmt::Display)")).collect();
                    format!("{module}::filled({place}, &[{}])", pairs.join(", "))
                };
                let doc = text.replace('\n', " ");
                writeln!(
                    code,
                    "{indent}#[doc = {doc:?}]\n{indent}pub fn {name}({}) -> String {{ {filled} }}",
                    parameters.join(", ")
                )?;
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                return Err(format!("{key} is neither a text nor a group of texts").into());
            }
        }
    }
    Ok(())
}

/// The `{names}` in a text, each once, sorted.
fn placeholders(key: &str, text: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let end = rest[start..].find('}').ok_or_else(|| format!("{key}: a brace is not closed"))? + start;
        names.push(rest[start + 1..end].to_owned());
        rest = &rest[end + 1..];
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// Another language must have exactly the English keys, each with the same placeholders.
fn compare(path: &Path, english: &Map<String, Value>, other: &Map<String, Value>) -> Result<(), Box<dyn Error>> {
    let (wanted, found) = (flat("", english)?, flat("", other)?);
    let missing: Vec<_> = wanted.iter().filter(|(k, names)| found.get(*k) != Some(names)).map(|(k, _)| k).collect();
    let extra: Vec<_> = found.keys().filter(|k| !wanted.contains_key(*k)).collect();
    if missing.is_empty() && extra.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}: keys missing or with other placeholders {missing:?}; keys not in the English file {extra:?}",
        path.display()
    )
    .into())
}

fn flat(prefix: &str, level: &Map<String, Value>) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let mut all = BTreeMap::new();
    for (name, value) in level {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Object(deeper) => all.extend(flat(&key, deeper)?),
            Value::String(text) => {
                all.insert(key.clone(), placeholders(&key, text)?);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                return Err(format!("{key} is neither a text nor a group of texts").into());
            }
        }
    }
    Ok(all)
}
