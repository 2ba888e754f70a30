//! The grid of a ruled table: where its columns and rows are parted.

use super::page::{Area, Page, Rule};
use super::words::Word;

/// Where a table's columns and rows are parted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// The left edge of each column, and the right edge of the last: two columns at least.
    pub edges: Vec<f32>,
    /// The upper edge of each row, and the lower edge of the last: one row at least.
    pub levels: Vec<Level>,
    /// Whether the first row is a head.
    pub has_head: bool,
}

/// A height at which rows are parted, and how far across.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Level {
    /// The height.
    pub y: f32,
    /// The rules at that height, from left to right.
    pub rules: Vec<(f32, f32)>,
}

/// Rules that are so near to each other stand at one place.
const NEAR: f32 = 2.5;

/// Edges of one table differ by less than this from rule to rule.
const IN_LINE: f32 = 4.0;

/// No cell is taller than this part of the page.
const TALLEST: f32 = 0.6;

impl Level {
    fn left(&self) -> f32 {
        self.rules.first().map_or(f32::MAX, |rule| rule.0)
    }

    fn right(&self) -> f32 {
        self.rules
            .iter()
            .map(|rule| rule.1)
            .fold(f32::MIN, f32::max)
    }

    /// Whether it parts the rows of a column between two edges.
    fn covers(&self, left: f32, right: f32) -> bool {
        let shared = |rule: &(f32, f32)| (rule.1.min(right) - rule.0.max(left)).max(0.0);
        self.rules.iter().map(shared).sum::<f32>() > (right - left) * 0.6
    }

    /// The places where one rule ends and the next begins.
    fn joints(&self) -> impl Iterator<Item = f32> + '_ {
        self.rules
            .windows(2)
            .filter(|pair| (pair[0].1 - pair[1].0).abs() < NEAR)
            .map(|pair| pair[1].0)
    }
}

impl Grid {
    /// Where the table stands.
    pub fn area(&self) -> Area {
        let edge = |edge: Option<&f32>| edge.copied().unwrap_or_default();
        let level = |level: Option<&Level>| level.map_or(0.0, |level| level.y);
        Area {
            left: edge(self.edges.first()) - 1.0,
            top: level(self.levels.first()),
            right: edge(self.edges.last()) + 1.0,
            bottom: level(self.levels.last()),
        }
    }

    /// The first band of the cell that spans `band` in `column`.
    pub fn first_band(&self, column: usize, band: usize) -> usize {
        let (left, right) = (self.edges[column], self.edges[column + 1]);
        let parted = |band: &usize| *band == 0 || self.levels[*band].covers(left, right);
        // Only the first column and columns that are ruled as often as others have cells that span
        // rows; a column without any rules of its own follows its neighbours.
        let inner = &self.levels[1..self.levels.len() - 1];
        if column > 0 && !inner.iter().any(|level| level.covers(left, right)) {
            return band;
        }
        (0..=band).rev().find(parted).unwrap_or(band)
    }
}

/// The grids on a page, from top to bottom.
pub(super) fn grids(page: &Page, words: &[Word]) -> Vec<Grid> {
    let levels = levels(page);
    let mut grids: Vec<Grid> = Vec::new();
    let mut open: Vec<Level> = Vec::new();
    for level in levels {
        let goes_on = open
            .last()
            .is_some_and(|last| is_same_table(page, &open, last, &level, words));
        if !goes_on {
            grids.extend(grid(page, std::mem::take(&mut open), words));
        }
        open.push(level);
    }
    grids.extend(grid(page, open, words));
    grids
}

fn is_same_table(page: &Page, open: &[Level], last: &Level, level: &Level, words: &[Word]) -> bool {
    if level.y - last.y > page.height * TALLEST {
        return false;
    }
    let left = open.iter().map(Level::left).fold(f32::MAX, f32::min);
    let right = open.iter().map(Level::right).fold(f32::MIN, f32::max);
    if level.left() > right || level.right() < left {
        return false;
    }
    let inside = level.left() > left - IN_LINE && level.right() < right + IN_LINE;
    let around = level.left() < left + IN_LINE && level.right() > right - IN_LINE;
    if !inside && !around {
        return false;
    }
    let edges = joints(page, open, left, right);
    let in_line = |x: f32| {
        (x - left).abs() < IN_LINE
            || (x - right).abs() < IN_LINE
            || edges.iter().any(|edge| (x - edge).abs() < IN_LINE)
    };
    let own = level.joints().collect::<Vec<_>>();
    if !edges.is_empty() && !own.iter().all(|x| in_line(*x)) {
        return false;
    }
    let ends = [level.left(), level.right()];
    if !around && !edges.is_empty() && !ends.into_iter().all(in_line) {
        return false;
    }
    // Text that runs across the columns between two levels stands between two tables.
    let mut both = open.to_vec();
    both.push(level.clone());
    let (left, right) = (left.min(level.left()), right.max(level.right()));
    let between: Vec<&Word> = words
        .iter()
        .filter(|word| word.base > last.y && word.base < level.y)
        .filter(|word| word.left < right && word.right > left)
        .collect();
    let edges = joints(page, &both, left, right);
    !edges.iter().any(|edge| crosses(&between, *edge))
}

/// Whether the words run across the place: one stands on it, or two beside it with a mere space
/// between them.
fn crosses(words: &[&Word], edge: f32) -> bool {
    let on = |word: &&&Word| word.left < edge - 1.0 && word.right > edge + 1.0;
    if words.iter().any(|word| on(&word)) {
        return true;
    }
    let near = |gap: f32, size: f32| gap >= -1.0 && gap < size * 0.45;
    let ends = words
        .iter()
        .filter(|word| near(edge - word.right, word.size));
    ends.into_iter().any(|before| {
        words.iter().any(|after| {
            (after.base - before.base).abs() < 1.0
                && after.left >= edge - 1.0
                && near(after.left - before.right, before.size)
        })
    })
}

/// The places where the columns of these levels are parted.
fn joints(page: &Page, levels: &[Level], left: f32, right: f32) -> Vec<f32> {
    let (top, bottom) = match (levels.first(), levels.last()) {
        (Some(first), Some(last)) => (first.y, last.y),
        _ => return Vec::new(),
    };
    let mut places: Vec<f32> = levels.iter().flat_map(Level::joints).collect();
    // A rule of some columns only ends where they end.
    places.extend(
        levels
            .iter()
            .flat_map(|level| [level.left(), level.right()]),
    );
    places.extend(page.rules.iter().filter_map(|rule| match rule {
        Rule::Upright {
            x,
            top: above,
            bottom: below,
        } if *above < bottom && *below > top => Some(*x),
        _ => None,
    }));
    places.retain(|x| *x > left + IN_LINE && *x < right - IN_LINE);
    merged(places)
}

fn merged(mut places: Vec<f32>) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| *a - *b < IN_LINE);
    places
}

/// The heights at which the page has level rules.
fn levels(page: &Page) -> Vec<Level> {
    let mut rules: Vec<(f32, f32, f32)> = page
        .rules
        .iter()
        .filter_map(|rule| match rule {
            Rule::Level { y, left, right } => Some((*y, *left, *right)),
            Rule::Upright { .. } => None,
        })
        .collect();
    rules.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut levels: Vec<Level> = Vec::new();
    for (y, left, right) in rules {
        match levels.last_mut() {
            Some(level) if y - level.y < NEAR => level.rules.push((left, right)),
            _ => levels.push(Level {
                y,
                rules: vec![(left, right)],
            }),
        }
    }
    for level in &mut levels {
        level.rules.sort_by(|a, b| a.0.total_cmp(&b.0));
        level
            .rules
            .dedup_by(|a, b| (a.0 - b.0).abs() < 1.0 && (a.1 - b.1).abs() < 1.0);
    }
    levels
}

fn grid(page: &Page, mut levels: Vec<Level>, words: &[Word]) -> Option<Grid> {
    let left = levels.iter().map(Level::left).fold(f32::MAX, f32::min);
    let right = levels.iter().map(Level::right).fold(f32::MIN, f32::max);
    let inner = joints(page, &levels, left, right);
    if inner.is_empty() || right - left < 60.0 {
        return None;
    }
    let mut edges = vec![left];
    edges.extend(inner);
    edges.push(right);
    let first = levels.first()?.y;
    let has_words = |from: f32, to: f32| {
        words.iter().any(|word| {
            let (x, y) = word.middle();
            y > from && y < to && x > left && x < right
        })
    };
    let above = Above {
        page,
        edges: &edges,
        words,
    };
    let (top, head) = above.rows(first);
    let has_head = head.is_some();
    for y in [top, head].into_iter().flatten() {
        let whole = edges.windows(2).map(|pair| (pair[0], pair[1]));
        let rules = whole.collect();
        levels.insert(0, Level { y, rules });
    }
    let last = levels.last()?.y;
    let below = page
        .fills
        .iter()
        .filter(|fill| spans(fill, left, right) && fill.top < last && fill.bottom > last + 6.0)
        .map(|fill| fill.bottom)
        .fold(last, f32::max);
    if below > last && has_words(last, below) {
        let rules = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
        levels.push(Level { y: below, rules });
    }
    (levels.len() > 1).then_some(Grid {
        edges,
        levels,
        has_head,
    })
}

fn spans(area: &Area, left: f32, right: f32) -> bool {
    let shared = area.right.min(right) - area.left.max(left);
    shared > (right - left) * 0.5 && area.left > left - IN_LINE && area.right < right + IN_LINE
}

/// What stands above the first rule of a table.
struct Above<'a> {
    page: &'a Page,
    edges: &'a [f32],
    words: &'a [Word],
}

impl Above<'_> {
    /// The upper edge of the first row, and that of the head above it, where the first rule is the
    /// lower edge of the first row.
    fn rows(&self, first: f32) -> (Option<f32>, Option<f32>) {
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        let mut steps: Vec<f32> = self
            .page
            .fills
            .iter()
            .filter(|fill| spans(fill, left, right))
            .flat_map(|fill| [fill.top, fill.bottom])
            .filter(|y| *y < first - 4.0)
            .collect();
        steps.sort_by(|a, b| b.total_cmp(a));
        steps.dedup_by(|a, b| *b - *a < NEAR);
        let mut steps = steps.into_iter();
        let top = match steps.next() {
            Some(step) if self.is_rows(step, first) => step,
            _ => return (self.unfilled(first), None),
        };
        match steps.next() {
            Some(step) if top - step < 50.0 && self.is_rows(step, top) => (Some(top), Some(step)),
            _ => (Some(top), None),
        }
    }

    /// Whether the words between two heights stand in the columns, in two of them at least.
    fn is_rows(&self, from: f32, to: f32) -> bool {
        let within: Vec<&Word> = self
            .words
            .iter()
            .filter(|word| {
                let (x, y) = word.middle();
                y > from && y < to && x > self.edges[0] && x < self.edges[self.edges.len() - 1]
            })
            .collect();
        let inner = &self.edges[1..self.edges.len() - 1];
        let column = |word: &&Word| {
            let x = word.middle().0;
            inner.iter().filter(|edge| **edge < x).count()
        };
        !inner.iter().any(|edge| crosses(&within, *edge))
            && within
                .iter()
                .any(|word| column(&word) != column(&within[0]))
    }

    /// The upper edge of lines right above the first rule that stand in the columns, where no fill
    /// shows it.
    fn unfilled(&self, first: f32) -> Option<f32> {
        let mut top = first;
        let mut next = first;
        loop {
            let near = self.words.iter().filter(|word| {
                let (x, y) = word.middle();
                y < next
                    && word.area().bottom > next - word.size * 1.1
                    && x > self.edges[0]
                    && x < self.edges[self.edges.len() - 1]
            });
            let line = near.map(|word| word.area().top - 1.0).fold(next, f32::min);
            if line >= next {
                break;
            }
            if self.is_rows(line, first) {
                top = line;
            } else if line < top - 30.0 {
                break;
            }
            next = line;
        }
        (top < first).then_some(top)
    }
}
