//! `unmet overview`: the grid of asks and editions.

use std::collections::BTreeMap;
use std::fmt::Write;

use comfy_table::{Cell as Drawn, CellAlignment};

use super::table::{Columns, coloured, drawn, empty};
use crate::judgement::Status;
use crate::render::Page;
use crate::render::page::status_symbol;
use crate::render::words::{abbreviations, series_name, years};
use crate::report::Edition;
use crate::view::overview::{Asked, Cell, Column, Overview, Row};

/// Columns that an ask's title needs to be read with ease.
const TITLE: usize = 28;

/// How much room an edition has. The more editions, the less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Room {
    /// Columns for the mark and the year.
    mark: usize,
    /// Blanks between two editions.
    gap: usize,
}

impl Room {
    const FOLDS: [Room; 3] = [
        Room { mark: 2, gap: 1 },
        Room { mark: 1, gap: 1 },
        Room { mark: 1, gap: 0 },
    ];

    /// The widest room in which `editions` stand side by side in `columns`; else the narrowest.
    fn of(editions: usize, columns: usize) -> Self {
        let fits = |room: &Room| editions * (room.mark + room.gap) <= columns;
        let [.., narrowest] = Room::FOLDS;
        Room::FOLDS.into_iter().find(fits).unwrap_or(narrowest)
    }

    /// A year in two lines: 20 above 12, or 1 above 2 where an edition has one column.
    fn year(self, year: Edition) -> String {
        let digits = format!("{year:04}");
        let (upper, lower) = digits.split_at(2);
        match self.mark {
            2 => format!("{upper}\n{lower}"),
            _ => lower
                .chars()
                .map(String::from)
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }
}

/// The grid. Editions stand closer where there are many; those that do not fit side by side all the
/// same go into further grids below.
pub fn overview(page: Page, overview: &Overview) -> String {
    let mut text = String::new();
    let title = format!("{} · {}", overview.country, series_name(&overview.series));
    let _ = writeln!(text, "{}\n", page.heading(&title));

    let names = overview.asks.iter().map(|row| row.id.to_string().len());
    let columns = (page.width).saturating_sub(names.max().unwrap_or(0) + TITLE + 4);
    let room = Room::of(overview.editions.len(), columns);
    let ratings = overview.editions.iter().filter_map(|e| e.rating.as_deref());
    let ratings = abbreviations(ratings, room.mark);
    let side_by_side = (columns / (room.mark + room.gap)).max(1);
    let blocks = overview.editions.len().div_ceil(side_by_side).max(1);
    let per_block = overview.editions.len().div_ceil(blocks).max(1);
    for start in (0..overview.editions.len()).step_by(per_block) {
        let end = (start + per_block).min(overview.editions.len());
        text.push_str(&grid(page, overview, &ratings, room, start..end));
        text.push('\n');
    }
    legend(&mut text, page, overview, &ratings);
    text
}

fn grid(
    page: Page,
    overview: &Overview,
    short: &BTreeMap<&str, String>,
    room: Room,
    place: std::ops::Range<usize>,
) -> String {
    let editions = &overview.editions[place.clone()];
    let mut kinds = vec![Columns::Whole, Columns::Wrapped];
    kinds.extend(editions.iter().map(|_| Columns::Whole));
    let mut header = vec![Drawn::new("id"), Drawn::new("ask")];
    header.extend(editions.iter().map(|e| Drawn::new(room.year(e.year))));
    let mut table = empty(page, header, &kinds, 2);
    let gap = u16::try_from(room.gap).unwrap_or(1);
    for column in table.column_iter_mut().skip(2) {
        column.set_padding((0, gap));
    }
    let mut ratings = vec![Drawn::new(""), Drawn::new("rating")];
    ratings.extend(editions.iter().map(|edition| rating(edition, short)));
    table.add_row(ratings);
    for row in overview.asks.iter().filter(|row| is_alive(row, &place)) {
        let mut cells = vec![Drawn::new(&row.id), Drawn::new(&row.title)];
        cells.extend(row.cells[place.clone()].iter().map(cell));
        table.add_row(cells);
    }
    drawn(&table)
}

/// Whether an ask has something to show among the editions at `place`.
fn is_alive(row: &Row, place: &std::ops::Range<usize>) -> bool {
    let mut cells = row.cells[place.clone()].iter();
    cells.any(|cell| cell.asked.is_made())
}

fn rating(edition: &Column, short: &BTreeMap<&str, String>) -> Drawn {
    let known = edition
        .rating
        .as_deref()
        .and_then(|rating| short.get(rating));
    Drawn::new(known.map_or("", String::as_str)).set_alignment(CellAlignment::Left)
}

fn cell(cell: &Cell) -> Drawn {
    match (cell.status, cell.asked) {
        (Some(status), _) => coloured(Drawn::new(status_symbol(status)), status),
        (None, Asked::Unknown) => Drawn::new("?"),
        (None, Asked::Within) => Drawn::new("›"),
        (None, _) => Drawn::new("·"),
    }
}

fn legend(text: &mut String, page: Page, overview: &Overview, ratings: &BTreeMap<&str, String>) {
    let statuses: Vec<String> = (Status::ALL.iter())
        .map(|status| page.status(*status))
        .collect();
    let statuses = statuses.join("  ");
    let what = "What became of that edition\u{2019}s wording, by the newest report that was read:";
    page.paragraph(text, "", "", what);
    page.paragraph(
        text,
        "  ",
        "  ",
        &format!("{statuses} (no later report yet)"),
    );
    let mut cells = overview.asks.iter().flat_map(|row| &row.cells);
    let within = match cells.any(|cell| cell.asked == Asked::Within) {
        true => "  › only as part of another ask",
        false => "",
    };
    let rest = format!(
        "· not asked in that edition{within}  ? its recommendations were not part of what was read"
    );
    page.paragraph(text, "  ", "  ", &rest);
    if !ratings.is_empty() {
        let spelt: Vec<String> = ratings
            .iter()
            .map(|(rating, short)| format!("{short} {rating}"))
            .collect();
        page.paragraph(text, "", "  ", &format!("ratings: {}", spelt.join(", ")));
    }
    if !overview.missing.is_empty() {
        let missing = years(&overview.missing);
        page.paragraph(text, "", "  ", &format!("no report of {missing} was read"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::example::orvania;
    use crate::view::overview::overview as view;

    #[test]
    fn a_grid_fits_the_page() {
        for width in [80, 120] {
            let text = overview(Page::new(width, Ink::Plain), &view(&orvania()));
            assert!(text.lines().all(|line| line.chars().count() <= width));
            insta::assert_snapshot!(format!("overview_{width}"), text);
        }
    }

    #[test]
    fn twenty_five_editions_stand_side_by_side_on_eighty_columns() {
        let mut wide = view(&orvania());
        let first = wide.editions[0].clone();
        wide.editions = (2001..2026)
            .map(|year| Column {
                year,
                ..first.clone()
            })
            .collect();
        for row in &mut wide.asks {
            let first = row.cells[0].clone();
            row.cells = (2001..2026)
                .map(|year| Cell {
                    year,
                    ..first.clone()
                })
                .collect();
        }
        let text = overview(Page::new(80, Ink::Plain), &wide);
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        insta::assert_snapshot!(text);
    }

    #[test]
    fn editions_that_do_not_fit_go_into_a_grid_below() {
        insta::assert_snapshot!(overview(Page::new(56, Ink::Plain), &view(&orvania())));
    }
}
