//! What changed between two versions of a text, word by word.

/// A piece of the later text, or of the earlier one where it is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the earlier one.
    Gone(String),
    /// Only in the later one.
    New(String),
}

/// More words than this are compared as one: the table would grow with the square.
const WORDS_MAX: usize = 1_500;

/// Compares two texts word by word. Joined again, everything but what is gone is the later text with single spaces.
#[must_use]
pub fn difference(earlier: &str, later: &str) -> Vec<Piece> {
    let (old, new) = (words(earlier), words(later));
    if old == new {
        return vec![Piece::Same(later.to_owned())];
    }
    if old.len() > WORDS_MAX || new.len() > WORDS_MAX {
        return vec![Piece::Gone(earlier.to_owned()), Piece::New(later.to_owned())];
    }
    joined(steps(&old, &new))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The longest common sequence, from the end to the beginning.
fn lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0_u16; new.len() + 1]; old.len() + 1];
    for (at, old_word) in old.iter().enumerate().rev() {
        let below = table.get(at + 1).cloned().unwrap_or_default();
        let Some(row) = table.get_mut(at) else { continue };
        let mut right = 0;
        for (to, new_word) in new.iter().enumerate().rev() {
            let get = |row: &[u16], at: usize| row.get(at).copied().unwrap_or_default();
            let best = if old_word == new_word { get(&below, to + 1) + 1 } else { right.max(get(&below, to)) };
            if let Some(cell) = row.get_mut(to) {
                *cell = best;
            }
            right = best;
        }
    }
    table
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Same,
    Gone,
    New,
}

fn steps<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(Mark, &'a str)> {
    let table = lengths(old, new);
    let length = |at: usize, to: usize| table.get(at).and_then(|row| row.get(to)).copied().unwrap_or_default();
    let (mut at, mut to, mut steps) = (0, 0, Vec::new());
    loop {
        match (old.get(at), new.get(to)) {
            (Some(gone), Some(came)) if gone == came => {
                steps.push((Mark::Same, *came));
                (at, to) = (at + 1, to + 1);
            }
            (Some(gone), came) if came.is_none() || length(at + 1, to) >= length(at, to + 1) => {
                steps.push((Mark::Gone, *gone));
                at += 1;
            }
            (_, Some(came)) => {
                steps.push((Mark::New, *came));
                to += 1;
            }
            (_, None) => return steps,
        }
    }
}

fn joined(steps: Vec<(Mark, &str)>) -> Vec<Piece> {
    let mut pieces: Vec<(Mark, String)> = Vec::new();
    for (mark, word) in steps {
        match pieces.last_mut() {
            Some((last, text)) if *last == mark => {
                text.push(' ');
                text.push_str(word);
            }
            _ => pieces.push((mark, word.to_owned())),
        }
    }
    let piece = |(mark, text)| match mark {
        Mark::Same => Piece::Same(text),
        Mark::Gone => Piece::Gone(text),
        Mark::New => Piece::New(text),
    };
    pieces.into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_changed_word_is_gone_and_new() {
        let pieces = difference("Sätt bänkar vid stationen", "Sätt stolar vid stationen nu");

        assert_eq!(
            pieces,
            [
                Piece::Same("Sätt".to_owned()),
                Piece::Gone("bänkar".to_owned()),
                Piece::New("stolar".to_owned()),
                Piece::Same("vid stationen".to_owned()),
                Piece::New("nu".to_owned()),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_difference(
            old in prop::collection::vec("[a-c]", 0..12),
            new in prop::collection::vec("[a-c]", 0..12),
        ) {
            let (old, new) = (old.join(" "), new.join(" "));
            let pieces = difference(&old, &new);
            let read = |wants_new: bool| {
                let kept = pieces.iter().filter_map(|piece| match piece {
                    Piece::Same(text) => Some(text.as_str()),
                    Piece::Gone(text) => (!wants_new).then_some(text.as_str()),
                    Piece::New(text) => wants_new.then_some(text.as_str()),
                });
                kept.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
            };
            prop_assert_eq!(read(false), old.clone());
            prop_assert_eq!(read(true), new);
        }
    }
}
