//! Which key does what while an interview is written down: a digit answers, arrows walk along the answers.

/// The answers of one question as they stand in a row: its options, then the ways to pass it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// How many options there are.
    pub options: usize,
    /// The digit of the first option: 1, or 0 where the options are numbers themselves.
    pub first: usize,
    /// How many ways to pass it over stand behind them.
    pub passes: usize,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Chooses the answer at this place, and goes on.
    Choose(usize),
    /// Goes to the answer at this place without choosing it.
    Walk(usize),
    /// Takes back what was chosen.
    TakeBack,
}

impl Row {
    /// What a key (`KeyboardEvent.key`) does while the answer at place `at` has the focus. `None`: what it does anyway.
    #[must_use]
    pub fn act(self, key: &str, at: usize) -> Option<Act> {
        let last = (self.options + self.passes).checked_sub(1)?;
        match key {
            "ArrowRight" | "ArrowDown" => Some(Act::Walk(if at >= last { 0 } else { at + 1 })),
            "ArrowLeft" | "ArrowUp" => Some(Act::Walk(at.checked_sub(1).unwrap_or(last))),
            "Home" => Some(Act::Walk(0)),
            "End" => Some(Act::Walk(self.options.checked_sub(1).unwrap_or(last))),
            "Enter" | " " => Some(Act::Choose(at.min(last))),
            "Delete" | "Backspace" => Some(Act::TakeBack),
            _ => self.digit(key).map(Act::Choose),
        }
    }

    /// The digit that chooses an option; `None` where no single one does.
    #[must_use]
    pub fn key_of(self, option: usize) -> Option<usize> {
        Some(option + self.first).filter(|digit| option < self.options && *digit <= 9)
    }

    fn digit(self, key: &str) -> Option<usize> {
        let digit = usize::from(key.parse::<u8>().ok().filter(|_| key.len() == 1)?);
        digit.checked_sub(self.first).filter(|option| *option < self.options)
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, Row};

    const CHOICE: Row = Row { options: 4, first: 1, passes: 2 };
    const RATING: Row = Row { options: 11, first: 0, passes: 2 };

    fn check(row: Row, at: usize, key: &str, expected: Option<Act>) {
        assert_eq!(row.act(key, at), expected, "{key} at {at}");
    }

    #[test]
    fn digits_and_what_presses_a_button_answer_and_nothing_else_does() {
        check(CHOICE, 0, "1", Some(Act::Choose(0)));
        check(CHOICE, 5, "4", Some(Act::Choose(3)));
        check(RATING, 0, "0", Some(Act::Choose(0)));
        check(RATING, 0, "9", Some(Act::Choose(9)));
        for (at, key) in [(0, "Enter"), (2, " "), (5, "Enter")] {
            check(CHOICE, at, key, Some(Act::Choose(at)));
        }
        check(CHOICE, 2, "Delete", Some(Act::TakeBack));
        check(CHOICE, 2, "Backspace", Some(Act::TakeBack));
        for other in ["0", "5", "9", "10", "01", "a", "Tab", "Escape", "PageDown", "", "²"] {
            check(CHOICE, 0, other, None);
        }
    }

    #[test]
    fn arrows_walk_round_and_never_answer() {
        for (row, last) in [(CHOICE, 5), (RATING, 12)] {
            for at in 0..last {
                check(row, at, "ArrowRight", Some(Act::Walk(at + 1)));
                check(row, at, "ArrowDown", Some(Act::Walk(at + 1)));
                check(row, at + 1, "ArrowLeft", Some(Act::Walk(at)));
                check(row, at + 1, "ArrowUp", Some(Act::Walk(at)));
            }
            check(row, last, "ArrowRight", Some(Act::Walk(0)));
            check(row, 0, "ArrowLeft", Some(Act::Walk(last)));
            check(row, 3, "Home", Some(Act::Walk(0)));
        }
        check(CHOICE, 0, "End", Some(Act::Walk(3)));
        check(RATING, 0, "End", Some(Act::Walk(10)));
    }

    #[test]
    fn what_a_key_is_shown_for_is_what_it_chooses() {
        for row in [CHOICE, RATING, Row { options: 14, first: 1, passes: 0 }] {
            for option in 0..row.options {
                if let Some(digit) = row.key_of(option) {
                    check(row, 0, &digit.to_string(), Some(Act::Choose(option)));
                }
            }
        }
        assert_eq!((CHOICE.key_of(4), RATING.key_of(10)), (None, None));
    }

    #[test]
    fn a_row_of_nothing_takes_no_key() {
        check(Row { options: 0, first: 1, passes: 0 }, 0, "ArrowRight", None);
        check(Row { options: 0, first: 1, passes: 2 }, 0, "End", Some(Act::Walk(1)));
    }
}
