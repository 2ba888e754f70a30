//! Every row held against every column: earlier wordings against later ones, recommendations against
//! sentences. The first stage's log-odds stand in a table, in which the second stage sees how far a
//! pair stands out.

use super::associations::Told;
use super::model::TwoStages;
use crate::language::Facets;

/// The log-odds of a pair that shares no term: as good as impossible.
pub const NOTHING_SHARED: f32 = -9.0;

/// Margins beyond this say no more than this.
const WIDEST_MARGIN: f32 = 6.0;

/// A table of log-odds: rows are those who ask, columns what answers.
pub struct Table {
    columns: usize,
    cells: Vec<f32>,
}

impl Table {
    /// A table of these cells, row after row.
    pub fn new(columns: usize, cells: Vec<f32>) -> Self {
        Table { columns, cells }
    }

    /// The log-odds of one pair.
    pub fn at(&self, row: usize, column: usize) -> f32 {
        self.cells[row * self.columns + column]
    }

    /// How far the cell stands above the best other of its row, and of its column, within
    /// ±[`WIDEST_MARGIN`].
    pub fn margins(&self) -> impl Fn(usize, usize) -> (f32, f32) + '_ {
        let rows = self
            .cells
            .chunks(self.columns.max(1))
            .map(|row| two_best(row.iter().copied()));
        let rows: Vec<[f32; 2]> = rows.collect();
        let columns: Vec<[f32; 2]> = (0..self.columns)
            .map(|column| {
                two_best(
                    self.cells
                        .iter()
                        .skip(column)
                        .step_by(self.columns)
                        .copied(),
                )
            })
            .collect();
        move |row, column| {
            let value = self.at(row, column);
            (
                above_others(value, rows[row]),
                above_others(value, columns[column]),
            )
        }
    }
}

fn two_best(values: impl Iterator<Item = f32>) -> [f32; 2] {
    values.fold([NOTHING_SHARED; 2], |[best, second], value| {
        if value > best {
            [value, best]
        } else {
            [best, second.max(value)]
        }
    })
}

fn above_others(value: f32, [best, second]: [f32; 2]) -> f32 {
    let other = if value >= best { second } else { best };
    (value - other).clamp(-WIDEST_MARGIN, WIDEST_MARGIN)
}

/// Two arrays as one; `N` is the sum of their lengths.
pub fn joined<const N: usize>(first: &[f32], second: &[f32]) -> [f32; N] {
    let mut both = [0.0; N];
    both[..first.len()].copy_from_slice(first);
    both[first.len()..].copy_from_slice(second);
    both
}

/// A text that asks for something.
pub trait Asks {
    /// What it asks for.
    fn facets(&self) -> &Facets;
}

/// A text that tells something.
pub trait Tells {
    /// What it tells of.
    fn told(&self) -> &Told;
}

/// What the first stage makes of every pair.
pub struct FirstStage {
    /// The signal "association" of each pair, row after row.
    associations: Vec<f32>,
    /// The log-odds.
    pub table: Table,
}

impl FirstStage {
    /// Holds every row against every column. `signals` gives those of a row, a column and their
    /// association; `None` where they share nothing.
    pub fn of<const N: usize>(
        rows: &[&impl Asks],
        columns: &[impl Tells],
        model: &TwoStages<N>,
        signals: impl Fn(usize, usize, f32) -> Option<[f32; N]>,
    ) -> Self {
        let mut associations = Vec::with_capacity(rows.len() * columns.len());
        let mut cells = Vec::with_capacity(rows.len() * columns.len());
        for (row, asking) in rows.iter().enumerate() {
            let asked = model.associations.asked(asking.facets());
            for (column, telling) in columns.iter().enumerate() {
                let association = model.associations.log_odds(&asked, telling.told());
                let signals = signals(row, column, association);
                associations.push(association);
                cells.push(
                    signals.map_or(NOTHING_SHARED, |signals| model.likeness.log_odds(&signals)),
                );
            }
        }
        FirstStage {
            associations,
            table: Table::new(columns.len(), cells),
        }
    }

    /// The signal "association" of one pair.
    pub fn association(&self, row: usize, column: usize) -> f32 {
        self.associations[row * self.table.columns + column]
    }
}
