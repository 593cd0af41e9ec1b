//! Where words that are being typed speak of somebody else: marks that move with the words they stand on.

use super::{Mention, Note};

/// Marks on a text that is being typed: within it, in order, apart from each other. They say where, never what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(Vec<Mention>);

impl Marks {
    /// The marks of a note that is put right or gone on with.
    #[must_use]
    pub fn of(note: &Note) -> Self {
        Self(note.mentions().to_vec())
    }

    /// The marks, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Mention] {
        &self.0
    }

    /// Marks what was chosen, without the spaces around it; what touches another mark becomes one with it. Whether there was
    /// anything to mark.
    pub fn mark(&mut self, text: &str, Mention { from, to }: Mention) -> bool {
        let is_word = |(_, c): &(usize, char)| !c.is_whitespace();
        let mut chosen = text.chars().enumerate().take(to).skip(from).filter(is_word).map(|(at, _)| at);
        let Some(from) = chosen.next() else { return false };
        let mut new = Mention { from, to: chosen.last().unwrap_or(from) + 1 };
        self.0.retain(|old| {
            let apart = old.to < new.from || new.to < old.from;
            if !apart {
                new = Mention { from: new.from.min(old.from), to: new.to.max(old.to) };
            }
            apart
        });
        let place = self.0.partition_point(|old| old.from < new.from);
        self.0.insert(place, new);
        true
    }

    /// Takes a mark away; nothing, where there is none of this number.
    pub fn unmark(&mut self, which: usize) {
        if which < self.0.len() {
            self.0.remove(which);
        }
    }

    /// Moves the marks as a text changes: what was put in or taken out between what both begin and what both end with.
    /// Words put into a mark are marked, words beside it are not, and a mark whose words are gone goes too.
    pub fn follow(&mut self, before: &str, after: &str) {
        let [before, after] = [before, after].map(|text| text.chars().collect::<Vec<char>>());
        let same = |(one, other): &(&char, &char)| one == other;
        let start = before.iter().zip(&after).take_while(same).count();
        let end = before[start..].iter().rev().zip(after[start..].iter().rev()).take_while(same).count();
        let (old_end, new_end) = (before.len() - end, after.len() - end);
        let moved = |place: usize| place - old_end + new_end;
        self.0.retain_mut(|mark| {
            let Mention { from, to } = *mark;
            if to <= start {
                return true;
            }
            mark.from = if from >= old_end {
                moved(from)
            } else if start >= from {
                from
            } else {
                new_end
            };
            mark.to = if old_end <= to { moved(to) } else { start };
            mark.from < mark.to
        });
    }

    /// The marks on the same text without the spaces before and after it.
    #[must_use]
    pub fn trimmed(&self, text: &str) -> Vec<Mention> {
        let before = text.chars().count() - text.trim_start().chars().count();
        let length = text.trim().chars().count();
        let moved = |place: usize| place.saturating_sub(before).min(length);
        let marks = self.0.iter().map(|mark| Mention { from: moved(mark.from), to: moved(mark.to) });
        marks.filter(|mark| mark.from < mark.to).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a text is marked.
    fn marked(text: &str, marks: &Marks) -> Vec<String> {
        marks.0.iter().map(|mark| text.chars().take(mark.to).skip(mark.from).collect()).collect()
    }

    fn marks(text: &str, words: &[&str]) -> Marks {
        let mut marks = Marks::default();
        for word in words {
            let from = text[..text.find(word).unwrap()].chars().count();
            assert!(marks.mark(text, Mention { from, to: from + word.chars().count() }));
        }
        marks
    }

    #[test]
    fn what_is_chosen_is_marked_without_the_spaces_around_it() {
        let text = "Żaneta and her sister Jo came.";
        let mut some = marks(text, &[" her sister ", "Żaneta"]);
        assert_eq!(marked(text, &some), ["Żaneta", "her sister"]);
        assert!(!some.mark(text, Mention { from: 6, to: 7 }), "a space is nothing to mark");
        assert!(!some.mark(text, Mention { from: 3, to: 3 }));
        assert!(some.mark(text, Mention { from: 18, to: 99 }));
        assert_eq!(marked(text, &some), ["Żaneta", "her sister Jo came."]);
        some.unmark(0);
        some.unmark(7);
        assert_eq!(marked(text, &some), ["her sister Jo came."]);
    }

    #[test]
    fn marks_move_with_their_words() {
        let before = "I met her sister today.";
        let check = |after: &str, expected: &[&str]| {
            let mut some = marks(before, &["her sister"]);
            some.follow(before, after);
            assert_eq!(marked(after, &some), expected, "{after}");
        };
        check("At noon I met her sister today.", &["her sister"]);
        check("I met her sister today. She is kind.", &["her sister"]);
        check("I met her big sister today.", &["her big sister"]);
        check("I met her sister Jo today.", &["her sister"]);
        check("I met my and her sister today.", &["her sister"]);
        check("I met her sist", &["her sist"]);
        check("ter today.", &["ter"]);
        check("I met today.", &[]);
        check("", &[]);
    }

    #[test]
    fn marks_of_a_trimmed_text_stand_on_the_same_words() {
        let text = " \n her sister came  ";
        let mut some = marks(text, &["her sister", "came"]);
        some.0.push(Mention { from: 18, to: 20 });
        let trimmed = Marks(some.trimmed(text));
        assert_eq!(marked(text.trim(), &trimmed), ["her sister", "came"]);
    }
}
