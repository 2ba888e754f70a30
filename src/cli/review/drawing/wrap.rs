//! Paragraphs of runs as lines of a screen.

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use unmet::judgement::{Stance, Status};
use unmet::render::page::{Ink, status_symbol};
use unmet::render::review::{Paragraph, Run, Tone};

/// A space at which no line ends.
const UNBROKEN: char = '\u{a0}';

/// How tones look in an ink.
#[derive(Debug, Clone, Copy)]
pub struct Inks(pub Ink);

impl Inks {
    /// The style of a tone.
    pub fn of(self, tone: Tone) -> Style {
        let plain = Style::new();
        match (tone, self.0) {
            (Tone::Strong, _) => plain.add_modifier(Modifier::BOLD),
            (Tone::Faint, _) => plain.add_modifier(Modifier::DIM),
            (_, Ink::Plain) | (Tone::Plain, _) => plain,
            (Tone::Deleted, _) => plain.fg(Color::Red).add_modifier(Modifier::CROSSED_OUT),
            (Tone::Inserted, _) => plain.fg(Color::Green).add_modifier(Modifier::UNDERLINED),
            (Tone::Status(status), _) => plain.fg(status_colour(status)),
            (Tone::Stance(stance), _) => plain.fg(stance_colour(stance)),
        }
    }

    /// The words of a run: without colour, signs tell what is new and what is gone.
    fn words(self, run: &Run) -> String {
        match (run.tone, self.0) {
            (Tone::Deleted, Ink::Plain) => format!("[-{}-]", run.words),
            (Tone::Inserted, Ink::Plain) => format!("{{+{}+}}", run.words),
            // No line ends between the two.
            (Tone::Status(status), _) => {
                format!("{}{UNBROKEN}{}", status_symbol(status), run.words)
            }
            _ => run.words.clone(),
        }
    }
}

fn status_colour(status: Status) -> Color {
    match status {
        Status::Met => Color::Green,
        Status::Partial => Color::Yellow,
        Status::Unmet => Color::Red,
        Status::Dropped => Color::Magenta,
        Status::Pending => Color::Cyan,
    }
}

fn stance_colour(stance: Stance) -> Color {
    match stance {
        Stance::Progress => Color::Green,
        Stance::Lack => Color::Red,
        Stance::Setback => Color::Magenta,
        Stance::Mixed => Color::Yellow,
    }
}

/// The lines of `paragraphs` on a screen of `width` columns.
pub fn wrapped(paragraphs: &[Paragraph], width: u16, inks: Inks) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        let mut line = Begun::new(paragraph.indent, usize::from(width));
        for run in &paragraph.runs {
            let style = inks.of(run.tone);
            for (place, word) in inks.words(run).split_ascii_whitespace().enumerate() {
                // Within a run the space belongs to it, so that a stroke goes through.
                let space = if place > 0 { style } else { Style::new() };
                if !line.fits(word) {
                    lines.push(line.done());
                    line = Begun::new(paragraph.indent, usize::from(width));
                }
                line.push(word, style, space);
            }
        }
        lines.push(line.done());
    }
    lines
}

/// A line to which words are added.
struct Begun {
    line: Line<'static>,
    empty: bool,
    width: usize,
}

impl Begun {
    fn new(indent: usize, width: usize) -> Self {
        Begun {
            line: Line::from(" ".repeat(indent)),
            empty: true,
            width,
        }
    }

    fn fits(&self, word: &str) -> bool {
        self.empty || self.line.width() + 1 + Span::raw(word).width() <= self.width
    }

    fn push(&mut self, word: &str, style: Style, space: Style) {
        if !self.empty {
            self.line.push_span(Span::styled(" ", space));
        }
        let word = word.replace(UNBROKEN, " ");
        self.line.push_span(Span::styled(word, style));
        self.empty = false;
    }

    fn done(self) -> Line<'static> {
        self.line
    }
}
