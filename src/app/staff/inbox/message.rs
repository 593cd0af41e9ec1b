//! A message that has been opened and read: what a woman sent to her centre. It stands in memory for as long as a page shows it.

use sha2::{Digest as _, Sha256};

use super::payload;
use crate::assessment::Answer;
use crate::case::Line;
use crate::case::Profile;
use crate::case::record::{
    AssessmentEvent, CaseId, Completion, Consent, EventId, Fact, Filler, Kind, Origin, Record, ThingId, Voice,
};
use crate::centre::PartnerCode;
use crate::instrument::PackIdentity;
use crate::share::hpke::OpenError;
use crate::share::keys::PrivateKey;
use crate::share::{DropId, Envelope, hpke};
use crate::vault::staff::Aside;

/// What she sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who she says she is.
    pub profile: Profile,
    /// The demographic questions.
    pub about: Option<Filling>,
    /// The assessment.
    pub questions: Option<Filling>,
    /// Ids of scales of which she says "this does not fit me".
    pub does_not_fit: Vec<String>,
    /// Ids of items whose answer calls for help at once.
    pub alerts: Vec<String>,
    /// When she finished.
    pub completed: Option<Completion>,
    /// Her decision about research, if she made one.
    pub consent: Option<Consent>,
    /// The version of the privacy notice that she was shown.
    pub notice: Option<Line>,
    /// The invite that she answers.
    pub invite: Option<ThingId>,
}

/// A pack with what she answered, by the ids of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filling {
    /// Exactly which questions.
    pub pack: PackIdentity,
    /// Her answers, and what she passed over.
    pub answers: Vec<(String, Answer)>,
}

impl Message {
    /// Opens an envelope that was found under `id`, with whichever of the centre's keys it is sealed to.
    ///
    /// # Errors
    /// Why it is set aside.
    pub fn open(envelope: &Envelope, id: DropId, keys: &[PrivateKey]) -> Result<Self, Aside> {
        if envelope.to() != PartnerCode::Centre.as_str() {
            return Err(Aside::NotForUs);
        }
        let key = keys.iter().find(|key| key.public_key().id() == envelope.key_id()).ok_or(Aside::NoKey)?;
        let payload = hpke::open(envelope, PartnerCode::Centre, key, id).map_err(|error| match error {
            OpenError::Foreign => Aside::Later,
            OpenError::NotForUs => Aside::NotForUs,
            OpenError::ChangedOrMoved => Aside::Changed,
            OpenError::NotJson => Aside::Unreadable,
        })?;
        payload::read(&payload).map_err(|_| Aside::Unreadable)
    }

    /// The facts about herself that she gave.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let Profile { name, preferred_name, date_of_birth, phone, email, address, .. } = &self.profile;
        let Profile { nhs_number, national_insurance_number, gp, emergency_contact, .. } = &self.profile;
        let facts = [
            name.clone().map(|name| Fact::Name(Some(name))),
            preferred_name.clone().map(|name| Fact::PreferredName(Some(name))),
            date_of_birth.map(|date| Fact::DateOfBirth(Some(date))),
            phone.clone().map(|way| Fact::Phone(Some(way))),
            email.clone().map(|way| Fact::Email(Some(way))),
            address.clone().map(|way| Fact::Address(Some(way))),
            nhs_number.clone().map(|number| Fact::NhsNumber(Some(number))),
            national_insurance_number.clone().map(|number| Fact::NationalInsuranceNumber(Some(number))),
            gp.clone().map(|gp| Fact::Gp(Some(gp))),
            emergency_contact.clone().map(|person| Fact::EmergencyContact(Some(person))),
        ];
        facts.into_iter().flatten().collect()
    }

    /// What she says in it that takes the place of something else she said: each with what stands in the record. What she says for
    /// the first time, or again, is not among it.
    #[must_use]
    pub fn replaces(&self, record: &Record) -> Vec<(Vec<Fact>, Fact)> {
        let Some(told) = record.told(Voice::Herself) else { return Vec::new() };
        let pair = |fact: Fact| {
            let said = told.said(fact.subject());
            let taken_back = fact.subject().taken_back();
            let before = said.standing().map(|version| version.value.clone());
            let before: Vec<Fact> = before.filter(|before| *before != fact && *before != taken_back).collect();
            (!before.is_empty()).then_some((before, fact))
        };
        self.facts().into_iter().filter_map(pair).collect()
    }

    /// The events that file it in a case, each with an id that follows from the message and the case: whoever files it there,
    /// on whichever tablet and however often, adds one set of events (ADR 0019).
    #[must_use]
    pub fn events(&self, drop: DropId, case: CaseId) -> Vec<(EventId, Kind)> {
        let id =
            |what: &str| EventId::from_bytes(derived(&[b"event", case.as_bytes(), &drop.to_bytes(), what.as_bytes()]));
        let facts = self.facts();
        let told = (!facts.is_empty()).then(|| ("told".to_owned(), Kind::Told { by: Voice::Herself, facts }));
        let notice = self.notice.clone().map(|version| ("notice".to_owned(), Kind::NoticeShown { version }));
        let consent = self.consent.clone().map(|consent| ("consent".to_owned(), Kind::Consented(consent)));
        let about = self.about.iter().flat_map(|filling| self.filled("about", drop, filling, &[]));
        let questions =
            self.questions.iter().flat_map(|filling| self.filled("questions", drop, filling, &self.does_not_fit));
        let alert = self.questions.as_ref().filter(|_| !self.alerts.is_empty()).map(|_| {
            let (alert, assessment) = (thing("alert", drop), thing("questions", drop));
            ("alert".to_owned(), Kind::AlertRaised { alert, from: Some((assessment, self.alerts.clone())) })
        });
        let all = notice.into_iter().chain(told).chain(consent).chain(about).chain(questions).chain(alert);
        all.map(|(what, kind)| (id(&what), kind)).collect()
    }

    fn filled(
        &self,
        what: &'static str,
        drop: DropId,
        filling: &Filling,
        does_not_fit: &[String],
    ) -> Vec<(String, Kind)> {
        let assessment = thing(what, drop);
        let origin = Origin::Phone { drop: drop.to_bytes(), invite: self.invite };
        let answers = filling.answers.iter().map(|(item, answer)| (item.clone(), Some(answer.clone()))).collect();
        let mut events = vec![
            ("begun".to_owned(), AssessmentEvent::Begun { pack: filling.pack.clone(), origin }),
            ("answered".to_owned(), AssessmentEvent::Answered { by: Filler::Herself, answers }),
        ];
        events.extend(does_not_fit.iter().map(|scale| {
            let view = AssessmentEvent::HerView { scale: scale.clone(), fits: false, says: None };
            (format!("fits {scale}"), view)
        }));
        events
            .extend(self.completed.map(|completion| ("completed".to_owned(), AssessmentEvent::Completed(completion))));
        let named = |(step, event)| (format!("{what} {step}"), Kind::Assessment { assessment, event });
        events.into_iter().map(named).collect()
    }
}

/// The id of a case that is opened for a message: the same on every tablet, so that two that open one open the same.
#[must_use]
pub fn case_for(drop: DropId) -> CaseId {
    CaseId::from_bytes(derived(&[b"case", &drop.to_bytes()]))
}

/// Whether a message is in a record already: it was filed there, here or on another tablet.
#[must_use]
pub fn is_in(record: &Record, drop: DropId) -> bool {
    let begun = record.assessments.values().flat_map(|assessed| assessed.begun.history());
    begun.map(|version| version.value.1).any(|origin| match origin {
        Origin::Phone { drop: of, .. } => of == drop.to_bytes(),
        Origin::Tablet => false,
    })
}

fn thing(what: &str, drop: DropId) -> ThingId {
    ThingId::from_bytes(derived(&[b"thing", what.as_bytes(), &drop.to_bytes()]))
}

/// An id that follows from its parts; each part with its length, so that no two lists of parts give the same.
fn derived(parts: &[&[u8]]) -> [u8; 16] {
    let mut digest = Sha256::new_with_prefix(b"candour inbox 1");
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let mut id = [0; 16];
    id.copy_from_slice(&digest.finalize()[..16]);
    id
}
