//! Web pages: the part that people read, as headings, paragraphs, list items and table rows.
//!
//! Every walk over the page is a loop, never a recursion: pages nest as deeply as they like.

mod depth;
mod furniture;
mod lines;
mod page;
mod size;
mod table;
mod writer;

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

use super::{Content, Document, Reader, Text};
use furniture::Furniture;
use size::Sizes;
use writer::Writer;

/// Reads web pages.
pub(super) struct HtmlReader;

impl Reader for HtmlReader {
    fn read(&self, text: &Text<'_>) -> Content {
        let html = Html::parse_document(&depth::bounded(text.characters));
        let sizes = Sizes::of(&html);
        let root = page::main_part(&html, &sizes);
        let furniture = Furniture::around(root, &sizes);
        Content::Document(Document {
            title: page::title(&html),
            url: page::url(&html),
            blocks: write(root, &furniture, &sizes),
            ..Document::default()
        })
    }
}

fn write(root: ElementRef<'_>, furniture: &Furniture<'_>, sizes: &Sizes) -> Vec<super::Block> {
    let mut writer = Writer::new(sizes);
    let mut passing_over = None;
    for edge in root.traverse() {
        match edge {
            Edge::Close(node) if passing_over == Some(node.id()) => passing_over = None,
            _ if passing_over.is_some() => {}
            Edge::Open(node) => match node.value() {
                Node::Text(text) => writer.text(text),
                Node::Element(_) => {
                    let Some(element) = ElementRef::wrap(node) else {
                        continue;
                    };
                    if node.id() != root.id() && furniture.holds(element) {
                        passing_over = Some(node.id());
                    } else {
                        writer.open(element);
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Some(element) = ElementRef::wrap(node) {
                    writer.close(element);
                }
            }
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests;
