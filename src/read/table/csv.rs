//! Tables as text: values parted by commas, semicolons or tabs, in any encoding.

use super::columns::ColumnMap;
use super::lists::table;
use super::sheet::{MOST_COLUMNS, Sheet, SheetRow};
use crate::read::space::fold;
use crate::read::{Content, Text, Unreadable};

/// Reads tables that are text.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct CsvReader;

impl CsvReader {
    /// The lists in a table, by the columns that its person named.
    ///
    /// # Errors
    /// When no column holds recommendations, or one that was named is not there.
    pub fn read(self, text: &Text<'_>, columns: &ColumnMap) -> Result<Content, Unreadable> {
        let (separator, rest) = separator(text.characters);
        let skipped = text.characters.len() - rest.len();
        let above = text.characters[..skipped].matches('\n').count();
        let sheet = sheet(rest, separator, above);
        table(text.origin, vec![sheet], columns)
            .map(Content::Table)
            .map_err(Unreadable::Table)
    }
}

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So much of a table is looked at to tell what parts its values.
const LOOKED_AT: usize = 64 * 1024;

/// What parts the values, and the table after a line that says so (`sep=;`).
fn separator(characters: &str) -> (u8, &str) {
    let first = characters.lines().next().unwrap_or_default();
    if let Some(&[said]) = first.trim().strip_prefix("sep=").map(str::as_bytes) {
        let rest = &characters[first.len()..];
        return (
            said,
            rest.strip_prefix('\r')
                .unwrap_or(rest)
                .trim_start_matches('\n'),
        );
    }
    let end = (0..=LOOKED_AT.min(characters.len()))
        .rev()
        .find(|end| characters.is_char_boundary(*end));
    let head = &characters[..end.unwrap_or(0)];
    let best = SEPARATORS.into_iter().max_by_key(|separator| {
        // Of two that part as much, the one that stands first in the list.
        let place = SEPARATORS.iter().position(|s| s == separator);
        (parted(head, *separator), usize::MAX - place.unwrap_or(0))
    });
    (best.unwrap_or(b','), characters)
}

/// How many values a separator parts evenly: in how many rows there are as many as in most.
fn parted(head: &str, separator: u8) -> usize {
    let mut widths = std::collections::BTreeMap::new();
    for record in reader(head, separator).records().flatten().take(100) {
        if record.len() > 1 {
            *widths.entry(record.len()).or_insert(0_usize) += 1;
        }
    }
    let evenly = widths.into_iter().map(|(width, rows)| rows * rows * width);
    evenly.max().unwrap_or(0)
}

fn reader(characters: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(characters.as_bytes())
}

fn sheet(characters: &str, separator: u8, above: usize) -> Sheet {
    let mut reader = reader(characters, separator);
    let mut sheet = Sheet::default();
    let mut lines = Lines {
        bytes: characters.as_bytes(),
        at: 0,
        line: above + 1,
    };
    for record in reader.records().flatten() {
        let start = record.position().map_or(0, csv::Position::byte);
        let row = SheetRow {
            number: lines.line_at(usize::try_from(start).unwrap_or(usize::MAX)),
            cells: record.iter().take(MOST_COLUMNS).map(fold).collect(),
        };
        if row.filled() > 0 {
            sheet.rows.push(row);
        }
    }
    sheet
}

/// Which line of a text a place is on, for places from the first to the last.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first character from `start` on that ends no line: a record is said to begin
    /// with what ends the lines before it.
    fn line_at(&mut self, start: usize) -> usize {
        let ends_line = |byte: Option<&u8>| matches!(byte, Some(b'\r' | b'\n'));
        while self.at < start && self.at < self.bytes.len() || ends_line(self.bytes.get(self.at)) {
            let here = self.bytes[self.at];
            let pair = here == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            self.line += usize::from(here == b'\n' || here == b'\r' && !pair);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_the_values_is_told_by_what_parts_them_evenly() {
        for (text, expected) in [
            (
                "Country;Year;Text\nA;2018;Open, fund, staff shelters.\nB;2019;Train, fund.",
                b';',
            ),
            ("Country\tYear\nA\t2018\nB\t2019", b'\t'),
            ("Country,Year\n\"A; B\",2018\n\"C; D\",2019", b','),
            ("Text\nOne.", b','),
        ] {
            assert_eq!(separator(text).0, expected, "{text}");
        }
        assert_eq!(separator("sep=;\nA;B"), (b';', "A;B"));
    }

    #[test]
    fn a_row_is_named_by_the_line_on_which_it_begins() {
        let sheet = sheet("A,B\n\n\"one\ntwo\",x\ny,z\n", b',', 0);
        let rows: Vec<(usize, &str)> = sheet.rows.iter().map(|r| (r.number, r.cell(0))).collect();
        assert_eq!(rows, [(1, "A"), (3, "one two"), (5, "y")]);
    }
}
