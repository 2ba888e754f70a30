//! How much text stands in each part of a page, and how much of it in links.

use std::collections::HashMap;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

use super::furniture::is_never_text;

/// Characters other than white space in an element and all that it holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Size {
    /// All of them.
    pub text: usize,
    /// Those in links.
    pub linked: usize,
    /// How many elements in it begin a new line.
    pub breaks: usize,
}

impl Size {
    /// Whether this is running text rather than a list of links.
    pub fn is_prose(self) -> bool {
        self.text >= 500 && self.linked * 10 < self.text * 3
    }
}

/// The sizes of every element of a page.
pub(super) struct Sizes(HashMap<NodeId, Size>);

impl Sizes {
    /// Measures a page in one walk.
    pub fn of(html: &Html) -> Self {
        let mut sizes = HashMap::new();
        let mut open: Vec<Size> = vec![Size::default()];
        let mut links = 0usize;
        let mut unseen = 0usize;
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) if unseen == 0 => {
                        let characters = text.chars().filter(|c| !c.is_whitespace()).count();
                        if let Some(size) = open.last_mut() {
                            size.text += characters;
                            size.linked += if links > 0 { characters } else { 0 };
                        }
                    }
                    Node::Element(element) => {
                        open.push(Size::default());
                        links += usize::from(element.name() == "a");
                        unseen += usize::from(is_never_text(element.name()));
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    let Node::Element(element) = node.value() else {
                        continue;
                    };
                    links -= usize::from(element.name() == "a");
                    unseen -= usize::from(is_never_text(element.name()));
                    let size = open.pop().unwrap_or_default();
                    sizes.insert(node.id(), size);
                    if let Some(outer) = open.last_mut() {
                        outer.text += size.text;
                        outer.linked += size.linked;
                        outer.breaks += size.breaks + usize::from(begins_line(element.name()));
                    }
                }
            }
        }
        Sizes(sizes)
    }

    /// The size of an element.
    pub fn get(&self, element: ElementRef<'_>) -> Size {
        self.0.get(&element.id()).copied().unwrap_or_default()
    }
}

/// Whether an element of this name stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

fn begins_line(name: &str) -> bool {
    name == "br" || is_block(name)
}
