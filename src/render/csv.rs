//! Tables as comma-separated values (RFC 4180): UTF-8, a heading row, lines that end in CR LF, every
//! field that needs it in quotation marks.
//!
//! Spreadsheets take a field that begins with `=`, `+`, `-`, `@` or a tab for a formula and may run it.
//! Text of that kind gets an apostrophe in front ([`FORMULA_SIGNS`]); all other text stands as it is but
//! for the control characters that [`clean`] replaces.

use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

use super::sheet::{Cell, Sheet, clean, marked, parted};
use crate::disk::temporary;

/// Text that begins with one of these gets an apostrophe in front. The list is that of the Open Web
/// Application Security Project (OWASP, "CSV Injection"); line breaks have become `\n` before.
pub const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\n'];

/// How many bytes of each table are held in memory before it waits on disk.
const HELD_IN_MEMORY: usize = 4 << 20;

/// Whether a table begins with the mark by which some spreadsheets know UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// U+FEFF stands in front.
    ByteOrderMark,
    /// The table begins with its heading.
    None,
}

/// Tables that are being put together.
pub struct CsvWriter {
    mark: Mark,
    wanted: Option<String>,
    tables: Vec<Table>,
}

struct Table {
    name: &'static str,
    lines: csv::Writer<BufWriter<SpooledTempFile>>,
}

/// A table that is done.
pub struct CsvTable {
    /// The name of the sheet.
    pub name: &'static str,
    text: SpooledTempFile,
}

impl CsvWriter {
    /// Every table, each for itself.
    pub fn of_all(mark: Mark) -> Self {
        CsvWriter {
            mark,
            wanted: None,
            tables: Vec::new(),
        }
    }

    /// Only the table of that name.
    pub fn of_one(name: &str, mark: Mark) -> Self {
        CsvWriter {
            mark,
            wanted: Some(name.to_owned()),
            tables: Vec::new(),
        }
    }

    /// Adds a part of a workbook. Its rows stand behind those that were added before.
    ///
    /// # Errors
    /// When the temporary folder is full or cannot be written to.
    pub fn add(&mut self, sheets: &[Sheet]) -> io::Result<()> {
        self.gather(sheets).map_err(temporary)
    }

    fn gather(&mut self, sheets: &[Sheet]) -> io::Result<()> {
        for sheet in sheets {
            if self
                .wanted
                .as_deref()
                .is_some_and(|wanted| wanted != sheet.name)
            {
                continue;
            }
            let known = self
                .tables
                .iter()
                .position(|table| table.name == sheet.name);
            let place = match known {
                Some(place) => place,
                None => {
                    self.tables.push(Table::begin(sheet, self.mark)?);
                    self.tables.len() - 1
                }
            };
            self.tables[place].add(sheet)?;
        }
        Ok(())
    }

    /// The tables, in the order of their sheets.
    ///
    /// # Errors
    /// When the temporary folder is full or cannot be written to.
    pub fn finish(self) -> io::Result<Vec<CsvTable>> {
        let tables: io::Result<_> = self.tables.into_iter().map(Table::finish).collect();
        tables.map_err(temporary)
    }
}

impl Table {
    fn begin(sheet: &Sheet, mark: Mark) -> io::Result<Self> {
        let mut text = BufWriter::new(SpooledTempFile::new(HELD_IN_MEMORY));
        if mark == Mark::ByteOrderMark {
            text.write_all("\u{feff}".as_bytes())?;
        }
        let mut lines = (csv::WriterBuilder::new())
            .terminator(csv::Terminator::CRLF)
            .from_writer(text);
        lines.write_record(sheet.columns.iter().map(|column| column.name))?;
        Ok(Table {
            name: sheet.name,
            lines,
        })
    }

    fn add(&mut self, sheet: &Sheet) -> io::Result<()> {
        for row in &sheet.rows {
            self.lines.write_record(row.iter().map(field))?;
        }
        Ok(())
    }

    fn finish(self) -> io::Result<CsvTable> {
        let text =
            (self.lines.into_inner()).map_err(|error| io::Error::from(error.error().kind()))?;
        let mut text = text.into_inner().map_err(io::IntoInnerError::into_error)?;
        text.seek(SeekFrom::Start(0))?;
        Ok(CsvTable {
            name: self.name,
            text,
        })
    }
}

impl CsvTable {
    /// Writes the table.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(mut self, out: &mut dyn Write) -> io::Result<()> {
        io::copy(&mut self.text, out)?;
        Ok(())
    }
}

/// A cell as the text between two commas, before quoting.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Link(text) => unformulated(clean(text).into_owned()),
        Cell::Texts(texts) => unformulated(clean(&parted(texts)).into_owned()),
        Cell::Years(years) => parted(years),
        Cell::Number(number) => number.to_string(),
        Cell::Amount(amount) => amount.to_string(),
        Cell::Probability(probability) => probability.to_string(),
        Cell::Year(year) => year.to_string(),
        Cell::Moment(at) => at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        Cell::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Cell::Status(status) => status.to_string(),
        Cell::Stance(stance) => stance.to_string(),
        Cell::Changes(pieces) => unformulated(clean(&marked(pieces)).into_owned()),
    }
}

/// `text` such that no spreadsheet takes it for a formula.
fn unformulated(text: String) -> String {
    if text.starts_with(FORMULA_SIGNS) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sheet::{Column, Kind, everything};
    use crate::view::everything::Everything;
    use crate::view::example::orvania;
    use proptest::prelude::*;

    fn sheet_of(texts: &[String]) -> Sheet {
        Sheet {
            name: "texts",
            what: "Any text",
            lead: vec!["No part of the table".to_owned()],
            pinned: 0,
            columns: vec![Column {
                name: "text",
                what: "The text",
                kind: Kind::Prose,
            }],
            rows: (texts.iter()).map(|text| vec![Cell::text(text)]).collect(),
        }
    }

    fn drawn(writer: CsvWriter, sheets: &[Sheet]) -> Vec<(&'static str, String)> {
        let mut writer = writer;
        writer.add(sheets).unwrap();
        let tables = writer.finish().unwrap().into_iter().map(|table| {
            let (name, mut bytes) = (table.name, Vec::new());
            table.write(&mut bytes).unwrap();
            (name, String::from_utf8(bytes).unwrap())
        });
        tables.collect()
    }

    fn read_back(text: &str) -> Vec<String> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.unwrap()[0].to_owned());
        rows.collect()
    }

    #[test]
    fn the_tables_of_a_country() {
        let sheets = everything(&Everything::of(&orvania()));
        let tables = drawn(CsvWriter::of_all(Mark::None), &sheets);
        let text: Vec<String> = (tables.into_iter())
            .map(|(name, text)| format!("# {name}\n{text}"))
            .collect();
        insta::assert_snapshot!(text.join("\n").replace("\r\n", "\n"));
    }

    #[test]
    fn two_countries_stand_under_one_heading() {
        let sheet = sheet_of(&["first".to_owned()]);
        let tables = drawn(
            CsvWriter::of_one("texts", Mark::None),
            &[sheet.clone(), sheet],
        );
        assert_eq!(tables, [("texts", "text\r\nfirst\r\nfirst\r\n".to_owned())]);
    }

    #[test]
    fn a_spreadsheet_that_wants_it_is_told_the_encoding() {
        let tables = drawn(CsvWriter::of_all(Mark::ByteOrderMark), &[sheet_of(&[])]);
        assert_eq!(tables[0].1, "\u{feff}text\r\n");
    }

    #[test]
    fn words_taken_out_and_put_in_are_marked() {
        let pieces = crate::view::wording::changes("train all judges", "train some judges");
        assert_eq!(
            field(&Cell::Changes(pieces)),
            "train [-all-] {+some+} judges"
        );
    }

    #[test]
    fn a_formula_stays_text() {
        let cell = Cell::text("=cmd|' /C calc'!A0");
        assert_eq!(field(&cell), "'=cmd|' /C calc'!A0");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(texts in prop::collection::vec(any::<String>(), 1..5)) {
            let tables = drawn(CsvWriter::of_all(Mark::None), &[sheet_of(&texts)]);
            for (text, back) in texts.iter().zip(read_back(&tables[0].1)) {
                let expected = clean(text).into_owned();
                let guarded = expected.starts_with(FORMULA_SIGNS);
                prop_assert_eq!(if guarded { format!("'{expected}") } else { expected }, back);
            }
        }
    }
}
