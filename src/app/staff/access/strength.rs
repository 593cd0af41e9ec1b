//! How soon a passphrase would be guessed, said honestly while it is chosen. What may be chosen at all is for
//! [`chosen`](super::chosen).
//!
//! The measure is somebody with a copy of the disk and a room of fast computers: at the cost of a slot (Argon2id, 64 MiB)
//! some ten thousand tries a second.

use zeroize::Zeroizing;

use crate::vault::Secret;

/// How well a passphrase stands up to guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Found within a day. Not to be chosen.
    Guessable,
    /// Months.
    Fair,
    /// Many years.
    Strong,
}

/// Powers of ten of tries: three hours, and four months.
const FAIR: f64 = 8.0;
const STRONG: f64 = 11.0;

/// A name of fewer letters stands in too many words.
const SHORTEST: usize = 3;

/// Judges what was typed. `about` is what others know of her: her names, which count for nothing, as do spaces.
#[must_use]
pub fn strength(typed: &Secret<String>, about: &[&str]) -> Strength {
    // EXPOSE: what it is made of is looked up in lists of common words.
    let typed = Zeroizing::new(typed.expose().split_whitespace().collect::<String>());
    let known = about.iter().flat_map(|names| names.split_whitespace()).filter(|name| name.chars().count() >= SHORTEST);
    let left =
        known.fold(Zeroizing::new(typed.to_lowercase()), |left, name| left.replace(&name.to_lowercase(), "").into());
    // Capitals count for little, but they count: what holds no name is judged as it was typed.
    let judged = if left.chars().count() == typed.chars().count() { &typed } else { &left };
    let tries = zxcvbn::zxcvbn(judged, &[]).guesses_log10();
    if tries < FAIR {
        Strength::Guessable
    } else if tries < STRONG {
        Strength::Fair
    } else {
        Strength::Strong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_is_not_enough() {
        let of = |typed: &str| strength(&Secret::new(typed.to_owned()), &["Rosalind Franklin", "rosalind"]);
        assert_eq!(of("passwordpassword"), Strength::Guessable);
        assert_eq!(of("qwertyuiopasdfgh"), Strength::Guessable);
        assert_eq!(of("rosalindfranklin"), Strength::Guessable);
        assert_eq!(of("Rosalind Franklin rosalind"), Strength::Guessable);
        assert_eq!(of("kettle violin thursday moss"), Strength::Strong);
        assert_eq!(of("password password password"), Strength::Guessable);
        assert!(of("purplemonkey17!") >= Strength::Fair);
    }
}
