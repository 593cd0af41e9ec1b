//! The few lines of script around the compiled code: a page's start and the worker's.

use std::error::Error;

use super::Load;
use super::code::Program;
use super::page::Place;
use super::site::Asset;

/// The page's one script in line: it starts the app, from files whose bytes are known.
///
/// Its Trusted Types policy lets through what the pages' own drawing needs (markup that can run nothing) and two script
/// addresses, and stops every other way from text to code.
///
/// Compiled code that fails stops for good, in the middle of whatever it did, and nobody would see it: the page would only
/// answer no more. So its place is taken by what stood there before it, which needs no code: what happened, a way to open
/// the page again, helplines, and the way out. Nothing of the error is shown or kept, since it could quote her. A page
/// that she has just left is empty and stays so.
pub(super) fn script(program: &Program, named: &[(Load, Asset)], place: Place) -> String {
    let scripts = named.iter().filter(|(_, a)| a.path.ends_with(".js"));
    let scripts = scripts.map(|(_, a)| format!("\"{}\"", place.to_import(&a.path)));
    format!(
        r##"const here = (path) => new URL(path, document.baseURI).href;
const scripts = [{scripts}].map(here);
globalThis.trustedTypes?.createPolicy("default", {{
  createHTML: (html) => (/<(script|iframe|object|embed|base|meta|link|form)|\son\w+\s*=/i.test(html) ? null : html),
  createScriptURL: (address) => (scripts.includes(here(address)) ? address : null),
}});
const before = document.getElementById("before");
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
const wasm = fetch("{wasm}", {{ integrity: "{integrity}" }});
import("{code}")
  .then((app) => app.default({{ module_or_path: wasm }}))
  .catch(() => say("#before-failed"));
"##,
        code = place.to_import(&program.script.path),
        scripts = scripts.collect::<Vec<_>>().join(", "),
        wasm = place.to_import(&program.wasm.path),
        integrity = program.wasm.integrity,
    )
}

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
