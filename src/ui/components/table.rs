//! A small table whose first column names its rows.

use leptos::prelude::*;

/// Draws it; every row has as many cells as there are columns.
pub(in crate::ui) fn table(caption: Option<String>, columns: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    let head: Vec<_> = columns.into_iter().map(|text| cell(text, Some("col"))).collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let cells: Vec<_> =
                row.into_iter().enumerate().map(|(column, text)| cell(text, (column == 0).then_some("row"))).collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="app-table">
            {caption.map(|text| view! { <caption class="app-table__caption">{text}</caption> })}
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(text: String, heads: Option<&'static str>) -> AnyView {
    match heads {
        Some(scope) => view! {
            <th class="app-table__cell" scope=scope>
                {text}
            </th>
        }
        .into_any(),
        None => view! { <td class="app-table__cell">{text}</td> }.into_any(),
    }
}
