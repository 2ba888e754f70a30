//! A Rich Text file, mark by mark.

use std::collections::HashMap;

use super::super::scribe::{Role, Scribe};
use super::charset::Charset;
use super::group::{Destination, Group, character, destination, is_known};
use super::style::{Style, Stylesheet, level};
use super::table::Row;
use super::tokens::{Token, Tokens};
use crate::read::Document;

/// A walk over a file.
pub(super) struct Body {
    scribe: Scribe,
    /// The open groups around the one under way.
    around: Vec<Group>,
    group: Group,
    /// Groups that were not opened because they stand too deep in others.
    unopened: usize,
    charset: Charset,
    typefaces: HashMap<i32, Charset>,
    typeface: i32,
    styles: Stylesheet,
    paragraph: Paragraph,
    /// Paragraphs beside which a box stands that is under way.
    outer: Vec<Paragraph>,
    /// Bytes that are not decoded yet: some characters take several.
    bytes: Vec<u8>,
    /// The first half of a character in UTF-16.
    half: Option<u16>,
    /// How many characters to come repeat one that was given in Unicode.
    repeats: usize,
    /// Whether the group under way may be passed over by programs that do not know it.
    starred: bool,
    aside: String,
    deleted: String,
    instruction: String,
    title: String,
}

#[derive(Debug, Clone, Copy, Default)]
struct Paragraph {
    style: Style,
    outline: Option<u8>,
    list: bool,
    depth: u8,
    /// Whether a bullet or number stands before it; `None` where none is given either way.
    marked: Option<bool>,
    in_table: bool,
    row: Row,
}

/// Groups that stand deeper in others are read as part of the one around them.
const DEEPEST_GROUP: usize = 4096;

const CONTENTS: &str = "lines of a table of contents";

impl Body {
    pub fn new() -> Self {
        let charset = Charset::of_code_page(1252);
        Body {
            scribe: Scribe::default(),
            around: Vec::new(),
            group: Group::outermost(charset),
            unopened: 0,
            charset,
            typefaces: HashMap::new(),
            typeface: 0,
            styles: Stylesheet::default(),
            paragraph: Paragraph::default(),
            outer: Vec::new(),
            bytes: Vec::new(),
            half: None,
            repeats: 0,
            starred: false,
            aside: String::new(),
            deleted: String::new(),
            instruction: String::new(),
            title: String::new(),
        }
    }

    pub fn walk(mut self, file: &[u8]) -> Document {
        for token in Tokens::new(file) {
            match token {
                Token::Byte(_) if self.repeats > 0 => self.repeats -= 1,
                Token::Byte(byte) => self.bytes.push(byte),
                Token::Open => self.open(),
                Token::Close => self.close(),
                Token::Symbol(symbol) => self.symbol(symbol),
                Token::Word(word, number) => self.word(word, number),
            }
        }
        self.flush();
        if !self.around.is_empty() {
            self.scribe.break_off("the Rich Text document");
        }
        self.paragraph.row.end(&mut self.scribe);
        self.end_paragraph();
        self.scribe.finish(Some(self.title))
    }

    fn open(&mut self) {
        self.flush();
        self.repeats = 0;
        if self.around.len() >= DEEPEST_GROUP {
            self.unopened += 1;
        } else {
            self.around.push(self.group);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.repeats = 0;
        if self.unopened > 0 {
            self.unopened -= 1;
            return;
        }
        let Some(outer) = self.around.pop() else {
            return;
        };
        let closed = std::mem::replace(&mut self.group, outer);
        if closed.destination != outer.destination {
            self.end(closed.destination);
        }
        if closed.deleted && !outer.deleted && !self.deleted.trim().is_empty() {
            let words = std::mem::take(&mut self.deleted);
            self.scribe.leave_out("deleted changes", &words);
        }
    }

    fn end(&mut self, destination: Destination) {
        match destination {
            Destination::Aside(what) => {
                let words = std::mem::take(&mut self.aside);
                if what == "pictures" {
                    self.scribe.leave_out(what, "");
                } else if !words.trim().is_empty() {
                    self.scribe.leave_out(what, &words);
                }
            }
            Destination::Box => {
                self.paragraph.row.end(&mut self.scribe);
                self.end_paragraph();
                self.scribe.end_box();
                self.paragraph = self.outer.pop().unwrap_or_default();
            }
            Destination::ItemMark => {
                let mark = std::mem::take(&mut self.aside);
                self.paragraph.marked = Some(!mark.trim().is_empty());
            }
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.starred = true,
            b'~' => self.say(" "),
            b'_' => self.say("-"),
            b'{' | b'}' | b'\\' if self.repeats > 0 => self.repeats -= 1,
            b'{' | b'}' | b'\\' => self.bytes.push(symbol),
            b'\r' | b'\n' => self.word("par", None),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        self.flush();
        let starred = std::mem::take(&mut self.starred);
        if let Some(destination) = destination(word) {
            return self.go_to(destination);
        }
        if starred && !is_known(word) {
            return self.go_to(Destination::Nowhere);
        }
        if let Some(character) = character(word) {
            return self.say(character);
        }
        let on = number != Some(0);
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.repeated = usize::try_from(number.unwrap_or(1)).unwrap_or(1),
            "ansicpg" => {
                self.charset = Charset::of_code_page(number.unwrap_or(1252));
                self.group.charset = self.charset;
            }
            "mac" => self.charset = Charset::of_code_page(10000),
            "f" => self.choose_typeface(number.unwrap_or(0)),
            "fcharset" if self.group.destination == Destination::Typefaces => {
                let charset = Charset::of_typeface(number.unwrap_or(0));
                self.typefaces
                    .extend(charset.map(|charset| (self.typeface, charset)));
            }
            "plain" => {
                self.group.bold = false;
                self.group.hidden = false;
                self.group.charset = self.charset;
            }
            "b" => self.group.bold = on,
            "v" => self.group.hidden = on,
            "deleted" | "mvf" => self.group.deleted = on,
            "ftnalt" if self.group.destination == Destination::Aside("footnotes") => {
                self.group.destination = Destination::Aside("endnotes");
            }
            "fldrslt" => self.field_shows(),
            _ => match self.group.destination {
                Destination::Styles => self.styles.word(word, number),
                Destination::Text | Destination::Box => self.of_paragraph(word, number),
                Destination::Aside(_) if matches!(word, "par" | "cell" | "line") => self.say(" "),
                _ => {}
            },
        }
    }

    fn of_paragraph(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "nestrow" => self.end_paragraph(),
            "line" | "lbr" | "page" => self.scribe.break_line(),
            "pard" => {
                let Paragraph { marked, row, .. } = self.paragraph;
                self.paragraph = Paragraph {
                    marked,
                    row,
                    ..Paragraph::default()
                };
            }
            "s" => self.paragraph.style = self.styles.get(number.unwrap_or(0)),
            "outlinelevel" => self.paragraph.outline = number.and_then(level),
            "ls" => self.paragraph.list = number.unwrap_or(0) > 0,
            "pnlvlblt" | "pnlvlbody" => self.paragraph.list = true,
            "ilvl" => self.paragraph.depth = number.unwrap_or(0).try_into().unwrap_or(0),
            "intbl" => self.paragraph.in_table = true,
            "cell" => {
                let role = self.role();
                self.paragraph.row.end_cell(role, &mut self.scribe);
                self.paragraph.marked = None;
            }
            "row" => self.paragraph.row.end(&mut self.scribe),
            _ => {}
        }
    }

    fn go_to(&mut self, destination: Destination) {
        let from = self.group.destination;
        // What stands in something that is left out is left out with it.
        let goes_there = match from {
            Destination::Nowhere => destination == Destination::Title,
            Destination::Aside(_) => {
                matches!(destination, Destination::Nowhere | Destination::Instruction)
            }
            from => from != destination,
        };
        if !goes_there {
            return;
        }
        if destination == Destination::Box {
            self.outer.push(std::mem::take(&mut self.paragraph));
            self.scribe.begin_box();
        }
        if destination == Destination::Instruction {
            self.instruction.clear();
        }
        self.group.destination = destination;
    }

    /// What a field shows begins: words, unless it is a page number or a table of contents.
    fn field_shows(&mut self) {
        let name = self.instruction.split_whitespace().next();
        match name.unwrap_or_default().to_uppercase().as_str() {
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" => self.go_to(Destination::Nowhere),
            "TOC" => self.go_to(Destination::Aside("tables of contents")),
            _ => {}
        }
        self.instruction.clear();
    }

    fn choose_typeface(&mut self, number: i32) {
        if self.group.destination == Destination::Typefaces {
            self.typeface = number;
        } else {
            let own = self.typefaces.get(&number).copied();
            self.group.charset = own.unwrap_or(self.charset);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.repeats = self.group.repeated;
        // Numbers above 32767 are written as negative ones.
        let Ok(unit) = u16::try_from(number.rem_euclid(65536)) else {
            return;
        };
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        self.say(&String::from_utf16_lossy(&units));
    }

    /// Decodes the bytes so far.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let words = self.group.charset.decode(&self.bytes);
            self.bytes.clear();
            self.put(&words);
        }
    }

    fn say(&mut self, words: &str) {
        self.flush();
        self.put(words);
    }

    fn put(&mut self, words: &str) {
        match self.group.destination {
            Destination::Text | Destination::Box if self.group.deleted => {
                self.deleted.push_str(words);
            }
            Destination::Text | Destination::Box if self.group.hidden => {
                self.scribe.leave_out("hidden words", words);
            }
            Destination::Text | Destination::Box => {
                if !words.trim().is_empty() {
                    let in_table = self.paragraph.in_table;
                    self.paragraph.row.at_words(in_table, &mut self.scribe);
                }
                self.scribe.text(words, self.group.bold);
            }
            Destination::Aside("pictures") => {}
            Destination::Aside(_) | Destination::ItemMark => self.aside.push_str(words),
            Destination::Instruction => self.instruction.push_str(words),
            Destination::Title => self.title.push_str(words),
            Destination::Styles => self.styles.words(words),
            Destination::Nowhere | Destination::Typefaces => {}
        }
    }

    fn role(&self) -> Role {
        let paragraph = &self.paragraph;
        match paragraph.outline.or(paragraph.style.heading) {
            Some(level) => Role::Heading(level),
            None if paragraph.marked.unwrap_or(paragraph.list) => Role::Item(paragraph.depth),
            None => Role::Plain,
        }
    }

    fn end_paragraph(&mut self) {
        if self.paragraph.style.contents {
            self.scribe.drop_paragraph(CONTENTS);
        }
        let role = self.role();
        self.scribe.end_paragraph(role);
        self.paragraph.marked = None;
    }
}
