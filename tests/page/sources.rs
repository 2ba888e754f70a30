//! One source: looking into it, and taking it away again.

use axum::http::StatusCode;
use unmet::serve::{Access, Hosts, Person, Role};

use crate::caller::Caller;
use crate::handing_in::ana;
use crate::program::Program;

fn office() -> (Program, Caller) {
    let program = Program::new();
    for name in ["2022-orvania.txt", "2024-orvania.txt"] {
        let path = format!("{}/data/sample/{name}", env!("CARGO_MANIFEST_DIR"));
        program.answer(&["add", &path]);
    }
    let caller = Caller::at(&program, ana());
    (program, caller)
}

/// What the form that removes a source says of what goes.
fn goes(page: &str) -> String {
    let value = page.split("name=\"goes\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_name_of_a_source_leads_to_what_was_recognised_in_it() {
    let (_program, caller) = office();
    let sources = caller.gets("/sources").await.text();
    assert!(sources.contains("<a href=\"/source/2\">"), "{sources}");
    let page = caller.gets("/source/2").await.text();
    for told in [
        "edition 2024",
        "By which words",
        "href=\"/text/ORVANIA-2024\"",
        "href=\"/country/TIP/ORVANIA\"",
        "href=\"/report/2024?country=ORVANIA&#38;series=TIP\"",
        "drop the same file again",
        "href=\"/source/2/remove\"",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[tokio::test]
async fn the_text_of_a_report_leads_to_its_source() {
    let (_program, caller) = office();
    let text = caller.gets("/text/ORVANIA-2024").await.text();
    let address = text.split("Read from <a href=\"").nth(1).unwrap();
    let address = address.split('"').next().unwrap();
    let page = caller.gets(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    assert!(page.text().contains("2024-orvania.txt"));
}

#[tokio::test]
async fn a_source_that_is_not_there_is_told() {
    let (_program, caller) = office();
    for address in ["/source/99", "/source/99/remove", "/source/none"] {
        let answer = caller.gets(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text().contains("lists those that there are"));
    }
}

#[tokio::test]
async fn what_goes_is_told_before_a_source_is_removed() {
    let (program, caller) = office();
    let asked = caller.gets("/source/1/remove").await.text();
    assert!(
        asked.contains("1 report that no other source gives")
            && asked.contains("Orvania</bdi> 2022"),
        "{asked}"
    );
    assert_eq!(program.export()["reports"].as_array().unwrap().len(), 2);

    let token = caller.token("/sources").await;
    let said = [("token", token.as_str()), ("goes", &goes(&asked))];
    let answer = caller.posts("/source/1/remove", &said).await;
    assert_eq!(answer.leads_to(), "/sources?removed=1");
    let sources = caller.gets(answer.leads_to()).await.text();
    assert!(
        sources.contains("Source 1 is removed") && !sources.contains("2022-orvania.txt"),
        "{sources}"
    );
    let reports = program.export()["reports"].as_array().unwrap().clone();
    assert_eq!(reports.len(), 1);
    let again = caller.posts("/source/1/remove", &said).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn more_than_was_told_is_not_removed() {
    let (program, caller) = office();
    let asked = caller.gets("/source/1/remove").await.text();
    program.answer(&["mark", "ORVANIA-2022-1", "met", "--year", "2022"]);
    let token = caller.token("/sources").await;
    let said = [("token", token.as_str()), ("goes", &goes(&asked))];
    let answer = caller.posts("/source/1/remove", &said).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let page = answer.text();
    assert!(
        page.contains("Nothing was removed") && page.contains("1 decision waits"),
        "{page}"
    );
    assert!(page.contains("the history keeps it"), "{page}");
    assert_eq!(program.export()["reports"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn who_may_change_nothing_looks_and_removes_nothing() {
    let (program, _) = office();
    let rita = Person {
        name: "Rita".to_owned(),
        role: Role::Reader,
    };
    let hosts = Hosts::default().and("unmet.example.org");
    let caller = Caller::at(&program, Access::open(rita, hosts));
    let page = caller.gets("/source/1").await.text();
    assert!(
        page.contains("By which words") && !page.contains("/source/1/remove"),
        "{page}"
    );
    let asked = caller.gets("/source/1/remove").await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
}
