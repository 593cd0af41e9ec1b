//! `desk finish`: from Trunk's output, a centre file, packs and words, the folder that is hosted.
//!
//! One build serves every centre: run it again with another centre file, without compiling anything.
//!
//! # What it makes
//!
//! ```text
//! index.html            her page: revalidated at each visit; everything it names may be kept for ever
//! service-worker.js     registered by her page only after she chose to save
//! staff/                the same two for who works at the centre (ADR 0022)
//! _headers              for hosts that read it; beside the folder stands <folder>.nginx.conf
//! assets/<name>-<first 16 hex digits of its SHA-256>.<type>
//! ```
//! and a `.br` and a `.gz` beside each of them.
//!
//! # The contract with the app (`src/browser/assets.rs`)
//!
//! `index.html` has a `<link data-name="…" href="…" data-integrity="…">` for every file that the app loads by
//! name: `centre`, `centre-keys`, `pack:<id>-<version>` for the centre's first pack and for `about-you-1.0`, `words:<language>` for
//! its first language, `words-later:<language>`, `worker` (a classic script), `service-worker` and `list`. Those that the first
//! question needs have `data-now`, and are asked for by the page's start; the app takes over the answers. `list` is a file that
//! names, a line each (name, address, integrity), what only an invite asks for: the other packs and languages, and, where
//! licensed packs are published, `sealed:<word>` for each and `opener` (a classic script). The staff page has a link for each
//! instead, keeps nothing of what is sealed, and names `words-staff:<language>` too.

mod code;
mod compress;
mod data;
mod hosting;
mod listed;
mod offline;
mod page;
mod policy;
mod site;
mod start;
mod style;

use std::path::{Path, PathBuf};

use candour::centre::PartnerCode;
use candour::{centre, instrument};

use crate::demo::refuse_demo;
use crate::{Outcome, documents, say};
use site::{Asset, Site};

/// Makes the folder that is hosted: policy, hashes, integrity, precache list, words and helplines in the page.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The centre file.
    #[arg(long)]
    centre: PathBuf,
    /// What `trunk build` made.
    #[arg(long, default_value = "target/trunk")]
    from: PathBuf,
    /// The folder to make; what an earlier run left there is replaced.
    #[arg(long)]
    out: PathBuf,
    /// Where the packs are.
    #[arg(long, default_value = "instruments")]
    packs: PathBuf,
    /// A sealed pack to publish too, as `desk pack seal` made it; may be given several times. Its key is not needed.
    #[arg(long)]
    sealed: Vec<PathBuf>,
    /// Where the words are.
    #[arg(long, default_value = "locales")]
    words: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let centre = documents::centre(&options.centre)?;
    refuse_demo(&centre)?;
    let mut site = Site::new(&options.out);
    let mut named = vec![];
    named.push((Load::Now, site.hashed("centre", "txt", centre::compiled::write(&centre)).named("centre")));
    let keys = centre::compiled::write_keys(&centre);
    named.push((Load::Later, site.hashed("keys", "txt", keys).named("centre-keys")));
    for (place, pack) in centre.packs().iter().map(String::as_str).chain([documents::ABOUT_YOU]).enumerate() {
        let read = documents::pack(&options.packs, pack)?;
        if !read.languages().iter().any(|language| centre.languages().contains(language)) {
            return Err(format!("the pack {pack} has no texts in any language of the centre").into());
        }
        let compiled = instrument::compiled::write(&read, centre.languages());
        // Only an invite asks for another pack than the first.
        let load = if place == 0 || pack == documents::ABOUT_YOU { Load::Now } else { Load::Listed };
        named.push((load, site.hashed(pack, "txt", compiled).named(&format!("pack:{pack}"))));
    }
    let (mut texts, mut staff_texts) = (vec![], vec![]);
    let (mut hers_named, mut staff_named) = (vec![], vec![]);
    for language in centre.languages().iter().map(|language| language.as_str()) {
        let words = data::Words::read(&options.words.join(format!("{language}.json")))?;
        let load = if texts.is_empty() { Load::Now } else { Load::Listed };
        named.push((load, site.hashed(language, "txt", words.compiled()?).named(&format!("words:{language}"))));
        texts.push(words);
        let words = data::Words::read(&options.words.join(format!("later.{language}.json")))?;
        let file = site.hashed(&format!("later-{language}"), "txt", words.compiled_for_later()?);
        hers_named.push((Load::Later, file.named(&format!("words-later:{language}"))));
        let words = data::Words::read(&options.words.join(format!("staff.{language}.json")))?;
        let file = site.hashed(&format!("staff-{language}"), "txt", words.compiled_for_staff()?);
        staff_named.push((load, file.named(&format!("words-staff:{language}"))));
        staff_texts.push(words);
    }
    let words = texts.first().ok_or("the centre file names no language")?;
    let staff_words = staff_texts.first().ok_or("the centre file names no language")?;

    let code = code::Code::read(&options.from, &mut site)?;
    named.push((Load::Later, code.worker.named("worker")));
    named.push((Load::Later, Asset::plain(site::SERVICE_WORKER).named("service-worker")));
    let sealed = listed::sealed(&options.sealed, &centre, &options.from, &mut site)?;
    // What both pages name, and what only one does.
    hers_named.splice(0..0, named.iter().cloned());
    staff_named.splice(0..0, named);
    staff_named.extend(listed::as_known_to_staff(&sealed));
    hers_named.extend(sealed);
    hers_named.extend(listed::list(&hers_named, &mut site));

    let hers = page::Page::new(&centre, vec![words], &code, &code.hers, &hers_named, page::Place::Root);
    let staff =
        page::Page::new(&centre, vec![staff_words, words], &code, &code.staff, &staff_named, page::Place::Folder);
    let source = documents::read(&options.from.join(site::SERVICE_WORKER))?;
    for page in [&hers, &staff] {
        let folder = page.place.folder();
        let html = page.write(&documents::read(&options.from.join(page.place.template()))?)?;
        let html = site.add(&format!("{folder}index.html"), html);
        let list = offline::list(page, &code, &html);
        site.add(&format!("{folder}{}", site::SERVICE_WORKER), offline::service_worker(&source, page.place, &list)?);
    }
    let policy = policy::policy(&centre, &[&hers.start, &staff.start], &PartnerCode::ALL);
    site.add("_headers", hosting::headers_file(&policy));
    site.write()?;
    let nginx = options.out.with_extension("nginx.conf");
    std::fs::write(&nginx, hosting::nginx(&policy, centre.id()))?;
    report(&options.out, &nginx, &site);
    Ok(())
}

/// When the app loads a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Load {
    /// At once.
    Now,
    /// When it needs it.
    Later,
    /// When an invite asks for it: on her page it stands in a list of its own, not in the page.
    Listed,
}

fn report(out: &Path, nginx: &Path, site: &Site) {
    say(&format!("{} and {} are made.", out.display(), nginx.display()));
    say("  brotli    whole  file");
    for (path, whole, small) in site.sizes() {
        say(&format!("{small:>8} {whole:>8}  {path}"));
    }
}
