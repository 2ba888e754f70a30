//! Conflicts decided by hand, one at a time: on a terminal, or by lines of standard input.

use std::io::{self, BufRead, Write};

use anyhow::Context;
use unmet::decision::merge::{Conflict, Side};
use unmet::render::{Page, terminal};
use unmet::view::merge::difference;

/// Asks a person. Questions go to standard error: standard output is for the answer.
pub struct Asking {
    page: Page,
}

impl Asking {
    pub fn new(page: Page) -> Self {
        Asking { page }
    }

    /// Whose word is to count; `None` when the person leaves or the answers end.
    pub fn about(
        &mut self,
        conflict: &Conflict,
        place: usize,
        of: usize,
    ) -> anyhow::Result<Option<Side>> {
        let shown = terminal::difference(self.page, &difference(conflict, conflict.newest(), None));
        let newest = match conflict.newest() {
            Side::Here => "here",
            Side::There => "there",
        };
        tell(format_args!("\nconflict {place} of {of}\n{shown}"));
        loop {
            tell(format_args!(
                "whose word counts? [m]ine (here), [t]heirs (there), [n]ewest ({newest}), [q]uit: "
            ));
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            if read.context("no answer could be read from standard input")? == 0 {
                tell(format_args!("\n"));
                return Ok(None);
            }
            match line.trim().to_lowercase().as_str() {
                "m" | "mine" | "here" => return Ok(Some(Side::Here)),
                "t" | "theirs" | "there" => return Ok(Some(Side::There)),
                "n" | "newest" => return Ok(Some(conflict.newest())),
                "q" | "quit" => return Ok(None),
                other => tell(format_args!("\"{other}\" is none of m, t, n and q\n")),
            }
        }
    }
}

/// Whoever cannot be asked cannot answer either; that ends it by itself.
fn tell(what: std::fmt::Arguments<'_>) {
    let mut stderr = anstream::stderr();
    let _ = stderr.write_fmt(what).and_then(|()| stderr.flush());
}
