//! The documents tell the truth: every command in them runs and prints what they show, and every
//! command of the program is in them.

mod dependencies;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_unmet"))
}

/// The pages with commands in them.
fn pages() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("docs")).expect("docs is there");
    let mut pages: Vec<PathBuf> = folder
        .map(|entry| entry.expect("docs can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| text(path).contains("```console"))
        .collect();
    pages.sort();
    pages
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a page can be read")
}

/// A folder as a reader of the documents has it: the bundled samples are there, and nothing else.
fn empty_desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(
        &root().join("data/sample"),
        &folder.path().join("data/sample"),
    );
    copy(&root().join("data/sample"), &folder.path().join("reports"));
    copy(
        &root().join("data/child-labor"),
        &folder.path().join("data/child-labor"),
    );
    copy(
        &root().join("data/spreadsheet"),
        &folder.path().join("data/spreadsheet"),
    );
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the sample is there") {
        let path = entry.expect("the sample can be read").path();
        fs::copy(&path, to.join(path.file_name().expect("a file has a name")))
            .expect("a file can be copied");
    }
}

/// `TRYCMD=overwrite cargo test --test docs` writes what the commands print today into the pages.
#[test]
fn every_command_in_the_documents_prints_what_they_show() {
    for page in pages() {
        let desk = empty_desk();
        std::env::set_current_dir(desk.path()).expect("the folder is there");
        trycmd::TestCases::new()
            .register_bin("unmet", program())
            .env("COLUMNS", "96")
            .env("NO_COLOR", "1")
            .env("UNMET_BY", "A. Analyst")
            .case(page);
        std::env::set_current_dir(root()).expect("the folder is there");
    }
}

/// The lines of the README that begin with `unmet`, as a shell takes them.
#[test]
fn every_command_in_the_readme_runs() {
    let desk = empty_desk();
    let readme = text(&root().join("README.md"));
    let mut inside = false;
    let mut ran = 0;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && line.starts_with("unmet ") {
            let path = std::env::var("PATH").unwrap_or_default();
            let folder = program().parent().expect("a program is in a folder");
            let ended = Command::new("sh")
                .args(["-c", line])
                .current_dir(desk.path())
                .env("PATH", format!("{}:{path}", folder.display()))
                .output()
                .expect("a shell can be run");
            assert!(
                ended.status.success(),
                "{line}\n{}",
                String::from_utf8_lossy(&ended.stderr)
            );
            ran += 1;
        }
    }
    assert!(ran > 5, "the README shows {ran} commands");
}

#[test]
fn every_command_is_in_the_documents() {
    let help = Command::new(program())
        .arg("--help")
        .output()
        .expect("the program runs");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 10, "{help}");
    let shown: String = pages().iter().map(|page| text(page)).collect();
    let readme = text(&root().join("README.md"));
    for command in commands {
        assert!(
            shown.contains(&format!("unmet {command}")),
            "docs/ says nothing of `unmet {command}`"
        );
        assert!(
            readme.contains(&format!("`{command}")),
            "README.md says nothing of `{command}`"
        );
    }
}

#[test]
fn every_page_is_in_the_index_and_every_link_leads_somewhere() {
    let index = text(&root().join("docs/README.md"));
    for page in pages() {
        let name = page
            .file_name()
            .expect("a page has a name")
            .to_string_lossy();
        assert!(
            index.contains(&*name),
            "docs/README.md does not name {name}"
        );
    }
    for link in index
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        assert!(
            root().join("docs").join(link).exists(),
            "{link} is not there"
        );
    }
}

/// Whoever types a command wrong is shown how it is typed right: by `--help` of every command.
#[test]
fn every_command_has_examples_in_its_help() {
    let pages = tempfile::tempdir().expect("a folder can be made");
    let written = Command::new(program())
        .args(["man", "-o"])
        .arg(pages.path())
        .output()
        .expect("the program runs");
    assert!(written.status.success());
    let mut read = 0;
    for entry in fs::read_dir(pages.path()).expect("the pages are there") {
        let path = entry.expect("the pages can be read").path();
        assert!(
            text(&path).contains("Examples:"),
            "{} has no examples",
            path.display()
        );
        read += 1;
    }
    assert!(read > 15, "{read} pages");
}
