//! `desk finish`: from Trunk's output, a centre file, packs and words, the folder that is hosted.
//!
//! One build serves every centre: run it again with another centre file, without compiling anything.
//!
//! # What it makes
//!
//! ```text
//! index.html            revalidated at each visit; everything it names may be kept for ever
//! service-worker.js     registered by the app only after she chose to save
//! _headers              for hosts that read it; beside the folder stands <folder>.nginx.conf
//! assets/<name>-<first 16 hex digits of its SHA-256>.<type>
//! ```
//! and a `.br` and a `.gz` beside each of them.
//!
//! # The contract with the app (`src/browser/assets.rs`)
//!
//! `index.html` has a `<link data-name="…" href="…" data-integrity="…">` for every file that the app loads by
//! name: `centre`, `pack:<id>-<version>` for each of the centre's packs and for `about-you-1.0`, `words:<language>`,
//! `worker` (a classic script) and `service-worker`. Those that the first question needs are preloads. The app asks
//! for that integrity itself, since browsers do not check a preload's.

mod compress;
mod data;
mod hosting;
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
    for pack in centre.packs().iter().map(String::as_str).chain([documents::ABOUT_YOU]) {
        let read = documents::pack(&options.packs, pack)?;
        if !read.languages().iter().any(|language| centre.languages().contains(language)) {
            return Err(format!("the pack {pack} has no texts in any language of the centre").into());
        }
        let compiled = instrument::compiled::write(&read, centre.languages());
        named.push((Load::Now, site.hashed(pack, "txt", compiled).named(&format!("pack:{pack}"))));
    }
    let mut read = vec![];
    for language in centre.languages().iter().map(|language| language.as_str()) {
        let words = data::Words::read(&options.words.join(format!("{language}.json")))?;
        let load = if read.is_empty() { Load::Now } else { Load::Later };
        named.push((load, site.hashed(language, "txt", words.compiled()?).named(&format!("words:{language}"))));
        read.push(words);
    }
    let words = read.first().ok_or("the centre file names no language")?;

    let template = documents::read(&options.from.join("index.html"))?;
    let code = code(&options.from, &template, &mut site)?;
    named.push((Load::Later, code.worker.named("worker")));
    named.push((Load::Later, Asset::plain(site::SERVICE_WORKER).named("service-worker")));

    let start = start::script(&code.script, &code.wasm, &named);
    let policy = policy::policy(&centre, &start);
    let page =
        page::Page { centre: &centre, words, policy: &policy.for_meta(), start: &start, code: &code, named: &named };
    site.add("index.html", page.write(&template)?);
    let service_worker = start::service_worker(&documents::read(&options.from.join(site::SERVICE_WORKER))?, &site)?;
    site.add(site::SERVICE_WORKER, service_worker);
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

/// What Trunk compiled, under its hosted names.
struct Code {
    script: Asset,
    wasm: Asset,
    worker: Asset,
    style: Asset,
    icon: Asset,
}

fn code(from: &Path, template: &str, site: &mut Site) -> Result<Code, Box<dyn std::error::Error>> {
    let read = |name: &str| {
        std::fs::read(from.join(name))
            .map_err(|e| format!("{}: {e}; has `trunk build` run?", from.join(name).display()))
    };
    let mut style = String::new();
    for sheet in page::stylesheets(template)? {
        style.push_str(&style::squeezed(&String::from_utf8(read(&sheet)?)?));
    }
    let worker_wasm = site.hashed("worker", "wasm", read("worker_bg.wasm")?);
    let worker = start::worker(&String::from_utf8(read("worker.js")?)?, &worker_wasm);
    let mut script = String::from_utf8(read("candour.js")?)?;
    for chunk in start::chunks(&script) {
        let file = site.hashed(chunk.trim_start_matches("split_"), "wasm", read(&format!("{chunk}.wasm"))?);
        script = start::with_chunk(&script, &chunk, &file)?;
    }
    Ok(Code {
        script: site.hashed("app", "js", script),
        wasm: site.hashed("app", "wasm", read("candour_bg.wasm")?),
        worker: site.hashed("worker", "js", worker),
        style: site.hashed("style", "css", style),
        icon: site.hashed("icon", "svg", read("icon.svg")?),
    })
}

fn report(out: &Path, nginx: &Path, site: &Site) {
    say(&format!("{} and {} are made.", out.display(), nginx.display()));
    say("  brotli    whole  file");
    for (path, whole, small) in site.sizes() {
        say(&format!("{small:>8} {whole:>8}  {path}"));
    }
}
