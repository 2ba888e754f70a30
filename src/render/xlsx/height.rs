//! How high a row must be for its wrapped text to be seen whole. Spreadsheets that trust a workbook's
//! rows do not work it out themselves.

use crate::render::sheet::{Cell, Column, marked, parted};

use super::style::width;

/// The height of a line of the standard font, in points.
const LINE: f64 = 15.0;
/// The room between two rows, in points.
const GAP: f64 = 3.0;
/// The greatest height that a row can have, in points.
const HIGHEST: f64 = 409.0;
/// How many characters of ordinary text stand where there is room for one digit. Somewhat less than in
/// most fonts, so that a row is rather too high than too low.
const CHARACTERS_A_DIGIT: f64 = 1.08;

/// The height for `cells`, in points.
pub(super) fn height(columns: &[Column], cells: &[Cell]) -> f64 {
    let lines = (columns.iter().zip(cells))
        .map(|(column, cell)| match cell {
            Cell::Text(text) | Cell::Link(text) => lines(column, text),
            Cell::Texts(texts) => lines(column, &parted(texts)),
            Cell::Years(years) => lines(column, &parted(years)),
            Cell::Changes(pieces) => lines(column, &marked(pieces)),
            _ => 1,
        })
        .max();
    height_of(lines.unwrap_or(1))
}

/// The height for the headings of `columns`.
pub(super) fn heading_height(columns: &[Column]) -> f64 {
    let lines = columns.iter().map(|column| lines(column, column.name));
    height_of(lines.max().unwrap_or(1))
}

fn height_of(lines: usize) -> f64 {
    (lines as f64 * LINE + GAP).min(HIGHEST)
}

/// The number of lines on which `text` stands. Counting stops where no row is high enough.
fn lines(column: &Column, text: &str) -> usize {
    let room = (width(column) * CHARACTERS_A_DIGIT) as usize;
    let most = (HIGHEST / LINE) as usize + 1;
    if text.len() <= room && !text.contains('\n') {
        return 1;
    }
    if text.len() > room * most * 4 {
        return most;
    }
    textwrap::wrap(text, room).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sheet::Kind;

    const PROSE: Column = Column {
        name: "text",
        what: "Text",
        kind: Kind::Prose,
    };

    fn height_for(text: &str) -> f64 {
        height(&[PROSE], &[Cell::text(text)])
    }

    #[test]
    fn a_short_text_needs_no_more_than_a_line() {
        assert_eq!(height_for("enact the law"), 18.0);
    }

    #[test]
    fn a_long_text_is_seen_whole_as_far_as_a_row_can_be_high() {
        assert_eq!(height_for(&"enact the law and ".repeat(7)), 33.0);
        assert_eq!(height_for("one\ntwo\nthree"), 48.0);
        assert_eq!(height_for(&"a".repeat(40_000)), HIGHEST);
    }
}
