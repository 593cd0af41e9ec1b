//! Values about a person, each parsed once: a wrong number cannot be held. `Debug` shows nothing, memory is
//! overwritten on drop, and none is `Serialize`.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Why a value was not taken; never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueProblem {
    /// Longer than may be kept.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// An NHS number has ten digits.
    NotTenDigits,
    /// The NHS number's last digit does not fit the others: a digit is wrong or two are swapped.
    CheckDigit,
    /// A National Insurance number is two letters, six digits and a letter, and some letters are never used.
    NotNationalInsurance,
    /// A telephone number has 7 to 15 digits, and nothing else but spaces and the marks that people put between them.
    NotATelephone,
    /// An e-mail address has one @, something before it, and after it a name with a dot.
    NotAnEmail,
    /// No such date.
    NotADate,
    /// Of somebody else, a number and no name.
    NoName,
    /// A date of birth in the future, or of somebody under 18 or over 120.
    NotAnAdult,
}

macro_rules! redacted_debug {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "([redacted])"))
            }
        }
    )+};
}

redacted_debug!(Line, Paragraph, TelephoneNumber, EmailAddress, NhsNumber, NationalInsuranceNumber);

/// One line of her own words, trimmed, not empty, at most 200 characters.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Line(String);

/// Several lines of her own words (an address), trimmed, not empty, at most 1,000 characters.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Paragraph(String);

/// A telephone number as she wrote it, of any country (ITU-T E.164: at most 15 digits).
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct TelephoneNumber(String);

/// An e-mail address: what slips of the finger break is looked for, nothing more, since RFC 5321 allows nearly everything.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct EmailAddress(String);

/// An NHS number (England, Wales, Isle of Man): ten digits, the last a check digit (modulus 11, NHS Data Dictionary).
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct NhsNumber(String);

/// A National Insurance number: prefix, six digits, suffix A to D (HMRC National Insurance Manual NIM39110).
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct NationalInsuranceNumber(String);

impl Line {
    const MOST: usize = 200;

    /// The line, or nothing when only spaces were typed.
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

impl Paragraph {
    const MOST: usize = 1000;

    /// The lines, or nothing when only spaces were typed.
    ///
    /// # Errors
    /// When they are too long.
    pub fn parse(typed: &str) -> Result<Option<Self>, ValueProblem> {
        Ok(bounded(typed, Self::MOST)?.map(Self))
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TelephoneNumber {
    /// The number, or nothing when only spaces were typed.
    ///
    /// # Errors
    /// When it has too few or too many digits, or something else in it.
    pub fn parse(typed: &str) -> Result<Option<Self>, ValueProblem> {
        let Some(number) = bounded(typed, Line::MOST)? else { return Ok(None) };
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let marks = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '.' | '/' | '(' | ')');
        if (7..=15).contains(&digits) && number.chars().all(marks) {
            Ok(Some(Self(number)))
        } else {
            Err(ValueProblem::NotATelephone)
        }
    }

    /// The number as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl EmailAddress {
    /// The address, or nothing when only spaces were typed.
    ///
    /// # Errors
    /// When it has not the form of one.
    pub fn parse(typed: &str) -> Result<Option<Self>, ValueProblem> {
        let Some(address) = bounded(typed, Line::MOST)? else { return Ok(None) };
        let fits = address.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.contains('@')
                && host.contains('.')
                && host.split('.').all(|part| !part.is_empty())
        });
        if fits && !address.contains(char::is_whitespace) {
            Ok(Some(Self(address)))
        } else {
            Err(ValueProblem::NotAnEmail)
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was typed, trimmed; nothing when only spaces were typed.
pub(super) fn bounded(typed: &str, most: usize) -> Result<Option<String>, ValueProblem> {
    let trimmed = typed.trim();
    if trimmed.chars().count() > most {
        return Err(ValueProblem::TooLong { most });
    }
    Ok((!trimmed.is_empty()).then(|| trimmed.to_owned()))
}

impl NhsNumber {
    /// The number, spaces and hyphens left out; nothing when nothing was typed.
    ///
    /// # Errors
    /// When there are not ten digits, or the check digit does not fit.
    pub fn parse(typed: &str) -> Result<Option<Self>, ValueProblem> {
        let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '-' | '\t')).collect();
        if digits.is_empty() {
            return Ok(None);
        }
        if digits.len() != 10 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ValueProblem::NotTenDigits);
        }
        let values: Vec<u32> = digits.bytes().map(|b| u32::from(b - b'0')).collect();
        let sum: u32 = values.iter().zip((2..=10).rev()).map(|(v, weight)| v * weight).sum();
        let check = (11 - sum % 11) % 11;
        if check == values[9] { Ok(Some(Self(digits))) } else { Err(ValueProblem::CheckDigit) }
    }

    /// The ten digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NationalInsuranceNumber {
    /// The number in capitals without spaces; nothing when nothing was typed.
    ///
    /// # Errors
    /// When it has not the form of one.
    pub fn parse(typed: &str) -> Result<Option<Self>, ValueProblem> {
        let number: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if number.is_empty() {
            return Ok(None);
        }
        let fits = match number.as_bytes() {
            [a, b, digits @ .., suffix] if digits.len() == 6 => {
                let prefix_fits = a.is_ascii_uppercase()
                    && b.is_ascii_uppercase()
                    && !b"DFIQUV".contains(a)
                    && !b"DFIOQUV".contains(b)
                    && ![*b"BG", *b"GB", *b"KN", *b"NK", *b"NT", *b"TN", *b"ZZ"].contains(&[*a, *b]);
                prefix_fits && digits.iter().all(u8::is_ascii_digit) && (b'A'..=b'D').contains(suffix)
            }
            _ => false,
        };
        if fits { Ok(Some(Self(number))) } else { Err(ValueProblem::NotNationalInsurance) }
    }

    /// Two letters, six digits and a letter.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nhs_numbers_need_their_check_digit() {
        let check = |typed, expected: Result<Option<&str>, ValueProblem>| {
            let parsed = NhsNumber::parse(typed);
            assert_eq!(parsed.as_ref().map(|n| n.as_ref().map(NhsNumber::as_str)), expected.as_ref().map(|n| *n));
        };
        check("943 476 5919", Ok(Some("9434765919"))); // the NHS Data Dictionary's own example
        check("943-476-5918", Err(ValueProblem::CheckDigit));
        check("9434756919", Err(ValueProblem::CheckDigit));
        check("943476591", Err(ValueProblem::NotTenDigits));
        check("94347659l9", Err(ValueProblem::NotTenDigits));
        check(" ", Ok(None));
    }

    #[test]
    fn a_check_sum_of_ten_is_no_number() {
        // 11 - sum mod 11 = 10 has no digit, so no last digit can make this valid.
        for last in 0..10 {
            let typed = format!("100000001{last}");
            let sum = 10 + 2;
            assert_eq!(11 - sum % 11, 10);
            assert_eq!(NhsNumber::parse(&typed), Err(ValueProblem::CheckDigit));
        }
    }

    #[test]
    fn national_insurance_numbers_have_their_form() {
        for good in ["QQ 12 34 56 C".replace("QQ", "AB"), "jk123456d".to_owned()] {
            assert!(NationalInsuranceNumber::parse(&good).is_ok_and(|n| n.is_some()), "{good}");
        }
        for bad in ["QQ123456C", "AO123456A", "GB123456A", "AB12345A", "AB123456E", "AB1234567", "ÄB123456A"] {
            assert_eq!(NationalInsuranceNumber::parse(bad), Err(ValueProblem::NotNationalInsurance), "{bad}");
        }
        assert_eq!(NationalInsuranceNumber::parse(""), Ok(None));
    }

    #[test]
    fn a_telephone_number_of_any_country_is_taken_as_written() {
        for good in ["07700 900123", "+44 (0)161 496-0001", "0049.30/123456", " 1234567 "] {
            assert_eq!(TelephoneNumber::parse(good).unwrap().unwrap().as_str(), good.trim());
        }
        for bad in ["0770090012O", "123456", "1234567890123456", "ask Jo", "roz@mail.example"] {
            assert_eq!(TelephoneNumber::parse(bad), Err(ValueProblem::NotATelephone), "{bad}");
        }
        assert_eq!(TelephoneNumber::parse("  "), Ok(None));
    }

    #[test]
    fn slips_in_an_e_mail_address_are_found() {
        for good in ["roz@mail.example", "r.o'z+1@a.b.example", "rös@bücher.example"] {
            assert_eq!(EmailAddress::parse(good).unwrap().unwrap().as_str(), good);
        }
        for bad in
            ["roz", "roz@mail", "@mail.example", "roz@@mail.example", "roz@mail..uk", "roz@mail.", "roz @mail.uk"]
        {
            assert_eq!(EmailAddress::parse(bad), Err(ValueProblem::NotAnEmail), "{bad}");
        }
        assert_eq!(EmailAddress::parse(""), Ok(None));
    }

    #[test]
    fn nothing_is_shown_when_printed_for_debugging() {
        let line = Line::parse("Rosalind").unwrap().unwrap();
        assert_eq!(format!("{line:?}"), "Line([redacted])");
    }
}
