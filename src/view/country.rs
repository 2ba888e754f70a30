//! One country in one series, ask by ask and edition by edition: what the page shows of it.

use crate::facts::folded;
use crate::judgement::{Ask, Status};
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId, ReportId};
use crate::view::Lookup;
use crate::view::list::AskLine;
use crate::view::overview::{self, Asked, overview, taken_in};

/// Asks by editions.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The editions that were read, earliest first.
    pub editions: Vec<Column>,
    /// Editions between the first and the last of which no report was read.
    pub missing: Vec<Edition>,
    /// The asks that were chosen, in their order.
    pub rows: Vec<Row>,
    /// How many asks there are, chosen or not.
    pub of: usize,
}

/// One edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its report.
    pub report: ReportId,
    /// Tier or assessment.
    pub rating: Option<String>,
    /// Whether its recommendations were part of what was read.
    pub recommendations_read: bool,
}

/// One ask through the editions.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The ask in a line.
    pub line: AskLine,
    /// One for each of [`Grid::editions`].
    pub cells: Vec<Cell>,
}

/// One ask in one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The edition.
    pub year: Edition,
    /// Whether it was asked there.
    pub asked: Asked,
    /// What later editions say of that edition's wording; absent where it was not asked.
    pub status: Option<Status>,
    /// The wording by which that edition asks, or that has taken it in. Of several, the first.
    pub wording: Option<RecommendationId>,
}

impl Grid {
    /// Whether any cell shown is of that kind.
    pub fn shows(&self, asked: Asked) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.any(|cell| cell.asked == asked)
    }

    /// Whether any ask shown stands like that, or any cell shown has that status.
    pub fn shows_status(&self, status: Status) -> bool {
        (self.rows.iter()).any(|row| {
            row.line.standing == status || row.cells.iter().any(|cell| cell.status == Some(status))
        })
    }

    /// Whether any line shown is like that.
    pub fn has(&self, like: fn(&AskLine) -> bool) -> bool {
        self.rows.iter().any(|row| like(&row.line))
    }
}

/// The asks in `lines` by the editions of `ledger`; only those in whose title, name or wordings all
/// of `words` stand, as they are written or in part.
pub fn grid(ledger: &Ledger, lines: Vec<AskLine>, words: &str) -> Grid {
    let lookup = Lookup::of(ledger);
    let overview = overview(ledger);
    let words = folded(words);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let rows = lines.into_iter().filter_map(|line| {
        let ask = (ledger.judgement.asks.iter()).find(|ask| ask.id == line.id)?;
        let row = overview.asks.iter().find(|row| row.id == line.id)?;
        speaks_of(&lookup, ask, &line, &words).then(|| Row {
            cells: (row.cells.iter())
                .map(|cell| self::cell(&lookup, ask, cell))
                .collect(),
            line,
        })
    });
    Grid {
        of: overview.asks.len(),
        rows: rows.collect(),
        missing: overview.missing,
        editions: (ledger.reports.iter().zip(overview.editions))
            .map(|(report, column)| Column {
                report: report.id.clone(),
                rating: column.rating,
                recommendations_read: column.recommendations_read,
            })
            .collect(),
    }
}

fn speaks_of(lookup: &Lookup, ask: &Ask, line: &AskLine, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = folded(&format!("{} {}", line.title, line.id));
    for wording in &ask.wordings {
        text.push(' ');
        text.push_str(&folded(lookup.words(wording)));
    }
    words.iter().all(|word| text.contains(word))
}

fn cell(lookup: &Lookup, ask: &Ask, cell: &overview::Cell) -> Cell {
    let own = || (ask.wordings.iter()).find(|wording| wording.report.year == cell.year);
    Cell {
        year: cell.year,
        asked: cell.asked,
        status: cell.status,
        wording: match cell.asked {
            Asked::Yes => own().cloned(),
            Asked::Within => taken_in(lookup, ask, cell.year).into_iter().next(),
            Asked::No | Asked::Unknown => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::{orvania, wording};
    use crate::view::list::{Order, ask_lines, tests::rows};

    fn shown(words: &str) -> Grid {
        grid(&orvania(), ask_lines(rows(), Order::Streak), words)
    }

    fn names(grid: &Grid) -> Vec<String> {
        let lines = grid.rows.iter().map(|row| row.line.id.to_string());
        lines.map(|id| id.replace("ORVANIA-", "")).collect()
    }

    #[test]
    fn rows_keep_the_order_of_the_list_and_cells_name_their_wordings() {
        let grid = shown("");
        assert_eq!(names(&grid), ["2010-1", "2014-2", "2010-3", "2010-2"]);
        assert_eq!(grid.of, 4);
        assert_eq!(grid.missing, [2013]);
        let first: Vec<_> = grid.rows[0]
            .cells
            .iter()
            .map(|c| c.wording.clone())
            .collect();
        let asked = |year, ordinal| Some(wording((year, ordinal)));
        assert_eq!(
            first,
            [asked(2010, 1), asked(2011, 1), None, asked(2014, 1)]
        );
        assert_eq!(grid.rows[0].cells[2].asked, Asked::Unknown);
        assert!(grid.shows(Asked::No) && !grid.shows(Asked::Within));
    }

    #[test]
    fn a_status_is_shown_where_an_ask_stands_so_or_a_cell_has_it() {
        let grid = shown("2014-2");
        assert!(grid.shows_status(Status::Pending));
        assert!(!grid.shows_status(Status::Met));
    }

    #[test]
    fn words_are_found_in_any_wording_even_in_part() {
        assert_eq!(names(&shown("coast gu")), ["2010-3"]);
        assert_eq!(names(&shown("MEN boys")), ["2010-2"]);
        assert_eq!(names(&shown("2014-2")), ["2014-2"]);
        assert_eq!(names(&shown("shelter investigations")), [""; 0]);
        assert_eq!(shown("nothing").of, 4);
    }
}
