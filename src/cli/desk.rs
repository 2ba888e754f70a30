//! The database as the commands use it: where it is, and how long to wait for it.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::bail;
use clap::Args;
use unmet::desk;
use unmet::intake::Filling;
use unmet::narrative::typed;
use unmet::report::Series;
use unmet::store::{PATIENCE, Rehearsal, Store};

use super::words;

/// The database where nothing else is said.
pub const USUAL_DATABASE: &str = "unmet.db";

/// The database that is meant.
#[derive(Debug, Args)]
pub struct Database {
    /// The database
    #[arg(long = "db", global = true, env = "UNMET_DB", default_value = USUAL_DATABASE, value_name = "FILE")]
    pub path: PathBuf,

    /// Wait at most so many seconds for another process that uses the database
    #[arg(long, global = true, env = "UNMET_WAIT", hide = true, value_name = "SECONDS", value_parser = seconds, default_value_t = Seconds(PATIENCE))]
    wait: Seconds,
}

/// A time to wait.
#[derive(Debug, Clone, Copy)]
struct Seconds(Duration);

impl std::fmt::Display for Seconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.as_secs_f64())
    }
}

/// SQLite counts the milliseconds in an `int`; a day is far within it.
fn seconds(given: &str) -> Result<Seconds, String> {
    words::seconds(given).map(Seconds)
}

impl Database {
    /// Opens it, or makes it when the first report comes.
    pub fn to_fill(&self) -> anyhow::Result<Filling> {
        Ok(Filling::at(&self.path, self.wait.0)?)
    }

    /// How long to wait for another process.
    pub fn patience(&self) -> Duration {
        self.wait.0
    }

    /// It as it would be after what is rehearsed; nothing in it is changed, and none is made.
    pub fn to_rehearse(&self) -> anyhow::Result<Rehearsal> {
        let store = match Store::is_there(&self.path)? {
            true => Some(Store::open_to_look(&self.path, self.wait.0)?),
            false => None,
        };
        Ok(Rehearsal::of(store))
    }

    /// Opens it for looking only.
    pub fn open_to_look(&self) -> anyhow::Result<Store> {
        Ok(Store::open_to_look(&self.path, self.wait.0)?)
    }

    /// An error where `other` is this very file.
    pub fn refuse_itself(&self, other: &Path) -> anyhow::Result<()> {
        let same = match (self.path.canonicalize(), other.canonicalize()) {
            (Ok(here), Ok(there)) => here == there,
            _ => false,
        };
        if same {
            bail!(
                "{} is the database itself; name another file",
                other.display()
            );
        }
        Ok(())
    }

    /// Opens it, whatever state it is in: for looking after the file itself.
    pub fn open(&self) -> anyhow::Result<Store> {
        Ok(Store::open_existing_waiting(&self.path, self.wait.0)?)
    }
}

/// A [desk](desk::Desk) on the database that is meant.
pub struct Desk(desk::Desk);

/// Which countries are meant.
#[derive(Debug, Args)]
pub struct Scope {
    /// Only this country: its name or its code (Peru, PER)
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,

    /// Only this series (TIP, ILAB)
    #[arg(long, value_name = "SERIES", value_parser = typed::series)]
    series: Option<Series>,
}

impl Scope {
    /// The same for a desk.
    pub fn wanted(&self) -> desk::Scope {
        desk::Scope {
            country: self.country.clone(),
            series: self.series.clone(),
        }
    }
}

impl Desk {
    /// The database, which may hold decisions that wait for their reports, and nothing else.
    pub fn open_without_reports(database: &Database) -> anyhow::Result<Self> {
        let named = database.path.display().to_string();
        Ok(Desk(desk::Desk::of(database.open()?, named)?))
    }

    /// The database, which must hold at least one report.
    pub fn open(database: &Database) -> anyhow::Result<Self> {
        let desk = Desk::open_without_reports(database)?;
        if desk.is_empty()? {
            bail!(
                "{} holds no report yet; run `unmet add` first",
                desk.named()
            );
        }
        Ok(desk)
    }

    /// A desk with this store, whatever it holds.
    #[cfg(test)]
    pub fn of(store: Store, named: &str) -> Self {
        Desk(desk::Desk::looking(store, named))
    }

    /// How to type a command for this database.
    pub fn command(&self, command: &str) -> String {
        command_for(Path::new(self.named()), command)
    }
}

impl Deref for Desk {
    type Target = desk::Desk;

    fn deref(&self) -> &desk::Desk {
        &self.0
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut desk::Desk {
        &mut self.0
    }
}

/// How to type a command for the database `named`: `unmet --db FILE COMMAND`, or without `--db` where
/// that is not needed.
pub fn command_for(named: &Path, command: &str) -> String {
    let by_environment = std::env::var_os("UNMET_DB").is_some_and(|path| path == named.as_os_str());
    if by_environment || named == Path::new(USUAL_DATABASE) {
        format!("unmet {command}")
    } else {
        format!("unmet --db {} {command}", named.display())
    }
}
