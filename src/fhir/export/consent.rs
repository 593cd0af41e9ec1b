//! Her decision about research as a `Consent`. It never names her pseudonym for research: whoever had both could tell
//! whose research record it is.

use serde_json::{Value, json};

use super::{Resource, subject};
use crate::assessment::PartialDate;
use crate::case::ResearchConsent;
use crate::case::record::Consent;
use crate::fhir::terms::{CONSENT_CATEGORY, CONSENT_PURPOSE, CONSENT_SCOPE, OWN_CONSENT};

/// A decision that her centre keeps, in the terms of FHIR R4. `subject` is her id at whoever receives it.
#[must_use]
pub fn consent(decision: &Consent, subject: &str) -> Resource {
    match decision {
        Consent::Given { study_id: _, wording, day } => given(subject, wording, *day),
        Consent::Declined => refused(subject, "rejected", None),
        Consent::Withdrawn { day } => refused(subject, "inactive", Some(*day)),
    }
}

/// A decision as it comes from her phone; `None` where she has made none.
#[must_use]
pub fn research_consent(decision: &ResearchConsent, subject: &str) -> Option<Resource> {
    match decision {
        ResearchConsent::NotGiven => None,
        ResearchConsent::Declined => Some(refused(subject, "rejected", None)),
        ResearchConsent::Given { study_id: _, wording, day } => Some(given(subject, wording, *day)),
    }
}

fn given(subject: &str, wording: &str, day: i64) -> Resource {
    resource(subject, "active", &format!("{OWN_CONSENT}:{wording}"), "permit", Some(day))
}

fn refused(subject: &str, status: &str, day: Option<i64>) -> Resource {
    resource(subject, status, OWN_CONSENT, "deny", day)
}

fn resource(whose: &str, status: &str, policy: &str, provision: &str, day: Option<i64>) -> Resource {
    let coded = |system: &str, code: &str| json!({ "coding": [{ "system": system, "code": code }] });
    let mut whole = json!({
        "resourceType": "Consent",
        "status": status,
        "scope": coded(CONSENT_SCOPE, "research"),
        "category": [coded(CONSENT_CATEGORY, "research")],
        "patient": subject(whose),
        "policy": [{ "uri": policy }],
        "provision": { "type": provision, "purpose": [{ "system": CONSENT_PURPOSE, "code": "HRESCH" }] },
    });
    if let Some(day) = day.and_then(PartialDate::of_day) {
        whole["dateTime"] = Value::from(day.to_string());
    }
    Resource::new(&whole)
}
