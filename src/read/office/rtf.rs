//! Rich Text (RTF), as Word, LibreOffice, WordPad and TextEdit write it.

mod body;
mod charset;
mod group;
mod style;
mod table;
mod tokens;

use crate::read::{BytesReader, Content, ReadOptions, Source, Unreadable};
use body::Body;

/// Reads Rich Text.
pub(in crate::read) struct RtfReader;

/// How every Rich Text file begins.
pub(in crate::read) const RTF_MARK: &[u8] = b"{\\rtf";

impl BytesReader for RtfReader {
    fn read(&self, source: &Source, _: &ReadOptions) -> Result<Content, Unreadable> {
        let document = Body::new().walk(&source.bytes);
        Ok(Content::Document(document))
    }
}
