//! Plain text: lines to paragraphs, list items and, where it is Markdown, headings.

use std::sync::LazyLock;

use regex::Regex;

use super::space::fold;
use super::wrap::{Above, Line, Wrapping};
use super::{Block, Content, Document, Reader, Text};

/// Reads plain text.
pub(super) struct TextReader;

impl Reader for TextReader {
    fn read(&self, text: &Text<'_>) -> Content {
        Content::Document(Document {
            blocks: blocks(text.characters),
            ..Document::default()
        })
    }
}

/// The blocks of plain text.
///
/// Blank lines part paragraphs. Where lines are broken at a width, those that run on are joined;
/// elsewhere a line is a paragraph.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<Line> = lines(text).map(Line::new).collect();
    let wrapping = Wrapping::of(&lines);
    let listed = listed(&lines);
    let mut blocks = Blocks::default();
    let mut above: Option<Above<'_>> = None;
    for (place, line) in lines.iter().enumerate() {
        let below = lines.get(place + 1).filter(|line| !line.is_blank());
        if line.is_blank() {
            above = None;
            continue;
        }
        if let Some(level) = underline(line) {
            if above.is_some() {
                blocks.last_becomes_heading(level);
            }
            above = None;
            continue;
        }
        if let Some((level, heading)) = marked_heading(&line.text) {
            blocks.push(Block::Heading(level, heading));
            above = None;
            continue;
        }
        let item = listed[place].then(|| item_text(&line.text)).flatten();
        let mut begins = true;
        match (item, above) {
            (Some(item), _) => blocks.push(Block::Item(item)),
            (None, Some(above)) if wrapping.runs_on(above, line, below) => {
                blocks.run_on(above.line, line, &wrapping);
                begins = false;
            }
            (None, _) => blocks.push(Block::Paragraph(line.text.clone())),
        }
        above = Some(Above { line, begins });
    }
    blocks.done
}

/// The lines of a text of any system. A form feed ends a line too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    const ENDS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.lines().flat_map(|line| line.split(ENDS))
}

#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
}

impl Blocks {
    fn push(&mut self, block: Block) {
        if !block.text().is_empty() {
            self.done.push(block);
        }
    }

    fn run_on(&mut self, above: &Line, line: &Line, wrapping: &Wrapping) {
        match self.done.last_mut() {
            Some(Block::Paragraph(text) | Block::Item(text)) => wrapping.join(text, above, line),
            _ => self.push(Block::Paragraph(line.text.clone())),
        }
    }

    /// What stands above an underline is a heading, unless it is a paragraph above a rule.
    fn last_becomes_heading(&mut self, level: u8) {
        if let Some(last) = self.done.last_mut()
            && let Block::Paragraph(text) = last
            && text.chars().count() <= 100
        {
            *last = Block::Heading(level, std::mem::take(text));
        }
    }
}

/// The level of the heading above this line, if it holds nothing but an underline.
fn underline(line: &Line) -> Option<u8> {
    let text = line.text.as_str();
    let mark = text.chars().next()?;
    if !matches!(mark, '=' | '-' | '*' | '_' | '~' | '—') || text.len() < 3 {
        return None;
    }
    let only = text.chars().all(|c| c == mark || c == ' ');
    only.then_some(if mark == '=' { 1 } else { 2 })
}

fn marked_heading(text: &str) -> Option<(u8, String)> {
    let marks = text.bytes().take_while(|byte| *byte == b'#').count();
    let words = text[marks..].strip_prefix(' ')?;
    let words = words.trim_end_matches([' ', '#']);
    ((1..=6).contains(&marks) && !words.is_empty()).then(|| (marks as u8, fold(words)))
}

static ITEM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:[-*+–]|\(?(\d{1,3})[.)])\s+(\S.*)$").ok());

fn item_text(text: &str) -> Option<String> {
    let found = ITEM.as_ref()?.captures(text)?;
    Some(found.get(2)?.as_str().to_owned())
}

/// Which lines begin an item of an obvious list: one whose marks are the same, or whose numbers go
/// up by one, for two items at least. A lone dash or number belongs to the text.
fn listed(lines: &[Line]) -> Vec<bool> {
    let marks: Vec<(usize, Mark)> = lines
        .iter()
        .enumerate()
        .filter_map(|(place, line)| Some((place, Mark::of(&line.text)?)))
        .collect();
    let mut listed = vec![false; lines.len()];
    for pair in marks.windows(2) {
        if pair[0].1.goes_on_as(&pair[1].1) {
            listed[pair[0].0] = true;
            listed[pair[1].0] = true;
        }
    }
    listed
}

enum Mark {
    Number(u32),
    Sign(char),
}

impl Mark {
    fn of(text: &str) -> Option<Mark> {
        let found = ITEM.as_ref()?.captures(text)?;
        match found.get(1) {
            Some(number) => Some(Mark::Number(number.as_str().parse().ok()?)),
            None => Some(Mark::Sign(text.chars().next()?)),
        }
    }

    fn goes_on_as(&self, next: &Mark) -> bool {
        match (self, next) {
            (Mark::Number(this), Mark::Number(next)) => this + 1 == *next,
            (Mark::Sign(this), Mark::Sign(next)) => this == next,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_are_not_broken_at_a_width() {
        let long = "The government opened a shelter and trained officers. ".repeat(12);
        let text = format!("ORVANIA (Tier 2)\nProsecution\n{long}\n{long}\nProtection");
        assert_eq!(
            blocks(&text),
            [
                paragraph("ORVANIA (Tier 2)"),
                paragraph("Prosecution"),
                paragraph(long.trim()),
                paragraph(long.trim()),
                paragraph("Protection"),
            ]
        );
    }

    #[test]
    fn bullets_stay_for_the_narrative_to_judge() {
        let text = "• Open a shelter.\n• Train officers.";
        assert_eq!(
            blocks(text),
            [
                paragraph("• Open a shelter."),
                paragraph("• Train officers.")
            ]
        );
    }

    #[test]
    fn an_obvious_list_has_items_without_their_marks() {
        let items = [
            Block::Item("Open a shelter.".to_owned()),
            Block::Item("Train officers.".to_owned()),
        ];
        assert_eq!(blocks("- Open a shelter.\n\n- Train officers."), items);
        assert_eq!(blocks("1. Open a shelter.\n2. Train officers."), items);
    }

    #[test]
    fn a_lone_number_or_dash_is_no_list() {
        assert_eq!(
            blocks("2. The second law.\nText.\n- a dash"),
            [
                paragraph("2. The second law."),
                paragraph("Text."),
                paragraph("- a dash")
            ]
        );
    }

    #[test]
    fn headings_of_markdown_are_headings() {
        assert_eq!(
            blocks("# Orvania\n## Prosecution ##\n\nProtection\n----------\nText here."),
            [
                Block::Heading(1, "Orvania".to_owned()),
                Block::Heading(2, "Prosecution".to_owned()),
                Block::Heading(2, "Protection".to_owned()),
                paragraph("Text here."),
            ]
        );
    }

    #[test]
    fn line_ends_of_every_system_are_understood() {
        let three = [paragraph("One."), paragraph("Two."), paragraph("Three.")];
        for text in [
            "One.\nTwo.\nThree.",
            "One.\r\nTwo.\r\nThree.",
            "One.\rTwo.\rThree.",
        ] {
            assert_eq!(blocks(text), three);
        }
    }

    proptest! {
        #[test]
        fn no_word_is_lost_or_invented(text in "([A-Za-z’;,]{1,12}[.]?[ \n\t]{1,2}){0,80}") {
            let read = blocks(&text);
            let words: Vec<&str> = read.iter().flat_map(|b| b.text().split(' ')).collect();
            let given: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(words, given);
        }

        #[test]
        fn any_text_gives_blocks_that_keep_the_promises(text in any::<String>()) {
            for block in blocks(&text) {
                prop_assert!(!block.text().is_empty());
                prop_assert_eq!(fold(block.text()), block.text());
            }
        }
    }
}
