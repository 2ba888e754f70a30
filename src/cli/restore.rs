//! `unmet restore`: a copy of before, in the place of the database.

use std::path::PathBuf;

use clap::Args;
use unmet::render::words::counted;
use unmet::store::Store;

use super::Output;
use super::desk::{Database, command_for};

/// Make the database what a backup of it is
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet restore monday.db
  unmet --db new.db restore monday.db

The backup is looked through first, and a damaged one is refused. What stands in the database
now is kept in a file beside it. Others may read meanwhile: they see the database of before or
the restored one, never a mixture.")]
pub struct Restore {
    /// A file that `unmet backup` made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Restore {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        db.refuse_itself(&self.file)?;
        let restored = Store::restore(&db.path, &self.file, db.patience())?;
        let (path, file) = (db.path.display(), self.file.display());
        let Some(kept) = restored.kept else {
            return out.say(&format!("{path} is what {file} is"));
        };
        let kept = kept.display();
        out.say(&format!(
            "{path} is what {file} is; as it was before, it is kept in {kept}"
        ))?;
        match restored.decisions_since {
            Some(0) => Ok(()),
            Some(since) => out.say(&format!(
                "{} of before {} not in it; to have {} again: {}",
                counted(since, "decision"),
                if since == 1 { "is" } else { "are" },
                if since == 1 { "it" } else { "them" },
                command_for(&db.path, &format!("merge {kept}"))
            )),
            None => out.say("its decisions could not be read, so whether the backup has all of them is not known"),
        }
    }
}
