//! One sheet of the model on as many sheets of the workbook as it needs.

use rust_xlsxwriter::{ColNum, Format, RowNum, Url, Workbook, Worksheet, XlsxError};

use super::height::{heading_height, height};
use super::style::{Style, width};
use super::text::{fitting, short};
use crate::render::sheet::{Cell, Column, Drawn, Sheet, clean, marked, parted};
use crate::view::wording::{Piece, unchanged};

/// The links that a sheet can have; further addresses stand as text.
const LINKS: u32 = 65_530;
/// Columns that are wider together, in digits, are too small to read on one page.
const READABLE: f64 = 260.0;
/// The height of a title's row, in points.
const TITLE_HEIGHT: f64 = 22.0;
/// The paper of most of the world; printers elsewhere fit it to theirs.
const A4: u8 = 9;

/// A sheet that is being filled.
pub(super) struct Pages {
    name: &'static str,
    what: &'static str,
    lead: Vec<String>,
    pinned: ColNum,
    columns: Vec<Column>,
    rows_a_sheet: RowNum,
    pages: Vec<Page>,
}

struct Page {
    worksheet: Worksheet,
    next: RowNum,
    links: u32,
}

impl Pages {
    /// No page yet of that sheet.
    pub(super) fn of(sheet: &Sheet, rows_a_sheet: RowNum) -> Self {
        Pages {
            name: sheet.name,
            what: sheet.what,
            lead: sheet.lead.clone(),
            pinned: sheet.pinned,
            columns: sheet.columns.clone(),
            rows_a_sheet,
            pages: Vec::new(),
        }
    }

    pub(super) fn is_of(&self, sheet: &Sheet) -> bool {
        self.name == sheet.name
    }

    /// What was drawn of it so far.
    pub(super) fn drawn(&self) -> Drawn {
        let first = self.first_row();
        let rows = self.pages.iter().map(|page| u64::from(page.next - first));
        Drawn {
            name: self.name,
            what: self.what,
            columns: self.columns.clone(),
            rows: rows.sum(),
        }
    }

    /// Adds the rows of `sheet`.
    pub(super) fn add(
        &mut self,
        workbook: &mut Workbook,
        style: &Style,
        sheet: &Sheet,
    ) -> Result<(), XlsxError> {
        if self.pages.is_empty() {
            self.begin(workbook, style)?;
        }
        for row in &sheet.rows {
            if self
                .pages
                .last()
                .is_none_or(|page| page.next >= self.rows_a_sheet)
            {
                self.begin(workbook, style)?;
            }
            if let Some(page) = self.pages.last_mut() {
                page.row(style, &self.columns, row)?;
            }
        }
        Ok(())
    }

    /// Puts the pages into the workbook, behind those that are there.
    pub(super) fn bind(
        self,
        workbook: &mut Workbook,
        style: &Style,
        title: &str,
    ) -> Result<(), XlsxError> {
        let (heading, first) = (self.heading_row(), self.first_row());
        let last_column = (self.columns.len() as ColNum).saturating_sub(1);
        for mut page in self.pages {
            let last = page.next.max(first) - 1;
            let sheet = &mut page.worksheet;
            sheet.set_freeze_panes(first, self.pinned)?;
            sheet.autofilter(heading, 0, last, last_column)?;
            for (place, column) in self.columns.iter().enumerate() {
                sheet.set_column_width(place as ColNum, width(column))?;
                sheet.set_column_format(place as ColNum, &style.text)?;
            }
            sheet.set_paper_size(A4).set_landscape();
            sheet.set_print_fit_to_pages(pages_wide(&self.columns), 0);
            if self.pinned > 0 {
                sheet.set_repeat_columns(0, self.pinned - 1)?;
            }
            sheet.set_repeat_rows(heading, heading)?;
            sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
            sheet.set_footer(footer(title));
            workbook.push_worksheet(page.worksheet);
        }
        Ok(())
    }

    fn begin(&mut self, workbook: &mut Workbook, style: &Style) -> Result<(), XlsxError> {
        let mut worksheet = workbook.new_worksheet_with_constant_memory()?;
        worksheet.set_name(match self.pages.len() {
            0 => self.name.to_owned(),
            before => format!("{} {}", self.name, before + 1),
        })?;
        for (row, line) in self.lead.iter().enumerate() {
            let format = if row == 0 { &style.title } else { &style.lead };
            worksheet.write_string_with_format(row as RowNum, 0, fitting(line), format)?;
        }
        if !self.lead.is_empty() {
            worksheet.set_row_height(0, TITLE_HEIGHT)?;
        }
        let heading = self.heading_row();
        worksheet.set_row_height(heading, heading_height(&self.columns))?;
        for (place, column) in self.columns.iter().enumerate() {
            worksheet.write_string_with_format(
                heading,
                place as ColNum,
                column.name,
                &style.heading,
            )?;
        }
        self.pages.push(Page {
            worksheet,
            next: self.first_row(),
            links: 0,
        });
        Ok(())
    }

    /// The heading stands below the lead and an empty row.
    fn heading_row(&self) -> RowNum {
        match self.lead.len() {
            0 => 0,
            lines => lines as RowNum + 1,
        }
    }

    fn first_row(&self) -> RowNum {
        self.heading_row() + 1
    }
}

impl Page {
    fn row(&mut self, style: &Style, columns: &[Column], cells: &[Cell]) -> Result<(), XlsxError> {
        (self.worksheet).set_row_height(self.next, height(columns, cells))?;
        for (column, cell) in cells.iter().enumerate() {
            self.cell(style, column as ColNum, cell)?;
        }
        self.next += 1;
        Ok(())
    }

    fn cell(&mut self, style: &Style, column: ColNum, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => self.nothing(column, &style.text),
            Cell::Text(text) => self.text(column, text, &style.text),
            Cell::Texts(texts) => self.several(style, column, &parted(texts)),
            Cell::Years(years) => self.several(style, column, &parted(years)),
            Cell::Number(number) => self.number(column, *number as f64, &style.number),
            Cell::Amount(amount) => self.number(column, *amount, &style.amount),
            Cell::Probability(share) => self.number(column, *share, &style.share),
            Cell::Year(year) => self.number(column, f64::from(*year), &style.year),
            Cell::Moment(at) => {
                let (at, format) = (at.naive_utc(), &style.moment);
                (self.worksheet).write_datetime_with_format(self.next, column, at, format)?;
                Ok(())
            }
            Cell::YesNo(yes) => self.text(column, if *yes { "yes" } else { "no" }, &style.number),
            Cell::Link(address) => self.link(style, column, address),
            Cell::Status(status) => self.text(column, status.word(), &style.status(*status)),
            Cell::Stance(stance) => self.text(column, stance.word(), &style.stance(*stance)),
            Cell::Changes(pieces) => self.changes(style, column, pieces),
        }
    }

    /// A list, which is an empty cell where nothing is in it.
    fn several(&mut self, style: &Style, column: ColNum, listed: &str) -> Result<(), XlsxError> {
        match listed {
            "" => self.nothing(column, &style.text),
            listed => self.text(column, listed, &style.text),
        }
    }

    fn nothing(&mut self, column: ColNum, format: &Format) -> Result<(), XlsxError> {
        self.worksheet.write_blank(self.next, column, format)?;
        Ok(())
    }

    fn number(&mut self, column: ColNum, number: f64, format: &Format) -> Result<(), XlsxError> {
        (self.worksheet).write_number_with_format(self.next, column, number, format)?;
        Ok(())
    }

    /// Text that stays text, whatever it begins with.
    fn text(&mut self, column: ColNum, text: &str, format: &Format) -> Result<(), XlsxError> {
        (self.worksheet).write_string_with_format(self.next, column, fitting(text), format)?;
        Ok(())
    }

    /// An address that can be followed where it is one of the web, and its text everywhere else.
    fn link(&mut self, style: &Style, column: ColNum, address: &str) -> Result<(), XlsxError> {
        let on_the_web = address.starts_with("https://") || address.starts_with("http://");
        if on_the_web && self.links < LINKS {
            let url = Url::new(fitting(address));
            if (self
                .worksheet
                .write_url_with_format(self.next, column, url, &style.link))
            .is_ok()
            {
                self.links += 1;
                return Ok(());
            }
        }
        self.text(column, address, &style.text)
    }

    /// Words taken out struck through, words put in underlined; with marks instead where the format
    /// has no room for so many changes, and bare where nothing has changed.
    fn changes(
        &mut self,
        style: &Style,
        column: ColNum,
        pieces: &[Piece],
    ) -> Result<(), XlsxError> {
        if !unchanged(pieces) {
            let words: Vec<String> = (pieces.iter().enumerate())
                .map(|(place, piece)| {
                    let gap = if place + 1 < pieces.len() { " " } else { "" };
                    clean(&piece.words).into_owned() + gap
                })
                .collect();
            let drawn: Vec<(&Format, &str)> = (pieces.iter().zip(&words))
                .map(|(piece, words)| (style.change(piece.change), words.as_str()))
                .collect();
            let sheet = &mut self.worksheet;
            let format = &style.text;
            if (sheet.write_rich_string_with_format(self.next, column, &drawn, format)).is_ok() {
                return Ok(());
            }
        }
        self.text(column, &marked(pieces), &style.text)
    }
}

/// On how many pages side by side the columns are printed.
fn pages_wide(columns: &[Column]) -> u16 {
    let together: f64 = columns.iter().map(width).sum();
    (together / READABLE).ceil().max(1.0) as u16
}

/// Title, sheet and page.
fn footer(title: &str) -> String {
    format!("&L{}&C&A&RPage &P of &N", short(title).replace('&', "&&"))
}
