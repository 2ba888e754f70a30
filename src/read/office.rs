//! Documents of word processors: Word (DOCX), OpenDocument (ODT) and Rich Text (RTF).
//!
//! What people read on the page is kept: headings by their styles, items by their numbering, rows
//! by their cells, changes as if they were accepted. What stands around it (notes, comments,
//! headers, deleted words) is left out and counted.
//!
//! Every walk is a loop over the marks of a format, never a recursion: files nest as deeply as they
//! like.

mod docx;
mod odt;
pub(super) mod package;
mod rtf;
mod scribe;
pub(super) mod xml;

pub(super) use docx::DocxReader;
pub(super) use odt::{OdtReader, refuse_locked};
pub(super) use package::Package;
pub(super) use rtf::{RTF_MARK, RtfReader};
pub(super) use xml::{Element, Node, Xml};
