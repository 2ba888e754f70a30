//! Packs that are locked, torn, or made to do harm: each refused in a sentence, the good files in
//! them and beside them read.

use std::io::{Cursor, Write};

use insta::assert_snapshot;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::make::{gzip, tar, zip};
use crate::place::{Place, report};

/// What is said of a bad pack that has, beside the bad member, a good one: that one is read.
fn told_of(bytes: &[u8]) -> String {
    told_with(bytes, &[])
}

fn told_with(bytes: &[u8], options: &[&str]) -> String {
    let place = Place::with(&[("bad.zip", bytes)]);
    let ran = place.run(&[&["add", "bad.zip"], options].concat());
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(place.reports(), ["PER-2012"], "{}", ran.err);
    ran.err
}

fn good() -> String {
    report("Peru", 2012)
}

#[test]
fn names_that_lead_out_of_the_pack_are_refused() {
    let good = good();
    let bytes = zip(&[
        ("../../orvania.txt", b"ORVANIA (Tier 2)"),
        ("/etc/orvania.txt", b"ORVANIA (Tier 2)"),
        ("C:\\orvania.txt", b"ORVANIA (Tier 2)"),
        ("peru.txt", good.as_bytes()),
    ]);
    assert_snapshot!(told_of(&bytes), @"
    unmet: bad.zip › ../../orvania.txt was not read: its name leads out of the pack, which is made to overwrite files; find out who made it, and add the report itself
    unmet: bad.zip › /etc/orvania.txt was not read: its name leads out of the pack, which is made to overwrite files; find out who made it, and add the report itself
    unmet: bad.zip › C:/orvania.txt was not read: its name leads out of the pack, which is made to overwrite files; find out who made it, and add the report itself
    ");
    let bytes = tar(&[
        ("../orvania.txt", b"ORVANIA (Tier 2)"),
        ("peru.txt", good.as_bytes()),
    ]);
    assert_snapshot!(told_of(&bytes), @"unmet: bad.zip › ../orvania.txt was not read: its name leads out of the pack, which is made to overwrite files; find out who made it, and add the report itself");
}

#[test]
fn a_member_that_grows_out_of_proportion_is_refused() {
    let words = b"a".repeat(20 << 20);
    let bytes = zip(&[("bomb.txt", &words), ("peru.txt", good().as_bytes())]);
    assert!(bytes.len() < 100_000);
    assert_snapshot!(told_of(&bytes), @"unmet: bad.zip › bomb.txt was not read: it unpacks to more than 200 times its size, as no report does; if it is one all the same, unpack it and add the file itself");
}

#[test]
fn a_member_over_the_limit_of_size_is_refused_by_what_comes_out() {
    let lines: String = (0..20_000).map(|n| format!("{n} lines\n")).collect();
    let bytes = zip(&[
        ("long.txt", lines.as_bytes()),
        ("peru.txt", good().as_bytes()),
    ]);
    assert_snapshot!(told_with(&bytes, &["--max-size", "100KiB"]), @"unmet: bad.zip › long.txt goes on past the limit of 100.0 KiB; --max-size 1MiB would let twice as much in");
}

#[test]
fn a_pack_that_unpacks_to_too_much_is_read_as_far_as_that() {
    let lines = "words ".repeat(16_000);
    let names: Vec<String> = (0..30).map(|n| format!("z{n}.txt")).collect();
    let good = good();
    let mut members = vec![("peru.txt", good.as_bytes())];
    members.extend(names.iter().map(|name| (name.as_str(), lines.as_bytes())));
    let said = told_with(&zip(&members), &["--max-size", "100KiB"]);
    let problems: Vec<&str> = said.lines().filter(|l| l.starts_with("unmet")).collect();
    assert_snapshot!(problems.join("\n"), @"unmet: bad.zip unpacks to more than 1.6 MiB, and only so much was read; if it holds reports, unpack it and add the folders in it");
}

#[test]
fn packs_in_packs_in_packs_are_read_three_deep() {
    let within = |bytes: Vec<u8>| zip(&[("in.zip", &bytes)]);
    let good = good();
    let fourth = zip(&[("orvania.txt", report("Orvania", 2012).as_bytes())]);
    let third = zip(&[("d.zip", &fourth), ("peru.txt", good.as_bytes())]);
    assert_snapshot!(told_of(&within(within(third))), @"unmet: bad.zip › in.zip › in.zip › d.zip was not read: it is a pack within 3 others; unpack it and add the files in it");
}

#[test]
fn a_locked_member_is_told() {
    // The bit that says "encrypted" in the headers of a member that is not.
    let good = good();
    let mut bytes = zip(&[
        ("locked.txt", b"ORVANIA (Tier 2)"),
        ("peru.txt", good.as_bytes()),
    ]);
    let local = position(&bytes, b"PK\x03\x04");
    bytes[local + 6] |= 1;
    let central = position(&bytes, b"PK\x01\x02");
    bytes[central + 8] |= 1;
    assert_snapshot!(told_of(&bytes), @"unmet: bad.zip › locked.txt is locked with a password; unpack it with the password and add the file itself");
}

#[test]
fn a_damaged_member_is_told() {
    let good = good();
    let orvania = report("Orvania", 2012);
    let mut bytes = zip(&[
        ("broken.txt", orvania.as_bytes()),
        ("peru.txt", good.as_bytes()),
    ]);
    let data = position(&bytes, b"broken.txt") + "broken.txt".len();
    bytes[data + 90..data + 120].fill(0xAA);
    assert_snapshot!(told_of(&bytes), @"unmet: bad.zip › broken.txt is damaged, what comes out is not what was packed; get it again");
}

#[test]
fn a_member_packed_in_an_uncommon_way_is_told() {
    let good = good();
    let mut bytes = zip(&[
        ("odd.txt", b"ORVANIA (Tier 2)"),
        ("peru.txt", good.as_bytes()),
    ]);
    let (local, central) = (
        position(&bytes, b"PK\x03\x04"),
        position(&bytes, b"PK\x01\x02"),
    );
    bytes[local + 8] = 97;
    bytes[central + 10] = 97;
    assert_snapshot!(told_of(&bytes), @"unmet: bad.zip › odd.txt is packed in an uncommon way; unpack it and add the file itself");
}

#[test]
fn a_download_that_broke_off_is_read_as_far_as_it_goes() {
    let good = good();
    let orvania = report("Orvania", 2012);
    let bytes = zip(&[("peru.txt", good.as_bytes()), ("z.txt", orvania.as_bytes())]);
    let broken = &bytes[..position(&bytes, b"z.txt") + 60];
    assert_snapshot!(told_of(broken), @"
    unmet: bad.zip › z.txt is damaged, it breaks off before its end; get it again
    unmet: bad.zip is damaged, its table of contents is missing or wrong; 1 file could be read without it; get it again
    ");
}

#[test]
fn a_tar_that_broke_off_is_read_as_far_as_it_goes() {
    let good = good();
    let orvania = report("Orvania", 2012);
    let bytes = tar(&[("peru.txt", good.as_bytes()), ("z.txt", orvania.as_bytes())]);
    let broken = &bytes[..512 + 1024 + 512 + 100];
    assert_snapshot!(told_of(broken), @"
    unmet: bad.zip › z.txt is damaged, it breaks off before its end; get it again
    unmet: bad.zip is damaged, what comes out is not what was packed; get it again
    ");
    assert_snapshot!(told_of(&gzip(broken)), @"
    unmet: bad.zip › z.txt is damaged, it breaks off before its end; get it again
    unmet: bad.zip is damaged, what comes out is not what was packed; get it again
    ");
}

#[test]
fn a_link_in_a_pack_is_not_followed() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer
        .add_symlink("link.txt", "/etc/passwd", options)
        .unwrap();
    writer.start_file("peru.txt", options).unwrap();
    writer.write_all(good().as_bytes()).unwrap();
    let place = Place::with(&[("a.zip", &writer.finish().unwrap().into_inner())]);
    let ran = place.run(&["add", "a.zip"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @"skipped: a.zip › link.txt is a link, which is not followed");
}

#[test]
fn a_pack_without_any_report_is_a_problem() {
    let place = Place::with(&[
        ("empty.zip", &zip(&[])),
        ("notes.zip", &zip(&[("a.txt", b"Milk"), ("b.css", b"p {}")])),
        ("notes.txt.gz", &gzip(b"Milk")),
        ("torn.gz", &gzip(good().as_bytes())[..100]),
    ]);
    let ran = place.run(&["add", "empty.zip", "notes.zip", "notes.txt.gz", "torn.gz"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"
    unmet: empty.zip holds no file with a report that can be read; reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these
    skipped: notes.zip › a.txt: nothing of a report was found in it: no country heading, no section, no recommendations; if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND
    skipped: notes.zip › b.css looks like a program's text; add the report itself, as text or HTML
    unmet: notes.zip holds no file with a report that can be read; reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these
    skipped: notes.txt.gz › notes.txt: nothing of a report was found in it: no country heading, no section, no recommendations; if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND
    unmet: notes.txt.gz holds no file with a report that can be read; reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these
    unmet: torn.gz › torn is damaged, it breaks off before its end; get it again
    ");
}

#[test]
fn control_characters_in_a_name_do_not_reach_the_terminal() {
    let place = Place::with(&[("a.zip", &zip(&[("\u{1b}[2Jpe\nru.css", b"p {}")]))]);
    let ran = place.run(&["add", "a.zip"]);
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
}

fn position(bytes: &[u8], wanted: &[u8]) -> usize {
    (bytes.windows(wanted.len()))
        .position(|window| window == wanted)
        .unwrap()
}
