//! On which line of a file a value stands, by its JSON path: an editor goes to lines.

use std::collections::BTreeMap;

/// The line, from 1, of every value of a JSON text by its path, as [`candour::document::Problem`] writes it. Of a key that
/// stands twice, the second. Whatever is not JSON gives fewer lines or none.
pub(crate) fn of(json: &str) -> BTreeMap<String, usize> {
    let mut scan = Scan { bytes: json.as_bytes(), at: 0, line: 1, found: BTreeMap::new() };
    scan.value("$");
    scan.found
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    found: BTreeMap<String, usize>,
}

impl Scan<'_> {
    /// Whether there was a value.
    fn value(&mut self, path: &str) -> bool {
        let Some(first) = self.next() else { return false };
        self.found.insert(path.to_owned(), self.line);
        match first {
            b'{' => self.object(path),
            b'[' => self.list(path),
            b'"' => self.string().is_some(),
            _ => {
                while self.bytes.get(self.at).is_some_and(|b| !b",]} \t\r\n".contains(b)) {
                    self.at += 1;
                }
                true
            }
        }
    }

    fn object(&mut self, path: &str) -> bool {
        self.at += 1;
        loop {
            match self.next() {
                Some(b'}') => return self.pass(),
                Some(b',' | b':') => self.at += 1,
                Some(b'"') => {
                    let Some(key) = self.string() else { return false };
                    if self.next() != Some(b':') {
                        return false;
                    }
                    self.at += 1;
                    if !self.value(&format!("{path}.{key}")) {
                        return false;
                    }
                }
                Some(_) | None => return false,
            }
        }
    }

    fn list(&mut self, path: &str) -> bool {
        self.at += 1;
        let mut index = 0;
        loop {
            match self.next() {
                Some(b']') => return self.pass(),
                Some(b',') => self.at += 1,
                Some(_) if self.value(&format!("{path}[{index}]")) => index += 1,
                Some(_) | None => return false,
            }
        }
    }

    /// The string that begins here, as it reads.
    fn string(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        while *self.bytes.get(self.at)? != b'"' {
            self.at += if self.bytes.get(self.at) == Some(&b'\\') { 2 } else { 1 };
        }
        self.at += 1;
        serde_json::from_slice(self.bytes.get(start..self.at)?).ok()
    }

    /// The next byte that is no space; the scan stands on it.
    fn next(&mut self) -> Option<u8> {
        while let Some(space) = self.bytes.get(self.at).filter(|b| b.is_ascii_whitespace()) {
            self.line += usize::from(*space == b'\n');
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn pass(&mut self) -> bool {
        self.at += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn every_value_has_its_line() {
        let lines =
            of("{\n  \"a b\": [1, {\"c\": \"}\\\"\"},\n  -2.5],\n\n  \"d.e\": {}, \"f\": null, \"f\":\n true}\n");
        let found: Vec<_> = lines.iter().map(|(path, line)| format!("{path} {line}")).collect();
        assert_eq!(
            found,
            ["$ 1", "$.a b 2", "$.a b[0] 2", "$.a b[1] 2", "$.a b[1].c 2", "$.a b[2] 3", "$.d.e 5", "$.f 6"]
        );
    }

    #[test]
    fn what_is_not_json_ends_the_search() {
        for text in ["", "{", "{\"a\"", "{\"a\": ", "{\"a\": \"x", "[1", "[,", "{1: 2}", "\"\\", "{\"\\u00zz\": 1}"] {
            assert!(of(text).len() <= 2, "{text}");
        }
    }
}
