//! `unmet overview`: the grid of asks and editions.

use std::collections::BTreeMap;
use std::fmt::Write;

use comfy_table::{Cell as Drawn, CellAlignment};

use super::table::{Columns, coloured, drawn, empty};
use crate::judgement::Status;
use crate::render::Page;
use crate::render::page::status_symbol;
use crate::render::words::{abbreviations, series_name, years};
use crate::view::overview::{Asked, Cell, Column, Overview, Row};

/// Columns that an ask's title needs to be read with ease.
const TITLE: usize = 28;
/// Columns of one edition: two for what it says, one to part it from the next.
const EDITION: usize = 3;

/// The grid. Editions that do not fit side by side go into further grids below.
pub fn overview(page: Page, overview: &Overview) -> String {
    let mut text = String::new();
    let title = format!("{} · {}", overview.country, series_name(&overview.series));
    let _ = writeln!(text, "{}\n", page.heading(&title));

    let name = overview
        .asks
        .iter()
        .map(|row| row.id.to_string().len())
        .max()
        .unwrap_or(0);
    let side_by_side = (page.width.saturating_sub(name + TITLE + 4) / EDITION).max(1);
    let ratings = abbreviations(overview.editions.iter().filter_map(|e| e.rating.as_deref()));
    let blocks = overview.editions.len().div_ceil(side_by_side).max(1);
    let per_block = overview.editions.len().div_ceil(blocks).max(1);
    for start in (0..overview.editions.len()).step_by(per_block) {
        let end = (start + per_block).min(overview.editions.len());
        text.push_str(&grid(page, overview, &ratings, start..end));
        text.push('\n');
    }
    legend(&mut text, page, overview, &ratings);
    text
}

fn grid(
    page: Page,
    overview: &Overview,
    short: &BTreeMap<&str, String>,
    place: std::ops::Range<usize>,
) -> String {
    let editions = &overview.editions[place.clone()];
    let mut kinds = vec![Columns::Whole, Columns::Wrapped];
    kinds.extend(editions.iter().map(|_| Columns::Whole));
    let mut header = vec![Drawn::new("id"), Drawn::new("ask")];
    header.extend(editions.iter().map(|edition| {
        let year = edition.year.to_string();
        Drawn::new(format!("{}\n{}", &year[..2], &year[2..]))
    }));
    let mut table = empty(page, header, &kinds, 1);
    let mut ratings = vec![Drawn::new(""), Drawn::new("rating")];
    ratings.extend(editions.iter().map(|edition| rating(edition, short)));
    table.add_row(ratings);
    for row in overview.asks.iter().filter(|row| is_alive(row, &place)) {
        let mut cells = vec![Drawn::new(&row.id), Drawn::new(&row.title)];
        cells.extend(
            place
                .clone()
                .map(|at| cell(&row.cells[at], known_before(&row.cells[..at]))),
        );
        table.add_row(cells);
    }
    drawn(&table)
}

/// Whether an ask has something to show among the editions at `place`: it is made there, or was
/// made just before.
fn is_alive(row: &Row, place: &std::ops::Range<usize>) -> bool {
    let from = place.start.saturating_sub(1);
    row.cells[from..place.end]
        .iter()
        .any(|cell| cell.asked == Asked::Yes)
}

fn rating(edition: &Column, short: &BTreeMap<&str, String>) -> Drawn {
    let known = edition
        .rating
        .as_deref()
        .and_then(|rating| short.get(rating));
    Drawn::new(known.map_or("", String::as_str)).set_alignment(CellAlignment::Left)
}

/// The latest of the cells whose edition's recommendations were read.
fn known_before(cells: &[Cell]) -> Option<&Cell> {
    cells.iter().rfind(|cell| cell.asked != Asked::Unknown)
}

/// What an edition says. No status is shown again where an ask that is no longer made stands as it
/// stood in `previous`, the edition before whose recommendations were read.
fn cell(cell: &Cell, previous: Option<&Cell>) -> Drawn {
    let asked = match (cell.asked, cell.before) {
        (Asked::Yes, _) => '●',
        (Asked::Unknown, _) => '?',
        (Asked::No, Some(_)) => ' ',
        (Asked::No, None) => '·',
    };
    let nothing_new = previous.is_some_and(|previous| {
        cell.asked != Asked::Yes && previous.asked == Asked::No && cell.before == previous.before
    });
    match cell.before {
        Some(_) if nothing_new => Drawn::new(String::from(asked).trim_end()),
        Some(status) => coloured(
            Drawn::new(format!("{asked}{}", status_symbol(status))),
            status,
        ),
        None => Drawn::new(asked),
    }
}

fn legend(text: &mut String, page: Page, overview: &Overview, ratings: &BTreeMap<&str, String>) {
    page.paragraph(
        text,
        "",
        "  ",
        "● asked in that edition   ? its recommendations were not part of what was read   \
         · not asked yet   no mark: no longer asked",
    );
    let statuses: Vec<String> = (Status::ALL.iter())
        .map(|status| page.status(*status))
        .collect();
    let what = "where the wording before stood once that edition was out";
    page.paragraph(text, "", "  ", &format!("{}: {what}", statuses.join("  ")));

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
    fn editions_that_do_not_fit_go_into_a_grid_below() {
        insta::assert_snapshot!(overview(Page::new(56, Ink::Plain), &view(&orvania())));
    }
}
