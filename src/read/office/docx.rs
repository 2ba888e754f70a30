//! Word documents (DOCX, DOCM).
//!
//! Word splits a sentence into runs wherever it likes; only paragraphs, styles, numbering and
//! revisions mean something.

mod body;
mod field;
mod notes;
mod parts;
mod styles;

use super::package::Package;
use crate::read::{BytesReader, Content, ReadOptions, Source, Unreadable};
use body::Body;
use parts::Parts;
use styles::Styles;

/// Reads Word documents.
pub(in crate::read) struct DocxReader;

const WHAT: &str = "a Word document";

impl BytesReader for DocxReader {
    fn read(&self, source: &Source, options: &ReadOptions) -> Result<Content, Unreadable> {
        let mut package = Package::open(&source.bytes, WHAT, &options.limits)?;
        let parts = Parts::of(&mut package)?;
        let text = package.needed(&parts.main)?;
        let optional = |package: &mut Package<'_>, name: &Option<String>| match name {
            Some(name) => Ok(package.part(name)?.unwrap_or_default()),
            None => Ok(String::new()),
        };
        let styles = Styles::of(
            &optional(&mut package, &parts.styles)?,
            &optional(&mut package, &parts.numbering)?,
        );
        let mut scribe = Body::new(&styles).walk(&text);
        for (kind, name) in &parts.around {
            let xml = package.part(name)?.unwrap_or_default();
            for words in notes::words(&xml, *kind) {
                scribe.leave_out(kind.in_the_plural(), &words);
            }
        }
        let title = notes::title(&optional(&mut package, &parts.properties)?);
        Ok(Content::Document(scribe.finish(title)))
    }
}
