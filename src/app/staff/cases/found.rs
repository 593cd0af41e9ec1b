//! How a case is found: by the beginnings of words, and by digits of a number, whatever stands between them.

use zeroize::Zeroizing;

use crate::case::record::Summary;

/// What one case is found by.
#[derive(Debug)]
pub(super) struct Found {
    /// ` word word word`: names, reference and date of birth, folded.
    words: Zeroizing<String>,
    /// ` digits digits`.
    digits: Zeroizing<String>,
}

/// What was typed.
pub(super) struct Query {
    parts: Vec<Part>,
    /// All of it without what stands between: a number that was typed in groups.
    whole: String,
}

enum Part {
    /// The beginning of a word, with a space before it.
    Word(String),
    /// Digits, perhaps the beginning of a word too (a reference, a year).
    Number { digits: String, word: String },
}

/// Fewer digits than these stand in too many numbers to find anything.
const FEWEST_DIGITS: usize = 3;

impl Found {
    pub(super) fn of(summary: &Summary) -> Self {
        let (mut words, mut digits) = (Zeroizing::new(String::new()), Zeroizing::new(String::new()));
        let lines = summary.names.iter().chain(&summary.reference).map(|line| line.as_str());
        for word in lines.flat_map(str::split_whitespace) {
            fold(&mut words, word);
        }
        if let Some(born) = summary.born {
            fold(&mut words, &born.to_string());
        }
        for number in &summary.numbers {
            digits.push(' ');
            squeeze(&mut digits, number.as_str());
        }
        Self { words, digits }
    }

    /// What the list is sorted by: the first name comes first.
    pub(super) fn name(&self) -> &str {
        &self.words
    }

    pub(super) fn fits(&self, query: &Query) -> bool {
        let enough = |digits: &str| digits.chars().filter(char::is_ascii_digit).count() >= FEWEST_DIGITS;
        let in_number = |digits: &str| enough(digits) && self.digits.contains(digits);
        let fits_part = |part: &Part| match part {
            Part::Word(word) => self.words.contains(word.as_str()),
            Part::Number { digits, word } => in_number(digits) || self.words.contains(word.as_str()),
        };
        query.parts.iter().all(fits_part) || in_number(&query.whole)
    }
}

impl Query {
    /// What was typed; nothing when there is nothing to look for.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let is_number = |text: &str| {
            text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')'))
                && text.chars().any(|c| c.is_ascii_digit())
        };
        // A telephone number is typed with spaces, so one number is one part.
        let parts: Vec<&str> = if is_number(typed) { vec![typed] } else { typed.split_whitespace().collect() };
        let part = |part: &str| {
            let (mut word, mut digits) = (String::new(), String::new());
            fold(&mut word, part);
            squeeze(&mut digits, part);
            let has_digit = part.chars().any(|c| c.is_ascii_digit());
            if has_digit { Part::Number { digits, word } } else { Part::Word(word) }
        };
        let mut whole = String::new();
        squeeze(&mut whole, typed);
        (!parts.is_empty()).then(|| Self { parts: parts.into_iter().map(part).collect(), whole })
    }
}

/// A word as [`fold`] has it.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::new();
    fold(&mut folded, word);
    folded
}

/// A number as [`squeeze`] has it.
pub(super) fn squeezed(number: &str) -> String {
    let mut squeezed = String::new();
    squeeze(&mut squeezed, number);
    squeezed
}

/// Letters and digits only, in small letters.
fn squeeze(into: &mut String, number: &str) {
    into.extend(number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
}

/// A word in small letters without accents, after a space: who types on an English keyboard finds Żaneta too.
fn fold(into: &mut String, word: &str) {
    into.push(' ');
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            'ĳ' => into.push_str("ij"),
            'ß' => into.push_str("ss"),
            'æ' => into.push_str("ae"),
            'œ' => into.push_str("oe"),
            'þ' => into.push_str("th"),
            other => into.push(plain(other)),
        }
    }
}

/// The letter without its accent, for the Latin alphabets of Europe (Unicode blocks Latin-1 Supplement, Latin Extended-A, and
/// what Romanian adds).
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' | 'ĸ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' | 'ŋ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ſ' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Line;
    use crate::case::record::{CaseId, Log};

    fn found() -> Found {
        let line = |words| Line::parse(words).unwrap().unwrap();
        let mut summary = Summary::of(CaseId::from_bytes([1; 16]), &Log::new());
        summary.names = vec![line("Żaneta O'Neill-Straße"), line("Żanka")];
        summary.reference = Some(line("SWC-0042"));
        summary.numbers = vec![line("9991234551"), line("AB123456C"), line("07700 900123")];
        Found::of(&summary)
    }

    #[test]
    fn she_is_found_by_the_beginnings_of_her_names_and_by_her_numbers() {
        for typed in [
            "z",
            "Żan",
            "zaneta",
            "oneill",
            "O’Neill",
            "neta zan",
            "zan one",
            "swc-0042",
            "SWC",
            "07700 900 123",
            "900123",
            "999 123",
            "ab123456c",
            "ab 123456",
            "zan 07700",
        ] {
            let fits = found().fits(&Query::parse(typed).unwrap());
            assert_eq!(fits, typed != "neta zan", "{typed}");
        }
        for typed in ["x", "zan x", "12", "0043", "zaneta 555"] {
            assert!(!found().fits(&Query::parse(typed).unwrap()), "{typed}");
        }
        assert!(Query::parse("  ").is_none());
    }

    #[test]
    fn every_folded_letter_is_plain() {
        for letter in ('\u{e0}'..='\u{17f}').filter(|c| c.is_lowercase()) {
            let mut folded = String::new();
            fold(&mut folded, &letter.to_string());
            assert!(folded.is_ascii(), "{letter} {folded}");
        }
    }
}
