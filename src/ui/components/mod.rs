//! Parts that several pages share. Each takes plain values and closures and gives a view: fewer generics, fewer bytes.

mod button;
pub(super) mod date_parts;
mod details;
mod el;
mod error_summary;
mod exit_bar;
#[cfg(feature = "client")]
mod helpline_list;
mod progress;
mod prose;
mod skip_link;
mod table;
mod text_field;
pub(super) mod value_problem;

pub(super) use button::{Look, actions, button, link_button, pressable};
pub(super) use details::details;
pub(super) use el::{El, again, all, el, nothing};
pub(super) use error_summary::{Problems, error_summary, point_at};
pub(super) use exit_bar::exit_bar;
#[cfg(feature = "client")]
pub(super) use helpline_list::helpline_list;
pub(super) use progress::progress;
pub(super) use prose::{TITLE_ID, heading, hint, lead, list, paragraph, title, web_link};
pub(super) use skip_link::skip_link;
pub(super) use table::table;
pub(super) use text_field::{TextField, text_field};
