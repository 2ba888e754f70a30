//! Labelled tables: recommendations against later recommendations, or against sentences.

use unmet::judgement::fitting::{
    Analysed, AnalysedSentence, Item, PAIR_SIGNALS, SPEAKS_SIGNALS, Table, Told, bearing_signals,
    pair_signals, speaks_signals, standing_signals,
};
use unmet::language::Facets;

use super::gold::{Labels, Task};

/// A cell of a labelled table.
pub struct Cell<'a, const N: usize> {
    pub row: usize,
    pub column: usize,
    pub asked: &'a Facets,
    pub told: &'a Told,
    /// The first stage's signals with 0 for the association; `None` where nothing is shared.
    pub signals: Option<[f32; N]>,
    pub right: bool,
    /// Neither right nor wrong.
    pub optional: bool,
}

/// What the second stage sees of a cell.
type SecondLook<'a, const N: usize> =
    Box<dyn Fn(&Table, (usize, usize), (f32, f32), &[f32; N]) -> Vec<f32> + Sync + Send + 'a>;

/// One labelled table.
pub struct Sheet<'a, const N: usize> {
    /// What the scores are listed under.
    pub group: &'a str,
    pub country: &'a str,
    pub columns: usize,
    pub cells: Vec<Cell<'a, N>>,
    pub second_look: SecondLook<'a, N>,
}

/// The old list of a task against its new one.
pub fn pairs<'a>(task: &'a Task, analysed: &'a Analysed) -> Sheet<'a, { PAIR_SIGNALS.len() }> {
    let items = |report: Option<&'a unmet::judgement::fitting::AnalysedReport<'a>>| {
        report.and_then(|r| r.items.as_deref()).unwrap_or_default()
    };
    let old: &[Item] = items(analysed.reports.first());
    let new: &[Item] = items(analysed.reports.last());
    let cells = places(old.len(), new.len()).map(|(row, column)| Cell {
        row,
        column,
        asked: &old[row].text.facets,
        told: &new[column].told,
        signals: pair_signals(&old[row], &new[column], 0.0),
        right: task.matches.right.contains_key(&(row, column)),
        optional: task.matches.optional.contains(&(row, column)),
    });
    Sheet {
        group: &task.group,
        country: &task.country,
        columns: new.len(),
        cells: cells.collect(),
        second_look: Box::new(|table, (row, column), margins, signals| {
            standing_signals(table.at(row, column), margins, signals).to_vec()
        }),
    }
}

/// The old list of a task against the sentences of each report.
pub fn links<'a>(
    task: &'a Task,
    analysed: &'a Analysed,
) -> Vec<Sheet<'a, { SPEAKS_SIGNALS.len() }>> {
    let Some(labels) = &task.evidence else {
        return Vec::new();
    };
    let items: &[Item] = analysed.reports[0].items.as_deref().unwrap_or_default();
    let mut before = 0;
    let mut sheets = Vec::new();
    for report in analysed.reports.iter().filter(|r| !r.sentences.is_empty()) {
        sheets.push(sheet_of(task, items, &report.sentences, labels, before));
        before += report.sentences.len();
    }
    sheets
}

/// The labels count sentences through all reports; so many stand `before` these.
fn sheet_of<'a>(
    task: &'a Task,
    items: &'a [Item<'a>],
    sentences: &'a [AnalysedSentence<'a>],
    labels: &Labels<Option<String>>,
    before: usize,
) -> Sheet<'a, { SPEAKS_SIGNALS.len() }> {
    let cells = places(items.len(), sentences.len()).map(|(row, column)| Cell {
        row,
        column,
        asked: &items[row].text.facets,
        told: &sentences[column].told,
        signals: speaks_signals(&items[row], &sentences[column], 0.0),
        right: labels.right.contains_key(&(row, column + before)),
        optional: labels.optional.contains(&(row, column + before)),
    });
    Sheet {
        group: &task.group,
        country: &task.country,
        columns: sentences.len(),
        cells: cells.collect(),
        second_look: Box::new(move |table, place, margins, signals| {
            bearing_signals(table, place, margins, sentences, signals).to_vec()
        }),
    }
}

fn places(rows: usize, columns: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)))
}
