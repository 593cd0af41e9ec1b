//! Taking a file in: a pack, a questionnaire, or a sealed pack with its key. What goes wrong changes nothing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::hosted_identities;
use super::names::in_words;
use super::remarks;
use crate::app::staff::packs::{PackError, is_sealed, next_version, take_in as take, take_in_sealed};
use crate::browser::files::{Chosen, chosen_file};
use crate::fhir::Remark;
use crate::instrument::PackIdentity;
use crate::ui::components::{Problems, again, all, el, hint, nothing, paragraph, point_at};
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::entry::{Entry, composed, secret};
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::ui::staff::packs;
use crate::vault::kept_pack_at;
use crate::words::staff::{desk as say_desk, packs as say};

/// More than a sealed pack has: at most four megabytes, written as text.
const MOST: f64 = 6_291_456.0;
/// More than any pack or questionnaire has that is not sealed; what is kept of one is both of them.
const MOST_OPEN: usize = 2_097_152;

/// What is still to be said before a file can be taken in.
#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    /// The key of a sealed pack, of this name.
    Key {
        name: String,
        sealed: String,
    },
    /// Another version for a questionnaire: another pack has its own.
    Version {
        taken: PackIdentity,
        file: String,
    },
    /// Nothing of a questionnaire can be asked; its report says why.
    Report(Vec<Remark>),
}

#[derive(Clone, Copy)]
struct Taking {
    desk: Desk,
    open: RwSignal<Open>,
    problem: RwSignal<Option<String>>,
}

/// Draws the field for the file, and what else is asked then.
pub(super) fn take_in(desk: Desk) -> AnyView {
    let taking = Taking { desk, open: RwSignal::new(Open::Nothing), problem: RwSignal::new(None) };
    let choose = move |event: web_sys::Event| {
        spawn_local(async move {
            match chosen_file(&event, MOST).await {
                Some(file) => taking.file(file).await,
                None => taking.say(Open::Nothing, Some(say::no_text())),
            }
        });
    };
    let file = el("div", "app-field")
        .el(el("label", "app-field__label").attr("for", "pack-file").text(say::file()))
        .child(hint(say::take_about()))
        .el(el("input", "app-input").attr("id", "pack-file").attr("type", "file").on("change", choose));
    let then = again(move || match taking.open.get() {
        Open::Nothing => nothing(),
        Open::Key { name, sealed } => untrack(|| taking.key(name, sealed)),
        Open::Version { taken, file } => untrack(|| taking.version(&taken, file)),
        Open::Report(remarks) => remarks::report(&remarks),
    });
    all([file.view(), banner(taking.problem), then])
}

impl Taking {
    fn say(self, open: Open, problem: Option<String>) {
        self.open.try_set(open);
        self.problem.try_set(problem);
    }

    async fn file(self, file: Chosen) {
        if is_sealed(&file.text) {
            let name = file.name.trim_end_matches(".sealed").split(" (").next().unwrap_or_default().to_owned();
            return self.say(Open::Key { name, sealed: file.text }, None);
        }
        if file.text.len() > MOST_OPEN {
            return self.say(Open::Nothing, Some(say::no_text()));
        }
        self.take(file.text, None).await;
    }

    /// Takes in what is not sealed.
    async fn take(self, file: String, version: Option<String>) {
        let hosted = hosted_identities(self.desk);
        let taking = async |world: &World, signed: &mut Signed| {
            take(world.pen(), &signed.session, &hosted, &file, version.as_deref()).await
        };
        match self.desk.with(taking).await {
            Some(Ok(taken)) => {
                let said = if taken.remarks.is_empty() { say::taken_whole() } else { say::taken_with_report() };
                self.done(&taken.pack, said);
            }
            Some(Err(PackError::NothingToAsk(remarks))) => {
                self.say(Open::Report(remarks), Some(say::nothing_to_ask()));
            }
            Some(Err(PackError::NameTaken(taken))) if file.contains("\"Questionnaire\"") => {
                self.say(Open::Version { taken, file }, None);
            }
            Some(Err(error)) => self.say(Open::Nothing, Some(in_words(&error))),
            None => {}
        }
    }

    fn done(self, pack: &PackIdentity, said: String) {
        packs::load(self.desk);
        self.desk.say(Page::Pack(kept_pack_at(pack).id), said);
    }

    /// What opens a sealed pack.
    fn key(self, name: String, sealed: String) -> AnyView {
        let [named, key] = [name, String::new()].map(RwSignal::new);
        let problems = Problems::new(Vec::new());
        let fields = [
            paragraph(say::sealed_about()),
            Entry { hint: Some(say::sealed_name_hint()), ..Entry::plain("sealed-name", say::sealed_name()) }
                .line(named, problems),
            Entry { hint: Some(say::key_hint()), ..Entry::plain("pack-key", say::key()) }.secret(key, problems),
        ];
        let open = move || {
            let sealed = sealed.clone();
            async move {
                let (name, key) = (composed(named).trim().to_owned(), secret(key));
                // EXPOSE: an empty field is said before anything is tried.
                let missing = key.expose().trim().is_empty().then(|| ("pack-key", say_desk::needed(say::key())));
                if point_at(problems, missing.into_iter().collect()) {
                    return;
                }
                let hosted = hosted_identities(self.desk);
                let taking = async |world: &World, signed: &mut Signed| {
                    // EXPOSE: it is read into the key that it is.
                    let opens = key.expose();
                    take_in_sealed(world.pen(), &signed.session, &hosted, (&name, &sealed), opens).await
                };
                match self.desk.with(taking).await {
                    Some(Ok(pack)) => self.done(&pack, say::taken_sealed()),
                    Some(Err(error)) => drop(self.problem.try_set(Some(in_words(&error)))),
                    None => {}
                }
            }
        };
        Form::new(say::open_sealed()).view(fields, open)
    }

    /// Another version, under which a questionnaire is taken in beside what has its own.
    fn version(self, taken: &PackIdentity, file: String) -> AnyView {
        let version = RwSignal::new(next_version(&taken.version));
        let field = Entry::plain("pack-version", say::version()).line(version, Problems::new(Vec::new()));
        let again = move || self.take(file.clone(), Some(composed(version)));
        Form::new(say::take_as_version()).view([paragraph(say::other_version(taken)), field], again)
    }
}
