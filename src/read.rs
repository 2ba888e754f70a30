//! Bytes to documents: one file a format.
//!
//! [`find`] turns paths into places, [`open`] a place into a [`Source`] or a [`Pack`] of several, and
//! [`read`] a source into a [`Document`] or, where it is structured, into [`Record`]s. Nothing here
//! knows what a report is.

mod binary;
mod clock;
mod companion;
mod document;
mod encoding;
mod epub;
mod error;
mod format;
mod glance;
mod html;
mod hyphen;
mod jsonl;
mod lines;
mod markdown;
mod office;
mod pack;
mod pdf;
mod record;
mod saved;
mod source;
mod space;
mod table;
mod tally;
mod text;
mod walk;
mod web;
mod wiki;
mod wrap;
mod zipped;

pub use binary::Unreadable;
pub use clock::read_in_time;
pub use document::{Block, Document, LeftOut, Row};
pub use encoding::{Decoded, decode};
pub use error::ReadError;
pub use format::{Format, UnknownFormat};
pub use pack::{IN_PACK, Member, Opened, Pack, PackError, open};
pub use pdf::NoText;
pub use record::{Record, RecordError, RecordProblem, RecordedRecommendation, RecordedSection};
pub(crate) use source::hexadecimal;
pub use source::{HandedIn, Limits, Place, STANDARD_INPUT, Source};
pub use table::{Column, ColumnMap, ColumnWords, RowError, Table, TableList, UnknownColumn};
pub use walk::{Found, find, handed_in};
pub use web::{Web, WebProblem};

use table::CsvReader;

/// What reports can be, for people who gave something in which there was none.
pub(crate) const KINDS: &str = "reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and \
    JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these";

/// What a source holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text of headings, paragraphs and list items.
    Document(Document),
    /// Structured reports, each with the line (counted from 1) on which it begins. A wrong one does
    /// not stop the others.
    Records(Vec<(usize, Result<Record, RecordError>)>),
    /// A table of recommendations, a row each.
    Table(Table),
}

/// A source's content, and how it was got.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The format as which it was read.
    pub format: Format,
    /// What it holds.
    pub content: Content,
    /// The encoding's name: `UTF-8`, `windows-1252`; `None` where the format is no text.
    pub encoding: Option<&'static str>,
    /// How many places were broken in that encoding and had to be guessed or replaced.
    pub broken: usize,
}

/// The characters of a source, for a reader.
struct Text<'a> {
    origin: &'a str,
    characters: &'a str,
}

/// Makes content of one format's characters. A reader is lenient: there is always something that
/// it can make of any text.
trait Reader {
    fn read(&self, text: &Text<'_>) -> Content;
}

/// Makes content of the bytes of a format that is no text.
trait BytesReader {
    /// What `source` holds, read within the limits of `options`.
    fn read(&self, source: &Source, options: &ReadOptions) -> Result<Content, Unreadable>;
}

/// Who reads a format.
enum Way {
    /// Its characters are read, whatever their encoding.
    Characters(&'static dyn Reader),
    /// Its bytes are.
    Bytes(&'static dyn BytesReader),
    /// Its characters are a table.
    Table(CsvReader),
}

/// How a source is to be read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The reader to use instead of the one that the source asks for.
    pub format: Option<Format>,
    /// How much is read.
    pub limits: Limits,
    /// Which column of a table holds what, where its headings do not tell.
    pub columns: ColumnMap,
}

/// Reads a source in the format that it is in, or as the forced one.
///
/// # Errors
/// When its bytes are nothing that can be read, or no word remains once the marks of the format are
/// gone.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Reading, ReadError> {
    let origin = source.origin.as_str();
    let no_text = |what| ReadError::NoText {
        origin: origin.to_owned(),
        what,
    };
    let by_bytes = options.format.or_else(|| Format::of_bytes(&source.bytes));
    let reading = match by_bytes.map(|format| (format, format.way())) {
        Some((format, Way::Bytes(_))) if is_text_instead(format, &source.bytes) => {
            return Err(no_text(Unreadable::NotThat { format }));
        }
        Some((format, Way::Bytes(reader))) => Reading {
            format,
            content: reader.read(source, options).map_err(no_text)?,
            encoding: None,
            broken: 0,
        },
        _ => {
            if let Some(what) = binary::unreadable(&source.bytes) {
                return Err(no_text(what));
            }
            of_characters(source, options).map_err(no_text)?
        }
    };
    let wordless = match &reading.content {
        Content::Document(document) => document.blocks.is_empty(),
        Content::Records(records) => records.is_empty(),
        Content::Table(table) => table.lists.is_empty() && table.wrong.is_empty(),
    };
    if wordless {
        let (origin, format) = (origin.to_owned(), reading.format);
        return Err(ReadError::Wordless { origin, format });
    }
    Ok(reading)
}

/// Whether bytes that are to be read as a format of no text are nothing but text.
fn is_text_instead(format: Format, bytes: &[u8]) -> bool {
    use Format::{Epub, OpenSheet, OpenText, Pdf, Word, Workbook};
    matches!(format, Pdf | Word | OpenText | Epub | Workbook | OpenSheet)
        && Format::of_bytes(bytes).is_none()
        && binary::unreadable(bytes).is_none()
}

fn of_characters(source: &Source, options: &ReadOptions) -> Result<Reading, Unreadable> {
    let decoded = decode(&source.bytes);
    let (origin, characters) = (source.origin.as_str(), decoded.text.as_str());
    if let Some(ours) = binary::own_report(characters) {
        return Err(ours);
    }
    let text = Text { origin, characters };
    let told = (options.format).unwrap_or_else(|| Format::of(origin, characters));
    let (format, content) = match told.way() {
        Way::Characters(reader) => (told, reader.read(&text)),
        Way::Table(reader) => (told, reader.read(&text, &options.columns)?),
        Way::Bytes(_) => (Format::Text, text::TextReader.read(&text)),
    };
    Ok(Reading {
        format,
        content,
        encoding: Some(decoded.encoding),
        broken: decoded.broken,
    })
}

#[cfg(test)]
mod tests;
