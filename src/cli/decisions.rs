//! `unmet decisions`: what people decided, out to a colleague and in from one.

mod asking;
mod export;
mod import;

use clap::{Args, Subcommand};

use super::Output;
use super::desk::Database;

/// What people decided, out to a colleague and in from one
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet decisions export -o ana.jsonl            for a colleague who judges the same reports
  unmet decisions import rojas.jsonl             the colleague's judgements beside one's own
  unmet decisions import rojas.jsonl --dry-run   only tell what would be new, and the conflicts")]
pub struct Decisions {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Export(export::Export),
    Import(import::Import),
}

impl Decisions {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        match self.command {
            Command::Export(command) => command.run(db, out),
            Command::Import(command) => command.run(db, out),
        }
    }
}
