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
//! name: `centre`, `centre-keys`, `pack:<id>-<version>` for each of the centre's packs and for `about-you-1.0`, `words:<language>`,
//! `worker` (a classic script) and `service-worker`. Those that the first question needs are preloads. The app asks
//! for that integrity itself, since browsers do not check a preload's. The staff page also names `words-staff:<language>`.

mod code;
mod compress;
mod data;
mod hosting;
mod offline;
mod page;
mod policy;
mod site;
mod start;
mod style;

use std::path::{Path, PathBuf};

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
    /// Where the words are.
    #[arg(long, default_value = "locales")]
    words: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let centre = documents::centre(&options.centre)?;
    refuse_demo(&centre)?;
    let mut site = Site::default();
    let mut named = vec![];
    named.push((Load::Now, site.hashed("centre", "txt", centre::compiled::write(&centre)).named("centre")));
    let keys = centre::compiled::write_keys(&centre);
    named.push((Load::Later, site.hashed("keys", "txt", keys).named("centre-keys")));
    for pack in centre.packs().iter().map(String::as_str).chain([documents::ABOUT_YOU]) {
        let read = documents::pack(&options.packs, pack)?;
        if !read.languages().iter().any(|language| centre.languages().contains(language)) {
            return Err(format!("the pack {pack} has no texts in any language of the centre").into());
        }
        let compiled = instrument::compiled::write(&read, centre.languages());
        named.push((Load::Now, site.hashed(pack, "txt", compiled).named(&format!("pack:{pack}"))));
    }
    let (mut texts, mut staff_texts) = (vec![], vec![]);
    let mut staff_named = vec![];
    for language in centre.languages().iter().map(|language| language.as_str()) {
        let words = data::Words::read(&options.words.join(format!("{language}.json")))?;
        let load = if texts.is_empty() { Load::Now } else { Load::Later };
        named.push((load, site.hashed(language, "txt", words.compiled()?).named(&format!("words:{language}"))));
        texts.push(words);
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
    staff_named = named.iter().cloned().chain(staff_named).collect();

    let hers = page::Page::new(&centre, vec![words], &code, &code.hers, &named, page::Place::Root);
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
    let policy = policy::policy(&centre, &[&hers.start, &staff.start]);
    site.add("_headers", hosting::headers_file(&policy));
    site.write(&options.out)?;
    let nginx = options.out.with_extension("nginx.conf");
    std::fs::write(&nginx, hosting::nginx(&policy, centre.id()))?;
    report(&options.out, &nginx, &site);
    Ok(())
}

/// Whether the app loads a file at once or when it needs it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Load {
    Now,
    Later,
}

fn report(out: &Path, nginx: &Path, site: &Site) {
    say(&format!("{} and {} are made.", out.display(), nginx.display()));
    say("  brotli    whole  file");
    for (path, whole, small) in site.sizes() {
        say(&format!("{small:>8} {whole:>8}  {path}"));
    }
}
