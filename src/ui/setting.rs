//! What is the same for every visit: the centre, its packs, the language.

use std::sync::Arc;

use crate::case::Intake;
use crate::centre::compiled::Keyless;
use crate::document::Language;
use crate::instrument::Instrument;
use crate::vault::Agenda;

/// Version of the privacy notice in `locales/`; recorded with what she sends. Raise it with every change of meaning.
pub(super) const NOTICE_VERSION: &str = "1.0";

/// Version of the research consent wording in `locales/`; recorded with her "yes".
pub(super) const CONSENT_WORDING: &str = "1.0";

/// Loaded once at start.
#[derive(Clone)]
pub(super) struct Setting {
    pub(super) centre: Arc<Keyless>,
    pub(super) about: Arc<Instrument>,
    pub(super) questions: Arc<Instrument>,
    /// What her invite asks of her, with the keys of licensed packs.
    pub(super) agenda: Agenda,
    /// Of that, what has been loaded beside the questions.
    pub(super) rest: Vec<Arc<Instrument>>,
    pub(super) language: Language,
    /// What is to be said of the invite that she opened, where it is none to go by, or not all of it is here.
    pub(super) no_invite: Option<String>,
    /// Whether this is a tablet of the centre that she was handed. Others' messages may wait on it.
    pub(super) handed: bool,
}

impl Setting {
    /// About how many minutes all of it takes.
    pub(super) fn minutes(&self) -> u32 {
        self.questions.minutes() + self.rest.iter().map(|pack| pack.minutes()).sum::<u32>()
    }

    /// An empty intake over this centre's packs.
    pub(super) fn new_intake(&self) -> Intake {
        Intake::new(Arc::clone(&self.about), Arc::clone(&self.questions), NOTICE_VERSION)
    }
}
