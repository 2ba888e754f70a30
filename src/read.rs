//! Bytes to documents: one file a format.
//!
//! [`find`] turns paths into places, [`open`] a place into a [`Source`], and [`read`] a source into
//! a [`Document`] or, where it is structured, into [`Record`]s. Nothing here knows what a report is.

mod binary;
mod document;
mod encoding;
mod error;
mod format;
mod html;
mod hyphen;
mod jsonl;
mod record;
mod source;
mod space;
mod text;
mod walk;
mod wiki;
mod wrap;

pub use binary::Unreadable;
pub use document::{Block, Document};
pub use encoding::{Decoded, decode};
pub use error::ReadError;
pub use format::{Format, UnknownFormat};
pub use record::{Record, RecordError, RecordProblem, RecordedRecommendation, RecordedSection};
pub use source::{Limits, Place, STANDARD_INPUT, Source, open};
pub use walk::{Found, find};

/// What a source holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text of headings, paragraphs and list items.
    Document(Document),
    /// Structured reports, each with the line (counted from 1) on which it begins. A wrong one does
    /// not stop the others.
    Records(Vec<(usize, Result<Record, RecordError>)>),
}

/// A source's content, and how it was got.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The format as which it was read.
    pub format: Format,
    /// What it holds.
    pub content: Content,
    /// The encoding's name: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
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

/// Reads a source in the format that it is in, or as the `forced` one.
///
/// # Errors
/// When its bytes are no text, or no word remains once the marks of the format are gone.
pub fn read(source: &Source, forced: Option<Format>) -> Result<(Format, Content), ReadError> {
    read_closely(source, forced).map(|reading| (reading.format, reading.content))
}

/// [`read`], telling the encoding too and whether anything in it was broken.
///
/// # Errors
/// As [`read`].
pub fn read_closely(source: &Source, forced: Option<Format>) -> Result<Reading, ReadError> {
    let origin = source.origin.as_str();
    if let Some(what) = binary::unreadable(&source.bytes) {
        let origin = origin.to_owned();
        return Err(ReadError::NoText { origin, what });
    }
    let decoded = decode(&source.bytes);
    let characters = decoded.text.as_str();
    let format = forced.unwrap_or_else(|| Format::of(origin, characters));
    let content = format.reader().read(&Text { origin, characters });
    let wordless = match &content {
        Content::Document(document) => document.blocks.is_empty(),
        Content::Records(records) => records.is_empty(),
    };
    if wordless {
        let origin = origin.to_owned();
        return Err(ReadError::Wordless { origin, format });
    }
    Ok(Reading {
        format,
        content,
        encoding: decoded.encoding,
        broken: decoded.broken,
    })
}

#[cfg(test)]
mod tests;
