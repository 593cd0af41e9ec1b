//! The first shape of what happens to an assessment at the centre.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::parts_v1::{AnswerV1, Id, code, coded};
use super::told_v1::{kept, read};
use crate::case::record::{AssessmentEvent, Completion, Filler, Origin, Text, ThingId};
use crate::instrument::PackIdentity;

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AssessmentV1 {
    Begun { pack: String, version: String, digest: String, origin: OriginV1 },
    Answered { by: String, answers: Vec<(String, Option<AnswerV1>)> },
    Completed { day: i64, minutes: Option<u32> },
    Judged { scale: Option<String>, level: String, reason: Option<String> },
    HerView { scale: String, fits: bool, says: Option<String> },
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OriginV1 {
    Tablet,
    Phone {
        #[zeroize(skip)]
        drop: Id,
        #[zeroize(skip)]
        invite: Option<Id>,
    },
}

impl AssessmentV1 {
    pub(super) fn of(event: &AssessmentEvent) -> Self {
        match event {
            AssessmentEvent::Begun { pack, origin } => Self::Begun {
                pack: pack.id.clone(),
                version: pack.version.clone(),
                digest: pack.digest.clone(),
                origin: match origin {
                    Origin::Tablet => OriginV1::Tablet,
                    Origin::Phone { drop, invite } => {
                        OriginV1::Phone { drop: Id(*drop), invite: invite.map(|invite| Id(*invite.as_bytes())) }
                    }
                },
            },
            AssessmentEvent::Answered { by, answers } => {
                let answer = |(item, answer): &(String, Option<_>)| (item.clone(), answer.as_ref().map(AnswerV1::of));
                Self::Answered { by: code(&Filler::ALL, by), answers: answers.iter().map(answer).collect() }
            }
            AssessmentEvent::Completed(Completion { day, minutes }) => Self::Completed { day: *day, minutes: *minutes },
            AssessmentEvent::Judged { scale, level, reason } => {
                Self::Judged { scale: scale.clone(), level: level.clone(), reason: kept(reason.as_ref(), Text::as_str) }
            }
            AssessmentEvent::HerView { scale, fits, says } => {
                Self::HerView { scale: scale.clone(), fits: *fits, says: kept(says.as_ref(), Text::as_str) }
            }
        }
    }

    pub(super) fn restore(self) -> Option<AssessmentEvent> {
        Some(match self {
            Self::Begun { pack, version, digest, origin } => AssessmentEvent::Begun {
                pack: PackIdentity { id: pack, version, digest },
                origin: match origin {
                    OriginV1::Tablet => Origin::Tablet,
                    OriginV1::Phone { drop, invite } => {
                        Origin::Phone { drop: drop.0, invite: invite.map(|invite| ThingId::from_bytes(invite.0)) }
                    }
                },
            },
            Self::Answered { by, answers } => {
                let answer = |(item, answer): (String, Option<AnswerV1>)| match answer {
                    None => Some((item, None)),
                    Some(answer) => Some((item, Some(answer.restore()?))),
                };
                let answers = answers.into_iter().map(answer).collect::<Option<_>>()?;
                AssessmentEvent::Answered { by: coded(&Filler::ALL, &by)?, answers }
            }
            Self::Completed { day, minutes } => AssessmentEvent::Completed(Completion { day, minutes }),
            Self::Judged { scale, level, reason } => {
                AssessmentEvent::Judged { scale, level, reason: read(reason.as_ref(), Text::parse)? }
            }
            Self::HerView { scale, fits, says } => {
                AssessmentEvent::HerView { scale, fits, says: read(says.as_ref(), Text::parse)? }
            }
        })
    }
}
