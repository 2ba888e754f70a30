//! A workbook that spreadsheets open (Office Open XML): frozen and filtered headings, wrapped text,
//! dates as dates, statuses by word and colour, pages that can be printed.
//!
//! The same sheets give the same bytes: nothing of the machine, the user or the hour goes in. Rows
//! wait on disk, not in memory. What a cell cannot hold is cut and says so ([`text`]); what a sheet cannot
//! hold goes on in a further one.

mod guard;
mod height;
mod pages;
mod style;
mod text;

use std::io::{self, Seek, SeekFrom, Write};

use chrono::{DateTime, Utc};
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::sheet::{Cover, Drawn, Place, Sheet, about};
use crate::disk::temporary;
use guard::{Patient, guarded};
use pages::Pages;
use style::Style;

/// The rows that a sheet can have, its heading among them.
const ROWS: u32 = 1_048_576;

/// Why a workbook cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum XlsxProblem {
    /// A file cannot be written.
    #[error("the workbook cannot be written")]
    Writing(#[from] io::Error),
    /// The workbook breaks a rule of its format.
    #[error("the workbook cannot be made")]
    Making(#[from] XlsxError),
}

/// A workbook that is being put together.
pub struct XlsxWriter {
    workbook: Workbook,
    style: Style,
    sheets: Vec<Pages>,
    rows_a_sheet: u32,
}

impl Default for XlsxWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl XlsxWriter {
    /// An empty workbook.
    pub fn new() -> Self {
        Self::with_rows(ROWS)
    }

    fn with_rows(rows_a_sheet: u32) -> Self {
        XlsxWriter {
            workbook: Workbook::new(),
            style: Style::default(),
            sheets: Vec::new(),
            rows_a_sheet,
        }
    }

    /// Adds a part. Its rows stand behind those that were added before.
    ///
    /// # Errors
    /// When the temporary folder cannot be written to.
    pub fn add(&mut self, sheets: &[Sheet]) -> Result<(), XlsxProblem> {
        for sheet in sheets {
            let known = self.sheets.iter().position(|pages| pages.is_of(sheet));
            let place = match known {
                Some(place) => place,
                None => {
                    self.sheets.push(Pages::of(sheet, self.rows_a_sheet));
                    self.sheets.len() - 1
                }
            };
            let pages = &mut self.sheets[place];
            guarded(|| pages.add(&mut self.workbook, &self.style, sheet))?;
        }
        Ok(())
    }

    /// Writes the workbook, with a sheet that tells what the others hold.
    ///
    /// # Errors
    /// When the temporary folder or `out` cannot be written to.
    pub fn finish(mut self, cover: &Cover, out: &mut dyn Write) -> Result<(), XlsxProblem> {
        let drawn: Vec<Drawn> = self.sheets.iter().map(Pages::drawn).collect();
        self.add(&[about(cover, &drawn)])?;
        if cover.place == Place::InFront {
            self.sheets.rotate_right(1);
        }
        for pages in self.sheets {
            guarded(|| pages.bind(&mut self.workbook, &self.style, &cover.title))?;
        }
        self.workbook.set_properties(&properties(&cover.title));
        let mut whole = Patient::new(tempfile::tempfile().map_err(temporary)?);
        let made = guarded(|| self.workbook.save_to_writer(&mut whole));
        let mut whole = whole.done().map_err(temporary)?;
        made?;
        whole.seek(SeekFrom::Start(0)).map_err(temporary)?;
        io::copy(&mut whole, out)?;
        Ok(())
    }
}

/// Title and maker. The day on which a workbook was made is none of its content: the same one is said
/// of all of them, the first that an archive can name.
fn properties(title: &str) -> DocProperties {
    let day = DateTime::<Utc>::from_timestamp(315_532_800, 0).unwrap_or_default();
    DocProperties::new()
        .set_title(text::short(title))
        .set_comment(concat!("Made by unmet ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&day)
}

#[cfg(test)]
mod tests;
