//! The questions of docs/parquet.md, asked of DuckDB where it is installed.
//!
//! `pip install duckdb`, then `cargo test --test parquet`; `PYTHON` names another Python.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::lake;
use crate::program::Program;

/// Asks what stands in `argv[1]` and prints the answer as DuckDB's own shell does.
const ASK: &str = "import duckdb, sys; duckdb.sql(sys.argv[1]).show(max_width=200)";

/// A Python that has DuckDB; `None`, and a word why, where there is none to be had.
fn python() -> Option<PathBuf> {
    let python = PathBuf::from(std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned()));
    let mut import = Command::new(&python);
    import.args(["-c", "import duckdb"]).stderr(Stdio::null());
    if import.status().is_ok_and(|status| status.success()) {
        return Some(python);
    }
    println!("skipped: {} has no module duckdb", python.display());
    None
}

fn page() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/parquet.md");
    fs::read_to_string(page).unwrap()
}

/// What stands in fences that begin with `kind`, in order.
fn fenced(page: &str, kind: &str) -> Vec<String> {
    let opening = format!("\n```{kind}\n");
    let blocks = page.split(&opening).skip(1);
    blocks
        .filter_map(|rest| rest.split_once("\n```"))
        .map(|(block, _)| block.to_owned())
        .collect()
}

/// What stands in the cells of a table that is drawn with lines. How wide it is drawn changes from one
/// version to the next.
fn cells(drawn: &str) -> Vec<Vec<&str>> {
    let lines = drawn.lines().filter(|line| line.starts_with('│'));
    lines
        .map(|line| line.split('│').map(str::trim).collect())
        .collect()
}

#[test]
fn the_questions_of_the_manual_get_the_answers_it_shows() {
    let page = page();
    let (questions, answers) = (fenced(&page, "sql"), fenced(&page, "text"));
    assert!(questions.len() > 2, "{questions:?}");
    assert_eq!(questions.len(), answers.len());
    let Some(python) = python() else { return };

    let program = Program::new();
    program.add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample"));
    let lake = lake::lake(&program, &[]);
    for (question, answer) in questions.iter().zip(answers) {
        let asked = Command::new(&python)
            .args(["-c", ASK, question])
            .current_dir(lake.parent().unwrap())
            .output()
            .unwrap();
        let told = String::from_utf8(asked.stdout).unwrap();
        let problem = String::from_utf8_lossy(&asked.stderr);
        assert!(asked.status.success(), "{question}\n{problem}");
        assert_eq!(cells(&told), cells(&answer), "{question}");
    }
}
