//! Standard output for the answer, standard error for the problems, and the exit status.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use serde::Serialize;
use unmet::disk;
use unmet::render::handout::HandoutProblem;
use unmet::render::{Page, json, page::Ink};

/// The width for which a pipe or file is written.
const PIPED_WIDTH: usize = 100;

const UNWRITABLE: &str = "the answer cannot be written to standard output";

/// Where a command puts its answer and its problems.
pub struct Output {
    answer: BufWriter<AutoStream<io::Stdout>>,
    page: Page,
    problems: usize,
}

impl Output {
    /// The process's own standard output. Colour is shown on a terminal only, and not where
    /// `NO_COLOR` is set.
    pub fn of_process() -> Self {
        let stdout = io::stdout();
        let ink = match AutoStream::choice(&stdout) {
            ColorChoice::Never => Ink::Plain,
            _ => Ink::Coloured,
        };
        let terminal = if stdout.is_terminal() {
            terminal_size::terminal_size_of(&stdout)
        } else {
            None
        };
        let width = terminal.map(|(width, _)| usize::from(width.0));
        let width = width.or_else(named_width).unwrap_or(PIPED_WIDTH);
        Output {
            answer: BufWriter::new(AutoStream::auto(stdout)),
            page: Page::new(width, ink),
            problems: 0,
        }
    }

    /// The page that the answer is written on.
    pub fn page(&self) -> Page {
        self.page
    }

    /// Writes a part of the answer.
    pub fn answer(&mut self, text: &str) -> anyhow::Result<()> {
        (self.answer.write_all(text.as_bytes()))
            .map_err(of_disk)
            .context(UNWRITABLE)
    }

    /// Writes a sentence of the answer, wrapped to the page.
    pub fn say(&mut self, sentence: &str) -> anyhow::Result<()> {
        let mut text = String::new();
        self.page.paragraph(&mut text, "", "  ", sentence);
        self.answer(&text)
    }

    /// Writes the answer as JSON.
    pub fn json(&mut self, view: &impl Serialize) -> anyhow::Result<()> {
        let text = json::pretty(view)?;
        self.answer(&text)
    }

    /// Has `write` write what comes in many parts.
    pub fn in_parts(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        write(&mut self.answer).map_err(unwritable)
    }

    /// Has `write` write what must arrive byte for byte.
    pub fn in_bytes(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.close()?;
        let mut bytes = BufWriter::new(io::stdout());
        write(&mut bytes).map_err(unwritable)?;
        bytes.flush().map_err(of_disk).context(UNWRITABLE)
    }

    /// Tells of something that could not be done while the rest still was. The exit status will be 1.
    pub fn problem(&mut self, sentence: impl std::fmt::Display) {
        self.problems += 1;
        self.remark(format_args!("unmet: {sentence}"));
    }

    /// Tells of something that is no part of the answer and no problem either.
    #[allow(
        clippy::unused_self,
        reason = "the caller need not know where remarks go"
    )]
    pub fn remark(&self, sentence: impl std::fmt::Display) {
        // Who cannot be told is not: that is no reason to break off what is going on.
        let _ = writeln!(anstream::stderr(), "{sentence}");
    }

    /// Hands over what is still held back.
    pub fn close(&mut self) -> anyhow::Result<()> {
        (self.answer.flush()).map_err(of_disk).context(UNWRITABLE)
    }
}

/// The width that a person names for a pipe: `COLUMNS=80 unmet overview | less`.
fn named_width() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.trim().parse().ok()
}

/// What the process ends with. A reader who has seen enough (`unmet list | head`) is no problem.
pub fn exit_status(ended: anyhow::Result<()>, out: &Output) -> ExitCode {
    match ended {
        Ok(()) if out.problems == 0 => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(anstream::stderr(), "unmet: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let of_writing = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        of_writing == Some(io::ErrorKind::BrokenPipe)
    })
}

/// An error of writing the answer as a sentence; others stay as they are.
fn unwritable(error: anyhow::Error) -> anyhow::Error {
    match disk_error(&error) {
        Some(failed) => of_disk(failed).context(UNWRITABLE),
        None => error,
    }
}

/// What the system said, in words, where that is what went wrong; others stay as they are.
pub fn in_words(error: anyhow::Error) -> anyhow::Error {
    match disk_error(&error) {
        Some(failed) => of_disk(failed),
        None => error,
    }
}

/// What the system said, in words. A reader who has gone away is known by the error itself.
pub fn of_disk(error: io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::BrokenPipe => error.into(),
        _ => anyhow::anyhow!(disk::in_words(&error)),
    }
}

/// Why a file could not be read, in words.
pub fn of_reading(error: io::Error) -> anyhow::Error {
    anyhow::anyhow!(disk::unread(&error))
}

/// The error of the system that `error` comes from.
fn disk_error(error: &anyhow::Error) -> Option<io::Error> {
    error.chain().find_map(|cause| {
        let told = (cause.downcast_ref::<io::Error>())
            .or_else(|| cause.downcast_ref::<HandoutProblem>()?.of_the_disk());
        let of_json = || (cause.downcast_ref::<serde_json::Error>())?.io_error_kind();
        told.map(disk::same)
            .or_else(|| of_json().map(io::Error::from))
    })
}
