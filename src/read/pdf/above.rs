//! What stands above the first rule of a table: its first row, its head.

use super::grid::{IN_LINE, NEAR};
use super::page::{Area, Page};
use super::words::Word;

/// What stands above the first rule of a table.
pub(super) struct Above<'a> {
    pub page: &'a Page,
    pub edges: &'a [f32],
    pub words: &'a [Word],
}

impl Above<'_> {
    /// The upper edge of the first row, and that of the head above it, where the first rule is the
    /// lower edge of the first row.
    pub fn rows(&self, first: f32) -> (Option<f32>, Option<f32>) {
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        let mut steps: Vec<f32> = bands(self.page)
            .iter()
            .filter(|fill| spans(fill, left, right))
            .flat_map(|fill| [fill.top, fill.bottom])
            .filter(|y| *y < first - 4.0)
            .collect();
        steps.sort_by(|a, b| b.total_cmp(a));
        steps.dedup_by(|a, b| *b - *a < NEAR);
        let mut steps = steps.into_iter();
        let Some(top) = steps.next() else {
            return (self.unfilled(first), None);
        };
        let head = steps
            .next()
            .filter(|step| top - step < 50.0 && self.is_rows(*step, top));
        // What goes on from the page before may fill one column only.
        let is_body = self.is_rows(top, first) || head.is_some() && self.is_clear(top, first);
        if is_body {
            (Some(top), head)
        } else {
            (self.unfilled(first), None)
        }
    }

    /// The upper edge of a head that is filled as a whole and ends where the first rows begin.
    pub fn filled_head(&self, from: f32, to: f32) -> Option<f32> {
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        let filled = bands(self.page);
        let head = filled.iter().find(|band| {
            spans(band, left, right)
                && (band.bottom - to).abs() < NEAR
                && band.top > from - NEAR
                && band.height() < 50.0
        })?;
        self.is_rows(head.top, head.bottom).then_some(head.top)
    }

    /// Whether the words between two heights stand in the columns, in two of them at least.
    fn is_rows(&self, from: f32, to: f32) -> bool {
        let within = self.within(from, to);
        let column = |word: &&Word| {
            let x = word.middle().0;
            self.inner().iter().filter(|edge| **edge < x).count()
        };
        self.is_clear(from, to) && within.iter().any(|word| column(word) != column(&within[0]))
    }

    /// Whether no word between two heights runs across an edge.
    fn is_clear(&self, from: f32, to: f32) -> bool {
        let within = self.within(from, to);
        !self.inner().iter().any(|edge| crosses(&within, *edge))
    }

    fn inner(&self) -> &[f32] {
        &self.edges[1..self.edges.len() - 1]
    }

    fn within(&self, from: f32, to: f32) -> Vec<&Word> {
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        let inside = |word: &&Word| {
            let (x, y) = word.middle();
            y > from && y < to && x > left && x < right
        };
        self.words.iter().filter(inside).collect()
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

/// The filled areas of a page, those joined that stand side by side: the cells of one row.
pub(super) fn bands(page: &Page) -> Vec<Area> {
    let mut bands: Vec<Area> = Vec::new();
    for fill in &page.fills {
        let near = |a: f32, b: f32| (a - b).abs() < 1.5;
        let beside = bands.iter_mut().find(|band| {
            near(band.top, fill.top)
                && near(band.bottom, fill.bottom)
                && (near(band.right, fill.left) || near(band.left, fill.right))
        });
        match beside {
            Some(band) => *band = band.with(fill),
            None => bands.push(*fill),
        }
    }
    bands
}

/// Whether an area fills most of a table's breadth, and no more.
pub(super) fn spans(area: &Area, left: f32, right: f32) -> bool {
    let shared = area.right.min(right) - area.left.max(left);
    shared > (right - left) * 0.5 && area.left > left - IN_LINE && area.right < right + IN_LINE
}

/// Whether the words run across the place: one stands on it, or two beside it with a mere space
/// between them.
pub(super) fn crosses(words: &[&Word], edge: f32) -> bool {
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
