//! Web pages: the part that people read, as headings, paragraphs, list items and table rows.
//!
//! Every walk over the page is a loop, never a recursion: pages nest as deeply as they like.

mod depth;
mod furniture;
mod kind;
mod leash;
mod page;
mod size;
mod table;
mod writer;
mod xhtml;

use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

use super::tally::Tally;
use super::{Content, Document, Reader, Text};
use furniture::Furniture;
use size::Sizes;
use writer::Writer;

/// Reads web pages.
pub(super) struct HtmlReader;

impl Reader for HtmlReader {
    fn read(&self, text: &Text<'_>) -> Content {
        Content::Document(page(text.characters))
    }
}

/// The document that a page of these characters is.
pub(super) fn page(characters: &str) -> Document {
    let whole = ends(characters);
    let characters = xhtml::with_ends(characters);
    let leash::Parsed { html, is_given_up } = leash::parsed(&depth::bounded(&characters));
    let sizes = Sizes::of(&html);
    let root = page::main_part(&html, &sizes);
    let furniture = Furniture::around(root, &sizes);
    let mut left_out = Tally::default();
    tell_around(root, &sizes, &mut left_out);
    let blocks = write(root, &furniture, &sizes, &mut left_out);
    Document {
        title: page::title(&html),
        url: page::url(&html),
        blocks,
        left_out: left_out.finish(),
        damaged: !whole || is_given_up,
        remarks: match (is_given_up, whole) {
            (true, _) => vec![LIKE_NO_PAGE.to_owned()],
            (false, true) => Vec::new(),
            (false, false) => vec![BREAKS_OFF.to_owned()],
        },
    }
}

const LIKE_NO_PAGE: &str = "the web page is built as no page is, with elements or attributes without end; what stands before that was read, what stood after it is missing; save it again, or as text";

const BREAKS_OFF: &str = "the web page breaks off before its end; what stands before that was read, what stood after it is missing; download or save it again";

/// Whether a page that opens as one is closed again: one that was half downloaded is not.
fn ends(page: &str) -> bool {
    let is_tag = |tag: &str, name: &str| {
        let rest = tag.get(..name.len());
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(name))
    };
    let mut opening = page.match_indices('<').map(|(place, _)| &page[place..]);
    let mut closing = page.rmatch_indices("</").map(|(place, _)| &page[place..]);
    !opening.any(|tag| is_tag(tag, "<html"))
        || closing.any(|tag| is_tag(tag, "</html") || is_tag(tag, "</body"))
}

/// Counts what stands before and after the main part.
fn tell_around(root: ElementRef<'_>, sizes: &Sizes, left_out: &mut Tally) {
    let mut inner = *root;
    while let Some(outer) = inner.parent().and_then(ElementRef::wrap) {
        if outer.value().name() == "html" {
            break;
        }
        for part in outer
            .child_elements()
            .filter(|part| part.id() != inner.id())
        {
            tell(part, sizes, left_out);
        }
        inner = *outer;
    }
}

/// Counts an element that is left out, if a reader of the page would see words in it.
fn tell(element: ElementRef<'_>, sizes: &Sizes, left_out: &mut Tally) {
    if sizes.get(element).text > 0 {
        left_out.add(kind::of(element), &kind::words(element));
    }
}

fn write(
    root: ElementRef<'_>,
    furniture: &Furniture<'_>,
    sizes: &Sizes,
    left_out: &mut Tally,
) -> Vec<super::Block> {
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
                        tell(element, sizes, left_out);
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
