//! The first shape of notes, referrals, letters and documents.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::parts_v1::{Id, code, coded};
use super::told_v1::{kept, must, read};
use crate::assessment::PartialDate;
use crate::case::Line;
use crate::case::record::{
    Document, Entry, Letter, LetterKind, LetterWay, Mention, Note, NoteDraft, Referral, Text, ThingId,
};

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum EntryV1 {
    Note { text: String, about: Option<String>, mentions: Vec<(usize, usize)> },
    Referral { from: String, dated: Option<String>, says: Option<String> },
    Letter { kind: String, from_her: bool, by: String, dated: String, says: String },
    Document { title: String, from: Option<String>, dated: Option<String>, kept: Option<String>, says: Option<String> },
    Struck { reason: String },
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteDraftV1 {
    #[zeroize(skip)]
    corrects: Option<Id>,
    typed: String,
}

impl NoteDraftV1 {
    pub(super) fn restore(&self) -> Option<NoteDraft> {
        let corrects = self.corrects.map(|thing| ThingId::from_bytes(thing.0));
        let note = Note::new(must(&self.typed, Text::parse)?, None, Vec::new()).ok()?;
        Some(NoteDraft { corrects, note })
    }
}

impl EntryV1 {
    pub(super) fn of(entry: &Entry) -> Self {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        match entry {
            Entry::Note(note) => Self::Note {
                text: note.text().as_str().to_owned(),
                about: date(note.about),
                mentions: note.mentions().iter().map(|mention| (mention.from, mention.to)).collect(),
            },
            Entry::Referral(Referral { from, dated, says }) => Self::Referral {
                from: from.as_str().to_owned(),
                dated: date(*dated),
                says: kept(says.as_ref(), Text::as_str),
            },
            Entry::Letter(Letter { kind, from_her, by, dated, says }) => Self::Letter {
                kind: code(&LetterKind::ALL, kind),
                from_her: *from_her,
                by: code(&LetterWay::ALL, by),
                dated: dated.to_string(),
                says: says.as_str().to_owned(),
            },
            Entry::Document(document) => Self::Document {
                title: document.title.as_str().to_owned(),
                from: kept(document.from.as_ref(), Line::as_str),
                dated: date(document.dated),
                kept: kept(document.kept.as_ref(), Line::as_str),
                says: kept(document.says.as_ref(), Text::as_str),
            },
            Entry::Struck { reason } => Self::Struck { reason: reason.as_str().to_owned() },
        }
    }

    pub(super) fn restore(&self) -> Option<Entry> {
        Some(match self {
            Self::Note { text, about, mentions } => {
                let mentions = mentions.iter().map(|&(from, to)| Mention { from, to }).collect();
                Entry::Note(Note::new(must(text, Text::parse)?, read_date(about.as_ref())?, mentions).ok()?)
            }
            Self::Referral { from, dated, says } => Entry::Referral(Referral {
                from: must(from, Line::parse)?,
                dated: read_date(dated.as_ref())?,
                says: read(says.as_ref(), Text::parse)?,
            }),
            Self::Letter { kind, from_her, by, dated, says } => Entry::Letter(Letter {
                kind: coded(&LetterKind::ALL, kind)?,
                from_her: *from_her,
                by: coded(&LetterWay::ALL, by)?,
                dated: PartialDate::parse(dated)?,
                says: must(says, Text::parse)?,
            }),
            Self::Document { title, from, dated, kept, says } => Entry::Document(Document {
                title: must(title, Line::parse)?,
                from: read(from.as_ref(), Line::parse)?,
                dated: read_date(dated.as_ref())?,
                kept: read(kept.as_ref(), Line::parse)?,
                says: read(says.as_ref(), Text::parse)?,
            }),
            Self::Struck { reason } => Entry::Struck { reason: must(reason, Line::parse)? },
        })
    }
}

/// A date that may be missing; the outer `None` when one is there and cannot be read.
#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
pub(super) fn read_date(kept: Option<&String>) -> Option<Option<PartialDate>> {
    kept.map_or(Some(None), |kept| PartialDate::parse(kept).map(Some))
}
