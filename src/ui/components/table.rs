//! A small table whose first column names its rows.

use leptos::prelude::*;

use super::el;

/// Draws it; every row has as many cells as there are columns.
pub(in crate::ui) fn table(caption: Option<String>, columns: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    let head = columns.into_iter().map(|text| heading_cell(text, "col"));
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().enumerate().map(|(column, text)| match column {
            0 => heading_cell(text, "row"),
            _ => el("td", "app-table__cell").text(text).view(),
        });
        el("tr", "").children(cells).view()
    });
    el("table", "app-table")
        .children(caption.map(|text| el("caption", "app-table__caption").text(text).view()))
        .el(el("thead", "").el(el("tr", "").children(head)))
        .el(el("tbody", "").children(rows))
        .view()
}

fn heading_cell(text: String, scope: &'static str) -> AnyView {
    el("th", "app-table__cell").attr("scope", scope).text(text).view()
}
