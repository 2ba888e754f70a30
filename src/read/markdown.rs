//! Markdown: what its marks mean, and between them lines as people type them.
//!
//! CommonMark joins the lines of a paragraph; people who copied a report keep a paragraph a line. So a
//! paragraph's lines go the way of plain text, which tells from their widths whether they run on.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::HtmlReader;
use super::space::fold;
use super::tally::Tally;
use super::{Block, Content, Document, Reader, Row, Text, text};

/// Reads Markdown with tables and footnotes.
pub(super) struct MarkdownReader;

impl Reader for MarkdownReader {
    fn read(&self, text: &Text<'_>) -> Content {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut writer = Writer::default();
        for event in Parser::new_ext(text.characters, options) {
            writer.hear(event);
        }
        writer.flush();
        Content::Document(Document {
            left_out: writer.left_out.finish(),
            blocks: writer.blocks,
            ..Document::default()
        })
    }
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The words since the last block, with the ends of lines.
    words: String,
    /// The cells of the row that is being read.
    cells: Vec<String>,
    /// How many list items one is within.
    items: usize,
    /// How many things that are left out one is within.
    passing_over: usize,
    left_out: Tally,
    /// How long the words were where each open picture began.
    before_picture: Vec<usize>,
}

impl Writer {
    fn hear(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) => self.words.push_str(&words),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words.push_str(&words),
            Event::Html(page) => self.words.push_str(&page),
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<br") => {
                self.words.push('\n')
            }
            Event::SoftBreak | Event::HardBreak => self.words.push('\n'),
            Event::Rule => self.flush(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::Image { .. } => {
                self.left_out.add("pictures", "");
                self.before_picture.push(self.words.len());
            }
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => {
                self.flush();
                self.passing_over += 1;
            }
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            Tag::TableCell | Tag::Paragraph | Tag::Heading { .. } | Tag::List(_) => {
                self.flush();
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let heading = fold(&std::mem::take(&mut self.words));
                self.push(Block::Heading(level as u8, heading));
            }
            TagEnd::TableCell => self.cells.push(fold(&std::mem::take(&mut self.words))),
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = Row::new(std::mem::take(&mut self.cells));
                self.blocks.extend(row.map(Block::Row));
            }
            // What a picture is called is no text of the report.
            TagEnd::Image => {
                let before = self.before_picture.pop();
                self.words.truncate(before.unwrap_or(self.words.len()));
            }
            TagEnd::HtmlBlock => self.page(),
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) => {
                self.flush();
                self.passing_over = self.passing_over.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::CodeBlock => self.flush(),
            _ => {}
        }
    }

    /// Ends what is being read: an item is one block, a paragraph as many as its lines make.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
        } else if self.passing_over > 0 {
            self.left_out.add("footnotes and metadata", &words);
        } else if self.items > 0 {
            self.blocks.push(Block::Item(fold(&words)));
        } else {
            self.blocks.extend(text::blocks(&words));
        }
    }

    /// HTML amid the Markdown is a page by itself.
    fn page(&mut self) {
        let page = std::mem::take(&mut self.words);
        let text = Text {
            origin: "",
            characters: &page,
        };
        if let Content::Document(document) = HtmlReader.read(&text) {
            self.blocks.extend(document.blocks);
        }
    }

    fn push(&mut self, block: Block) {
        if !block.text().is_empty() {
            self.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(characters: &str) -> Document {
        let text = Text {
            origin: "orvania.md",
            characters,
        };
        match MarkdownReader.read(&text) {
            Content::Document(document) => document,
            _ => panic!("Markdown is a document"),
        }
    }

    fn row(cells: [&str; 2]) -> Block {
        Block::Row(Row::new(cells.map(str::to_owned).to_vec()).unwrap())
    }

    #[test]
    fn marks_become_what_they_mean() {
        let document = document(
            "# ORVANIA: Tier 2\n\n**PRIORITIZED** [RECOMMENDATIONS](https://example.org):\n\n\
             * Open a *shelter* for\n  adults\\*.\n* Train judges.\n  1. In Velsk.\n\n\
             | Year | Cases |\n|---|---|\n| 2018 | 7 |\n",
        );
        assert_eq!(
            document.blocks,
            [
                Block::Heading(1, "ORVANIA: Tier 2".to_owned()),
                Block::Paragraph("PRIORITIZED RECOMMENDATIONS:".to_owned()),
                Block::Item("Open a shelter for adults*.".to_owned()),
                Block::Item("Train judges.".to_owned()),
                Block::Item("In Velsk.".to_owned()),
                row(["Year", "Cases"]),
                row(["2018", "7"]),
            ]
        );
    }

    #[test]
    fn a_paragraph_a_line_stays_one_and_broken_lines_are_joined() {
        let apart = "PROTECTION\nThe government opened a shelter.\nIt closed another.";
        assert_eq!(document(apart).blocks.len(), 3);
        let line = "The government of the made-up country went on with its efforts to protect all";
        let broken = format!("{line}\n{line}\n{line}\nvictims.");
        assert_eq!(document(&broken).blocks.len(), 1);
    }

    /// What people copied out of a page has no marks: nothing may get lost because its name ends
    /// in `.md`.
    #[test]
    fn a_text_without_marks_keeps_all_its_words() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
        for name in [
            "2010-library-copy.txt",
            "2020-orvania.txt",
            "2024-orvania.txt",
        ] {
            let bytes = std::fs::read(folder.join(name)).unwrap();
            let characters = crate::read::decode(&bytes).text;
            let words = |blocks: &[Block]| {
                let texts: Vec<&str> = blocks.iter().map(Block::text).collect();
                texts.join(" ")
            };
            let as_text = words(&text::blocks(&characters));
            let as_markdown = words(&document(&characters).blocks);
            assert_eq!(as_markdown, as_text, "{name}");
        }
    }

    #[test]
    fn notes_pictures_and_metadata_are_left_out_and_counted() {
        let document = document(
            "---\nauthor: Ana\n---\n\nIt convicted nine.[^1] ![A map of Orvania](map.png)\n\n[^1]: See the annex.\n",
        );
        assert_eq!(
            document.blocks,
            [Block::Paragraph("It convicted nine.".to_owned())]
        );
        let counts: Vec<(&str, u32)> = (document.left_out.iter())
            .map(|left_out| (left_out.what.as_str(), left_out.count))
            .collect();
        assert_eq!(counts, [("footnotes and metadata", 2), ("pictures", 1)]);
    }

    #[test]
    fn html_amid_it_is_read() {
        let document =
            document("<h2>PROTECTION</h2>\n<p>It opened<br>a shelter.</p>\n\nAnd more.\n");
        let texts: Vec<&str> = document.blocks.iter().map(Block::text).collect();
        assert!(texts.contains(&"PROTECTION"), "{texts:?}");
        assert!(texts.contains(&"And more."), "{texts:?}");
    }
}
