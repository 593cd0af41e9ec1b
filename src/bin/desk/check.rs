//! `desk check`: every mistake in packs and centre files at once, each in its own right and against each other.

use std::path::{Path, PathBuf};

use candour::case::ProfileField;
use candour::centre::{self, Centre, PartnerCode};
use candour::document::Problem;
use candour::instrument::{Instrument, SafetyTopic};
use candour::share::keys::PublicKey;
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{DropId, Narrowing, NotAField, hpke};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::demo::refuse_demo;
use crate::{Outcome, documents, say, say_problem};

/// Checks packs and centre files, each by itself and against each other; prints every problem with its place.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Packs and centre files, in any order.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where to find the packs that a centre names and that are not among the files.
    #[arg(long, default_value = "instruments")]
    packs: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let mut packs = vec![];
    let mut centres = vec![];
    let mut problems = vec![];
    for path in &options.files {
        match read(path) {
            Ok(Document::Pack(pack)) => packs.push((path.clone(), *pack)),
            Ok(Document::Centre(centre)) => centres.push((path.clone(), *centre)),
            Err(mut found) => problems.append(&mut found),
        }
    }
    for (path, pack) in &packs {
        name_fits(path, &pack.identity().to_string(), &mut problems);
    }
    for (path, centre) in &centres {
        name_fits(path, centre.id(), &mut problems);
        let found = against_the_rest(centre, &packs, &options.packs);
        problems.extend(found.into_iter().map(|problem| format!("{}: {problem}", path.display())));
    }
    if problems.is_empty() {
        say(&format!("{} packs and {} centre files: no problems.", packs.len(), centres.len()));
        return Ok(());
    }
    problems.iter().for_each(|problem| say_problem(problem));
    Err(format!("{} problems in {} files.", problems.len(), options.files.len()).into())
}

enum Document {
    Pack(Box<Instrument>),
    Centre(Box<Centre>),
}

/// A pack has sections, a centre file has helplines; neither is something else.
fn read(path: &Path) -> Result<Document, Vec<String>> {
    let json = documents::read(path).map_err(|e| vec![e.to_string()])?;
    let listed = |problems: Vec<Problem>| documents::listed(path, &json, &problems);
    let has = |key: &str| serde_json::from_str::<Value>(&json).is_ok_and(|value| value.get(key).is_some());
    if has("helplines") || has("partners") {
        return centre::parse(&json).map(|centre| Document::Centre(Box::new(centre))).map_err(listed);
    }
    Instrument::parse(&json).map(|pack| Document::Pack(Box::new(pack))).map_err(listed)
}

fn name_fits(path: &Path, id: &str, problems: &mut Vec<String>) {
    if path.file_stem().is_none_or(|name| name != id) {
        problems.push(format!("{}: the file must be named {id}.json", path.display()));
    }
}

/// What only shows beside the packs, the agreements and the profile.
fn against_the_rest(centre: &Centre, given: &[(PathBuf, Instrument)], folder: &Path) -> Vec<String> {
    let mut problems = vec![];
    for name in centre.packs().iter().map(String::as_str).chain([documents::ABOUT_YOU]) {
        let at_hand = given.iter().map(|(_, pack)| pack).find(|pack| pack.identity().to_string() == name);
        if let Some(pack) = at_hand {
            problems.append(&mut against_a_pack(centre, pack));
        } else if let Ok(pack) = documents::pack(folder, name) {
            problems.append(&mut against_a_pack(centre, &pack));
        } else {
            problems.push(format!("$.packs: the pack \"{name}\" is missing, or has problems of its own"));
        }
    }
    for need in centre.needs().iter().filter(|need| ProfileField::ALL.iter().all(|(code, _)| code != need)) {
        problems.push(format!("$.needs: there is no profile field \"{need}\""));
    }
    let narrowings: [Option<NotAField>; 3] = [
        Narrowing::<WomensCentre>::of(centre).err(),
        Narrowing::<Birmingham>::of(centre).err(),
        Narrowing::<Jabbs>::of(centre).err(),
    ];
    for not_a_field in narrowings.into_iter().flatten() {
        problems.push(format!("$.withhold.{}: {not_a_field}", not_a_field.partner.as_str()));
    }
    for (partner, drop_box) in PartnerCode::ALL.into_iter().filter_map(|p| Some((p, centre.drop_box(p)?))) {
        if !can_seal(partner, &drop_box.public_key) {
            problems.push(format!("$.partners.{}.public_key: nothing can be sealed to this key", partner.as_str()));
        }
    }
    let sends = PartnerCode::ALL.into_iter().any(|partner| centre.drop_box(partner).is_some());
    if sends && centre.drop_box(PartnerCode::Centre).is_none() {
        problems.push("$.partners: the centre itself needs a drop box before any partner can have one".to_owned());
    }
    problems.extend(refuse_demo(centre).err().map(|reason| format!("$.{reason}")));
    problems
}

/// A key of the right length can still be none; that shows when something is sealed to it.
fn can_seal(partner: PartnerCode, key: &str) -> bool {
    let probe = |key| hpke::seal(partner, &key, DropId::from_bytes([0; 16]), b"{}", &Zeroizing::new([0; 64])).is_ok();
    PublicKey::parse(key).is_some_and(probe)
}

fn against_a_pack(centre: &Centre, pack: &Instrument) -> Vec<String> {
    let mut problems = vec![];
    let name = pack.identity();
    for language in centre.languages().iter().filter(|language| !pack.languages().contains(language)) {
        problems.push(format!("$.languages: the pack {name} has no texts in \"{}\"", language.as_str()));
    }
    for (support, _) in pack.supports().iter().filter(|(id, _)| centre.supports().iter().all(|s| s.id != *id)) {
        problems.push(format!("$.supports: the pack {name} links to \"{support}\", which this centre does not list"));
    }
    let called: Vec<SafetyTopic> =
        pack.items().filter_map(|(_, item)| item.safety()).flat_map(|safety| safety.topics().iter().copied()).collect();
    for (code, topic) in SafetyTopic::ALL {
        if called.contains(&topic) && centre.helplines().iter().all(|helpline| !helpline.topics.contains(&topic)) {
            problems
                .push(format!("$.helplines: the pack {name} calls for help with \"{code}\", and no helpline has it"));
        }
    }
    problems
}
