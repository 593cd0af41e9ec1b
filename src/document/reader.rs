//! A place in a JSON document, and how to read on from it.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Language, Problem, ProblemKind, Text, json};

/// Reads a document with `read`, which gets a [`Reader`] on the whole of it.
///
/// # Errors
/// Every problem that `read` or the JSON parser reported, sorted by path; then there is no model.
pub fn read_document<T>(json: &str, read: impl FnOnce(&Reader<'_>) -> Option<T>) -> Result<T, Vec<Problem>> {
    let problems = RefCell::default();
    let value = json::parse(json, &problems).map_err(|e| {
        let kind = ProblemKind::NotJson { line: e.line(), column: e.column() };
        vec![Problem { path: "$".to_owned(), kind }]
    })?;
    let model = read(&Reader { value: &value, place: Rc::new(Place::Document), problems: &problems });
    let mut problems = problems.into_inner();
    problems.sort_unstable();
    problems.dedup();
    match model {
        Some(model) if problems.is_empty() => Ok(model),
        _ => Err(problems),
    }
}

/// One value of a document, its place, and the list that its problems go to.
///
/// Methods that read return `None` after reporting what was wrong: use `?` only after all siblings have been read.
#[derive(Clone)]
pub struct Reader<'a> {
    value: &'a Value,
    place: Rc<Place<'a>>,
    problems: &'a RefCell<Vec<Problem>>,
}

/// The way to a value. Written out only for a problem: a pack that is right has thousands of places and no problem.
enum Place<'a> {
    Document,
    Key(Rc<Self>, &'a str),
    Index(Rc<Self>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => f.write_str("$"),
            Self::Key(within, key) => write!(f, "{within}.{key}"),
            Self::Index(within, index) => write!(f, "{within}[{index}]"),
        }
    }
}

impl<'a> Reader<'a> {
    /// Reports a problem with this value.
    pub fn report(&self, kind: ProblemKind) {
        self.problems.borrow_mut().push(Problem { path: self.place.to_string(), kind });
    }

    /// Reports a problem and gives `None`, for the end of a `match`.
    pub fn refuse<T>(&self, kind: ProblemKind) -> Option<T> {
        self.report(kind);
        None
    }

    /// The value's object; reports keys other than `known` (`$schema` is always allowed).
    pub fn object(&self, known: &[&str]) -> Option<Object<'a>> {
        let Value::Object(map) = self.value else { return self.refuse(wrong("an object in braces")) };
        for key in map.keys().filter(|k| *k != "$schema" && !known.contains(&k.as_str())) {
            self.at_key(key, &Value::Null).report(ProblemKind::UnknownKey { known: known.join(", ") });
        }
        Some(Object { map, here: self.clone() })
    }

    /// The value's object with free keys, each with its reader, in the order of the keys.
    pub fn entries(&self) -> Option<Vec<(&'a str, Reader<'a>)>> {
        let Value::Object(map) = self.value else { return self.refuse(wrong("an object in braces")) };
        Some(map.iter().map(|(k, v)| (k.as_str(), self.at_key(k, v))).collect())
    }

    /// The elements of a list.
    pub fn list(&self) -> Option<Vec<Reader<'a>>> {
        self.quiet_list().or_else(|| self.refuse(wrong("a list in square brackets")))
    }

    /// The elements of a list that must have some.
    pub fn some_list(&self) -> Option<Vec<Reader<'a>>> {
        let list = self.list()?;
        if list.is_empty() { self.refuse(ProblemKind::Empty) } else { Some(list) }
    }

    /// A text in quotes, not empty.
    pub fn string(&self) -> Option<&'a str> {
        match self.value {
            Value::String(s) if s.trim().is_empty() => self.refuse(ProblemKind::Empty),
            Value::String(s) => Some(s),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                self.refuse(wrong("a text in quotes"))
            }
        }
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.refuse(wrong("true or false")))
    }

    /// A whole number within bounds.
    pub fn integer(&self, lowest: i64, highest: i64) -> Option<i64> {
        match self.value.as_i64() {
            Some(n) if (lowest..=highest).contains(&n) => Some(n),
            Some(_) => {
                let only = lowest == highest;
                let between = || format!("a whole number from {lowest} to {highest}");
                self.refuse(ProblemKind::OutOfRange { expected: if only { lowest.to_string() } else { between() } })
            }
            None => self.refuse(wrong("a whole number")),
        }
    }

    /// A number with at most two decimal places, as hundredths.
    pub fn hundredths(&self) -> Option<i64> {
        let Some(n) = self.value.as_f64() else { return self.refuse(wrong("a number")) };
        let hundredths = (n * 100.0).round();
        if hundredths.abs() > 1e9 || (hundredths - n * 100.0).abs() > 1e-6 {
            return self.refuse(ProblemKind::OutOfRange {
                expected: "a number with at most two decimal places, within ten million".to_owned(),
            });
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
        Some(hundredths as i64)
    }

    /// An id: small letters, digits, hyphens and dots, beginning with a letter or digit, at most 64.
    pub fn id(&self) -> Option<String> {
        let s = self.string()?;
        if is_id(s) { Some(s.to_owned()) } else { self.refuse(ProblemKind::BadId { found: s.to_owned() }) }
    }

    /// The value's object as ids with what stands under each.
    pub fn entries_by_id(&self) -> Option<Vec<(&'a str, Reader<'a>)>> {
        let entries = self.entries()?;
        for (id, here) in entries.iter().filter(|(id, _)| !is_id(id)) {
            here.report(ProblemKind::BadId { found: (*id).to_owned() });
        }
        Some(entries)
    }

    /// One of a closed list of codes.
    pub fn code<T: Copy>(&self, known: &[(&str, T)]) -> Option<T> {
        let s = self.string()?;
        known.iter().find(|(code, _)| *code == s).map(|(_, v)| *v).or_else(|| {
            let known: Vec<&str> = known.iter().map(|(code, _)| *code).collect();
            self.refuse(ProblemKind::UnknownCode { found: s.to_owned(), known: known.join(", ") })
        })
    }

    /// A text in every one of these languages, and in no other.
    pub fn text(&self, languages: &[Language]) -> Option<Text> {
        if !self.value.is_object() {
            return self.refuse(wrong("a text for each language in braces, such as {\"en\": \"Hello\"}"));
        }
        let entries = self.entries()?;
        for (tag, here) in &entries {
            if !languages.iter().any(|l| l.as_str() == *tag) {
                here.report(ProblemKind::UndeclaredLanguage { tag: (*tag).to_owned() });
            }
        }
        let mut translations = Vec::with_capacity(languages.len());
        for language in languages {
            match entries.iter().find(|(tag, _)| *tag == language.as_str()) {
                Some((_, here)) => {
                    if let Some(s) = here.string() {
                        translations.push((language.clone(), s.to_owned()));
                    }
                }
                None => self.report(ProblemKind::NoText { tag: language.as_str().to_owned() }),
            }
        }
        (translations.len() == languages.len()).then(|| Text::new(translations))
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.value.is_null()
    }

    /// Whether the value is a text in quotes (where a reference or a whole definition may stand).
    #[must_use]
    pub fn is_string(&self) -> bool {
        self.value.is_string()
    }

    /// The value of a key, without reporting anything: to look ahead.
    #[must_use]
    pub fn quiet(&self, key: &str) -> Option<Reader<'a>> {
        let (key, value) = self.value.as_object()?.get_key_value(key)?;
        Some(self.at_key(key, value))
    }

    /// The elements of a list, without reporting anything.
    #[must_use]
    pub fn quiet_list(&self) -> Option<Vec<Reader<'a>>> {
        let list = self.value.as_array()?;
        Some(list.iter().enumerate().map(|(i, v)| self.at(Place::Index(Rc::clone(&self.place), i), v)).collect())
    }

    /// The text, without reporting anything.
    #[must_use]
    pub fn quiet_string(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// The number in hundredths, without reporting anything.
    #[must_use]
    pub fn quiet_hundredths(&self) -> Option<i64> {
        let silent = RefCell::default();
        Reader { value: self.value, place: Rc::clone(&self.place), problems: &silent }.hundredths()
    }

    fn at_key(&self, key: &'a str, value: &'a Value) -> Reader<'a> {
        self.at(Place::Key(Rc::clone(&self.place), key), value)
    }

    fn at(&self, place: Place<'a>, value: &'a Value) -> Reader<'a> {
        Reader { value, place: Rc::new(place), problems: self.problems }
    }
}

/// An object of a document whose keys are known.
pub struct Object<'a> {
    map: &'a Map<String, Value>,
    here: Reader<'a>,
}

impl<'a> Object<'a> {
    /// The value of a key that must be there; reports its absence.
    pub fn need(&self, key: &'static str) -> Option<Reader<'a>> {
        self.maybe(key).or_else(|| self.here.refuse(ProblemKind::Missing { key }))
    }

    /// The value of a key that may be absent.
    #[must_use]
    pub fn maybe(&self, key: &str) -> Option<Reader<'a>> {
        self.map.get_key_value(key).map(|(key, value)| self.here.at_key(key, value))
    }

    /// Reads an optional key: absent is `Some(None)`, present and wrong is `None`.
    pub fn optional<T>(&self, key: &str, read: impl FnOnce(&Reader<'a>) -> Option<T>) -> Option<Option<T>> {
        self.maybe(key).map_or(Some(None), |here| read(&here).map(Some))
    }
}

/// The ids that the elements of a list declare under `key`, each with its place; nothing is reported.
pub(crate) fn declared<'a>(list: &[Reader<'a>], key: &'static str) -> impl Iterator<Item = (String, Reader<'a>)> {
    list.iter().filter_map(move |element| {
        let here = element.quiet(key)?;
        Some((here.quiet_string()?.to_owned(), here))
    })
}

/// Reports every id that stands more than once, at its second place.
pub(crate) fn report_duplicates<'a>(ids: impl IntoIterator<Item = (String, Reader<'a>)>) {
    let mut seen = std::collections::BTreeSet::new();
    for (id, here) in ids {
        if !seen.insert(id.clone()) {
            here.report(ProblemKind::Duplicate { id });
        }
    }
}

fn is_id(s: &str) -> bool {
    let starts = s.bytes().next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    starts && s.len() <= 64 && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
}

fn wrong(expected: &'static str) -> ProblemKind {
    ProblemKind::WrongType { expected }
}
