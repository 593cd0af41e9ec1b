//! The fourth shape of a kept draft: the third one, and all that her invite asks of her. Keys of licensed packs stand there now, each
//! with its pack, and no more in the third one.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Restored;
use super::draft_v3::DraftV3;
use crate::case::Intake;
use crate::instrument::Instrument;
use crate::vault::agenda::{Agenda, AskedPack, Point};
use crate::vault::{PackKey, Secret};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftV4 {
    pub(super) draft: DraftV3,
    asked: Vec<AskedV4>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct AskedV4 {
    name: String,
    key: Option<[u8; 32]>,
    sent: bool,
}

impl DraftV4 {
    pub(super) fn of(intake: &Intake, agenda: &Agenda) -> Self {
        let asked = |Point { pack, sent }: &Point| AskedV4 {
            name: pack.name.clone(),
            // EXPOSE: it is sealed with the draft, and overwritten with it.
            key: pack.key.as_ref().map(|key| *key.bytes().expose()),
            sent: *sent,
        };
        Self { draft: DraftV3::of(intake), asked: agenda.0.iter().map(asked).collect() }
    }

    /// Of an earlier shape, which knew of the one pack that it answers.
    pub(super) fn alone(draft: DraftV3) -> Self {
        Self { draft, asked: Vec::new() }
    }

    pub(super) fn agenda(&self) -> Agenda {
        let point = |AskedV4 { name, key, sent }: &AskedV4| {
            let key = key.map(|bytes| Arc::new(PackKey::unwrapped(Secret::new(bytes))));
            Point { pack: AskedPack { name: name.clone(), key }, sent: *sent }
        };
        match self.draft.pack_key() {
            Some(key) => {
                let [_, questions] = self.draft.draft.draft.packs();
                Agenda::new([AskedPack { name: questions.to_string(), key: Some(Arc::new(key)) }])
            }
            None => Agenda(self.asked.iter().map(point).collect()),
        }
    }

    pub(super) fn restore(&mut self, about: Arc<Instrument>, questions: Arc<Instrument>) -> Restored {
        self.draft.restore(about, questions)
    }
}
