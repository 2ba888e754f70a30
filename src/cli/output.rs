//! Standard output for the answer, standard error for the problems, and the exit status.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use serde::Serialize;
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
        (self.answer.write_all(text.as_bytes())).context(UNWRITABLE)
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

    /// Standard output, for what is written in many parts.
    pub fn writer(&mut self) -> &mut impl Write {
        &mut self.answer
    }

    /// Standard output as it is, for what must arrive byte for byte.
    pub fn bytes(&mut self) -> anyhow::Result<impl Write> {
        self.close()?;
        Ok(BufWriter::new(io::stdout()))
    }

    /// Tells of something that could not be done while the rest still was. The exit status will be 1.
    pub fn problem(&mut self, sentence: impl std::fmt::Display) {
        self.problems += 1;
        anstream::eprintln!("unmet: {sentence}");
    }

    /// Tells of something that is no part of the answer and no problem either.
    #[allow(
        clippy::unused_self,
        reason = "the caller need not know where remarks go"
    )]
    pub fn remark(&self, sentence: impl std::fmt::Display) {
        anstream::eprintln!("{sentence}");
    }

    /// Hands over what is still held back.
    pub fn close(&mut self) -> anyhow::Result<()> {
        self.answer.flush().context(UNWRITABLE)
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
        let of_json =
            (cause.downcast_ref::<serde_json::Error>()).and_then(serde_json::Error::io_error_kind);
        of_writing.or(of_json) == Some(io::ErrorKind::BrokenPipe)
    })
}
