//! Other people's words in Markdown, so that they are read as they were written.

use crate::view::wording::{Change, Piece};

/// `text` on one line, with every character escaped that Markdown would take for a mark.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (place, word) in text.split_whitespace().enumerate() {
        if place > 0 {
            safe.push(' ');
        } else if is_list_mark(word) {
            let (number, mark) = word.split_at(word.len() - 1);
            safe.push_str(number);
            safe.push('\\');
            safe.push_str(mark);
            continue;
        }
        for (column, character) in word.chars().enumerate() {
            let begins_the_line = place == 0 && column == 0;
            if is_mark(character) || begins_the_line && begins_a_block(character) {
                safe.push('\\');
            }
            safe.push(character);
        }
    }
    safe
}

/// A wording with what was taken out struck through and what was put in set in bold.
pub(super) fn changes(pieces: &[Piece]) -> String {
    let drawn = pieces.iter().map(|piece| {
        let words = escaped(&piece.words);
        match piece.change {
            Change::Kept => words,
            Change::Deleted => format!("~~{words}~~"),
            Change::Inserted => format!("**{words}**"),
        }
    });
    drawn.collect::<Vec<_>>().join(" ")
}

/// A number that begins a list where it begins a line: `1.`, `12)`.
fn is_list_mark(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']);
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

/// The characters that mean something to Markdown somewhere in a line.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&'
    )
}

/// The characters that begin a heading, a list or a rule where they begin a line.
fn begins_a_block(character: char) -> bool {
    matches!(character, '#' | '+' | '-' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_are_read_as_they_were_written() {
        assert_eq!(
            escaped("*a* [b](c) <d> | e_f"),
            r"\*a\* \[b\](c) \<d\> \| e\_f"
        );
        assert_eq!(escaped("1. not a list"), r"1\. not a list");
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[a-z*_~`|<>\\[\\] \\n-]{0,60}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(escaped(&text).replace('\\', ""), words.join(" "));
        }
    }
}
