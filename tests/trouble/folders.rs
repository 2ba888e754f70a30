//! Folders with more in them than reports.

use insta::assert_snapshot;

use crate::place::{Place, report};

#[test]
fn unrelated_files_among_reports_are_skipped_with_a_reason() {
    let place = Place::with(&[
        (
            "reports/README.md",
            b"# Reports\n\nEvery Trafficking in Persons Report about Peru up to 2023.",
        ),
        ("reports/budget.csv", b"year,cost\n2012,5\n"),
        ("reports/letter.pdf", b"%PDF-1.7 ..."),
        ("reports/orvania.txt", report("Orvania", 2012).as_bytes()),
        (
            "reports/package.json",
            b"{\"name\": \"reports\", \"version\": \"1.0.0\"}",
        ),
        (
            "reports/page.html",
            b"<html><body><script>1</script></body></html>",
        ),
        ("reports/zeros.txt", &[0; 500]),
    ]);
    let ran = place.run(&["add", "reports"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.err, @r#"
    skipped: reports/README.md: nothing of a report was found in it: no country heading, no section, no recommendations; if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND
    skipped: reports/budget.csv is a table, but none of its columns is known for one of recommendations; its columns are "year", "cost": name the one that is, such as --map "text=year"
    skipped: reports/letter.pdf is a PDF that is damaged or not whole, and none of its pages could be read; download it again
    skipped: reports/package.json, line 1: it holds none of the keys country, year, rating, recommendations, sections; a line looks like {"country": "Peru", "year": 2023, "recommendations": [{"text": "…"}], "sections": [{"kind": "protection", "text": "…"}]}
    skipped: reports/page.html holds no words when read as html; look into it, or name another reader with --format
    skipped: reports/zeros.txt holds nothing but zero bytes, as a broken download does; download it again
    "#);
    assert!(ran.out.contains("6 files skipped"), "{}", ran.out);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn what_is_skipped_in_a_folder_is_a_problem_when_it_is_named() {
    let place = Place::with(&[
        ("reports/README.md", b"# Reports\n\nThese are reports."),
        ("reports/orvania.txt", report("Orvania", 2012).as_bytes()),
    ]);
    assert_eq!(place.run(&["add", "reports"]).status, 0);
    for named in [
        &["reports/README.md"][..],
        &["reports", "reports/README.md"],
    ] {
        let ran = place.run(&[&["add"], named].concat());
        assert_eq!(ran.status, 1, "{named:?}");
        assert!(
            ran.err.starts_with("unmet: reports/README.md: "),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_report_that_is_not_understood_is_a_problem_in_a_folder_too() {
    let place = Place::with(&[
        ("reports/orvania.txt", report("Orvania", 2012).as_bytes()),
        (
            "reports/somewhere.txt",
            b"The government increased prosecution efforts. Courts sat in 2019.",
        ),
        (
            "reports/torn.jsonl",
            b"{\"country\": \"Peru\", \"year\": 2012, \"sec",
        ),
    ]);
    let ran = place.run(&["add", "reports"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @r#"
    unmet: reports/somewhere.txt: which country it is about could not be told; say so with --country NAME
    unmet: reports/torn.jsonl, line 1: it breaks off before the report's end; a line looks like {"country": "Peru", "year": 2023, "recommendations": [{"text": "…"}], "sections": [{"kind": "protection", "text": "…"}]}
    "#);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn a_folder_without_any_report_is_a_problem() {
    let place = Place::with(&[("notes/a.txt", b"Milk"), ("empty/.hidden", b"")]);
    let ran = place.run(&["add", "notes", "empty"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @r#"
    skipped: notes/a.txt: nothing of a report was found in it: no country heading, no section, no recommendations; if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND
    unmet: empty holds no file with a report that can be read; reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these
    unmet: notes holds no file with a report that can be read; reports are PDF, Word, OpenDocument, RTF, EPUB, text, wiki and JSON Lines files, web pages, tables (CSV, XLSX, ODS), and ZIP, TAR and gzip packs of these
    "#);
}

#[test]
fn one_country_is_taken_from_a_folder_of_many_countries() {
    let many = format!("{}\n\n{}", report("Chile", 2012), report("Haiti", 2012));
    let place = Place::with(&[
        ("reports/c-to-h.txt", many.as_bytes()),
        ("reports/peru.txt", report("Peru", 2012).as_bytes()),
    ]);
    let ran = place.run(&["add", "--country", "Peru", "reports"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.err, @"skipped: reports/c-to-h.txt: it holds reports of Chile, Haiti but none of Peru; leave out --country, or give one of these names");
    assert_eq!(place.reports(), ["PER-2012"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_in_a_folder_are_skipped() {
    use std::os::unix::fs::symlink;
    let place = Place::with(&[("reports/orvania.txt", report("Orvania", 2012).as_bytes())]);
    symlink("../reports", place.path("reports/again")).unwrap();
    symlink("loop", place.path("reports/loop")).unwrap();
    symlink("nowhere", place.path("reports/void")).unwrap();
    let ran = place.run(&["add", "reports"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @r#"
    skipped: reports/again is a link, which is not followed; name it itself to read it
    skipped: reports/loop is a link, which is not followed; name it itself to read it
    skipped: reports/void is a link, which is not followed; name it itself to read it
    "#);
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn a_missing_folder_is_told() {
    let ran = Place::new().run(&["add", "reports/"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: reports/ does not exist; check the path");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_told() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&[
        ("reports/closed/peru.txt", report("Peru", 2012).as_bytes()),
        ("reports/orvania.txt", report("Orvania", 2012).as_bytes()),
    ]);
    let closed = place.path("reports/closed");
    fs::set_permissions(&closed, Permissions::from_mode(0o000)).unwrap();
    let holds = fs::read_dir(&closed).is_err();
    let ran = holds.then(|| place.run(&["add", "reports"]));
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let Some(ran) = ran else {
        eprintln!("skipped: permissions do not hold for this user");
        return;
    };
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: reports/closed cannot be read: you are not allowed to; change its permissions or copy it elsewhere");
    assert_eq!(place.reports(), ["ORVANIA-2012"]);
}

#[test]
fn an_edition_named_for_a_folder_of_several_does_not_make_one_of_them() {
    let place = Place::with(&[
        ("reports/a.txt", report("Orvania", 2012).as_bytes()),
        ("reports/b.txt", report("Orvania", 2018).as_bytes()),
        ("reports/2020/c.txt", report("Orvania", 2020).as_bytes()),
    ]);
    let ran = place.run(&["add", "--year", "2018", "reports"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err);
    assert_eq!(place.reports(), ["ORVANIA-2018"]);
    let ran = place.run(&["add", "--year", "2019", "reports/b.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(place.reports(), ["ORVANIA-2019"]);
}

#[test]
fn an_edition_named_for_several_records_does_not_make_one_of_them() {
    let records = [2012, 2018].map(|year| crate::place::record("Orvania", year, "Fund shelters."));
    let place = Place::with(&[("records.jsonl", records.concat().as_bytes())]);
    let ran = place.run(&["add", "--year", "2018", "records.jsonl"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err);
    assert_eq!(place.reports(), ["ORVANIA-2018"]);
}

#[test]
fn a_whole_report_that_is_called_one_section_is_remarked() {
    let place = Place::with(&[("a.txt", report("Orvania", 2012).as_bytes())]);
    let ran = place.run(&["add", "--section", "protection", "a.txt"]);
    assert_snapshot!(ran.err);
}
