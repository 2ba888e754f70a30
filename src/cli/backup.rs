//! `unmet backup`: a copy that is whole.

use std::path::PathBuf;

use clap::Args;

use super::Output;
use super::desk::Database;

/// Copy the database into a new file, consistently, while others read and write
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet backup unmet-2024-05-01.db

An existing file is never written over. The copy is a database like any other: unmet --db FILE list
To go back to it: unmet restore FILE")]
pub struct Backup {
    /// The new file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        db.open()?.backup(&self.file)?;
        out.say(&format!(
            "{} is a copy of {}",
            self.file.display(),
            db.path.display()
        ))
    }
}
