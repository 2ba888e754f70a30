//! Spreadsheets of LibreOffice (ODS).

use super::lists::table;
use super::sheet::{MOST_COLUMNS, Merged, Sheet, SheetRow};
use crate::read::office::{Element, Node, Package, Xml, refuse_locked};
use crate::read::space::fold;
use crate::read::{BytesReader, Content, ReadOptions, Source, Unreadable};

/// Reads OpenDocument spreadsheets.
pub(in crate::read) struct OdsReader;

const WHAT: &str = "an OpenDocument spreadsheet";

impl BytesReader for OdsReader {
    fn read(&self, source: &Source, options: &ReadOptions) -> Result<Content, Unreadable> {
        let mut package = Package::open(&source.bytes, WHAT, &options.limits)?;
        refuse_locked(&mut package, WHAT)?;
        let content = package.needed("content.xml")?;
        let mut sheets = Sheets::default();
        let mut nodes = Xml::new(&content);
        for node in nodes.by_ref() {
            sheets.take(node);
        }
        let broken = nodes.is_broken();
        let mut table =
            table(&source.origin, sheets.done, &options.columns).map_err(Unreadable::Table)?;
        if broken {
            table.damaged = true;
            let said = "the spreadsheet is damaged; the rows before the damage were read, those after it are missing";
            table.remarks.push(said.to_owned());
        }
        Ok(Content::Table(table))
    }
}

/// The sheets so far.
#[derive(Default)]
struct Sheets {
    done: Vec<Sheet>,
    /// The number of the row under way.
    number: usize,
    row: Option<SheetRow>,
    /// How many rows it stands for.
    rows: usize,
    cell: Option<Cell>,
    /// How deep the walk is in a note to a cell.
    note: usize,
    /// How many bytes of text stand in cells that only repeat another.
    repeated: usize,
}

struct Cell {
    /// What it holds where that is not what it shows.
    value: Option<String>,
    shown: String,
    columns: usize,
}

/// A row that stands for more than so many is empty as far as anybody sees.
const MOST_REPEATED: usize = 100;

/// How many bytes repeated cells may come to in all: a file says in some bytes that it has millions.
/// Whoever repeats that much has filled a sheet to its end.
const LARGEST_REPEATED: usize = 64 << 20;

impl Sheets {
    fn take(&mut self, node: Node<'_>) {
        match node {
            Node::Open(element) if self.note > 0 || element.name() == "office:annotation" => {
                self.note += 1;
            }
            Node::Close(_) if self.note > 0 => self.note -= 1,
            Node::Text(_) if self.note > 0 => {}
            Node::Open(element) => self.open(&element),
            Node::Text(text) => {
                if let Some(cell) = &mut self.cell {
                    cell.shown.push_str(&text);
                }
            }
            Node::Close(name) => self.close(&name),
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "table:table" => {
                self.number = 0;
                self.done.push(Sheet {
                    name: element.attribute("table:name"),
                    ..Sheet::default()
                });
            }
            "table:table-row" => {
                self.rows = element.number("table:number-rows-repeated").unwrap_or(1);
                self.number = self.number.saturating_add(1);
                self.row = Some(SheetRow {
                    number: self.number,
                    cells: Vec::new(),
                });
            }
            "table:table-cell" | "table:covered-table-cell" => self.begin_cell(element),
            "text:p" | "text:s" | "text:tab" | "text:line-break" => {
                if let Some(cell) = &mut self.cell {
                    cell.shown.push(' ');
                }
            }
            _ => {}
        }
    }

    fn begin_cell(&mut self, element: &Element<'_>) {
        let Some(row) = &self.row else { return };
        let span: usize = element.number("table:number-rows-spanned").unwrap_or(1);
        if span > 1
            && let Some(sheet) = self.done.last_mut()
        {
            sheet.merged.push(Merged {
                column: row.cells.len(),
                first: row.number,
                last: row.number.saturating_add(span - 1),
            });
        }
        let value = match element.attribute("office:value-type").as_deref() {
            Some("date") => element.attribute("office:date-value"),
            Some("float") => element.attribute("office:value"),
            _ => None,
        };
        self.cell = Some(Cell {
            value,
            shown: String::new(),
            columns: element.number("table:number-columns-repeated").unwrap_or(1),
        });
    }

    fn close(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let (Some(row), Some(cell)) = (&mut self.row, self.cell.take()) else {
                    return;
                };
                let text = fold(&cell.value.unwrap_or(cell.shown));
                let room = MOST_COLUMNS.saturating_sub(row.cells.len());
                let columns = cell.columns.min(room);
                let more = columns.saturating_sub(1) * weight(&text);
                let columns = match self.repeated + more > LARGEST_REPEATED {
                    true => columns.min(1),
                    false => columns,
                };
                self.repeated += columns.saturating_sub(1) * weight(&text);
                row.cells.extend(std::iter::repeat_n(text, columns));
            }
            "table:table-row" => self.end_row(),
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let (Some(row), Some(sheet)) = (self.row.take(), self.done.last_mut()) else {
            return;
        };
        if row.filled() > 0 {
            let weight: usize = row.cells.iter().map(|cell| weight(cell)).sum();
            let room = (LARGEST_REPEATED - self.repeated) / weight.max(1);
            let rows = self.rows.min(MOST_REPEATED).min(room.saturating_add(1));
            self.repeated += rows.saturating_sub(1) * weight;
            for repeat in 0..rows {
                sheet.rows.push(SheetRow {
                    number: row.number.saturating_add(repeat),
                    cells: row.cells.clone(),
                });
            }
        }
        self.number = self.number.saturating_add(self.rows.saturating_sub(1));
    }
}

/// The bytes of a cell in memory.
fn weight(text: &str) -> usize {
    text.len() + size_of::<String>()
}
