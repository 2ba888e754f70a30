//! The text of a Word document, mark by mark.

use super::super::scribe::{Role, Scribe};
use super::super::xml::{Element, Node, Xml};
use super::field::{self, Fields, Shown};
use super::styles::{Properties, Styles, is_on};

/// A walk over the text.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    scribe: Scribe,
    /// The paragraphs under way: one in a box stands inside another.
    paragraphs: Vec<Paragraph>,
    /// How many cells and rows are under way, with what is known of each.
    cells: Vec<usize>,
    rows: Vec<bool>,
    fields: Fields,
    /// Whether each choice between two ways to draw the same was made.
    choices: Vec<bool>,
    /// How deep the walk is in what is passed over.
    passing_over: usize,
    /// How deep it is in what somebody deleted, and the words there.
    deleting: usize,
    deleted: String,
    place: Place,
    run: Run,
}

#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    own: Properties,
    /// Somebody deleted its end: it runs on into the next.
    runs_on: bool,
    /// What it is by default, with its style.
    bold: bool,
}

/// Which element the walk is in, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Elsewhere,
    ParagraphProperties,
    RunProperties,
    Text,
    DeletedText,
    Instruction,
}

#[derive(Debug, Default)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
}

const DELETED: &str = "deleted changes";
const HIDDEN: &str = "hidden words";
const CONTENTS: &str = "lines of a table of contents";
const PAGE_NUMBERS: &str = "page numbers";

impl<'s> Body<'s> {
    pub fn new(styles: &'s Styles) -> Self {
        Body {
            styles,
            scribe: Scribe::default(),
            paragraphs: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            fields: Fields::default(),
            choices: Vec::new(),
            passing_over: 0,
            deleting: 0,
            deleted: String::new(),
            place: Place::Elsewhere,
            run: Run::default(),
        }
    }

    /// Writes the text of this part.
    pub fn walk(mut self, xml: &str) -> Scribe {
        let mut nodes = Xml::new(xml);
        for node in nodes.by_ref() {
            match node {
                Node::Open(_) | Node::Close(_) if self.pass_over(&node) => {}
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(text) if self.passing_over == 0 => self.text(&text),
                Node::Text(_) => {}
            }
        }
        if nodes.is_broken() {
            self.scribe.break_off("the Word document");
        }
        self.scribe
    }

    fn pass_over(&mut self, node: &Node<'_>) -> bool {
        if self.passing_over == 0 {
            return false;
        }
        match node {
            Node::Open(_) => self.passing_over += 1,
            _ => self.passing_over -= 1,
        }
        true
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        match name {
            "w:p" => self.paragraphs.push(Paragraph::default()),
            "w:pPr" => self.place = Place::ParagraphProperties,
            "w:rPr" if self.place == Place::Elsewhere => self.place = Place::RunProperties,
            "w:r" => self.run = Run::default(),
            "w:t" | "m:t" => self.place = Place::Text,
            "w:delText" => self.place = Place::DeletedText,
            "w:instrText" => self.place = Place::Instruction,
            "w:tab" | "w:ptab" if self.place == Place::Elsewhere => self.word(" "),
            "w:br" | "w:cr" => self.break_line(),
            "w:noBreakHyphen" => self.word("-"),
            "w:sym" => self.symbol(element),
            "w:fldChar" => {
                let kind = element.attribute("w:fldCharType").unwrap_or_default();
                self.fields.mark(&kind);
            }
            "w:fldSimple" => {
                let instruction = element.attribute("w:instr").unwrap_or_default();
                if field::of(&instruction) != Shown::Text {
                    self.scribe.leave_out(PAGE_NUMBERS, "");
                    self.passing_over = 1;
                }
            }
            "w:del" | "w:moveFrom" => self.delete(),
            "mc:AlternateContent" => self.choices.push(false),
            "mc:Choice" => self.choose(),
            "mc:Fallback" if self.choices.last() == Some(&true) => self.passing_over = 1,
            "w:txbxContent" => self.scribe.begin_box(),
            "w:tr" => {
                self.rows.push(false);
                self.scribe.begin_row();
            }
            "w:tc" => {
                self.cells.push(1);
                self.scribe.begin_cell();
            }
            "w:gridSpan" => {
                if let Some(span) = self.cells.last_mut() {
                    *span = element.number("w:val").unwrap_or(1);
                }
            }
            "pic:pic" | "v:imagedata" => self.scribe.leave_out("pictures", ""),
            "w:altChunk" => self.scribe.leave_out("files put in whole", ""),
            _ if name.starts_with("w:") && name.ends_with("Change") => self.passing_over = 1,
            _ => self.property(element),
        }
    }

    fn property(&mut self, element: &Element<'_>) {
        match (self.place, element.name()) {
            (Place::ParagraphProperties, "w:pStyle") => {
                let style = element.attribute("w:val");
                let bold = self.styles.properties(style.as_deref()).bold == Some(true);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.style = style;
                    paragraph.bold = bold;
                }
            }
            // The mark at a paragraph's end has a type of its own, which no word has.
            (Place::ParagraphProperties, "w:b") => {}
            (Place::ParagraphProperties, _) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.own.take(element);
                }
            }
            (Place::RunProperties, "w:rStyle") => {
                let style = element.attribute("w:val");
                self.run.bold = style.and_then(|id| self.styles.properties(Some(&id)).bold);
            }
            (Place::RunProperties, "w:b") => self.run.bold = Some(is_on(element)),
            (Place::RunProperties, "w:vanish") => self.run.hidden = is_on(element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:p" => self.end_paragraph(),
            "w:pPr" => self.place = Place::Elsewhere,
            "w:rPr" if self.place == Place::RunProperties => self.place = Place::Elsewhere,
            "w:t" | "m:t" | "w:delText" | "w:instrText" => self.place = Place::Elsewhere,
            "w:del" | "w:moveFrom" => self.end_deleting(),
            "mc:AlternateContent" => {
                self.choices.pop();
            }
            "w:txbxContent" => self.scribe.end_box(),
            "w:tc" => self.scribe.end_cell(self.cells.pop().unwrap_or(1)),
            "w:tr" => match self.rows.pop() {
                Some(true) => self.scribe.drop_row(DELETED),
                _ => self.scribe.end_row(),
            },
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.place {
            Place::Text => self.word(text),
            Place::DeletedText => self.deleted.push_str(text),
            Place::Instruction => self.fields.instruct(text),
            _ => {}
        }
    }

    fn word(&mut self, text: &str) {
        if self.deleting > 0 {
            self.deleted.push_str(text);
        } else if self.run.hidden {
            self.scribe.leave_out(HIDDEN, text);
        } else {
            match self.fields.shown() {
                Shown::Text => {
                    let by_style = || self.paragraphs.last().is_some_and(|p| p.bold);
                    let bold = self.run.bold.unwrap_or_else(by_style);
                    self.scribe.text(text, bold);
                }
                Shown::Nothing => {}
                Shown::PageNumber => self.scribe.leave_out(PAGE_NUMBERS, ""),
                Shown::Contents => {
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.own.contents = Some(true);
                    }
                    self.scribe.text(text, false);
                }
            }
        }
    }

    fn break_line(&mut self) {
        if self.deleting == 0 && self.fields.shown() == Shown::Text {
            self.scribe.break_line();
        }
    }

    /// A character of a typeface of signs: a bullet, or something that is no word.
    fn symbol(&mut self, element: &Element<'_>) {
        let code = element.attribute("w:char").unwrap_or_default();
        let sign = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        match sign {
            Some(sign) if is_bullet(sign) || !('\u{E000}'..='\u{F8FF}').contains(&sign) => {
                self.word(sign.encode_utf8(&mut [0; 4]));
            }
            _ => self.word(" "),
        }
    }

    fn delete(&mut self) {
        self.deleting += 1;
        // Within properties the mark is about the paragraph's end or the row.
        if self.place == Place::ParagraphProperties {
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.runs_on = true;
            }
        } else if self.cells.len() < self.rows.len()
            && let Some(row) = self.rows.last_mut()
        {
            *row = true;
        }
    }

    fn end_deleting(&mut self) {
        self.deleting = self.deleting.saturating_sub(1);
        if self.deleting == 0 && !self.deleted.trim().is_empty() {
            let words = std::mem::take(&mut self.deleted);
            self.scribe.leave_out(DELETED, &words);
        }
    }

    fn choose(&mut self) {
        if let Some(chosen) = self.choices.last_mut() {
            match *chosen {
                true => self.passing_over = 1,
                false => *chosen = true,
            }
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        self.fields.end_paragraph();
        if paragraph.runs_on {
            return;
        }
        let style = self.styles.properties(paragraph.style.as_deref());
        let properties = paragraph.own.over(style);
        if properties.contents == Some(true) {
            self.scribe.drop_paragraph(CONTENTS);
            return;
        }
        let list = properties.list.unwrap_or(0);
        let depth = properties.depth.unwrap_or(0);
        let role = match properties.heading {
            Some(level) if level > 0 => Role::Heading(level),
            _ if self.styles.is_marked(list, depth) => Role::Item(depth),
            _ => Role::Plain,
        };
        self.scribe.end_paragraph(role);
    }
}

/// Where typefaces of signs keep their bullets.
fn is_bullet(sign: char) -> bool {
    matches!(sign, '\u{F0A7}' | '\u{F0B7}' | '\u{F0D8}')
}
