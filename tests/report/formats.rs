//! Which format is written, by the file's ending or by name.

use crate::sample::sample;

fn written(arguments: &[&str], file: &str) -> String {
    let program = sample();
    let folder = program.database().parent().unwrap().to_owned();
    program.answer(
        &[
            &["report", "2024", "--country", "Orvania", "-o", file],
            arguments,
        ]
        .concat(),
    );
    std::fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    assert!(written(&[], "by-ending.html").starts_with("<!DOCTYPE html>"));
    assert!(written(&[], "by-ending.htm").starts_with("<!DOCTYPE html>"));
    assert!(written(&[], "by-ending.json").starts_with('{'));
    assert!(written(&[], "by-ending.md").starts_with("# Orvania 2024"));
}

#[test]
fn a_file_without_a_telling_ending_is_markdown() {
    assert!(written(&[], "report").starts_with("# Orvania 2024"));
    assert!(written(&[], "report.txt").starts_with("# Orvania 2024"));
}

#[test]
fn a_format_that_was_named_is_written_where_the_ending_tells_nothing() {
    assert!(written(&["--format", "html"], "named.page").starts_with("<!DOCTYPE html>"));
}

#[test]
fn a_format_and_an_ending_that_do_not_agree_are_told() {
    let ran = sample().run(&["report", "2024", "--format", "html", "-o", "wrong.md"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("--format html and a file that ends in .md do not agree"),
        "{}",
        ran.err
    );
}

#[test]
fn an_ending_that_no_format_has_is_told_with_those_there_are() {
    let ran = sample().run(&["report", "2024", "-o", "report.docx"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("cannot") || ran.err.contains("can be written as .docx"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains(".html"), "{}", ran.err);
}

#[test]
fn a_report_of_ours_beside_what_it_was_made_of_is_not_read_as_one() {
    for file in ["ours.html", "ours.md"] {
        let program = sample();
        program.answer(&["report", "2024", "--country", "Orvania", "-o", file]);
        let before = program.export();
        let ran = program.run(&["add", file]);
        assert_eq!(ran.status, 1, "{}", ran.err);
        let said = "looks like a compliance report that unmet itself has written";
        assert!(ran.err.contains(said), "{}", ran.err);
        assert_eq!(program.export(), before);
    }
}
