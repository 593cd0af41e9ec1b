//! A file that somebody chose. It is read and not kept.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// More than any text that is asked for here has: a photograph chosen by mistake is not read.
const MOST: f64 = 1_048_576.0;
/// More than a tablet of ten thousand cases gives: a film chosen by mistake is not read.
const MOST_BYTES: f64 = 536_870_912.0;

/// A file that was chosen.
pub struct Chosen {
    /// Its name on the disk of whoever chose it.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The text of the file that was chosen in the input of this event; `None` if none was, or it is no small text.
pub async fn chosen_text(event: &Event) -> Option<String> {
    JsFuture::from(chosen(event, MOST)?.text()).await.ok()?.as_string()
}

/// The file that was chosen in the input of this event, which is empty again afterwards, so that the same file can be chosen
/// once more; `None` if none was, or it is no text of at most so many bytes.
pub async fn chosen_file(event: &Event, most: f64) -> Option<Chosen> {
    let file = chosen(event, most)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    input(event)?.set_value("");
    Some(Chosen { name: file.name(), text })
}

/// The bytes of the file that was chosen in the input of this event; `None` if none was, or it is too large.
pub async fn chosen_bytes(event: &Event) -> Option<Vec<u8>> {
    let read = JsFuture::from(chosen(event, MOST_BYTES)?.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&read).to_vec())
}

fn chosen(event: &Event, most: f64) -> Option<File> {
    input(event)?.files()?.get(0).filter(|file| file.size() <= most)
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
