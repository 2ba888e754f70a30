//! Workbooks of Excel (XLSX), by the crate `calamine`.
//!
//! Cells are taken one by one as they stand in the file: a table with one cell at the far end of a
//! sheet costs no more than that cell. What the parts of the file unpack to is counted before.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::lists::table;
use super::sheet::{MOST_COLUMNS, Merged, Sheet, SheetRow};
use crate::read::office::Package;
use crate::read::space::fold;
use crate::read::{BytesReader, Content, LeftOut, ReadOptions, Source, Unreadable};

/// Reads workbooks.
pub(in crate::read) struct WorkbookReader;

const WHAT: &str = "an Excel workbook";

impl BytesReader for WorkbookReader {
    fn read(&self, source: &Source, options: &ReadOptions) -> Result<Content, Unreadable> {
        let limit = options.limits.max_bytes;
        let mut package = Package::open(&source.bytes, WHAT, &options.limits)?;
        package.unpack_all()?;
        refuse_false_counts(&mut package)?;
        let mut book: Xlsx<_> =
            Xlsx::new(Cursor::new(source.bytes.as_slice())).map_err(|error| damaged(&error))?;
        let mut left = limit;
        let mut sheets = Vec::new();
        let mut hidden = Vec::new();
        for about in book.sheets_metadata().to_vec() {
            if about.typ != SheetType::WorkSheet {
                continue;
            }
            if about.visible != SheetVisible::Visible {
                hidden.push(about.name);
                continue;
            }
            sheets.push(sheet(&mut book, about.name, &mut left, limit)?);
        }
        let mut table =
            table(&source.origin, sheets, &options.columns).map_err(Unreadable::Table)?;
        (table.left_out).extend(LeftOut::named("hidden sheets", &hidden));
        Ok(Content::Table(table))
    }
}

fn damaged(error: &XlsxError) -> Unreadable {
    Unreadable::Damaged {
        what: WHAT,
        why: error.to_string(),
    }
}

/// A workbook that promises more strings than it has bytes for: room would be made for all of them.
fn refuse_false_counts(package: &mut Package<'_>) -> Result<(), Unreadable> {
    let strings = package.part("xl/sharedStrings.xml")?.unwrap_or_default();
    let head: String = strings.chars().take(2000).collect();
    let promised = head.split_once("uniqueCount=").map(|(_, rest)| {
        let digits = rest[1.min(rest.len())..]
            .chars()
            .take_while(char::is_ascii_digit);
        digits.collect::<String>()
    });
    let fits = |digits: String| {
        digits
            .parse::<usize>()
            .is_ok_and(|count| count <= strings.len())
    };
    match promised.is_none_or(|digits| digits.is_empty() || fits(digits)) {
        true => Ok(()),
        false => Err(Unreadable::Damaged {
            what: WHAT,
            why: "it promises more texts than it holds".to_owned(),
        }),
    }
}

fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    left: &mut u64,
    limit: u64,
) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    let regions = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
    sheet.merged.extend(regions.iter().map(|region| Merged {
        column: usize::try_from(region.start.1).unwrap_or(usize::MAX),
        first: number(region.start.0),
        last: number(region.end.0),
    }));
    let mut cells = (book.worksheet_cells_reader(&name)).map_err(|error| damaged(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(&error))? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let text = fold(&text(cell.get_value()));
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        // One text may stand in many cells.
        let size = text.len() + (column + 1) * size_of::<String>();
        *left = left
            .checked_sub(u64::try_from(size).unwrap_or(u64::MAX))
            .ok_or(Unreadable::Unpacks { what: WHAT, limit })?;
        if sheet
            .rows
            .last()
            .is_none_or(|last| last.number != number(row))
        {
            sheet.rows.push(SheetRow {
                number: number(row),
                cells: Vec::new(),
            });
        }
        if let Some(row) = sheet.rows.last_mut() {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            row.cells[column] = text;
        }
    }
    sheet.name = Some(name);
    Ok(sheet)
}

fn number(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1)
}

/// What a cell shows; a formula shows what it came to when the file was saved.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
