//! Words to lines.

use super::page::Area;
use super::words::Word;

/// Words that stand on one line, from left to right, with no wide gap between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its words with one space between them.
    pub text: String,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// The line it stands on.
    pub base: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// How thick the strokes of its letters are on average.
    pub weight: f32,
    /// How thick the strokes of its thinnest word are: a line is bold where that is.
    pub thinnest: f32,
    /// How wide its first word is.
    pub first_word: f32,
    /// Where its second word begins; its own beginning where it has none.
    pub second: f32,
}

impl Line {
    fn of(words: &[&Word]) -> Option<Line> {
        let first = words.first()?;
        let letters = |word: &&&Word| word.text.chars().count() as f32;
        let count: f32 = words.iter().map(|word| letters(&word)).sum();
        let widest = words
            .iter()
            .max_by(|a, b| letters(a).total_cmp(&letters(b)))?;
        let weighed = |words: &mut dyn Iterator<Item = f32>| words.sum::<f32>() / count.max(1.0);
        let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        Some(Line {
            text: text.join(" "),
            left: first.left,
            right: words
                .iter()
                .map(|word| word.right)
                .fold(first.right, f32::max),
            base: widest.base,
            size: widest.size,
            weight: weighed(&mut words.iter().map(|word| word.weight * letters(&word))),
            thinnest: words
                .iter()
                .map(|word| word.weight)
                .filter(|weight| *weight > 0.0)
                .fold(f32::MAX, f32::min),
            first_word: first.right - first.left,
            second: words.get(1).map_or(first.left, |word| word.left),
        })
    }

    /// Where it stands.
    pub fn area(&self) -> Area {
        Area {
            left: self.left,
            top: self.base - self.size * 0.75,
            right: self.right,
            bottom: self.base + self.size * 0.22,
        }
    }

    /// Takes in a line that stands to the right on the same height.
    pub fn extend(&mut self, right: Line) {
        let (here, there) = (self.text.chars().count(), right.text.chars().count());
        let (here, there) = (here as f32, there as f32);
        self.weight = (self.weight * here + right.weight * there) / (here + there).max(1.0);
        self.thinnest = self.thinnest.min(right.thinnest);
        if self.second == self.left {
            self.second = right.left;
        }
        self.right = self.right.max(right.right);
        self.text.push(' ');
        self.text.push_str(&right.text);
    }
}

/// Words on one line that stand further apart than this part of the font's size may belong to two
/// columns.
const WIDE_GAP: f32 = 1.0;

/// The lines that these words make, from top to bottom, each parted where a gap is wide or where
/// one of the `fences` (places across the page) stands between two words.
pub(super) fn lines(words: &[Word], fences: &dyn Fn(f32, f32, f32) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in rows(words) {
        let mut open: Vec<&Word> = Vec::new();
        for word in row {
            if let Some(before) = open.last() {
                let gap = word.left - before.right;
                let wide = gap > before.size.min(word.size) * WIDE_GAP;
                if wide || fences(before.right, word.left, word.base) {
                    lines.extend(Line::of(&open));
                    open.clear();
                }
            }
            open.push(word);
        }
        lines.extend(Line::of(&open));
    }
    lines
}

/// The words of each height, from left to right.
fn rows(words: &[Word]) -> Vec<Vec<&Word>> {
    let mut sorted: Vec<&Word> = words.iter().collect();
    sorted.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Vec<&Word>> = Vec::new();
    let mut height = (f32::MIN, 0.0);
    for word in sorted {
        if word.base - height.0 > f32::min(height.1, word.size) * 0.3 {
            rows.push(Vec::new());
            height = (word.base, word.size);
        }
        if let Some(row) = rows.last_mut() {
            row.push(word);
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// The texts of the lines that words of one cell make.
pub(super) fn texts(words: &[Word]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for row in rows(words) {
        let words: Vec<&str> = row.iter().map(|word| word.text.as_str()).collect();
        texts.push(words.join(" "));
    }
    texts
}
