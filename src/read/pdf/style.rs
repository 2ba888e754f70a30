//! How a document sets its text: the size and boldness of its body, its headings, its leading.

use std::collections::BTreeMap;

use super::flow::Paragraph;
use super::lines::Line;

/// The styles of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Style {
    /// The size of most letters.
    pub body: f32,
    weight: f32,
    leadings: BTreeMap<i32, f32>,
    headings: Vec<f32>,
}

/// Letters that are larger by this than the text's are those of a heading.
const LARGER: f32 = 1.12;

/// Strokes that are thicker by this than the text's are bold.
const BOLDER: f32 = 1.22;

/// A heading is not longer, in characters.
const LONGEST_HEADING: usize = 160;

impl Style {
    /// The styles of a document with these lines, each page's in the order in which they stand.
    pub fn of<'a>(pages: impl Iterator<Item = &'a [Line]>) -> Style {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        let mut weights: BTreeMap<(i32, i32), usize> = BTreeMap::new();
        let mut steps: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
        for page in pages {
            for line in page {
                let letters = line.text.chars().count();
                *sizes.entry(half_points(line.size)).or_default() += letters;
                let weight = (line.weight / 4.0).round() as i32;
                *weights.entry((half_points(line.size), weight)).or_default() += letters;
            }
            for (above, below) in stacked(page) {
                let step = ((below.base - above.base) * 4.0).round() as i32;
                let of_size = steps.entry(half_points(below.size)).or_default();
                *of_size.entry(step).or_default() += 1;
            }
        }
        // Notes and references may hold more letters than the text, but never larger ones.
        let all: usize = sizes.values().sum();
        let often = sizes.iter().rev().find(|(_, count)| **count * 5 > all);
        let body = often.map_or(20, |(size, _)| *size);
        let weight = weights
            .iter()
            .filter(|((size, weight), _)| *size == body && *weight > 0)
            .max_by_key(|(_, count)| **count)
            .map_or(0.0, |((_, weight), _)| *weight as f32 * 4.0);
        let body = body as f32 / 2.0;
        let mut headings: Vec<f32> = sizes
            .keys()
            .map(|size| *size as f32 / 2.0)
            .filter(|size| *size > body * LARGER)
            .collect();
        headings.reverse();
        let leadings = steps
            .into_iter()
            .filter_map(|(size, steps)| Some((size, leading(&steps)?)))
            .collect();
        Style {
            body,
            weight,
            leadings,
            headings,
        }
    }

    /// How far apart lines of a paragraph are that is set in this size.
    pub fn leading(&self, size: f32) -> f32 {
        let known = self.leadings.get(&half_points(size));
        known.copied().unwrap_or(size * 1.2).min(size * 1.7)
    }

    /// Whether all words of the line are bold beside those of the text.
    pub fn is_bold(&self, line: &Line) -> bool {
        self.weight > 0.0 && line.thinnest < f32::MAX && line.thinnest > self.weight * BOLDER
    }

    /// Whether a line could belong to a paragraph by its letters.
    pub fn is_alike(&self, open: &Paragraph, line: &Line) -> bool {
        let Some(above) = open.lines.last() else {
            return false;
        };
        let ratio = line.size / above.size;
        if !(0.9..1.11).contains(&ratio) {
            return false;
        }
        // A bold heading above text that is not: a run-in heading has text beside it.
        let bold = open.lines.iter().all(|line| self.is_bold(line));
        if bold {
            return self.is_bold(line) || line.weight > self.weight * 1.1;
        }
        // A line that is bold as a whole goes on with text only in the midst of a sentence.
        !self.is_bold(line) || !above.text.ends_with(['.', ')', ':', '”', '"'])
    }

    /// The level of the heading that these lines make, where they surely make one.
    pub fn heading_level(&self, lines: &[Line]) -> Option<u8> {
        let first = lines.first()?;
        let letters: usize = lines.iter().map(|line| line.text.chars().count()).sum();
        let has_letters = lines
            .iter()
            .any(|line| line.text.chars().any(char::is_alphabetic));
        if letters > LONGEST_HEADING || !has_letters {
            return None;
        }
        let size = half_points(first.size) as f32 / 2.0;
        if size > self.body * LARGER {
            let above = self.headings.iter().filter(|heading| **heading > size);
            return Some((above.count() as u8).saturating_add(1).min(5));
        }
        let last = lines.last()?;
        let runs_on = last.text.ends_with(['.', ';', ',']);
        let bold = lines.iter().all(|line| self.is_bold(line));
        (bold && lines.len() <= 3 && !runs_on && size > self.body * 0.85).then_some(6)
    }
}

fn half_points(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

/// Lines right above one another.
fn stacked(lines: &[Line]) -> impl Iterator<Item = (&Line, &Line)> {
    lines.windows(2).filter_map(|pair| {
        let [above, below] = pair else { return None };
        let step = below.base - above.base;
        let near = step > above.size * 0.9 && step < above.size * 2.2;
        let alike = (below.size - above.size).abs() < 0.3;
        let beside = below.left < above.right && above.left < below.right;
        (near && alike && beside).then_some((above, below))
    })
}

/// The most frequent step, in points.
fn leading(steps: &BTreeMap<i32, usize>) -> Option<f32> {
    let most = steps.iter().max_by_key(|(_, count)| **count)?;
    Some(*most.0 as f32 / 4.0)
}
