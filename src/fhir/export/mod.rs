//! Packs, filled-in packs and decisions about research as FHIR R4 resources.

mod condition;
mod consent;
mod questionnaire;
mod response;
mod scale;
mod words;

pub use consent::{consent, research_consent};
pub use questionnaire::questionnaire;
pub use response::{About, response};

use std::fmt;

use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::terms::{OWN_PACK, OWN_SUBJECT};
use crate::instrument::PackIdentity;

/// A resource about a person, as JSON. Its `Debug` shows nothing of it, and it is overwritten when dropped. It can be
/// handed to whoever may have all that her centre knows: to herself, or to the centre's own systems.
pub struct Resource(Zeroizing<String>);

impl Resource {
    fn new(json: &Value) -> Self {
        Self(Zeroizing::new(pretty(json)))
    }

    /// Its JSON.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Resource([redacted])")
    }
}

fn pretty(json: &Value) -> String {
    format!("{json:#}\n")
}

/// A person, by her id at whoever receives the resource.
fn subject(id: &str) -> Value {
    json!({ "type": "Patient", "identifier": { "system": OWN_SUBJECT, "value": id } })
}

/// The address by which a response names its questionnaire.
fn canonical(pack: &PackIdentity) -> String {
    format!("{OWN_PACK}:{}", pack.id)
}
