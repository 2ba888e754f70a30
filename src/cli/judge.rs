//! `unmet judge`: what changed is judged, here or apart.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use serde::Serialize;
use unmet::intake::{judge_apart, judge_some};
use unmet::judgement::DossierId;
use unmet::render::words::counted;
use unmet::report::CodeRange;
use unmet::store::Store;

use super::Output;
use super::desk::Database;
use super::progress::Progress;

/// Judge what changed; of many countries some, and in a database apart
#[derive(Debug, Args)]
#[command(after_help = "\
Every command judges what changed before it looks; this one does nothing else. Where there
are more texts than one machine judges in time, they are shared out by country:

Examples:
  unmet --db all.db add --unjudged reports/               read, and leave the judging to others
  unmet --db all.db judge --countries A-F --into a-f.db   on one machine
  unmet --db all.db judge --countries G-Z --into g-z.db   on another, with a copy of all.db
  unmet --db all.db merge a-f.db g-z.db                   the same as if one had judged all")]
pub struct Judge {
    /// Only the countries with these codes: A-F, PER, or several parted by commas
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    countries: Vec<CodeRange>,

    /// Copy these countries into this database, made where there is none, and judge them there; nothing is
    /// changed here
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Judged {
    /// The database in which they are judged now.
    database: String,
    /// How many are meant.
    countries: usize,
    /// How many of them wanted judging.
    judged: usize,
}

impl Judge {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let progress = Progress::new(false);
        let (meant, judged) = match &self.into {
            None => {
                let mut store = db.open()?;
                let meant = self.meant(&store, db)?;
                let judged =
                    judge_some(&mut store, &meant, &mut |event| progress.tell(event, out))?;
                (meant, judged)
            }
            Some(into) => {
                db.refuse_itself(into)?;
                let store = db.open_to_look()?;
                let meant = self.meant(&store, db)?;
                let mut apart = Store::open_waiting(into, db.patience())?;
                let judged = judge_apart(&store, &mut apart, &meant, &mut |event| {
                    progress.tell(event, out);
                })?;
                (meant, judged)
            }
        };
        progress.finish();
        let judged = Judged {
            database: self.into.as_ref().unwrap_or(&db.path).display().to_string(),
            countries: meant.len(),
            judged,
        };
        match self.json {
            true => out.json(&judged),
            false => out.say(&sentence(&judged)),
        }
    }

    /// The countries with those codes, each in every series that it has.
    fn meant(&self, store: &Store, db: &Database) -> anyhow::Result<Vec<DossierId>> {
        let mut meant = store.all_dossiers()?;
        if !self.countries.is_empty() {
            let wanted = |id: &DossierId| self.countries.iter().any(|r| r.holds(&id.country));
            meant.retain(wanted);
        }
        match meant.is_empty() {
            true => bail!(
                "{} holds no country with such a code; `unmet list` tells the codes",
                db.path.display()
            ),
            false => Ok(meant),
        }
    }
}

fn sentence(judged: &Judged) -> String {
    let Judged {
        database,
        countries,
        judged,
    } = judged;
    let all = counted(*countries, "country");
    match judged {
        0 => format!("{database}: nothing of {all} has changed since it was judged"),
        some if some == countries => format!("{database}: {all} judged"),
        some => format!("{database}: {some} of {all} judged, the others had not changed"),
    }
}
