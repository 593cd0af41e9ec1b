//! Longer words: a note, a letter, her own account. `Debug` shows nothing, memory is overwritten on drop.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::case::ValueProblem;
use crate::case::values::bounded;

/// Text of several paragraphs, trimmed, not empty, at most 20,000 characters.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Text(String);

impl Text {
    const MOST: usize = 20_000;

    /// The text, or nothing when only spaces were typed.
    ///
    /// # Errors
    /// When it is too long.
    pub fn parse(typed: &str) -> Result<Option<Self>, ValueProblem> {
        Ok(bounded(typed, Self::MOST)?.map(Self))
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::case::ValueProblem;

    #[test]
    fn text_is_trimmed_bounded_and_not_shown() {
        let text = Text::parse("  she came early\n").unwrap().unwrap();
        assert_eq!((text.as_str(), format!("{text:?}").as_str()), ("she came early", "Text([redacted])"));
        assert_eq!(Text::parse(" \n"), Ok(None));
        assert_eq!(Text::parse(&"x".repeat(20_001)), Err(ValueProblem::TooLong { most: 20_000 }));
    }
}
