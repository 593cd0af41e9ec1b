//! The first shape of the summaries that the list of cases is made of. They follow from the logs: a shape that is not known
//! can be made again.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::entry_v1::read_date;
use super::parts_v1::Id;
use super::told_v1::{kept, must, read};
use crate::case::Line;
use crate::case::record::{CaseId, StaffId, Summary};

/// Short keys, and none for what is missing: ten thousand of these are opened when somebody signs in.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct SummaryV1 {
    #[zeroize(skip)]
    #[serde(rename = "c")]
    case: Id,
    #[serde(rename = "n", default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<String>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    born: Option<String>,
    #[serde(rename = "d", default, skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<String>,
    #[zeroize(skip)]
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    assigned: Option<Id>,
    #[serde(rename = "z", default, skip_serializing_if = "is_default")]
    archived: bool,
    #[serde(rename = "o", default, skip_serializing_if = "is_default")]
    open_alerts: u32,
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    review: Option<i64>,
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    invited_until: Option<i64>,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    assessed: Option<i64>,
    #[zeroize(skip)]
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    shown_as: Option<Id>,
    #[serde(rename = "e")]
    events: u32,
    #[serde(rename = "w")]
    last_written: i64,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl SummaryV1 {
    pub(super) fn of(summary: &Summary) -> Self {
        let lines = |lines: &[Line]| lines.iter().map(|line| line.as_str().to_owned()).collect();
        Self {
            case: Id(*summary.case.as_bytes()),
            names: lines(&summary.names),
            reference: kept(summary.reference.as_ref(), Line::as_str),
            born: summary.born.map(|date| date.to_string()),
            numbers: lines(&summary.numbers),
            assigned: summary.assigned.map(|id| Id(*id.as_bytes())),
            archived: summary.archived,
            open_alerts: summary.open_alerts,
            review: summary.review,
            invited_until: summary.invited_until,
            assessed: summary.assessed,
            shown_as: summary.shown_as.map(|id| Id(*id.as_bytes())),
            events: summary.events,
            last_written: summary.last_written,
        }
    }

    pub(super) fn restore(&self) -> Option<Summary> {
        let lines = |lines: &[String]| lines.iter().map(|line| must(line, Line::parse)).collect::<Option<Vec<_>>>();
        Some(Summary {
            case: CaseId::from_bytes(self.case.0),
            names: lines(&self.names)?,
            reference: read(self.reference.as_ref(), Line::parse)?,
            born: read_date(self.born.as_ref())?,
            numbers: lines(&self.numbers)?,
            assigned: self.assigned.map(|id| StaffId::from_bytes(id.0)),
            archived: self.archived,
            open_alerts: self.open_alerts,
            review: self.review,
            invites: Vec::new(),
            invited_until: self.invited_until,
            assessed: self.assessed,
            shown_as: self.shown_as.map(|id| CaseId::from_bytes(id.0)),
            events: self.events,
            last_written: self.last_written,
        })
    }
}
