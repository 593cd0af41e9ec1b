//! Somebody at work with the inbox of a tablet.

use candour::app::staff::access::{bring_centre_key, centre_keys};
use candour::app::staff::cases::{self, Caseload, OpenCase};
use candour::app::staff::inbox::{Found, Inbox, LookError, Message, file, file_new, look};
use candour::app::staff::{Failed, Session};
use candour::case::record::{CaseId, Fact, Invite, Kind, ThingId, Voice};
use candour::case::{Case, StudyId};
use candour::centre::PartnerCode;
use candour::share::DropId;
use candour::store::RecordStore;
use candour::vault::staff::{ArrivalState, Aside, Role};
use candour::vault::{Namespace, Place, Secret};
use futures_executor::block_on;

use super::centre::{CentreTablet, JOANS};
use super::drop_box::DropBox;
use super::keeping::{Phone, Turn};
use super::post::{centre, key};
use super::rosalind::{self, line};

/// Somebody at work on a tablet that has the centre's key.
pub struct Desk {
    pub tablet: CentreTablet,
    pub session: Session<Turn>,
    pub list: Caseload,
    pub inbox: Inbox,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self::without_key();
        desk.bring_key();
        desk
    }

    pub fn without_key() -> Self {
        let (tablet, session) = CentreTablet::set_up();
        let list = tablet.list(&session);
        Self { tablet, session, list, inbox: Inbox::default() }
    }

    pub fn bring_key(&self) {
        let private = Secret::new((*key(PartnerCode::Centre).to_base64url()).clone());
        let device = &self.tablet.device;
        block_on(bring_centre_key(&device.store, &device.entropy, &self.session, &private)).unwrap();
    }

    /// Joan on a copy of this tablet's disk.
    pub fn other(&mut self) -> Self {
        self.tablet.add(&mut self.session, "Joan", JOANS, Role::Caseworker);
        let tablet = CentreTablet { device: Phone { entropy: 99.into(), ..Phone::small() }, words: String::new() };
        for namespace in Namespace::ALL.into_iter().filter(|namespace| *namespace != Namespace::Tablet) {
            for (id, bytes) in block_on(self.tablet.device.store.list(namespace)).unwrap() {
                tablet.device.store.plant(Place { namespace, id }, bytes);
            }
        }
        let session = tablet.unlock("joan", JOANS).unwrap();
        let list = tablet.list(&session);
        let inbox = block_on(Inbox::open(&tablet.device.store, &session)).unwrap();
        Self { tablet, session, list, inbox }
    }

    pub fn look(&mut self, drop_box: &DropBox) -> Result<Found, LookError> {
        let centre = centre();
        block_on(look(self.tablet.pen(), &self.session, &mut self.inbox, &centre, drop_box))
    }

    pub fn message(&self, id: DropId) -> Message {
        let keys = block_on(centre_keys(&self.tablet.device.store, &self.session)).unwrap();
        self.inbox.read(id, &keys).unwrap().unwrap()
    }

    pub fn new_case(&mut self, kinds: Vec<Kind>) -> CaseId {
        block_on(cases::new_case(self.tablet.pen(), &self.session, &mut self.list, kinds)).unwrap().case()
    }

    pub fn open(&self, case: CaseId) -> OpenCase {
        block_on(cases::open(&self.tablet.device.store, &self.session, case)).unwrap()
    }

    pub fn file(&mut self, id: DropId, case: CaseId) -> Result<(), Failed> {
        let (mut open, message) = (self.open(case), self.message(id));
        let lists = (&mut self.list, &mut self.inbox);
        block_on(file(self.tablet.pen(), &self.session, lists, &mut open, &[], (id, &message)))
    }

    pub fn file_new(&mut self, id: DropId) -> CaseId {
        let message = self.message(id);
        let lists = (&mut self.list, &mut self.inbox);
        block_on(file_new(self.tablet.pen(), &self.session, lists, (id, &message))).unwrap()
    }

    /// What the disk says, by somebody who has just signed in.
    pub fn opened_anew(&self) -> Inbox {
        block_on(Inbox::open(&self.tablet.device.store, &self.session)).unwrap()
    }

    pub fn asides(&self) -> Vec<(DropId, Aside)> {
        let why = |state: &ArrivalState| match state {
            ArrivalState::Aside { why, .. } => why.clone(),
            ArrivalState::New { .. } | ArrivalState::Filed { .. } => panic!("it is not set aside"),
        };
        self.opened_anew().set_aside().into_iter().map(|(id, arrival)| (id, why(&arrival.state))).collect()
    }
}

/// She was invited under this reference.
pub fn invite(reference: ThingId) -> Kind {
    let to = Invite {
        packs: vec!["gwa-1.0".into()],
        languages: vec!["en".into()],
        study_id: Some(StudyId::from_entropy([0x5a; 16])),
        last_day: 20_600,
    };
    Kind::Invited { invite: reference, to }
}

/// The invite that Rosalind answers.
pub fn her_invite() -> ThingId {
    rosalind::case().invite.unwrap()
}

/// Rosalind, who came by no invite.
pub fn uninvited() -> Case {
    Case { invite: None, ..rosalind::case() }
}

/// She said what her name is.
pub fn named(woman: &str) -> Kind {
    Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(woman)))] }
}
