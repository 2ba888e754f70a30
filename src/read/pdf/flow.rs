//! Columns to paragraphs, headings, items and rows.

use super::join::Vocabulary;
use super::lines::Line;
use super::order::{Column, Piece};
use super::style::Style;
use super::table::{Cell, Table};

/// A piece of the text in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// Lines that make one paragraph, heading or item.
    Text(Paragraph),
    /// A ruled table, or the part of one that stands on a page.
    Table(Table),
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether it begins with a bullet.
    pub is_item: bool,
    /// How much room its last line leaves before the right margin.
    pub room: f32,
}

/// Marks that begin an item.
const BULLETS: [char; 16] = [
    '•', '·', '●', '▪', '◦', '‣', '■', '□', '○', '➢', '►', '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '❖',
    '✓',
];

/// The text of a line that begins with a bullet, without it.
pub(super) fn without_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS)?;
    Some(rest.trim_start())
}

/// Parts the columns of one page, or goes on with `parts` from the page before.
pub(super) fn flow(column: Column, style: &Style, parts: &mut Vec<Part>) {
    let margins = Margins::of(&column);
    let mut begins = true;
    let mut pieces = column.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Table(table) => parts.push(Part::Table(table)),
            Piece::Line(line) => {
                let below = match pieces.peek() {
                    Some(Piece::Line(below)) => Some(below),
                    _ => None,
                };
                match parts.last_mut() {
                    Some(Part::Text(open)) if goes_on(open, &line, below, begins, style) => {
                        open.room = margins.right(&line) - line.right;
                        open.lines.push(line);
                    }
                    _ => parts.push(Part::Text(Paragraph {
                        is_item: without_bullet(&line.text).is_some(),
                        room: margins.right(&line) - line.right,
                        lines: vec![line],
                    })),
                }
            }
        }
        begins = false;
    }
}

/// How far the lines of a column reach.
struct Margins {
    /// Where each line stands, and where it ends.
    rights: Vec<(f32, f32)>,
}

impl Margins {
    fn of(column: &Column) -> Self {
        let lines = column.iter().filter_map(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        });
        let mut margins = Margins { rights: Vec::new() };
        for line in lines {
            margins.rights.push((line.base, line.right));
        }
        margins
    }

    /// How far lines near this height reach to the right.
    fn right(&self, line: &Line) -> f32 {
        let near = self.rights.iter().filter(|(base, _)| {
            let away = line.base - base;
            away > -line.size * 1.0 && away < line.size * 5.5
        });
        let above: Vec<f32> = near.map(|(_, right)| *right).collect();
        if above.len() >= 3 {
            return above.into_iter().fold(line.right, f32::max);
        }
        let near = self
            .rights
            .iter()
            .filter(|(base, _)| (line.base - base).abs() < line.size * 5.5);
        near.map(|(_, right)| *right).fold(line.right, f32::max)
    }
}

/// Whether a line goes on with a paragraph.
fn goes_on(
    open: &Paragraph,
    line: &Line,
    below: Option<&Line>,
    begins_column: bool,
    style: &Style,
) -> bool {
    let Some(above) = open.lines.last() else {
        return false;
    };
    if without_bullet(&line.text).is_some() || !style.is_alike(open, line) {
        return false;
    }
    let closed = ends_sentence(&above.text);
    let lower = line.text.starts_with(char::is_lowercase);
    // Whether its first word would have found room on the line before.
    let short = open.room > line.first_word + line.size * 0.35;
    if begins_column || line.base < above.base {
        if style.heading_level(&open.lines).is_some() || above.text.ends_with(':') {
            return false;
        }
        // An indented first line begins a paragraph where the next one is not indented.
        let indented = below.is_some_and(|below| line.left - below.left > line.size * 0.7);
        return if closed {
            !short && !indented
        } else {
            lower || !indented
        };
    }
    if line.base - above.base > style.leading(line.size) * SPACED {
        return false;
    }
    if open.is_item {
        // What hangs goes on; what comes back to the bullet's edge does not.
        return line.left > open.lines[0].left + 2.0 || lower && !closed;
    }
    let indented = line.left - above.left > line.size * 0.7;
    if indented && !lower && below.is_none_or(|below| line.left - below.left > line.size * 0.7) {
        return false;
    }
    // The title of a table or a figure is set beside other things, where no margin shows its end.
    if is_title(&open.lines[0].text) && style.is_bold(above) && style.is_bold(line) {
        return true;
    }
    let very_short = open.room > line.first_word + line.size * 3.0;
    !(short && (closed || !lower && very_short))
}

/// Whether a line begins as titles of tables and figures do: `Table 4. Laws`.
fn is_title(text: &str) -> bool {
    let mut words = text.split(' ');
    let name = words.next().unwrap_or_default();
    let number = words.next().unwrap_or_default();
    let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
    ["Table", "Figure", "Chart"].contains(&name)
        && after.len() < number.len()
        && after.starts_with(['.', ':'])
}

/// Lines further apart than this times the leading belong to two paragraphs.
const SPACED: f32 = 1.17;

/// Whether the text ends as sentences do.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')', ']', '*', '†', '‡'])
        .ends_with(['.', '!', '?', ':'])
}

/// The text of a cell.
pub(super) fn cell(cell: &Cell, vocabulary: &Vocabulary) -> String {
    vocabulary.join(cell.iter().map(String::as_str))
}
