//! What happens while sources are taken in, as people are told of it.

use indicatif::{ProgressBar, ProgressStyle};
use unmet::intake::Event;

use super::Output;

/// What is told on standard error while the work goes on. A bar is drawn on a terminal only.
pub struct Progress {
    bar: ProgressBar,
    /// Nothing but problems is told.
    quiet: bool,
    /// Nothing is changed; what would be, the answer says.
    rehearsing: bool,
}

impl Progress {
    pub fn new(quiet: bool) -> Self {
        // indicatif draws nothing where standard error is no terminal.
        let bar = match quiet {
            true => ProgressBar::hidden(),
            false => ProgressBar::new(0),
        };
        if let Ok(style) = ProgressStyle::with_template("{msg:8} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        Progress {
            bar,
            quiet,
            rehearsing: false,
        }
    }

    /// One that leaves out what would be moved: the answer says it.
    pub fn rehearsing(self) -> Self {
        Progress {
            rehearsing: true,
            ..self
        }
    }

    /// Tells what happened.
    pub fn tell(&self, event: Event<'_>, out: &mut Output) {
        match event {
            Event::Taken(_) => {}
            Event::Skipped(_) | Event::Remark(_) if self.quiet => {}
            Event::Skipped(sentence) => {
                (self.bar).suspend(|| out.remark(format!("skipped: {sentence}")));
            }
            Event::Moved(_) if self.rehearsing || self.quiet => {}
            Event::Remark(sentence) | Event::Moved(sentence) => {
                self.bar.suspend(|| out.remark(format!("note: {sentence}")))
            }
            Event::Problem(sentence) => self.bar.suspend(|| out.problem(sentence)),
            Event::Read { done, all } => self.step("reading", done, all),
            Event::Carried { done, all } => self.step("merging", done, all),
            Event::Judged { done, all } => self.step("judging", done, all),
        }
    }

    fn step(&self, what: &'static str, done: usize, all: usize) {
        self.bar.set_message(what);
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
