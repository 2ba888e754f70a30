//! The terminal: taken over for the review, and given back however that ends.

use anyhow::Context;
use ratatui::crossterm::event::{self, Event, KeyEventKind};
use unmet::render::page::Ink;

use super::drawing::draw;
use super::keys::{Desk, Flow};
use super::session::Session;
use crate::cli::Output;

/// Gives the terminal back when it goes out of sight, also after an error. A panic is seen to by the
/// hook of `ratatui::try_init`.
struct Borrowed;

impl Drop for Borrowed {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

/// Asks on the full screen until nothing is left or the person has had enough.
pub fn review(session: Session, out: &mut Output) -> anyhow::Result<()> {
    let mut desk = Desk::new(session);
    {
        let _borrowed = Borrowed;
        ask(&mut desk, out.page().ink).context(
            "the full screen cannot be used here; `unmet review --plain` asks line by line",
        )?;
    }
    for sentence in desk.session.farewell() {
        out.say(&sentence)?;
    }
    Ok(())
}

fn ask(desk: &mut Desk, ink: Ink) -> anyhow::Result<()> {
    let mut terminal = ratatui::try_init()?;
    loop {
        terminal.draw(|frame| draw(frame, desk, ink))?;
        // A window that changes its size is an event, too, and drawn anew.
        if let Event::Key(key) = event::read()?
            && key.kind != KeyEventKind::Release
            && desk.press(key) == Flow::Quit
        {
            return Ok(());
        }
    }
}
