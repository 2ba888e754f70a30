//! The text of an OpenDocument text, mark by mark.

use super::super::scribe::{Role, Scribe};
use super::super::xml::{Element, Node, Xml};
use super::styles::{Properties, Styles};

/// A walk over the text.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    scribe: Scribe,
    /// The paragraphs under way: one in a box stands inside another.
    paragraphs: Vec<Paragraph>,
    /// What the spans under way say of their words.
    spans: Vec<Properties>,
    /// The lists under way, and whether the next paragraph is the first of an item.
    lists: Vec<bool>,
    /// What is passed over, how deep the walk is in it and in its paragraphs, and their words.
    passing_over: Option<(&'static str, usize)>,
    paragraphs_passed: usize,
    passed: String,
}

#[derive(Debug, Default)]
struct Paragraph {
    heading: Option<u8>,
    style: Properties,
}

impl<'s> Body<'s> {
    pub fn new(styles: &'s Styles) -> Self {
        Body {
            styles,
            scribe: Scribe::default(),
            paragraphs: Vec::new(),
            spans: Vec::new(),
            lists: Vec::new(),
            passing_over: None,
            paragraphs_passed: 0,
            passed: String::new(),
        }
    }

    /// Writes the text of this part.
    pub fn walk(mut self, xml: &str) -> Scribe {
        let mut in_body = false;
        let mut nodes = Xml::new(xml);
        for node in nodes.by_ref() {
            match node {
                Node::Open(element) if !in_body => in_body = element.name() == "office:body",
                _ if !in_body => {}
                _ if self.pass_over(&node) => {}
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(text) => self.text(&text),
            }
        }
        if nodes.is_broken() {
            self.scribe.break_off("the OpenDocument text");
        }
        self.scribe
    }

    fn pass_over(&mut self, node: &Node<'_>) -> bool {
        let Some((what, depth)) = &mut self.passing_over else {
            return false;
        };
        match node {
            Node::Open(element) => {
                *depth += 1;
                if is_paragraph(element.name()) {
                    self.paragraphs_passed += 1;
                    self.passed.push(' ');
                }
            }
            // Other words tell who wrote it, and when.
            Node::Text(text) if self.paragraphs_passed > 0 => self.passed.push_str(text),
            Node::Text(_) => {}
            Node::Close(name) => {
                *depth -= 1;
                self.paragraphs_passed -= usize::from(is_paragraph(name));
                if *depth == 0 {
                    let what = *what;
                    self.passing_over = None;
                    let words = std::mem::take(&mut self.passed);
                    if !what.is_empty() {
                        self.scribe.leave_out(what, &words);
                    }
                }
            }
        }
        true
    }

    fn open(&mut self, element: &Element<'_>) {
        if let Some(what) = left_out(element) {
            self.passing_over = Some((what, 1));
            return;
        }
        match element.name() {
            "text:p" | "text:h" => {
                let style = element.attribute("text:style-name");
                let style = self.styles.properties(style.as_deref());
                let heading = match element.name() {
                    "text:h" => Some(element.number("text:outline-level").unwrap_or(1)),
                    _ => style.heading,
                };
                self.paragraphs.push(Paragraph { heading, style });
            }
            "text:span" => {
                let style = element.attribute("text:style-name");
                self.spans.push(self.styles.properties(style.as_deref()));
            }
            "text:s" | "text:tab" => self.text(" "),
            "text:line-break" => self.scribe.break_line(),
            "text:list" => self.lists.push(false),
            "text:list-item" => {
                if let Some(first) = self.lists.last_mut() {
                    *first = true;
                }
            }
            "draw:text-box" => self.scribe.begin_box(),
            "draw:image" => self.scribe.leave_out("pictures", ""),
            "table:table-row" => self.scribe.begin_row(),
            "table:table-cell" | "table:covered-table-cell" => self.scribe.begin_cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => self.end_paragraph(),
            "text:span" => {
                self.spans.pop();
            }
            "text:list" => {
                self.lists.pop();
            }
            "draw:text-box" => self.scribe.end_box(),
            "table:table-cell" | "table:covered-table-cell" => self.scribe.end_cell(1),
            "table:table-row" => self.scribe.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last() else {
            return;
        };
        let hidden = |style: &Properties| style.hidden == Some(true);
        if hidden(&paragraph.style) || self.spans.iter().any(hidden) {
            self.scribe.leave_out("hidden words", text);
            return;
        }
        let by_span = self.spans.iter().rev().find_map(|span| span.bold);
        let bold = by_span.or(paragraph.style.bold) == Some(true);
        self.scribe.text(text, bold);
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        let depth = self.lists.len().saturating_sub(1);
        let begins_item = match self.lists.last_mut() {
            Some(first) => std::mem::take(first),
            None => false,
        };
        let role = match paragraph.heading {
            Some(level) if level > 0 => Role::Heading(level),
            _ if begins_item => Role::Item(depth.try_into().unwrap_or(u8::MAX)),
            _ => Role::Plain,
        };
        self.scribe.end_paragraph(role);
    }
}

fn is_paragraph(name: &str) -> bool {
    matches!(name, "text:p" | "text:h")
}

/// What an element is called among the things left out; empty where nobody needs to know; `None`
/// where it is part of the text.
fn left_out(element: &Element<'_>) -> Option<&'static str> {
    Some(match element.name() {
        "text:note" => match element.attribute("text:note-class").as_deref() {
            Some("endnote") => "endnotes",
            _ => "footnotes",
        },
        "office:annotation" => "comments",
        "text:deletion" => "deleted changes",
        "text:table-of-content" => "tables of contents",
        "text:alphabetical-index"
        | "text:illustration-index"
        | "text:table-index"
        | "text:object-index"
        | "text:user-index"
        | "text:bibliography" => "indexes",
        "text:page-number" | "text:page-count" => "page numbers",
        "text:hidden-text" | "text:hidden-paragraph" => "hidden words",
        "office:change-info" | "office:forms" | "svg:title" | "svg:desc" | "text:ruby-text"
        | "text:note-citation" | "office:binary-data" => "",
        _ => return None,
    })
}
