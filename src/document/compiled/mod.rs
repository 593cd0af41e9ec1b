//! The compiled form: what a parsed document says, written down once by `desk finish` so that a phone need not parse.
//!
//! It is a cache of one build (`docs/decisions/0017-documents-are-compiled.md`): never published, stored or exchanged, and
//! its bytes are pinned by the page that names it. A document's layout is the list of its fields in its own
//! `compiled.rs`, once for both directions. The file is plain text, so that every host compresses it:
//!
//! ```text
//! kind, line feed, checksum, length of the structure, structure, texts
//! ```
//! The structure is numbers in base 47: the lower half of the printable characters are last digits, the upper half
//! digits that others follow. Texts stand one after another; their lengths are in the structure.
//!
//! A [`Reader`] cannot fail half-way, which halves the code on the phone: from the first mistake on it reads nothing but
//! zeros, and its end says so.

mod fields;
mod values;

use std::fmt;

use super::Language;
pub(crate) use fields::{compiled_enum, compiled_struct};

const BASE: u8 = 47;
const LOWEST: u8 = b' ';

/// How deep values may stand within one another: more than JSON, which they came from, allows.
const DEEPEST: u8 = 128;

/// What has a compiled form.
pub(crate) trait Compiled: Sized {
    /// Writes the value.
    fn write(&self, to: &mut Writer);
    /// Reads it; any value at all after a mistake.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Why a compiled file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It was made for another version of the app, or is of another kind.
    OtherBuild,
    /// It is not what was written.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherBuild => "made by `desk finish` of another version; run it again",
            Self::Damaged => "not the bytes that `desk finish` wrote",
        })
    }
}

impl std::error::Error for Unreadable {}

/// The file of this kind that holds `value`, its texts in these languages only.
pub(crate) fn file(kind: &str, languages: &[Language], value: &impl Compiled) -> String {
    let mut writer = Writer { languages: languages.to_vec(), ..Writer::default() };
    value.write(&mut writer);
    let mut body = String::new();
    push(&mut body, writer.structure.len() as u64);
    body.push_str(&writer.structure);
    body.push_str(&writer.texts);
    sealed(kind, &body)
}

fn sealed(kind: &str, body: &str) -> String {
    let mut out = format!("{kind}\n");
    push(&mut out, u64::from(checksum(body)));
    out.push_str(body);
    out
}

/// What a file of this kind holds.
///
/// # Errors
/// [`Unreadable`], for bytes that [`file`] of this build did not write.
pub(crate) fn value<T: Compiled>(kind: &str, file: &str) -> Result<T, Unreadable> {
    let rest = file.strip_prefix(kind).and_then(|rest| rest.strip_prefix('\n')).ok_or(Unreadable::OtherBuild)?;
    let mut reader = Reader { structure: rest.as_bytes(), ..Reader::default() };
    let told = reader.number();
    let body = tail(rest, reader.structure.len());
    let length = reader.fit();
    let rest = tail(rest, reader.structure.len());
    if told != u64::from(checksum(body)) {
        return Err(Unreadable::Damaged);
    }
    let (structure, texts) = rest.split_at_checked(length).ok_or(Unreadable::Damaged)?;
    let mut reader = Reader { structure: structure.as_bytes(), texts, ..Reader::default() };
    let value = T::read(&mut reader);
    let whole = !reader.failed && reader.structure.is_empty() && reader.texts.is_empty();
    if whole { Ok(value) } else { Err(Unreadable::Damaged) }
}

/// The last `length` bytes; nothing if they do not begin a character.
fn tail(text: &str, length: usize) -> &str {
    text.get(text.len() - length..).unwrap_or_default()
}

/// FNV-1a, 32 bits: no change of a single byte goes unnoticed. Against accidents; the page's integrity is the lock.
pub(crate) fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn push(to: &mut String, number: u64) {
    let base = u64::from(BASE);
    if number >= base {
        push_higher(to, number / base);
    }
    to.push(digit(number % base, 0));
}

fn push_higher(to: &mut String, number: u64) {
    let base = u64::from(BASE);
    if number >= base {
        push_higher(to, number / base);
    }
    to.push(digit(number % base, BASE));
}

#[expect(clippy::cast_possible_truncation, reason = "below the base")]
fn digit(value: u64, half: u8) -> char {
    char::from(LOWEST + half + value as u8)
}

/// Collects what a file will hold. For `desk` and tests.
#[derive(Default)]
pub(crate) struct Writer {
    structure: String,
    texts: String,
    languages: Vec<Language>,
}

impl Writer {
    /// Writes a number.
    pub(crate) fn number(&mut self, number: u64) {
        push(&mut self.structure, number);
    }

    /// Writes a string.
    pub(crate) fn string(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.texts.push_str(text);
    }

    /// The languages to write.
    pub(crate) fn languages(&self) -> Vec<Language> {
        self.languages.clone()
    }
}

/// Reads what a [`Writer`] wrote.
#[derive(Default)]
pub(crate) struct Reader<'a> {
    structure: &'a [u8],
    texts: &'a str,
    /// The languages that each text has: those read so far, for a document names them before its first text.
    pub(super) languages: Vec<Language>,
    /// How many things there are that a place may name, once that is known.
    pub(crate) places: usize,
    depth: u8,
    failed: bool,
}

impl Reader<'_> {
    /// There is a mistake: from here on everything is zero.
    #[inline(never)]
    pub(crate) fn fail(&mut self) {
        self.failed = true;
        self.structure = &[];
        self.texts = "";
    }

    #[inline(never)]
    pub(crate) fn number(&mut self) -> u64 {
        let mut number = 0_u64;
        loop {
            let Some((byte, rest)) = self.structure.split_first() else {
                self.fail();
                return 0;
            };
            self.structure = rest;
            let digit = byte.wrapping_sub(LOWEST);
            number = number.wrapping_mul(u64::from(BASE)).wrapping_add(u64::from(digit % BASE));
            if digit < BASE {
                return number;
            }
        }
    }

    /// A number of this type.
    pub(crate) fn fit<T: TryFrom<u64> + Default>(&mut self) -> T {
        T::try_from(self.number()).unwrap_or_else(|_| {
            self.fail();
            T::default()
        })
    }

    /// A place among those that are known.
    pub(crate) fn place(&mut self) -> usize {
        let place = self.fit();
        if place >= self.places {
            self.fail();
        }
        place
    }

    /// How many elements follow; no more than there is room for, since each takes a character at least.
    #[inline(never)]
    fn count(&mut self) -> usize {
        let count = self.fit();
        if count <= self.structure.len() {
            return count;
        }
        self.fail();
        0
    }

    #[inline(never)]
    pub(crate) fn string(&mut self) -> String {
        let length = self.fit();
        let Some((text, rest)) = self.texts.split_at_checked(length) else {
            self.fail();
            return String::new();
        };
        self.texts = rest;
        text.to_owned()
    }

    /// Reads a value that can stand within itself.
    pub(crate) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth == DEEPEST {
            self.fail();
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A file with some characters of its body changed and a checksum that fits: nobody can have made it by accident.
    pub(crate) fn forged(kind: &str, file: &str, changes: &[(prop::sample::Index, char)]) -> String {
        let rest = &file[kind.len() + 1..];
        let mut reader = Reader { structure: rest.as_bytes(), ..Reader::default() };
        reader.number();
        let mut body: Vec<char> = tail(rest, reader.structure.len()).chars().collect();
        for (place, change) in changes {
            let place = place.index(body.len());
            body[place] = *change;
        }
        sealed(kind, &body.into_iter().collect::<String>())
    }

    #[derive(Debug, PartialEq)]
    enum Nest {
        Leaf,
        In(Box<Nest>),
        Several(Vec<Nest>),
    }
    compiled_enum!(Nest { 0: Leaf, 1: In(nest), 2: Several(list) });

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let nest = |depth: u8| (1..depth).fold(Nest::Leaf, |nest, _| Nest::In(Box::new(nest)));
        let read = |nest: &Nest| value::<Nest>("nest", &file("nest", &[], nest));
        assert_eq!(read(&nest(DEEPEST)), Ok(nest(DEEPEST)));
        assert_eq!(read(&nest(DEEPEST + 1)), Err(Unreadable::Damaged));
        let body = |structure: &str| {
            let mut body = String::new();
            push(&mut body, structure.len() as u64);
            sealed("nest", &format!("{body}{structure}"))
        };
        for endless in ["!".repeat(1_000_000), "\"!".repeat(1_000_000)] {
            assert_eq!(value::<Nest>("nest", &body(&endless)), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn a_count_beyond_the_end_takes_no_memory() {
        assert_eq!(value::<Vec<u64>>("list", &file("list", &[], &1_000_000_000_000_i64)), Err(Unreadable::Damaged));
    }

    impl Compiled for u64 {
        fn write(&self, to: &mut Writer) {
            to.number(*self);
        }
        fn read(from: &mut Reader<'_>) -> Self {
            from.number()
        }
    }

    proptest! {
        #[test]
        fn values_are_read_as_they_were_written(
            numbers in any::<Vec<u64>>(), signed in any::<Vec<i64>>(), text in any::<String>(), maybe in any::<Option<bool>>(),
        ) {
            let written = ((numbers, signed), (text, maybe));
            let file = file("kind", &[], &written);
            prop_assert_eq!(value("kind", &file), Ok(written));
        }
    }
}
