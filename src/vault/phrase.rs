//! Her words: five from the 2,048 of BIP-39's English list, 55 bits, which no two words of share their first four
//! letters. Made for her, never chosen by her; taken back forgivingly.

use bip39::Language;

use super::entropy::fresh;
use super::{Entropy, KeyWords, NoEntropy, PhraseProblem, Secret};

/// How many words there are.
const WORDS: usize = 5;
/// Letters that tell any two words of the list apart.
const TELLING: usize = 4;
/// Bits that choose one word of 2,048.
const BITS: u64 = 11;

/// Five words of the list, in their normal form: lower case, whole, one space between.
#[derive(Debug)]
pub struct Phrase(Secret<String>);

impl Phrase {
    /// New words, all equally likely.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn make(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        let mut bits = u64::from_le_bytes(fresh(entropy)?);
        let list = Language::English.word_list();
        let mut words = [""; WORDS];
        for word in &mut words {
            *word = list[(bits % (1 << BITS)) as usize];
            bits >>= BITS;
        }
        Ok(Self(Secret::new(words.join(" "))))
    }

    /// What she typed, whatever its case and whatever stands between the words. The first four letters of a word are
    /// enough, and what follows them may be misspelt.
    ///
    /// # Errors
    /// [`PhraseProblem`], by places, so that she can look at the right word again.
    pub fn parse(typed: &Secret<String>) -> Result<Self, PhraseProblem> {
        // EXPOSE: they are read letter by letter.
        let lower = Secret::new(typed.expose().to_lowercase());
        // EXPOSE: the same.
        let typed: Vec<&str> = lower.expose().split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
        if typed.len() != WORDS {
            return Err(PhraseProblem::Count { found: typed.len() });
        }
        let known: Vec<Option<&str>> = typed.into_iter().map(listed).collect();
        let unknown: Vec<usize> = (1..).zip(&known).filter(|(_, word)| word.is_none()).map(|(at, _)| at).collect();
        if !unknown.is_empty() {
            return Err(PhraseProblem::Unknown { places: unknown });
        }
        let words: Vec<&str> = known.into_iter().flatten().collect();
        Ok(Self(Secret::new(words.join(" "))))
    }

    /// Takes over words in their normal form from the worker; for the two ends of that channel only.
    #[must_use]
    pub fn from_worker(words: Secret<String>) -> Self {
        Self(words)
    }

    /// The words, to show her once, or for the channel to the worker.
    #[must_use]
    pub fn secret(&self) -> &Secret<String> {
        &self.0
    }

    /// The places, from 1, at which other words stand here than there. None: they are the same.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> Vec<usize> {
        // EXPOSE: compared on her own phone, while both stand on its screen; how long it takes tells nobody anything.
        let pairs = self.0.expose().split(' ').zip(other.0.expose().split(' '));
        (1..).zip(pairs).filter(|(_, (here, there))| here != there).map(|(place, _)| place).collect()
    }
}

impl KeyWords for Phrase {
    fn words(&self) -> &Secret<String> {
        &self.0
    }
}

/// The word of the list that this is, or begins like.
fn listed(typed: &str) -> Option<&'static str> {
    let list = Language::English.word_list();
    if let Ok(at) = list.binary_search(&typed) {
        return Some(list[at]);
    }
    let start = typed.get(..TELLING)?;
    list.iter().copied().find(|word| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::entropy::Same;
    use super::*;

    fn check(typed: &str, expected: Result<&str, PhraseProblem>) {
        let phrase = Phrase::parse(&Secret::new(typed.to_owned()));
        assert_eq!(phrase.as_ref().map(|p| p.secret().expose().as_str()), expected.as_ref().copied());
    }

    #[test]
    fn words_are_taken_back_forgivingly() {
        let normal = "abandon act zebra zoo apple";
        for typed in [
            normal,
            "Abandon ACT zebra Zoo apple",
            "  abandon,act.  zebra\nzoo\tapple ",
            "aban act zebr zoo appl",
            "1. abandon 2. act 3. zebra 4. zoo 5. apple",
            "abandom act zebrra zoo apples",
        ] {
            check(typed, Ok(normal));
        }
    }

    #[test]
    fn what_is_wrong_is_said_by_place() {
        check("", Err(PhraseProblem::Count { found: 0 }));
        check("abandon act zebra zoo", Err(PhraseProblem::Count { found: 4 }));
        check("abandon act zebra zoo apple apple", Err(PhraseProblem::Count { found: 6 }));
        check("aba act zebra zoo apple", Err(PhraseProblem::Unknown { places: vec![1] }));
        check("abandon actz zebra zo apple", Err(PhraseProblem::Unknown { places: vec![2, 4] }));
        check("żółć act zebra zoo apple", Err(PhraseProblem::Unknown { places: vec![1] }));
    }

    #[test]
    fn differences_are_said_by_place() {
        let phrase = |typed: &str| Phrase::parse(&Secret::new(typed.to_owned())).unwrap();
        let one = phrase("abandon act zebra zoo apple");
        assert!(one.differs_from(&phrase("aban ACT zebr zoo appl")).is_empty());
        assert_eq!(one.differs_from(&phrase("abandon zebra act zoo apple")), [2, 3]);
    }

    #[test]
    fn entropy_chooses_each_word() {
        let words = |byte| Phrase::make(&Same(byte)).unwrap().secret().expose().clone();
        assert_eq!(words(0), "abandon abandon abandon abandon abandon");
        assert_eq!(words(0xff), "zoo zoo zoo zoo zoo");
        check(&words(0x5a), Ok(&words(0x5a)));
    }

    #[test]
    fn four_letters_tell_all_words_apart() {
        let list = Language::English.word_list();
        assert_eq!(list.len(), 1 << BITS);
        for word in list {
            assert_eq!(listed(word), Some(*word));
            if let Some(start) = word.get(..TELLING) {
                assert_eq!(list.iter().filter(|w| w.starts_with(start)).count(), 1, "{word}");
            }
        }
    }
}
