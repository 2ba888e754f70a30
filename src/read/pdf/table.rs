//! Tables that are drawn with rules: their cells, row by row.

use super::grid::{Grid, grids};
use super::lines::texts;
use super::page::{Area, Page};
use super::words::Word;

/// A table, or the part of one that stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// Where it stands.
    pub area: Area,
    /// The left edge of each column, and the right edge of the last.
    pub edges: Vec<f32>,
    /// The cells of its head, if it has one.
    pub head: Option<Vec<Cell>>,
    /// Its rows, from top to bottom. A cell that spans several rows stands in each.
    pub rows: Vec<Vec<Cell>>,
    /// Whether a cell of its first column spans several rows.
    pub spanned: bool,
}

/// The lines of a cell.
pub(super) type Cell = Vec<String>;

/// Takes the words of the page's tables out of `words`, and makes tables of them.
pub(super) fn tables(page: &Page, words: &mut Vec<Word>) -> Vec<Table> {
    let mut tables = Vec::new();
    for grid in grids(page, words) {
        let area = grid.area();
        let (inside, outside) = std::mem::take(words)
            .into_iter()
            .partition(|word: &Word| holds(&area, word));
        *words = outside;
        match table(&grid, &inside) {
            Some(table) => tables.push(table),
            None => words.extend(inside),
        }
    }
    tables
}

fn holds(area: &Area, word: &Word) -> bool {
    let (x, y) = word.middle();
    area.holds(x, y)
}

fn table(grid: &Grid, words: &[Word]) -> Option<Table> {
    let columns = grid.edges.len() - 1;
    let bands = grid.levels.len() - 1;
    let mut cells: Vec<Vec<Vec<Word>>> = vec![vec![Vec::new(); columns]; bands];
    for word in words {
        let (x, y) = word.middle();
        let inner = &grid.edges[1..columns];
        let column = inner.iter().filter(|edge| **edge < x).count();
        let below = &grid.levels[1..bands];
        let band = below.iter().filter(|level| level.y < y).count();
        let band = grid.first_band(column, band);
        cells[band][column].push(word.clone());
    }
    let filled = |row: &Vec<Vec<Word>>| row.iter().filter(|cell| !cell.is_empty()).count();
    if cells.iter().map(filled).max().unwrap_or_default() < 2 {
        return None;
    }
    let mut rows = Vec::new();
    let mut spanned = false;
    for band in 0..bands {
        if grid.levels[band + 1].y - grid.levels[band].y < THINNEST_ROW {
            continue;
        }
        let owners: Vec<usize> = (0..columns)
            .map(|column| grid.first_band(column, band))
            .collect();
        spanned |= owners.first().is_some_and(|owner| *owner < band);
        let row: Vec<Cell> = (0..columns)
            .map(|column| texts(&cells[owners[column]][column]))
            .collect();
        // A band that only spans what stands above it is no row.
        let own = (0..columns).any(|c| owners[c] == band && !cells[band][c].is_empty());
        if own {
            rows.push(row);
        }
    }
    let head = (grid.has_head && rows.len() > 1).then(|| rows.remove(0));
    Some(Table {
        area: grid.area(),
        edges: grid.edges.clone(),
        head,
        rows,
        spanned,
    })
}

/// No row is lower than this, in points.
const THINNEST_ROW: f32 = 4.0;
