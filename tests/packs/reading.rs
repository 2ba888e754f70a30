//! Packs of reports go in as they are.

use insta::assert_snapshot;

use crate::make::{gzip, tar, zip};
use crate::place::{Place, report};

fn peru(year: u16) -> String {
    report("Peru", year)
}

#[test]
fn a_zip_of_reports_is_read_like_a_folder_of_them() {
    let (first, second) = (peru(2012), peru(2013));
    let members: &[(&str, &[u8])] = &[
        ("reports/2013/peru.txt", second.as_bytes()),
        ("reports/2012/peru.txt", first.as_bytes()),
        ("reports/README.md", b"# What is here\n\nMilk and eggs."),
        ("reports/.hidden.txt", second.as_bytes()),
        ("__MACOSX/reports/2012/._peru.txt", b"\0\x05\x16\x07"),
        ("reports/.DS_Store", b"\0\0\0\x01Bud1"),
        (
            "reports/map.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
        ),
    ];
    let place = Place::with(&[("reports.zip", &zip(members))]);
    let ran = place.run(&["add", "reports.zip"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.err, @"
    skipped: reports.zip › reports/README.md: nothing of a report was found in it: no country heading, no section, no recommendations; if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND
    skipped: reports.zip › reports/map.png looks like an image (PNG); the words in it cannot be read: add the report as text or HTML
    ");
    assert!(ran.out.contains("2 files skipped"), "{}", ran.out);
    assert_eq!(place.reports(), ["PER-2012", "PER-2013"]);
    assert_snapshot!(origins(&place), @"
    reports.zip › reports/2012/peru.txt
    reports.zip › reports/2013/peru.txt
    ");
}

#[test]
fn what_a_pack_brings_is_what_a_folder_brings() {
    let (first, second) = (peru(2012), peru(2013));
    let members: &[(&str, &[u8])] = &[("a.txt", first.as_bytes()), ("b.txt", second.as_bytes())];
    let exported = |name: &str, bytes: &[u8]| {
        let place = Place::with(&[(name, bytes)]);
        assert_eq!(place.run(&["add", name]).status, 0);
        place.run(&["export"]).out
    };
    let folder = Place::with(&[
        ("all/a.txt", first.as_bytes()),
        ("all/b.txt", second.as_bytes()),
    ]);
    assert_eq!(folder.run(&["add", "all"]).status, 0);
    let as_folder = folder.run(&["export"]).out;
    for (name, bytes) in [
        ("all.zip", zip(members)),
        ("all.tar", tar(members)),
        ("all.tar.gz", gzip(&tar(members))),
        ("named-badly.txt", zip(members)),
        ("zip-in.zip", zip(&[("deeper/all.zip", &zip(members))])),
        ("tar-in.zip", zip(&[("all.tgz", &gzip(&tar(members)))])),
    ] {
        assert_eq!(exported(name, &bytes), as_folder, "{name}");
    }
}

#[test]
fn a_page_packed_by_gzip_is_read() {
    let place = Place::with(&[("peru.txt.gz", &gzip(peru(2012).as_bytes()))]);
    let ran = place.run(&["add", "peru.txt.gz"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_snapshot!(origins(&place), @"peru.txt.gz › peru.txt");
}

#[test]
fn a_pack_in_a_folder_is_opened() {
    let pack = zip(&[("peru.txt", peru(2012).as_bytes())]);
    let photos = zip(&[("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")]);
    let place = Place::with(&[
        ("reports/orvania.txt", report("Orvania", 2012).as_bytes()),
        ("reports/packed/peru.zip", &pack),
        ("reports/photos.zip", &photos),
    ]);
    let ran = place.run(&["add", "reports"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.err, @"
    skipped: reports/photos.zip › a.png looks like an image (PNG); the words in it cannot be read: add the report as text or HTML
    skipped: reports/photos.zip holds no file with a report that can be read; reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these
    ");
    assert_eq!(place.reports(), ["ORVANIA-2012", "PER-2012"]);
}

#[test]
fn adding_a_pack_again_changes_nothing() {
    let place = Place::with(&[("a.zip", &zip(&[("peru.txt", peru(2012).as_bytes())]))]);
    assert_eq!(place.run(&["add", "a.zip"]).status, 0);
    let before = place.run(&["export"]).out;
    let ran = place.run(&["add", "a.zip"]);
    assert_eq!(ran.status, 0);
    assert_eq!(place.run(&["export"]).out, before);
}

#[test]
fn a_pack_on_standard_input_is_opened() {
    let pack = zip(&[("peru.txt", peru(2012).as_bytes())]);
    let place = Place::with(&[("a.zip", &pack)]);
    let output = place
        .command()
        .args(["add", "-"])
        .stdin(std::fs::File::open(place.path("a.zip")).unwrap())
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_snapshot!(origins(&place), @"standard input › peru.txt");
}

#[test]
fn a_forced_format_is_that_of_what_is_in_the_pack() {
    let text = "= Peru =\n\n== Prosecution (2012) ==\nCourts convicted nine traffickers.";
    let place = Place::with(&[("a.zip", &zip(&[("peru.txt", text.as_bytes())]))]);
    let ran = place.run(&["add", "--format", "wiki", "a.zip"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(place.run(&["sources", "--json"]).out.contains("\"wiki\""));
}

#[test]
fn what_a_browser_saved_beside_a_page_makes_one_line() {
    let page = format!("<html><body><pre>{}</pre></body></html>", peru(2012));
    let files: Vec<(String, &[u8])> = (0..31)
        .map(|n| {
            (
                format!("saved/peru_files/part{n}.js"),
                b"var a = 1;".as_slice(),
            )
        })
        .chain([(
            "saved/peru_files/frame.html".to_owned(),
            b"<p>Ads".as_slice(),
        )])
        .chain([("saved/peru.html".to_owned(), page.as_bytes())])
        .collect();
    let members: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let place = Place::with(&members);
    let ran = place.run(&["add", "saved"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.err, @"skipped: saved/peru_files holds 32 files that a browser saved beside peru.html: its pictures and scripts");
    assert!(ran.out.contains("32 files skipped"), "{}", ran.out);

    for (name, bytes) in [("saved.zip", zip(&members)), ("saved.tar", tar(&members))] {
        let place = Place::with(&[(name, &bytes)]);
        let ran = place.run(&["add", name]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert_eq!(place.reports(), ["PER-2012"]);
    }
}

/// Where the reports came from, by their sources' names.
fn origins(place: &Place) -> String {
    let listed = place.run(&["sources", "--json"]).out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let sources = listed["sources"].as_array().or(listed.as_array()).unwrap();
    let origins: Vec<&str> = (sources.iter())
        .map(|source| source["origin"].as_str().unwrap())
        .collect();
    origins.join("\n")
}
