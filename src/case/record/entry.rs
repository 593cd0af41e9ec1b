//! What is entered whole: notes, referrals, letters, documents. A correction is the same entry written again; the one
//! before stays to be seen.

use super::{Text, ThingId};
use crate::assessment::PartialDate;
use crate::case::Line;

/// An entry as it reads after one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A case note.
    Note(Note),
    /// A referral form from a third party.
    Referral(Referral),
    /// Something she wrote or said to the centre, or the centre to her.
    Letter(Letter),
    /// A reference or a document that is kept elsewhere.
    Document(Document),
    /// Entered in error. What it said stays in the history.
    Struck {
        /// Why.
        reason: Line,
    },
}

/// A case note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The day that it is about, if that is not the one it was written on.
    pub about: Option<PartialDate>,
    text: Text,
    mentions: Vec<Mention>,
}

/// A note that is begun and not entered yet: no part of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteDraft {
    /// The note that it puts right, if it is not a new one.
    pub corrects: Option<ThingId>,
    /// How it reads so far.
    pub note: Note,
}

/// Where a note speaks of somebody else, so that it can be left out when she asks for her record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The first character, from 0.
    pub from: usize,
    /// The first character after it.
    pub to: usize,
}

/// The marks of a note are not in its text, not in order, or overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadMention;

/// A referral form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Who sent it.
    pub from: Line,
    /// Its date.
    pub dated: Option<PartialDate>,
    /// What it says, beyond the facts that are told with [`super::Voice::Referral`].
    pub says: Option<Text>,
}

/// Feedback and correspondence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is.
    pub kind: LetterKind,
    /// Whether it came from her; otherwise it went to her.
    pub from_her: bool,
    /// How it came or went.
    pub by: LetterWay,
    /// Its date.
    pub dated: PartialDate,
    /// What it says.
    pub says: Text,
}

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// What she thinks of the support.
    Feedback,
    /// A complaint.
    Complaint,
    /// Anything else.
    Correspondence,
}

/// How a letter comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterWay {
    /// On paper.
    Post,
    /// E-mail.
    Email,
    /// A text message.
    Message,
    /// On the telephone.
    Phone,
    /// Face to face.
    InPerson,
}

/// A reference or document. The paper or file itself is not kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub title: Line,
    /// Who made it.
    pub from: Option<Line>,
    /// Its date.
    pub dated: Option<PartialDate>,
    /// Where it is kept.
    pub kept: Option<Line>,
    /// What it says.
    pub says: Option<Text>,
}

impl Note {
    /// A note whose marks lie within it, in order, without overlap.
    ///
    /// # Errors
    /// [`BadMention`].
    pub fn new(text: Text, about: Option<PartialDate>, mentions: Vec<Mention>) -> Result<Self, BadMention> {
        let length = text.as_str().chars().count();
        let starts = std::iter::once(0).chain(mentions.iter().map(|mention| mention.to));
        let fits = |(before, mention): (usize, &Mention)| before <= mention.from && mention.from < mention.to;
        let ordered = starts.zip(&mentions).all(fits) && mentions.last().is_none_or(|last| last.to <= length);
        if ordered { Ok(Self { about, text, mentions }) } else { Err(BadMention) }
    }

    /// The whole note.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Where it speaks of somebody else.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
}

impl LetterKind {
    /// Every kind with its code.
    pub const ALL: [(&'static str, Self); 3] =
        [("feedback", Self::Feedback), ("complaint", Self::Complaint), ("correspondence", Self::Correspondence)];
}

impl LetterWay {
    /// Every way with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("post", Self::Post),
        ("email", Self::Email),
        ("message", Self::Message),
        ("phone", Self::Phone),
        ("in-person", Self::InPerson),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(marks: &[(usize, usize)]) -> Result<Note, BadMention> {
        let text = Text::parse("Żaneta's sister called").unwrap().unwrap();
        Note::new(text, None, marks.iter().map(|&(from, to)| Mention { from, to }).collect())
    }

    #[test]
    fn marks_lie_within_the_note_in_order() {
        for good in [[].as_slice(), &[(0, 22)], &[(0, 6), (6, 8), (9, 15)]] {
            assert!(note(good).is_ok(), "{good:?}");
        }
        for bad in [[(0, 23)].as_slice(), &[(3, 3)], &[(4, 2)], &[(0, 6), (5, 8)], &[(9, 15), (0, 6)]] {
            assert_eq!(note(bad), Err(BadMention), "{bad:?}");
        }
    }
}
