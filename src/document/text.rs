//! A text in each of a document's languages.

use super::compiled::{Compiled, Reader, Writer};

/// A language tag (BCP 47), for example `en` or `cy`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// The tag, if its shape is that of a BCP 47 language with an optional script or region.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let first =
            parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
        let rest = parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (first && rest).then(|| Self(tag.to_owned()))
    }

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language a document falls back to when nothing better is known.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn right_to_left(&self) -> bool {
        matches!(self.0.split('-').next(), Some("ar" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi"))
    }
}

/// A text in every language its document declares; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Language, String)>);

impl Text {
    /// Made by [`Reader::text`](super::Reader::text) only, which has seen every language.
    pub(super) fn new(translations: Vec<(Language, String)>) -> Self {
        Self(translations)
    }

    /// The text in this language, or in the document's first.
    #[must_use]
    pub fn in_language(&self, language: &Language) -> &str {
        let exact = self.0.iter().find(|(l, _)| l == language);
        exact.or(self.0.first()).map_or("", |(_, text)| text)
    }
}

impl Compiled for Language {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let language = Self(Compiled::read(from));
        from.languages.push(language.clone());
        language
    }
}

impl Compiled for Text {
    fn write(&self, to: &mut Writer) {
        for language in to.languages() {
            to.string(self.in_language(&language));
        }
    }
    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let languages = from.languages.clone();
        Self(languages.into_iter().map(|language| (language, from.string())).collect())
    }
}
