//! Somebody who hands files in, and waits for them.

use axum::http::StatusCode;
use unmet::serve::{Access, Hosts, Person, Role};

use crate::caller::{Answer, Caller};

pub fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/data/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

pub fn ana() -> Access {
    let ana = Person {
        name: "Ana".to_owned(),
        role: Role::Reviewer,
    };
    Access::open(ana, Hosts::default().and("unmet.example.org"))
}

/// Drops files and waits until they are read.
pub async fn dropped(caller: &Caller, files: &[(&str, &[u8])]) -> (String, Answer) {
    let token = caller.token("/sources").await;
    let answer = caller.drops(&token, files).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let job = answer.leads_to().to_owned();
    let page = finished(caller, &job).await;
    (job, page)
}

/// Looks until nothing is under way any more.
pub async fn finished(caller: &Caller, job: &str) -> Answer {
    loop {
        let page = caller.gets(job).await;
        if !page.text().contains("id=\"under-way\"") {
            return page;
        }
        tokio::task::yield_now().await;
    }
}

pub async fn presses(caller: &Caller, job: &str, what: &str, fields: &[(&str, &str)]) -> Answer {
    let token = caller.token("/sources").await;
    let all: Vec<(&str, &str)> = fields
        .iter()
        .copied()
        .chain([("token", token.as_str())])
        .collect();
    caller.posts(&format!("{job}/{what}"), &all).await
}
