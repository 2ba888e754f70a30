//! The bundled sample in a database of its own, and answers typed at the program.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{Program, Ran};

pub fn with_the_sample() -> Program {
    let program = Program::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    program.answer(&["add", sample.to_str().unwrap()]);
    program
}

/// `unmet review` with these lines typed at its prompts, one after the other.
pub fn typed(program: &Program, arguments: &[&str], lines: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_unmet"))
        .arg("--db")
        .arg(program.database())
        .arg("review")
        .args(arguments)
        .env("UNMET_BY", "M. Rojas")
        .env("COLUMNS", "80")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    let ran = child.wait_with_output().unwrap();
    Ran {
        status: ran.status.code().unwrap_or(-1),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

/// The questions, as `review --json` prints them.
pub fn questions(program: &Program, arguments: &[&str]) -> Vec<Value> {
    let printed = program.answer(&[&["review", "--json"], arguments].concat());
    let lines = printed.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub fn keys(questions: &[Value]) -> Vec<&str> {
    questions
        .iter()
        .map(|q| q["key"].as_str().unwrap())
        .collect()
}

/// What was decided, in words.
pub fn history(program: &Program) -> Vec<String> {
    let said = program.json(&["history", "--json"]);
    let said = said.as_array().unwrap();
    said.iter()
        .map(|said| said["what"].as_str().unwrap().to_owned())
        .collect()
}
