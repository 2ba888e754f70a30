//! `unmet list`: a table of asks.

use std::fmt::Write;

use comfy_table::Cell;

use super::table::{Columns, drawn, empty, status_cell};
use crate::judgement::Judge;
use crate::render::Page;
use crate::view::list::AskLine;

/// On narrower pages the country is told by the id alone, so that the asks can be read.
const ROOM_FOR_COUNTRIES: usize = 100;

/// The lines as a table. The country has a column of its own only where there are several.
pub fn ask_lines(page: Page, lines: &[AskLine]) -> String {
    if page.width < NARROW {
        return stacked(page, lines);
    }
    let several = page.width >= ROOM_FOR_COUNTRIES
        && lines.iter().any(|line| line.country != lines[0].country);
    let mut columns = vec![
        ("id", Columns::Whole),
        ("country", Columns::Name),
        ("ask", Columns::Wrapped),
        ("status", Columns::Whole),
        ("since", Columns::Number),
        ("asked", Columns::Number),
        ("streak", Columns::Number),
        ("evidence", Columns::Number),
    ];
    columns.retain(|(name, _)| several || *name != "country");

    let kinds: Vec<Columns> = columns.iter().map(|(_, kind)| *kind).collect();
    let header = columns.iter().map(|(name, _)| Cell::new(name)).collect();
    let mut table = empty(page, header, &kinds, 2);
    for line in lines {
        let mut cells = vec![Cell::new(&line.id)];
        if several {
            cells.push(Cell::new(&line.country));
        }
        cells.extend([
            Cell::new(&line.title),
            status_cell(line.standing, &marks(line)),
            Cell::new(line.since),
            Cell::new(format!("{}×", line.times_asked)),
            Cell::new(line.streak),
            Cell::new(line.evidence),
        ]);
        table.add_row(cells);
    }
    let mut text = drawn(&table);
    if lines.iter().any(AskLine::asked_anew) {
        let note = "↻ asked again in the latest report, which no later one answers yet";
        let _ = writeln!(text, "{}", page.faint(note));
    }
    if lines.iter().any(AskLine::unsure) {
        let note = "? the program is unsure: less than 70 % probable";
        let _ = writeln!(text, "{}", page.faint(note));
    }
    if lines.iter().any(|line| line.standing_by == Judge::Person) {
        let note = "* a person's word; the other statuses are the program's";
        let _ = writeln!(text, "{}", page.faint(note));
    }
    if lines.iter().any(AskLine::disputed) {
        let note = "≠ the program says otherwise; `unmet show ID` has both";
        let _ = writeln!(text, "{}", page.faint(note));
    }
    text
}

/// Below this width a table leaves its titles no room.
const NARROW: usize = 76;

/// The lines below each other, for a narrow page.
fn stacked(page: Page, lines: &[AskLine]) -> String {
    let mut text = String::new();
    for line in lines {
        page.paragraph(&mut text, "", "  ", &format!("{}  {}", line.id, line.title));
        let times = format!("asked {}× since {}", line.times_asked, line.since);
        let _ = writeln!(
            text,
            "  {}{}  {times}",
            page.status(line.standing),
            marks(line)
        );
    }
    text
}

/// What stands behind a status.
fn marks(line: &AskLine) -> String {
    let anew = if line.asked_anew() { " ↻" } else { "" };
    let person = match (line.standing_by, line.disputed()) {
        (Judge::Program, _) if line.unsure() => "?",
        (Judge::Program, _) => "",
        (Judge::Person, false) => "*",
        (Judge::Person, true) => "*≠",
    };
    format!("{person}{anew}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::list::tests::rows;
    use crate::view::list::{Order, ask_lines as view};

    #[test]
    fn a_list_fits_the_page() {
        let lines = view(rows(), Order::Streak);
        for width in [80, 120] {
            let text = ask_lines(Page::new(width, Ink::Plain), &lines);
            assert!(text.lines().all(|line| line.chars().count() <= width));
            insta::assert_snapshot!(format!("list_{width}"), text);
        }
    }

    #[test]
    fn a_list_of_several_countries_names_them() {
        let mut lines = view(rows(), Order::Streak);
        lines[1].country = "Saint Example and the Keys".to_owned();
        insta::assert_snapshot!(ask_lines(Page::new(100, Ink::Plain), &lines));
    }
}
