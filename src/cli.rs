//! What people type and what they are told: arguments, and one file a command.

mod add;
mod backup;
mod check;
mod completions;
mod decisions;
mod desk;
mod evidence;
mod export;
mod fetch;
mod figures;
mod file;
mod folder;
mod format;
mod history;
mod judge;
mod limits;
mod link;
mod list;
mod man;
mod mark;
mod merge;
mod output;
mod overview;
mod person;
mod progress;
mod remove;
mod report;
mod restore;
mod review;
mod search;
mod serve;
mod show;
mod source;
mod sources;
mod tables;
mod users;
mod words;

use clap::{Parser, Subcommand};

pub use output::{Output, exit_status};

/// Follows the recommendations of the Trafficking in Persons Report through the years and says what
/// is still unmet.
///
/// Every year the report tells governments what to do; later editions tell, between the lines,
/// whether they did it. unmet reads the reports, follows each recommendation through the years,
/// sets beside it every sentence that later bears on it, and judges it: met, partial, unmet,
/// dropped (not asked again, no evidence either way) or pending (no later report yet).
/// A person's judgement always outranks the program's.
#[derive(Debug, Parser)]
#[command(name = "unmet", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    db: desk::Database,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  unmet add reports/                     read every report in a folder
  unmet overview --country Peru          the whole record of a country at a glance
  unmet list --recurring 3 --status unmet
  unmet show PER-2012-3                  one ask through the years, with its evidence
  unmet mark PER-2012-3 met --note \"checked with the ministry\"
  unmet report 2023 --country Peru -o peru-2023.md

Exit status: 0 done; 1 something asked for could not be done; 2 wrong usage.";

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Add),
    Fetch(fetch::Fetch),
    Overview(overview::Overview),
    List(list::List),
    Show(show::Show),
    Mark(mark::Mark),
    Link(link::Link),
    Unlink(link::Unlink),
    Evidence(evidence::Evidence),
    Review(review::Review),
    Report(report::Report),
    Figures(figures::Figures),
    Search(search::Search),
    Serve(serve::Serve),
    Users(users::Users),
    Export(export::Export),
    History(history::History),
    Decisions(decisions::Decisions),
    Sources(sources::Sources),
    Source(source::Source),
    Remove(remove::Remove),
    Judge(judge::Judge),
    Merge(merge::Merge),
    Check(check::Check),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Cli {
    /// Does what was asked for.
    pub fn run(self, out: &mut Output) -> anyhow::Result<()> {
        let db = &self.db;
        match self.command {
            Command::Add(command) => command.run(db, out),
            Command::Fetch(command) => command.run(db, out),
            Command::Overview(command) => command.run(db, out),
            Command::List(command) => command.run(db, out),
            Command::Show(command) => command.run(db, out),
            Command::Mark(command) => command.run(db, out),
            Command::Link(command) => command.run(db, out),
            Command::Unlink(command) => command.run(db, out),
            Command::Evidence(command) => command.run(db, out),
            Command::Review(command) => command.run(db, out),
            Command::Report(command) => command.run(db, out),
            Command::Figures(command) => command.run(db, out),
            Command::Search(command) => command.run(db, out),
            Command::Serve(command) => command.run(db, out),
            Command::Users(command) => command.run(out),
            Command::Export(command) => command.run(db, out),
            Command::History(command) => command.run(db, out),
            Command::Decisions(command) => command.run(db, out),
            Command::Sources(command) => command.run(db, out),
            Command::Source(command) => command.run(db, out),
            Command::Remove(command) => command.run(db, out),
            Command::Judge(command) => command.run(db, out),
            Command::Merge(command) => command.run(db, out),
            Command::Check(command) => command.run(db, out),
            Command::Backup(command) => command.run(db, out),
            Command::Restore(command) => command.run(db, out),
            Command::Completions(command) => command.run(out),
            Command::Man(command) => command.run(out),
        }
    }
}
