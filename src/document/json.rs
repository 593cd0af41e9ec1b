//! JSON text to a value, with a problem for every key that stands twice in one object.
//!
//! `serde_json` alone keeps the last of two equal keys and says nothing, so a second `"safety"` would silently undo the
//! first.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{Problem, ProblemKind};

/// Reads JSON, adding every doubled key to `problems`.
///
/// # Errors
/// Where the text is not JSON.
pub(super) fn parse(json: &str, problems: &RefCell<Vec<Problem>>) -> serde_json::Result<Value> {
    let place = Place { path: &RefCell::new("$".to_owned()), problems };
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = place.deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Where a value stands. The path grows on the way in and shrinks on the way out.
#[derive(Clone, Copy)]
struct Place<'a> {
    path: &'a RefCell<String>,
    problems: &'a RefCell<Vec<Problem>>,
}

impl Place<'_> {
    fn within<T>(self, step: &str, read: impl FnOnce() -> T) -> T {
        let length = self.path.borrow().len();
        self.path.borrow_mut().push_str(step);
        let read = read();
        self.path.borrow_mut().truncate(length);
        read
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = self.within(&format!("[{}]", list.len()), || from.next_element_seed(self))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = from.next_key::<String>()? {
            let value = self.within(&format!(".{key}"), || {
                if map.contains_key(&key) {
                    let problem =
                        Problem { path: self.path.borrow().clone(), kind: ProblemKind::Duplicate { id: key.clone() } };
                    self.problems.borrow_mut().push(problem);
                }
                from.next_value_seed(self)
            })?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::parse;

    #[test]
    fn reads_what_serde_json_reads() {
        for json in ["null", "[true, 1, -1, 1.5, \"\\u00e9\"]", "{\"a\": {\"b\": [[], {}]}}", "[1", "{} x", "", "01"] {
            let problems = RefCell::default();
            let plain = serde_json::from_str::<serde_json::Value>(json);
            assert_eq!(parse(json, &problems).ok(), plain.ok(), "{json}");
            assert!(problems.borrow().is_empty());
        }
    }

    #[test]
    fn tells_the_place_of_each_doubled_key() {
        let problems = RefCell::default();
        assert!(parse("{\"a\": [0, {\"b\": 1, \"b\": {\"c\": 1, \"c\": 2}}], \"c\": 1}", &problems).is_ok());
        let told: Vec<String> = problems.borrow().iter().map(ToString::to_string).collect();
        assert_eq!(told, ["$.a[1].b: \"b\" is used twice", "$.a[1].b.c: \"c\" is used twice"]);
    }
}
