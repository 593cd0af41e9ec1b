//! Words are shown once and asked back once before anything is kept under them: words she cannot repeat would lose
//! everything.

use crate::app::ports::{Keysmith, KeysmithError};
use crate::vault::{Phrase, PhraseProblem, Secret};

/// New words, shown to her.
#[derive(Debug)]
pub struct OfferedWords(Phrase);

/// Words that she was shown and typed back. The only ones under which anything is kept.
#[derive(Debug)]
pub struct ConfirmedWords(pub(in crate::app) Phrase);

/// Why the words are not confirmed yet. She can look at them again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfirmError {
    /// What she typed is not a set of words.
    NotWords(PhraseProblem),
    /// They are words, but others than she was shown.
    Different {
        /// At these places, from 1.
        places: Vec<usize>,
    },
    /// The keysmith failed.
    Keysmith(KeysmithError),
}

impl OfferedWords {
    /// Makes new ones.
    ///
    /// # Errors
    /// [`KeysmithError`].
    pub async fn make(keysmith: &impl Keysmith) -> Result<Self, KeysmithError> {
        keysmith.make_words().await.map(Self)
    }

    /// The words, one space between, for the page that shows them.
    #[must_use]
    pub fn words(&self) -> &Secret<String> {
        self.0.secret()
    }

    /// She typed them back.
    ///
    /// # Errors
    /// [`ConfirmError`].
    pub async fn confirm(
        &self,
        keysmith: &impl Keysmith,
        typed: Secret<String>,
    ) -> Result<ConfirmedWords, ConfirmError> {
        let typed = keysmith.read_words(typed).await.map_err(ConfirmError::Keysmith)?;
        let typed = typed.map_err(ConfirmError::NotWords)?;
        let places = self.0.differs_from(&typed);
        if places.is_empty() { Ok(ConfirmedWords(typed)) } else { Err(ConfirmError::Different { places }) }
    }
}
