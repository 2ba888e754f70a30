//! What somebody at the page is told when the database cannot be read or written, or when what comes in
//! makes no sense.

use std::time::Duration;

use axum::http::StatusCode;
use rusqlite::Connection;
use unmet::serve::Site;

use crate::caller::{Answer, Caller};
use crate::handing_in::{ana, dropped, finished, presses, sample};
use crate::program::Program;

/// A page of one country, and the program at its database.
fn at_one_report() -> (Program, Caller) {
    let program = Program::new();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/2024-orvania.txt");
    program.answer(&["add", sample]);
    let site = Site::open(&program.database(), Duration::from_millis(20), ana()).unwrap();
    let caller = Caller::of(site);
    (program, caller)
}

/// Somebody says that the first ask is met.
async fn marks(caller: &Caller) -> Answer {
    says(caller, "status ORVANIA-2024-1", "met").await
}

async fn says(caller: &Caller, about: &str, say: &str) -> Answer {
    let token = caller.token("/sources").await;
    let said = [
        ("token", token.as_str()),
        ("about", about),
        ("say", say),
        ("seen", "0"),
    ];
    caller.posts("/ask/ORVANIA-2024-1/say", &said).await
}

fn decided(program: &Program) -> usize {
    let told = program.answer(&["decisions", "export"]);
    told.lines().count() - 1
}

#[tokio::test]
async fn while_another_program_writes_who_decides_is_asked_to_try_again() {
    let (program, caller) = at_one_report();
    let other = Connection::open(program.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let told = marks(&caller).await;
    assert_eq!(told.status, StatusCode::SERVICE_UNAVAILABLE);
    let sentence = "Another program is writing to the database; try again in a moment.";
    assert!(told.text().contains(sentence), "{}", told.text());
    assert_eq!(decided(&program), 0);

    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(marks(&caller).await.status, StatusCode::SEE_OTHER);
    assert_eq!(decided(&program), 1);
}

#[tokio::test]
async fn a_database_that_is_spoilt_meanwhile_is_told_without_where_it_lies() {
    let (program, caller) = at_one_report();
    let other = Connection::open(program.database()).unwrap();
    other
        .execute_batch("ALTER TABLE recommendations RENAME TO elsewhere")
        .unwrap();
    let folder = program.database().parent().unwrap().display().to_string();
    for address in [
        "/ask/ORVANIA-2024-1",
        "/country/TIP/ORVANIA",
        "/report/2024?country=ORVANIA",
        "/export/everything.json",
    ] {
        let told = caller.gets(address).await;
        assert_eq!(told.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        let text = told.text();
        assert!(text.contains("Something went wrong"), "{address}: {text}");
        assert!(
            text.contains("finds the reason where it was started"),
            "{text}"
        );
        assert!(
            !text.contains(&folder) && !text.contains("elsewhere"),
            "{text}"
        );
    }
    other
        .execute_batch("ALTER TABLE elsewhere RENAME TO recommendations")
        .unwrap();
    let again = caller.gets("/ask/ORVANIA-2024-1").await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text());
}

#[tokio::test]
async fn files_that_cannot_be_kept_just_now_are_told_and_nothing_of_them_is() {
    let (program, caller) = at_one_report();
    let text = sample("2022-orvania.txt");
    let (job, _) = dropped(&caller, &[("2022-orvania.txt", &text)]).await;
    let other = Connection::open(program.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    presses(&caller, &job, "keep", &[]).await;
    let told = finished(&caller, &job).await.text();
    assert!(told.contains("Not added"), "{told}");
    assert!(
        told.contains("Another program is writing to the database"),
        "{told}"
    );
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(program.export()["reports"].as_array().unwrap().len(), 1);
    assert_eq!(program.answer(&["check"]).lines().count(), 1);
}

#[tokio::test]
async fn what_is_said_of_something_that_is_not_there_is_told_and_kept_nowhere() {
    let (program, caller) = at_one_report();
    for (about, say, status, sentence) in [
        (
            "status ORVANIA-2024-99",
            "met",
            StatusCode::BAD_REQUEST,
            "There is no ORVANIA-2024-99 in the report as it is now.",
        ),
        (
            "status ORVANIA-2024-1",
            "reject",
            StatusCode::BAD_REQUEST,
            "A status is rejected by saying the right one",
        ),
        (
            "status ORVANIA-2024-1",
            "lack",
            StatusCode::BAD_REQUEST,
            "are said of a sentence only",
        ),
        (
            "evidence ORVANIA-2024-1 ORVANIA-2025-protection-1",
            "accept",
            StatusCode::BAD_REQUEST,
            "There is no ORVANIA-2025-protection-1 in the report as it is now.",
        ),
        (
            "status PER-2024-1",
            "met",
            StatusCode::BAD_REQUEST,
            "There is no PER-2024-1 in the report as it is now.",
        ),
        (
            "the first one",
            "met",
            StatusCode::BAD_REQUEST,
            "is no key of a question",
        ),
        (
            "status ORVANIA-2024-1",
            "perhaps",
            StatusCode::BAD_REQUEST,
            "is no answer; say accept, reject, met",
        ),
    ] {
        let told = says(&caller, about, say).await;
        assert_eq!(told.status, status, "{about} {say}: {}", told.text());
        assert!(
            told.text().contains(sentence),
            "{about} {say}: {}",
            told.text()
        );
    }
    assert_eq!(decided(&program), 0);
}

#[tokio::test]
async fn words_that_no_search_understands_link_nothing_and_are_told() {
    let (program, caller) = at_one_report();
    let token = caller.token("/sources").await;
    let said = [
        ("token", token.as_str()),
        ("other", "shelter AND"),
        ("seen", "0"),
    ];
    let told = caller.posts("/ask/ORVANIA-2024-1/link", &said).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST, "{}", told.text());
    assert!(
        told.text().contains("Nothing stands behind AND"),
        "{}",
        told.text()
    );
    assert_eq!(decided(&program), 0);
}

#[tokio::test]
async fn a_form_of_other_bytes_than_letters_is_told() {
    let (program, caller) = at_one_report();
    let token = caller.token("/sources").await;
    let body = format!("token={token}&about=%ff%fe&say=met&seen=0");
    let told = caller.posts_bytes("/ask/ORVANIA-2024-1/say", body).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST, "{}", told.text());
    assert_eq!(decided(&program), 0);
}

#[tokio::test]
async fn an_edition_of_which_nothing_was_read_has_no_report() {
    let (program, caller) = at_one_report();
    let peru = program.file("peru.txt", "2019 Trafficking in Persons Report: Peru\n\nPERU (Tier 2)\n\nPROTECTION\n\nThe government opened a shelter.\n");
    program.answer(&["add", peru.to_str().unwrap()]);
    for address in [
        "/report/1999",
        "/report/1999?country=ORVANIA",
        "/report/2019?country=ORVANIA",
    ] {
        let told = caller.gets(address).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{address}");
        assert!(told.text().contains("was read"), "{}", told.text());
    }
}

#[tokio::test]
async fn who_loads_the_answer_to_a_form_again_is_led_back() {
    let (_program, caller) = at_one_report();
    for (address, back) in [
        ("/ask/ORVANIA-2024-1/say", "/ask/ORVANIA-2024-1"),
        ("/ask/ORVANIA-2024-1/undo", "/ask/ORVANIA-2024-1"),
        ("/ask/what/say", "/"),
        ("/review/answer?country=ORVANIA", "/review?country=ORVANIA"),
        ("/sources/adding/7/keep", "/sources/adding/7"),
    ] {
        let answer = caller.gets(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(answer.leads_to(), back, "{address}");
    }
}

#[tokio::test]
async fn more_files_than_are_taken_at_once_are_refused_whole() {
    let (program, caller) = at_one_report();
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = (names.iter())
        .map(|name| (name.as_str(), b"x".as_slice()))
        .collect();
    let token = caller.token("/sources").await;
    let told = caller.drops(&token, &files).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST);
    let sentence = "These are more than 10,000 files; put them into a ZIP and drop that";
    assert!(told.text().contains(sentence), "{}", told.text());
    assert_eq!(program.export()["reports"].as_array().unwrap().len(), 1);
}
