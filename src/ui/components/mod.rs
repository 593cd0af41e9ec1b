//! Parts that several pages share. Each takes plain values and closures and gives a view: fewer generics, fewer bytes.

mod error_summary;
mod helpline_list;
mod text_field;

pub(super) use error_summary::error_summary;
pub(super) use helpline_list::helpline_list;
pub(super) use text_field::{TextField, text_field};
