//! Adding that is cut off: by another process, by a full disk, by a sudden death.

use std::process::{Command, Stdio};
use std::time::Duration;

use insta::assert_snapshot;

use crate::place::{Place, Ran, record, report};

#[test]
fn a_database_that_another_process_holds_is_waited_for_and_then_told() {
    let place = Place::with_a_report();
    place.write("peru.jsonl", record("Peru", 2020, "Fund shelters."));
    place.write("chile.jsonl", record("Chile", 2020, "Fund shelters."));
    let other = rusqlite::Connection::open(place.path("unmet.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = place.run(&["--wait", "0.02", "add", "peru.jsonl", "chile.jsonl"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @r#"
    unmet: peru.jsonl and what comes after it were not added, because the database could not be written
    unmet: the database unmet.db is in use by another process that did not let go; this change was not made; try again when that is done
    "#);
    let waited = (place.command())
        .env("UNMET_WAIT", "0.02")
        .args(["mark", "ORVANIA-2012-1", "met"])
        .output()
        .unwrap();
    let ran = Ran::of(waited);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("is in use by another process"),
        "{}",
        ran.err
    );
    assert_eq!(place.run(&["list"]).status, 0, "reading goes on meanwhile");

    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(place.run(&["add", "peru.jsonl", "chile.jsonl"]).status, 0);
    assert_eq!(place.reports(), ["CHL-2020", "ORVANIA-2012", "PER-2020"]);
}

/// In a name space of its own, so that the small disk vanishes with the shell.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_database_as_it_was() {
    let place = Place::with(&[
        ("disk/here", b""),
        ("orvania.txt", report("Orvania", 2012).as_bytes()),
        ("large.jsonl", large().as_bytes()),
        ("peru.txt", report("Peru", 2012).as_bytes()),
    ]);
    let script = "
        mount -t tmpfs -o size=400k none disk || exit 77
        set -e
        $UNMET add orvania.txt
        $UNMET export > before.json
        if $UNMET add large.jsonl peru.txt; then exit 78; fi
        $UNMET check
        $UNMET export > after.json
        $UNMET list > /dev/null
        cmp before.json after.json";
    let shell = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script])
        .current_dir(place.path(""))
        .env("UNMET", env!("CARGO_BIN_EXE_unmet"))
        .env("UNMET_DB", "disk/unmet.db")
        .output();
    let ran = match shell.map(Ran::of) {
        Ok(ran) if ran.status != 77 && !ran.err.starts_with("unshare") => ran,
        _ => {
            eprintln!("skipped: no disk can be mounted here");
            return;
        }
    };
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("disk/unmet.db is sound"), "{}", ran.out);
    assert_snapshot!(ran.err, @r#"
    unmet: large.jsonl and what comes after it were not added, because the database could not be written
    unmet: the disk is full, and the database disk/unmet.db could not be written; what was kept in it is safe; make room and give the command again
    "#);
}

#[test]
fn a_process_killed_at_any_moment_leaves_a_sound_database_and_adding_again_completes() {
    let reports = large();
    let whole = Place::with(&[("reports.jsonl", reports.as_bytes())]);
    assert_eq!(whole.run(&["add", "reports.jsonl"]).status, 0);

    let mut place = Place::new();
    let mut moment = 7_u64;
    for death in 0..15 {
        if death % 3 == 0 {
            // Storing is soon over; later deaths in the same place are those of judging.
            place = Place::with(&[("reports.jsonl", reports.as_bytes())]);
        }
        let mut child = (place.command())
            .args(["add", "reports.jsonl"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Any moments will do; these are the same every time.
        moment = moment * 75 % 65_537;
        std::thread::sleep(Duration::from_micros(moment * 2));
        child.kill().unwrap();
        child.wait().unwrap();
        let ran = place.run(&["check"]);
        let nothing_yet = ran.err.contains("there is no database");
        assert!(ran.status == 0 || nothing_yet, "{}", ran.err);
    }
    assert_eq!(place.run(&["add", "reports.jsonl"]).status, 0);
    place.is_sound();
    assert_eq!(place.run(&["export"]).out, whole.run(&["export"]).out);
}

/// Reports enough that adding them takes a while.
fn large() -> String {
    let verbs = [
        "Train", "Fund", "Screen", "Convict", "Inspect", "Register", "Shelter",
    ];
    let whom = ["judges", "victims", "migrants", "officials", "children"];
    let mut lines = String::new();
    for country in [
        "Chile", "Haiti", "Peru", "Chad", "Fiji", "Togo", "Nepal", "Ghana",
    ] {
        for year in 2001..=2006_usize {
            let pick = |by: usize| (verbs[year * by % 7], whom[(year + by) % 5]);
            let asks: Vec<String> = (1..=6)
                .map(|by| {
                    let (verb, whom) = pick(by);
                    format!("\"{verb} the {whom} of region {by} every year.\"")
                })
                .collect();
            let sentences: String = (1..=30)
                .map(|by| {
                    let (verb, whom) = pick(by);
                    format!("The government did not {verb} {whom} of region {by} in {year}. ")
                })
                .collect();
            lines += &format!(
                "{{\"country\": \"{country}\", \"year\": {year}, \"recommendations\": [{}], \"sections\": [{{\"kind\": \"protection\", \"text\": \"{sentences}\"}}]}}\n",
                asks.join(", ")
            );
        }
    }
    lines
}
