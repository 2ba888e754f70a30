//! The pages' lines and tables to one document.

use std::collections::BTreeMap;

use crate::read::document::{Block, Document, LeftOut, Row};
use crate::read::tally::Tally;

use super::boxes::Taken;
use super::continued::AboveTable;
use super::figures::Figures;
use super::flow::{Paragraph, Part, cell, flow, without_bullet};
use super::join::Vocabulary;
use super::ligatures;
use super::lines::Line;
use super::notes;
use super::order::{Piece, columns};
use super::running::{self, Sheet};
use super::soft;
use super::style::Style;
use super::table::{Cell, Table};
use super::why;

/// What was found on a page, before it is known what runs along all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// Its lines outside tables.
    pub sheet: Sheet,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Raised marks that were taken out of its words.
    pub marks: Vec<String>,
    /// Lines of charts and pictures that were taken out.
    pub taken: Taken,
    /// Its figures with captions, which were taken out.
    pub figures: Figures,
    /// Its footnotes, which were taken out.
    pub footnotes: Vec<String>,
    /// How many signs are drawn in the cells of its tables.
    pub signs: u32,
    /// How many of its glyphs stand on their side.
    pub turned: u32,
    /// How many of its glyphs are too small to be seen.
    pub unseen: u32,
    /// How many glyphs it has.
    pub letters: usize,
    /// How many of them nobody knows the character of.
    pub unknown: usize,
}

/// Makes one document of the pages.
pub(super) fn document(mut pages: Vec<Found>) -> Document {
    soft::harden(&mut pages);
    let style = Style::of(pages.iter().map(|page| page.sheet.lines.as_slice()));
    let vocabulary = Vocabulary::of(pages.iter().flat_map(all_lines));
    let mut left_out = Tally::default();
    let mut sheets: Vec<Sheet> = Vec::with_capacity(pages.len());
    let mut tables: Vec<Vec<Table>> = Vec::with_capacity(pages.len());
    for page in pages {
        for mark in &page.marks {
            left_out.add("reference marks", mark);
        }
        for caption in &page.figures.captions {
            left_out.add("captions of figures", caption);
        }
        for note in &page.footnotes {
            left_out.add("footnotes", note);
        }
        for chart in page.figures.labels.iter().chain(&page.taken.charts) {
            left_out.add("lines of charts", &chart.text);
        }
        for label in &page.taken.labels {
            left_out.add("labels of pictures", &label.text);
        }
        for (what, count) in [
            ("signs drawn in tables", page.signs),
            ("letters on their side", page.turned),
            ("letters too small to be seen", page.unseen),
        ] {
            left_out.add_all(LeftOut::counted(what, count as usize, ""));
        }
        sheets.push(page.sheet);
        tables.push(page.tables);
    }
    let running = running::take(&mut sheets, style.body);
    let mut titles: BTreeMap<usize, Vec<Part>> = BTreeMap::new();
    for running in running {
        if running.is_title {
            let paragraph = Paragraph {
                lines: vec![running.line],
                is_item: false,
                room: 0.0,
            };
            titles
                .entry(running.page)
                .or_default()
                .push(Part::Text(paragraph));
        } else if running.is_number {
            left_out.add("page numbers", &running.line.text);
        } else {
            left_out.add("running heads and feet", &running.line.text);
        }
    }
    let mut parts = Vec::new();
    for (page, (sheet, tables)) in sheets.into_iter().zip(tables).enumerate() {
        parts.extend(titles.remove(&page).unwrap_or_default());
        let lines = sheet.lines.into_iter().map(Piece::Line);
        let pieces = lines.chain(tables.into_iter().map(Piece::Table)).collect();
        for column in columns(pieces) {
            flow(column, &style, &mut parts);
        }
    }
    let mut writer = Writer {
        style: &style,
        vocabulary: &vocabulary,
        blocks: Vec::new(),
        left_out: &mut left_out,
        above: None,
        on_table: None,
        mended: std::cell::Cell::new(0),
    };
    for part in parts {
        writer.write(part);
    }
    let mended = writer.mended.get();
    let blocks = writer.blocks;
    Document {
        blocks,
        left_out: by_name(left_out),
        remarks: why::mended(mended).into_iter().collect(),
        ..Document::default()
    }
}

/// What was left out, in the order of the alphabet: on a page all of it is met at once.
fn by_name(left_out: Tally) -> Vec<LeftOut> {
    let mut all = left_out.finish();
    all.sort_by(|a, b| a.what.cmp(&b.what));
    all
}

fn all_lines(page: &Found) -> impl Iterator<Item = &str> {
    let cells = page
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().flatten());
    let lines = page.sheet.lines.iter().map(|line| line.text.as_str());
    lines.chain(cells.flatten().map(String::as_str))
}

/// Letters are small that are smaller by this than those of the text.
const SMALL: f32 = 0.9;

struct Writer<'a> {
    style: &'a Style,
    vocabulary: &'a Vocabulary,
    blocks: Vec<Block>,
    left_out: &'a mut Tally,
    above: Option<AboveTable>,
    /// The words of the table that stands right above, if one does.
    on_table: Option<String>,
    /// How many words had lost a ligature.
    mended: std::cell::Cell<u32>,
}

impl Writer<'_> {
    fn write(&mut self, part: Part) {
        match part {
            Part::Text(paragraph) => self.text(&paragraph),
            Part::Table(table) => self.table(table),
        }
    }

    fn text(&mut self, paragraph: &Paragraph) {
        let text = self
            .vocabulary
            .join(paragraph.lines.iter().map(|line| line.text.as_str()));
        let text = self.restored(&text);
        if text.is_empty() {
            return;
        }
        let small = |line: &Line| line.size < self.style.body * SMALL;
        let is_small = paragraph.lines.first().is_some_and(small);
        if let Some(table) = &self.on_table {
            if notes::is_on_table(&text, is_small, table) {
                self.left_out.add("notes below tables", &text);
                return;
            }
            // A small line may stand between a table and its notes.
            if !is_small {
                self.on_table = None;
            }
        }
        let block = if paragraph.is_item {
            match without_bullet(&text) {
                Some(item) if !item.is_empty() => Block::Item(item.to_owned()),
                _ => return,
            }
        } else if let Some(level) = self.style.heading_level(&paragraph.lines) {
            Block::Heading(level, text)
        } else {
            Block::Paragraph(text)
        };
        self.blocks.push(block);
    }

    fn table(&mut self, table: Table) {
        let head = table.head.as_ref().map(|row| self.cells(row));
        let rows = table.rows.iter().map(|row| self.cells(row));
        let mut rows: Vec<Vec<String>> = rows.collect();
        let title = self.title_above();
        let above = self.above.take();
        let goes_on = above
            .as_ref()
            .filter(|above| above.goes_on(&table, &head, &title, self.blocks.len()));
        if let Some(above) = goes_on {
            if self.blocks.len() > above.ended {
                for block in self.blocks.drain(above.ended..) {
                    self.left_out.add("repeated titles of tables", block.text());
                }
            }
            if let Some(head) = &head {
                self.left_out
                    .add("repeated heads of tables", &head.join(" "));
            }
            above.carry(&mut rows, &mut self.blocks);
        } else if let Some(head) = head.clone() {
            self.blocks.extend(Row::new(head).map(Block::Row));
        }
        let head = head.or(above
            .as_ref()
            .filter(|_| goes_on.is_some())
            .and_then(|a| a.head.clone()));
        let title = above
            .as_ref()
            .filter(|_| goes_on.is_some())
            .map_or(title, |a| a.title.clone());
        let last = rows.last().cloned().unwrap_or_default();
        let words = head.iter().flatten().chain(rows.iter().flatten());
        self.on_table = Some(words.map(String::as_str).collect());
        let rows = rows.into_iter().filter_map(Row::new).map(Block::Row);
        self.blocks.extend(rows);
        self.above = Some(AboveTable {
            edges: table.edges,
            head,
            last,
            spanned: table.spanned,
            title,
            ended: self.blocks.len(),
        });
    }

    fn cells(&self, row: &[Cell]) -> Vec<String> {
        row.iter()
            .map(|lines| self.restored(&cell(lines, self.vocabulary)))
            .collect()
    }

    fn restored(&self, text: &str) -> String {
        let (text, mended) = ligatures::restored(text);
        self.mended.set(self.mended.get() + mended);
        text
    }

    /// The text right above, if it could be a table's title.
    fn title_above(&self) -> String {
        match self.blocks.last() {
            Some(Block::Heading(_, text) | Block::Paragraph(text)) => text.clone(),
            _ => String::new(),
        }
    }
}
