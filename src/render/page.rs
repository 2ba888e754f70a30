//! What is written on: how wide it is and whether it shows colour.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::judgement::{Stance, Status};
use crate::view::wording::{Change, Piece};

/// A terminal, or a pipe that is read like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Columns of text.
    pub width: usize,
    /// Whether styles are shown or left out.
    pub ink: Ink,
}

/// Whether a page shows colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Escape sequences are written.
    Coloured,
    /// Nothing but text is written.
    Plain,
}

/// Narrower than this nothing reads well; lines are then longer than the terminal.
const NARROWEST: usize = 40;
/// Lines longer than this tire the eye in running text.
const WIDEST_PROSE: usize = 110;

impl Page {
    /// A page of `width` columns.
    pub fn new(width: usize, ink: Ink) -> Self {
        Page {
            width: width.max(NARROWEST),
            ink,
        }
    }

    /// `text` in `style`, if the page shows any.
    pub fn styled(self, style: Style, text: &str) -> String {
        match self.ink {
            Ink::Coloured => format!("{style}{text}{style:#}"),
            Ink::Plain => text.to_owned(),
        }
    }

    /// `text` as a heading.
    pub fn heading(self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    /// `text` that steps back behind what matters more.
    pub fn faint(self, text: &str) -> String {
        self.styled(Style::new().dimmed(), text)
    }

    /// Words that were looked for: in colour, or as `«words»`.
    pub fn mark(self, words: &str) -> String {
        match self.ink {
            Ink::Plain => format!("«{words}»"),
            // Each word by itself, because a line may end between them.
            Ink::Coloured => {
                let style = AnsiColor::Yellow.on_default().bold();
                let words = words.split(' ').map(|word| self.styled(style, word));
                words.collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// The status, by symbol and word.
    pub fn status(self, status: Status) -> String {
        self.styled(
            status_style(status),
            &format!("{} {status}", status_symbol(status)),
        )
    }

    /// The stance's word.
    pub fn stance(self, stance: Stance) -> String {
        let colour = match stance {
            Stance::Progress => AnsiColor::Green,
            Stance::Lack => AnsiColor::Red,
            Stance::Setback => AnsiColor::Magenta,
            Stance::Mixed => AnsiColor::Yellow,
        };
        self.styled(colour.on_default(), stance.word())
    }

    /// A wording with what was taken out and put in: in colour, or as `[-old-] {+new+}`.
    pub fn changes(self, pieces: &[Piece]) -> String {
        let drawn = pieces.iter().map(|piece| match (piece.change, self.ink) {
            (Change::Kept, _) => piece.words.clone(),
            (Change::Deleted, Ink::Plain) => format!("[-{}-]", piece.words),
            (Change::Inserted, Ink::Plain) => format!("{{+{}+}}", piece.words),
            (Change::Deleted, Ink::Coloured) => {
                self.styled(AnsiColor::Red.on_default().strikethrough(), &piece.words)
            }
            (Change::Inserted, Ink::Coloured) => {
                self.styled(AnsiColor::Green.on_default().underline(), &piece.words)
            }
        });
        drawn.collect::<Vec<_>>().join(" ")
    }

    /// Writes `text` as a paragraph, the first line after `first`, the others after `rest`.
    pub fn paragraph(self, out: &mut String, first: &str, rest: &str, text: &str) {
        let options = textwrap::Options::new(self.width.min(WIDEST_PROSE))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        for line in textwrap::wrap(text, options) {
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
}

/// The symbol for a status where there is room for one column only.
pub fn status_symbol(status: Status) -> char {
    match status {
        Status::Met => '✓',
        Status::Partial => '~',
        Status::Unmet => '✗',
        Status::Dropped => '–',
        Status::Pending => '…',
    }
}

/// The colour of a status.
pub fn status_style(status: Status) -> Style {
    let colour = match status {
        Status::Met => AnsiColor::Green,
        Status::Partial => AnsiColor::Yellow,
        Status::Unmet => AnsiColor::Red,
        Status::Dropped => AnsiColor::Magenta,
        Status::Pending => AnsiColor::Cyan,
    };
    colour.on_default()
}
