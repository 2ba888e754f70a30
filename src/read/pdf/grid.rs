//! The grid of a ruled table: where its columns and rows are parted.

use super::above::{Above, bands, crosses, spans};
use super::gaps;
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
pub(super) const NEAR: f32 = 2.5;

/// Edges of one table differ by less than this from rule to rule.
pub(super) const IN_LINE: f32 = 4.0;

/// No head of a table is higher, in points.
const HIGHEST_HEAD: f32 = 70.0;

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
    // A head of a table is low; a rule that stands alone above a page is no part of what is below.
    let plain = |level: &Level| level.joints().next().is_none();
    let uprights = upright(page, last.y, level.y).any(|x| x > left && x < right);
    if plain(last) && open.len() == 1 && !uprights && level.y - last.y > HIGHEST_HEAD {
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
    places.extend(upright(page, top, bottom));
    places.retain(|x| *x > left + IN_LINE && *x < right - IN_LINE);
    merged(places)
}

/// Where the upright rules stand that reach between two heights.
fn upright(page: &Page, top: f32, bottom: f32) -> impl Iterator<Item = f32> + '_ {
    page.rules.iter().filter_map(move |rule| match rule {
        Rule::Upright {
            x,
            top: above,
            bottom: below,
        } if *above < bottom && *below > top => Some(*x),
        _ => None,
    })
}

fn merged(mut places: Vec<f32>) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| *a - *b < IN_LINE);
    places
}

/// The heights at which the page has level rules.
fn levels(page: &Page) -> Vec<Level> {
    let boxes: Vec<&Area> = (page.frames.iter())
        .filter(|frame| is_alone(frame, page))
        .collect();
    let mut rules: Vec<(f32, f32, f32)> = page
        .rules
        .iter()
        .filter(|rule| !boxes.iter().any(|frame| is_side(rule, frame)))
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

/// Whether no rule touches a frame but its own sides: then it is a box and no cell.
fn is_alone(frame: &Area, page: &Page) -> bool {
    let touches = |rule: &&Rule| {
        let area = match rule {
            Rule::Level { y, left, right } => Area {
                left: *left,
                top: *y,
                right: *right,
                bottom: *y,
            },
            Rule::Upright { x, top, bottom } => Area {
                left: *x,
                top: *top,
                right: *x,
                bottom: *bottom,
            },
        };
        area.touches(frame)
    };
    !page
        .rules
        .iter()
        .filter(touches)
        .any(|rule| !is_side(rule, frame))
}

fn is_side(rule: &Rule, frame: &Area) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 1.0;
    match rule {
        Rule::Level { y, left, right } => {
            (near(*y, frame.top) || near(*y, frame.bottom))
                && near(*left, frame.left)
                && near(*right, frame.right)
        }
        Rule::Upright { x, top, bottom } => {
            (near(*x, frame.left) || near(*x, frame.right))
                && near(*top, frame.top)
                && near(*bottom, frame.bottom)
        }
    }
}

fn grid(page: &Page, mut levels: Vec<Level>, words: &[Word]) -> Option<Grid> {
    let left = levels.iter().map(Level::left).fold(f32::MAX, f32::min);
    let right = levels.iter().map(Level::right).fold(f32::MIN, f32::max);
    let inner = joints(page, &levels, left, right);
    if right - left < 60.0 {
        return None;
    }
    let mut edges = vec![left];
    edges.extend(inner);
    edges.push(right);
    if edges.len() == 2 {
        edges = gaps::in_rows(edges, &levels, words)?;
    }
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
    let mut has_head = head.is_some();
    for y in [top, head].into_iter().flatten() {
        let whole = edges.windows(2).map(|pair| (pair[0], pair[1]));
        let rules = whole.collect();
        levels.insert(0, Level { y, rules });
    }
    let last = levels.last()?.y;
    let below = bands(page)
        .iter()
        .filter(|fill| spans(fill, left, right) && fill.top < last && fill.bottom > last + 6.0)
        .map(|fill| fill.bottom)
        .fold(last, f32::max);
    if below > last && has_words(last, below) {
        let rules = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
        levels.push(Level { y: below, rules });
    }
    if levels.len() < 2 {
        return None;
    }
    if !has_head && let Some(top) = above.filled_head(levels[0].y, levels[1].y) {
        // Rules below a head may leave out a column whose cell goes on from the page before.
        has_head = true;
        levels[0].y = top;
        levels[1].rules = edges.windows(2).map(|pair| (pair[0], pair[1])).collect();
    }
    let edges = gaps::refined(edges, &levels, words);
    Some(Grid {
        edges,
        levels,
        has_head,
    })
}
