//! A file that somebody chose, as text. It is read and not kept.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

/// More than any file that is asked for here has: a photograph chosen by mistake is not read.
const MOST: f64 = 1_048_576.0;

/// The text of the file that was chosen in the input of this event; `None` if none was, or it is no small text.
pub async fn chosen_text(event: &Event) -> Option<String> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0).filter(|file| file.size() <= MOST)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}
