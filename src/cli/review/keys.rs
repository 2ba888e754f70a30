//! What the keys do. Nothing here draws or reads a terminal, so that it can be tested key by key.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unmet::judgement::Status;
use unmet::render::review::Fold;
use unmet::review::{Kind, Say};

use super::lines;
use super::session::Session;

/// Whether the review goes on after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    On,
    Quit,
}

/// What the keys mean just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// A question is asked.
    Asking,
    /// A letter gives the status.
    Marking,
    /// A line is typed: why the wording has this status.
    NoteOfMark(Status, String),
    /// A line is typed: the note of the next answer.
    Note(String),
    /// The keys are explained.
    Help,
}

/// A sentence at the foot of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// What was done.
    Done(String),
    /// What could not be done.
    Trouble(String),
}

/// The review as it stands on the screen.
pub struct Desk {
    pub session: Session,
    pub mode: Mode,
    /// The note of the next answer.
    pub note: Option<String>,
    pub message: Option<Message>,
    pub fold: Fold,
    /// Lines of the question that are above the screen.
    pub scrolled: usize,
    /// How far it can be scrolled, and how much of it is seen at once; the drawing tells.
    pub furthest: usize,
    pub page: usize,
}

impl Desk {
    pub fn new(session: Session) -> Self {
        Desk {
            session,
            mode: Mode::Asking,
            note: None,
            message: None,
            fold: Fold::Short,
            scrolled: 0,
            furthest: 0,
            page: 1,
        }
    }

    /// Does what `key` means.
    pub fn press(&mut self, key: KeyEvent) -> Flow {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        if control && matches!(key.code, KeyCode::Char('c' | 'd')) {
            return Flow::Quit;
        }
        match std::mem::replace(&mut self.mode, Mode::Asking) {
            Mode::Asking => return self.asked(key.code),
            Mode::Help => {}
            Mode::Marking => self.mark(key.code),
            Mode::Note(line) => match typed(line, key) {
                Line::Open(line) => self.mode = Mode::Note(line),
                Line::Done(line) => self.note = Some(line).filter(|line| !line.is_empty()),
                Line::Left => {}
            },
            Mode::NoteOfMark(status, line) => match typed(line, key) {
                Line::Open(line) => self.mode = Mode::NoteOfMark(status, line),
                Line::Done(line) => {
                    self.note = Some(line).filter(|line| !line.is_empty());
                    self.say(Say::Mark(status));
                }
                Line::Left => {}
            },
        }
        Flow::On
    }

    fn asked(&mut self, key: KeyCode) -> Flow {
        let asked = self.session.current().is_some();
        match key {
            KeyCode::Char('q' | 'Q') | KeyCode::Esc => return Flow::Quit,
            KeyCode::Char('u' | 'U') => {
                let undone = self.session.undo();
                self.told(undone);
            }
            KeyCode::Char('?' | 'h') | KeyCode::F(1) => self.mode = Mode::Help,
            _ if !asked => {}
            KeyCode::Char('a' | 'A') => self.say(Say::Accept),
            KeyCode::Char('r' | 'R') if self.asks_for_a_status() => self.mode = Mode::Marking,
            KeyCode::Char('r' | 'R') => self.say(Say::Reject),
            KeyCode::Char('s' | 'S') => {
                let skipped = self.session.skip();
                self.told(skipped.map(|()| "Skipped: the question stays open.".to_owned()));
            }
            KeyCode::Char('m' | 'M') => self.mode = Mode::Marking,
            KeyCode::Char('n' | 'N') => {
                self.mode = Mode::Note(self.note.take().unwrap_or_default())
            }
            KeyCode::Char('o' | 'O') | KeyCode::Enter => {
                self.fold = match self.fold {
                    Fold::Bare | Fold::Short => Fold::Open,
                    Fold::Open => Fold::Short,
                };
                self.scrolled = 0;
            }
            KeyCode::Down | KeyCode::Char('j') => self.scroll(1),
            KeyCode::Up | KeyCode::Char('k') => self.scroll(-1),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll(self.page as isize),
            KeyCode::PageUp => self.scroll(-(self.page as isize)),
            KeyCode::Home => self.scrolled = 0,
            KeyCode::End => self.scrolled = self.furthest,
            _ => {}
        }
        Flow::On
    }

    /// A status is rejected by saying which one it is.
    fn asks_for_a_status(&self) -> bool {
        let item = self.session.current();
        item.is_some_and(|item| item.kind == Kind::Status)
    }

    fn scroll(&mut self, lines: isize) {
        let to = self.scrolled.saturating_add_signed(lines);
        self.scrolled = to.min(self.furthest);
    }

    fn mark(&mut self, key: KeyCode) {
        let status = match key {
            KeyCode::Char(letter) => lines::status(&letter.to_string()),
            _ => None,
        };
        match status {
            Some(status) => {
                let note = self.note.take().unwrap_or_default();
                self.mode = Mode::NoteOfMark(status, note);
            }
            None if matches!(key, KeyCode::Esc | KeyCode::Char('q' | 'Q')) => {}
            None => self.mode = Mode::Marking,
        }
    }

    fn say(&mut self, say: Say) {
        let answered = self.session.answer(say, self.note.as_deref());
        if answered.is_ok() {
            self.note = None;
        }
        self.told(answered);
    }

    /// Shows what came of a key; a question that comes up is seen from its beginning.
    fn told(&mut self, done: anyhow::Result<String>) {
        self.message = Some(match done {
            Ok(told) => {
                self.scrolled = 0;
                self.fold = Fold::Short;
                Message::Done(told)
            }
            Err(error) => Message::Trouble(format!("{error:#}.")),
        });
    }
}

/// A line that is being typed.
enum Line {
    Open(String),
    Done(String),
    Left,
}

fn typed(mut line: String, key: KeyEvent) -> Line {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Enter => return Line::Done(line.trim().to_owned()),
        KeyCode::Esc => return Line::Left,
        KeyCode::Backspace => {
            line.pop();
        }
        KeyCode::Char('u') if control => line.clear(),
        KeyCode::Char(letter) if !control => line.push(letter),
        _ => {}
    }
    Line::Open(line)
}

#[cfg(test)]
mod tests;
