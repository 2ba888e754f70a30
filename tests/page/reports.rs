//! The compliance report on the page and as files; what was read and decided.

use std::io::Cursor;

use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use unmet::serve::{Access, Hosts, Person, Role};

use crate::caller::{Answer, Caller};
use crate::country::at_the_sample;
use crate::program::Program;

fn office() -> (Program, Caller) {
    let program = Program::new();
    program.answer(&["add", concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample")]);
    let ana = Person {
        name: "Ana".to_owned(),
        role: Role::Reviewer,
    };
    let access = Access::open(ana, Hosts::default().and("unmet.example.org"));
    let caller = Caller::at(&program, access);
    (program, caller)
}

fn file_name(answer: &Answer) -> &str {
    answer.headers[CONTENT_DISPOSITION].to_str().unwrap()
}

#[tokio::test]
async fn the_file_is_the_very_one_of_the_terminal() {
    let (program, caller) = office();
    for format in ["html", "md", "json"] {
        let address = format!("/report/2024.{format}?country=Orvania");
        let answer = caller.gets(&address).await;
        let arguments = ["report", "2024", "--country", "Orvania", "--format", format];
        assert_eq!(answer.text(), program.answer(&arguments), "{format}");
        assert!(file_name(&answer).contains(&format!("\"unmet-orvania-2024.{format}\"")));
    }
}

#[tokio::test]
async fn tables_come_in_a_zip_and_a_workbook_opens() {
    let (_program, caller) = office();
    for (address, name) in [
        ("/report/2024.csv?country=Orvania", "unmet-orvania-2024.zip"),
        ("/export/everything.csv", "unmet-everything.zip"),
        (
            "/export/everything.xlsx?country=Orvania",
            "unmet-orvania.xlsx",
        ),
        ("/report/2008.xlsx", "unmet-2008.xlsx"),
    ] {
        let answer = caller.gets(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(
            file_name(&answer),
            format!("attachment; filename=\"{name}\"")
        );
        let pack = zip::ZipArchive::new(Cursor::new(answer.bytes)).unwrap();
        assert!(pack.len() > 3, "{address}");
    }
}

#[tokio::test]
async fn everything_is_what_the_terminal_exports() {
    let (program, caller) = office();
    let answer = caller.gets("/export/everything.json").await;
    assert_eq!(answer.headers[CONTENT_TYPE], "application/json");
    assert_eq!(
        answer.text(),
        program.answer(&["export", "--format", "json"])
    );
}

#[tokio::test]
async fn a_country_and_an_edition_are_chosen() {
    let (_program, caller) = office();
    let chosen = caller.gets("/report?country=TIP%2FORVANIA&year=2024").await;
    assert_eq!(chosen.leads_to(), "/report/2024?country=ORVANIA&series=TIP");
    let page = caller.gets(chosen.leads_to()).await.text();
    assert!(
        page.contains("Orvania 2024: what was asked, and what was done"),
        "{page}"
    );
    let all = caller.gets("/report?country=&year=2008").await;
    assert_eq!(all.leads_to(), "/report?year=2008");
    assert_eq!(
        caller.gets("/report?year=2008").await.leads_to(),
        "/report/2008"
    );
    let page = caller.gets("/report/2008").await.text();
    assert!(
        page.contains("Lusatara") && page.contains("Pellandia"),
        "{page}"
    );
    let none = caller
        .gets("/report?country=TIP%2FORVANIA&year=1999")
        .await
        .text();
    assert!(none.contains("No report of 1999 about"), "{none}");
}

#[tokio::test]
async fn whoever_names_only_a_country_gets_its_latest_and_whoever_names_a_missing_edition_the_others()
 {
    let visitor = at_the_sample();
    let latest = visitor.opens("/report?country=TIP%2FORVANIA&year=").await;
    let short = latest.leads_to.unwrap();
    let led = visitor.opens(&short).await.leads_to.unwrap();
    assert_eq!(led, "/report/2024?country=ORVANIA&series=TIP");
    let form = visitor.opens("/report").await;
    assert_eq!(form.reads("#year option")[0], "its latest");
    let missing = visitor
        .opens("/report?country=TIP%2FORVANIA&year=2009")
        .await;
    assert_eq!(
        missing.link("2008"),
        "/report/2008?country=ORVANIA&series=TIP"
    );
}

#[tokio::test]
async fn what_is_quoted_leads_into_its_text_on_the_page_and_nowhere_in_a_file() {
    let visitor = at_the_sample();
    let page = visitor
        .opens("/report/2024?country=ORVANIA&series=TIP")
        .await;
    let quoted = page.attributes(".quotations .place a", "href");
    let texts: Vec<&String> = quoted
        .iter()
        .filter(|to| to.starts_with("/text/"))
        .collect();
    assert_eq!(texts.len(), page.reads(".quotations li").len());
    let figures = page.attributes(".figures td a", "href");
    assert!(!figures.is_empty() && figures.iter().all(|to| to.starts_with("/text/")));
    let (text, sentence) = texts[0].split_once('#').unwrap();
    let stands = visitor.opens(text).await;
    assert!(
        stands
            .attributes("[id]", "id")
            .contains(&sentence.to_owned())
    );

    let file = visitor
        .opens("/report/2024.html?country=ORVANIA&series=TIP")
        .await;
    let alone = file.attributes("a", "href");
    assert!(alone.len() > texts.len(), "{alone:?}");
    assert!(alone.iter().all(|to| !to.starts_with('/')), "{alone:?}");
}

#[tokio::test]
async fn reports_that_are_not_there_are_told_with_those_that_are() {
    let (_program, caller) = office();
    let answer = caller.gets("/report/1999?country=Orvania").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(
        answer.text().contains("there are reports of 2006"),
        "{}",
        answer.text()
    );
    for address in [
        "/report/2024.exe",
        "/report/soon",
        "/export/everything.html",
        "/export/unmet.db",
    ] {
        assert_eq!(
            caller.gets(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}

#[tokio::test]
async fn sources_and_history_tell_what_the_terminal_tells() {
    let (program, caller) = office();
    program.answer(&[
        "mark",
        "ORVANIA-2024-1",
        "partial",
        "--note",
        "half <b>done</b>",
    ]);
    let history = caller.gets("/history?country=ORVANIA").await.text();
    assert!(
        history.contains("marked ORVANIA-2024-1 as partial"),
        "{history}"
    );
    assert!(
        history.contains("half &#60;b&#62;done") && history.contains("/ask/ORVANIA-2024-1"),
        "{history}"
    );
    let sources = caller.gets("/sources?country=LUSATARA").await.text();
    assert!(
        sources.contains("2008-country-narratives") && !sources.contains("2024-orvania"),
        "{sources}"
    );
    assert!(
        sources.contains("href=\"/text/LUSATARA-2008\""),
        "{sources}"
    );
}

#[tokio::test]
async fn an_empty_database_leads_to_adding() {
    let program = Program::new();
    let ana = Person {
        name: "Ana".to_owned(),
        role: Role::Reviewer,
    };
    let access = Access::open(ana, Hosts::default().and("unmet.example.org"));
    let caller = Caller::at(&program, access);
    for address in ["/report", "/sources", "/history"] {
        let answer = caller.gets(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
    }
    assert!(
        caller
            .gets("/report")
            .await
            .text()
            .contains("Add the first ones")
    );
}
