//! A folder in which somebody works with `unmet`, and made-up reports to put there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder of its own for each test; `unmet` runs in it, so that its messages name plain files.
pub struct Place {
    folder: TempDir,
}

/// What a run of the binary gave.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Self {
        Place {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A place with these files.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let place = Place::new();
        for (name, bytes) in files {
            place.write(name, bytes);
        }
        place
    }

    /// A place whose database holds the Orvanian report of 2012.
    pub fn with_a_report() -> Self {
        let place = Place::with(&[("orvania.txt", report("Orvania", 2012).as_bytes())]);
        assert_eq!(place.run(&["add", "orvania.txt"]).status, 0);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// `unmet`, to be run here.
    pub fn command(&self) -> Command {
        command(self.folder.path())
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command().args(arguments).output().unwrap())
    }

    /// What a command says that must fail, and answer nothing.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            (ran.status, ran.out.as_str()),
            (1, ""),
            "{arguments:?}: {}",
            ran.err
        );
        ran.err
    }

    /// What a command says that must succeed.
    pub fn answer(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
        ran.out
    }

    /// The names of all reports in the database, which must be sound.
    pub fn reports(&self) -> Vec<String> {
        self.is_sound();
        let ran = self.run(&["export"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let export: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let reports = export["reports"].as_array().unwrap();
        let mut ids: Vec<String> = (reports.iter())
            .map(|report| report["id"].as_str().unwrap().to_owned())
            .collect();
        ids.sort();
        ids
    }

    /// `unmet check` has nothing to object to, where anything was added at all.
    pub fn is_sound(&self) {
        if !self.path("unmet.db").exists() {
            return;
        }
        let ran = self.run(&["check"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("is sound"), "{}", ran.out);
    }
}

/// `unmet` as run in `folder`, on pipes.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unmet"));
    command
        .current_dir(folder)
        .env_remove("UNMET_DB")
        .env_remove("UNMET_WAIT")
        .env("UNMET_BY", "M. Rojas");
    command
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Ran {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A whole report in the layout of the later editions.
pub fn report(country: &str, year: u16) -> String {
    let before = year - 1;
    format!(
        "{year} Trafficking in Persons Report: {country}

{} (Tier 2)

The Government of {country} does not fully meet the minimum standards but is making significant efforts to do so.

PRIORITIZED RECOMMENDATIONS:

Open a shelter for men and boys.

Train judges to apply the law of {before}.

PROSECUTION

The government increased law enforcement efforts. Courts convicted nine traffickers in {before}.

PROTECTION

The government maintained efforts to protect victims. It did not open a shelter for men.

PREVENTION

The government increased efforts to prevent trafficking. It trained twelve judges.
",
        country.to_uppercase()
    )
}

/// A structured report with one recommendation.
pub fn record(country: &str, year: u16, ask: &str) -> String {
    format!(
        "{{\"country\": \"{country}\", \"year\": {year}, \"recommendations\": [{{\"text\": \"{ask}\"}}]}}\n"
    )
}
