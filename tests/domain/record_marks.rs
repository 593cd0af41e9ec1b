//! Marks on a note that is being typed: whatever is typed, pasted and taken out, they make a note.

use candour::case::record::{Marks, Mention, Note, Text};
use proptest::prelude::*;

/// Something that happens to the words: characters from one place to another are replaced, or chosen and marked.
#[derive(Debug, Clone)]
enum Step {
    Replace(usize, usize, String),
    Mark(usize, usize),
    Unmark(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let place = || 0..40_usize;
    let step = prop_oneof![
        3 => (place(), place(), "[aŻ💡 \n]{0,6}").prop_map(|(from, to, words)| Step::Replace(from, to, words)),
        2 => (place(), place()).prop_map(|(from, to)| Step::Mark(from, to)),
        1 => (0..4_usize).prop_map(Step::Unmark),
    ];
    prop::collection::vec(step, 0..20)
}

proptest! {
    #[test]
    fn marks_make_a_note_whatever_is_typed(steps in steps()) {
        let (mut text, mut marks) = (String::new(), Marks::default());
        for step in steps {
            match step {
                Step::Replace(from, to, words) => {
                    let chars: Vec<char> = text.chars().collect();
                    let from = from.min(chars.len());
                    let to = to.clamp(from, chars.len());
                    let after: String = chars[..from].iter().copied().chain(words.chars()).chain(chars[to..].iter().copied()).collect();
                    marks.follow(&text, &after);
                    text = after;
                }
                Step::Mark(from, to) => {
                    marks.mark(&text, Mention { from, to });
                }
                Step::Unmark(which) => marks.unmark(which),
            }
            if let Some(words) = Text::parse(&text).unwrap() {
                prop_assert!(Note::new(words, None, marks.trimmed(&text)).is_ok());
            }
        }
    }
}
