//! The few lines of script around the compiled code: a page's start and the worker's.

use std::error::Error;

use super::Load;
use super::code::Program;
use super::page::Place;
use super::site::Asset;

/// The page's one script in line: it starts the app, from files whose bytes are known.
///
/// It stands before the stylesheet, so that nothing keeps it waiting, and asks at once for everything that the first question
/// needs. What it asked for is handed to the app on the links themselves (`src/browser/assets.rs`): a preload would be asked
/// for a second time by WebKit, whose `fetch` does not take what a preload brought.
///
/// Its Trusted Types policy lets through what the pages' own drawing needs (markup that can run nothing) and two script
/// addresses, and stops every other way from text to code.
///
/// What stands in her page's fragment is an invite (ADR 0024). It is taken out of the address and the history before anything
/// else happens, and handed to the app on the page's root element. A link that is opened into a page that is open
/// already loads that page anew, unless she stays on it because something of hers is there; the address is clean either way.
///
/// Compiled code that fails stops for good, in the middle of whatever it did, and nobody would see it: the page would only
/// answer no more. So its place is taken by what stood there before it, which needs no code: what happened, a way to open
/// the page again, helplines, and the way out. Nothing of the error is shown or kept, since it could quote her. A page
/// that she has just left is empty and stays so.
pub(super) fn script(program: &Program, named: &[(Load, Asset)], place: Place) -> String {
    let scripts = named.iter().filter(|(_, a)| a.path.ends_with(".js"));
    let scripts = scripts.map(|(_, a)| format!("\"{}\"", place.to_import(&a.path)));
    // A tablet also keeps her page, for a woman who is handed it.
    let scripts = scripts.chain(place.hers().map(|worker| format!("\"{worker}\"")));
    let invite = match place {
        Place::Root => INVITE,
        Place::Folder => "",
    };
    format!(
        r##"{{
{invite}const wasm = fetch("{wasm}", {{ integrity: "{integrity}" }});
for (const link of document.querySelectorAll("link[data-now]"))
  link.coming = fetch(link.href, {{ integrity: link.dataset.integrity }});
const code = import("{code}");
let before;
const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done)).then(() => {{
  before = document.getElementById("before");
}});
const here = (path) => new URL(path, document.baseURI).href;
const scripts = [{scripts}].map(here);
globalThis.trustedTypes?.createPolicy("default", {{
  createHTML: (html) => (/<(script|iframe|object|embed|base|meta|link|form)|\son\w+\s*=/i.test(html) ? null : html),
  createScriptURL: (address) => (scripts.includes(here(address)) ? address : null),
}});
const say = (id) => {{
  before.querySelector(".app-page__lead")?.remove();
  before.querySelector(id).hidden = false;
}};
const stopped = (event) => {{
  if (!((event.error ?? event.reason) instanceof WebAssembly.RuntimeError) || !document.body.firstElementChild) return;
  say("#before-stopped");
  document.body.replaceChildren(before);
  scrollTo(0, 0);
}};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);
Promise.all([code, parsed])
  .then(([app]) => app.default({{ module_or_path: wasm }}))
  .catch(() => parsed.then(() => say("#before-failed")));
}}
"##,
        code = place.to_import(&program.script.path),
        scripts = scripts.collect::<Vec<_>>().join(", "),
        wasm = place.to_import(&program.wasm.path),
        integrity = program.wasm.integrity,
    )
}

/// Browsers tell of a fragment that changed by either event or both; the app's own way back is not to hear of it.
const INVITE: &str = r#"const take = () => {
  const told = location.hash.slice(1);
  if (told) history.replaceState(history.state, "", location.pathname);
  return told;
};
document.documentElement.dataset.invite = take();
const opened = (event) => {
  if (!location.hash) return;
  event.stopImmediatePropagation();
  location.reload();
  setTimeout(take);
};
addEventListener("popstate", opened);
addEventListener("hashchange", opened);
"#;

/// The chunks that the app's script can load later, by the names that `scripts/split` gave them.
pub(super) fn chunks(script: &str) -> Vec<String> {
    let starts = script.split(CHUNK.0).skip(1);
    starts.filter_map(|rest| rest.split_once(CHUNK.1)).map(|(name, _)| name.to_owned()).collect()
}

/// How the script names a chunk's address: before and after the name.
const CHUNK: (&str, &str) = ("new URL(\"./", ".wasm\",import.meta.url)");

/// The app's script with the address under which a chunk is hosted, and its integrity.
///
/// # Errors
/// When the script asks for no such chunk.
pub(super) fn with_chunk(script: &str, chunk: &str, file: &Asset) -> Result<String, Box<dyn Error>> {
    let (before, after) = CHUNK;
    let asked = format!("{before}{chunk}{after}");
    // Both stand in assets/.
    let hosted = file.path.trim_start_matches("assets/").trim_end_matches(".wasm");
    let answer = format!("{before}{hosted}{after},{{integrity:\"{}\"}}", file.integrity);
    match script.matches(&asked).count() {
        1 => Ok(script.replacen(&asked, &answer, 1)),
        found => Err(format!("the script asks {found} times for the chunk {chunk}").into()),
    }
}

/// The worker's script with its start: a classic worker, since older phones have no module workers. A start that fails is
/// thrown from a timer, since only then the page is told; what a promise lets fall stays within the worker.
pub(super) fn worker(glue: &str, wasm: &Asset) -> String {
    // Both stand in assets/, and a worker's addresses are relative to its own.
    let wasm_file = wasm.path.trim_start_matches("assets/");
    let integrity = &wasm.integrity;
    format!(
        "{glue}\nwasm_bindgen({{ module_or_path: fetch(\"{wasm_file}\", {{ integrity: \"{integrity}\" }}) }})\
         .catch((error) => setTimeout(() => {{ throw error; }}));\n"
    )
}
