//! A case under way on her phone: what she has given so far, before anything is sent.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Assessment, Case, Invited, Profile, ResearchConsent, StudyId, Timing};
use crate::assessment::Draft;
use crate::instrument::{Audience, Instrument};
use crate::scoring::score;

/// Everything of a journey that a saved draft keeps, and that [`Intake::finish`] turns into a [`Case`].
#[derive(Debug, Clone)]
pub struct Intake {
    /// Who she is.
    pub profile: Profile,
    /// The demographic questions.
    pub about: Draft,
    /// The assessment.
    pub questions: Draft,
    /// Her decision about research.
    pub consent: ResearchConsent,
    /// Scales of which she says "this does not fit me", by their place in the instrument.
    pub does_not_fit: BTreeSet<usize>,
    /// Version of the privacy notice she was shown.
    pub notice_version: String,
    /// The day of her first assessment, if this is not it; from 1 January 1970.
    pub baseline_day: Option<i64>,
    /// The invite she came by.
    pub invited: Option<Invited>,
    /// When she saw the first question, in seconds since 1970; `None` once she has come back from a saved draft, since
    /// how long it took is then not known.
    pub started: Option<i64>,
}

impl Intake {
    /// An empty one.
    #[must_use]
    pub fn new(about: Arc<Instrument>, questions: Arc<Instrument>, notice_version: &str) -> Self {
        Self {
            profile: Profile::default(),
            about: Draft::new(about, Audience::Client),
            questions: Draft::new(questions, Audience::Client),
            consent: ResearchConsent::NotGiven,
            does_not_fit: BTreeSet::new(),
            notice_version: notice_version.to_owned(),
            baseline_day: None,
            invited: None,
            started: None,
        }
    }

    /// She sees a question at `now` (seconds since 1970). Time runs from the first one; not for whoever has come back to
    /// answers, since nobody knows how long those took.
    pub fn begin(&mut self, now: i64) {
        if self.questions.answers().next().is_none() {
            self.started.get_or_insert(now);
        }
    }

    /// The case as it stands at `now` (seconds since 1970) on her calendar's `today` (days since 1970). The intake stays,
    /// since she may still go back.
    #[must_use]
    pub fn finish(&self, now: i64, today: i64) -> Case {
        let scored = score(self.questions.clone().complete());
        let alerts = scored.complete().alerts().map(|(item, _)| item).collect();
        let minutes = self.started.and_then(|s| u32::try_from((now - s) / 60).ok());
        Case {
            profile: self.profile.clone(),
            about: self.about.clone().complete(),
            assessment: Assessment {
                does_not_fit: self.does_not_fit.iter().copied().collect(),
                alerts,
                timing: Timing { finished_day: today, baseline_day: self.baseline_day.unwrap_or(today), minutes },
                scored,
            },
            consent: self.consent.clone(),
            notice_version: self.notice_version.clone(),
            invite: self.invited.as_ref().map(|invited| invited.reference),
        }
    }

    /// Goes on with other questions, or with these anew. Who she is and what she decided stands, and may still be changed; what she
    /// said to the questions before does not.
    pub fn turn_to(&mut self, questions: Arc<Instrument>) {
        self.questions = Draft::new(questions, Audience::Client);
        self.does_not_fit = BTreeSet::new();
        (self.baseline_day, self.started) = (None, None);
    }

    /// Takes her yes or no to research. Her pseudonym is the one that her centre has for her, or else `fresh` with her first
    /// yes, and stays the same with every later one; without either there can be no research, the same as no decision.
    pub fn decide(&mut self, yes: bool, wording: &str, day: i64, fresh: Option<StudyId>) {
        self.consent = match (&self.consent, yes) {
            (ResearchConsent::Given { .. }, true) => return,
            (ResearchConsent::NotGiven | ResearchConsent::Declined, true) => {
                let study_id = self.invited.as_ref().map(|invited| invited.study_id.clone()).or(fresh);
                study_id.map_or(ResearchConsent::NotGiven, |study_id| ResearchConsent::Given {
                    study_id,
                    wording: wording.to_owned(),
                    day,
                })
            }
            (_, false) => ResearchConsent::Declined,
        };
    }

    /// Whether there is anything she would miss.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.profile == Profile::default()
            && self.about.answers().next().is_none()
            && self.questions.answers().next().is_none()
    }
}
