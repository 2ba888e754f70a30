//! `unmet merge` and `unmet judge --into`: whole databases brought together.

use crate::colleagues::{Colleague, by_a_person};
use crate::program::Program;

const THREE: &str = concat!(
    r#"{"country": "Arlund", "year": 2021, "recommendations": [{"text": "Open a shelter."}], "sections": []}"#,
    "\n",
    r#"{"country": "Besmark", "year": 2021, "recommendations": [{"text": "Train judges."}], "sections": []}"#,
    "\n",
    r#"{"country": "Calor", "year": 2021, "recommendations": [{"text": "Fund shelters."}], "sections": []}"#,
    "\n",
);

fn read_unjudged() -> Program {
    let program = Program::new();
    program.file("three.jsonl", THREE);
    let said = program.answer(&["add", "--unjudged", "three.jsonl"]);
    let told = "3 reports of 1 source stored, not judged yet: unmet judge does that";
    assert!(said.starts_with(told), "{said}");
    program
}

#[test]
fn countries_are_shared_out_by_their_codes_and_come_together() {
    let program = read_unjudged();
    for (codes, file, said) in [
        ("A-B", "a-b.db", "a-b.db: 2 countries judged\n"),
        ("C-Z", "c-z.db", "c-z.db: 1 country judged\n"),
    ] {
        let told = program.answer(&["judge", "--countries", codes, "--into", file]);
        assert_eq!(told, said);
    }
    let merged = program.answer(&["--db", "all.db", "merge", "a-b.db", "c-z.db"]);
    assert_eq!(
        merged,
        "a-b.db: 2 new reports of 2 countries; all of them judged\n\
         c-z.db: 1 new report of 1 country; all of them judged\n"
    );
    let export = |database| program.answer(&["--db", database, "export", "--format", "json"]);
    assert_eq!(export("all.db"), export("unmet.db"));
}

#[test]
fn judging_again_finds_nothing_to_do() {
    let program = read_unjudged();
    assert_eq!(program.answer(&["judge"]), "unmet.db: 3 countries judged\n");
    let again = program.json(&["judge", "--json"]);
    assert_eq!(
        (&again["countries"], &again["judged"]),
        (&3.into(), &0.into())
    );
}

#[test]
fn the_whole_database_of_a_colleague_comes_beside_ones_own() {
    let ana = Colleague::with_the_reports("Ana");
    let ben = Colleague::without_the_last_report("Ben");
    ana.says(&["mark", "ORVANIA-2020-1", "partial", "--year", "2020"]);
    let database = ana.program.database();
    let said = ben.program.answer(&["merge", database.to_str().unwrap()]);
    assert!(
        said.contains("1 new report of 1 country, 2 known already"),
        "{said}"
    );
    assert!(said.contains("1 new decision taken in"), "{said}");
    assert_eq!(ben.status("ORVANIA-2020-1"), by_a_person("partial"));
    assert_eq!(ben.program.export(), ana.program.export());
    ben.is_sound();
    let again = ben.program.answer(&["merge", database.to_str().unwrap()]);
    assert!(
        again.contains("0 new reports of 1 country, 3 known already"),
        "{again}"
    );
}

#[test]
fn a_report_that_reads_otherwise_stays_as_it_is_here_and_that_is_said() {
    let program = read_unjudged();
    program.file(
        "other.jsonl",
        &THREE.replace("Train judges", "Train police officers"),
    );
    program.answer(&["--db", "other.db", "add", "-q", "other.jsonl"]);
    let before = program.export();
    let ran = program.run(&["merge", "other.db"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let told = "note: BESMARK-2021 reads otherwise in other.db and stays as it is here";
    assert!(ran.err.contains(told), "{}", ran.err);
    assert_eq!(program.export(), before);
}

#[test]
fn a_file_that_cannot_be_merged_does_not_stop_the_one_beside_it() {
    let program = read_unjudged();
    program.file("notes.txt", "no database at all");
    let ran = program.run(&[
        "--db",
        "all.db",
        "merge",
        "notes.txt",
        "missing.db",
        "unmet.db",
    ]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("unmet.db: 3 new reports of 3 countries"),
        "{}",
        ran.out
    );
    for file in ["notes.txt", "missing.db"] {
        assert!(
            ran.err.contains(&format!("{file} was not merged: ")),
            "{}",
            ran.err
        );
    }
    let ran = program.run(&["merge", "unmet.db"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("unmet.db is the database itself"),
        "{}",
        ran.err
    );
}

#[test]
fn codes_that_no_country_has_and_codes_that_are_none_are_told() {
    let program = read_unjudged();
    let ran = program.run(&["judge", "--countries", "X-Z", "--into", "x.db"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("unmet.db holds no country with such a code"),
        "{}",
        ran.err
    );
    assert!(!program.database().with_file_name("x.db").exists());
    let ran = program.run(&["judge", "--countries", "F-A"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("say it like A-F, PER or A-F,PER"),
        "{}",
        ran.err
    );
}
