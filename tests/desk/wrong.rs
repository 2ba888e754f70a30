//! What cannot be done is told in a sentence that says what to do.

use unmet::store::Store;

use crate::country::Desk;

#[test]
fn an_unknown_name_tells_the_nearest_ones() {
    for given in ["ORV-2010-9", "ORV-2010", "orv-201-1"] {
        let ran = Desk::about_orvania().run(&["show", given]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert!(ran.err.contains("did you mean ORV-201"), "{}", ran.err);
    }
}

#[test]
fn an_unknown_status_is_wrong_usage_and_tells_the_words() {
    let ran = Desk::about_orvania().run(&["mark", "ORV-2010-1", "done"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("met, partial, unmet, dropped, pending"),
        "{}",
        ran.err
    );
}

#[test]
fn a_year_without_reports_tells_the_years_that_there_are() {
    let ran = Desk::about_orvania().run(&["report", "1999"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("there are reports of 2010, 2011, 2013"),
        "{}",
        ran.err
    );
}

#[test]
fn an_unknown_country_is_told() {
    for command in [&["list"][..], &["overview"], &["report", "2011"]] {
        let ran = Desk::about_orvania().run(&[command, &["--country", "Orvanya"]].concat());
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains("did you mean Orvania"), "{}", ran.err);
    }
}

#[test]
fn a_missing_database_says_to_add_reports_first() {
    let desk = Desk::empty();
    for command in [
        &["list"][..],
        &["show", "ORV-2010-1"],
        &["export"],
        &["check"],
    ] {
        let ran = desk.run(command);
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains("unmet add"), "{}", ran.err);
    }
    assert!(!desk.database().exists());
}

#[test]
fn an_empty_database_says_to_add_reports_first() {
    let desk = Desk::empty();
    drop(Store::open(&desk.database()).unwrap());
    for command in [
        &["list"][..],
        &["overview"],
        &["report", "2011"],
        &["export"],
    ] {
        let ran = desk.run(command);
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains("run `unmet add` first"), "{}", ran.err);
    }
}

#[test]
fn every_command_helps_with_examples() {
    let desk = Desk::empty();
    let help = desk.answer(&["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names: Vec<&str> = (commands.take_while(|line| !line.is_empty()))
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .collect();
    assert!(names.len() >= 14, "{help}");
    for name in names {
        let help = desk.answer(&[name, "--help"]);
        assert!(
            help.contains("Example") && help.contains(&format!("unmet {name}")) || name == "check",
            "{help}"
        );
    }
}
