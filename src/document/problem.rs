//! What can be wrong with a document, said with its place.

use std::fmt;

/// One mistake in a document: where it stands (a JSON path such as `$.sections[2].items[0].type`) and what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// JSON path of the value that is wrong, `$` being the whole document.
    pub path: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

/// The kinds of mistake. Each has a bad example in `tests/fixtures/bad/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The file is not JSON; the position is the parser's.
    NotJson {
        /// Line of the first byte that is not JSON, from 1.
        line: usize,
        /// Column of that byte, from 1.
        column: usize,
    },
    /// A value has another JSON type than it must.
    WrongType {
        /// What was expected, in plain words.
        expected: &'static str,
    },
    /// A key that must be there is missing.
    Missing {
        /// The missing key.
        key: &'static str,
    },
    /// A key that the format does not know: a misspelling, or of a later format.
    UnknownKey {
        /// The keys known here, separated by commas.
        known: String,
    },
    /// A code that is not one of the known ones.
    UnknownCode {
        /// The code found.
        found: String,
        /// The codes known here, separated by commas.
        known: String,
    },
    /// An id, code or version with other characters than it may have.
    BadId {
        /// What was found.
        found: String,
    },
    /// What is no language tag.
    BadLanguage {
        /// What was found.
        found: String,
    },
    /// An id or code that stands twice.
    Duplicate {
        /// The id.
        id: String,
    },
    /// A reference to something that does not exist.
    Dangling {
        /// The id referred to.
        id: String,
    },
    /// A condition over an item that is not asked earlier.
    Forward {
        /// The item referred to.
        id: String,
    },
    /// A condition or rule that does not fit the type of item it speaks of.
    WrongTest {
        /// The item.
        id: String,
        /// What would fit.
        expected: &'static str,
    },
    /// A text without one of the document's languages.
    NoText {
        /// The language tag.
        tag: String,
    },
    /// A text in a language that the document does not declare.
    UndeclaredLanguage {
        /// The language tag.
        tag: String,
    },
    /// A text, list or id that is empty.
    Empty,
    /// A number outside what it may be.
    OutOfRange {
        /// The bounds, in plain words.
        expected: String,
    },
    /// The first band does not start at the lowest possible score.
    BandsStart {
        /// The lowest possible score, as written in the document.
        lowest: String,
    },
    /// A band starts above the highest possible score, so nobody can be in it.
    BandUnreachable {
        /// The highest possible score.
        highest: String,
    },
    /// Bands, or the bounds of a number or date, do not go upwards.
    NotAscending,
    /// A scale counts an item that has no number.
    NotNumeric {
        /// The item.
        id: String,
    },
    /// A scale counts items that are not all asked of the same people.
    OtherAudience {
        /// An item with another audience than the scale's first.
        id: String,
    },
    /// A total counts a scale of the wrong kind: risks add, strengths subtract, needs never enter.
    WrongPart {
        /// The scale.
        id: String,
    },
    /// A web address that is not `https` (or `http` on this very machine).
    BadAddress,
    /// A public key that is not an X-Wing public key in base64url.
    BadKey,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(
                f,
                "this is not JSON (line {line}, column {column}); look there and just before it for a comma or bracket \
                 too many or too few, or a quotation mark that does not close"
            ),
            Self::WrongType { expected } => write!(f, "expected {expected}"),
            Self::Missing { key } => write!(f, "\"{key}\" is missing"),
            Self::UnknownKey { known } => write!(f, "this key is not known here; known are: {known}"),
            Self::UnknownCode { found, known } => write!(f, "\"{found}\" is not known here; known are: {known}"),
            Self::BadId { found } => {
                write!(f, "\"{found}\" is not an id: use small letters, digits, hyphens and dots, at most 64")
            }
            Self::BadLanguage { found } => {
                write!(f, "\"{found}\" is not a language tag: use one such as \"en\" or \"cy\"")
            }
            Self::Duplicate { id } => write!(f, "\"{id}\" is used twice"),
            Self::Dangling { id } => write!(f, "there is no \"{id}\" in this document"),
            Self::Forward { id } => write!(f, "\"{id}\" is asked later; a condition may only look back"),
            Self::WrongTest { id, expected } => write!(f, "\"{id}\" needs {expected}"),
            Self::NoText { tag } => write!(f, "the text in language \"{tag}\" is missing"),
            Self::UndeclaredLanguage { tag } => {
                write!(f, "the document has no language \"{tag}\": add it to \"languages\", or leave this text out")
            }
            Self::Empty => write!(f, "this must not be empty"),
            Self::OutOfRange { expected } => write!(f, "this must be {expected}"),
            Self::BandsStart { lowest } => {
                write!(f, "the first of them must start at {lowest}, the lowest possible score")
            }
            Self::BandUnreachable { highest } => {
                write!(f, "this starts above {highest}, the highest possible score: nobody could be in it")
            }
            Self::NotAscending => write!(f, "each must be higher than the one before"),
            Self::NotNumeric { id } => write!(f, "\"{id}\" has no number to count (give each option a score)"),
            Self::OtherAudience { id } => {
                write!(f, "\"{id}\" has another audience than the first item; all items of a scale need the same one")
            }
            Self::WrongPart { id } => {
                write!(f, "\"{id}\" may not stand here: risks add, strengths subtract, needs never enter a total")
            }
            Self::BadAddress => write!(f, "this must be an https address (or http on localhost)"),
            Self::BadKey => write!(f, "this is not an X-Wing public key (1,216 bytes) in base64url"),
        }
    }
}
