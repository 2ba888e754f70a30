//! Lines joined to running text: words that a line's end parted, and ligatures that were lost.

use crate::read::hyphen::{Hyphen, Words};
use crate::read::space::{SOFT_HYPHEN, fold};

/// The words of a whole document, by which a hyphen at a line's end is judged.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary(Words);

impl Vocabulary {
    /// The words of these lines.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        Vocabulary(Words::of(lines))
    }

    /// The text of lines that follow one another.
    pub fn join<'a>(&self, lines: impl Iterator<Item = &'a str>) -> String {
        let mut text = String::new();
        for line in lines {
            self.append(&mut text, line);
        }
        fold(&text)
    }

    /// Puts a line behind the text that it goes on with.
    pub fn append(&self, text: &mut String, line: &str) {
        if text.is_empty() {
            text.push_str(line);
            return;
        }
        if text.ends_with(SOFT_HYPHEN) {
            text.pop();
            text.push_str(line);
            return;
        }
        if is_range(text, line) {
            text.push_str(line);
            return;
        }
        let last = text.rsplit(' ').next().unwrap_or_default();
        let first = line.split(' ').next().unwrap_or_default();
        match Hyphen::between(last, first, &self.0) {
            Hyphen::None => text.push(' '),
            Hyphen::OfTheWord => {}
            Hyphen::OfTheLine => {
                text.pop();
            }
        }
        text.push_str(line);
    }
}

/// Whether a line's end parts two numbers at the dash between them.
fn is_range(text: &str, line: &str) -> bool {
    let mut before = text.chars().rev();
    matches!(before.next(), Some('–' | '-'))
        && before.next().is_some_and(|c| c.is_ascii_digit())
        && line.starts_with(|c: char| c.is_ascii_digit())
}
