//! The chart of asks by editions: a row an ask, a mark for what became of each edition's wording.

use askama::Template;

use crate::judgement::Status;
use crate::render::prose::BY_NEED;
use crate::render::words::abbreviations;
use crate::report::{Edition, RecommendationId};
use crate::view::compliance::Compliance;
use crate::view::overview::{Asked, Cell, Overview};

const TITLES: usize = 330;
const COLUMN: usize = 32;
const ROW: usize = 22;
const HEAD: usize = 36;
/// The chart is at least as wide as the page, so that few columns do not make giants of the marks.
const NARROWEST: usize = 640;
/// So many rows stand together at most: what is moved to the next page of paper leaves no more than a
/// third of one empty, and on a screen the editions' years stay in sight.
const ROWS_A_PANEL: usize = 12;
/// So many characters of a title fit before the marks.
const TITLE: usize = 58;

/// Asks by editions.
#[derive(Template)]
#[template(path = "report/grid.svg")]
pub(super) struct Grid<'a> {
    key: String,
    year: Edition,
    width: usize,
    description: String,
    ratings: String,
    columns: Vec<Column>,
    panels: Vec<Panel<'a>>,
    legend: Vec<Key>,
}

struct Column {
    year: Edition,
    rating: String,
    middle: usize,
}

struct Panel<'a> {
    height: usize,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    id: &'a RecommendationId,
    title: String,
    title_in_full: &'a str,
    striped: bool,
    y: usize,
    text_y: usize,
    cells: Vec<Mark>,
}

struct Mark {
    mark: &'static str,
    word: &'static str,
    x: usize,
    y: usize,
}

struct Key {
    mark: &'static str,
    meaning: &'static str,
}

impl<'a> Grid<'a> {
    pub fn of(view: &'a Compliance) -> Self {
        let grid = &view.grid;
        let ratings = grid
            .editions
            .iter()
            .filter_map(|column| column.rating.as_deref());
        let short = abbreviations(ratings, 2);
        Grid {
            key: view.report.to_string(),
            year: view.year,
            width: (TITLES + grid.editions.len() * COLUMN).max(NARROWEST),
            description: described(grid),
            ratings: (short.iter())
                .map(|(rating, short)| format!("{short} {rating}"))
                .collect::<Vec<_>>()
                .join(", "),
            columns: (grid.editions.iter().enumerate())
                .map(|(place, column)| Column {
                    year: column.year,
                    rating: (column.rating.as_deref())
                        .and_then(|rating| short.get(rating).cloned())
                        .unwrap_or_default(),
                    middle: TITLES + place * COLUMN + COLUMN / 2,
                })
                .collect(),
            panels: grid.asks.chunks(rows_a_panel(grid)).map(panel).collect(),
            legend: legend(grid),
        }
    }
}

/// As even as they can be, so that no panel has but one row.
fn rows_a_panel(grid: &Overview) -> usize {
    let panels = grid.asks.len().div_ceil(ROWS_A_PANEL).max(1);
    grid.asks.len().div_ceil(panels).max(1)
}

fn panel(asks: &[crate::view::overview::Row]) -> Panel<'_> {
    let rows: Vec<Row> = (asks.iter().enumerate())
        .map(|(place, ask)| {
            let y = HEAD + place * ROW;
            Row {
                id: &ask.id,
                title: shortened(&ask.title),
                title_in_full: &ask.title,
                striped: place % 2 == 0,
                y,
                text_y: y + 15,
                cells: (ask.cells.iter().enumerate())
                    .map(|(place, cell)| {
                        let (mark, word) = mark(cell);
                        let x = TITLES + place * COLUMN + (COLUMN - 18) / 2;
                        Mark {
                            mark,
                            word,
                            x,
                            y: y + 2,
                        }
                    })
                    .collect(),
            }
        })
        .collect();
    Panel {
        height: HEAD + rows.len() * ROW,
        rows,
    }
}

fn mark(cell: &Cell) -> (&'static str, &'static str) {
    match (cell.status, cell.asked) {
        (Some(status), _) => (status.word(), status.word()),
        (None, Asked::Unknown) => ("unknown", "not known"),
        (None, Asked::Within) => ("within", "asked as part of another ask"),
        (None, _) => ("not-asked", "not asked"),
    }
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= TITLE {
        return title.to_owned();
    }
    let kept: String = title.chars().take(TITLE).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{} …", &kept[..end])
}

fn described(grid: &Overview) -> String {
    let last = grid.editions.last().map_or(0, |column| column.year);
    let first = grid.editions.first().map_or(0, |column| column.year);
    format!(
        "{} asks by {} editions from {first} to {last}. The table behind the chart has the same in words.",
        grid.asks.len(),
        grid.editions.len()
    )
}

fn legend(grid: &Overview) -> Vec<Key> {
    let cells = || grid.asks.iter().flat_map(|ask| &ask.cells);
    let statuses = (BY_NEED.into_iter())
        .filter(|status: &Status| cells().any(|cell| cell.status == Some(*status)))
        .map(|status| Key {
            mark: status.word(),
            meaning: status.word(),
        });
    let others = [
        ("not-asked", "not asked"),
        ("within", "asked as part of another ask"),
        ("unknown", "recommendations not read"),
    ];
    let others = (others.into_iter())
        .filter(|(other, _)| cells().any(|cell| mark(cell).0 == *other))
        .map(|(mark, meaning)| Key { mark, meaning });
    statuses.chain(others).collect()
}
