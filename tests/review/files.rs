//! Questions go out in a file and come back with answers.

use serde_json::Value;

use crate::place::{history, keys, questions, with_the_sample};
use crate::program::Program;
use crate::shared;

/// The questions with `say` filled in for the first ones.
fn filled_in(questions: &[Value], words: &[&str]) -> String {
    let mut file = String::new();
    for (place, question) in questions.iter().enumerate() {
        let mut line = question.clone();
        line["say"] = (*words.get(place).unwrap_or(&"")).into();
        file.push_str(&format!("{line}\n"));
    }
    file
}

fn apply(program: &Program, name: &str, text: &str) -> crate::program::Ran {
    program.file(name, text);
    program.run(&["review", "--apply", name])
}

#[test]
fn answers_come_back_in_json_lines() {
    let program = with_the_sample();
    let asked = questions(&program, &[]);
    let file = filled_in(&asked, &["accept", "reject", "met"]);
    let ran = apply(&program, "answers.jsonl", &file);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.contains("3 answers kept, 0 known already"),
        "{}",
        ran.out
    );
    assert_eq!(history(&program).len(), 3);
    let left = questions(&program, &["--all"]);
    for answered in &keys(&asked)[..2] {
        assert!(!keys(&left).contains(answered), "{answered}");
    }
}

#[test]
fn the_same_file_says_nothing_new_the_second_time() {
    let program = with_the_sample();
    let mut file = filled_in(
        &questions(&program, &["--kind", "all"]),
        &["accept", "reject"],
    );
    for status in questions(&program, &["--kind", "status", "--limit", "2"]) {
        let mut line = status.clone();
        line["say"] = "accept".into();
        line["note"] = "read again".into();
        file.push_str(&format!("{line}\n"));
    }
    apply(&program, "answers.jsonl", &file);
    let (before, decided) = (program.export(), history(&program));
    assert_eq!(decided.len(), 4);
    let ran = apply(&program, "answers.jsonl", &file);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.out.contains("0 answers kept, 4 known already"),
        "{}",
        ran.out
    );
    assert_eq!(history(&program), decided);
    assert_eq!(program.export(), before);
}

#[test]
fn a_wrong_line_is_told_and_the_others_are_kept() {
    let program = with_the_sample();
    let asked = questions(&program, &["--limit", "4"]);
    let good = filled_in(&asked, &["accept", "perhaps", "reject", "accept"]);
    let mut lines: Vec<String> = good.lines().map(str::to_owned).collect();
    let text = asked[3]["first"]["text"].as_str().unwrap();
    lines[3] = lines[3].replace(text, "Something else was asked.");
    lines.push("{broken".to_owned());
    lines.push(r#"{"key": "match ORVANIA-1999-1 ORVANIA-2000-1", "say": "accept"}"#.to_owned());
    let ran = apply(&program, "answers.jsonl", &lines.join("\n"));
    assert_eq!(ran.status, 1);
    for told in [
        "answers.jsonl, line 2: \"perhaps\" is no answer",
        "answers.jsonl, line 4: the text has changed",
        "answers.jsonl, line 5: this is not a JSON object",
        "answers.jsonl, line 6: there is no ORVANIA-1999-1",
    ] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert!(ran.out.contains("2 answers kept"), "{}", ran.out);
    assert_eq!(history(&program).len(), 2);
}

#[test]
fn one_file_does_not_say_two_things_of_one_question() {
    let program = with_the_sample();
    let asked = questions(&program, &["--limit", "1"]);
    let file = ["accept", "reject", "accept"]
        .map(|word| filled_in(&asked, &[word]))
        .concat();
    let ran = apply(&program, "answers.jsonl", &file);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("line 2: line 1 says something else"),
        "{}",
        ran.err
    );
    assert_eq!(history(&program).len(), 1);
}

#[test]
fn clear_takes_an_answer_back() {
    let program = with_the_sample();
    let before = program.export();
    let asked = questions(&program, &["--limit", "2"]);
    apply(
        &program,
        "answers.jsonl",
        &filled_in(&asked, &["reject", "reject"]),
    );
    assert_ne!(program.export(), before);
    apply(
        &program,
        "answers.jsonl",
        &filled_in(&asked, &["clear", "clear"]),
    );
    assert_eq!(program.export(), before);
    assert_eq!(history(&program).len(), 4);
}

/// The table as a person fills it in with a spreadsheet, by the sign that it parts columns with.
fn spreadsheet(program: &Program, sign: u8, words: &[&str]) -> Vec<u8> {
    program.answer(&["review", "--csv", "-o", "questions.csv"]);
    let folder = program.database();
    let text = std::fs::read(folder.with_file_name("questions.csv")).unwrap();
    assert!(
        text.starts_with("\u{feff}".as_bytes()),
        "Excel would not know it for UTF-8"
    );
    let mut table = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&text[3..]);
    let mut saved = csv::WriterBuilder::new()
        .delimiter(sign)
        .from_writer(Vec::new());
    for (place, row) in table.records().enumerate() {
        let mut row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        if place == 0 {
            assert_eq!(&row[..4], ["key", "say", "note", "by"]);
        } else if let Some(word) = words.get(place - 1) {
            row[1] = (*word).to_owned();
            row[2] = "à vérifier; peut-être".to_owned();
            row[3] = "Ana".to_owned();
        }
        saved.write_record(&row).unwrap();
    }
    saved.into_inner().unwrap()
}

#[test]
fn a_spreadsheet_comes_back_however_it_was_saved() {
    for (sign, mark) in [(b',', "\u{feff}"), (b';', "\u{feff}"), (b'\t', "")] {
        let program = with_the_sample();
        let saved = spreadsheet(&program, sign, &["accept", "", "Reject "]);
        let saved = format!("{mark}{}", String::from_utf8(saved).unwrap());
        let ran = apply(&program, "answers.csv", &saved);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        let said = program.json(&["history", "--json"]);
        assert_eq!(said.as_array().unwrap().len(), 2);
        assert_eq!(said[0]["by"], "Ana");
        assert_eq!(said[1]["note"], "à vérifier; peut-être");
    }
}

#[test]
fn options_that_contradict_each_other_are_wrong_usage() {
    let program = with_the_sample();
    for arguments in [
        &["review", "--json", "--csv"][..],
        &["review", "--apply", "a.jsonl", "--kind", "match"],
        &["review", "--kind", "everything"],
    ] {
        assert_eq!(program.run(arguments).status, 2, "{arguments:?}");
    }
    let ran = program.run(&["review", "--apply", "nowhere.csv"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("nowhere.csv cannot be read"),
        "{}",
        ran.err
    );
}

#[test]
fn real_reports_can_be_gone_through_to_the_end() {
    let Some(seeds) = shared::shared("seeds") else {
        return;
    };
    let program = Program::new();
    program.answer(&["add", seeds.to_str().unwrap()]);
    let asked = questions(&program, &["--kind", "all", "--all"]);
    let links = asked
        .iter()
        .filter(|question| question["kind"] != "status")
        .count();
    assert!(links > 0 && links < asked.len());
    let ran = apply(
        &program,
        "answers.jsonl",
        &filled_in(&asked, &vec!["accept"; asked.len()]),
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let left = questions(&program, &["--kind", "all", "--all"]);
    assert!(keys(&left).iter().all(|key| !keys(&asked).contains(key)));
}
