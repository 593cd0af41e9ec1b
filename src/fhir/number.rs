//! Scores as JSON has numbers, and back: hundredths are exact in two decimals.

use serde_json::{Value, json};

/// Hundredths as a number.
pub(super) fn points(hundredths: i64) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "a pack's scores are far below 2^53 hundredths")]
    let points = hundredths as f64 / 100.0;
    if hundredths % 100 == 0 { json!(hundredths / 100) } else { json!(points) }
}

/// A number of at most two decimal places within ten million, as packs take it, in hundredths.
pub(super) fn hundredths(n: f64) -> Option<i64> {
    let rounded = (n * 100.0).round();
    let fits = rounded.abs() <= 1e9 && (rounded - n * 100.0).abs() <= 1e-6;
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    fits.then_some(rounded as i64)
}
