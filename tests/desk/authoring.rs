//! `docs/authoring.md`, followed step by step: every file is written, every command run, and what it prints is what stands
//! there.

use std::fs;

use crate::support::{Folder, desk_in, said};

/// A fenced block of the page: what stands behind its fence, and its text.
struct Block<'a> {
    about: &'a str,
    text: &'a str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut rest = page;
    let mut blocks = vec![];
    while let Some((_, from)) = rest.split_once("\n```") {
        let (about, body) = from.split_once('\n').unwrap();
        let (text, after) = body.split_once("```").unwrap();
        blocks.push(Block { about, text });
        rest = after;
    }
    blocks
}

#[test]
fn the_way_from_an_empty_file_to_a_published_pack_can_be_followed() {
    let page = fs::read_to_string("docs/authoring.md").unwrap();
    let folder = Folder::new("authoring");
    for file in ["instruments/about-you-1.0.json", "centres/demo.json"] {
        folder.write(file, fs::read_to_string(file).unwrap());
    }
    let mut printed = None;
    let (mut commands, mut compared) = (0, 0);
    for Block { about, text } in blocks(&page) {
        match about.split(' ').collect::<Vec<_>>().as_slice() {
            ["json", file] => drop(folder.write(file, text)),
            ["json", file, "replace"] => {
                let (from, to) = text.trim().split_once(" -> ").unwrap();
                assert_eq!(folder.read(file).matches(from).count(), 1, "{from}");
                folder.write(file, folder.read(file).replace(from, to));
            }
            ["json", file, "packs"] => {
                let before = folder.read(file);
                let line = before.lines().find(|line| line.contains("\"packs\"")).unwrap();
                folder.write(file, before.replace(line, text.trim()));
            }
            ["sh"] => {
                let words: Vec<&str> = text.split_whitespace().collect();
                assert_eq!(words[0], "desk");
                let output = desk_in(&folder.at("."), &words[1..]);
                printed = Some([output.stdout, output.stderr].concat());
                commands += 1;
            }
            // `previewing` follows what goes on until it is stopped.
            ["sh", "preview"] => {}
            ["text"] => {
                assert_eq!(String::from_utf8(printed.take().unwrap()).unwrap(), text);
                compared += 1;
            }
            other => panic!("a block that nobody follows: {other:?}"),
        }
    }
    assert!(commands >= 6 && compared >= 5, "{commands} commands, {compared} outputs");
    let book = said(&desk_in(&folder.at("."), &["describe", "instruments/sleep-1.0.json"]));
    assert!(book.contains("Cite as: How you sleep, pack sleep version 1.0, SHA-256 "));
}
