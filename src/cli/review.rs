//! `unmet review`: what the program is unsure of, one question after the other.

mod apply;
mod drawing;
mod keys;
mod lines;
mod screen;
mod session;

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use unmet::render::review::{json_lines, table};
use unmet::review::Kind;
use unmet::view::review::{Item, Reach};

use super::Output;
use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::person::Person;
use session::{Session, Wanted};

/// Go through what the program is unsure of, one question after the other
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet review --country Peru
  unmet review --country Peru --kind match --limit 20
  unmet review --kind status                     statuses of which the program is unsure
  unmet review --plain                           line by line, for a screen reader or a script
  unmet review --country Peru --csv -o peru.csv  fill in the column `say` in a spreadsheet …
  unmet review --apply peru.csv                  … and give it back
  unmet review --json > questions.jsonl          the same with one JSON object a line

The least certain come first; among those about as uncertain, asks that are still made and made most
often. Links of 0.75 and more and statuses of 70 % and more are taken for sure: --all asks about
them, too. What a person has decided is not asked again.

Each answer is kept at once, so you may leave at any moment. `u` takes the last answer back; `unmet
history` tells every one. In a file, `say` is accept, reject, met, partial, unmet, dropped or clear
(leave it to the program again); a line without it is left open. A file may be applied twice: what
it says already is not said again. A line whose texts have changed since is told and left out.")]
pub struct Review {
    #[command(flatten)]
    scope: Scope,

    /// What is asked about. Statuses follow from matches and evidence, so they wait until asked for
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',', default_values_t = [What::Match, What::Evidence])]
    kind: Vec<What>,

    /// At most so many questions; 0 only tells how many there are
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// Ask about what the program is sure of, too
    #[arg(long)]
    all: bool,

    /// Ask line by line, without a full screen
    #[arg(long)]
    plain: bool,

    /// Print the questions as JSON, one object a line, to be given back with --apply
    #[arg(long, conflicts_with_all = ["plain", "csv"])]
    json: bool,

    /// Print the questions as a table for a spreadsheet, to be given back with --apply
    #[arg(long, conflicts_with = "plain")]
    csv: bool,

    /// Keep the answers in FILE (.jsonl or .csv; - is standard input)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["plain", "json", "csv", "limit", "all", "kind", "country", "series", "output"])]
    apply: Option<PathBuf>,

    #[command(flatten)]
    destination: Destination,

    #[command(flatten)]
    person: Person,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Whether a later wording carries on an earlier one
    Match,
    /// Whether a sentence bears on a wording
    Evidence,
    /// Whether the program's status of an ask is right
    Status,
    /// All of these
    All,
}

impl What {
    fn kinds(self) -> &'static [Kind] {
        match self {
            What::Match => &[Kind::Match],
            What::Evidence => &[Kind::Evidence],
            What::Status => &[Kind::Status],
            What::All => &[Kind::Match, Kind::Evidence, Kind::Status],
        }
    }
}

impl Review {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let mut desk = Desk::open(db)?;
        if let Some(file) = &self.apply {
            return apply::apply(&mut desk, file, &self.person, out);
        }
        let wanted = Wanted {
            dossiers: desk.dossiers(&self.scope.wanted())?,
            kinds: (self.kind.iter())
                .flat_map(|w| w.kinds())
                .copied()
                .collect(),
            reach: match self.all {
                true => Reach::Undecided,
                false => Reach::Unsure,
            },
            limit: self.limit,
        };
        if self.json || self.csv {
            return self.print(&Session::looking(desk, wanted)?.all()?, out);
        }
        if self.limit == Some(0) {
            let session = Session::looking(desk, wanted)?;
            return out.say(&format!("{}.", lines::left(session.unlimited())));
        }
        let session = Session::deciding(desk, wanted, &self.person)?;
        match self.plain || !is_full_screen() {
            true => lines::review(session, out),
            false => screen::review(session, out),
        }
    }

    fn print(&self, items: &[Item], out: &mut Output) -> anyhow::Result<()> {
        self.destination.write(out, |mut file| {
            match self.csv {
                true => table(&mut file, items)?,
                false => json_lines(&mut file, items)?,
            }
            Ok(())
        })
    }
}

/// Whether there is a person before a screen that can be drawn on.
fn is_full_screen() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && !dumb
}
