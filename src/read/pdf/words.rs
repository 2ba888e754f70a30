//! Glyphs to words.

use std::collections::HashSet;

use super::page::{Area, Glyph, Page};

/// A run of glyphs without a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Its characters.
    pub text: String,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// The line it stands on.
    pub base: f32,
    /// The size of its font.
    pub size: f32,
    /// How thick its strokes are on average, in thousandths of the size; 0 where it has none.
    pub weight: f32,
}

impl Word {
    /// Where it stands, from its tallest to its lowest letters.
    pub fn area(&self) -> Area {
        Area {
            left: self.left,
            top: self.base - self.size * 0.75,
            right: self.right,
            bottom: self.base + self.size * 0.22,
        }
    }

    /// The middle of its small letters.
    pub fn middle(&self) -> (f32, f32) {
        let across = (self.left + self.right) / 2.0;
        (across, self.base - self.size * 0.25)
    }
}

/// The words of a page, and the reference marks that stood beside them.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// In the order in which they are drawn.
    pub words: Vec<Word>,
    /// Raised marks that were taken away.
    pub marks: Vec<String>,
}

/// A gap wider than this part of the font's size parts two words: an ordinary space is a quarter,
/// letters are hardly ever a tenth apart.
const GAP: f32 = 0.17;

/// The words of a page.
pub(super) fn words(page: &Page) -> Words {
    let mut found = Words::default();
    let mut open: Option<Open> = None;
    let mut seen = HashSet::new();
    for glyph in &page.glyphs {
        if glyph.character.is_whitespace() {
            close(&mut open, &mut found);
            continue;
        }
        // A letter drawn twice on one spot makes it bold.
        let spot = (glyph.left * 2.0).round() as i32;
        let line = (glyph.base * 2.0).round() as i32;
        if !seen.insert((glyph.character, spot, line)) {
            continue;
        }
        match &mut open {
            Some(word) if word.goes_on(glyph) => word.push(glyph),
            _ => {
                close(&mut open, &mut found);
                open = Some(Open::new(glyph));
            }
        }
    }
    close(&mut open, &mut found);
    found
}

/// A word that may go on.
struct Open {
    word: Word,
    weights: f32,
    weighed: f32,
}

impl Open {
    fn new(glyph: &Glyph) -> Self {
        let word = Word {
            text: String::new(),
            left: glyph.left,
            right: glyph.right,
            base: glyph.base,
            size: glyph.size,
            weight: 0.0,
        };
        let mut open = Open {
            word,
            weights: 0.0,
            weighed: 0.0,
        };
        open.push(glyph);
        open
    }

    fn goes_on(&self, glyph: &Glyph) -> bool {
        let Word {
            left,
            right,
            base,
            size,
            ..
        } = self.word;
        (glyph.base - base).abs() < size * 0.12
            && (0.7..1.43).contains(&(glyph.size / size))
            && glyph.left > left
            && glyph.left - right < size.max(glyph.size) * GAP
            && right - glyph.left < size * 0.5
    }

    fn push(&mut self, glyph: &Glyph) {
        self.word.text.push(glyph.character);
        self.word.right = self.word.right.max(glyph.right);
        if glyph.weight > 0.0 && glyph.character.is_alphanumeric() {
            self.weights += glyph.weight;
            self.weighed += 1.0;
        }
    }
}

fn close(open: &mut Option<Open>, found: &mut Words) {
    let Some(mut open) = open.take() else {
        return;
    };
    if open.weighed > 0.0 {
        open.word.weight = open.weights / open.weighed;
    }
    let word = open.word;
    let Some(before) = found.words.last_mut() else {
        found.words.push(word);
        return;
    };
    if !is_raised(&word, before) {
        found.words.push(word);
    } else if word.text.chars().any(char::is_alphabetic) {
        before.text.push_str(&word.text);
        before.right = word.right;
    } else {
        found.marks.push(word.text);
    }
}

/// Whether the word stands close after another, smaller and higher: `20th`, or a reference's mark.
fn is_raised(word: &Word, before: &Word) -> bool {
    let rise = before.base - word.base;
    word.size < before.size * 0.8
        && rise > before.size * 0.15
        && rise < before.size * 0.7
        && word.left - before.right < before.size * 0.4
        && word.left - before.right > -before.size * 0.4
}
