//! Files that hold no report, or cannot be got at.

use std::fs::{self, File};
use std::io::Write;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::place::{Place, Ran, report};

const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\0IEND";

/// A place with a good report beside the bad file.
fn beside_a_good_one(name: &str, bytes: &[u8]) -> Place {
    Place::with(&[
        (name, bytes),
        ("orvania.txt", report("Orvania", 2012).as_bytes()),
    ])
}

/// Adds the bad file, then the good one: the good one is stored whatever is said of the bad one.
fn told_of(place: &Place, bad: &str) -> String {
    let ran = place.run(&["add", bad, "orvania.txt"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
    ran.err
}

#[test]
fn an_empty_file_is_told() {
    let place = beside_a_good_one("empty.txt", b"");
    assert_snapshot!(told_of(&place, "empty.txt"), @"unmet: empty.txt is empty; save or download it again");
}

#[test]
fn a_file_of_zeros_is_told() {
    let place = beside_a_good_one("zeros.txt", &[0; 10_000]);
    assert_snapshot!(told_of(&place, "zeros.txt"), @"unmet: zeros.txt holds nothing but zero bytes, as a broken download does; download it again");
}

#[test]
fn a_picture_with_the_name_of_a_text_is_told() {
    let place = beside_a_good_one("peru.txt", PNG);
    assert_snapshot!(told_of(&place, "peru.txt"), @"unmet: peru.txt looks like an image (PNG); the words in it cannot be read: add the report as text or HTML");
}

#[test]
fn a_giant_is_refused_by_its_size() {
    let place = beside_a_good_one("giant.txt", b"");
    let giant = File::create(place.path("giant.txt")).unwrap();
    giant.set_len(2 << 30).unwrap();
    assert_snapshot!(told_of(&place, "giant.txt"), @"unmet: giant.txt is 2.0 GiB large, over the limit of 256.0 MiB; if it holds reports, --max-size 2048MiB lets it in");
}

#[test]
fn the_limit_of_size_can_be_set() {
    let place = beside_a_good_one("empty.txt", b"");
    let ran = place.run(&["add", "--max-size", "500B", "orvania.txt"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: orvania.txt is 584 B large, over the limit of 500 B; if it holds reports, --max-size 1MiB lets it in");
    let ran = place.run(&["add", "--max-size", "1MiB", "orvania.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn a_missing_file_is_told() {
    let place = beside_a_good_one("here.txt", b"");
    assert_snapshot!(told_of(&place, "nowhere.txt"), @"unmet: nowhere.txt does not exist; check the path");
}

#[test]
fn a_text_without_a_country_is_told() {
    let text =
        "The government increased prosecution efforts. Courts convicted nine traffickers in 2019.";
    let place = beside_a_good_one("section.txt", text.as_bytes());
    assert_snapshot!(told_of(&place, "section.txt"), @"unmet: section.txt: which country it is about could not be told; say so with --country NAME");
    let ran = place.run(&["add", "--country", "Peru", "--year", "2020", "section.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(place.reports(), ["ORVANIA-2012", "PER-2020"]);
}

#[test]
fn a_text_without_a_year_is_told() {
    let text =
        "PERU (Tier 2)\n\nPROTECTION\n\nThe government increased efforts to protect victims.";
    let place = beside_a_good_one("peru.txt", text.as_bytes());
    assert_snapshot!(told_of(&place, "peru.txt"), @"unmet: peru.txt: of which year's report the text about Peru is could not be told; say so with --year YEAR (the report's own year, not the year it tells of)");
}

#[test]
fn a_shopping_list_is_told() {
    let place = beside_a_good_one("list.txt", b"Milk\nEggs\nBread");
    assert_snapshot!(told_of(&place, "list.txt"), @"unmet: list.txt: nothing of a report was found in it: no country heading, no section, no recommendations; if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND");
}

#[test]
fn nothing_on_standard_input_is_told() {
    let ran = Place::new().run(&["add", "-"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: standard input is empty; save or download it again");
}

#[test]
fn a_database_among_the_files_is_told() {
    let place = Place::with_a_report();
    assert_snapshot!(told_of(&place, "unmet.db"), @"unmet: unmet.db looks like an SQLite database; give a database with --db and add the reports to it");
}

/// The paths are looked at before standard input is read: once more has been read of it than a
/// pipe holds, the other file has been found.
#[test]
fn a_file_that_vanishes_while_others_are_read_is_told() {
    let place = beside_a_good_one("gone.txt", b"PERU (Tier 2)");
    let mut child = (place.command())
        .args(["add", "-", "gone.txt", "orvania.txt"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(report("Peru", 2012).as_bytes()).unwrap();
    input.write_all(&[b' '; 1 << 20]).unwrap();
    fs::remove_file(place.path("gone.txt")).unwrap();
    drop(input);
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: gone.txt was there a moment ago and is gone; add it again when it is back");
    assert_eq!(place.reports(), ["ORVANIA-2012", "PER-2012"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_itself_is_told() {
    let place = beside_a_good_one("other.txt", b"");
    std::os::unix::fs::symlink("loop.txt", place.path("loop.txt")).unwrap();
    assert_snapshot!(told_of(&place, "loop.txt"), @"unmet: loop.txt cannot be read: it is a link that leads back to itself; name the file that is meant");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = beside_a_good_one("secret.txt", b"PERU (Tier 2)");
    let secret = place.path("secret.txt");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&secret).is_ok() {
        eprintln!("skipped: permissions do not hold for this user");
        return;
    }
    assert_snapshot!(told_of(&place, "secret.txt"), @"unmet: secret.txt cannot be read: you are not allowed to; change its permissions or copy it elsewhere");
}

#[test]
fn a_text_that_is_called_a_pdf_by_option_is_said_to_be_none() {
    let place = Place::with(&[("peru.txt", report("Peru", 2020).as_bytes())]);
    let ran = place.run(&["add", "--format", "pdf", "peru.txt"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.err.trim(),
        "unmet: peru.txt is no pdf file: it looks like text; leave out --format pdf"
    );
}

#[test]
fn columns_that_are_named_for_a_text_are_not_used_and_that_is_said() {
    let place = Place::with(&[("peru.txt", report("Peru", 2020).as_bytes())]);
    let ran = place.run(&["add", "--map", "text=Ask", "peru.txt"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("so it was not used"), "{}", ran.err);
}

#[test]
fn a_file_that_ends_as_a_pack_and_is_none_is_told_so() {
    let place = Place::with(&[
        ("reports/peru.txt", report("Peru", 2020).as_bytes()),
        ("reports/all.zip", b"Sorry, there is no such download."),
    ]);
    let ran = place.run(&["add", "reports"]);
    assert!(
        ran.err.contains("ends in .zip, but is no such pack"),
        "{}",
        ran.err
    );
}

/// What begins as the files of old office programs do, with a stream of this name in it.
fn old_office(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn what_is_no_text_is_told_by_what_it_looks_like() {
    for (name, bytes, told) in [
        (
            "talk.txt",
            b"ID3\x03\0\0\0\0\0\0\0\0".to_vec(),
            "looks like a recording (MP3)",
        ),
        (
            "letters.txt",
            b"\0\x01\0\0\0\x0c\0\x80\0\x03\0\x40".to_vec(),
            "looks like a typeface (TTF)",
        ),
        (
            "settings.toml",
            b"[page]\nport = 80\n".to_vec(),
            "looks like a file of settings",
        ),
        (
            "slides.ppt",
            old_office("PowerPoint Document"),
            "looks like a presentation",
        ),
        (
            "table.xls",
            old_office("Workbook"),
            "looks like an old Excel workbook (XLS)",
        ),
        (
            "letter.doc",
            old_office("WordDocument"),
            "looks like an old Word document (DOC)",
        ),
        (
            "plan.mpp",
            old_office("Props"),
            "looks like an old office document",
        ),
    ] {
        let place = beside_a_good_one(name, &bytes);
        let said = told_of(&place, name);
        assert!(
            said.starts_with(&format!("unmet: {name} {told}; ")),
            "{said}"
        );
    }
}
