//! What is the same for every visit: the centre, its packs, the language.

use std::sync::Arc;

use crate::case::Intake;
use crate::centre::compiled::Keyless;
use crate::document::Language;
use crate::instrument::Instrument;

/// Version of the privacy notice in `locales/`; recorded with what she sends. Raise it with every change of meaning.
pub(super) const NOTICE_VERSION: &str = "1.0";

/// Version of the research consent wording in `locales/`; recorded with her "yes".
pub(super) const CONSENT_WORDING: &str = "1.0";

/// Loaded once at start.
pub(super) struct Setting {
    pub(super) centre: Keyless,
    pub(super) about: Arc<Instrument>,
    pub(super) questions: Arc<Instrument>,
    pub(super) language: Language,
}

impl Setting {
    /// An empty intake over this centre's packs.
    pub(super) fn new_intake(&self) -> Intake {
        Intake::new(Arc::clone(&self.about), Arc::clone(&self.questions), NOTICE_VERSION)
    }
}
