//! Ana and Ben, each with a database, and the reports that both have read.

use std::process::Stdio;
use std::{io::Write, path::PathBuf};

use serde_json::Value;

use crate::program::{Program, Ran};

/// The reports of a made-up country, one a line.
const REPORTS: [&str; 3] = [
    r#"{"country": "Orvania", "year": 2020, "recommendations": [{"text": "Open a shelter for men."}, {"text": "Train judges on the law."}], "sections": []}"#,
    r#"{"country": "Orvania", "year": 2021, "recommendations": [{"text": "Open a shelter for men and boys."}], "sections": [{"kind": "protection", "heading": "PROTECTION", "text": "The government opened a shelter for men."}]}"#,
    r#"{"country": "Orvania", "year": 2022, "recommendations": [{"text": "Open shelters for men and boys."}], "sections": [{"kind": "protection", "heading": "PROTECTION", "text": "The shelter for men closed."}]}"#,
];

/// Somebody with a database of her or his own.
pub struct Colleague {
    pub program: Program,
    name: &'static str,
}

impl Colleague {
    /// One who has read all the reports.
    pub fn with_the_reports(name: &'static str) -> Self {
        Colleague::with(name, &REPORTS)
    }

    /// One who has read the first two.
    pub fn without_the_last_report(name: &'static str) -> Self {
        Colleague::with(name, &REPORTS[..2])
    }

    fn with(name: &'static str, reports: &[&str]) -> Self {
        let colleague = Colleague {
            program: Program::new(),
            name,
        };
        colleague.read(reports);
        colleague
    }

    fn read(&self, reports: &[&str]) {
        let file = self.program.file("reports.jsonl", &reports.join("\n"));
        self.program.answer(&["add", file.to_str().unwrap()]);
    }

    /// Reads the report that is missing.
    pub fn reads_the_last_report(&self) {
        self.read(&REPORTS[2..]);
    }

    /// Does something that is said by this person.
    pub fn says(&self, arguments: &[&str]) -> String {
        let by = ["--by", self.name];
        self.program.answer(&[arguments, &by].concat())
    }

    /// The file of all decisions.
    pub fn decisions(&self) -> PathBuf {
        let file = format!("{}.jsonl", self.name.to_lowercase());
        self.program.answer(&["decisions", "export", "-o", &file]);
        self.program.database().with_file_name(file)
    }

    /// The text of that file.
    pub fn exported(&self) -> String {
        std::fs::read_to_string(self.decisions()).unwrap()
    }

    /// Takes in what the other one decided.
    pub fn imports(&self, other: &Colleague, options: &[&str]) -> String {
        let file = other.decisions();
        let command = ["decisions", "import", file.to_str().unwrap()];
        self.says(&[&command, options].concat())
    }

    /// The same, answering questions by lines.
    pub fn imports_answering(&self, other: &Colleague, answers: &str) -> Ran {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_unmet"))
            .args(["decisions", "import", "--prefer", "ask", "--by", self.name])
            .arg(other.decisions())
            .env("UNMET_DB", self.program.database())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(answers.as_bytes())
            .unwrap();
        let ran = child.wait_with_output().unwrap();
        Ran {
            status: ran.status.code().unwrap_or(-1),
            out: String::from_utf8(ran.stdout).unwrap(),
            err: String::from_utf8(ran.stderr).unwrap(),
        }
    }

    /// The history, as `WHO: WHAT`.
    pub fn history(&self) -> Vec<String> {
        let history = self.program.json(&["history", "--json"]);
        let word = |said: &Value, key: &str| said[key].as_str().unwrap_or_default().to_owned();
        let said = history.as_array().unwrap().iter();
        said.map(|said| format!("{}: {}", word(said, "by"), word(said, "what")))
            .collect()
    }

    /// The status of a wording and who gave it.
    pub fn status(&self, wording: &str) -> (String, String) {
        let export = self.program.export();
        let list = export["recommendations"].as_array().unwrap();
        let found = list.iter().find(|entry| entry["id"] == wording).unwrap();
        let word = |key: &str| found[key].as_str().unwrap().to_owned();
        (word("status"), word("status_by"))
    }

    /// `unmet check` has nothing to object to.
    pub fn is_sound(&self) {
        assert!(self.program.answer(&["check"]).contains("is sound"));
    }
}

/// Ana and Ben, who have read the same reports.
pub fn ana_and_ben() -> (Colleague, Colleague) {
    (
        Colleague::with_the_reports("Ana"),
        Colleague::with_the_reports("Ben"),
    )
}

/// A person's word of that status.
pub fn by_a_person(status: &str) -> (String, String) {
    (status.to_owned(), "person".to_owned())
}
