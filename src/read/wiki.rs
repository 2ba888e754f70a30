//! Wiki markup: headings, paragraphs, list items and table rows; references and templates go.

mod markup;
mod table;

use super::space::fold;
use super::{Block, Content, Document, Reader, Text, text};
use table::{Row, TableLine};

/// Reads wiki markup.
pub(super) struct WikiReader;

impl Reader for WikiReader {
    fn read(&self, text: &Text<'_>) -> Content {
        let blocks = blocks(text.characters);
        let title = blocks.iter().find_map(|block| match block {
            Block::Heading(1, title) => Some(title.clone()),
            _ => None,
        });
        Content::Document(Document {
            title,
            blocks,
            ..Document::default()
        })
    }
}

fn blocks(source: &str) -> Vec<Block> {
    let plain = markup::without_inline_marks(source);
    let mut page = Page::default();
    for line in plain.lines() {
        page.take(line.trim());
    }
    page.end_paragraphs();
    page.end_row();
    page.blocks
}

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    /// Lines of running text, which plain text's rules part into paragraphs.
    running: String,
    /// The row of the innermost open table, if any is open.
    row: Option<Row>,
}

impl Page {
    fn take(&mut self, line: &str) {
        if let Some((level, words)) = heading(line) {
            // A table that nobody closed ends here at the latest.
            self.end_row();
            self.row = None;
            self.push(Block::Heading(level, words));
        } else if let Some(part) = TableLine::of(line, self.row.is_some()) {
            self.take_table_line(part);
        } else if let Some(item) = line.strip_prefix(['*', '#']) {
            let item = item.trim_start_matches(['*', '#', ':']);
            self.push(Block::Item(fold(item)));
        } else if line.starts_with([':', ';']) {
            self.push(Block::Paragraph(fold(line.trim_start_matches([':', ';']))));
        } else {
            self.running.push_str(line);
            self.running.push('\n');
        }
    }

    fn take_table_line(&mut self, part: TableLine<'_>) {
        match part {
            TableLine::Opens => {
                self.end_row();
                self.end_paragraphs();
                self.row = Some(Row::default());
            }
            TableLine::Closes => {
                self.end_row();
                self.row = None;
            }
            TableLine::Parts => self.end_row(),
            TableLine::Caption(words) => self.push(Block::Paragraph(fold(words))),
            TableLine::Cells(words) => {
                if let Some(row) = &mut self.row {
                    row.add(words);
                }
            }
        }
    }

    fn push(&mut self, block: Block) {
        self.end_paragraphs();
        if !block.text().is_empty() {
            self.blocks.push(block);
        }
    }

    fn end_paragraphs(&mut self) {
        if !self.running.is_empty() {
            let running = std::mem::take(&mut self.running);
            self.blocks.extend(text::blocks(&running));
        }
    }

    fn end_row(&mut self) {
        if let Some(block) = self.row.as_mut().and_then(|row| row.take()) {
            self.push(block);
        }
    }
}

/// `== Law ==` is a heading of level 2. Uneven marks count as few as the fewer.
fn heading(line: &str) -> Option<(u8, String)> {
    let before = line.bytes().take_while(|byte| *byte == b'=').count();
    let rest = &line[before..];
    let words = rest.trim_end_matches('=');
    let level = before.min(rest.len() - words.len());
    let words = fold(words);
    ((1..=6).contains(&level) && !words.is_empty()).then_some((level as u8, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heading(level: u8, text: &str) -> Block {
        Block::Heading(level, text.to_owned())
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    fn item(text: &str) -> Block {
        Block::Item(text.to_owned())
    }

    #[test]
    fn an_article_gives_its_title_headings_paragraphs_and_items() {
        let text = Text {
            origin: "orvania.wiki",
            characters: "= Trafficking in Orvania =\n\nOrvania is a country.\n\n==Law (2010)==\nA law.\n\
                Another line.\n\n=== Details ===\n* One\n** Two\n# Three\n: Indented\n----\n==See also==\n- A\n- B",
        };
        let Content::Document(document) = WikiReader.read(&text) else {
            panic!("wiki markup is a document");
        };
        assert_eq!(document.title.as_deref(), Some("Trafficking in Orvania"));
        assert_eq!(
            document.blocks,
            [
                heading(1, "Trafficking in Orvania"),
                paragraph("Orvania is a country."),
                heading(2, "Law (2010)"),
                paragraph("A law."),
                paragraph("Another line."),
                heading(3, "Details"),
                item("One"),
                item("Two"),
                item("Three"),
                paragraph("Indented"),
                heading(2, "See also"),
                item("A"),
                item("B"),
            ]
        );
    }

    fn row(cells: &[&str]) -> Block {
        let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Block::Row(crate::read::Row::new(cells).expect("some cell holds words"))
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let table = "{| class=\"wikitable\"\n|+ Tiers\n! Year !! Tier\n|-\n| 2010 || style=\"x\" | Tier 2\n|-\n| 2011\n| Tier 3\n|}\nAfter.";
        assert_eq!(
            blocks(table),
            [
                paragraph("Tiers"),
                row(&["Year", "Tier"]),
                row(&["2010", "Tier 2"]),
                row(&["2011", "Tier 3"]),
                paragraph("After."),
            ]
        );
    }

    #[test]
    fn a_table_that_nobody_closed_ends_at_the_next_heading() {
        assert_eq!(
            blocks("{|\n| a\n== Law ==\nText."),
            [paragraph("a"), heading(2, "Law"), paragraph("Text.")]
        );
    }

    proptest! {
        #[test]
        fn any_markup_is_read(text in "([\\[\\]{}|=*#:;!'<>/\n -]|ref|br|File:|lang|http://|é|&nbsp;|__TOC__){0,80}") {
            for block in blocks(&text) {
                prop_assert_eq!(fold(block.text()), block.text());
                prop_assert!(!block.text().is_empty());
            }
        }

        #[test]
        fn no_word_of_marked_text_is_lost(words in prop::collection::vec("[a-z]{1,9}", 1..30), marks in prop::collection::vec(0..6usize, 30)) {
            let marked: Vec<String> = words.iter().zip(marks).map(|(word, mark)| match mark {
                0 => format!("'''{word}'''"),
                1 => format!("[[{word}]]"),
                2 => format!("[[Other page|{word}]]"),
                3 => format!("<small>{word}</small><ref>cited</ref>"),
                4 => format!("[http://example.org/a {word}]"),
                _ => format!("{word}{{{{cite|{{{{nested}}}}}}}}"),
            }).collect();
            let read = blocks(&marked.join(" "));
            prop_assert_eq!(read, vec![Block::Paragraph(words.join(" "))]);
        }
    }
}
