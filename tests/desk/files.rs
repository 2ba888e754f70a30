//! Answers that go into files and pipes.

use std::fs;
use std::process::Stdio;

use crate::country::Desk;

#[test]
fn an_export_holds_everything_and_is_the_same_every_time() {
    let desk = Desk::about_orvania();
    let export = desk.answer(&["export", "--format", "json"]);
    assert_eq!(export, desk.answer(&["export"]));
    let value: serde_json::Value = serde_json::from_str(&export).unwrap();
    assert_eq!(value["reports"].as_array().unwrap().len(), 3);
    assert_eq!(value["recommendations"].as_array().unwrap().len(), 6);
}

#[test]
fn a_file_is_replaced_as_a_whole() {
    let desk = Desk::about_orvania();
    let file = desk.folder.path().join("all.json");
    fs::write(&file, "what stood there before").unwrap();
    assert_eq!(desk.answer(&["export", "-o", "all.json"]), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), desk.answer(&["export"]));
    let left_over = fs::read_dir(desk.folder.path()).unwrap().filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with(".unmet-")
    });
    assert_eq!(left_over.count(), 0);
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let ran = Desk::about_orvania().run(&["report", "2011", "-o", "no/such/folder/report.md"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("no/such/folder/report.md cannot be written"),
        "{}",
        ran.err
    );
}

#[test]
fn a_report_as_json_names_its_edition() {
    let report = Desk::about_orvania().json(&["report", "2011", "--format", "json"]);
    assert_eq!(report["year"], 2011);
    assert_eq!(report["countries"][0]["country"], "Orvania");
}

#[test]
fn a_backup_is_a_database_like_any_other() {
    let desk = Desk::about_orvania();
    desk.answer(&["backup", "copy.db"]);
    assert_eq!(
        desk.answer(&["--db", "copy.db", "export"]),
        desk.answer(&["export"])
    );
    let ran = desk.run(&["backup", "copy.db"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("exists already"), "{}", ran.err);
}

#[test]
fn a_sound_database_is_called_sound() {
    let sound = Desk::about_orvania().answer(&["check"]);
    assert!(sound.contains("is sound"), "{sound}");
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_problem() {
    let desk = Desk::about_orvania();
    let mut child = (desk.command())
        .arg("export")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
