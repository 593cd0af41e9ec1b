//! Colours: every pair that text, controls and signs use meets WCAG 2.2 AA, in light and in dark.

use std::collections::BTreeMap;
use std::fs;

/// Text on what it stands on: at least 4.5 to 1 (1.4.3).
const TEXTS: &str = "text on page surface quiet chosen good-quiet support-quiet error-quiet
text-soft on page surface quiet chosen
action on page surface quiet chosen support-quiet good-quiet
on-action on action action-strong
good on page surface good-quiet
support on support-quiet
error on page surface error-quiet
on-leave on leave";

/// Borders of controls, focus and lines of the chart on what they stand beside: at least 3 to 1 (1.4.11).
const SIGNS: &str = "control on page surface
focus on page surface chosen quiet
action on surface line
good on line
support on line
error on surface page
leave on page";

#[test]
fn every_pair_of_colours_in_use_meets_aa_in_light_and_dark() {
    let css = fs::read_to_string("style/tokens.css").unwrap();
    let (light, dark) = css.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let mut wrong = Vec::new();
    for (scheme, colours) in [("light", colours(light)), ("dark", colours(dark))] {
        for (pairs, least) in [(TEXTS, 4.5), (SIGNS, 3.0)] {
            for (front, back) in pairs.lines().flat_map(pairs_of) {
                let ratio = ratio(colours[front], colours[back]);
                if ratio < least {
                    wrong.push(format!("{scheme}: {front} on {back} is {ratio:.2}, not {least}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn knows_the_ratios_that_the_standard_gives() {
    assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    assert!((ratio([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
}

fn pairs_of(line: &'static str) -> Vec<(&'static str, &'static str)> {
    let (front, backs) = line.split_once(" on ").unwrap();
    backs.split(' ').map(|back| (front, back)).collect()
}

/// The colours of one scheme by the part of their name after `--colour-`.
fn colours(css: &str) -> BTreeMap<&str, [u8; 3]> {
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--colour-")?.split_once(": #")?;
            let number = u32::from_str_radix(value.strip_suffix(';')?, 16).ok()?;
            let [_, red, green, blue] = number.to_be_bytes();
            Some((name, [red, green, blue]))
        })
        .collect()
}

/// Contrast ratio and relative luminance as WCAG 2.2 defines them.
fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
