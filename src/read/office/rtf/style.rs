//! The stylesheet: which styles are headings.

use std::collections::HashMap;

/// The styles of paragraphs, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Stylesheet {
    styles: HashMap<i32, Style>,
    number: i32,
    name: String,
    outline: Option<i32>,
}

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The level of the heading.
    pub heading: Option<u8>,
    /// Whether they are lines of a table of contents.
    pub contents: bool,
}

impl Stylesheet {
    /// A control word within the stylesheet.
    pub fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.number = number.unwrap_or(0),
            "outlinelevel" => self.outline = number,
            _ => {}
        }
    }

    /// Words within it: a style's name ends with a semicolon, and the style with it.
    pub fn words(&mut self, words: &str) {
        for character in words.chars() {
            match character {
                ';' => self.end(),
                other => self.name.push(other),
            }
        }
    }

    fn end(&mut self) {
        let name = std::mem::take(&mut self.name).trim().to_lowercase();
        let named = match name.strip_prefix("heading ") {
            Some(level) => level.trim().parse().ok(),
            None => (name == "title").then_some(1),
        };
        let style = Style {
            heading: named.or_else(|| level(self.outline.take()?)),
            contents: name.starts_with("toc ") && name != "toc heading",
        };
        self.outline = None;
        self.styles.insert(std::mem::take(&mut self.number), style);
    }

    /// The style of this number.
    pub fn get(&self, number: i32) -> Style {
        self.styles.get(&number).copied().unwrap_or_default()
    }
}

/// The level of a heading by its `\outlinelevel`; text that is none has 9.
pub(super) fn level(outline: i32) -> Option<u8> {
    u8::try_from(outline)
        .ok()
        .filter(|level| *level < 9)
        .map(|level| level + 1)
}
