//! PDF: pages as they are drawn to the text in reading order.
//!
//! `hayro` reads the file and draws its pages ([`engine`]); what it draws is written down: glyphs,
//! rules, areas, pictures. The rest is ours: glyphs to [`words`], words to ruled [`table`]s and
//! [`lines`], lines to columns in reading [`order`], what is [`running`] along the pages taken out,
//! columns to paragraphs ([`flow`]), all to one document ([`assemble`]).

mod above;
mod assemble;
mod boxes;
mod cases;
mod continued;
mod damage;
mod engine;
mod figures;
mod filters;
mod flow;
mod gaps;
mod grid;
mod join;
mod ligatures;
mod lines;
mod notes;
mod objects;
mod open;
mod order;
mod packed;
mod page;
mod paths;
mod quiet;
mod running;
mod signs;
mod soft;
mod style;
mod table;
mod why;
mod words;

use self::assemble::Found;
use self::open::NoPages;
use self::page::{Page, Rule, UNKNOWN};
use self::running::Sheet;
use super::{BytesReader, Content, Document, ReadOptions, Source, Unreadable};

pub use self::why::NoText;

/// Reads PDF.
pub(super) struct PdfReader;

impl BytesReader for PdfReader {
    fn read(&self, source: &Source, _: &ReadOptions) -> Result<Content, Unreadable> {
        let document = document(&source.bytes).map_err(Unreadable::Pdf)?;
        Ok(Content::Document(document))
    }
}

/// Whether bytes begin as a PDF does. Mail and web servers leave lines of their own before it.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.trim_ascii_start().starts_with(MARK)
        || head.windows(MARK.len()).any(|part| part == MARK) && has_binary(head)
}

const MARK: &[u8] = b"%PDF-";

/// A text about PDFs may name the mark; a PDF has bytes behind it that no text has.
fn has_binary(head: &[u8]) -> bool {
    head.iter().filter(|byte| **byte >= 0x80).count() >= 4 && std::str::from_utf8(head).is_err()
}

/// The document that a PDF's bytes hold.
fn document(bytes: &[u8]) -> Result<Document, NoText> {
    let streams = packed::streams(bytes).ok_or(NoText::Huge)?;
    let read = open::pages(bytes, &streams, found).map_err(|none| match none {
        NoPages::Locked => NoText::Locked,
        NoPages::Broken => NoText::Broken,
        NoPages::Huge => NoText::Huge,
    })?;
    let wordless = |found: &Found| found.sheet.lines.is_empty() && found.tables.is_empty();
    if read.pages.is_empty() {
        return Err(NoText::Broken);
    }
    if read.pages.iter().all(wordless) {
        return Err(NoText::Scanned {
            pages: read.pages.len(),
        });
    }
    let textless = textless(&read, wordless);
    let letters: usize = read.pages.iter().map(|page| page.letters).sum();
    let unknown: usize = read.pages.iter().map(|page| page.unknown).sum();
    if unknown * 4 > letters {
        return Err(NoText::Coded);
    }
    let mut document = assemble::document(read.pages);
    let damage: Vec<String> = [
        why::lost_pages(&read.lost),
        why::damage(&read.damage),
        why::broken_off(bytes),
    ]
    .into_iter()
    .flatten()
    .collect();
    document.damaged = !damage.is_empty();
    document.remarks.extend(why::unknown(unknown));
    document.remarks.extend(match document.damaged {
        true => why::emptied_pages(&textless),
        false => why::textless_pages(&textless),
    });
    document.remarks.extend(damage);
    Ok(document)
}

/// The numbers of the pages that were read and hold no text.
fn textless(read: &open::Pages<Found>, wordless: impl Fn(&Found) -> bool) -> Vec<usize> {
    let numbers = (1..).filter(|number| !read.lost.contains(number));
    let pages = numbers.zip(&read.pages);
    pages
        .filter(|(_, page)| wordless(page))
        .map(|(number, _)| number)
        .collect()
}

/// What stands on one page.
fn found(mut page: Page) -> Found {
    let words::Words { mut words, marks } = words::words(&page);
    let figures = figures::take(&mut page, &mut words);
    let tables = table::tables(&page, &mut words);
    let fence = |from: f32, to: f32, base: f32| {
        page.rules.iter().any(|rule| match rule {
            Rule::Upright { x, top, bottom } => {
                *x >= from && *x <= to && *top < base && *bottom > base
            }
            Rule::Level { .. } => false,
        })
    };
    let mut lines = lines::lines(&words, &fence);
    let footnotes = notes::take(&page, &tables, &mut lines);
    let taken = boxes::take(&page, &mut lines);
    let signs = boxes::signs(&page, &tables);
    Found {
        sheet: Sheet {
            height: page.height,
            lines,
        },
        tables,
        marks,
        taken,
        figures,
        footnotes,
        signs,
        turned: page.turned,
        unseen: page.unseen,
        letters: page.glyphs.len(),
        unknown: (page.glyphs.iter())
            .filter(|glyph| glyph.character == UNKNOWN)
            .count(),
    }
}
