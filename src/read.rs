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
mod pdf;
mod record;
mod source;
mod space;
mod text;
mod walk;
mod web;
mod wiki;
mod wrap;
mod zipped;

pub use binary::Unreadable;
pub use document::{Block, Document, LeftOut, Row};
pub use encoding::{Decoded, decode};
pub use error::ReadError;
pub use format::{Format, UnknownFormat};
pub use pdf::NoText;
pub use record::{Record, RecordError, RecordProblem, RecordedRecommendation, RecordedSection};
pub use source::{Limits, Place, STANDARD_INPUT, Source, open};
pub use walk::{Found, find};
pub use web::{Web, WebProblem};

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
}

/// How a source is to be read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The reader to use instead of the one that the source asks for.
    pub format: Option<Format>,
    /// How much is read.
    pub limits: Limits,
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
            of_characters(source, options.format)
        }
    };
    let wordless = match &reading.content {
        Content::Document(document) => document.blocks.is_empty(),
        Content::Records(records) => records.is_empty(),
    };
    if wordless {
        let (origin, format) = (origin.to_owned(), reading.format);
        return Err(ReadError::Wordless { origin, format });
    }
    Ok(reading)
}

fn of_characters(source: &Source, forced: Option<Format>) -> Reading {
    let decoded = decode(&source.bytes);
    let (origin, characters) = (source.origin.as_str(), decoded.text.as_str());
    let told = forced.unwrap_or_else(|| Format::of(origin, characters));
    let (format, reader): (_, &dyn Reader) = match told.way() {
        Way::Characters(reader) => (told, reader),
        Way::Bytes(_) => (Format::Text, &text::TextReader),
    };
    Reading {
        format,
        content: reader.read(&Text { origin, characters }),
        encoding: Some(decoded.encoding),
        broken: decoded.broken,
    }
}

#[cfg(test)]
mod tests;
