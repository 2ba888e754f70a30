//! What is handed out as a file: the compliance report of an edition, and everything. The command line
//! writes it where a person names a file, the page sends it to a browser.

use std::io::{self, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::csv::{CsvTable, CsvWriter, Mark};
use super::json::ExportWriter;
use super::sheet::{self, compliance_cover};
use super::xlsx::{XlsxProblem, XlsxWriter};
use super::{html, json, markdown};
use crate::ledger::Ledger;
use crate::view::compliance::ComplianceReport;
use crate::view::everything::Everything;
use crate::view::export::ExportPart;

/// What something is handed out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One HTML file, to read and to print.
    Html,
    /// Markdown, to edit.
    Markdown,
    /// JSON, for programs.
    Json,
    /// Every table as comma-separated values, all in a ZIP.
    Csv,
    /// A workbook for Excel, LibreOffice and the like.
    Xlsx,
}

impl Format {
    /// What a compliance report is handed out as.
    pub const OF_REPORTS: [Format; 5] = [
        Format::Html,
        Format::Markdown,
        Format::Json,
        Format::Csv,
        Format::Xlsx,
    ];
    /// What everything is handed out as.
    pub const OF_EVERYTHING: [Format; 3] = [Format::Json, Format::Csv, Format::Xlsx];

    /// The word by which it is asked for.
    pub fn word(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "zip",
            format => format.word(),
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "web page",
            Format::Markdown => "Markdown",
            Format::Json => "JSON",
            Format::Csv => "CSV tables in a ZIP",
            Format::Xlsx => "workbook (XLSX)",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html; charset=utf-8",
            Format::Markdown => "text/markdown; charset=utf-8",
            Format::Json => "application/json",
            Format::Csv => "application/zip",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The one of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        (Format::OF_REPORTS.into_iter()).find(|format| format.word() == word)
    }
}

/// Why something cannot be handed out.
#[derive(Debug, thiserror::Error)]
pub enum HandoutProblem {
    /// The answer cannot be written, or the temporary folder cannot.
    #[error(transparent)]
    Writing(#[from] io::Error),
    /// It cannot be made JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A template cannot be written.
    #[error(transparent)]
    Page(#[from] askama::Error),
    /// A workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] XlsxProblem),
    /// A ZIP cannot be made.
    #[error("the ZIP cannot be made: {0}")]
    Zip(#[from] zip::result::ZipError),
}

impl HandoutProblem {
    /// What the system said, where it is the disk that failed.
    pub fn of_the_disk(&self) -> Option<&io::Error> {
        match self {
            HandoutProblem::Writing(error)
            | HandoutProblem::Workbook(XlsxProblem::Writing(error))
            | HandoutProblem::Zip(zip::result::ZipError::Io(error)) => Some(error),
            _ => None,
        }
    }
}

/// Writes the compliance report of an edition.
///
/// # Errors
/// When `out` or the temporary folder cannot be written to.
pub fn compliance(
    report: &ComplianceReport,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), HandoutProblem> {
    let text = match format {
        Format::Html => html::compliance_report(report)?,
        Format::Markdown => markdown::compliance_report(report),
        Format::Json => json::pretty(report)?,
        Format::Csv => {
            let mut tables = CsvWriter::of_all(Mark::ByteOrderMark);
            tables.add(&sheet::compliance(report))?;
            return zipped(tables.finish()?, out);
        }
        Format::Xlsx => {
            let mut workbook = XlsxWriter::new();
            workbook.add(&sheet::compliance(report))?;
            return Ok(workbook.finish(&compliance_cover(report), out)?);
        }
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// Everything, put together one country after the other; what is large waits on disk.
pub struct Export(Under);

enum Under {
    Json(Box<ExportWriter>),
    Csv(CsvWriter),
    Xlsx(Box<XlsxWriter>),
}

impl Export {
    /// An empty one of that format; `None` where everything is not handed out in it.
    pub fn of(format: Format) -> Option<Self> {
        Some(Export(match format {
            Format::Json => Under::Json(Box::default()),
            Format::Csv => Under::Csv(CsvWriter::of_all(Mark::ByteOrderMark)),
            Format::Xlsx => Under::Xlsx(Box::default()),
            Format::Html | Format::Markdown => return None,
        }))
    }

    /// Adds what one ledger brings.
    ///
    /// # Errors
    /// When the temporary folder is full or cannot be written to.
    pub fn add(&mut self, ledger: &Ledger) -> Result<(), HandoutProblem> {
        let sheets = || sheet::everything(&Everything::of(ledger));
        match &mut self.0 {
            Under::Json(export) => export.add(&ExportPart::of(ledger))?,
            Under::Csv(tables) => tables.add(&sheets())?,
            Under::Xlsx(workbook) => workbook.add(&sheets())?,
        }
        Ok(())
    }

    /// Writes it; `about` is the country, or how many there are.
    ///
    /// # Errors
    /// When `out` or the temporary folder cannot be written to.
    pub fn finish(self, about: &str, mut out: &mut dyn Write) -> Result<(), HandoutProblem> {
        match self.0 {
            Under::Json(export) => Ok(export.finish(&mut out)?),
            Under::Csv(tables) => zipped(tables.finish()?, out),
            Under::Xlsx(workbook) => Ok(workbook.finish(&sheet::cover(about), out)?),
        }
    }
}

/// The tables in a ZIP, a file each. Nothing of the hour goes in.
fn zipped(tables: Vec<CsvTable>, out: &mut dyn Write) -> Result<(), HandoutProblem> {
    let mut pack = ZipWriter::new_stream(out);
    for table in tables {
        pack.start_file(format!("{}.csv", table.name), SimpleFileOptions::default())?;
        table.write(&mut pack)?;
    }
    pack.finish()?;
    Ok(())
}

/// A file name that every system takes: letters, digits and hyphens of the parts, then the ending.
pub fn file_name<'a>(parts: impl IntoIterator<Item = &'a str>, format: Format) -> String {
    let mut name = String::new();
    for part in parts {
        let folded = crate::facts::folded(part);
        for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()) {
            if !word.is_empty() {
                let hyphen = if name.is_empty() { "" } else { "-" };
                let _ = std::fmt::Write::write_fmt(&mut name, format_args!("{hyphen}{word}"));
            }
        }
    }
    format!("{name}.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::view::example::orvania;

    #[test]
    fn a_file_is_named_for_what_is_in_it() {
        let name = file_name(["unmet", "Côte d’Ivoire", "2023"], Format::Csv);
        assert_eq!(name, "unmet-cote-divoire-2023.zip");
        assert_eq!(
            file_name(["../../etc/passwd"], Format::Html),
            "etc-passwd.html"
        );
    }

    #[test]
    fn the_tables_of_everything_come_in_one_pack() {
        let mut export = Export::of(Format::Csv).unwrap();
        export.add(&orvania()).unwrap();
        let mut bytes = Vec::new();
        export.finish("Orvania", &mut bytes).unwrap();
        let mut pack = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = pack
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(names.len(), sheet::EVERYTHING.len(), "{names:?}");
        let mut text = String::new();
        let mut table = pack.by_name("recommendations.csv").unwrap();
        table.read_to_string(&mut text).unwrap();
        assert!(text.contains("ORVANIA-2010-1"), "{text}");
    }

    #[test]
    fn everything_is_no_page() {
        assert!(Export::of(Format::Html).is_none());
        for format in Format::OF_EVERYTHING {
            assert!(Export::of(format).is_some(), "{format:?}");
        }
    }
}
