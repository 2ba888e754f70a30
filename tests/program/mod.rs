//! The program as people run it: the real binary, in a folder of its own.

#![allow(dead_code, reason = "each test asks the program for something else")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A folder with the database that the binary makes there.
pub struct Program {
    folder: TempDir,
}

/// What a run of the binary gave.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Program {
    pub fn new() -> Self {
        Program {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Where the database is.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("unmet.db")
    }

    /// Writes a file for the program to read.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs `unmet` as typed in the folder, on a pipe of 80 columns.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).env("COLUMNS", "80"))
    }

    /// What `unmet` shows on a terminal of so many columns that shows colour.
    pub fn in_colour(&self, columns: &str, arguments: &[&str]) -> String {
        let mut command = self.command(arguments);
        command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
        ran(command.env("COLUMNS", columns)).out
    }

    /// What `unmet` writes for a page of so many columns, without colour.
    pub fn on_a_page(&self, columns: &str, arguments: &[&str]) -> String {
        ran(self.command(arguments).env("COLUMNS", columns)).out
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unmet"));
        command
            .current_dir(self.folder.path())
            .args(arguments)
            .env_remove("UNMET_DB")
            // A server on this machine is not asked for by way of another.
            .env("NO_PROXY", "127.0.0.1")
            .env("UNMET_BY", "M. Rojas");
        command
    }

    /// Runs what must succeed.
    pub fn answer(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
        ran.out
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.answer(arguments)).unwrap()
    }

    /// Adds a file or folder with no option, and gives the lines about its reports.
    pub fn add(&self, path: &Path) -> Vec<Value> {
        let summary = self.json(&["add", "--json", path.to_str().unwrap()]);
        summary["reports"].as_array().unwrap().clone()
    }

    pub fn export(&self) -> Value {
        self.json(&["export", "--format", "json"])
    }
}

/// A list of words in JSON.
pub fn words(list: &Value) -> Vec<&str> {
    let list = list.as_array().map_or(&[][..], Vec::as_slice);
    list.iter().filter_map(Value::as_str).collect()
}

/// The wordings of a report in an export, in their order.
pub fn wordings<'a>(export: &'a Value, report: &str) -> Vec<&'a str> {
    (export["recommendations"].as_array().unwrap().iter())
        .filter(|wording| wording["report_id"] == report)
        .map(|wording| wording["text"].as_str().unwrap())
        .collect()
}

/// How a field of a report was recognised: its value, its clue and `stated` or `guess`.
pub fn told<'a>(report: &'a Value, field: &str) -> (&'a str, &'a str, &'a str) {
    let recognition = report["recognition"].as_array().unwrap();
    let told = (recognition.iter())
        .find(|told| told["field"] == field)
        .unwrap_or_else(|| panic!("{field} was told of {}", report["id"]));
    let word = |key: &str| told[key].as_str().unwrap_or_default();
    (word("value"), word("by"), word("certainty"))
}

fn ran(command: &mut Command) -> Ran {
    let ran = command.output().unwrap();
    Ran {
        status: ran.status.code().unwrap_or(-1),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}
