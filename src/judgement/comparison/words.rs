//! The words of a sentence as far as figures go: numbers, years, and what stands within brackets.

use crate::figures::{is_year, written_number};
use crate::language::tokens;

/// One word of a sentence as far as figures go.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Word {
    Number(f64),
    Year,
    Other(String),
}

/// A sentence's words, and which of them stand within brackets.
pub(super) struct Words {
    pub(super) words: Vec<Word>,
    pub(super) bracketed: Vec<bool>,
}

impl Words {
    /// Reads a sentence.
    pub(super) fn of(sentence: &str) -> Self {
        let tokens = tokens(sentence);
        let mut words: Vec<Word> = Vec::new();
        let mut bracketed = Vec::new();
        for token in &tokens {
            let before = &sentence[..token.place.start];
            let inside = before.matches('(').count() > before.matches(')').count();
            let mut word = word(&token.folded);
            // Sums of money and shares are no counts that others could be compared with.
            let after = sentence[token.place.end..].trim_start();
            let no_count = before.ends_with(['$', '£', '€'])
                || ["million", "billion", "percent", "%"]
                    .iter()
                    .any(|w| after.starts_with(w));
            if no_count && matches!(word, Word::Number(_)) {
                word = Word::Other(token.folded.clone());
            }
            match (words.last_mut(), word) {
                // "thirty-three" is two words and one number.
                (Some(Word::Number(tens)), Word::Number(ones))
                    if before.ends_with('-') && *tens >= 20.0 && ones < 10.0 =>
                {
                    *tens += ones;
                }
                (_, word) => {
                    words.push(word);
                    bracketed.push(inside);
                }
            }
        }
        Words { words, bracketed }
    }
}

fn word(folded: &str) -> Word {
    match written_number(folded) {
        Some(number) => Word::Number(number),
        None if is_year(folded) => Word::Year,
        None => Word::Other(folded.to_owned()),
    }
}
