//! Texts that are reports, but oddly made.

use insta::assert_snapshot;

use crate::place::{Place, report};

/// Adds the bytes and gives what was said on standard error; they must be read as the Orvanian report.
fn read(name: &str, bytes: &[u8]) -> String {
    let place = Place::with(&[(name, bytes)]);
    let ran = place.run(&["add", name]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
    ran.err
}

/// The report with `put` in the place of its third sentence.
fn with(put: &[u8]) -> Vec<u8> {
    let text = report("Orvania", 2012);
    let (before, after) = text.split_once("It trained twelve judges.").unwrap();
    [before.as_bytes(), put, after.as_bytes()].concat()
}

#[test]
fn invalid_utf_8_is_read_and_noted() {
    let text = with(b"Se\xc3\xb1or N\xc3\xba\xc3\xb1ez \xff said it\x92s done \xc3(.");
    assert_snapshot!(read("orvania.txt", &text), @r#""#);
}

#[test]
fn nul_bytes_inside_a_text_do_no_harm() {
    assert_eq!(
        read("orvania.txt", &with(b"It trained\0 twelve \0\0judges.")),
        ""
    );
}

#[test]
fn a_very_long_line_is_read() {
    let line = "It trained twelve judges in the north ".repeat(10_000);
    assert_eq!(read("orvania.txt", &with(line.as_bytes())), "");
    let word = "x".repeat(500_000);
    assert_eq!(read("orvania.txt", &with(word.as_bytes())), "");
}

#[test]
fn html_nested_without_end_is_read() {
    let paragraphs: String = (report("Orvania", 2012).split("\n\n"))
        .map(|paragraph| format!("<p>{paragraph}</p>\n"))
        .collect();
    let depth = 5_000;
    let page = format!(
        "<html><body>{}{paragraphs}{}</body></html>",
        "<div><b><span>".repeat(depth),
        "</span></b></div>".repeat(depth)
    );
    assert_eq!(read("orvania.html", page.as_bytes()), "");
}

#[test]
fn tags_that_never_end_do_no_harm() {
    let page = format!(
        "<html><body>{}{}",
        report("Orvania", 2012).replace("\n\n", "<p>"),
        "<div <<< <table><tr><td".repeat(2000)
    );
    let told = read("orvania.html", page.as_bytes());
    assert!(told.contains("what stands before that was read"), "{told}");
    assert_eq!(told.lines().count(), 1);
}
