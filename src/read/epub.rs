//! Electronic books (EPUB): their chapters in reading order, each a page.
//!
//! By EPUB 3.3 (and 2.0.1): `META-INF/container.xml` names the package document, whose manifest
//! lists the files and whose spine lists the chapters.

mod outline;

use super::html;
use super::office::package::Package;
use super::tally::Tally;
use super::{BytesReader, Content, Document, ReadOptions, Source, Unreadable};
use outline::{Chapter, Outline, is_locked, package_document};

/// Reads books.
pub(super) struct EpubReader;

const BOOK: &str = "an electronic book (EPUB)";

impl BytesReader for EpubReader {
    fn read(&self, source: &Source, options: &ReadOptions) -> Result<Content, Unreadable> {
        let mut package = Package::open(&source.bytes, BOOK, &options.limits)?;
        if package
            .part("META-INF/encryption.xml")?
            .is_some_and(|locks| is_locked(&locks))
        {
            return Err(Unreadable::Locked { what: BOOK });
        }
        let container = package.needed("META-INF/container.xml")?;
        let place = package_document(&container).ok_or_else(|| Unreadable::Damaged {
            what: BOOK,
            why: "it does not say where its list of chapters is".to_owned(),
        })?;
        let outline = Outline::of(&package.needed(&place)?, &place);
        let mut book = Document {
            title: outline.title,
            url: outline.url,
            ..Document::default()
        };
        let mut left_out = Tally::default();
        for chapter in &outline.chapters {
            let page = match chapter {
                Chapter::Page(path) => package.part(path).map(|page| (path, page)),
                Chapter::Contents => {
                    left_out.add("tables of contents", "");
                    continue;
                }
            };
            match page {
                Ok((_, Some(page))) => add(&mut book, &mut left_out, &page),
                Ok((path, None)) => {
                    book.damaged = true;
                    let said = format!("the chapter {path} is missing; get the book again");
                    book.remarks.push(said);
                }
                Err(error @ Unreadable::Unpacks { .. }) => return Err(error),
                Err(error) => {
                    book.damaged = true;
                    let said = format!("a chapter could not be read, because the book {error}");
                    book.remarks.push(said);
                }
            }
        }
        book.left_out = left_out.finish();
        Ok(Content::Document(book))
    }
}

fn add(book: &mut Document, left_out: &mut Tally, page: &str) {
    let chapter = html::page(page);
    book.blocks.extend(chapter.blocks);
    book.remarks.extend(chapter.remarks);
    left_out.add_all(chapter.left_out);
}

#[cfg(test)]
mod tests;
