//! The line of text under way: its words, whether all of them are bold, where `<br>` broke it.

use crate::read::Block;
use crate::read::space::fold;

/// What stood between two `<br>`.
#[derive(Debug, Default)]
pub(super) struct Piece {
    text: String,
    has_plain_words: bool,
}

/// Pieces of a paragraph, heading or item.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pieces: Vec<Piece>,
}

impl Lines {
    /// Adds text as it stands in the page.
    pub fn push(&mut self, text: &str, bold: bool) {
        if self.pieces.is_empty() {
            self.pieces.push(Piece::default());
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.text.push_str(text);
            piece.has_plain_words |= !bold && text.chars().any(char::is_alphanumeric);
        }
    }

    /// Begins a new line.
    pub fn break_line(&mut self) {
        self.pieces.push(Piece::default());
    }

    /// Everything on one line.
    pub fn take_joined(&mut self) -> String {
        let texts: Vec<String> = self.pieces.drain(..).map(|piece| piece.text).collect();
        fold(&texts.join(" "))
    }

    /// Each line a block: those in bold that could be headings as such, the others as paragraphs.
    pub fn take_blocks(&mut self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for piece in self.pieces.drain(..) {
            let text = fold(&piece.text);
            if text.is_empty() {
                continue;
            }
            if !piece.has_plain_words && could_be_heading(&text) {
                blocks.push(Block::Heading(BOLD_LEVEL, text));
                continue;
            }
            match blocks.last_mut() {
                Some(Block::Paragraph(above)) if was_broken(above, &text) => {
                    above.push(' ');
                    above.push_str(&text);
                }
                _ => blocks.push(Block::Paragraph(text)),
            }
        }
        blocks
    }
}

/// The level given to a line that is a heading only by its bold type.
const BOLD_LEVEL: u8 = 4;

/// A longer line in bold is a paragraph that somebody wanted to be seen.
const LONGEST_BOLD_HEADING: usize = 80;

fn could_be_heading(text: &str) -> bool {
    text.chars().count() <= LONGEST_BOLD_HEADING
        && text.starts_with(char::is_alphabetic)
        && !text.ends_with(['.', ';', ',', '!', '?'])
}

/// Whether a sentence was broken to fit a width rather than ended: pages made from typescripts
/// have `<br>` at the end of every line.
fn was_broken(above: &str, below: &str) -> bool {
    above.len() >= 40
        && (above.ends_with(char::is_alphanumeric) || above.ends_with(','))
        && below.starts_with(char::is_lowercase)
}
