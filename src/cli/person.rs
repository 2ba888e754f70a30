//! Who decides, and why.

use anyhow::Context;
use clap::Args;

/// The person who decides.
#[derive(Debug, Args)]
pub struct Person {
    /// Who says so [default: the login name]
    #[arg(long, env = "UNMET_BY", value_name = "NAME")]
    by: Option<String>,

    /// Why, in a sentence that others can check
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Person {
    /// The name: as given, else that of the login.
    pub fn name(&self) -> anyhow::Result<String> {
        Self::named(self.by.as_deref())
    }

    /// The same, where only the name is given.
    pub fn named(given: Option<&str>) -> anyhow::Result<String> {
        let login = ["USER", "LOGNAME", "USERNAME"]
            .iter()
            .filter_map(|name| std::env::var(name).ok());
        (given.map(str::to_owned).into_iter().chain(login))
            .map(|name| name.trim().to_owned())
            .find(|name| !name.is_empty())
            .context("who decides is not known: give a name with --by NAME or in UNMET_BY")
    }

    /// The option that names the same person in another command; empty where none is needed.
    pub fn again(&self) -> String {
        match &self.by {
            Some(name) => format!(" --by \"{}\"", name.trim()),
            None => String::new(),
        }
    }

    /// The note, if it says anything.
    pub fn note(&self) -> Option<&str> {
        self.note
            .as_deref()
            .map(str::trim)
            .filter(|note| !note.is_empty())
    }
}
