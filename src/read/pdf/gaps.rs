//! Columns of a table that no rule parts: a gap runs down between them through all rows.

use super::grid::Level;
use super::words::Word;

/// A gap between columns is at least so wide, in points.
const NARROWEST: f32 = 5.0;

/// The edges of a table's columns, with those columns parted through which a gap runs.
pub(super) fn refined(edges: Vec<f32>, levels: &[Level], words: &[Word]) -> Vec<f32> {
    let mut refined = Vec::with_capacity(edges.len());
    for pair in edges.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        refined.push(left);
        refined.extend(parted(left, right, levels, words));
    }
    refined.extend(edges.last());
    refined
}

/// The edges of the columns of a table whose rules all run across it, if gaps run down through its
/// rows. Columns of text have gaps too, but more lines between two rules.
pub(super) fn in_rows(edges: Vec<f32>, levels: &[Level], words: &[Word]) -> Option<Vec<f32>> {
    let is_low = |pair: &[Level]| pair[1].y - pair[0].y < HIGHEST_ROW;
    if !levels.windows(2).all(is_low) {
        return None;
    }
    let refined = refined(edges, levels, words);
    (refined.len() > 2).then_some(refined)
}

/// No row of a table without upright rules is higher, in points: some seven lines.
const HIGHEST_ROW: f32 = 90.0;

/// Where the gaps of one column run.
fn parted(left: f32, right: f32, levels: &[Level], words: &[Word]) -> Vec<f32> {
    let bands: Vec<Vec<&Word>> = levels
        .windows(2)
        .map(|pair| within(left, right, pair[0].y, pair[1].y, words))
        .filter(|band| !band.is_empty())
        .collect();
    if bands.len() < FEWEST_ROWS {
        return Vec::new();
    }
    let mut spans: Vec<(f32, f32)> = bands
        .iter()
        .flatten()
        .map(|word| (word.left, word.right))
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut reach = f32::MAX;
    for (from, to) in spans {
        if from - reach >= NARROWEST {
            gaps.push((from + reach) / 2.0);
        }
        reach = if reach == f32::MAX { to } else { reach.max(to) };
    }
    gaps.retain(|gap| {
        let both = bands.iter().filter(|band| {
            let first = band.iter().any(|word| word.right <= *gap);
            first && band.iter().any(|word| word.left >= *gap)
        });
        both.count() * 5 >= bands.len() * 3
    });
    gaps
}

/// Fewer rows do not show that a gap is none by chance.
const FEWEST_ROWS: usize = 3;

fn within(left: f32, right: f32, top: f32, bottom: f32, words: &[Word]) -> Vec<&Word> {
    let inside = |word: &&Word| {
        let (x, y) = word.middle();
        x > left && x < right && y > top && y < bottom
    };
    words.iter().filter(inside).collect()
}
