//! Parts that several pages share. Each takes plain values and closures and gives a view: fewer generics, fewer bytes.

mod button;
mod details;
mod error_summary;
mod exit_bar;
mod helpline_list;
mod prose;
mod skip_link;
mod table;
mod text_field;

pub(super) use button::{Look, button, link_button};
pub(super) use details::details;
pub(super) use error_summary::error_summary;
pub(super) use exit_bar::exit_bar;
pub(super) use helpline_list::helpline_list;
pub(super) use prose::{heading, lead, list, paragraph, web_link};
pub(super) use table::table;
pub(super) use text_field::{TextField, text_field};
